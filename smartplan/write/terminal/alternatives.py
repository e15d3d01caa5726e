"""What else could have been of one initiative, and what that would cost, on the screen."""

from collections.abc import Sequence
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from smartplan.core.roadmap import Alternative, Price
from smartplan.write.proof import AIMS
from smartplan.write.reasons import constraint_sentence
from smartplan.write.terminal.screen import print_line
from smartplan.write.words import Words, later

QUESTION_WORDS = {
    "with": later("if it were in"),
    "without": later("if it were out"),
    "earlier": later("if it started earlier"),
}
MONEY_STAGE = "cost"


def show_alternatives(console: Console, alternatives: Sequence[Alternative], words: Words) -> None:
    """Print what the solver answers when asked again with one initiative otherwise."""
    for one in alternatives:
        question, answer = words(QUESTION_WORDS[one.question]), _answer(one, words)
        print_line(console, Text("  " + words("{question}: {answer}", question=question, answer=answer)))
        for label, ids in ((later("takes in"), one.joins), (later("leaves out"), one.leaves)):
            if ids:
                print_line(console, Text(f"    {words(label)}: {', '.join(ids)}"))


def _answer(one: Alternative, words: Words) -> str:
    if one.possible is None:
        return words("not settled within the limit")
    if not one.possible:
        demands = words.listing([constraint_sentence(constraint, words) for constraint in one.conflict])
        return words("not possible: {demands}", demands=demands)
    return words("as good in every aim") if one.price is None else _price(one.price, words)


def _price(price: Price, words: Words) -> str:
    stage = words(AIMS[price.name])
    low, high = (None if one is None else _amount(price.name, one, words) for one in (price.low, price.high))
    if low is None and high is None:
        return words("what it loses is not settled within the limit: {stage}", stage=stage)
    if low is None:
        return words("loses at most {high} of: {stage}", high=high, stage=stage)
    if high is None:
        return words("loses at least {low} of: {stage}", low=low, stage=stage)
    if price.low == price.high:
        return words("loses {amount} of: {stage}", amount=low, stage=stage)
    return words("loses between {low} and {high} of: {stage}", low=low, high=high, stage=stage)


def _amount(stage: str, amount: Fraction, words: Words) -> str:
    return words.money_short(int(amount)) if stage == MONEY_STAGE else words.number(amount, 3)

"""A migration on the screen: what carries over from where, what must be answered anew, what is dropped."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.core.changes import Fate, Migration, Step
from smartplan.write.terminal.screen import light_table, print_line
from smartplan.write.words import Words, later

EVIDENCE_WORDS = {"reuse": later("reuse"), "update": later("update"), "new": later("to be made")}
FATE_WORDS = {
    Fate.CARRIED: later("{value}, to be confirmed"),
    Fate.NOTED: later("{value}, no whole level"),
    Fate.ANEW: later("answer anew"),
}


def show_migration(console: Console, migration: Migration, words: Words) -> None:
    """Print what a migration would write."""
    for line in _head(migration, words):
        print_line(console, line)
    console.print()
    console.print(_table(migration, words))
    for line in _dropped(migration, words):
        print_line(console, line)


def _head(migration: Migration, words: Words) -> Iterator[Text]:
    old = migration.old
    title = f"{old.assessment.city.name}: {old.assessment.year} {old.framework.id}"
    yield Text(f"{title} → {migration.year} {migration.framework.id}", style="bold")
    carried = migration.weight_of(Fate.CARRIED)
    yield Text(
        words(
            "{count} of {all} indicators carry over, {share} of the weight: "
            "{official} by a published pairing, {ours} by smartplan's own",
            count=sum(step.fate is Fate.CARRIED for step in migration.steps),
            all=len(migration.steps),
            share=words.percent(carried),
            official=words.percent(migration.official),
            ours=words.percent(carried - migration.official),
        )
    )
    noted = sum(step.fate is Fate.NOTED for step in migration.steps)
    if noted:
        one = "{count} indicator would get a value between two levels: it is noted, and to be answered anew"
        many = "{count} indicators would get a value between two levels: it is noted, and to be answered anew"
        yield Text(words.plural(one, many, noted))


def _table(migration: Migration, words: Words) -> Table:
    table = light_table()
    table.expand = True
    table.add_column(words("Indicator"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(words("Carries over"), no_wrap=True)
    table.add_column(words("From"), no_wrap=True, overflow="ellipsis", max_width=16)
    table.add_column(words("Evidence"), no_wrap=True)
    for step in migration.steps:
        name = f"{step.indicator.id} {words.title(step.indicator.title)}"
        table.add_row(name, fate_of(step, words), _from(step), evidence_state(step, words))
    return table


def fate_of(step: Step, words: Words) -> str:
    """Return what becomes of an indicator, in words."""
    answer = step.answer
    if answer is not None and answer.not_applicable is not None:
        return words("not applicable")
    score = answer.score if answer else None
    return words(FATE_WORDS[step.fate], value=words.plain(score, 2))


def _from(step: Step) -> str:
    return ", ".join(score.id for score in step.ancestors) or "–"


def evidence_state(step: Step, words: Words) -> str:
    """Return what the crosswalk says of the evidence, in words; a dash where it says nothing."""
    state = step.row.evidence if step.row else None
    return words(EVIDENCE_WORDS[state]) if state else "–"


def _dropped(migration: Migration, words: Words) -> Iterator[Text]:
    if migration.dropped:
        yield Text()
        listed = ", ".join(score.id for score in migration.dropped)
        yield Text(words("Dropped, kept as comments: {indicators}", indicators=listed))

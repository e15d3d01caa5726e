"""What a letter must be: a number for each city, and nothing in braces that nobody fills in."""

from collections.abc import Iterator, Sequence

from smartplan.core.check.near import nearest
from smartplan.core.model.base import Titles
from smartplan.core.model.letter import BRACES, FIELDS, NUMBER, NUMBER_FIELDS, Letter, Numbers
from smartplan.errors import Keys, Problem


def check_letter(letter: Letter) -> list[Problem]:
    """Return what nobody would fill in, and numbers that would make two letters the same."""
    found = [problem for keys, text in _texts(letter) for problem in _fields(keys, text, FIELDS)]
    return [*found, *(_numbers(letter.number) if letter.number else ())]


def _texts(letter: Letter) -> Iterator[tuple[Keys, str]]:
    """Yield every text that something is filled into, once where it serves both languages."""
    if letter.recipient is not None:
        yield from _both(("recipient",), letter.recipient)
    lists = {"opening": letter.opening, "closing": letter.closing, "copies": letter.copies}
    for name, several in lists.items():
        for place, titles in enumerate(several):
            yield from _both((name, place), titles)


def _both(keys: Keys, titles: Titles) -> Iterator[tuple[Keys, str]]:
    if titles.id == titles.en:
        yield keys, titles.id
        return
    yield (*keys, "id"), titles.id
    yield (*keys, "en"), titles.en


def _fields(keys: Keys, text: str, known: Sequence[str]) -> Iterator[Problem]:
    for name in dict.fromkeys(BRACES.findall(text)):
        if name not in known:
            values = {"name": name, "suggestion": nearest(name, known), "known": known}
            yield Problem("letter-field-unknown", keys, values)


def _numbers(numbers: Numbers) -> Iterator[Problem]:
    keys: Keys = ("number", "pattern")
    yield from _fields(keys, numbers.pattern, NUMBER_FIELDS)
    if NUMBER not in BRACES.findall(numbers.pattern):
        yield Problem("letter-number-missing", keys, {"pattern": numbers.pattern})
    if numbers.first is not None and numbers.cities:
        yield Problem("letter-numbers-twice", ("number", "first"), at_key=True)
    seen: dict[str, str] = {}
    for city, number in numbers.cities.items():
        if number in seen:
            values = {"number": number, "city": city, "other": seen[number]}
            yield Problem("letter-number-repeated", ("number", "cities", city), values)
        seen.setdefault(number, city)

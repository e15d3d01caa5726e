"""Notes that stand almost word for word in the files of two cities."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartplan.core.check.cities import same_city
from smartplan.core.model import Assessment
from smartplan.errors import Keys

WORDS = re.compile(r"[^\W\d_]+")
LEAST = 12
"""Shorter notes are alike by chance."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A note that an earlier file of another city has too.

    Attributes:
        at: the position of the later assessment.
        keys: where its note stands.
        first: the position of the earlier one.
        first_keys: where that note stands.
    """

    at: int
    keys: Keys
    first: int
    first_keys: Keys


def repeated_narratives(assessments: Sequence[Assessment]) -> Iterator[Repeated]:
    """Yield the notes of twelve words or more that two cities share but for figures, signs and their names.

    Each note is looked up once, so that five hundred cities take no longer than reading them.
    """
    seen: dict[tuple[str, ...], tuple[int, Keys]] = {}
    for at, assessment in enumerate(assessments):
        names = set(WORDS.findall(assessment.city.name.casefold()))
        for id_, answer in assessment.scores.items():
            bare = tuple(w for w in WORDS.findall((answer.note or "").casefold()) if w not in names)
            if len(bare) < LEAST:
                continue
            keys: Keys = ("scores", id_, "note")
            first, first_keys = seen.setdefault(bare, (at, keys))
            if not same_city(assessments[first].city, assessment.city):
                yield Repeated(at, keys, first, first_keys)

"""The files of a pack, and what they are called."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from smartplan.core.panel import Cohort
from smartplan.write.pack.case import CityCase
from smartplan.write.pack.report import make_city_report
from smartplan.write.words import Words

ENDINGS = (".pdf", ".docx")
"""As what a city's report is made."""
LONGEST = 80
"""So many characters of a name are kept."""


def city_files(case: CityCase, words: Words, today: date, stem: str) -> Mapping[str, bytes]:
    """Return the report of a city as PDF and as a Word file, by their names."""
    from smartplan.write.pdf import render_pdf
    from smartplan.write.word import render_word

    document = make_city_report(case, words, today)
    return {f"{stem}.pdf": render_pdf(document, words), f"{stem}.docx": render_word(document, words)}


def folder_of(cohort: Cohort) -> str:
    """Return the folder of a cohort: its framework, year and round."""
    round_ = "" if cohort.round is None else f"-{cohort.round}"
    return f"{cohort.framework.id}-{cohort.year}{round_}"


def stems_of(cohort: Cohort) -> tuple[str, ...]:
    """Return how the files of each city are called, in the order of the cohort; no two alike."""
    folder = folder_of(cohort)
    cities = [member.assessment.city for member in cohort.members]
    return tuple(f"{folder}/{name}" for name in _apart(_slug(f"{c.code or ''} {c.name}") for c in cities))


def _apart(names: Iterable[str]) -> Iterable[str]:
    taken: set[str] = set()
    for name in names:
        own, number = name, 1
        while own in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own)
        yield own


def _slug(text: str) -> str:
    """Return a name that any system can have as the name of a file."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:LONGEST].rstrip("-.") or "city"

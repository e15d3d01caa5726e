"""Words and figures in the reader's language: translation, numbers, money, dates."""

import gettext
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Protocol

from smartplan.shipped import templates_dir
from smartplan.write.own_terms import in_own_terms

LANGUAGES = ("id", "en")
TAGS = {"id": "id-ID", "en": "en-GB"}
"""The languages as office programs name them."""
DOMAINS = (
    "terms",
    "problems",
    "terminal",
    "document",
    "years",
    "panel",
    "pack",
    "roadmap",
    "process",
    "exports",
    "word",
    "books",
    "house",
    "catalogue",
)
"""Catalogues of translations; the English sentence is the key."""

MONTHS_ID = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
# Powers of a thousand rupiah as they are said; "M" alone is never written, it is read as million or miliar.
MONEY_NAMES = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
}
ROMAN = ("I", "II", "III", "IV")
SIGNIFICANT = 12
MINUS = "\N{MINUS SIGN}"

Real = Fraction | Decimal | float | int


def later(text: str) -> str:
    """Mark an English sentence that is translated where it is used."""
    return text


class Bilingual(Protocol):
    """Text in Indonesian and English, as the files hold it."""

    @property
    def id(self) -> str:
        """The Indonesian text."""

    @property
    def en(self) -> str:
        """The English text."""


class AQuarter(Protocol):
    """A quarter of a year, as the plan holds it."""

    @property
    def year(self) -> int:
        """The calendar year."""

    @property
    def number(self) -> int:
        """1 to 4."""


class Words:
    """Says things in one language; the same words serve terminal, document and messages.

    Args:
        language: `id` or `en`.
        terms: usual words by what a region says instead, as its glossary has them.
    """

    def __init__(self, language: str, terms: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._terms = dict(terms or {})
        self._catalogue = _catalogue(language)

    def __reduce__(self) -> tuple[type["Words"], tuple[str, Mapping[str, str]]]:
        """Go to another process as what it is made of."""
        return Words, (self.language, self._terms)

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate an English sentence and fill in its values; numbers must be formatted before."""
        said = self.in_terms(self._catalogue.gettext(text))
        return said.format(**values) if values else said

    def in_terms(self, text: str, *, title: bool = False) -> str:
        """Return a sentence or a title of ours with the words that the region has for our terms."""
        return in_own_terms(text, self._terms, title=title) if self._terms else text

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Translate a sentence that depends on a count; `{count}` stands for it."""
        said = self.in_terms(self._catalogue.ngettext(one, many, count))
        return said.format(count=self.number(count, 0), **values)

    def title(self, titles: Bilingual) -> str:
        """Return the title in this language."""
        return titles.id if self.language == "id" else titles.en

    def number(self, value: Real | None, digits: int = 2, *, signed: bool = False) -> str:
        """Format a number: 1.234,50 in Indonesian, 1,234.50 in English; a dash for what is missing."""
        if value is None:
            return "–"
        quantum = Decimal(1).scaleb(-digits)
        rounded = _decimal(value).quantize(quantum, rounding=ROUND_HALF_UP)
        sign = MINUS if rounded < 0 else ("+" if signed and rounded > 0 else "")
        return sign + self._separated(f"{abs(rounded):,f}")

    def plain(self, value: Real | None, most: int = 6) -> str:
        """Format a number with the decimals it has, `most` at most: 3, 2,5, 0,125."""
        text = self.number(value, most)
        point = "," if self.language == "id" else "."
        return text.rstrip("0").rstrip(point) if point in text else text

    def percent(self, share: Real | None, digits: int = 0) -> str:
        """Format a share of one as a percentage."""
        return "–" if share is None else f"{self.number(_decimal(share) * 100, digits)}%"

    def money(self, rupiah: int | None) -> str:
        """Format whole rupiah in full: Rp1.250.000.000,00."""
        return "–" if rupiah is None else f"Rp{self.number(rupiah, 2)}"

    def money_short(self, rupiah: int | None) -> str:
        """Format rupiah as it is said: Rp1,25 miliar."""
        if rupiah is None:
            return "–"
        for size, name in MONEY_NAMES[self.language]:
            if abs(rupiah) >= size:
                return f"Rp{self.plain(Fraction(rupiah, size), 2)} {name}"
        return f"Rp{self.number(rupiah, 0)}"

    def money_unit(self, largest: int) -> tuple[int, str]:
        """Return in what money is best told in a table: how many rupiah, and the name ("Rp miliar")."""
        for size, name in MONEY_NAMES[self.language]:
            if largest >= size:
                return size, f"Rp {name}"
        return 1, "Rp"

    def day(self, day: date | None) -> str:
        """Format a date: 24 November 2026."""
        if day is None:
            return "–"
        months = MONTHS_ID if self.language == "id" else MONTHS_EN
        return f"{day.day} {months[day.month - 1]} {day.year}"

    def quarter(self, quarter: AQuarter | None) -> str:
        """Return a quarter as it is written: Q3 2026, TW III 2026."""
        if quarter is None:
            return "–"
        number = ROMAN[quarter.number - 1] if self.language == "id" else str(quarter.number)
        return self("Q{number} {year}", number=number, year=quarter.year)

    def listing(self, parts: list[str] | tuple[str, ...]) -> str:
        """Join parts as a sentence does: a, b, dan c; a, b and c."""
        if len(parts) < 2:  # noqa: PLR2004 - a list of one needs no conjunction
            return "".join(parts)
        last = ("dan " if self.language == "id" else "and ") + parts[-1]
        comma = "," if self.language == "id" and len(parts) > 2 else ""  # noqa: PLR2004 - EYD: comma from three on
        return f"{', '.join(parts[:-1])}{comma} {last}"

    def _separated(self, english: str) -> str:
        if self.language == "en":
            return english
        return english.translate(str.maketrans(",.", ".,"))


def _decimal(value: Real) -> Decimal:
    """Return the value as a decimal; floats keep 12 significant digits, so that 2.675 rounds as it reads."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, float):
        return Decimal(f"{value:.{SIGNIFICANT}g}")
    return Decimal(value)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Chain the catalogues of a language; English is the language of the keys."""
    chain = gettext.NullTranslations()
    for domain in DOMAINS:
        file = templates_dir() / "locale" / language / "LC_MESSAGES" / f"{domain}.mo"
        if file.is_file():
            with file.open("rb") as opened:
                found = gettext.GNUTranslations(opened)
            found.add_fallback(chain)
            chain = found
    return chain

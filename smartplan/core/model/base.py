"""The base of everything a person wrote, and the types that its fields share."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_ID = 80
MAX_RUPIAH = 10**16
DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Written(BaseModel):
    """A closed, frozen mapping of a file: an unknown key is an error, a value never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)

    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        """Show what was written, not what was left at its default."""
        return ((name, value) for name, value in super().__repr_args__() if name in self.model_fields_set)


def _as_text(value: object) -> object:
    """Give a field of text the digits as they were typed: 35.10 stays "35.10"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def as_number(value: object) -> Fraction:
    """Take a number as typed; everything else is refused in our own words."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(*value.as_integer_ratio())  # a Decimal by itself takes four times as long
    raise PydanticCustomError("not-a-number", "not a number", {"value": value})


def _as_integer(value: object) -> int:
    number = as_number(value)
    if number.denominator != 1:
        raise PydanticCustomError("not-a-whole-number", "not a whole number", {"value": value})
    return int(number)


def _positive(value: Fraction) -> Fraction:
    if value < 0:
        raise PydanticCustomError("negative-number", "a negative number", {"value": value})
    return value


def _not_negative(value: int) -> int:
    if value < 0:
        raise PydanticCustomError("negative-number", "a negative number", {"value": value})
    return value


def _payable(value: int) -> int:
    """Keep money within what sums of it can be counted in, and far above any real amount."""
    if _not_negative(value) > MAX_RUPIAH:
        raise PydanticCustomError("amount-too-large", "too much", {"value": value})
    return value


def _as_date(value: object) -> object:
    """Dates are text of the form YYYY-MM-DD that name a day that exists."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)) if DATE.match(str(value)) else _no_date(value)
    except ValueError:
        return _no_date(value)


def _no_date(value: object) -> object:
    raise PydanticCustomError("not-a-date", "not a date", {"value": value})


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year: 2026Q3.

    Attributes:
        year: the calendar year.
        number: 1 to 4.
    """

    year: int
    number: int

    @property
    def index(self) -> int:
        """Quarters since the year 0, so that differences are durations."""
        return self.year * 4 + self.number - 1

    def plus(self, quarters: int) -> "Quarter":
        """Return the quarter so many quarters later."""
        year, number = divmod(self.index + quarters, 4)
        return Quarter(year, number + 1)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"


def _as_quarter(value: object) -> object:
    text = _as_text(value)
    match = re.fullmatch(r"(\d{4})Q([1-4])", text) if isinstance(text, str) else None
    if isinstance(value, Quarter):
        return value
    if match is None:
        raise PydanticCustomError("not-a-quarter", "not a quarter", {"value": value})
    return Quarter(int(match[1]), int(match[2]))


def _as_titles(value: object) -> object:
    """A title that is plain text serves every language."""
    text = _as_text(value)
    return {"id": text, "en": text} if isinstance(text, str) else value


ID_PATTERN = r"^[A-Za-z][A-Za-z0-9._-]*$"

# The constraints stand before the function: behind it, pydantic checks them in Python instead of in Rust.
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), BeforeValidator(_as_text)]
"""Text, never empty; numbers are taken as they were typed."""

Id = Annotated[Text, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)]
"""A name that other parts refer to: a letter, then letters, digits, dots, dashes."""

Number = Annotated[Fraction, BeforeValidator(as_number), WithJsonSchema({"type": "number"})]
"""A number, exact as typed."""

Weight = Annotated[
    Number,
    BeforeValidator(lambda v: _positive(as_number(v))),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""A number of zero or more; siblings are renormalised to sum to one."""

Whole = Annotated[int, BeforeValidator(_as_integer)]
"""A whole number."""

Count = Annotated[
    int,
    BeforeValidator(lambda v: _not_negative(_as_integer(v))),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
"""A whole number of zero or more."""

Rupiah = Annotated[
    int,
    BeforeValidator(lambda v: _payable(_as_integer(v))),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
"""Money in whole rupiah (or the smallest whole unit of the country's currency)."""

Day = Annotated[dt.date, BeforeValidator(_as_date)]
"""A calendar day, YYYY-MM-DD."""

WrittenQuarter = Annotated[
    Quarter,
    BeforeValidator(_as_quarter),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}Q[1-4]$", "examples": ["2026Q3"]}),
]
"""A quarter, written 2026Q3."""

Language = Literal["id", "en"]

Standing = Literal["verified", "reported", "unverified", "ours"]
"""How sure a source is: verified = read in the instrument or recomputed; reported = a second source says
so; unverified = general knowledge; ours = smartplan had to supply it, because no source says it."""


class Titles(Written):
    """Words in Indonesian (`id`) and English (`en`); plain text serves both."""

    id: Text
    """In Indonesian."""
    en: Text
    """In English."""


BilingualText = Annotated[Titles, BeforeValidator(_as_titles, json_schema_input_type=str | Titles)]
"""Text in both languages, or plain text that serves both."""


class Source(Written):
    """Where something comes from."""

    title: Text
    """What to cite: instrument, report, page."""
    url: Text | None = None
    """Where it can be read."""
    standing: Standing | None = None
    """How sure it is."""
    note: Text | None = None
    """What it supports, or how it was read."""

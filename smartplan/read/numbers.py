"""Why something is not a number, and what to write instead."""

import re
from decimal import Decimal

from smartplan.errors import Keys, Problem
from smartplan.read.scalars import looks_like_number

_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"(?:Rp\.? ?)?\d{1,3}(?:([.,_ ])\d{3})(?:\1\d{3})*(?:,\d\d|,-)?")
_LEADING_ZERO = re.compile(r"0+(\d+(?:\.\d+)?)")
_LETTERS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


def number_problem(keys: Keys, key: str, value: object) -> Problem:
    """Return what is wrong where a number was expected, with the number that was probably meant."""
    if isinstance(value, dict | list):
        return Problem("not-a-number", keys, {"key": key})
    text = value if isinstance(value, str) else str(value).lower()
    code, suggestion = _reason(text.strip())
    return Problem(code, keys, {"key": key, "value": text, "suggestion": suggestion})


def meant_number(text: str) -> Decimal | None:
    """Return the number that a text was probably meant to be; `None` where nobody can tell."""
    suggestion = _reason(text.strip())[1]
    return Decimal(suggestion) if suggestion else None


def _reason(text: str) -> tuple[str, str | None]:
    if looks_like_number(text):
        return "quoted-number", text
    if zeros := _LEADING_ZERO.fullmatch(text):
        return "leading-zero", zeros[1]
    if _DECIMAL_COMMA.fullmatch(text):
        return "decimal-comma", text.replace(",", ".").lstrip("+")
    if _GROUPED.fullmatch(text):
        whole = re.sub(r",(?:\d\d|-)$", "", text)
        return "grouped-digits", re.sub(r"\D", "", whole)
    if _LETTERS.fullmatch(text):
        return "word-for-number", None
    return "not-a-number", None

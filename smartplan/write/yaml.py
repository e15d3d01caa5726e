"""Plain values as YAML text, the way the files of smartplan are written by hand."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

STEP = 2
"""Columns that a block is indented by."""
MAX_FLOW = 100
"""A longer mapping or list is written over several lines."""

# What every YAML program reads as this very text. Dates and quarters are text for smartplan.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*|\d{4}-\d\d-\d\d|\d{4}Q[1-4]")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_BILINGUAL = frozenset({"id", "en"})


def as_yaml(value: object, indent: int, *, flow: bool = False) -> str:
    """Return a value as it stands behind a colon or a dash, with the space or line end before it.

    Args:
        value: text, a number, true or false, or mappings and lists of those.
        indent: the column of the key or dash before it.
        flow: it stands within brackets.
    """
    if flow or _fits_a_line(value):
        return f" {_in_line(value)}"
    lead = "\n" + " " * (indent + STEP)
    if isinstance(value, Mapping):
        return "".join(f"{lead}{key_text(k)}:{as_yaml(v, indent + STEP)}" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(f"{lead}-{item_text(v, indent + STEP)}" for v in value)
    return f" {scalar(value)}"


def item_text(value: object, indent: int, *, flow: bool = False) -> str:
    """Return an item of a list as it stands behind its dash: the first key on the same line."""
    text = as_yaml(value, indent, flow=flow)
    return f" {text.lstrip()}" if text.startswith("\n") else text


def key_text(key: str) -> str:
    """Return a key as it is written; years stand without quotes."""
    return key if key.isdecimal() and not key.startswith("0") else scalar(key)


def scalar(value: object) -> str:
    """Return text, a number or a truth value; text that could be read as something else is quoted."""
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | Decimal | Fraction):
        return _number(value)
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return text as a YAML scalar that no character can break."""
    return json.dumps(text, ensure_ascii=False)


def _number(value: int | Decimal | Fraction) -> str:
    """Return the digits without an exponent, with a point before decimals."""
    if value == int(value):
        return str(int(value))
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    return f"{exact:f}"


def _fits_a_line(value: object) -> bool:
    """Texts in two languages, numbers by key, and short lists of words stand on one line."""
    if isinstance(value, str | bool | int | Decimal | Fraction) or not value:
        return True
    parts = list(value.values()) if isinstance(value, Mapping) else value
    if not isinstance(parts, list | tuple) or any(isinstance(part, Mapping | list | tuple) for part in parts):
        return False
    if isinstance(value, Mapping):
        return value.keys() <= _BILINGUAL or not any(isinstance(part, str | bool) for part in parts)
    return len(_in_line(value)) <= MAX_FLOW


def _in_line(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {_in_line(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_in_line(inner) for inner in value) + "]"
    return scalar(value)

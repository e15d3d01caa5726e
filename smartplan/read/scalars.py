"""What a word without quotes means: a number, true, false, nothing; whatever is doubtful stays text."""

import re
from decimal import Decimal

from smartplan.read.document import Scalar

# No leading zero, no plus, no exponent, no underscore: those are read differently by different programs.
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,24}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,24})\.[0-9]{1,24}")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FIRST = frozenset("-0123456789")


def plain(text: str) -> Scalar:
    """Return what an unquoted word means; the decimals of a number are kept as typed."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def looks_like_number(text: str) -> bool:
    """Tell whether text would be a number if it stood without quotes."""
    return bool(_WHOLE.fullmatch(text) or _DECIMAL.fullmatch(text))

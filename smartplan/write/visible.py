"""Text without what can't be seen or held: control characters, turned directions, what is no character."""

import re

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Return the text as it may be printed; tabs and line ends stay."""
    return INVISIBLE.sub("", text)

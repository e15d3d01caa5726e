"""Text without what can't be seen: control characters, and those that turn its direction around."""

import re

INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """Return the text as it may be printed; tabs and line ends stay."""
    return INVISIBLE.sub("", text)

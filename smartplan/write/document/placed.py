"""Where in a section stands what people wrote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authored:
    """Which blocks of a section people wrote: the id of their text, the first block, how many there are.

    `language` is that of the text where it is not that of the document; else empty.
    """

    id: str
    first: int
    count: int
    language: str = ""

"""The signs that a YAML text is made of, for whoever lays the text out anew."""

from dataclasses import dataclass

from smartplan.read.events import tokens_of


@dataclass(frozen=True, slots=True)
class Sign:
    """A token of a text.

    Attributes:
        kind: what it is, as PyYAML names it: Key, Value, BlockEntry, FlowMappingStart, Scalar, ...
        start: where it starts, in characters; some have no characters of their own and only say what begins.
        end: where it ends.
    """

    kind: str
    start: int
    end: int


def signs_of(text: str) -> tuple[Sign, ...]:
    """Return the tokens of a text that was parsed without a problem."""
    found = ((type(token).__name__, token) for token in tokens_of(text))
    return tuple(
        Sign(name.removesuffix("Token"), token.start_mark.index, token.end_mark.index)
        for name, token in found
    )

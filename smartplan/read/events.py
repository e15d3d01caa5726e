"""The events of YAML text: from libyaml where PyYAML has it, else from Python, with the same outcome."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

import yaml


class Mark(Protocol):
    """A position: the characters before it."""

    index: int


class Event(Protocol):
    """What the classes of `yaml.events` have, each of them some of it."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    version: object
    tags: object


NextEvent = Callable[[], Event | None]
"""Returns the next event, and `None` after the last."""

Handler = Callable[[Event], None]


class PlainParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python; tabs beyond the indentation are space, as they are for libyaml."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip spaces, comments, line ends, and tabs where no key may start."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: yaml.error.Mark) -> list[str]:
        """Take tabs inside a line of text as part of it."""
        length = 0
        while self.peek(length) in (" ", "\t"):
            length += 1
        blank = self.prefix(length)
        inside = self.peek(length) not in ("\n", "\0")
        if inside or "\t" in blank:
            self.forward(length)
        return [blank] if inside and blank else super().scan_plain_spaces(indent, start_mark) or []


def events_of(text: str) -> NextEvent:
    """Return the source of a text's events."""
    if yaml.__with_libyaml__:
        # The stubs know `yaml.cyaml` only where it was imported; PyYAML imports it where libyaml is there.
        return cast("NextEvent", yaml.cyaml.CParser(text).get_event)  # type: ignore[attr-defined]
    return cast("NextEvent", PlainParser(text).get_event)


class Token(Protocol):
    """What the classes of `yaml.tokens` have."""

    start_mark: Mark
    end_mark: Mark


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a text that is known to be sound, those without any characters too."""
    # As in `events_of`: the stubs don't know `yaml.cyaml`.
    scanner: Any = yaml.cyaml.CParser(text) if yaml.__with_libyaml__ else PlainParser(text)  # type: ignore[attr-defined]
    while scanner.check_token():
        yield scanner.get_token()

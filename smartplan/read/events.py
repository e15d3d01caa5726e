"""The events of YAML text: from libyaml where PyYAML has it, else from Python, with the same outcome."""

from collections.abc import Callable
from typing import Protocol, cast

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
    """PyYAML's parser in Python; a tab between a key and its value is space, as it is for libyaml."""

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


def events_of(text: str) -> NextEvent:
    """Return the source of a text's events."""
    if yaml.__with_libyaml__:
        return cast("NextEvent", yaml.cyaml.CParser(text).get_event)  # type: ignore[attr-defined]
    return cast("NextEvent", PlainParser(text).get_event)

"""Strict YAML: text to plain values with their places, in one pass over events, without recursion."""

import hashlib
import re
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from smartplan.errors import InputError, Place, Problem, Severity, errors_in, in_order
from smartplan.read.decode import STRAY, decode, stray_problem
from smartplan.read.document import Document, MarkedDict, MarkedList, Source, Value
from smartplan.read.events import Event, Handler, NextEvent, events_of
from smartplan.read.scalars import plain
from smartplan.read.syntax import explain

MAX_DEPTH = 32
MAX_EVENTS = 300_000
MAX_PROBLEMS = 50
"""Where a text has more, it is something else than it seems, and the rest would be noise."""

# A '#' after a space starts a comment; where a letter or digit follows at once, text was meant.
_HASH = re.compile(r"#(?=\w)(?<=[ \t]#)")
MAX_GAP = 200
"""A comment further from its text than this was aligned on purpose."""
# What was read is what was meant, though it must not be written so: checking may go on.
HARMLESS = frozenset({"duplicate-key", "anchor"})


def parse(data: bytes, file: str) -> Document:
    """Return what a file says.

    Raises:
        InputError: with every problem of the text.
    """
    document = scan(data, file)
    if errors_in(document.problems):
        raise InputError(document.problems)
    return document


def scan(data: bytes, file: str) -> Document:
    """Return what a file says, though it may have problems, as long as its values are what was meant.

    Raises:
        InputError: with every problem of the text, where one of them hides or changes values.
    """
    source = decode(data, file)
    builder = Builder(source)
    builder.run(events_of(source.text))
    problems = in_order(builder.problems)
    if not isinstance(builder.value, MarkedDict) or any(p.code not in HARMLESS for p in errors_in(problems)):
        raise InputError(problems)
    return Document(source, builder.value, hashlib.sha256(data).hexdigest(), problems)


class _Stop(Exception):  # noqa: N818 - not an error: reading on makes no sense
    """The rest of the text can't be read."""


class Builder:
    """Builds the value of one text; containers that are open lie on a stack.

    Args:
        source: the text.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._root = MarkedList(0)
        self._container: MarkedDict | MarkedList = self._root
        self._above: list[MarkedDict | MarkedList] = []
        self._path: list[str | int] = []
        self._key: str | None = None
        self._key_start = self._key_end = 0
        self._hashes = _hashes(source.text)
        self._aliases: set[str] = set()
        self._documents = 0

    @property
    def value(self) -> Value:
        """What the text says; `None` where it says nothing."""
        return self._root[0] if self._root else None

    def run(self, next_event: NextEvent) -> None:
        """Take in all events, up to the first that can't be understood."""
        handlers: dict[type, Handler] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        last = None
        try:
            for event in islice(iter(next_event, None), MAX_EVENTS):
                handle = handlers.get(event.__class__)
                if handle is not None:
                    handle(event)
                    last = event
            if next_event() is not None:
                self._add("too-many-values", last.start_mark.index if last else 0, number=MAX_EVENTS)
            self._check_root()
        except yaml.YAMLError as error:
            found = explain(error, last, self.source)
            if all(found.place != before.place for before in self.problems):
                self.problems.append(found)
        except _Stop:
            pass

    def _scalar(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.tag or event.anchor:
            self._refuse_marks(event)
        value: Value = event.value
        container = self._container
        if self._key is None and container.__class__ is MarkedDict:
            self._key, self._key_start, self._key_end = event.value, start, end
            if value in container:
                self._report_duplicate(event.value, start, end)
            return
        if event.style == '"':
            self._refuse_stray(event.value, start)
        elif not event.style:
            value = plain(event.value)
            if end in self._hashes and (value is None or isinstance(value, str)):
                self._warn_of_hash(event.value, end)
        self._put(value, start, end)

    def _put(self, value: Value, start: int, end: int) -> None:
        container = self._container
        if isinstance(container, MarkedList):
            container.append(value)
            container.spans.append((start, end))
            return
        key, self._key = self._key or "", None
        if key not in container:  # of two equal keys the first is kept, the second was reported
            container[key] = value
            container.spans[key] = (self._key_start, self._key_end, start, end)

    def _refuse_stray(self, text: str, start: int) -> None:
        """A character that may not stand in a file may not come in by an escape either."""
        found = STRAY.search(text)
        if found:
            self.problems.append(stray_problem(found[0], self.source.place(start)))

    def _report_duplicate(self, key: str, start: int, end: int) -> None:
        if isinstance(self._container, MarkedDict):
            first, first_end, _, _ = self._container.spans[key]
            self._add("duplicate-key", start, end, key=key, also=self.source.place(first, first_end))

    def _open(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.tag or event.anchor:
            self._refuse_marks(event)
        if self._key is None and isinstance(self._container, MarkedDict):
            self._add("complex-key", start, start + 1)
            raise _Stop
        step: str | int = len(self._container) if self._key is None else self._key
        opened = MarkedDict(start) if isinstance(event, MappingStartEvent) else MarkedList(start)
        self._put(opened, start, max(end, start + 1))
        self._path.append(step)
        self._above.append(self._container)
        self._container = opened
        if len(self._above) > MAX_DEPTH:
            self._add("nested-too-deep", start, start + 1, levels=MAX_DEPTH)
            raise _Stop

    def _close(self, event: Event) -> None:
        self._container.end = event.end_mark.index
        self._container = self._above.pop()
        self._path.pop()

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor and event.anchor not in self._aliases:
            self._aliases.add(event.anchor)
            self._add("alias", start, end, name=event.anchor)
        if self._key is None and isinstance(self._container, MarkedDict):
            self._key, self._key_start, self._key_end = f"*{event.anchor}", start, end
        else:
            self._put(None, start, end)

    def _document(self, event: Event) -> None:
        if event.version or event.tags:
            start = event.start_mark.index
            self._add("directive", start, start + 1)
        self._documents += 1
        if self._documents > 1:
            start = event.start_mark.index
            self._add("second-document", start, start + 3)
            raise _Stop

    def _check_root(self) -> None:
        if self.value is None:
            self._add("empty-file", 0, 1)
        elif not isinstance(self.value, MarkedDict):
            self._add("not-a-mapping", 0, 1)

    def _refuse_marks(self, event: Event) -> None:
        """Anchors and tags are refused where they stand; text that was meant is to be quoted."""
        start = event.start_mark.index
        if event.anchor:
            self._add("anchor", start, start + 1, name=event.anchor)
        if event.tag:
            self._add("tag", start, start + 1, name=event.tag)

    def _warn_of_hash(self, left: str, start: int) -> None:
        end = self.source.text.find("\n", start)
        lost = self.source.text[start : end if end >= 0 else None].strip()
        hash_at = self._hashes[start]
        self._add("hash-in-text", hash_at, hash_at + len(lost), left=left, lost=lost)

    def _add(
        self, code: str, start: int, end: int | None = None, also: Place | None = None, **values: object
    ) -> None:
        key = self._key if self._key is not None else len(self._container)
        self.problems.append(
            Problem(
                code,
                keys=(*self._path[1:], key) if self._path else (),
                values=values,
                severity=Severity.WARNING if code == "hash-in-text" else Severity.ERROR,
                place=self.source.place(start, end),
                also=also,
            )
        )
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop


def _hashes(text: str) -> dict[int, int]:
    """Return where text ends that a '#' cuts off, and where that '#' stands."""
    places = [found.start() for found in _HASH.finditer(text)]
    return {
        len(text[max(0, place - MAX_GAP) : place].rstrip(" \t")) + max(0, place - MAX_GAP): place
        for place in places
    }

"""A file as parsed: plain values, and where in the text each of them stands."""

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, count
from operator import add

from smartplan.errors import Keys, Place, Problem

MAX_EXCERPT = 400
"""Longer lines are cut: an excerpt is for the eye."""

Scalar = str | int | Decimal | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]


class MarkedDict(dict[str, Value]):
    """A mapping that knows where its keys and values stand.

    Attributes:
        spans: by key: start and end of the key, start and end of the value, in characters of the text.
        start: where it begins in the text.
        end: where the parser saw it end; of one in a block, that is where the next thing begins.
    """

    __slots__ = ("end", "spans", "start")

    def __init__(self, start: int) -> None:
        self.spans: dict[str, tuple[int, int, int, int]] = {}
        self.start = self.end = start


class MarkedList(list[Value]):
    """A list that knows where its items stand.

    Attributes:
        spans: by position: start and end of the item, in characters of the text.
        start: where it begins in the text.
        end: where the parser saw it end; of one in a block, that is where the next thing begins.
    """

    __slots__ = ("end", "spans", "start")

    def __init__(self, start: int) -> None:
        self.spans: list[tuple[int, int]] = []
        self.start = self.end = start


@dataclass(frozen=True)
class Source:
    """The text of one file, and its name as the user typed it."""

    file: str
    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts, in characters."""
        lines = self.text.split("\n")
        return tuple(map(add, accumulate(map(len, lines[:-1]), initial=0), count()))

    @cached_property
    def end(self) -> int:
        """Where the last thing in the text ends."""
        return len(self.text.rstrip())

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of a stretch of text, on the line where it starts."""
        start = min(start, self.end)
        number = bisect_right(self.starts, start)
        first = self.starts[number - 1]
        line = self.text[first : first + MAX_EXCERPT].split("\n", 1)[0]
        width = min((end or start) - start, first + len(line) - start)
        return Place(self.file, number, start - first + 1, max(1, width), line)


@dataclass(frozen=True)
class Document:
    """One parsed file.

    Attributes:
        source: its text and name.
        value: what it says; keys are text, numbers are `int` or `Decimal` as typed.
        sha256: the hash of its bytes, in hexadecimal.
        problems: what is wrong or doubtful with the text itself.
    """

    source: Source
    value: MarkedDict
    sha256: str
    problems: tuple[Problem, ...] = field(default=())

    @property
    def file(self) -> str:
        """The name as the user typed it."""
        return self.source.file

    @property
    def text(self) -> str:
        """Its text, with plain line ends."""
        return self.source.text

    @property
    def files(self) -> tuple["Document", ...]:
        """Every file that it is read from: this one."""
        return (self,)

    def origin(self, keys: Keys) -> tuple["Document", Keys]:
        """Return the file in which a value stands, and its keys there."""
        return self, keys

    def find(self, keys: Keys) -> tuple[Keys, Value]:
        """Follow keys as far as they exist; return those, as they stand in the file, and what is there."""
        value: Value = self.value
        found: list[str | int] = []
        for key in keys:
            if isinstance(value, MarkedDict) and str(key) in value:
                found.append(str(key))
                value = value[str(key)]
            elif isinstance(value, MarkedList) and isinstance(key, int) and 0 <= key < len(value):
                found.append(key)
                value = value[key]
            else:
                break
        return tuple(found), value

    def place(self, keys: Keys, *, at_key: bool = False) -> Place:
        """Return where a value (or its key) stands; where it is missing, the nearest thing above it."""
        found, value = self.find(keys)
        _, parent = self.find(found[:-1])
        if found and isinstance(parent, MarkedDict):
            key_start, key_end, start, end = parent.spans[str(found[-1])]
            # A block below its key is shown by the key; so is a value that is not there.
            as_key = at_key or isinstance(value, dict | list) or start == end
            return self.source.place(key_start, key_end) if as_key else self.source.place(start, end)
        if found and isinstance(parent, MarkedList):
            return self.source.place(*parent.spans[int(found[-1])])
        return self.source.place(self.value.start)

    def key_extent(self, keys: Keys) -> tuple[int, int]:
        """Return where a key stands, in characters of the text.

        Raises:
            KeyError: there is no such key.
        """
        _, parent = self.find(keys[:-1])
        if not isinstance(parent, MarkedDict):
            raise KeyError(keys)
        return parent.spans[str(keys[-1])][:2]

    def extent(self, keys: Keys) -> tuple[int, int]:
        """Return where a value starts and ends, in characters of the text; of a mapping or list all of it.

        Blank lines and comments behind the last thing in a block do not belong to it.

        Raises:
            KeyError: there is no such value.
        """
        found, value = self.find(keys)
        if found != tuple(keys):
            raise KeyError(keys)
        if isinstance(value, MarkedDict | MarkedList):
            return value.start, self._end_of(value)
        _, parent = self.find(keys[:-1])
        if isinstance(parent, MarkedDict):
            return self._trimmed(*parent.spans[str(keys[-1])][2:])
        return self._trimmed(*parent.spans[int(keys[-1])]) if isinstance(parent, MarkedList) else (0, 0)

    def is_flow(self, keys: Keys) -> bool:
        """Return whether a mapping or list stands in brackets, itself or by what it is in."""
        chain = (self.find(keys[:length])[1] for length in range(len(keys) + 1))
        opened = (inner.start for inner in chain if isinstance(inner, MarkedDict | MarkedList))
        return any(self.text[start : start + 1] in ("{", "[") for start in opened)

    def _end_of(self, value: MarkedDict | MarkedList) -> int:
        """Follow the last things down to where the innermost ends."""
        while self.text[value.start] not in "{[":
            last: Value = value[next(reversed(value))] if isinstance(value, MarkedDict) else value[-1]
            if not isinstance(last, MarkedDict | MarkedList):
                spans = (
                    [span[2:] for span in value.spans.values()]
                    if isinstance(value, MarkedDict)
                    else value.spans
                )
                return self._trimmed(*spans[-1])[1]
            value = last
        return value.end

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the blank lines behind a text block, unless it keeps them ("+")."""
        header = self.text[start:end].split("\n", 1)[0]
        keeps = header[:1] in ("|", ">") and "+" in header.split("#", 1)[0]
        return start, end if keeps else max(start, len(self.text[:end].rstrip()))

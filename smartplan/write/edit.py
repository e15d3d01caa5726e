"""Edits of a person's file: what differs is replaced where it stands, everything else stays to the byte.

The edits are found by comparing what a file says with what it is to say. Nothing is ever moved: a changed
value is replaced, a new key or item is put behind the last one of its block, a key that is gone takes its
lines along. Whoever saves the result reads it again first (`same`).
"""

import re
from bisect import bisect_left
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from smartplan.errors import Keys
from smartplan.write.yaml import STEP, as_yaml, item_text, key_text

_COLON = re.compile(r"\s*:")
_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


class Marked(Protocol):
    """A parsed file that knows where everything in it stands, in characters of its text."""

    @property
    def text(self) -> str:
        """Its text with plain line ends."""

    @property
    def value(self) -> Mapping[str, object]:
        """What it says."""

    def key_extent(self, keys: Keys) -> tuple[int, int]:
        """Where a key starts and ends."""

    def extent(self, keys: Keys) -> tuple[int, int]:
        """Where a value starts and ends."""

    def is_flow(self, keys: Keys) -> bool:
        """Whether a mapping or list stands in brackets."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Text that takes the place of another.

    Attributes:
        start: where the old text starts.
        end: where it ends; the same where nothing is taken out.
        text: the new text.
    """

    start: int
    end: int
    text: str = ""


def edited(original: bytes, file: Marked, wanted: Mapping[str, object]) -> bytes:
    """Return a file that says something else.

    Args:
        original: the bytes of the file.
        file: the same, parsed.
        wanted: all that it is to say.

    Returns:
        The new bytes; encoding, line ends, comments, order and all that did not change are kept.
    """
    return applied(original, _Comparison(file).of((), file.value, wanted))


def same(one: object, other: object) -> bool:
    """Return whether two values say the same: 2 and 2.0 do, 1 and true do not."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def applied(original: bytes, replacements: Iterable[Replacement]) -> bytes:
    """Apply replacements, whose places count plain line ends, to the bytes of a text."""
    bom, codec = next(((b, c) for b, c in _BOMS if original.startswith(b)), (b"", "utf-8"))
    raw = original[len(bom) :].decode(codec)
    pairs = [place - count for count, place in enumerate(_places_of(raw, "\r\n"))]
    line_end = max(
        ("\n", raw.count("\n") - len(pairs)),
        ("\r\n", len(pairs)),
        ("\r", raw.count("\r") - len(pairs)),
        key=itemgetter(1),
    )[0]

    def moved(place: int) -> int:
        return place + bisect_left(pairs, place)

    in_kind = (
        Replacement(moved(edit.start), moved(edit.end), edit.text.replace("\n", line_end))
        for edit in replacements
    )
    return bom + replaced(raw, in_kind).encode(codec)


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """Apply replacements to a text; those at the same place in the order in which they come."""
    parts, done = [], 0
    for edit in sorted(replacements, key=lambda edit: (edit.start, edit.end)):
        parts += [text[done : edit.start], edit.text]
        done = max(done, edit.end)
    return "".join([*parts, text[done:]])


def _places_of(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + len(part))


def _left_of(old: list[object], new: list[object]) -> set[int] | None:
    """Return which items are left where a list only loses some; `None` where anything else changes."""
    left: set[int] = set()
    places = iter(range(len(old)))
    for item in new:
        place = next((place for place in places if same(old[place], item)), None)
        if place is None:
            return None
        left.add(place)
    return left


class _Comparison:
    """Finds the replacements that make a file say something else.

    Args:
        file: the file as it is.
    """

    def __init__(self, file: Marked) -> None:
        self._file = file
        self._text = file.text

    def of(self, keys: Keys, old: object, new: object) -> Iterator[Replacement]:
        """Yield what to replace at and below these keys; what stays of a block comes before what is new."""
        if same(old, new):
            return
        if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() & new.keys():
            yield from self._mapping(keys, old, new)
        elif isinstance(old, list) and isinstance(new, list | tuple) and old and new:
            yield from self._list(keys, old, list(new))
        else:
            yield from self._value(keys, new)

    def _mapping(
        self, keys: Keys, old: Mapping[str, object], new: Mapping[str, object]
    ) -> Iterator[Replacement]:
        kept = [key for key in old if key in new]
        for key in kept:
            yield from self.of((*keys, key), old[key], new[key])
        yield from self._without(keys, list(old), set(kept))
        added = {key: value for key, value in new.items() if key not in old}
        indent, flow = self._column(self._file.extent(keys)[0]), self._file.is_flow(keys)
        last = self._file.extent((*keys, kept[-1]))[1]
        for key, value in added.items():
            yield self._behind(
                last, f"{key_text(key)}:{as_yaml(value, indent, flow=flow)}", indent, flow=flow
            )

    def _list(self, keys: Keys, old: list[object], new: list[object]) -> Iterator[Replacement]:
        left = _left_of(old, new)
        if left is not None:  # comments stay beside what they are about
            yield from self._without(keys, list(range(len(old))), left)
            return
        count = min(len(old), len(new))
        for index in range(count):
            yield from self.of((*keys, index), old[index], new[index])
        yield from self._without(keys, list(range(len(old))), set(range(count)))
        indent, flow = self._column(self._file.extent(keys)[0]), self._file.is_flow(keys)
        last = self._file.extent((*keys, count - 1))[1]
        for value in new[count:]:
            text = item_text(value, indent, flow=flow)
            text = text.lstrip() if flow else f"-{text}"
            yield self._behind(last, text, indent, flow=flow)

    def _behind(self, last: int, text: str, indent: int, *, flow: bool) -> Replacement:
        """Put text behind the last thing that stays: in brackets after a comma, else on a line of its own."""
        if flow:
            return Replacement(last, last, f", {text}")
        if self._text[last - 1 : last] == "\n":  # behind a text block that keeps its blank lines
            return Replacement(last, last, f"{' ' * indent}{text}\n")
        end = self._line_end(last)
        return Replacement(end, end, f"\n{' ' * indent}{text}")

    def _value(self, keys: Keys, new: object) -> Iterator[Replacement]:
        """Replace a value as a whole; comments beside it stay beside its key."""
        start, end = self._file.extent(keys)
        end = max(start, len(self._text[:end].rstrip()))
        lead, indent = self._lead(keys)
        flow, listed = self._file.is_flow(keys[:-1]), isinstance(keys[-1], int)
        below = as_yaml(new, indent, flow=flow)
        if self._text[lead:start].strip():  # a comment between the key and its block
            line = self._text.rfind("\n", 0, start) + 1
            yield Replacement(
                line, end, below[1:] if below.startswith("\n") else " " * (indent + STEP) + below[1:]
            )
        elif below.startswith("\n") and not listed and self._text[end : self._line_end(end)].strip():
            yield Replacement(lead, end)
            yield Replacement(self._line_end(end), self._line_end(end), below)
        elif listed:
            yield Replacement(lead, end, item_text(new, indent, flow=flow))
        else:  # a key alone in brackets has no colon yet
            yield Replacement(lead, end, below if self._text[lead - 1] == ":" else f":{below}")

    def _lead(self, keys: Keys) -> tuple[int, int]:
        """Return where the colon or dash before a value ends, and the column of its key or dash."""
        step = keys[-1]
        if isinstance(step, str):
            start, end = self._file.key_extent(keys)
            colon = _COLON.match(self._text, end)
            return colon.end() if colon else end, self._column(start)
        if self._file.is_flow(keys[:-1]):
            return self._file.extent(keys)[0], 0
        dash = self._start_of(keys[:-1], step)
        return dash + 1, self._column(dash)

    def _without(
        self, keys: Keys, steps: Sequence[str | int], kept: Collection[object]
    ) -> Iterator[Replacement]:
        """Take out what is gone; steps stand in the order of the file."""
        flow = self._file.is_flow(keys)
        for place, step in enumerate(steps):
            if step in kept:
                continue
            start, end = self._start_of(keys, step), self._file.extent((*keys, step))[1]
            before = [other for other in steps[:place] if other in kept]
            after = [other for other in steps[place:] if other in kept]
            line = self._text.rfind("\n", 0, start) + 1
            if flow and before:
                yield Replacement(self._file.extent((*keys, before[-1]))[1], end)
            elif after and (flow or self._text[line:start].strip()):
                yield Replacement(start, self._start_of(keys, after[0]))
            else:
                # With the line end before it: what is put behind it meanwhile begins with one of its own.
                last = end - 1 if self._text[end - 1] == "\n" else self._line_end(end)
                yield Replacement(line - 1, last) if line else Replacement(0, last + 1)

    def _start_of(self, keys: Keys, step: str | int) -> int:
        """Return where a key stands, or the dash of an item, or an item in brackets."""
        if isinstance(step, str):
            return self._file.key_extent((*keys, step))[0]
        start = self._file.extent((*keys, step))[0]
        return start if self._file.is_flow(keys) else self._text.rfind("-", 0, start)

    def _column(self, place: int) -> int:
        return place - self._text.rfind("\n", 0, place) - 1

    def _line_end(self, place: int) -> int:
        found = self._text.find("\n", place)
        return found if found >= 0 else len(self._text)

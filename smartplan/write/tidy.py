"""A YAML file laid out evenly: two columns a level, one space behind a colon, no stray blanks.

Comments, order, quotes and every value stay as they are: only spaces and blank lines change.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Protocol

from smartplan.write.edit import Replacement, replaced
from smartplan.write.yaml import STEP

# Where both stand on one line: the spaces behind a sign, or before it, whatever its neighbour is.
_BEHIND = {"Value": 1, "BlockEntry": 1, "FlowEntry": 1, "FlowMappingStart": 0, "FlowSequenceStart": 0}
_BEFORE = {"Value": 0, "FlowEntry": 0, "FlowMappingEnd": 0, "FlowSequenceEnd": 0}
_OPENING, _CLOSING = ("FlowMappingStart", "FlowSequenceStart"), ("FlowMappingEnd", "FlowSequenceEnd")


class Sign(Protocol):
    """A token of a text: its kind as PyYAML names it, and where it starts and ends."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def start(self) -> int:
        """Where it starts, in characters."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A mapping or list that is open.

    Attributes:
        kind: mapping, sequence, or dashes that stand right under their key.
        old: the column that a text below it counts its indentation from.
        new: the column that its keys or dashes get.
    """

    kind: str
    old: int
    new: int


def tidy(text: str, signs: Sequence[Sign]) -> str:
    """Return a text laid out evenly.

    Args:
        text: YAML that reads without a problem, with plain line ends.
        signs: its tokens.
    """
    return _Layout(text, signs).done()


class _Layout:
    """Finds a new column for each line, and the spaces between the signs on it."""

    def __init__(self, text: str, signs: Sequence[Sign]) -> None:
        self._text = text
        self._signs = signs
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._blocks: list[_Block] = []
        self._columns: dict[int, int] = {}  # by line
        self._led: set[int] = set()  # lines that a key, dash or value leads
        self._open: set[int] = set()  # lines that end within a text, where blanks may mean something
        self._brackets: list[Sign] = []

    def done(self) -> str:
        """Return the new text."""
        for sign in self._signs:
            self._take(sign)
        edits = [*self._gaps(), *self._margins(), *self._blank_lines()]
        return replaced(self._text, edits).strip("\n") + "\n"

    def _take(self, sign: Sign) -> None:
        """Follow the structure, and give a column to every line that begins with this sign or is in it."""
        if sign.kind in _OPENING:
            self._place(sign, STEP)
            self._brackets.append(sign)
        elif sign.kind in _CLOSING:
            self._carry_along(self._brackets.pop().start, sign.end)
        elif sign.kind == "Scalar":
            self._place(sign, STEP)
            self._text_of_lines(sign)
        elif not self._brackets:
            self._take_block(sign)

    def _take_block(self, sign: Sign) -> None:
        top = self._blocks[-1] if self._blocks else None
        if sign.kind in ("BlockMappingStart", "BlockSequenceStart"):
            kind = "mapping" if sign.kind == "BlockMappingStart" else "sequence"
            self._blocks.append(_Block(kind, self._column(sign.start), top.new + STEP if top else 0))
        elif top and top.kind == "dashes" and sign.kind in ("Key", "BlockEnd"):
            self._blocks.pop()
            self._take_block(sign)
        elif sign.kind == "BlockEnd":
            self._blocks.pop()
        elif sign.kind == "BlockEntry" and top and top.kind == "mapping":
            self._blocks.append(_Block("dashes", top.old, top.new + STEP))
            self._place(sign, 0)
        elif sign.kind in ("Key", "Value", "BlockEntry"):
            self._place(sign, 0)

    def _place(self, sign: Sign, further: int) -> None:
        """Give a column to the line, if the sign leads it and nothing before did."""
        line = self._line(sign.start)
        if not self._brackets and not self._text[self._starts[line] : sign.start].strip():
            column = self._blocks[-1].new + further if self._blocks else 0
            self._columns.setdefault(line, column)
            self._led.add(line)

    def _carry_along(self, start: int, end: int) -> None:
        """Shift the further lines of something that goes over several by as much as its first one."""
        first, last = self._line(start), self._line(end)
        if self._brackets or first == last:
            return
        shift = self._columns.get(first, self._indent(first)) - self._indent(first)
        least = (self._blocks[-1].new if self._blocks else 0) + STEP
        for line in range(first + 1, last + 1):
            if self._lines[line].strip():
                self._columns[line] = max(self._indent(line) + shift, least)

    def _text_of_lines(self, sign: Sign) -> None:
        """Keep what is inside a text: its line ends, and of a text block also how its lines are indented."""
        first, last = self._line(sign.start), self._line(sign.end)
        if self._brackets or self._text[sign.start] not in "|>":
            self._open.update(range(first, last))
            self._carry_along(sign.start, sign.end)
            return
        header = self._lines[first][sign.start - self._starts[first] :].split("#", 1)[0]
        lines = list(range(first + 1, last if self._starts[last] == sign.end else last + 1))
        block = self._blocks[-1]
        digits = [int(character) for character in header if character.isdecimal()]
        filled = [self._indent(line) for line in lines if self._lines[line].strip()]
        old = block.old + digits[0] if digits else (filled[0] if filled else 0)
        while lines and "+" not in header and len(self._lines[lines[-1]]) <= old:
            lines.pop()
        self._open.update(lines)
        shift = block.new + (digits[0] if digits else STEP) - old
        for line in lines:
            if self._lines[line].strip() or len(self._lines[line]) > old:
                self._columns[line] = self._indent(line) + shift

    def _gaps(self) -> Iterator[Replacement]:
        """Yield the spaces between signs on one line."""
        solid = [sign for sign in self._signs if sign.start < sign.end]
        for before, behind in pairwise(solid):
            spaces = _BEFORE.get(behind.kind, _BEHIND.get(before.kind))
            gap = self._text[before.end : behind.start]
            if spaces is not None and not gap.strip(" \t") and (gap or spaces):
                yield Replacement(before.end, behind.start, " " * spaces)

    def _margins(self) -> Iterator[Replacement]:
        """Yield what stands at both ends of each line."""
        for number, line in enumerate(self._lines):
            start, indent = self._starts[number], self._indent(number)
            column = self._columns.get(number)
            if column is None and line.lstrip().startswith("#"):
                column = self._column_of_comment(number)
            if column is not None:
                yield Replacement(start, start + indent, " " * column)
            if number not in self._open:
                yield Replacement(
                    start + max(len(line.rstrip()), indent if line.strip() else 0), start + len(line)
                )

    def _column_of_comment(self, number: int) -> int:
        """Return where a comment goes: with the next line, or with one above that it stood in line with."""
        behind = next((line for line in range(number, len(self._lines)) if line in self._led), None)
        above = (line for line in range(number, -1, -1) if line in self._led)
        block = takewhile(lambda line: self._indent(line) >= self._indent(number), above)
        for line in (*([] if behind is None else [behind]), *block):
            if self._indent(line) == self._indent(number):
                return self._columns[line]
        return 0 if behind is None else self._columns[behind]

    def _blank_lines(self) -> Iterator[Replacement]:
        """Yield all but one of the blank lines that follow each other."""
        for number in range(1, len(self._lines)):
            pair = (number - 1, number)
            if not any(self._lines[line].strip() or line in self._open for line in pair):
                yield Replacement(self._starts[number] - 1, self._starts[number])

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _column(self, place: int) -> int:
        return place - self._starts[self._line(place)]

    def _indent(self, line: int) -> int:
        return len(self._lines[line]) - len(self._lines[line].lstrip(" "))

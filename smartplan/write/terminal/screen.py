"""The screen: one console per stream, and which characters it can show."""

import io
import sys
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartplan.write.visible import visible
from smartplan.write.words import Words

MAX_WIDTH = 120
BLOCKS = ("█", "░", "·")
ASCII_BLOCKS = ("#", "-", ".")
HALVES = ("▌", "▐")
ASCII_HALVES = ("]", "[")
"""What ends in a first half, what begins in a second."""


class Draft(io.StringIO):
    """Text as a stream would show it, before it is written there.

    Args:
        stream: where it will be written.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override] # the stubs have an attribute there
        """The encoding of the stream."""
        return self._stream.encoding

    def isatty(self) -> bool:
        """Whether the stream is a terminal."""
        return self._stream.isatty()


def screen(stream: TextIO | None = None) -> Console:
    """Return the console of a stream (standard output where none is given).

    Colour follows the terminal, NO_COLOR, FORCE_COLOR and TERM=dumb; without a terminal the width is 80.
    """
    console = Console(file=stream or sys.stdout, highlight=False, emoji=False, markup=False, soft_wrap=False)
    console.width = min(console.width, MAX_WIDTH)
    return console


def look_of(stream: TextIO) -> list[object]:
    """Return all that has a say in how a text looks on a stream: width, colours, characters."""
    console = screen(stream)
    colours = (console.is_terminal, console.color_system, console.no_color, console.legacy_windows)
    return [console.width, console.encoding, *colours]


def print_line(console: Console, line: Text) -> None:
    """Print a line of text; one that says so is cut at the edge, any other goes on in line with itself."""
    if line.no_wrap:
        console.print(line, no_wrap=True, overflow=line.overflow, crop=False)
        return
    indent = len(line.plain) - len(line.plain.lstrip(" -"))
    lead, rest = line.divide([indent]) if indent else (Text(""), line)
    for part in rest.wrap(console, max(console.width - indent, 1)) or [rest]:
        part.rstrip()
        console.print(lead + part, crop=False)
        lead = Text(" " * indent)


def light_table() -> Table:
    """Return an empty table with a rule under its head and nothing else."""
    return Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 1, 0, 0))


def blocks(console: Console) -> tuple[str, str, str]:
    """Return the characters for filled, missing and empty that the stream can encode."""
    return BLOCKS if _encodes(console, "".join(BLOCKS)) else ASCII_BLOCKS


def halves(console: Console) -> tuple[str, str]:
    """Return the characters that are filled in their first half and in their second."""
    return HALVES if _encodes(console, "".join(HALVES)) else ASCII_HALVES


def _encodes(console: Console, text: str) -> bool:
    try:
        text.encode(console.encoding)
    except UnicodeEncodeError:
        return False
    return True


def show_heading(console: Console, title: str) -> None:
    """Print the heading of a part, with a line above."""
    console.print()
    console.print(Text(title, style="bold"))


def show_indented(console: Console, line: Text, indent: int, lead: str = "") -> None:
    """Print a line in from the edge, behind its lead; the rest of a long one stands in line with it."""
    for part in line.wrap(console, console.width - indent):
        part.rstrip()
        console.print(Text(lead.ljust(indent)) + part)
        lead = ""


def a_few(names: Sequence[str], most: int, words: Words) -> str:
    """Name so many, and say how many more there are: of thousands, no line holds all."""
    more = [words("and {count} more", count=len(names) - most)] if len(names) > most else []
    return ", ".join([*map(visible, names[:most]), *more])

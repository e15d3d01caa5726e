"""What a slide holds: a finding as its title, parts in boxes, and what the speaker should know."""

from dataclasses import dataclass

from smartplan.write.charts import Chart
from smartplan.write.document.model import KeyFigures, Table, Text

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 16:9, in points; all places and sizes of slides are in points."""
LEFT, TOP, RIGHT, BOTTOM = 36.0, 112.0, 924.0, 494.0
"""What a slide has for its parts, between title and source."""
GUTTER = 24.0


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Points:
    """Short texts, one a point; `heading` stands above them."""

    items: tuple[Text, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, and the sentence that says what it shows."""

    chart: Chart
    sentence: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A table, of which a slide shows so many rows at most; the others stay in the document."""

    table: Table
    most: int = 16


Part = Points | Picture | Listing | KeyFigures


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide.

    Attributes:
        title: a sentence that says the finding.
        parts: side by side, or one below the other where `stacked`.
        shares: what each part has of the width (the height where stacked); they sum to 1.
        notes: what the speaker should know: the exact figures, and where they come from.
        source: what it rests on.
        stacked: whether parts stand one below the other.
    """

    title: str
    parts: tuple[Part, ...]
    shares: tuple[float, ...]
    notes: tuple[str, ...]
    source: str
    stacked: bool = False

    def boxes(self) -> tuple[Box, ...]:
        """Return where each part stands."""
        gaps = GUTTER * (len(self.parts) - 1)
        room = (BOTTOM - TOP if self.stacked else RIGHT - LEFT) - gaps
        boxes, at = [], TOP if self.stacked else LEFT
        for share in self.shares:
            size = room * share
            down = Box(LEFT, at, RIGHT - LEFT, size)
            boxes.append(down if self.stacked else Box(at, TOP, size, BOTTOM - TOP))
            at += size + GUTTER
        return tuple(boxes)

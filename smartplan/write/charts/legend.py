"""The key of a chart: marks and what they mean, in a row."""

from collections.abc import Callable, Sequence

from smartplan.write.charts.svg import (
    ACCENT,
    ARROW,
    PRIMARY,
    Font,
    box,
    diamond,
    dot,
    element,
    label,
    line,
    number,
    text_width,
)

SIZE, GAP, MARK = 8.5, 16.0, 18.0

Entry = tuple[str, str]
"""A mark (`now`, `target`, `line`, `dashed`, `ceiling`, `arrow` or a colour) and its meaning."""


def legend(x: float, y: float, entries: Sequence[Entry], width: float) -> str:
    """Return the key, its first baseline at y; it breaks into rows where it would leave the width."""
    parts, left, top = [], x, y
    for mark, text in entries:
        needed = MARK + text_width(text, SIZE) + GAP
        if left > x and left + needed - GAP > x + width:
            left, top = x, top + SIZE * 1.6
        parts.append(_mark(mark, left, top - SIZE * 0.33) + label(left + MARK, top, text, Font(SIZE)))
        left += needed
    return "".join(parts)


def meaning(entries: Sequence[Entry], *marks: str) -> str:
    """Return what the first of these marks means; empty where the key has none of them."""
    return next((text for mark, text in entries if mark in marks), "")


def rows(entries: Sequence[Entry], width: float) -> int:
    """Return how many rows the key takes."""
    count, left = 1, 0.0
    for _, text in entries:
        needed = MARK + text_width(text, SIZE) + GAP
        if left and left + needed - GAP > width:
            count, left = count + 1, 0.0
        left += needed
    return count


def _mark(mark: str, x: float, y: float) -> str:
    drawn = _MARKS.get(mark)
    return drawn(x, y) if drawn else box(x + 1, y - 4.5, (11, 9), mark, rx=1.5)


def _line(x: float, y: float) -> str:
    return line((x, y), (x + 13, y), PRIMARY, stroke_width=2) + dot(x + 6.5, y, radius=3)


def _dashed(x: float, y: float) -> str:
    stroke = line((x, y), (x + 13, y), ACCENT, stroke_width=1.6, stroke_dasharray="4 2.5")
    return stroke + diamond(x + 6.5, y, half=3.2)


def _arrow(x: float, y: float) -> str:
    head = element("path", d=f"M{number(x + 13)} {number(y)} l-5 -2.6 v5.2 z", fill=ARROW)
    return line((x, y), (x + 9, y), ARROW, stroke_width=1) + head


_MARKS: dict[str, Callable[[float, float], str]] = {
    "now": lambda x, y: dot(x + 6, y),
    "target": lambda x, y: diamond(x + 6, y),
    "line": _line,
    "dashed": _dashed,
    "ceiling": lambda x, y: line((x, y), (x + 13, y), ACCENT, stroke_width=2),
    "arrow": _arrow,
}

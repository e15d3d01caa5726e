"""Text that fits its box: as large as it may be, and cut only where even the smallest size is too large."""

from collections.abc import Sequence
from math import ceil

from smartplan.write.charts.svg import text_width

LEADING = 1.24
"""Height of a line, in parts of its size."""
STAND_IN = 1.05
"""How much wider than ours a font may be that stands in for it where ours is not installed."""
HEADLINE = 1.12
"""How much wider the bold font of titles is."""
POINTS = (20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
TITLES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)


def line_count(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes; a word longer than a line is broken."""
    room, count = width / STAND_IN, 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0.0
        for word in paragraph.split():
            long = text_width(f"{word} ", size)
            if used and used + long > room:
                count += 1
                used = 0.0
            count += max(ceil(long / room) - 1, 0)
            used = (used + long) % room if long > room else used + long
    return count


def widest_word(text: str, size: float) -> float:
    """Return how wide the longest word of a text is: a narrower column would break it."""
    return max((text_width(word, size) * STAND_IN for word in text.split()), default=0.0)


def height_of(texts: Sequence[str], width: float, size: float, after: float = 0.0) -> float:
    """Return how high texts are below each other, with `after` behind each."""
    return sum(line_count(text, width, size) * size * LEADING + after for text in texts)


def size_for(
    texts: Sequence[str], width: float, height: float, sizes: Sequence[float], after: float = 0.0
) -> float:
    """Return the largest size at which texts fit; the smallest where they don't."""
    fitting = (size for size in sizes if height_of(texts, width, size, after) <= height)
    return next(fitting, sizes[-1])


def shortened(text: str, width: float, height: float, size: float) -> str:
    """Return the text, without its end where it is higher than its box."""
    if height_of([text], width, size) <= height:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if height_of([f"{text[:middle]}…"], width, size) <= height:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"

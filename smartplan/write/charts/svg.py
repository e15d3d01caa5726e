"""SVG as text: elements, numbers, labels; presentation attributes only, so that every reader agrees."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from smartplan.write.visible import visible

FONT = "'Source Sans 3', Arial, sans-serif"
INK, MUTED, FAINT, RULE = "#1c2733", "#55626f", "#dfe5ea", "#c3ccd4"
PRIMARY, ACCENT, PAPER = "#12406b", "#b4530a", "#ffffff"
ARROW, LATE = "#4a5763", "#b3261e"
# Alternately dark and light, so that neighbours differ in grey print too.
SERIES = ("#12406b", "#e0a03c", "#2f7d6d", "#a9c4de", "#8a4f7d", "#c9cf86", "#5a6672", "#e3b7a0")
CONTRAST_MIN = 4.5
"""The least contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""

# Advance widths of the text face in thousandths of an em, for the characters that differ from the mean.
NARROW, WIDE, MEAN, CAPITAL = 290, 780, 505, 590
SLACK = 1.06
"""Another face may stand in where ours is missing, and is a little wider."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a label looks: size in units of the drawing (points in print), weight, colour, alignment."""

    size: float = 9
    weight: int = 400
    fill: str = INK
    anchor: str = "start"


PLAIN = Font()
TIP = re.compile(r"><title>[^<]*</title></(?:rect|circle|polygon|line)>")
TEXT_TIP = re.compile(r"<title>[^<]*</title></text>")
"""What a mark, or text on one, says when a pointer rests on it, to its end."""


def number(value: float) -> str:
    """Return a coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def element(name: str, *children: str, **attributes: object) -> str:
    """Return an element; `stroke_width` is written `stroke-width`, None is left out, text must be escaped.

    Children are markup; where all are empty there are none.
    """
    inner = "".join(children)
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def _attribute(value: object) -> str:
    return number(float(value)) if isinstance(value, int | float) else escape(str(value))


def tipped(text: str) -> str:
    """Return what a mark says when a pointer rests on it; nothing where it has nothing to say."""
    return f"<title>{escape(visible(text), quote=False)}</title>" if text else ""


def untipped(svg: str) -> str:
    """Return a drawing for paper, where no pointer rests: its marks say nothing, its own title stays."""
    return TEXT_TIP.sub("</text>", TIP.sub("/>", svg))


def label(x: float, y: float, text: str, font: Font, tip: str = "") -> str:
    """Return one line of text, its baseline at y; on a mark it says what the mark says."""
    return element(
        "text",
        escape(visible(text), quote=False),
        tipped(tip),
        x=x,
        y=y,
        font_size=font.size,
        font_weight=font.weight if font.weight != PLAIN.weight else None,
        fill=font.fill,
        text_anchor=font.anchor if font.anchor != PLAIN.anchor else None,
    )


def labels(x: float, y: float, lines: Iterable[str], font: Font) -> str:
    """Return lines of text below each other, the block centred on y."""
    kept = tuple(lines)
    step = font.size * 1.18
    first = y - step * (len(kept) - 1) / 2 + font.size * 0.34
    return "".join(label(x, first + step * i, line, font) for i, line in enumerate(kept))


def line(
    start: tuple[float, float], end: tuple[float, float], stroke: str = RULE, *, tip: str = "", **more: object
) -> str:
    """Return a straight line."""
    width = more.pop("stroke_width", 0.75)
    return element(
        "line",
        tipped(tip),
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        stroke=stroke,
        stroke_width=width,
        **more,
    )


def box(x: float, y: float, size: tuple[float, float], fill: str, *, tip: str = "", **more: object) -> str:
    """Return a filled rectangle."""
    return element("rect", tipped(tip), x=x, y=y, width=size[0], height=size[1], fill=fill, **more)


def points(corners: Iterable[tuple[float, float]]) -> str:
    """Return coordinates as polygons and polylines take them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)


def dot(x: float, y: float, fill: str = PRIMARY, radius: float = 4, tip: str = "") -> str:
    """Return the mark of where the city is now: a filled circle."""
    return element("circle", tipped(tip), cx=x, cy=y, r=radius, fill=fill, stroke=PAPER, stroke_width=1)


def diamond(x: float, y: float, stroke: str = ACCENT, half: float = 4.4, tip: str = "") -> str:
    """Return the mark of a target: a hollow diamond."""
    corners = points(((x, y - half), (x + half, y), (x, y + half), (x - half, y)))
    return element("polygon", tipped(tip), points=corners, fill=PAPER, stroke=stroke, stroke_width=1.6)


def drawing(size: tuple[float, float], title: str, body: Iterable[str]) -> str:
    """Return a whole drawing: its title first, then a white ground, then what is drawn."""
    width, height = size
    return element(
        "svg",
        f"<title>{escape(visible(title), quote=False)}</title>",
        box(0, 0, size, PAPER),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
    )


def text_width(text: str, size: float) -> float:
    """Estimate how wide a line of text is, on the safe side."""
    thousandths = sum(_advance(character) for character in text)
    return thousandths / 1000 * size * SLACK


def _advance(character: str) -> int:
    if character in " ijl.,:;'|!()[]I/ft-":
        return NARROW
    if character in "mwMW%@—":
        return WIDE
    return CAPITAL if character.isupper() else MEAN


def wrap(text: str, width: float, size: float, most: int = 3) -> tuple[str, ...]:
    """Break text into lines no wider than `width`; what is beyond `most` lines is cut with an ellipsis."""
    lines: list[str] = []
    for word in _pieces(text, width, size):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(f"{lines[most - 1]} …", width, size))
    return tuple(lines) or ("",)


def _pieces(text: str, width: float, size: float) -> Iterable[str]:
    """Yield the words of a text; one that is wider than a line is cut."""
    for word in text.split():
        yield word if text_width(word, size) <= width else _cut(word + "…", width, size)


def _cut(text: str, width: float, size: float) -> str:
    """Return as much of a text as fits with an ellipsis behind it."""
    left = width - text_width("…", size)
    kept = []
    for character in text.rstrip("…").rstrip():
        left -= _advance(character) / 1000 * size * SLACK
        if left < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def on(ground: str) -> str:
    """Return the text colour that can be read on a ground."""
    return PAPER if contrast(PAPER, ground) >= CONTRAST_MIN else INK


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, share: float) -> str:
    """Return a colour between white (0) and itself (1)."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (channel - 255) * share):02x}" for channel in channels)

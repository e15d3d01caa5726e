"""The styles of our Word files, by the ids that Word itself knows where it has a name for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from smartplan.write.charts.svg import ACCENT, FAINT, MUTED, PRIMARY, RULE
from smartplan.write.word.markup import w

TEXT, TITLES = "Source Sans 3", "Plus Jakarta Sans"
GROUND, WARM, GREY, BODY = "f3f6f8", "fdf4ea", "33424f", "1c2733"
BULLETS, NUMBERS, BOXES = 9001, 9002, 9003
"""The numbers of our lists, beyond those that a letterhead will have."""

Cover = tuple[str, str, str]
ON_PICTURE: Cover = ("ffffff", "dce8f3", "f7d3a1")
ON_PAPER: Cover = (PRIMARY[1:], GREY, ACCENT[1:])
"""The colours of title, other words and warning on the cover: on its picture, and below a letterhead."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style.

    Attributes:
        id: its id in the file; `name` is what people see, `based` the id it goes on from.
        size: in points; None as in the style it is based on.
        colour: without its #.
        font: the family, where it is another one.
        paragraph: further paragraph properties, in the order of the schema, `keepNext` first.
        run: further run properties before the colour: bold, italic.
        follows: the id of the style of the paragraph after it.
    """

    id: str
    name: str
    size: float | None = None
    colour: str | None = None
    font: str | None = None
    paragraph: str = ""
    run: str = ""
    based: str | None = "Normal"
    follows: str | None = None

    def markup(self) -> str:
        """Return the style as it stands in a file."""
        custom = None if self.name[0].islower() or self.name in BUILT_IN else "1"
        half = None if self.size is None else round(self.size * 2)
        fonts = (
            w("rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), self.font)) if self.font else ""
        )
        colour = w("color", val=self.colour) if self.colour else ""
        sizes = w("sz", val=half) + w("szCs", val=half) if half else ""
        parts = (
            w("name", val=self.name),
            w("basedOn", val=self.based) if self.based else "",
            w("next", val=self.follows) if self.follows else "",
            w("qFormat"),
            w("pPr", self.paragraph) if self.paragraph else "",
            w("rPr", fonts, self.run, colour, sizes),
        )
        default = "1" if self.based is None else None
        return w("style", *parts, type="paragraph", default=default, customStyle=custom, styleId=self.id)


BUILT_IN = {"Normal", "Title", "Subtitle", "Quote", "List Bullet", "List Number"}


def _space(before: float, after: float, line: float | None = None) -> str:
    """Return space above and below in points, and the height of lines as a multiple."""
    height = None if line is None else round(240 * line)
    rule = None if line is None else "auto"
    return w("spacing", before=round(before * 20), after=round(after * 20), line=height, lineRule=rule)


def _edge(side: str, colour: str, eighths: int, space: int) -> str:
    return w("pBdr", w(side, val="single", sz=eighths, space=space, color=colour))


def _shade(fill: str) -> str:
    return w("shd", val="clear", color="auto", fill=fill)


def _listed(number: int) -> str:
    return w("numPr", w("numId", val=number)) + _space(0, 3.4) + w("contextualSpacing", val="0")


def _heading(level: int, size: float, before: float, after: float, more: str = "") -> Look:
    properties = (
        w("keepNext") + w("keepLines") + more + _space(before, after, 1.08) + w("outlineLvl", val=level - 1)
    )
    return Look(
        f"Heading{level}",
        f"heading {level}",
        size,
        PRIMARY[1:],
        TITLES,
        properties,
        w("b"),
        follows="Normal",
    )


def _contents(level: int, indent: int, before: float, colour: str, run: str = "") -> Look:
    properties = (
        w("tabs", w("tab", val="right", leader="dot", pos=9185))
        + _space(before, 0.6, 1.0)
        + w("ind", left=indent)
    )
    return Look(f"TOC{level}", f"toc {level}", 10 if level < 3 else 9, colour, paragraph=properties, run=run)  # noqa: PLR2004 - the third is the smallest


def looks(cover: Cover) -> Iterator[Look]:
    """Yield every paragraph style of ours; `cover` has the colours of the words on the first page."""
    primary, accent, muted = PRIMARY[1:], ACCENT[1:], MUTED[1:]
    next_ = w("keepNext")
    yield Look("Normal", "Normal", 10.5, BODY, TEXT, _space(0, 7, 1.14), based=None)
    title, words, mark = cover
    yield Look("Title", "Title", 36, title, TITLES, _space(0, 12, 1.05), w("b"), follows="Subtitle")
    yield Look("Subtitle", "Subtitle", 14, words, paragraph=_space(0, 30, 1.1))
    edge = _edge("top", "7fa3c4", 6, 12)
    yield Look("CoverLine", "Cover Line", 9.5, words, paragraph=edge + _space(0, 0))
    yield Look("CoverAuthority", "Cover Authority", 9.5, title, run=w("b") + w("caps"))
    yield Look("CoverMark", "Cover Mark", 9.5, mark, paragraph=_space(0, 18), run=w("b"))
    opener = _edge("bottom", accent, 18, 14)
    yield _heading(1, 28, 150, 26, opener)
    yield _heading(2, 20, 0, 14)
    yield _heading(3, 13.5, 20, 7)
    yield _heading(4, 11, 11, 3)
    yield Look("ContentsHeading", "Contents Heading", 20, primary, TITLES, next_ + _space(0, 12), w("b"))
    yield _contents(1, 0, 6, primary, w("b"))
    yield _contents(2, 0, 2, BODY, w("b"))
    yield _contents(3, 400, 0, GREY)
    yield Look("Lead", "Lead", 12.5, GREY, paragraph=next_ + _space(0, 11, 1.18))
    yield Look("BookChapter", "Book Chapter", 10.5, paragraph=_edge("top", FAINT[1:], 4, 5) + _space(5, 0))
    yield Look("ListBullet", "List Bullet", paragraph=_listed(BULLETS))
    yield Look("ListNumber", "List Number", paragraph=_listed(NUMBERS))
    yield Look("Checklist", "Checklist", paragraph=_listed(BOXES))
    yield Look("Caption", "caption", 9, GREY, paragraph=next_ + w("keepLines") + _space(10, 4))
    yield Look("Source", "Source", 8.5, muted, paragraph=_space(3, 12))
    yield Look("Picture", "Picture", paragraph=next_ + _space(0, 3, 1))
    yield Look("Sentence", "Figure Sentence", 9.5, paragraph=_space(3, 6))
    quote = next_ + _edge("left", accent, 18, 10) + _space(4, 4, 1.18) + w("ind", left=280)
    yield Look("Quote", "Quote", None, GREY, paragraph=quote, run=w("i"))
    yield Look("QuoteSource", "Quote Source", 8.5, muted, paragraph=quote.replace(next_, ""))
    yield from _callouts(primary, accent)
    yield from _of_tables(primary, muted)
    signed = next_ + w("keepLines") + _space(0, 0) + w("ind", left=4600)
    yield Look("SignatureLine", "Signature Line", paragraph=signed)
    yield from _letterhead(primary)
    yield Look("Header", "header", 8, muted, paragraph=_edge("bottom", RULE[1:], 4, 6) + _space(0, 0))
    yield Look("Footer", "footer", 8, muted, paragraph=_space(0, 0))


def _letterhead(primary: str) -> Iterator[Look]:
    """What stands above a letter, ruled off below its last line."""
    middle = w("keepNext") + w("jc", val="center")
    ruled = w("keepNext") + _edge("bottom", primary, 12, 6)
    yield Look("LetterheadName", "Letterhead Name", 13, primary, TITLES, middle + _space(0, 2), w("b"))
    yield Look("LetterheadLine", "Letterhead Line", 9.5, paragraph=middle + _space(0, 0))
    last = ruled + _space(0, 16) + w("jc", val="center")
    yield Look("LetterheadEnd", "Letterhead End", 9.5, paragraph=last)


def _callouts(primary: str, accent: str) -> Iterator[Look]:
    for id_, name, colour, fill in (
        ("Callout", "Callout", primary, GROUND),
        ("Warning", "Callout Warning", accent, WARM),
    ):
        box = _edge("left", colour, 18, 8) + _shade(fill)
        kept = w("keepNext") + w("keepLines")
        yield Look(
            f"{id_}Title",
            f"{name} Title",
            10.5,
            colour,
            paragraph=kept + box + _space(8, 2) + w("ind", left=200, right=120),
            run=w("b"),
            follows=id_,
        )
        yield Look(
            id_, name, 10, paragraph=w("keepLines") + box + _space(0, 5) + w("ind", left=200, right=120)
        )


def _of_tables(primary: str, muted: str) -> Iterator[Look]:
    yield Look("TableText", "Table Text", 9, paragraph=_space(2, 2, 1.0))
    yield Look(
        "TableHeading", "Table Heading", 9, primary, paragraph=w("keepNext") + _space(2, 2, 1.0), run=w("b")
    )
    yield Look(
        "TableGroup", "Table Group", 9, primary, paragraph=w("keepNext") + _space(2, 2, 1.0), run=w("b")
    )
    yield Look("TableMore", "Table More", 8.5, "46535f", paragraph=_space(0, 2, 1.04))
    yield Look("TileValue", "Tile Value", 17, primary, TITLES, w("keepNext") + _space(4, 2, 1.0), w("b"))
    yield Look("TileLabel", "Tile Label", 9, paragraph=w("keepNext") + _space(0, 0, 1.05), run=w("b"))
    yield Look("TileNote", "Tile Note", 9, muted, paragraph=_space(0, 4, 1.05))
    yield Look("AfterTable", "After Table", 4, paragraph=_space(0, 4, 1.0))


def character_styles() -> Iterator[str]:
    """Yield the styles of runs: names that Word knows, and the label before a heading."""
    for id_, name, run in (
        ("Strong", "Strong", w("b")),
        ("Emphasis", "Emphasis", w("i")),
        ("Hyperlink", "Hyperlink", w("color", val=PRIMARY[1:]) + w("u", val="single")),
        ("HeadingLabel", "Heading Label", w("color", val=ACCENT[1:])),
        ("CaptionLabel", "Caption Label", w("b") + w("color", val=PRIMARY[1:])),
        ("Missing", "Missing", w("i") + w("color", val=ACCENT[1:])),
    ):
        yield w("style", w("name", val=name), w("qFormat"), w("rPr", run), type="character", styleId=id_)


def table_style() -> str:
    """Return the style of our tables: a strong line below the heading, faint ones between the rows."""
    lines = w(
        "tblBorders",
        *(w(side, val="single", sz=4, space=0, color=FAINT[1:]) for side in ("bottom", "insideH")),
    )
    margins = w(
        "tblCellMar", *(w(side, w=width, type="dxa") for side, width in (("left", 80), ("right", 80)))
    )
    head = w(
        "tblStylePr",
        w(
            "tcPr",
            w("tcBorders", w("bottom", val="single", sz=10, space=0, color=PRIMARY[1:])),
            w("vAlign", val="bottom"),
        ),
        type="firstRow",
    )
    return w(
        "style",
        w("name", val="Masterplan Table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", lines, margins),
        head,
        type="table",
        customStyle="1",
        styleId="MasterplanTable",
    )

"""A masterplan as slides, for the interview with the assessors and for the head of the region."""

import datetime as dt
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from smartplan.write.archive import repacked
from smartplan.write.charts import Gantt
from smartplan.write.document import Masterplan, author_of
from smartplan.write.document.model import Document, KeyFigures
from smartplan.write.slides.charts import add_chart
from smartplan.write.slides.cover import add_cover
from smartplan.write.slides.gantt import add_gantt
from smartplan.write.slides.master import new_deck
from smartplan.write.slides.page import LEFT, RIGHT, Box, Listing, Part, Picture, Points, Slide
from smartplan.write.slides.story import Teller, slides_of
from smartplan.write.slides.tables import add_table, add_tiles
from smartplan.write.slides.text import Pen, place
from smartplan.write.visible import visible
from smartplan.write.words import Words

TITLE = Box(LEFT, 23, RIGHT - LEFT, 68)
POINTS, SOURCE, MARK, NUMBER = 1, 13, 11, 12
"""Places of a layout, by their index."""
SOURCE_WIDTH, SMALL = 500.0, 9.0
HEADING, CAPTION = 38.0, 36.0


def render_slides(case: Masterplan, document: Document, words: Words) -> bytes:
    """Return the slides of a masterplan; the same case and day give the same bytes."""
    author = author_of(case, words, document.issued)
    deck = new_deck()
    cover = deck.slides.add_slide(deck.slide_layouts[0])
    add_cover(cover, document)
    _mark(cover, document, 12.0)
    _note(cover, (f"{document.title}. {document.subtitle}.", document.illustrative or ""))
    for slide in slides_of(Teller(author, document)):
        _add(deck, slide, document, words)
    _properties(deck, document)
    content = BytesIO()
    deck.save(content)
    return repacked(content.getvalue())


def _add(deck: Any, slide: Slide, document: Document, words: Words) -> None:  # noqa: ANN401 - of the library
    made = deck.slides.add_slide(deck.slide_layouts[1])
    pen = Pen(words.language)
    pen.title(made.shapes.title.text_frame, slide.title, TITLE)
    holders = {holder.placeholder_format.idx: holder for holder in made.placeholders}
    pen.title(holders[SOURCE].text_frame, slide.source, Box(0, 0, SOURCE_WIDTH, 20), (SMALL, SMALL - 1))
    free = [holders[POINTS]]
    for part, box in zip(slide.parts, slide.boxes(), strict=True):
        _part(made, part, box, words, free)
    for holder in free:
        holder._element.getparent().remove(holder._element)  # noqa: SLF001 - an empty place would ask for text
    made.shapes._spTree.append(holders[SOURCE]._element)  # noqa: SLF001 - it is read after what rests on it
    _mark(made, document)
    _from_layout(made, NUMBER)
    _note(made, slide.notes)


def _part(slide: Any, part: Part, box: Box, words: Words, free: list[Any]) -> None:  # noqa: ANN401 - of the library
    if isinstance(part, Points):
        _points(slide, part, box, words, free)
    elif isinstance(part, Listing):
        add_table(slide.shapes, part, box, words)
    elif isinstance(part, KeyFigures):
        add_tiles(slide.shapes, part, box, words)
    else:
        _picture(slide, part, box, words)


def _points(slide: Any, part: Points, box: Box, words: Words, free: list[Any]) -> None:  # noqa: ANN401 - of the library
    """Write points into the place of the layout, where the outline shows them; else into one of their own."""
    from pptx.enum.text import MSO_ANCHOR

    pen = Pen(words.language)
    if part.heading:
        frame = slide.shapes.add_textbox(0, 0, 0, 0)
        place(frame, Box(box.x, box.y, box.width, HEADING))
        _flush(frame.text_frame)
        frame.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        pen.title(
            frame.text_frame, part.heading, Box(0, 0, box.width, HEADING), (15.0, 14.0, 13.0, 12.0, 11.0)
        )
        frame.text_frame.paragraphs[0].runs[0].font.bold = True
        box = Box(box.x, box.y + HEADING + 6, box.width, box.height - HEADING - 6)
    holder = free.pop() if free else slide.shapes.add_textbox(0, 0, 0, 0)
    place(holder, box)
    pen.points(holder.text_frame, part.items, box)


def _picture(slide: Any, picture: Picture, box: Box, words: Words) -> None:  # noqa: ANN401 - of the library
    """Draw a chart with its sentence below it."""
    below = Box(box.x, box.y + box.height - CAPTION + 4, box.width, CAPTION - 4)
    above = Box(box.x, box.y, box.width, box.height - CAPTION)
    if isinstance(picture.chart, Gantt):
        add_gantt(slide.shapes, picture.chart, above, words)
    else:
        add_chart(slide.shapes, picture, above, words)
    frame = slide.shapes.add_textbox(0, 0, 0, 0)
    place(frame, below)
    _flush(frame.text_frame)
    Pen(words.language).title(frame.text_frame, picture.sentence, below, (12.0, 11.0, 10.0))


def _flush(frame: Any) -> None:  # noqa: ANN401 - of the library
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _mark(slide: Any, document: Document, size: float = SMALL) -> None:  # noqa: ANN401 - of the library
    """Say on a slide that its figures are illustrative, where they are."""
    if document.illustrative:
        holder = _from_layout(slide, MARK)
        Pen(document.language).line(holder.text_frame, document.illustrative, size)


def _from_layout(slide: Any, index: int) -> Any:  # noqa: ANN401 - of the library
    """Bring a place of the layout onto the slide: the library leaves out footers and numbers."""
    given = next(h for h in slide.slide_layout.placeholders if h.placeholder_format.idx == index)
    element = deepcopy(given._element)  # noqa: SLF001 - there is no other way to copy one
    slide.shapes._spTree.append(element)  # noqa: SLF001 - nor to add one
    taken = (int(id_) for id_ in slide.shapes._spTree.xpath(".//p:cNvPr/@id"))  # noqa: SLF001 - groups too
    element.nvSpPr.cNvPr.set("id", str(max(taken) + 1))
    return slide.shapes[-1]


def _note(slide: Any, lines: Sequence[str]) -> None:  # noqa: ANN401 - of the library
    slide.notes_slide.notes_text_frame.text = visible("\n".join(line for line in lines if line))


def _properties(deck: Any, document: Document) -> None:  # noqa: ANN401 - of the library
    """Say what it is, whose, in which language, and of which day."""
    moment = dt.datetime.combine(document.issued, dt.time())
    properties = deck.core_properties
    properties.title = visible(f"{document.title} · {document.subtitle}")[:250]
    properties.author = properties.last_modified_by = visible(document.authority)[:250]
    properties.language = document.language
    properties.comments = document.illustrative or ""
    properties.created = properties.modified = moment
    properties.revision = 1

"""The story of the slides: where the city stands, what is done, what it costs, what is to be decided."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from smartplan.write.charts import Gantt
from smartplan.write.document.author import Author
from smartplan.write.document.model import (
    BulletList,
    Callout,
    Cell,
    Column,
    Document,
    Facts,
    KeyFigures,
    Run,
    Table,
    row,
)
from smartplan.write.document.runs import text_of
from smartplan.write.proof import unproved
from smartplan.write.slides.gantt import MOST_BARS, by_group, joined
from smartplan.write.slides.page import Listing, Part, Picture, Points, Slide
from smartplan.write.slides.told import Told, place_of, told

MOST_POINTS = 6
"""What can be taken in from one slide."""
FACTS = 10


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a case on slides, each resting on a section of its document."""

    author: Author
    document: Document

    def slide(
        self,
        title: str,
        parts: tuple[Part, ...],
        shares: tuple[float, ...],
        *sections: Told,
        stacked: bool = False,
    ) -> Slide:
        """Return a slide whose notes and source are those of the sections that it rests on."""
        notes = tuple(line for section in sections for line in section.notes(self.author.words))
        return Slide(title, parts, shares, (*self._origin(sections), *notes), self._source(sections), stacked)

    def _source(self, sections: tuple[Told, ...]) -> str:
        words = self.author.words
        places = [place_of(self.document, section.id) for section in sections[:1]]
        named = [place for place in places if place]
        source = words("Source: {source}", source=self.author.source)
        return f"{source} · {words('document, {place}', place=named[0])}" if named else source

    def _origin(self, sections: tuple[Told, ...]) -> Iterator[str]:
        """Say where the figures come from."""
        words = self.author.words
        places = [place_of(self.document, section.id) or section.title for section in sections]
        yield words("Where the figures come from: {places}.", places=words.listing(places))


def slides_of(teller: Teller) -> tuple[Slide, ...]:
    """Return the slides after the cover, as far as the case has something to say."""
    made = (maker(teller) for maker in MAKERS)
    return tuple(slide for slide in made if slide is not None)


def _answer(teller: Teller) -> Slide | None:
    """Say it all on one slide: from where to where, at what cost, and what is to be decided."""
    author = teller.author
    leads, programme, decision = (
        told(author, "forecast"),
        told(author, "summary-programme"),
        told(author, "summary-decision"),
    )
    if leads is None or programme is None or decision is None:
        return None
    asked = decision.all(Callout)[0]
    parts = (programme.all(KeyFigures)[0], Points(asked.texts[:MOST_POINTS], asked.title))
    return teller.slide(leads.lead, parts, (0.4, 0.6), programme, decision, stacked=True)


def _stands(teller: Teller) -> Slide | None:
    section = told(teller.author, "overview")
    if section is None or not section.figures or section.figures[0].table is None:
        return None
    figure = section.figures[0]
    table = replace(section.figures[0].table, caption=figure.caption)
    parts = (Picture(figure.chart, figure.caption), Listing(table))
    return teller.slide(section.lead, parts, (0.54, 0.46), section)


def _strengths(teller: Teller) -> Slide | None:
    section = told(teller.author, "overview")
    if section is None or not section.figures or not section.said:
        return None
    points = Points(section.said[:MOST_POINTS])
    if len(section.figures) == 1:
        return teller.slide(section.figures[0].sentence, (points,), (1.0,), section)
    picture = Picture(section.figures[1].chart, section.figures[1].sentence)
    return teller.slide(section.figures[0].sentence, (points, picture), (0.44, 0.56), section)


def _table(id_: str, most: int) -> Callable[[Teller], Slide | None]:
    """Return the maker of a slide that shows the first rows of a section's table under its finding."""

    def make(teller: Teller) -> Slide | None:
        section = told(teller.author, id_)
        if section is None or not section.tables:
            return None
        listing = Listing(section.tables[0], most)
        return teller.slide(section.lead, (listing,), (1.0,), section)

    return make


def _priority(teller: Teller) -> Slide | None:
    """Say why this comes first, beside what each dimension gets."""
    programme, first = told(teller.author, "summary-programme"), told(teller.author, "priority")
    if programme is None or first is None:
        return None
    parts = (Points(programme.said[:MOST_POINTS]), Listing(programme.tables[-1]))
    return teller.slide(first.lead, parts, (0.46, 0.54), programme, first)


def _schedule(teller: Teller) -> Slide | None:
    """Draw the whole roadmap on one slide."""
    section, chosen = told(teller.author, "roadmap-schedule"), told(teller.author, "roadmap-choice")
    if section is None or chosen is None:
        return None
    words = teller.author.words
    whole = joined(
        [figure.chart for figure in section.figures if isinstance(figure.chart, Gantt)], section.title
    )
    if len(whole.tasks) > MOST_BARS:
        sentence = words("Each bar is a dimension, from its first start to its last finish.")
        chart = by_group(whole, words)
    else:
        sentence, chart = words("★ marks a quick win, and the figure at a bar is its cost."), whole
    roadmap = teller.author.case.roadmap
    bounds = unproved(roadmap, words) if roadmap else ()
    picture = Picture(chart, " ".join((sentence, *bounds)))
    return teller.slide(chosen.lead, (picture,), (1.0,), section, chosen)


def _budget(teller: Teller) -> Slide | None:
    section = told(teller.author, "budget")
    if section is None:
        return None
    figure = section.figures[0]
    parts = (Picture(figure.chart, figure.sentence), Listing(section.tables[-1]))
    return teller.slide(section.lead, parts, (0.5, 0.5), section)


def _forecast(teller: Teller) -> Slide | None:
    section = told(teller.author, "forecast")
    if section is None:
        return None
    figure = section.figures[0]
    parts = (Picture(figure.chart, section.lead), Listing(section.tables[-1]))
    return teller.slide(figure.sentence, parts, (0.46, 0.54), section)


def _institutions(teller: Teller) -> Slide | None:
    """Name the bodies that carry it beside the groups that take part."""
    bodies, groups = told(teller.author, "institutions"), told(teller.author, "stakeholders")
    if bodies is None:
        return None
    points = Points(bodies.all(BulletList)[0].items[:MOST_POINTS])
    if groups is None or not groups.tables:
        return teller.slide(bodies.lead, (points,), (1.0,), bodies)
    return teller.slide(groups.lead, (points, Listing(groups.tables[-1])), (0.32, 0.68), bodies, groups)


def _decision(teller: Teller) -> Slide | None:
    section, page = told(teller.author, "summary-decision"), told(teller.author, "adoption")
    if section is None or page is None:
        return None
    asked = section.all(Callout)[0]
    choices = next(block.items for block in page.blocks if isinstance(block, BulletList))
    words = teller.author.words
    boxes = tuple((Run("☐ "), *choice) for choice in choices)
    answer = Points(
        boxes, words("The {head} is asked to choose one of the following.", head=teller.author.head)
    )
    parts = (Points(asked.texts[:MOST_POINTS], asked.title), answer)
    return teller.slide(page.lead, parts, (0.5, 0.5), section, page)


def _method(teller: Teller) -> Slide | None:
    section = told(teller.author, "facts")
    if section is None:
        return None
    items = section.all(Facts)[0].items[1 : FACTS + 1]
    words = teller.author.words
    columns = (Column(words("About"), 22), Column(words("What it says"), 78))
    rows = tuple(row(Cell(name, strong=True), text_of(text)) for name, text in items)
    table = Table(columns, rows, section.title)
    return teller.slide(section.lead, (Listing(table),), (1.0,), section)


MAKERS: tuple[Callable[[Teller], Slide | None], ...] = (
    _answer,
    _stands,
    _strengths,
    _table("largest-gaps", 10),
    _priority,
    _schedule,
    _table("quick-wins", 12),
    _budget,
    _forecast,
    _institutions,
    _table("risks", 7),
    _table("left-out", 10),
    _decision,
    _method,
)

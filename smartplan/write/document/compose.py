"""A case to a document: the sections of the outline, authored text in its places, everything numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from smartplan.core.model import Titles
from smartplan.core.model.outline import Entry, Outline, Part
from smartplan.core.scores import Exact
from smartplan.write.charts import CoverArt
from smartplan.write.document.author import Author
from smartplan.write.document.authored import authored
from smartplan.write.document.builders import BUILDERS
from smartplan.write.document.case import Masterplan
from smartplan.write.document.drafts import lacking
from smartplan.write.document.model import Block, Book, Chapter, Document, Lead, Paragraph, Run, Section
from smartplan.write.document.numbering import numbered
from smartplan.write.document.outline import label_in, shipped_outline, text_in, title_in
from smartplan.write.document.placed import Authored
from smartplan.write.words import Words

OTHER = {"en": "id", "id": "en"}


def make_document(case: Masterplan, words: Words, today: date) -> Document:
    """Write the masterplan.

    Args:
        case: the results and what people wrote.
        words: the language.
        today: the day that stands on the cover.

    Returns:
        The whole document; what a case doesn't hold is left out, or said to be missing.
    """
    author = _settled(author_of(case, words, today))
    outline, assessment = author.outline, author.gaps.scores.assessment
    planned = case.plan is not None
    document = Document(
        language=words.language,
        title=_filled(author, outline.title if planned else outline.report.title),
        subtitle=_filled(author, outline.subtitle if planned else outline.report.subtitle),
        city=author.city,
        authority=_authority(author),
        issued=today,
        dated=words.day(today),
        status=words("Final") if assessment.status == "final" and not case.draft else words("Draft"),
        illustrative=illustrative_mark(author),
        cover=cover_art(author),
        front=tuple(_front(author)),
        books=tuple(_books(author, outline)),
        dimensions=tuple((gap.id, author.name(gap)) for gap in author.dimensions),
        draft=words("DRAFT") if case.draft else None,
        brief=case.planned is not None,
    )
    return numbered(document)


def author_of(case: Masterplan, words: Words, today: date) -> Author:
    """Return who writes of a case, by its own outline or the shipped one."""
    return Author(case, words, today, case.outline or shipped_outline())


def _front(author: Author) -> Iterator[Section]:
    """Write what stands before the books; a draft begins with what it lacks."""
    if author.case.draft:
        yield lacking(author)
    for entry in author.outline.front:
        yield from _sections(author, entry)


def _settled(author: Author) -> Author:
    """Leave out books and chapters that have nothing to say, so that no numeral counts them."""
    books = []
    for volume in author.outline.books:
        chapters = tuple(part for part in volume.chapters if any(_sections_of(author, part)))
        if chapters:
            books.append(volume.model_copy(update={"chapters": chapters}))
    return replace(author, outline=author.outline.model_copy(update={"books": tuple(books)}))


def _filled(author: Author, titles: Titles) -> str:
    framework = author.title(author.gaps.scores.framework.title)
    text = title_in(titles, author.words).replace("{city}", author.city).replace("{years}", author.years)
    return text.replace("{framework}", framework)


def _books(author: Author, outline: Outline) -> Iterator[Book]:
    for place, volume in enumerate(outline.books, 1):
        chapters = tuple(
            Chapter(
                id=part.id,
                label=label_in(part.label, number, author.words),
                title=title_in(part.title, author.words),
                sections=tuple(_sections_of(author, part)),
                number=part.number,
            )
            for number, part in enumerate(volume.chapters, 1)
        )
        label, title = label_in(volume.label, place, author.words), title_in(volume.title, author.words)
        yield Book(volume.id, label, title, text_in(volume.summary, author.words), chapters)


def _sections_of(author: Author, part: Part) -> Iterator[Section]:
    for entry in part.sections:
        yield from _sections(author, entry)


def _sections(author: Author, entry: Entry) -> Sequence[Section]:
    """Write the sections of an entry; what people wrote opens the first one."""
    build = BUILDERS.get(entry.id)
    made = build(author) if build else []
    text = author.case.texts.get(entry.id)
    if text is None:
        return made
    blocks = authored(text)
    if not made:
        title = title_in(entry.title, author.words) or _standing_title(author, entry.id)
        made = [Section(entry.id, title, ())]
    return [_opened(author, made[0], entry.id, blocks), *made[1:]]


def _opened(author: Author, section: Section, id_: str, blocks: tuple[Block, ...]) -> Section:
    """Put authored text in front of what was written from figures, but behind its leading finding.

    A text in another language than the document is told to be so.
    """
    written = section.blocks
    lead = 1 if written and isinstance(written[0], Lead) else 0
    foreign = id_ in author.case.untranslated
    before = (*written[:lead], *([_only_elsewhere(author.words)] if foreign else []))
    language = OTHER[author.words.language] if foreign else ""
    own = Authored(id_, len(before), len(blocks), language)
    return replace(section, blocks=(*before, *blocks, *written[lead:]), authored=own)


def _only_elsewhere(words: Words) -> Paragraph:
    """Return what stands before a text that is not in the language of the document."""
    indonesian = words("This text is available in Indonesian only.")
    english = words("This text is available in English only.")
    return Paragraph((Run(indonesian if words.language == "en" else english, emphasis=True),))


def _standing_title(author: Author, id_: str) -> str:
    """Return the title of a section that holds authored text only and has none of its own."""
    return author.words("Foreword") if id_ == "foreword" else id_


def _authority(author: Author) -> str:
    city = author.gaps.scores.assessment.city
    if city.kind == "instansi":
        return city.name
    return author.words("Government of {city}", city=city.name)


def illustrative_mark(author: Author) -> str | None:
    """Return what stands on every page where figures are not real."""
    assessment, plan = author.gaps.scores.assessment, author.case.plan
    scores = assessment.illustrative is not None or author.gaps.scores.framework.illustrative
    costs = plan is not None and plan.illustrative is not None
    if scores and costs:
        return author.words("Illustrative: scores and costs are no official data")
    if scores:
        return author.words("Illustrative: scores are no official data")
    return author.words("Illustrative: costs and initiatives are no official data") if costs else None


def cover_art(author: Author) -> CoverArt:
    """Draw the city's own dimensions: now inside wanted, as shares of the scale."""
    scale = author.gaps.scores.framework.scale
    span = scale.max - scale.min

    def share(value: Exact | None) -> float:
        return 0.0 if value is None else float((value - scale.min) / span)

    now = tuple(share(gap.score.value) for gap in author.dimensions)
    wanted = tuple(share(gap.target) for gap in author.dimensions if gap.target is not None)
    title = author.words("Picture: the dimensions of {city} now, within what is wanted", city=author.city)
    return CoverArt(title, now, wanted if len(wanted) == len(now) else ())

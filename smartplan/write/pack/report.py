"""The report of one city as a document of the house: letter, result, questions, years, findings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from smartplan.write.document.compose import cover_art, illustrative_mark
from smartplan.write.document.model import Block, Document, Facts, Heading, Section, plain
from smartplan.write.document.numbering import numbered
from smartplan.write.pack.case import CityCase, Writer, writer_of
from smartplan.write.pack.findings import findings, recommendations
from smartplan.write.pack.letter import enclosed, letter
from smartplan.write.pack.overview import overview
from smartplan.write.pack.questions import questions, round_name
from smartplan.write.pack.years import years
from smartplan.write.words import Words


def make_city_report(case: CityCase, words: Words, today: date) -> Document:
    """Write the report of a city, with the letter that it goes out with.

    Args:
        case: its figures, and the others around it.
        words: the language.
        today: the day that stands on the cover.
    """
    writer = writer_of(case, words, today)
    author = writer.author
    assessment = author.gaps.scores.assessment
    document = Document(
        language=words.language,
        title=words("Evaluation report for {city}", city=author.city),
        subtitle=words("Result of {year}", year=round_name(author.year, assessment.round, writer)),
        city=author.city,
        authority=author.title(author.gaps.scores.framework.title),
        issued=today,
        dated=words.day(today),
        status=words("Final") if assessment.status == "final" else words("Draft"),
        illustrative=illustrative_mark(author),
        cover=cover_art(author),
        front=tuple(section for section in _sections(writer) if section is not None),
        books=(),
    )
    return numbered(document)


def _sections(writer: Writer) -> Iterator[Section | None]:
    yield letter(writer)
    method = enclosed(writer)
    yield replace(method, blocks=(*method.blocks, *_about(writer)))
    yield overview(writer)
    yield questions(writer)
    yield years(writer)
    yield findings(writer)
    yield recommendations(writer)


def _about(writer: Writer) -> Iterator[Block]:
    """Say what the report was made from, and with what."""
    words, case = writer.words, writer.case
    made = words("{day}, with smartplan {version}", day=words.day(writer.author.today), version=case.version)
    yield Heading(words("About this report"))
    yield Facts(
        (
            (words("Assessment"), plain(str(writer.author.year))),
            (words("File read (SHA-256)"), plain(case.sha256)),
            (words("Made"), plain(made)),
        )
    )

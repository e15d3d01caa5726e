"""A masterplan as a workbook: every figure of it as an exact number, for those who go on calculating."""

from datetime import date

from smartplan.write.digits import digits_of
from smartplan.write.document import Masterplan, author_of
from smartplan.write.document.model import Document
from smartplan.write.masterplan_sheets.book import workbook
from smartplan.write.masterplan_sheets.front import method, summary
from smartplan.write.masterplan_sheets.leaf import Leaf
from smartplan.write.masterplan_sheets.money import budget, budget_by_year, forecast
from smartplan.write.masterplan_sheets.programme import initiatives, outcomes, services, stakeholders
from smartplan.write.masterplan_sheets.scores import dimensions, indicators
from smartplan.write.words import Words

MAKERS = (
    summary,
    dimensions,
    indicators,
    initiatives,
    budget,
    budget_by_year,
    forecast,
    services,
    outcomes,
    stakeholders,
    method,
)


def render_workbook(case: Masterplan, document: Document, words: Words) -> bytes:
    """Return the workbook of a masterplan; the same case and day give the same bytes."""
    digits = digits_of(case.gaps.scores.framework)
    return workbook(leaves_of(case, words, document.issued), document, digits)


def leaves_of(case: Masterplan, words: Words, today: date) -> tuple[Leaf, ...]:
    """Return the sheets that a case has something for."""
    author = author_of(case, words, today)
    made = (maker(author) for maker in MAKERS)
    return tuple(leaf for leaf in made if leaf is not None and leaf.rows)


__all__ = ["leaves_of", "render_workbook"]

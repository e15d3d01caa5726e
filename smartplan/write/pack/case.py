"""What the report of one city is written from, and how its figures and neighbours are named."""

from dataclasses import dataclass
from datetime import date

from smartplan.core.gaps import Gaps
from smartplan.core.model import Assessment
from smartplan.core.model.letter import Letter
from smartplan.core.panel import Among
from smartplan.core.process import standing_of
from smartplan.core.scores import Score, Scores
from smartplan.write.digits import digits_of
from smartplan.write.document.author import HEADS, Author
from smartplan.write.document.case import Masterplan
from smartplan.write.document.compose import author_of
from smartplan.write.terminal.benchmark import CLASS_WORDS
from smartplan.write.words import Words

BLANK = "." * 30
"""To be filled in by hand: nobody's name, number or day is made up."""


def without_people(assessment: Assessment) -> Assessment:
    """Return an assessment that names nobody who assessed or verified it."""
    return assessment.model_copy(update={"assessor": None, "verifier": None})


@dataclass(frozen=True, slots=True)
class CityCase:
    """Everything that the report of one city tells.

    Attributes:
        gaps: its scores and gaps; nobody who assessed is named in them.
        before: its scores in the round before, under the same framework; None where it has none.
        among: where it stands among the others.
        sha256: of its file, or of its row; so that anyone can tell which one was read.
        version: the version of smartplan.
        letter: who writes to the city; None: what a letter file would say stays a dotted line.
        number: of the letter; None: a dotted line too.
    """

    gaps: Gaps
    before: Scores | None
    among: Among
    sha256: str
    version: str
    letter: Letter | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the report of one city: an author, and what stands around the city."""

    author: Author
    case: CityCase

    @property
    def words(self) -> Words:
        """The language."""
        return self.author.words

    @property
    def among(self) -> Among:
        """Where the city stands among the others."""
        return self.case.among

    @property
    def others(self) -> str:
        """What the cities of the league are called together."""
        return class_name(self.among.name, self.words, is_whole=self.among.is_whole)

    @property
    def addressee(self) -> str:
        """To whom the letter goes, by the kind of the region."""
        kind = self.author.gaps.scores.assessment.city.kind
        if kind in HEADS:
            return self.words("{head} of {place}", head=self.author.head, place=self.author.place)
        return self.words("The head of {city}", city=self.author.city)

    def value(self, score: Score) -> str:
        """Return a score; with all its decimals where any value of the scale is possible."""
        author = self.author
        free = author.gaps.scores.framework.scale.step is None
        return author.figure(score.reported) if free else author.score(score)

    @property
    def digits(self) -> int:
        """With how many decimals figures are shown."""
        return digits_of(self.author.gaps.scores.framework)


def writer_of(case: CityCase, words: Words, today: date) -> Writer:
    """Return who writes the report of a city."""
    told = Masterplan(gaps=case.gaps, standing=standing_of(case.gaps, None, {}, today), version=case.version)
    return Writer(author_of(told, words, today), case)


def class_name(name: str | None, words: Words, *, is_whole: bool) -> str:
    """Return what the cities of a class are called."""
    if name is None:
        return words("all cities") if is_whole else words("other cities")
    return words(CLASS_WORDS[name]) if name in CLASS_WORDS else name

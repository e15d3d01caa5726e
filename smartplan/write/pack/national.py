"""The national report as a document of the house: the leagues, dimensions, provinces, movers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from smartplan.core.panel import Judged, League, means_of
from smartplan.write.benchmark import Benchmark
from smartplan.write.charts import CoverArt
from smartplan.write.digits import digits_of
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Document,
    KeyFigures,
    Lead,
    Section,
    Tile,
    plain,
    said,
)
from smartplan.write.document.numbering import numbered
from smartplan.write.pack.case import class_name
from smartplan.write.pack.method import method
from smartplan.write.pack.national_parts import dimensions, indicators, movers, provinces
from smartplan.write.pack.national_tables import league_section
from smartplan.write.terminal.movers import restated
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class National:
    """Everything that a national report tells.

    Attributes:
        judged: the cohort.
        benchmark: all that was found, of this cohort and of others.
        least: what is said of groups of fewer cities is left out.
        version: the version of smartplan.
    """

    judged: Judged
    benchmark: Benchmark
    least: int
    version: str

    @property
    def absent(self) -> tuple[str, ...]:
        """The cities that were there in an earlier year under the framework, and are not now; by name."""
        cohort = self.judged.cohort
        now = {member.key for member in cohort.members}
        past = {
            member.key: member.assessment.city.name
            for other in self.benchmark.cohorts
            if other.framework.id == cohort.framework.id
            for member in other.members
        }
        return tuple(sorted(name for key, name in past.items() if key not in now))


def make_national_report(national: National, words: Words, today: date) -> Document:
    """Write the report of a cohort.

    Args:
        national: its figures.
        words: the language.
        today: the day that stands on the cover.
    """
    cohort = national.judged.cohort
    made_up = cohort.framework.illustrative or any(m.assessment.illustrative for m in cohort.members)
    finals = all(member.assessment.status == "final" for member in cohort.members)
    round_ = "" if cohort.round is None else words(" (round {number})", number=cohort.round)
    document = Document(
        language=words.language,
        title=words("National evaluation report"),
        subtitle=f"{cohort.year}{round_}",
        city="",
        authority=words.title(cohort.framework.title),
        issued=today,
        dated=words.day(today),
        status=words("Final") if finals else words("Draft"),
        illustrative=words("Illustrative: scores are no official data") if made_up else None,
        cover=_cover(national, words),
        front=tuple(_sections(national, words)),
        books=(),
        seek=words("Find a city"),
    )
    return numbered(document)


def _cover(national: National, words: Words) -> CoverArt:
    """Draw the means of the dimensions, as shares of the scale."""
    cohort = national.judged.cohort
    scale, means = cohort.framework.scale, means_of(cohort, range(len(cohort.members)), national.least)
    span = float(scale.max - scale.min)
    now = tuple(
        (means.values[item.id] - float(scale.min)) / span if item.id in means.values else 0.0
        for item in cohort.framework.tree
    )
    return CoverArt(words("Picture: the mean of each dimension"), now, ())


def _sections(national: National, words: Words) -> Iterator[Section]:
    judged, least = national.judged, national.least
    yield Section("summary", words("Summary"), tuple(_summary(national, words)))
    yield Section("method", words("Method and weights"), tuple(method(judged.cohort.framework, words)))
    for place, league in enumerate(judged.leagues, 1):
        yield league_section(judged, league, place, words)
    yield dimensions(judged, least, words)
    yield from provinces(judged, least, words)
    yield from movers(judged, words)
    yield indicators(judged, words)
    if national.absent:
        yield _absent(national, words)


def _summary(national: National, words: Words) -> Iterator[Block]:
    judged = national.judged
    cohort, whole = judged.cohort, judged.averages[0]
    digits = digits_of(cohort.framework)
    count = words.plural("{count} city", "{count} cities", len(cohort.members))
    mean = words.number(whole.mean, digits)
    yield Lead(
        words(
            "{framework}, {year}: {count} assessed, with a mean index of {mean}.",
            count=count,
            framework=words.title(cohort.framework.title),
            year=cohort.year,
            mean=mean,
        )
    )
    weighted = words.number(whole.weighted, digits)
    known = words.plural("{count} city", "{count} cities", whole.counted)
    without = len(cohort.members) - whole.cities
    yield KeyFigures(
        (
            Tile(words.number(len(cohort.members), 0), words("Cities assessed")),
            Tile(mean, words("Mean index"), words("each city counting once")),
            Tile(weighted, words("Mean by inhabitants"), known),
            Tile(words.number(without, 0), words("Cities without an index")),
        )
    )
    yield BulletList(tuple(plain(_leader(league, words)) for league in judged.leagues))
    yield from _left_out(national, words)
    yield from (said(str(line)) for line in restated(judged, words))
    yield said(
        words(
            "Ranks are those of the exact index; equal ones share theirs. Where answers are unknown, a rank"
            " is given with the interval that it may be in. Means of a part or an indicator count every city"
            " once."
        ),
        words("How to read the tables."),
    )


def _leader(league: League, words: Words) -> str:
    """Say who leads a class."""
    others = class_name(league.name, words, is_whole=league.is_whole)
    first = [each for each in league.standings if each.rank == 1]
    digits = digits_of(league.framework)
    if not first:
        return words("{others}: none has an index.", others=others)
    return words(
        "{others} ({count}): in front with {score}: {leaders}; the median is {median}.",
        others=others,
        count=words.number(len(league.standings), 0),
        leaders=words.listing([each.member.assessment.city.name for each in first]),
        score=words.number(first[0].figures.reported, digits),
        median=words.number(league.median, digits),
    )


def _left_out(national: National, words: Words) -> Iterator[Block]:
    """Say how many cities are not in it, so that nobody takes it for the whole."""
    texts = []
    if national.benchmark.failed:
        texts.append(
            words.plural(
                "{count} city has mistakes and is left out",
                "{count} cities have mistakes and are left out",
                national.benchmark.failed,
            )
        )
    if national.absent:
        texts.append(
            words.plural(
                "{count} city of earlier years has no result; it is listed at the end",
                "{count} cities of earlier years have no result; they are listed at the end",
                len(national.absent),
            )
        )
    if texts:
        yield Callout(words("Not in this report"), tuple(plain(f"{text}.") for text in texts), "warning")


def _absent(national: National, words: Words) -> Section:
    lead = Lead(
        words(
            "These cities were assessed in an earlier year, and have no result in {year}.",
            year=national.judged.cohort.year,
        )
    )
    return Section(
        "absent", words("Cities without a result"), (lead, BulletList(tuple(map(plain, national.absent))))
    )

"""A cohort: cities that answered one framework in one round of one year, scored together."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from smartplan.core.model import Assessment, Crosswalk, Framework, Track
from smartplan.core.panel.chain import Chain, Steps, chain_of, unplaced
from smartplan.core.panel.figures import Figures, figures_of
from smartplan.core.scores import Scorer, Scores

CITY_COLUMNS = ("kind", "province", "island", "population", "group")
"""What an assessment says of its city that cities may be grouped or divided by."""


@dataclass(frozen=True, slots=True)
class Restated:
    """That a city answered another edition, and by what its answers were carried over.

    Attributes:
        framework: the edition that it answered.
        crosswalk: from that one to the cohort's framework.
        carried: the share of the framework's weight that the crosswalk carries over, 0 to 1.
    """

    framework: Framework
    crosswalk: Crosswalk
    carried: Fraction

    @property
    def partial(self) -> str:
        """The id of the edition where only a part of it is carried over; else nothing."""
        return self.framework.id if self.carried < 1 else ""


@dataclass(frozen=True, slots=True)
class Member:
    """One city of a cohort.

    Attributes:
        assessment: its answers; of a city whose figures are known, only who it is and when.
        columns: what a table says of it besides answers: denominators, groups.
        file: where it was written, as the user typed it.
        line: the line of a table; None for a file of its own.
        figures: what its scores come to, where they were found as it was read.
        restated: which other edition it answered; None where it answered the cohort's framework.
    """

    assessment: Assessment
    columns: Mapping[str, Fraction | str] = field(default_factory=dict)
    file: str = ""
    line: int | None = None
    figures: Figures | None = None
    restated: Restated | None = None

    @property
    def edition(self) -> str:
        """Of which edition only a part is known: results of the same can be compared over the years."""
        return self.restated.partial if self.restated else ""

    @property
    def key(self) -> str:
        """How the city is told from others: its code, else its name."""
        city = self.assessment.city
        return city.code or city.name

    @property
    def when(self) -> tuple[int, int | None]:
        """The year, and its round where it has several."""
        return self.assessment.year, self.assessment.round

    def column(self, name: str) -> Fraction | str | None:
        """Return what is known of the city under a name: a column of its table, else a key of `city`."""
        if name in self.columns:
            return self.columns[name]
        value = getattr(self.assessment.city, name) if name in CITY_COLUMNS else None
        return Fraction(value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Cohort:
    """Cities under one framework in one round of one year.

    Attributes:
        framework: the framework.
        year: the year.
        members: the cities, by key.
        figures: what their scores come to, in the same order.
        round: which round of the year; None where it has one only.
        scores: their scores in full, in the same order; empty where only their figures are kept.
        chain: what raw values become scores by within the cohort; None where the framework needs no cohort.
        steps: every step of it as the framework declares it; None likewise.
    """

    framework: Framework
    year: int
    members: tuple[Member, ...]
    figures: tuple[Figures, ...]
    round: int | None = None
    scores: tuple[Scores, ...] = ()
    chain: Chain | None = None
    steps: Steps | None = None

    @property
    def editions(self) -> tuple[tuple[Restated, int], ...]:
        """The other editions that its members answered, with how many did; by their ids."""
        ways = {m.restated.framework.id: m.restated for m in self.members if m.restated}
        counts = Counter(m.restated.framework.id for m in self.members if m.restated)
        return tuple((ways[id_], counts[id_]) for id_ in sorted(ways))


def score_cohort(framework: Framework, members: Sequence[Member], track: Track | None = None) -> Cohort:
    """Score cities together: each as `assess` does, after what the framework does within a cohort.

    Args:
        framework: the framework of all of them.
        members: the cities with their answers, at least one, all of one round.
        track: use only this track.
    """
    ordered = _ordered(members)
    before = None if framework.panel is None else unplaced(framework)
    scorer = Scorer(framework, track)
    scores = tuple(scorer.score(member.assessment, before) for member in ordered)
    chain, steps = None, None
    if framework.panel is not None:
        chain = chain_of(framework, scores, [member.column for member in ordered])
        steps = chain.run(framework.panel)
        scores = tuple(
            scorer.score(member.assessment, placed)
            for member, placed in zip(ordered, steps.placed(), strict=True)
        )
    figures = tuple(figures_of(city) for city in scores)
    year, round_ = ordered[0].when
    return Cohort(framework, year, ordered, figures, round_, scores, chain, steps)


def tally_cohort(framework: Framework, members: Sequence[Member], track: Track | None = None) -> Cohort:
    """Score cities as `score_cohort` does, and keep their figures alone: memory for thousands of them."""
    if framework.panel is not None:
        return replace(score_cohort(framework, members, track), scores=())
    ordered = _ordered(members)
    scorer = Scorer(framework, track)
    figures = tuple(member.figures or figures_of(scorer.score(member.assessment)) for member in ordered)
    year, round_ = ordered[0].when
    return Cohort(framework, year, ordered, figures, round_)


def cohorts_of(
    members: Iterable[tuple[Framework, Member]], score: Callable[[Framework, Sequence[Member]], Cohort]
) -> tuple[Cohort, ...]:
    """Part cities by framework, year and round, and score each part.

    Args:
        members: the cities, each with its framework.
        score: scores the cities of one part.

    Returns:
        The cohorts in the order of framework ids, years, rounds.
    """
    parts: dict[tuple[str, int, int], list[tuple[Framework, Member]]] = {}
    for framework, member in members:
        year, round_ = member.when
        parts.setdefault((framework.id, year, round_ or 0), []).append((framework, member))
    return tuple(score(parts[key][0][0], [member for _, member in parts[key]]) for key in sorted(parts))


def _ordered(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: (member.key, member.file, member.line or 0)))

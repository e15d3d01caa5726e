"""A cohort: cities that answered one framework in one year, scored together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from smartplan.core.model import Assessment, Framework, Track
from smartplan.core.panel.chain import Chain, Steps, chain_of, unplaced
from smartplan.core.scores import Scores, assess

CITY_COLUMNS = ("kind", "province", "island", "population", "group")
"""What an assessment says of its city that cities may be grouped or divided by."""


@dataclass(frozen=True, slots=True)
class Member:
    """One city of a cohort.

    Attributes:
        assessment: its answers.
        columns: what a table says of it besides answers: denominators, groups.
        file: where it was written, as the user typed it.
        line: the line of a table; None for a file of its own.
    """

    assessment: Assessment
    columns: Mapping[str, Fraction | str] = field(default_factory=dict)
    file: str = ""
    line: int | None = None

    @property
    def key(self) -> str:
        """How the city is told from others: its code, else its name."""
        city = self.assessment.city
        return city.code or city.name

    def column(self, name: str) -> Fraction | str | None:
        """Return what is known of the city under a name: a column of its table, else a key of `city`."""
        if name in self.columns:
            return self.columns[name]
        value = getattr(self.assessment.city, name) if name in CITY_COLUMNS else None
        return Fraction(value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Cohort:
    """Cities under one framework in one year.

    Attributes:
        framework: the framework.
        year: the year.
        members: the cities, by key.
        scores: their scores, in the same order.
        chain: what raw values become scores by within the cohort; None where the framework needs no cohort.
        steps: every step of it as the framework declares it; None likewise.
    """

    framework: Framework
    year: int
    members: tuple[Member, ...]
    scores: tuple[Scores, ...]
    chain: Chain | None = None
    steps: Steps | None = None


def score_cohort(framework: Framework, members: Sequence[Member], track: Track | None = None) -> Cohort:
    """Score cities together: each as `assess` does, after what the framework does within a cohort.

    Args:
        framework: the framework of all of them.
        members: the cities, at least one, all of one year.
        track: use only this track.
    """
    ordered = tuple(sorted(members, key=lambda member: (member.key, member.file, member.line or 0)))
    before = None if framework.panel is None else unplaced(framework)
    alone = tuple(assess(framework, member.assessment, track, placed=before) for member in ordered)
    year = ordered[0].assessment.year
    if framework.panel is None:
        return Cohort(framework, year, ordered, alone)
    chain = chain_of(framework, alone, [member.column for member in ordered])
    steps = chain.run(framework.panel)
    scores = tuple(
        assess(framework, member.assessment, track, placed=placed)
        for member, placed in zip(ordered, steps.placed(), strict=True)
    )
    return Cohort(framework, year, ordered, scores, chain, steps)


def cohorts_of(members: Iterable[tuple[Framework, Member]], track: Track | None = None) -> tuple[Cohort, ...]:
    """Part cities by framework and year, and score each part; in the order of framework ids, then years."""
    parts: dict[tuple[str, int], list[tuple[Framework, Member]]] = {}
    for framework, member in members:
        parts.setdefault((framework.id, member.assessment.year), []).append((framework, member))
    return tuple(
        score_cohort(parts[key][0][0], [member for _, member in parts[key]], track) for key in sorted(parts)
    )

"""What a study of sensitivity finds."""

from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.gaps import Gap
from smartplan.core.model import Band, Indicator, Node
from smartplan.core.panel import Member
from smartplan.core.scores import Exact
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.request import Factor


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure is spread over the draws.

    Attributes:
        mean: its mean.
        sd: its standard deviation.
        low: 5 per cent of the draws are at or below.
        median: half of them are.
        high: 95 per cent are.
    """

    mean: float
    sd: float
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class RankSpread:
    """How the rank of a city is spread over the draws.

    Attributes:
        low: in 5 per cent of the draws the rank is this or better.
        median: in half of them.
        high: in 95 per cent of them.
        best: the best rank of all draws.
        worst: the worst.
        same: the share of the draws in which the rank is the one of the framework itself, 0 to 1.
    """

    low: int
    median: int
    high: int
    best: int
    worst: int
    same: float


@dataclass(frozen=True, slots=True)
class BandShare:
    """How often a band comes out.

    Attributes:
        band: the band; None: below all bands.
        share: of the draws, 0 to 1.
    """

    band: Band | None
    share: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one city.

    Attributes:
        member: the city.
        index: its exact index under the framework itself; None where it has none.
        band: the band of its reported index.
        spread: of its index over the draws; None where it has none.
        bands: how often each band comes out, from the lowest; none where the framework has no bands.
        rank: under the framework itself; None for a single city, or one without an index.
        ranks: the spread of its rank; None likewise.
    """

    member: Member
    index: Exact | None
    band: Band | None
    spread: Spread | None
    bands: tuple[BandShare, ...]
    rank: int | None = None
    ranks: RankSpread | None = None

    @property
    def stability(self) -> float | None:
        """The share of the draws in which the band is the one of the framework itself, 0 to 1."""
        return next((each.share for each in self.bands if each.band == self.band), None)


@dataclass(frozen=True, slots=True)
class Effect:
    """How much of what moves is due to one factor: Sobol's indices.

    Attributes:
        factor: the factor.
        first: the share of the variance that it makes alone, 0 to 1 up to the noise of the estimate.
        first_low: 95 per cent of the bootstrap samples are between here
        first_high: and here.
        total: the share in which it takes part, alone or with others.
        total_low: as above.
        total_high: as above.
    """

    factor: Factor
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float


@dataclass(frozen=True, slots=True)
class Priority:
    """How often a gap is among the biggest.

    Attributes:
        gap: the gap.
        place: its place under the framework itself, from 1; None where it is not among the biggest there.
        share: of the draws in which it is among the biggest, 0 to 1.
    """

    gap: Gap
    place: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Flip:
    """The change of one weight at which something flips, all other weights as the framework states them.

    Attributes:
        item: the node or indicator whose weight it is.
        weight: its weight as the framework states it.
        at: the weight at which it flips; a Fraction where it is known exactly.
        includes: whether it has flipped at this very weight, and not only beyond it.
        share: its share of its node's weight as it is, 0 to 1, over what is in scope.
        share_at: the share at which it flips.
        before: the band as it is; the leading city where the order of two flips.
        after: the band beyond; the other city.
    """

    item: Node | Indicator
    weight: Fraction
    at: Exact
    includes: bool
    share: Exact
    share_at: Exact
    before: str | None
    after: str | None

    @property
    def change(self) -> Exact:
        """By which part of itself the weight must change: 0.5 is half as much again, -1 is to nothing."""
        return self.at / self.weight - 1


@dataclass(frozen=True, slots=True)
class Flips:
    """What flips by one weight, and over how many weights it was searched.

    Attributes:
        cities: the key of the city; of two, where their order is meant, the leading one first.
        smallest: the smallest change that flips something; None where no single weight does.
        others: for every other weight that flips a band, its smallest change; by size, then id. Of several
            cities only the smallest is looked for.
        searched: how many weights were tried.
    """

    cities: tuple[str, ...]
    smallest: Flip | None
    others: tuple[Flip, ...]
    searched: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A whole study.

    Attributes:
        design: what was varied, and what not.
        outcomes: what becomes of each city, by rank, else in the order of the cohort.
        effects: of each factor that varies; none where there is only one, or where nothing moves.
        output: what the effects are effects on: index (of a single city), or rank_shift: the mean over the
            cities of how many ranks each moves.
        runs: how many evaluations the effects took.
        priorities: of a single city with a target, the gaps among the biggest, by share; else none.
        flips: of a single city, of its band; of several, of the order of two neighbours.
    """

    design: Design
    outcomes: tuple[Outcome, ...]
    effects: tuple[Effect, ...]
    output: str
    runs: int
    priorities: tuple[Priority, ...]
    flips: tuple[Flips, ...]

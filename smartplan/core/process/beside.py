"""One city beside what was published of others under the same framework: how far it is from their means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.gaps import Gaps
from smartplan.core.model import ROOT, Published
from smartplan.core.model.published import PublishedMean, PublishedResult
from smartplan.core.scores.report import exact_decimal


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a city is from a mean.

    Attributes:
        node: the node, or `index`.
        mean: the mean of the others.
        value: the city's own score, exact.
    """

    node: str
    mean: Fraction
    value: Fraction

    @property
    def difference(self) -> Fraction:
        """By how much the city is above the mean; negative: below."""
        return self.value - self.mean


@dataclass(frozen=True, slots=True)
class Beside:
    """A city beside a mean of others.

    Attributes:
        published: where the mean comes from.
        mean: the mean that was published, or that of the other regions of a published table.
        computed: it is ours: the mean of a published table, without the city itself.
        distances: of the index, then of the parts that both know, in the framework's order.
    """

    published: Published
    mean: PublishedMean
    computed: bool
    distances: tuple[Distance, ...]


def beside(gaps: Gaps, published: Sequence[Published]) -> tuple[Beside, ...]:
    """Return a city beside the means of its kind and of all, of its year or else of the nearest one.

    Without an index of its own a city stands beside nobody.
    """
    return tuple(
        found
        for one in published
        if one.framework == gaps.scores.framework.id
        for found in _of_one(gaps, one)
    )


def _of_one(gaps: Gaps, published: Published) -> Iterator[Beside]:
    city, year = gaps.scores.assessment.city, gaps.scores.assessment.year
    for kind in dict.fromkeys((city.kind, None)):
        known = [(mean, False) for mean in published.means if mean.kind == kind]
        others = [one for one in published.regions if one.name != city.name and kind in (None, one.kind)]
        years = sorted({one.year for one in others})
        known += [(_mean([one for one in others if one.year == of], kind), True) for of in years]
        nearest = min(known, key=lambda found: (abs(found[0].year - year), -found[0].year), default=None)
        if nearest:
            mean, computed = nearest
            distances = tuple(_distances(gaps, mean.values))
            if distances and distances[0].node == ROOT:
                yield Beside(published, mean, computed, distances)


def _mean(results: Sequence[PublishedResult], kind: str | None) -> PublishedMean:
    """Return the mean of results of one year, of every node that all of them have."""
    nodes = [node for node in results[0].values if all(node in one.values for one in results)]
    values = {node: sum((one.values[node] for one in results), Fraction(0)) / len(results) for node in nodes}
    year = results[0].year
    return PublishedMean.model_validate(
        {"year": year, "kind": kind, "regions": len(results), "values": values}
    )


def _distances(gaps: Gaps, means: Mapping[str, Fraction]) -> Iterator[Distance]:
    root = gaps.scores.root
    for score in (root, *root.children):
        if score.id in means and score.value is not None:
            yield Distance(score.id, means[score.id], exact_decimal(score.value))

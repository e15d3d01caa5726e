"""How the groups of the table would weigh the dimensions; beside the framework, never instead of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Plan
from smartplan.core.scores import Exact, Scores


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one dimension is weighed, as shares of one.

    Attributes:
        dimension: its id.
        official: by the framework, over what is in scope.
        groups: by each group that allotted points.
        mean: of these groups, each with the same say.
    """

    dimension: str
    official: Fraction
    groups: Mapping[str, Fraction]
    mean: Fraction

    @property
    def spread(self) -> Fraction:
        """How far the groups disagree: from the least share to the largest."""
        return max(self.groups.values()) - min(self.groups.values())


@dataclass(frozen=True, slots=True)
class TableWeights:
    """The weights of the table.

    Attributes:
        dimensions: every dimension in scope, in the framework's order.
        index: the plain weighted mean of the dimensions' scores under the mean of the groups, over those that
            are known; None where none is. The official index is another, and stays.
    """

    dimensions: tuple[Weighed, ...]
    index: Exact | None


def table_weights(scores: Scores, plan: Plan) -> TableWeights | None:
    """Return how the table weighs the dimensions; None where nobody allotted any points."""
    tops = [top for top in scores.root.children if top.in_scope]
    points: dict[str, Mapping[str, Fraction]] = {
        group: given for group, given in plan.points.items() if any(given.get(top.id) for top in tops)
    }
    if not points:
        return None
    totals = {group: sum(given.get(top.id, Fraction(0)) for top in tops) for group, given in points.items()}
    whole = sum((top.weight for top in tops), Fraction(0)) or Fraction(1)
    rows = []
    for top in tops:
        shares = {group: given.get(top.id, Fraction(0)) / totals[group] for group, given in points.items()}
        mean = sum(shares.values(), Fraction(0)) / len(shares)
        rows.append(Weighed(top.id, top.weight / whole, shares, mean))
    known = [(row.mean, top.value) for row, top in zip(rows, tops, strict=True) if top.value is not None]
    weight = sum((mean for mean, _ in known), Fraction(0))
    index = sum((mean * value for mean, value in known), Fraction(0)) / weight if weight else None
    return TableWeights(tuple(rows), index)

"""The chain from raw values to scores within a cohort: divide, impute, treat, normalise."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from smartplan.core.model import Framework, Indicator, Panel
from smartplan.core.model.panel import ImputeGroup
from smartplan.core.panel.array import Array, known, matrix
from smartplan.core.panel.normalise import normalise
from smartplan.core.panel.prepare import denominate, impute
from smartplan.core.panel.treat import Treatment, treat
from smartplan.core.scores import Placed, Scores
from smartplan.core.scores.normalise import normalise as on_scale

Column = Callable[[str], Fraction | str | None]
"""Gives what is known of one city under a name."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Every step of the chain: cities × indicators.

    Attributes:
        ids: the indicators.
        denominated: raw values over their denominators.
        imputed: with the unknown filled in.
        treated: with outliers treated.
        scores: on the framework's scale (z-scores and ranks as they stand).
        placed_here: which columns get their scores here, and not from the answer alone.
        filled: where a value was filled in.
        treatments: which indicators were treated, and how.
        low: the worst score of the framework's scale, which an unknown may have where nobody has a score.
        high: the best likewise.
    """

    ids: tuple[str, ...]
    denominated: Array
    imputed: Array
    treated: Array
    scores: Array
    placed_here: Array
    filled: Array
    treatments: tuple[Treatment, ...]
    low: float
    high: float

    def placed(self) -> tuple[dict[str, Placed], ...]:
        """Return by city where the cohort puts its answers, and between what an unknown may be."""
        import numpy as np

        low: Array = np.fmin.reduce(self.scores, axis=0)
        high: Array = np.fmax.reduce(self.scores, axis=0)
        low, high = np.where(np.isnan(low), self.low, low), np.where(np.isnan(high), self.high, high)
        columns = [int(column) for column in np.flatnonzero(self.placed_here)]
        return tuple(
            {
                self.ids[c]: Placed(known(scores[c]), bool(filled[c]), float(low[c]), float(high[c]))
                for c in columns
            }
            for scores, filled in zip(self.scores, self.filled, strict=True)
        )

    def counted(self, stand_ins: Array) -> dict[str, Array]:
        """Return by indicator, and in the order of the cities, the values that count in the nodes.

        Args:
            stand_ins: cities × indicators, what an indicator counts as where it has no score.
        """
        import numpy as np

        values: Array = np.where(np.isnan(self.scores), stand_ins, self.scores)
        return {id_: values[:, column] for column, id_ in enumerate(self.ids)}


@dataclass(frozen=True, slots=True)
class Chain:
    """What the chain works on.

    Attributes:
        framework: the framework.
        indicators: its indicators, in the order of the columns.
        raw: what the cities answered; NaN where they did not, or where it does not apply.
        alone: the scores of these answers, where they need no cohort.
        stand_ins: what an indicator counts as where it has no score; NaN where it leaves its node.
        divisors: what each answer is divided by; 1 where nothing.
        applies: whether the indicator applies to the city.
        columns: by city, what is known of it besides.
    """

    framework: Framework
    indicators: tuple[Indicator, ...]
    raw: Array
    alone: Array
    stand_ins: Array
    divisors: Array
    applies: Array
    columns: tuple[Column, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the indicators."""
        return tuple(indicator.id for indicator in self.indicators)

    def run(self, panel: Panel, relative_ids: Collection[str] | None = None) -> Steps:
        """Run the chain as a panel says it; denominators stay those of the framework.

        Args:
            panel: what to do.
            relative_ids: the indicators that are normalised within the cohort, if the panel normalises; None:
                the measures without goalposts.
        """
        import numpy as np

        relative = self._relative(panel, relative_ids)
        among = {id_ for id_, mine in zip(self.ids, relative, strict=True) if mine}
        denominated = denominate(self.raw, self.divisors)
        imputed = self._imputed(panel, denominated)
        treated, done = treat(imputed, self.ids, panel.outliers, among) if panel.outliers else (imputed, ())
        filled = np.isnan(denominated) & ~np.isnan(imputed)
        return Steps(
            ids=self.ids,
            denominated=denominated,
            imputed=imputed,
            treated=treated,
            scores=self._scores(panel, treated, relative),
            placed_here=relative | filled.any(axis=0) | (self.divisors != 1).any(axis=0),
            filled=filled,
            treatments=done,
            low=float(self.framework.scale.min),
            high=float(self.framework.scale.max),
        )

    def _relative(self, panel: Panel, ids: Collection[str] | None) -> Array:
        import numpy as np

        mine = [i.is_relative if ids is None else i.id in ids for i in self.indicators]
        return np.array(mine, dtype=bool) & (panel.normalise is not None)

    def _imputed(self, panel: Panel, values: Array) -> Array:
        import numpy as np

        way = panel.impute
        if way is None:
            return values
        grouped = isinstance(way, ImputeGroup)
        groups = [_text(column(way.group)) for column in self.columns] if isinstance(way, ImputeGroup) else []
        filled = impute(values, way.kind if isinstance(way, ImputeGroup) else way, groups if grouped else [])
        return np.where(self.applies, filled, np.nan)

    def _scores(self, panel: Panel, values: Array, relative: Array) -> Array:
        import numpy as np

        columns = [int(column) for column in np.flatnonzero(relative)]
        scores = self._own_scores(values, relative)
        if panel.normalise is not None and columns:
            lower = [is_lower_better(self.indicators[column]) for column in columns]
            ids, scale = [self.indicators[column].id for column in columns], self.framework.scale
            scores[:, columns] = normalise(values[:, columns], panel.normalise, lower, ids, scale)
        return scores

    def _own_scores(self, values: Array, relative: Array) -> Array:
        """Return the scores that need no cohort; of a value that was changed, by its indicator's own way."""
        import numpy as np

        scores = np.where(np.isnan(values), np.nan, self.alone)
        changed = ~np.isnan(values) & ((values != self.raw) | np.isnan(self.alone)) & ~relative
        for row, column in np.argwhere(changed):
            value = Fraction(float(values[row, column]))
            scores[row, column] = float(on_scale(self.framework, self.indicators[column], value))
        return scores


def is_lower_better(indicator: Indicator) -> bool:
    """Whether lower raw values are better; a benchmark has turned them around already."""
    return indicator.direction == "lower" and indicator.benchmark is None


def chain_of(framework: Framework, scores: Sequence[Scores], columns: Sequence[Column]) -> Chain:
    """Return the chain over cities.

    Args:
        framework: the framework.
        scores: the cities as each would be scored alone, those indicators `unplaced` that need a cohort.
        columns: by city, what is known of it besides.
    """
    import numpy as np

    indicators = framework.indicators()
    leaves = [{leaf.id: leaf for leaf in city.leaves} for city in scores]
    found = [[city.get(indicator.id) for indicator in indicators] for city in leaves]
    return Chain(
        framework=framework,
        indicators=indicators,
        raw=matrix([[leaf.raw if leaf else None for leaf in row] for row in found]),
        alone=matrix([[leaf.value if leaf else None for leaf in row] for row in found]),
        stand_ins=matrix([[leaf.stand_in if leaf else None for leaf in row] for row in found]),
        divisors=matrix([[_divisor(framework, i, column) for i in indicators] for column in columns]),
        applies=np.array([[leaf is not None and leaf.in_scope for leaf in row] for row in found], dtype=bool),
        columns=tuple(columns),
    )


def unplaced(framework: Framework) -> dict[str, Placed]:
    """Return by indicator that it has no score: what gets one within a cohort has none before."""
    scale = framework.scale
    nowhere = Placed(None, filled=False, low=scale.min, high=scale.max)
    divided = framework.panel.denominators if framework.panel else {}
    return {i.id: nowhere for i in framework.indicators() if i.is_relative or i.id in divided}


def _divisor(framework: Framework, indicator: Indicator, column: Column) -> Fraction | None:
    """Return what a city's answer is divided by; None where it is asked for and not known."""
    denominator = framework.panel.denominators.get(indicator.id) if framework.panel else None
    if denominator is None:
        return Fraction(1)
    value = column(denominator.by)
    return value / denominator.per if isinstance(value, Fraction) else None


def _text(value: Fraction | str | None) -> str | None:
    return None if value is None else str(value)

"""From raw values of a cohort to scores, as the OECD/JRC Handbook (2008), step 5, and COINr define it."""

from collections.abc import Callable, Mapping, Sequence

from smartplan.core.model import Scale
from smartplan.core.model.panel import Normalise, NormaliseTarget, NormaliseZScore
from smartplan.core.panel.array import Array


def normalise(
    values: Array, way: Normalise, lower: Sequence[bool], ids: Sequence[str], scale: Scale
) -> Array:
    """Return the scores of raw values within their cohort; unknown where nothing can be compared.

    Args:
        values: cities × indicators.
        way: how.
        lower: by column, whether lower is better.
        ids: the indicators, in the order of the columns; targets are stated by them.
        scale: where shares of the way from worst to best are laid.
    """
    import numpy as np

    sign = np.where(np.array(lower, dtype=bool), -1.0, 1.0)
    if isinstance(way, NormaliseTarget):
        targets = np.array([float(way.targets[id_]) if id_ in way.targets else np.nan for id_ in ids])
        return _on(scale, _towards(values * sign, targets * sign, cap=way.cap))
    if isinstance(way, NormaliseZScore):
        return float(way.mean) + float(way.sd) * _z_scores(values * sign)
    if way == "share_of_leader":
        return _on(scale, _share_of_leader(values, sign))
    if way in _AS_THEY_ARE:
        return _AS_THEY_ARE[way](values * sign)
    return _on(scale, _SHARES[way](values * sign))


def _on(scale: Scale, shares: Array) -> Array:
    return float(scale.min) + shares * float(scale.max - scale.min)


def _ends(values: Array) -> tuple[Array, Array]:
    """Return the least and the largest known value of each column."""
    import numpy as np

    low = np.fmin.reduce(values, axis=0, initial=np.nan)
    return low, np.fmax.reduce(values, axis=0, initial=np.nan)


def _min_max(values: Array) -> Array:
    low, high = _ends(values)
    return _over(values - low, high - low)


def _distance_to_leader(values: Array) -> Array:
    low, high = _ends(values)
    return 1 - _over(high - values, high - low)


def _towards(values: Array, targets: Array, *, cap: bool) -> Array:
    import numpy as np

    low, _ = _ends(values)
    share = _over(values - low, targets - low)
    return np.minimum(share, 1.0) if cap else share


def _share_of_leader(values: Array, sign: Array) -> Array:
    import numpy as np

    low, high = _ends(values)
    return np.where(sign > 0, _over(values, high), _over(low, values))


def _z_scores(values: Array) -> Array:
    import numpy as np

    there = ~np.isnan(values)
    n = there.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(there, values, 0.0).sum(axis=0) / n
        off = np.where(there, values - mean, 0.0)
        sd = np.sqrt((off * off).sum(axis=0) / (n - 1))
    return _over(values - mean, sd)


def _rank(values: Array) -> Array:
    """Return 1 for the lowest; equal values share the lowest of their ranks."""
    return _borda(values) + 1


def _borda(values: Array) -> Array:
    """Return how many cities have less."""
    import numpy as np

    counted = [_below(values[:, column]) for column in range(values.shape[1])]
    return np.stack(counted, axis=1) if counted else values


def _below(column: Array) -> Array:
    import numpy as np

    below = np.searchsorted(np.sort(column), column, side="left").astype(np.float64)
    return np.where(np.isnan(column), np.nan, below)


def _percentile(values: Array) -> Array:
    import numpy as np

    return _over(_borda(values), (~np.isnan(values)).sum(axis=0) - 1.0)


def _over(part: Array, whole: Array) -> Array:
    """Return part / whole; unknown where the whole is nothing: equal values can't be told apart."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole == 0, np.nan, part / whole)


_SHARES: Mapping[str, Callable[[Array], Array]] = {
    "min_max": _min_max,
    "percentile": _percentile,
    "distance_to_leader": _distance_to_leader,
}
_AS_THEY_ARE: Mapping[str, Callable[[Array], Array]] = {
    "z_score": _z_scores,
    "rank": _rank,
    "borda": _borda,
}

"""The parameters of every draw: they follow from the seed and the number of the draw alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log, sqrt

from smartplan.core.panel import Array
from smartplan.core.uncertainty.design import Design
from smartplan.core.uncertainty.request import Factor

BLOCK = 1000
"""Random numbers are taken in blocks of so many draws, each from a generator of its own: the parameters of a
draw are the same however many draws there are."""
CHOICES: tuple[Factor, ...] = ("rule", "normalise", "outliers", "impute")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of some draws in a row.

    Attributes:
        first: the number of the first draw, from 0.
        factors: draws × items of the tree: by what the weight of each is multiplied.
        moves: draws × unsure scores: by how many widths each is off, -1 to 1.
        options: draws × the four choices: which option is taken.
    """

    first: int
    factors: Array
    moves: Array
    options: Array

    def __len__(self) -> int:
        return len(self.factors)

    def part(self, start: int, stop: int) -> "Parameters":
        """Return some of the draws, counted from the first of these."""
        return Parameters(
            self.first + start, self.factors[start:stop], self.moves[start:stop], self.options[start:stop]
        )

    def with_factor(self, factor: Factor, other: "Parameters") -> "Parameters":
        """Return the same draws with one factor as in other draws."""
        if factor == "weights":
            return replace(self, factors=other.factors)
        if factor == "scores":
            return replace(self, moves=other.moves)
        column = CHOICES.index(factor)
        options = self.options.copy()
        options[:, column] = other.options[:, column]
        return replace(self, options=options)


def draw(design: Design, count: int) -> Iterator[Parameters]:
    """Yield the parameters of draws in blocks, the combinations of choices in turn: equal strata."""
    for block, first in enumerate(range(0, count, BLOCK)):
        drawn = _block(design, block, stream=0)
        options = _in_turn(design, first)
        yield replace(drawn, first=first, options=options).part(0, count - first)


def draw_at_random(design: Design, count: int, stream: int) -> Parameters:
    """Return draws whose choices are drawn at random too, as Sobol's method needs them.

    Args:
        design: the study.
        count: how many.
        stream: draws of different streams, from 1, have nothing in common.
    """
    import numpy as np

    blocks = [_block(design, block, stream) for block in range(-(-count // BLOCK))]
    joined = Parameters(
        first=0,
        factors=np.concatenate([block.factors for block in blocks]),
        moves=np.concatenate([block.moves for block in blocks]),
        options=np.concatenate([block.options for block in blocks]),
    )
    return joined.part(0, count)


def _block(design: Design, block: int, stream: int) -> Parameters:
    import numpy as np

    random = np.random.default_rng([design.request.seed, stream, block])
    normal = random.standard_normal((BLOCK, len(design.base.ids)))
    moved = random.random((BLOCK, len(design.unsure)))
    chosen = random.random((BLOCK, len(CHOICES)))
    sizes = np.array(design.options.sizes)
    return Parameters(
        first=block * BLOCK,
        factors=_factors(design, normal),
        moves=_moves(design, moved),
        options=np.floor(chosen * sizes).astype(np.int64),
    )


def _factors(design: Design, normal: Array) -> Array:
    """Return lognormal factors of mean 1: exp(σz - σ²/2) with σ² = ln(1 + cv²), cv that of the level."""
    import numpy as np

    if "weights" not in design.varied:
        return np.ones_like(normal)
    variation = design.request.variation
    cv = [variation[min(level, len(variation)) - 1] for level in design.base.levels]
    sigma = np.array([sqrt(log(1 + value * value)) for value in cv])
    return np.exp(normal * sigma - sigma * sigma / 2)


def _moves(design: Design, uniform: Array) -> Array:
    """Return -1, 0 or 1, each as likely, for what is off by steps; else anything between -1 and 1."""
    import numpy as np

    by_step = np.array([unsure.is_step for unsure in design.unsure], dtype=bool)
    return np.where(by_step, np.floor(uniform * 3) - 1, uniform * 2 - 1)


def _in_turn(design: Design, first: int) -> Array:
    """Return the options of draws in a row: the combinations one after the other, again and again."""
    import numpy as np

    number = np.arange(first, first + BLOCK) % design.options.strata
    return np.stack(np.unravel_index(number, design.options.sizes), axis=1)

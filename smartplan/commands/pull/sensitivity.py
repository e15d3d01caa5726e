"""From what was typed to a request for a study."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smartplan.core.uncertainty import Request
from smartplan.errors import InputError, Problem

MOST = 2.0
"""A coefficient of variation beyond it leaves nothing of a weight."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed.

    Attributes:
        draws: how many draws.
        seed: from which they follow.
        variation: the coefficients of variation of the weights, with commas.
        vary: the factors to vary; None: all that can.
        rules: rules that may replace means; None: the usual ones.
        ways: ways of normalising that may replace the framework's; None: the usual ones.
    """

    draws: int
    seed: int
    variation: str
    vary: Sequence[Any] | None
    rules: Sequence[Any] | None
    ways: Sequence[Any] | None


def request_of(asked: Asked) -> Request:
    """Return the request for a study.

    Raises:
        InputError: a coefficient of variation is none.
    """
    return Request(
        draws=asked.draws,
        seed=asked.seed,
        variation=tuple(_coefficient(text) for text in asked.variation.split(",")),
        vary=tuple(name.value for name in asked.vary) if asked.vary else None,
        rules=tuple(name.value for name in asked.rules or ()),
        ways=tuple(name.value for name in asked.ways or ()),
    )


def _coefficient(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= MOST:
        raise InputError([Problem("bad-variation", values={"value": text.strip() or "-"})])
    return value

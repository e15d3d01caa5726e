"""What somebody may ask of a roadmap on the command line; nothing heavy is imported here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a roadmap, as it was typed.

    Attributes:
        budgets: other money: FUND[:YEAR]=AMOUNT each.
        musts: ids of initiatives that must be in.
        without: ids of initiatives that are to stay out.
        target: another target than the plan's.
        track: the track that counts.
        limit: work of the solver.
        frontier: whether other budgets are asked for.
        cheapest: whether the cheapest way to the goals is.
        priority: whether what it costs to put the priority first is.
        risk: whether delays and overruns are.
        seed: what their draws begin with.
        baseline: the file of an earlier roadmap.
    """

    budgets: Sequence[str] = ()
    musts: Sequence[str] = ()
    without: Sequence[str] = ()
    target: str | None = None
    track: Literal["self", "verified"] | None = None
    limit: float | None = None
    frontier: bool = False
    cheapest: bool = False
    priority: bool = False
    risk: bool = False
    seed: int = 1
    baseline: str | None = None

    @property
    def options(self) -> Mapping[str, object]:
        """What a document says it was asked for, from which it can be asked again; no earlier roadmap."""
        return {
            "target": self.target,
            "track": self.track,
            "limit": self.limit,
            "budget": list(self.budgets),
            "with": list(self.musts),
            "without": list(self.without),
            "frontier": self.frontier,
            "cheapest": self.cheapest,
            "risk": self.risk,
            "seed": self.seed,
        }


def asked_again(options: Mapping[str, Any]) -> Asked:
    """Return what a document says it was asked for."""
    return Asked(
        budgets=options["budget"],
        musts=options["with"],
        without=options["without"],
        target=options["target"],
        track=options["track"],
        limit=options["limit"],
        frontier=options["frontier"],
        cheapest=options["cheapest"],
        risk=options["risk"],
        seed=options["seed"],
    )

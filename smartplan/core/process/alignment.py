"""Whether each initiative has its place in the documents that evaluators look for."""

from dataclasses import dataclass

from smartplan.core.model import Initiative, Plan


@dataclass(frozen=True, slots=True)
class Alignment:
    """What an initiative is tied to.

    Attributes:
        initiative: the initiative.
        missing: what it is tied to in no way: affair, programme, renstra (where the plan names one for any
            initiative), budget, indicator.
    """

    initiative: Initiative
    missing: tuple[str, ...]


def alignment_of(plan: Plan) -> tuple[Alignment, ...]:
    """Return what every initiative is tied to, in file order."""
    apart = any(initiative.renstra for initiative in plan.initiatives)
    return tuple(Alignment(item, _missing(item, apart=apart)) for item in plan.initiatives)


def _missing(initiative: Initiative, *, apart: bool) -> tuple[str, ...]:
    there = {
        "affair": initiative.affair,
        "programme": initiative.programme,
        "renstra": initiative.renstra or not apart,
        "budget": initiative.cost and initiative.fund,
        "indicator": initiative.raises or initiative.spbe,
    }
    return tuple(name for name, value in there.items() if not value)

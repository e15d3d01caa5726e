"""Targets: the maturity that the gaps are measured to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from smartplan.core.model import ROOT, Framework, Plan, Profile
from smartplan.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Target:
    """What a city wants to reach.

    Attributes:
        profile: the named profile it comes from; None where a plan or a level alone sets it.
        aims: targets of single nodes and indicators; a node's is inherited by its indicators.
        everywhere: the target of every indicator that has no nearer one; None: it has no target.
        goal: a goal for the index as a whole, shown beside it; it makes no gaps.
        goal_profile: the profile that states the goal; None where the plan does.
        year: the year by which the plan wants it; None where there is none.
    """

    profile: Profile | None = None
    aims: Mapping[str, Fraction] | None = None
    everywhere: Fraction | None = None
    goal: Fraction | None = None
    goal_profile: Profile | None = None
    year: int | None = None

    def own(self, id_: str) -> Fraction | None:
        """Return the target that was set for this very node or indicator."""
        return (self.aims or {}).get(id_)


def choose_target(framework: Framework, plan: Plan | None, wanted: str | None) -> Target:
    """Choose the target: the one asked for, else the plan's last year, else the framework's default profile.

    Args:
        framework: whose profiles are meant.
        plan: the plan beside the assessment, if any.
        wanted: the id of a profile, or a level on the framework's scale; None: not asked for.

    Raises:
        InputError: there is no such profile, and it is no level of the scale.
    """
    if wanted is not None:
        return _asked_for(framework, wanted)
    default = next((profile for profile in framework.targets if profile.default), None)
    if plan is not None and plan.targets:
        return _of_plan(framework, plan, default)
    return _of_profile(framework, default) if default else Target()


def _asked_for(framework: Framework, wanted: str) -> Target:
    for profile in framework.targets:
        if profile.id == wanted:
            return _of_profile(framework, profile)
    level = _level(wanted)
    if level is not None and framework.scale.min <= level <= framework.scale.max:
        return Target(everywhere=level)
    values = {
        "wanted": wanted,
        "profiles": ", ".join(profile.id for profile in framework.targets) or "-",
        "min": framework.scale.min,
        "max": framework.scale.max,
    }
    raise InputError([Problem("unknown-profile", values=values)])


def _level(text: str) -> Fraction | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return Fraction(number) if number.is_finite() else None


def _of_profile(framework: Framework, profile: Profile) -> Target:
    goal_profile = _goal_profile(framework, profile)
    return Target(
        profile=profile,
        aims={aim.ref: aim.target for aim in profile.at},
        everywhere=profile.all,
        goal=goal_profile.index if goal_profile else None,
        goal_profile=goal_profile,
    )


def _of_plan(framework: Framework, plan: Plan, default: Profile | None) -> Target:
    aims = plan.aims()
    goal = aims.pop(ROOT, None)
    goal_profile = _goal_profile(framework, default) if goal is None else None
    return Target(
        aims=aims,
        everywhere=default.all if default else None,
        goal=goal_profile.index if goal_profile else goal,
        goal_profile=goal_profile,
        year=max(plan.targets),
    )


def _goal_profile(framework: Framework, profile: Profile | None) -> Profile | None:
    """Return the profile whose goal for the index is shown: this one, else the first that states one."""
    stating = [p for p in (profile, *framework.targets) if p is not None and p.index is not None]
    return stating[0] if stating else None

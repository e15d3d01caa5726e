"""The table of the five groups (ABCGM): who takes part where, and which group is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan
from smartplan.core.model.process import Meeting
from smartplan.core.process.tables import GROUPS

FIVE = tuple(group for group in GROUPS if group != "other")
"""The groups of the pentahelix."""

GOVERNMENT = "government"
"""Agencies carry every initiative, so this group is never missing."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Who takes part in one dimension.

    Attributes:
        dimension: the id of the dimension; None for initiatives that belong to none.
        initiatives: how many initiatives it has.
        partners: by group, in how many of them the group takes part.
        members: by group, how many stakeholders take part in one of them or in the dimension as a whole.
    """

    dimension: str | None
    initiatives: int
    partners: Mapping[str, int]
    members: Mapping[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        """The groups that take part in nothing here."""
        return tuple(
            group
            for group in FIVE
            if group != GOVERNMENT and not self.partners[group] and not self.members[group]
        )


def seats_of(gaps: Gaps, plan: Plan) -> tuple[Seats, ...]:
    """Return the dimensions that have initiatives, in the framework's order, and who takes part in each."""
    tops = {below.id: top.id for top in gaps.scores.root.children for below in top.walk()}
    of = {initiative.id: _dimension(initiative, tops) for initiative in plan.initiatives}
    order = [*(top.id for top in gaps.scores.root.children), None]
    return tuple(_seats(plan, id_, of) for id_ in order if id_ in of.values())


def _dimension(initiative: Initiative, tops: Mapping[str, str]) -> str | None:
    named = (*([initiative.dimension] if initiative.dimension else []), *initiative.raises)
    return next((tops[id_] for id_ in named if id_ in tops), None)


def _seats(plan: Plan, dimension: str | None, of: Mapping[str, str | None]) -> Seats:
    own = [initiative for initiative in plan.initiatives if of[initiative.id] == dimension]
    ids = {initiative.id for initiative in own}
    there = [s for s in plan.stakeholders if ids & set(s.initiatives) or dimension in s.dimensions]
    return Seats(
        dimension=dimension,
        initiatives=len(own),
        partners={group: sum(group in initiative.partners for initiative in own) for group in GROUPS},
        members={group: sum(one.group == group for one in there) for group in GROUPS},
    )


def held(meeting: Meeting) -> bool:
    """Return whether a meeting is known to have been held: by who came, or by what was agreed."""
    return bool(meeting.attendance or meeting.goals)

"""From a case to its plan with a sign-off, or with what the city decided about it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from smartplan.commands.pull.edits import rewritten
from smartplan.commands.pull.status import content_of
from smartplan.core.process.cells import Plain, copied
from smartplan.errors import InputError, Problem
from smartplan.read.loaded import Case

ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and what is decided.

    Attributes:
        by: the name.
        role: the office.
        state: what the city decides about the plan; None: nothing yet.
        instrument: by what regulation.
        remarks: what is to be revised, or why it is declined.
    """

    by: str
    role: str | None = None
    state: str | None = None
    instrument: str | None = None
    remarks: str | None = None


def signed(case: Case, signature: Signature, today: dt.date) -> dict[str, bytes]:
    """Return the new bytes of the plan, by its name.

    Whoever signed before signs anew. A plan that is sent back or declined is not signed.

    Raises:
        InputError: the assessment names no plan.
    """
    if case.plan is None:
        raise InputError([Problem("no-plan", ("plan",)).at(case.assessment.place())])
    plan: Plain = copied(case.plan.document.value)
    if signature.state is not None:
        plan["adoption"] = _decision(plan.get("adoption", {}), signature, today)
    if signature.state in (None, ADOPTED):
        plan["sign_offs"] = _sign_offs(plan.get("sign_offs", []), signature, case, today)
    return rewritten(case.plan.document, plan)


def _sign_offs(before: list[Plain], signature: Signature, case: Case, today: dt.date) -> list[Plain]:
    new = _without_none({"by": signature.by, "role": signature.role, "date": today.isoformat()})
    new |= {"year": case.assessment.model.year, "digests": content_of(case)}
    kept = [{**one, **new} if one["by"] == signature.by else one for one in before]
    return kept if any(one["by"] == signature.by for one in before) else [*kept, new]


def _decision(before: Plain, signature: Signature, today: dt.date) -> Plain:
    """Return what the city decided; remarks on an earlier state do not hold for the new one."""
    kept = {key: value for key, value in before.items() if key == "instrument"}
    told = {"state": signature.state, "instrument": signature.instrument, "date": today.isoformat()}
    return _without_none({**kept, **_without_none(told), "by": signature.by, "remarks": signature.remarks})


def _without_none(values: dict[str, Any]) -> Plain:
    return {key: value for key, value in values.items() if value is not None}

"""Initiatives of a plan that are drawn from a catalogue: what they leave unsaid is filled in."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from smartplan.core.check.catalogue import draws
from smartplan.core.model import Framework, Indicator, Initiative, Plan
from smartplan.core.model.catalogue import Catalogue, Typical
from smartplan.core.process.cells import Plain

MAX_SUGGESTED = 12
"""So many initiatives are a start; more would bury a planner."""
_AS_THEY_ARE = ("title", "description", "kind", "duration", "partners")
_DRAWN = (*_AS_THEY_ARE, "dimension", "depends_on")
# Where an entry is not known, which is told by itself: what an initiative must have, and a reason to be.
_STAND_INS: Plain = {"title": "any", "duration": 1, "mandatory": True}


def drawn(plan: Mapping[str, Any], catalogue: Catalogue | None, framework: Framework | None) -> Plain:
    """Return a plan, plain as its file has it, with all that its initiatives draw from the catalogue.

    What the plan says stays; cost and agency are never filled in.

    Args:
        plan: the plan, right or wrong.
        catalogue: the catalogue that it names; None: not known.
        framework: the plan's framework; None: not known.
    """
    written = plan.get("initiatives")
    if not isinstance(written, list):
        return dict(plan)
    plans_of = _drawing_on(written)
    entries = catalogue.entries() if catalogue else {}
    filled = []
    for item in written:
        entry = entries.get(str(item["typical"])) if draws(item) else None
        if entry:
            above = _of_entry(entry, framework)
            above["depends_on"] = [id_ for one in entry.prerequisites for id_ in plans_of.get(one, ())]
            filled.append({**above, **item})
        else:
            filled.append({**_STAND_INS, **item} if draws(item) else item)
    return {**plan, "initiatives": filled}


def as_written(plan: Mapping[str, Any], read: Plan) -> Plain:
    """Return a plan, plain as its file has it, with what its initiatives draw, as a file would have that.

    Args:
        plan: the plan.
        read: the same plan as it was read.
    """
    known = {initiative.id: initiative for initiative in read.initiatives}
    written = [
        {**_written(known[item["id"]]), **item} if draws(item) else item
        for item in plan.get("initiatives", ())
    ]
    return {**plan, **({"initiatives": written} if written else {})}


def _written(initiative: Initiative) -> Plain:
    plain = initiative.model_dump(mode="json", by_alias=True, exclude_defaults=True, include=set(_DRAWN))
    effects = {
        id_: {"from": _decimal(effect.from_), "to": _decimal(effect.to)}
        for id_, effect in initiative.raises.items()
    }
    return {**plain, "raises": effects}


def _decimal(value: Fraction) -> Decimal:
    """Return a number as it was typed."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _drawing_on(written: list[Any]) -> dict[str, list[str]]:
    """Return the ids of the plan's initiatives by the entry that they are drawn from."""
    found: dict[str, list[str]] = {}
    for item in written:
        if draws(item) and isinstance(item.get("id"), str):
            found.setdefault(item["typical"], []).append(item["id"])
    return found


def _of_entry(entry: Typical, framework: Framework | None) -> Plain:
    """Return what an entry gives to an initiative under a framework."""
    given: Plain = {key: getattr(entry, key) for key in _AS_THEY_ARE}
    if framework is None:
        return given
    nodes = {item.id for item, _ in framework.items() if not isinstance(item, Indicator)}
    given["raises"] = dict(entry.raises.get(framework.id, {}))
    return given | ({"dimension": entry.dimension} if entry.dimension in nodes else {})


def suggested(catalogue: Catalogue, framework: Framework) -> tuple[Typical, ...]:
    """Return entries to begin with under a framework: those that wait for nothing, every dimension in turn.

    Args:
        catalogue: the catalogue.
        framework: the framework that they must raise; none are returned where no entry does.
    """
    found: dict[str, list[Typical]] = {}
    for entry in catalogue.initiatives:
        if framework.id in entry.raises and not entry.prerequisites:
            found.setdefault(entry.dimension, []).append(entry)
    in_turn = [entry for turn in zip_longest(*found.values()) for entry in turn if entry]
    chosen = {entry.id for entry in in_turn[:MAX_SUGGESTED]}
    return tuple(entry for entry in catalogue.initiatives if entry.id in chosen)

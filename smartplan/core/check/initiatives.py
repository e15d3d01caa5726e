"""What the initiatives of a plan must agree on: ids, money, order, effects."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from smartplan.core.check.refs import named_once, unknown
from smartplan.core.model import Effect, Framework, Indicator, Initiative, Plan
from smartplan.errors import Keys, Problem


def check_initiatives(plan: Plan, framework: Framework) -> Iterator[Problem]:
    """Yield what is wrong with the initiatives of a plan."""
    nodes = [item.id for item, _ in framework.items() if not isinstance(item, Indicator)]
    indicators = {indicator.id: indicator for indicator in framework.indicators()}
    for index, initiative in enumerate(plan.initiatives):
        keys: Keys = ("initiatives", index)
        yield from _refs(initiative, plan, keys)
        if initiative.dimension is not None:
            yield from unknown("unknown-dimension", initiative.dimension, nodes, (*keys, "dimension"))
        yield from _time(initiative, keys)
        for id_, effect in initiative.raises.items():
            yield from check_effect(id_, effect, indicators, framework, (*keys, "raises", id_))
    yield from named_once(plan.initiatives, "initiatives")
    for fund in plan.entry:
        yield from unknown("unknown-fund", fund, plan.funds, ("entry", fund))
    yield from circular(
        [(initiative.id, initiative.depends_on) for initiative in plan.initiatives], "depends_on"
    )


def _refs(initiative: Initiative, plan: Plan, keys: Keys) -> Iterator[Problem]:
    yield from unknown("unknown-agency", initiative.agency, plan.agencies, (*keys, "agency"))
    if initiative.fund is not None:
        yield from unknown("unknown-fund", initiative.fund, plan.funds, (*keys, "fund"))
    elif initiative.cost > 0 or initiative.running_cost > 0:
        key = "cost" if initiative.cost > 0 else "running_cost"
        yield Problem("cost-without-fund", (*keys, key), {"id": initiative.id, "known": tuple(plan.funds)})
    known = [other.id for other in plan.initiatives]
    for key, ids in (("depends_on", initiative.depends_on), ("either_of", initiative.either_of)):
        for number, id_ in enumerate(ids):
            yield from unknown("unknown-initiative", id_, known, (*keys, key, number))
    services = [service.id for service in plan.services]
    for key, service in (("revives", initiative.revives), ("needs_service", initiative.needs_service)):
        if service is not None:
            yield from unknown("unknown-service", service, services, (*keys, key))


def _time(initiative: Initiative, keys: Keys) -> Iterator[Problem]:
    if initiative.earliest is None or initiative.latest is None:
        return
    finish = initiative.earliest.plus(initiative.duration - 1)
    if finish > initiative.latest:
        values = {
            "id": initiative.id,
            "earliest": str(initiative.earliest),
            "latest": str(initiative.latest),
            "finish": str(finish),
        }
        yield Problem("latest-too-early", (*keys, "latest"), values)


def check_effect(
    id_: str, effect: Effect, indicators: Mapping[str, Indicator], framework: Framework, where: Keys
) -> Iterator[Problem]:
    """Yield what is wrong with what is done to one indicator.

    Args:
        id_: the indicator.
        effect: what is done to it.
        indicators: the framework's indicators, by id.
        framework: the framework that it should be of.
        where: where the effect stands.
    """
    yield from unknown("unknown-indicator", id_, indicators, where, framework=framework.id)
    if effect.from_ >= effect.to:
        yield Problem("effect-not-upward", where, {"indicator": id_, "from": effect.from_, "to": effect.to})
    if id_ not in indicators or indicators[id_].kind != "level":
        return  # raw values are no scores
    scale = framework.scale
    for key, value in (("from", effect.from_), ("to", effect.to)):
        if not scale.min <= value <= scale.max:
            values = {"indicator": id_, "score": value, "min": scale.min, "max": scale.max}
            yield Problem("level-out-of-scale", (*where, key), values)


def circular(waits: Sequence[tuple[str, tuple[str, ...]]], key: str) -> Iterator[Problem]:
    """Name the initiatives that wait for each other, from the one that the file names first.

    An id that is given twice says nothing of who waits for whom, and is told by itself.

    Args:
        waits: each initiative, in the order of the file, with those that must come before it.
        key: the key under which they stand.
    """
    order = [id_ for id_, _ in waits]
    count = Counter(order)
    try:
        TopologicalSorter({id_: before for id_, before in waits if count[id_] == 1}).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1][:-1]
        start = min(range(len(cycle)), key=lambda place: order.index(cycle[place]))
        ring = [*cycle[start:], *cycle[: start + 1]]
        # graphlib names what comes before first; a reader follows the key.
        ring.reverse()
        keys = ("initiatives", order.index(ring[0]), key)
        yield Problem("circular-dependency", keys, {"cycle": " -> ".join(ring), "key": key})

"""What the entries of a catalogue must agree on, among themselves and with the frameworks they raise."""

from collections.abc import Iterator, Mapping
from typing import Any

from smartplan.core.check.initiatives import check_effect, circular
from smartplan.core.check.refs import named_once, unknown
from smartplan.core.model import Framework, Indicator
from smartplan.core.model.catalogue import Catalogue, Typical
from smartplan.errors import Keys, Problem


def check_catalogue(
    catalogue: Catalogue, framework: Framework, frameworks: Mapping[str, Framework]
) -> list[Problem]:
    """Return where a catalogue names what is not there, or says what can't be.

    Args:
        catalogue: the catalogue.
        framework: the framework whose nodes are its dimensions.
        frameworks: by id, every framework of which it may raise indicators.
    """
    return [
        *_cost_classes(catalogue),
        *_entries(catalogue, framework, frameworks),
        *circular([(entry.id, entry.prerequisites) for entry in catalogue.initiatives], "prerequisites"),
    ]


def _cost_classes(catalogue: Catalogue) -> Iterator[Problem]:
    for name, range_ in catalogue.cost_classes.items():
        if range_.low > range_.high:
            values = {"class": name, "low": range_.low, "high": range_.high}
            yield Problem("cost-class-reversed", ("cost_classes", name), values)


def _entries(
    catalogue: Catalogue, framework: Framework, frameworks: Mapping[str, Framework]
) -> Iterator[Problem]:
    nodes = [item.id for item, _ in framework.items() if not isinstance(item, Indicator)]
    entries, classes = catalogue.entries(), tuple(catalogue.cost_classes)
    indicators = {
        id_: {one.id: one for one in framework.indicators()} for id_, framework in frameworks.items()
    }
    yield from named_once(catalogue.initiatives, "initiatives")
    for index, entry in enumerate(catalogue.initiatives):
        keys: Keys = ("initiatives", index)
        yield from unknown("unknown-dimension", entry.dimension, nodes, (*keys, "dimension"))
        yield from unknown("unknown-agency", entry.agency, catalogue.agencies, (*keys, "agency"))
        yield from unknown("unknown-cost-class", entry.cost_class, classes, (*keys, "cost_class"))
        for number, id_ in enumerate(entry.prerequisites):
            yield from unknown("unknown-typical", id_, entries, (*keys, "prerequisites", number))
        yield from _raises(entry, frameworks, indicators, keys)


def _raises(
    entry: Typical,
    frameworks: Mapping[str, Framework],
    indicators: Mapping[str, Mapping[str, Indicator]],
    keys: Keys,
) -> Iterator[Problem]:
    for name, effects in entry.raises.items():
        where = (*keys, "raises", name)
        yield from unknown("unknown-framework", name, frameworks, where)
        framework = frameworks.get(name)
        if framework is None:
            continue
        for id_, effect in effects.items():
            yield from check_effect(id_, effect, indicators[name], framework, (*where, id_))


def check_drawn(plan: Mapping[str, Any], catalogue: Catalogue | None) -> Iterator[Problem]:
    """Yield initiatives that draw on what is not there, or say no cost.

    Args:
        plan: the plan, plain as its file has it, right or wrong.
        catalogue: the catalogue that it names; None: it names none.
    """
    written = plan.get("initiatives")
    entries = catalogue.entries() if catalogue else {}
    for index, item in enumerate(written if isinstance(written, list) else ()):
        if not draws(item):
            continue
        keys = ("initiatives", index, "typical")
        if catalogue is None:
            yield Problem("typical-without-catalogue", keys, {"id": item["typical"]}, at_key=True)
            continue
        yield from unknown("unknown-typical", str(item["typical"]), entries, keys)
        entry = entries.get(str(item["typical"]))
        if entry and "cost" not in item:
            range_ = catalogue.cost_classes[entry.cost_class]
            values = {"id": item.get("id", entry.id), "low": range_.low, "high": range_.high}
            yield Problem("typical-without-cost", keys, values)


def draws(item: object) -> bool:
    """Return whether an initiative, plain as its file has it, is drawn from a catalogue."""
    return isinstance(item, Mapping) and isinstance(item.get("typical"), str)

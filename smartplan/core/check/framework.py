"""What a framework's parts must agree on."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from smartplan.core.check.indicators import check_indicator
from smartplan.core.check.panel import check_panel
from smartplan.core.check.refs import named_once, unknown
from smartplan.core.check.rules import check_rules
from smartplan.core.check.scale import check_scale, on_scale
from smartplan.core.check.unknowns import check_unknowns
from smartplan.core.model import ROOT, Band, Framework, Indicator, Node, PeerGroup, Profile, Scale
from smartplan.errors import Keys, Problem, Severity

WEIGHTS_TOLERANCE = Fraction(1, 100)
"""How far weights may sum from what their source prints: printed weights are rounded."""
MAX_DIGITS = 12
"""A float has no more to give."""

Placed = tuple[Node | Indicator, Keys]


def check_framework(framework: Framework) -> list[Problem]:
    """Return what is wrong with a framework whose parts are each well formed."""
    items = list(_placed(framework.tree, ("tree",)))
    return [
        *_ids(items),
        *check_scale(framework.scale, ("scale",)),
        *_rounding(framework),
        *_bands(framework.scale, framework.bands, ()),
        *_groups(framework),
        *_weights(framework, items),
        *check_rules(framework, items),
        *_indicators(framework, items),
        *check_unknowns(framework, items),
        *_targets(framework),
        *_errata(framework),
        *check_panel(framework),
    ]


def _placed(items: Sequence[Node | Indicator], keys: Keys) -> Iterator[Placed]:
    for index, item in enumerate(items):
        yield item, (*keys, index)
        if isinstance(item, Node):
            yield from _placed(item.children, (*keys, index, "children"))


def _ids(items: Iterable[Placed]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item, keys in items:
        if item.id == ROOT:
            yield Problem("reserved-id", (*keys, "id"), {"id": ROOT})
        elif item.id in seen:
            yield Problem("duplicate-id", (*keys, "id"), {"id": item.id})
        seen.add(item.id)


def _indicators(framework: Framework, items: Iterable[Placed]) -> Iterator[Problem]:
    for item, keys in items:
        if isinstance(item, Indicator):
            yield from check_indicator(framework, item, keys)


def _rounding(framework: Framework) -> Iterator[Problem]:
    rounding = framework.rounding
    if rounding is not None and not 0 <= rounding.digits <= MAX_DIGITS:
        values = {"digits": rounding.digits, "most": MAX_DIGITS}
        yield Problem("digits-out-of-range", ("rounding", "digits"), values)


def _bands(scale: Scale, bands: Sequence[Band], keys: Keys) -> Iterator[Problem]:
    for index, (lower, upper) in enumerate(pairwise(bands)):
        if upper.from_ <= lower.from_:
            values = {"band": upper.name, "from": upper.from_, "before": lower.from_}
            yield Problem("bands-not-ascending", (*keys, "bands", index + 1, "from"), values)
    for index, band in enumerate(bands):
        if band.from_ > scale.max or band.from_ < scale.min:
            values = {"band": band.name, "from": band.from_, "min": scale.min, "max": scale.max}
            yield Problem("band-outside-scale", (*keys, "bands", index, "from"), values)


def _groups(framework: Framework) -> Iterator[Problem]:
    yield from named_once(framework.groups, "groups")
    for index, group in enumerate(framework.groups):
        yield from _bands(framework.scale, group.bands, ("groups", index))
        yield from _means(framework, group, ("groups", index, "means"))


def _means(framework: Framework, group: PeerGroup, keys: Keys) -> Iterator[Problem]:
    known = [item.id for item, _ in framework.items()]
    for id_ in group.means:
        yield from unknown("unknown-item", id_, known, (*keys, id_), framework=framework.id)


def _weights(framework: Framework, items: Iterable[Placed]) -> Iterator[Problem]:
    yield from _siblings(framework.root, ())
    if framework.years and not any(framework.years):
        yield Problem("weights-all-zero", ("years",), {"node": "years"})
    for item, keys in items:
        if isinstance(item, Node):
            yield from _siblings(item, keys)


def _siblings(node: Node, keys: Keys) -> Iterator[Problem]:
    total = sum((child.weight for child in node.children), Fraction(0))
    if total == 0:
        yield Problem("weights-all-zero", keys, {"node": node.id})
    elif node.weights_sum is not None and abs(total - node.weights_sum) > WEIGHTS_TOLERANCE:
        values = {"node": node.id, "sum": total, "stated": node.weights_sum}
        yield Problem("weights-do-not-sum", (*keys, "weights_sum"), values, Severity.WARNING)


def _targets(framework: Framework) -> Iterator[Problem]:
    defaults = [index for index, profile in enumerate(framework.targets) if profile.default]
    for index in defaults[1:]:
        first = framework.targets[defaults[0]].id
        values = {"profile": framework.targets[index].id, "first": first}
        yield Problem("several-defaults", ("targets", index, "default"), values)
    yield from named_once(framework.targets, "targets")
    for index, profile in enumerate(framework.targets):
        yield from _profile(framework, profile, ("targets", index))


def _profile(framework: Framework, profile: Profile, keys: Keys) -> Iterator[Problem]:
    known = {item.id: item for item, _ in framework.items()}
    for key, target in (("index", profile.index), ("all", profile.all)):
        if target is not None:
            yield from on_scale("target-out-of-scale", target, framework.scale, (*keys, key), key)
    for index, aim in enumerate(profile.at):
        where = (*keys, "at", index)
        yield from unknown("unknown-item", aim.ref, known, (*where, "ref"), framework=framework.id)
        yield from on_scale("target-out-of-scale", aim.target, framework.scale, (*where, "target"), aim.ref)


def _errata(framework: Framework) -> Iterator[Problem]:
    known = [ROOT, *(item.id for item, _ in framework.items())]
    for index, erratum in enumerate(framework.errata):
        if erratum.ref is not None:
            keys = ("errata", index, "ref")
            yield from unknown("unknown-item", erratum.ref, known, keys, framework=framework.id)

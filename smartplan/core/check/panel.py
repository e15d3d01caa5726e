"""What a framework's panel must agree on with its indicators, and who needs a cohort."""

from collections.abc import Iterator

from smartplan.core.check.refs import unknown
from smartplan.core.model import Framework
from smartplan.core.model.panel import NormaliseTarget
from smartplan.errors import Keys, Problem


def check_panel(framework: Framework) -> Iterator[Problem]:
    """Yield where a panel names indicators that there are not, or misses some that it needs."""
    panel = framework.panel
    if panel is None:
        return
    known = [indicator.id for indicator in framework.indicators()]
    named: list[tuple[str, Keys]] = [(id_, ("panel", "denominators", id_)) for id_ in panel.denominators]
    if panel.outliers is not None:
        skipped = enumerate(panel.outliers.skip)
        named += [(id_, ("panel", "outliers", "skip", index)) for index, id_ in skipped]
    if isinstance(panel.normalise, NormaliseTarget):
        named += [(id_, ("panel", "normalise", "targets", id_)) for id_ in panel.normalise.targets]
        yield from _without_target(framework, panel.normalise)
    for id_, keys in named:
        yield from unknown("unknown-indicator", id_, known, keys, framework=framework.id)


def _without_target(framework: Framework, way: NormaliseTarget) -> Iterator[Problem]:
    for indicator in framework.indicators():
        if indicator.is_relative and indicator.id not in way.targets:
            yield Problem("target-missing", ("panel", "normalise", "targets"), {"indicator": indicator.id})


def check_alone(framework: Framework) -> list[Problem]:
    """Return why a city can't be scored alone under a framework; nothing where it can."""
    if framework.panel is None:
        return []
    return [Problem("needs-a-cohort", ("framework",), {"framework": framework.id})]

"""What a framework says of the unknown must be possible."""

from collections.abc import Iterable, Iterator

from smartplan.core.model import Coverage, Framework, Indicator, Node
from smartplan.errors import Keys, Problem


def check_unknowns(framework: Framework, items: Iterable[tuple[Node | Indicator, Keys]]) -> Iterator[Problem]:
    """Yield where means of groups are asked for and none is stated, and shares that are none."""
    stated = any(group.means for group in framework.groups)
    if framework.unknown == "group_mean" and not stated:
        yield Problem("no-group-means", ("unknown",))
    yield from _coverage(framework.min_coverage, ("min_coverage",))
    for item, keys in items:
        if item.unknown == "group_mean" and not stated:
            yield Problem("no-group-means", (*keys, "unknown"))
        if isinstance(item, Node):
            yield from _coverage(item.min_coverage, (*keys, "min_coverage"))


def _coverage(least: Coverage | None, keys: Keys) -> Iterator[Problem]:
    for part in ("weight", "indicators") if least else ():
        share = getattr(least, part)
        if share is not None and share > 1:
            yield Problem("coverage-not-a-share", (*keys, part), {"share": share, "percent": share / 100})

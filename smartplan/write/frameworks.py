"""Frameworks on the screen and as JSON: what is shipped, where it comes from, how sure it is."""

import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from smartplan.core.model import Framework, Indicator, Node
from smartplan.write.json_results import to_json
from smartplan.write.terminal.screen import light_table, screen
from smartplan.write.words import Words, later

TERMS = (
    *(later("verified"), later("reported"), later("unverified"), later("ours")),
    *(later("level"), later("measure"), later("steps"), later("yes_no"), later("points")),
    *(later("arithmetic"), later("geometric"), later("harmonic"), later("minimum"), later("pooled")),
    *(later("generalised"), later("worst"), later("staged"), later("product"), later("ratio")),
    *(later("exclude"), later("floor"), later("group_mean"), later("self")),
)
"""Words of the file formats that are translated where they are shown."""


def write_list(frameworks: Sequence[Framework], words: Words, output_format: str) -> None:
    """Write the shipped frameworks on standard output."""
    if output_format == "json":
        listed = [_summary(framework) for framework in frameworks]
        sys.stdout.write(to_json({"schema": "smartplan/framework@1", "frameworks": listed}) + "\n")
        return
    table = light_table()
    for heading in (words("Framework"), words("Title")):
        table.add_column(heading, overflow="fold")
    for heading in (words("Scale"), words("Indicators")):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column(words("Standing"), no_wrap=True)
    for framework in frameworks:
        table.add_row(
            framework.id,
            words.title(framework.title),
            _scale(framework, words),
            str(len(framework.indicators())),
            words(framework.standing),
        )
    screen().print(table)


def write_framework(framework: Framework, words: Words, output_format: str) -> None:
    """Write one framework on standard output."""
    if output_format == "json":
        whole = framework.model_dump(mode="json", by_alias=True, exclude_none=True)
        sys.stdout.write(to_json({**whole, "schema": "smartplan/framework@1"}) + "\n")
        return
    console = screen()
    console.print(Text(f"{framework.id}: {words.title(framework.title)}", style="bold"))
    for line in _facts(framework, words):
        console.print(Text("  " + line))
    console.print()
    _print_tree(console, framework, words)


def _summary(framework: Framework) -> dict[str, object]:
    return {
        "id": framework.id,
        "title": {"id": framework.title.id, "en": framework.title.en},
        "scale": {"min": float(framework.scale.min), "max": float(framework.scale.max)},
        "indicators": len(framework.indicators()),
        "standing": framework.standing,
        "cohort": framework.cohort,
        "replaces": framework.replaces,
    }


def _scale(framework: Framework, words: Words) -> str:
    return f"{words.plain(framework.scale.min)}–{words.plain(framework.scale.max)}"


def _facts(framework: Framework, words: Words) -> Iterator[str]:
    if framework.edition is not None:
        yield words.title(framework.edition)
    if framework.cohort is not None:
        yield words("weights hold for: {cohort}", cohort=framework.cohort)
    yield words("standing: {standing}", standing=words(framework.standing))
    yield words(
        "scale {scale}, unknown answers: {unknown}",
        scale=_scale(framework, words),
        unknown=words(framework.unknown),
    )
    for band in framework.bands:
        yield words("band {band} from {lowest}", band=band.name, lowest=words.plain(band.from_))
    for profile in framework.targets:
        yield words(
            "target {id}: {title} ({standing})",
            id=profile.id,
            title=words.title(profile.title),
            standing=words(profile.standing),
        )
    for source in framework.sources:
        yield words("source: {source}", source=source.title)
    if framework.licence is not None:
        yield words("licence: {licence}", licence=framework.licence)
    for note in framework.notes:
        yield words("note: {note}", note=words.title(note))


def _print_tree(console: Console, framework: Framework, words: Words) -> None:
    table = light_table()
    table.expand = True
    table.add_column(words("Item"), ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(words("Weight"), justify="right", no_wrap=True)
    table.add_column(words("Kind"), no_wrap=True)
    table.add_column(words("Standing"), no_wrap=True)
    for item, above in framework.items():
        table.add_row(
            "  " * (len(above) - 1) + f"{item.id} {words.title(item.title)}",
            words.plain(item.weight, 4),
            _kind(framework, item, words),
            words(item.standing or framework.standing),
            style="bold" if isinstance(item, Node) else "",
        )
    console.print(table)


def _kind(framework: Framework, item: Node | Indicator, words: Words) -> str:
    if isinstance(item, Indicator):
        return words(item.kind)
    rule = item.rule or framework.rule
    return words(rule if isinstance(rule, str) else rule.kind)

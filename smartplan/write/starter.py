"""A starter to fill in: a commented assessment and plan for a framework."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources.abc import Traversable

from smartplan.core.model import Framework, Indicator, Level, Node
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.process.drawn import suggested
from smartplan.shipped import examples_dir
from smartplan.write.schemas import modeline, schema_files
from smartplan.write.starter_initiatives import catalogue_lines, initiative_lines
from smartplan.write.starter_process import process_lines
from smartplan.write.words import Words, later
from smartplan.write.yaml import quoted

PLAN_YEARS = 5
EXAMPLE_AGENCY = "diskominfo"
DEMO_CITIES = ("denpasar", "kota-malang")


@dataclass(frozen=True, slots=True)
class Starter:
    """What a starter is made for; `catalogue`: what its initiatives may be drawn from."""

    framework: Framework
    city: str
    year: int
    catalogue: Catalogue


def starter_files(starter: Starter, words: Words) -> Mapping[str, str]:
    """Return the files of a working folder: assessment, plan, schemas, and what to do with them."""
    return {
        "assessment.yaml": starter_assessment(starter, words),
        "plan.yaml": starter_plan(starter, words),
        "README.md": _readme(starter, words),
        **schema_files(("assessment", "plan")),
    }


def demo_files() -> Mapping[str, str]:
    """Return the example cities: Denpasar with its real scores, Kota Malang with a whole plan."""
    files = {}
    for city in DEMO_CITIES:
        for path, entry in _files_below(examples_dir() / city, city):
            files[path] = entry.read_text(encoding="utf-8")
    return files


def _files_below(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files_below(entry, path)
        else:
            yield path, entry


_ROUND = (
    (later("Ask the agencies by a workbook each:"), "questionnaire export assessment.yaml -o sheets"),
    (later("Take in what they send back:"), "questionnaire import assessment.yaml sheets/*.xlsx"),
    (later("See what is wrong in the files:"), "check assessment.yaml"),
    (later("See where the city stands:"), "assess assessment.yaml"),
    (later("Plan what is done, when and with what money:"), "roadmap assessment.yaml"),
    (later("Make the books:"), "masterplan assessment.yaml -o masterplan.pdf"),
    (later("Hand the plan over, and record who stands by it:"), 'sign assessment.yaml --by "…"'),
    (later("See every day what is missing, overdue and next:"), "status"),
    (later("Begin the next year with the answers of this one:"), "init --from assessment.yaml"),
)
"""A year of a city, as commands."""


def _readme(starter: Starter, words: Words) -> str:
    lines = [
        f"# {starter.city} {starter.year}",
        "",
        words("What is known stands in `assessment.yaml`, what is planned in `plan.yaml`. In this order:"),
        *(
            line
            for sentence, command in _ROUND
            for line in ("", words(sentence), "", f"    smartplan {command}")
        ),
    ]
    return "\n".join(lines) + "\n"


def starter_assessment(starter: Starter, words: Words) -> str:
    """Return an assessment in which every indicator is still unknown, each under its question and levels."""
    framework = starter.framework
    lines = [
        modeline("assessment"),
        f"# {words.title(framework.title)}",
        "# " + words("Replace `unknown` by a score; leave it where nobody knows yet."),
        "# " + words("Then: smartplan check {file}", file="assessment.yaml"),
        "schema: smartplan/assessment/1",
        f"framework: {framework.id}",
        "city:",
        f"  name: {quoted(starter.city)}",
        "  kind: kota   # kota | kabupaten | provinsi | instansi",
        f"year: {starter.year}",
        "status: draft   # draft | final",
        f"language: {words.language}",
        "plan: plan.yaml",
        "",
        *_level_names(framework, words),
        "scores:",
        *_items(framework, framework.tree, words),
    ]
    return "\n".join(lines) + "\n"


def _items(framework: Framework, items: tuple[Node | Indicator, ...], words: Words) -> Iterator[str]:
    for item in items:
        if isinstance(item, Node):
            yield ""
            yield f"  # == {item.id} {words.title(item.title)}"
            yield from _items(framework, item.children, words)
        else:
            yield f"  # {words.title(item.title)}"
            yield from (f"  #   {text}" for text in _levels(item.levels, words))
            yield f"  {item.id}: unknown"


def _level_names(framework: Framework, words: Words) -> Iterator[str]:
    """Say once what the levels mean that many indicators share."""
    for levels in framework.level_names.values():
        yield from (f"# {text}" for text in _levels(levels, words))
        yield ""


def _levels(levels: tuple[Level, ...], words: Words) -> Iterator[str]:
    for level in levels:
        named = [words.title(text) for text in (level.name, level.criterion) if text is not None]
        if level.criterion is not None or level.name is not None:
            yield f"{words.plain(level.level)}: {' - '.join(named)}"


def starter_plan(starter: Starter, words: Words) -> str:
    """Return a plan with initiatives as examples, and comments that say what to write.

    They are drawn from the catalogue where that raises the framework's indicators; else there is one.
    """
    framework, first = starter.framework, starter.year + 1
    indicator = framework.indicators()[0]
    scale = framework.scale
    ceilings = ", ".join(f"{first + n}: 1000000000" for n in range(PLAN_YEARS))
    catalogue = starter.catalogue
    typical = suggested(catalogue, framework)
    agency = typical[0].agency if typical else EXAMPLE_AGENCY
    lines = [
        modeline("plan"),
        "schema: smartplan/plan/1",
        f"city: {{name: {quoted(starter.city)}}}",
        f"framework: {framework.id}",
        *(catalogue_lines(catalogue) if typical else ()),
        "# " + words("Targets by year, for the index, a node or an indicator:"),
        f"targets: {{{first + PLAN_YEARS - 1}: {{{indicator.id}: {_as_yaml(scale.max)}}}}}",
        f"horizon: {{start: {first}Q1, years: {PLAN_YEARS}}}",
        "# " + words("Whole rupiah per fund and year:"),
        f"funds: {{apbd: {{{ceilings}}}}}",
        "# " + words("Agencies, and how many initiatives each can run at once:"),
        *(initiative_lines(catalogue, typical, words) if typical else _example(framework, words)),
        *process_lines(framework, agency, first, words),
    ]
    return "\n".join(lines) + "\n"


def _example(framework: Framework, words: Words) -> Iterator[str]:
    """Yield an agency and an initiative of it."""
    indicator, scale = framework.indicators()[0], framework.scale
    yield "agencies:"
    yield f"  {EXAMPLE_AGENCY}: {{title: Dinas Komunikasi dan Informatika, capacity: 3}}"
    yield "initiatives:"
    yield "  - id: first-initiative"
    yield "    title: " + quoted(words("An example, to be replaced"))
    yield f"    agency: {EXAMPLE_AGENCY}"
    yield "    fund: apbd"
    yield "    cost: 100000000"
    yield "    duration: 2   # " + words("quarters")
    yield f"    raises: {{{indicator.id}: {{from: {_as_yaml(scale.min)}, to: {_as_yaml(scale.max)}}}}}"


def _as_yaml(number: Fraction) -> str:
    """Return a number as YAML takes it, with a point, whatever the language."""
    return str(number) if number.denominator == 1 else str(float(number))

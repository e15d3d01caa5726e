"""smartplan benchmark: many cities beside one another, each within its class."""

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Literal

import typer

from smartplan.commands import completion, options, show, wiring
from smartplan.commands.asked_of_cities import Asked, Means, Outputs

EXAMPLES = """
smartplan benchmark cities/
smartplan benchmark 2024/*.yaml --by province --lang id
smartplan benchmark cities.csv --framework ./index.yaml --year 2024 --coherence
smartplan benchmark cities.csv --framework ./index.yaml --step normalised > normalised.csv
smartplan benchmark 2019/ 2021/ --under spbe-2020
smartplan benchmark cities/ --suppress 3 -o league.xlsx
smartplan benchmark cities/ --pack 2024-results/ --letter letter.yaml --lang id
smartplan benchmark cities/ --jobs 8 --format json > league.json
"""


class Step(StrEnum):
    """A step on the way from raw values to an index."""

    DENOMINATED = "denominated"
    IMPUTED = "imputed"
    TREATED = "treated"
    NORMALISED = "normalised"
    AGGREGATED = "aggregated"


ClassOption = Annotated[
    str,
    typer.Option(
        metavar="kind|province|island|group|COLUMN|all",
        help="What the cities of a league have in common; all: one league.",
    ),
]
CoherenceOption = Annotated[
    bool, typer.Option("--coherence", help="Judge the framework by the cities: correlations, alpha.")
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Tell also the questions that answers raise; a warning is exit 1.")
]
StepOption = Annotated[
    Step | None, typer.Option(help="Instead of leagues, every city's figures after this step, as CSV.")
]
UnderOption = Annotated[
    str | None,
    typer.Option(
        metavar="FRAMEWORK",
        help="Read all cities under this framework; older editions by their crosswalks, as far as these go.",
        autocompletion=completion.frameworks,
    ),
]
CrosswalkOption = Annotated[
    list[str] | None,
    typer.Option("--crosswalk", metavar="FILE", help="A crosswalk of your own for --under."),
]
SuppressOption = Annotated[
    int, typer.Option("--suppress", min=0, metavar="N", help="Say nothing of groups of fewer than N cities.")
]
OutputOption = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="OUT", help="Write all figures: .xlsx, .parquet or .csv."),
]
PackOption = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Write a letter with its report for every city of the last year, a national report, open data.",
    ),
]
LetterOption = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="What the letters of the pack bear: sender, number, day, signatory."),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="So many processes; by default one a core.")
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing for the next run.")
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Do the work on this Dask cluster; its workers must see the files."),
]


def command(
    files: options.CitiesArgument,
    by: ClassOption = "kind",
    framework: options.FrameworkOption = None,
    year: options.YearOption = None,
    under: UnderOption = None,
    crosswalk: CrosswalkOption = None,
    track: options.TrackOption = None,
    coherence: CoherenceOption = False,
    strict: StrictOption = False,
    step: StepOption = None,
    suppress: SuppressOption = 0,
    output: OutputOption = None,
    pack: PackOption = None,
    letter: LetterOption = None,
    force: options.ForceOption = False,
    jobs: JobsOption = None,
    no_cache: NoCacheOption = False,
    scheduler: SchedulerOption = None,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Compare cities: rank and its interval within a class, distance to the leader and to peers, outliers."""
    from smartplan.commands.pull.again import Question, question_about

    ways = tuple(crosswalk or ())
    whose: Literal["self", "verified"] | None = track.value if track else None
    asked = Asked(by, framework, year, whose, coherence, strict, step, suppress, under, ways)
    outputs = Outputs(output, pack, letter, force)
    lasts = not (no_cache or strict or asked.under or asked.crosswalks or outputs.are_asked_for)
    said = [output_format.value, lang, options.language(lang), show.look()]
    question = question_about(files, [asdict(asked), *said]) if lasts else Question()
    before = question.answered()
    if before is not None:
        show.both(before.out, before.err)
        return before.code
    from smartplan.commands.leagues import answer_anew

    means = Means(jobs, not no_cache, scheduler, question.ground.hashes)
    return answer_anew(question, files, asked, outputs, means, output_format.value, lang)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "benchmark", command, EXAMPLES)

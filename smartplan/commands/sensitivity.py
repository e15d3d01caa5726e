"""smartplan sensitivity: what of an index, a band, a ranking holds if weights and choices were otherwise."""

from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan sensitivity city.yaml
smartplan sensitivity city.yaml --cv 0.1,0.3 --vary weights --vary scores -o robust.svg
smartplan sensitivity cities/ --framework spbe-2020 --year 2024 --draws 20000
smartplan sensitivity cities.csv --framework ./index.yaml --year 2024 --format json
"""


class FactorName(StrEnum):
    """What may be varied."""

    WEIGHTS = "weights"
    SCORES = "scores"
    RULE = "rule"
    NORMALISE = "normalise"
    OUTLIERS = "outliers"
    IMPUTE = "impute"


class RuleName(StrEnum):
    """A rule that may take the place of a mean."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    MINIMUM = "minimum"


class WayName(StrEnum):
    """A way of normalising."""

    MIN_MAX = "min_max"
    Z_SCORE = "z_score"
    PERCENTILE = "percentile"
    DISTANCE_TO_LEADER = "distance_to_leader"
    SHARE_OF_LEADER = "share_of_leader"


Draws = Annotated[int, typer.Option(min=1, max=1_000_000, help="How many draws.")]
Seed = Annotated[int, typer.Option(min=0, help="From which all draws follow.")]
Variation = Annotated[
    str, typer.Option(help="Coefficient of variation of the weights; several, with commas: level by level.")
]
Vary = Annotated[list[FactorName] | None, typer.Option(help="Only this; may be repeated. Else all that can.")]
Rules = Annotated[
    list[RuleName] | None, typer.Option(help="What may replace the framework's means; may be repeated.")
]
Ways = Annotated[
    list[WayName] | None,
    typer.Option(help="What may replace the framework's way of normalising; may be repeated."),
]
Parameters = Annotated[
    str | None, typer.Option(metavar="OUT.csv", help="Save the parameters of every draw, as CSV.")
]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="OUT", help="Save it too: a chart as .svg, or .json .csv .md"),
]


def command(
    files: options.CitiesArgument,
    draws: Draws = 10_000,
    seed: Seed = 1,
    cv: Variation = "0.2",
    vary: Vary = None,
    rule: Rules = None,
    normalise: Ways = None,
    framework: options.FrameworkOption = None,
    year: options.YearOption = None,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    parameters: Parameters = None,
    output: Output = None,
    force: options.ForceOption = False,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Tell how sure an index is: draws over weights, unsure scores and choices; what moves and flips it."""
    from smartplan.commands.pull.cohort import cohort_in, gaps_alone, language_in, wanted
    from smartplan.commands.pull.sensitivity import Asked, request_of
    from smartplan.core.uncertainty import study
    from smartplan.write.save import accept
    from smartplan.write.sensitivity import ENDINGS, PARAMETERS, Studied, save_sensitivity, write_sensitivity
    from smartplan.write.words import Words, later

    accept(output, ENDINGS, force=force)
    accept(parameters, PARAMETERS, force=force)
    request = request_of(Asked(draws, seed, cv, vary, rule, normalise))
    cohort, found = cohort_in(files, wanted(framework, year), track.value if track else None)
    words = Words(options.language(lang, language_in([cohort])))
    with show.working(words, later("Drawing")):
        studied = Studied(study(cohort, request, gaps_alone(cohort, target)), found.problems)
    write_sensitivity(studied, words, output_format.value)
    save_sensitivity(studied, words, output, parameters, force=force)
    show.remark(found.problems, words)
    return show.exit_code_of_many(found.problems, files)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "sensitivity", command, EXAMPLES)

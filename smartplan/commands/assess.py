"""smartplan assess: from a city's answers to scores, gaps and coverage."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan assess city.yaml
smartplan assess city.yaml --target level-3
smartplan assess city.yaml --track self --lang id
smartplan assess city.yaml --confidence
smartplan assess 2018.yaml --under spbe-2020
smartplan assess city.yaml --format json > city.json
"""


def command(
    file: options.AssessmentFile,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    under: Annotated[
        str | None,
        typer.Option(
            metavar="FRAMEWORK",
            help="Read the answers under another framework, by its crosswalk.",
        ),
    ] = None,
    confidence: options.ConfidenceOption = False,
    depth: Annotated[int | None, typer.Option(min=1, help="How many levels of the tree to list.")] = None,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Score an assessment: index, gaps, coverage, the biggest gaps and what is missing."""
    from smartplan.commands.pull.gaps import disagreements, gaps_of, given
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.assessment import write_assessment

    case = read_case(file)
    words = words_of(case, lang)
    gaps = gaps_of(case, target, track.value if track else None, under, confidence=confidence)
    problems = (*case.problems, *disagreements(case))
    write_assessment(given(case, gaps, problems, under), words, output_format.value, depth)
    show.remark(problems, words)
    return show.exit_code(problems)


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "assess", command, EXAMPLES)

"""smartplan roadmap: the best schedule that the budget and the agencies allow, and why."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

EXAMPLES = """
smartplan roadmap city.yaml
smartplan roadmap city.yaml -o roadmap.json
smartplan roadmap city.yaml --frontier
smartplan roadmap city.yaml --risk
smartplan roadmap city.yaml --format json
"""


def command(
    file: options.AssessmentFile,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="OUT", help="Write it to a file: .json or .csv.")
    ] = None,
    limit: Annotated[
        float | None,
        typer.Option(min=0, help="Work of the solver per stage, in units of about a second."),
    ] = None,
    frontier: Annotated[
        bool, typer.Option("--frontier", help="Show also what half to twice the money would reach.")
    ] = False,
    risk: Annotated[
        bool, typer.Option("--risk", help="Draw delays and overruns: how sure index and money are.")
    ] = False,
    seed: Annotated[int, typer.Option(min=0, help="What the draws of --risk begin with.")] = 1,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    force: options.ForceOption = False,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Plan the roadmap: which initiatives, when, at what cost, what the index gains, and why not more."""
    from smartplan.commands.pull.gaps import gaps_of
    from smartplan.commands.pull.roadmap import planned
    from smartplan.read.files import read_case
    from smartplan.write.roadmap import save_roadmap, write_roadmap
    from smartplan.write.words import Words, later

    case = read_case(file)
    words = Words(options.language(lang, case.assessment.model.language))
    gaps = gaps_of(case, target, track.value if track else None)
    with show.working(words, later("Looking for the best roadmap")):
        found = planned(case, gaps, limit, draw_frontier=frontier, draw_risk=risk, seed=seed)
    write_roadmap(found, case.problems, words, output_format.value)
    if output is not None:
        save_roadmap(found, case.problems, words, output, force=force)
    show.remark(case.problems, words)
    return 0 if found.roadmap.forecast else 1


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "roadmap", command, EXAMPLES)

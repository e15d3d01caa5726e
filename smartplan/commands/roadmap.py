"""smartplan roadmap: the best schedule that the budget and the agencies allow, and why."""

from dataclasses import dataclass
from typing import Annotated

import typer

from smartplan.commands import clock, options, show, wiring
from smartplan.commands.asked import Asked

EXAMPLES = """
smartplan roadmap city.yaml
smartplan roadmap city.yaml -o roadmap.pdf
smartplan roadmap city.yaml -o roadmap.html --frontier --risk
smartplan roadmap city.yaml -o roadmap.xlsx
smartplan roadmap city.yaml -o roadmap.json
smartplan roadmap city.yaml --budget apbd=+10% --without ID
smartplan roadmap city.yaml --cheapest --target 3
smartplan roadmap city.yaml --baseline roadmap.json
smartplan roadmap city.yaml --write-forecast forecast
smartplan roadmap city.yaml --frontier --risk
smartplan roadmap city.yaml --priority
smartplan roadmap city.yaml --format json
"""


Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="OUT", help="Save it: .pdf, .html, .docx, .md, .xlsx, .csv, .json."
    ),
]
Budget = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FUND[:YEAR]=AMOUNT", help="What if: apbd=+10%, csr:2027='-50 juta', apbn=12000000000."
    ),
]
Must = Annotated[
    list[str] | None, typer.Option("--with", metavar="ID", help="What if this initiative must be in.")
]
Without = Annotated[list[str] | None, typer.Option(metavar="ID", help="What if this initiative stays out.")]
CheapestOption = Annotated[
    bool, typer.Option("--cheapest", help="Show also the least money that reaches the target.")
]
PriorityOption = Annotated[
    bool, typer.Option("--priority", help="Show also what putting the priority first costs and brings.")
]
Frontier = Annotated[
    bool, typer.Option("--frontier", help="Show also what half to twice the money would reach.")
]
Risk = Annotated[bool, typer.Option("--risk", help="Draw delays and overruns: how sure index and money are.")]
Seed = Annotated[int, typer.Option(min=0, help="What the draws of --risk begin with.")]
BaselineOption = Annotated[
    str | None,
    typer.Option(metavar="JSON", help="Show what moved against a roadmap saved with -o, and why."),
]

ForecastOption = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="Write each year's forecast as an assessment, for next year's diff."),
]


def command(
    file: options.AssessmentFile,
    output: Output = None,
    limit: options.LimitOption = None,
    budget: Budget = None,
    must: Must = None,
    without: Without = None,
    cheapest: CheapestOption = False,
    priority: PriorityOption = False,
    frontier: Frontier = False,
    risk: Risk = False,
    seed: Seed = 1,
    baseline: BaselineOption = None,
    write_forecast: ForecastOption = None,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    force: options.ForceOption = False,
    output_format: options.FormatOption = options.Format.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Plan the roadmap: which initiatives, when, at what cost, what the index gains, and why not more."""
    asked = Asked(
        budgets=budget or (),
        musts=must or (),
        without=without or (),
        target=target,
        track=track.value if track else None,
        limit=limit,
        frontier=frontier,
        cheapest=cheapest,
        priority=priority,
        risk=risk,
        seed=seed,
        baseline=baseline,
    )
    return _answer(file, asked, _Form(output_format.value, lang, output, write_forecast, force))


@dataclass(frozen=True, slots=True)
class _Form:
    """How the answer is given: on the screen, in which language, and where to besides."""

    format: str
    language: str | None
    output: str | None
    forecast: str | None
    force: bool


def _answer(file: str, asked: Asked, form: _Form) -> int:
    from smartplan.commands.pull.masterplan import roadmap_told
    from smartplan.commands.pull.roadmap import followed, planned, remarks_on
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.forecasts import save_forecast
    from smartplan.write.roadmap import ENDINGS, save_roadmap, write_roadmap
    from smartplan.write.save import accept
    from smartplan.write.words import later

    accept(form.output, ENDINGS, force=form.force)
    case = read_case(file)
    words = words_of(case, form.language)
    with show.working(words, later("Looking for the best roadmap")) as say:
        found = planned(case, asked, say, followed(say, words))
    problems = remarks_on(case, found.roadmap)
    write_roadmap(found, problems, words, form.format)
    if form.output is not None:
        today = clock.today()
        told = roadmap_told(case, found, asked, words, today)
        save_roadmap(told, problems, words, today, form.output, force=form.force)
    if form.forecast is not None:
        save_forecast(found, file, form.forecast, force=form.force)
    show.remark(problems, words)
    return 0 if found.roadmap.forecast else 1


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "roadmap", command, EXAMPLES)

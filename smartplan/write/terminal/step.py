"""One initiative of a roadmap on the screen: when, at what cost, what for, why, and why not earlier."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from smartplan.core.gaps import Gaps
from smartplan.core.roadmap import Roadmap, Step
from smartplan.errors import Place
from smartplan.write.named import name_of
from smartplan.write.proof import unproved
from smartplan.write.reasons import reason_sentence
from smartplan.write.strengths import strength_names
from smartplan.write.terminal.explain import show_place
from smartplan.write.terminal.screen import print_line
from smartplan.write.words import Words


def show_step(
    console: Console, roadmap: Roadmap, step: Step, place: Place, also: Sequence[Gaps], words: Words
) -> None:
    """Print what becomes of an initiative, and why."""
    console.print(Text(f"{step.id} {name_of(step.initiative, words)}", style="bold"))
    if roadmap.plan.illustrative is not None:
        print_line(console, Text("  " + words.title(roadmap.plan.illustrative), style="yellow"))
    drawn = "; ".join(strength_names(roadmap.plan, step.initiative, also, words))
    if drawn:
        print_line(console, Text("  " + words("draws on: {strengths}", strengths=drawn)))
    for line in (*_lines(roadmap, step, words), *unproved(roadmap, words)):
        print_line(console, Text("  " + line))
    print_line(console, Text("  " + words("written in {place}", place=show_place(place))))


def _lines(roadmap: Roadmap, step: Step, words: Words) -> Iterator[str]:
    written = step.initiative
    yield words.plural(
        "{agency}, {cost} from {fund}, {count} quarter of work",
        "{agency}, {cost} from {fund}, {count} quarters of work",
        written.duration,
        agency=_agency(roadmap, step, words),
        cost=words.money(written.cost),
        fund=written.fund or "–",
    )
    if step.start is not None and step.finish is not None:
        yield words(
            "in the roadmap: {start} to {finish}",
            start=words.quarter(step.start),
            finish=words.quarter(step.finish),
        )
        yield words("why: {reason}", reason=reason_sentence(step.why, words))
    else:
        yield words("not in the roadmap: {reason}", reason=reason_sentence(step.why, words))
    if step.earlier is not None:
        yield words("why not a quarter earlier: {reason}", reason=reason_sentence(step.earlier, words))
    for year, rupiah in step.spending.items():
        yield words("{year}: {cost}", year=year, cost=words.money(rupiah))
    for reached in step.reaches:
        level, quarter = words.plain(reached.level), words.quarter(reached.quarter)
        yield words(
            "lifts {id} to {level} from {quarter}", id=reached.indicator, level=level, quarter=quarter
        )


def _agency(roadmap: Roadmap, step: Step, words: Words) -> str:
    agency = roadmap.plan.agencies.get(step.initiative.agency)
    return words.title(agency.title) if agency else step.initiative.agency

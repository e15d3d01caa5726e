"""What was asked beside the plan, what that changes, and what the goals cost, on the screen."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.roadmap import Roadmap
from smartplan.write.named import name_of
from smartplan.write.planned import Against, Planned
from smartplan.write.reasons import reason_sentence
from smartplan.write.terminal.screen import print_line
from smartplan.write.wished import against_title, goal_lines, goal_title, total_lines, turn, wish_lines
from smartplan.write.words import Words


def asked_lines(planned: Planned, words: Words) -> Iterator[Text]:
    """Say that this is no roadmap of the plan as written, and what was asked."""
    if not planned.wishes:
        return
    yield Text(words("What if: this is not the roadmap of the plan as written."), style="bold yellow")
    for line in wish_lines(planned.wishes, words):
        yield Text(f"  - {line}")


def show_against(console: Console, against: Against, roadmap: Roadmap, words: Words) -> None:
    """Print an earlier roadmap in short, and what this one does otherwise and why."""
    print_line(console, Text(""))
    print_line(console, Text(against_title(against, words), style="bold"))
    for line in (*total_lines(against, roadmap, words), *_moves(against, roadmap, words)):
        print_line(console, Text("  " + line))


def show_goals(console: Console, planned: Planned, words: Words) -> None:
    """Print what the goals cost at the least, or that they can't be had and what can."""
    for goal in planned.goals:
        print_line(console, Text(""))
        print_line(console, Text(goal_title(goal, planned.roadmap, words), style="bold"))
        for line in goal_lines(goal, planned.roadmap, words):
            print_line(console, Text("  " + line))


def _moves(against: Against, roadmap: Roadmap, words: Words) -> Iterator[str]:
    if not against.moves:
        yield words("no initiative moved")
    titles = {step.id: name_of(step.initiative, words) for step in roadmap.steps}
    for move in against.moves:
        yield f"{titles.get(move.id, move.id)}: {turn(move, words)}"
        yield from (f"  {reason_sentence(reason, words)}" for reason in move.reasons)

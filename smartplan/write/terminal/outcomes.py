"""Outcome measures on the screen: what was measured against what was wanted."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.process.outcomes import Progress
from smartplan.write.terminal.screen import show_heading, show_indented
from smartplan.write.terms import COURSES
from smartplan.write.words import Words


def show_outcomes(console: Console, outcomes: tuple[Progress, ...], words: Words) -> None:
    """Print every outcome measure with its figures, how it stands, and which values are not there yet."""
    if outcomes:
        show_heading(console, words("Outcome measures, beside the index"))
    for progress in outcomes:
        title, unit = (words.title(text) for text in (progress.outcome.title, progress.outcome.unit))
        show_indented(console, Text(f"{title} ({unit})"), 2)
        missed = progress.course == "missed" or bool(progress.unreported)
        line = ", ".join(_figures(progress, words)) + "; " + "; ".join(_state(progress, words))
        show_indented(console, Text(line.removeprefix("; "), style="yellow" if missed else ""), 4)


def _figures(progress: Progress, words: Words) -> Iterator[str]:
    outcome, baseline, aim = progress.outcome, progress.outcome.baseline, progress.aim
    if baseline:
        yield words("baseline {value} ({year})", value=words.plain(baseline.value), year=baseline.year)
    if progress.year is not None:
        yield words("measured {value} ({year})", value=words.plain(progress.value), year=progress.year)
    if aim is not None:
        yield words("target {value} ({year})", value=words.plain(outcome.targets[aim]), year=aim)


def _state(progress: Progress, words: Words) -> Iterator[str]:
    yield words(COURSES[progress.course])
    if progress.unreported:
        years = words.listing([str(year) for year in progress.unreported])
        yield words("no value for {years}", years=years)

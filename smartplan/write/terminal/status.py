"""The dashboard of a city on the screen: where it stands, what is missing, what is overdue, what next."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from smartplan.core.process import Standing
from smartplan.core.process.due import FollowUp, Late
from smartplan.core.process.standing import Process
from smartplan.write.named import name_of
from smartplan.write.steps import step_command, step_sentence
from smartplan.write.terminal.assessment import head
from smartplan.write.terminal.beside import show_beside
from smartplan.write.terminal.outcomes import show_outcomes
from smartplan.write.terminal.process import show_process
from smartplan.write.terminal.screen import light_table, print_line, show_heading, show_indented
from smartplan.write.terms import SIGNED_PARTS
from smartplan.write.words import Words, later

LISTED = 5
ADOPTION = {
    "pending": later("handed over, not yet decided"),
    "adopted": later("adopted"),
    "revise": later("to be revised"),
    "declined": later("declined"),
}


def show_status(console: Console, standing: Standing, file: str, words: Words) -> None:
    """Print the dashboard.

    Args:
        console: where to.
        standing: where the city stands.
        file: the name of the assessment, for the commands that are proposed.
        words: the language.
    """
    for line in head(standing.gaps, words):
        print_line(console, line)
    show_beside(console, standing, words)
    _missing(console, standing, words)
    if standing.process:
        show_process(console, standing, standing.process, words)
        show_outcomes(console, standing.process.outcomes, words)
    for title, lines in listed_parts(standing, words):
        show_heading(console, title)
        for line in lines:
            show_indented(console, line, 2)
    show_heading(console, words("What next"))
    steps = standing.steps()
    for number, step in enumerate(steps, 1):
        show_indented(console, Text(step_sentence(step, words)), 5, f"{number:>3}. ")
        command = step_command(step, file, words)
        if command:
            console.print(Text(f"     {command}", style="dim"), soft_wrap=True)
    if not steps:
        print_line(console, Text("  " + words("Nothing is missing and nothing is overdue.")))


def _missing(console: Console, standing: Standing, words: Words) -> None:
    """Print what each agency still owes."""
    owing = [owed for owed in standing.owed if owed.unanswered or owed.without_evidence]
    if not owing:
        return
    show_heading(console, words("What is missing"))
    table = light_table()
    table.add_column(words("Agency"), no_wrap=True, overflow="ellipsis")
    for name in (later("Indicators"), later("Unanswered"), later("To confirm"), later("No evidence")):
        table.add_column(words(name), justify="right", no_wrap=True)
    for owed in owing:
        counts = (owed.total, len(owed.unanswered), len(owed.unconfirmed), len(owed.without_evidence))
        table.add_row(f"  {owed.agency or words('no agency yet')}", *(str(count or "") for count in counts))
    console.print(table)


def listed_parts(standing: Standing, words: Words) -> Iterator[tuple[str, list[Text]]]:
    """Yield the parts that have anything to say, each with its heading."""
    found: list[tuple[str, Iterator[Text]]] = [(words("Recommendations"), _follow_ups(standing, words))]
    if standing.process:
        found += [
            (words("Initiatives"), _behind(standing.process, words)),
            (words("Calendar"), _dates(standing.process, words)),
            (words("Adoption"), _adoption(standing.process, words)),
        ]
    for title, lines in found:
        said = list(lines)
        if said:
            yield title, said


def _follow_ups(standing: Standing, words: Words) -> Iterator[Text]:
    found = standing.follow_ups
    if not found:
        return
    counts = {state: sum(one.state == state for one in found) for state in ("open", "overdue", "done")}
    yield Text(words("{open} open, {overdue} overdue, {done} done", **counts))
    told = [one for one in found if one.state == "overdue" or one.finished]
    for one in told[:LISTED]:
        yield Text(_followed(one, words))
    unanswered = sum(1 for one in found if one.state != "done" and not one.answers)
    if unanswered and standing.process:
        yield Text(
            words.plural(
                "{count} of them is answered by no initiative",
                "{count} of them are answered by no initiative",
                unanswered,
            )
        )


def _followed(one: FollowUp, words: Words) -> str:
    text = words.title(one.recommendation.text)
    if one.finished:
        return words("all that answers it is done: {text}", text=text)
    if one.recommendation.due:
        return words("overdue since {day}: {text}", day=words.day(one.recommendation.due), text=text)
    return words("overdue: {text}", text=text)


def _behind(process: Process, words: Words) -> Iterator[Text]:
    for late in process.late[:LISTED]:
        yield Text(_late(late, words), style="yellow")
    for initiative in process.unreported[:LISTED]:
        title, year = name_of(initiative, words), max(initiative.realised)
        yield Text(words("no realisation reported since {year}: {title}", year=year, title=title))


def _late(late: Late, words: Words) -> str:
    title = name_of(late.initiative, words)
    if late.since is None:
        return words("reported as late: {title}", title=title)
    return words("was to be finished by {day}: {title}", day=words.day(late.since), title=title)


def _dates(process: Process, words: Words) -> Iterator[Text]:
    dates = process.dates
    for event in dates.overdue[:LISTED]:
        values = {"day": words.day(event.date), "title": words.title(event.title)}
        yield Text(words("past and not marked as done: {day}, {title}", **values), style="yellow")
    for meeting in dates.unreported[:LISTED]:
        values = {"day": words.day(meeting.date), "title": words.title(meeting.title)}
        yield Text(words("no attendance and no goals yet: {day}, {title}", **values))
    for item in dates.coming[:LISTED]:
        yield Text(f"{words.day(item.date)}: {words.title(item.title)}")


def _adoption(process: Process, words: Words) -> Iterator[Text]:
    """Say whether the city takes the plan over, and who stands by it."""
    adoption = process.adoption
    if adoption:
        facts = (words(ADOPTION[adoption.state]), adoption.instrument, adoption.by)
        dated = words.day(adoption.date) if adoption.date else None
        yield Text(", ".join(fact for fact in (*facts, dated) if fact))
    for signed in process.signed:
        one = signed.sign_off
        who = f"{one.by}, {one.role}" if one.role else one.by
        line = words("signed by {who} on {day}", who=who, day=words.day(one.date))
        if signed.changed:
            parts = [SIGNED_PARTS[part] for part in signed.changed if part in SIGNED_PARTS]
            changed = words.listing([words(part) for part in parts])
            line += "; " + words("suspect; edited since: {parts}", parts=changed)
        yield Text(line, style="yellow" if signed.changed else "")

"""What is to be done next, in words, with the command that helps."""

from collections.abc import Mapping
from fractions import Fraction

from smartplan.core.model import Titles
from smartplan.core.process import Step
from smartplan.write.words import Words, later

SENTENCES: Mapping[str, str] = {
    "event-overdue": later("“{title}” is past and not marked as done."),
    "recommendations-overdue": later("Follow up the recommendations that are overdue: {count}."),
    "answer": later("Ask the agencies for the answers that are missing: {count}."),
    "confirm": later("Have the answers of last year confirmed: {count}."),
    "no-plan": later("Write a plan; the roadmap and the masterplan come from it."),
    "late": later("See to the initiatives that are behind: {count}."),
    "unreported": later("Ask for the realisation of last year that is not reported: {count}."),
    "unmeasured": later("Ask for the values of outcome measures that are not reported: {count}."),
    "revive": later("Revive {service} by “{initiative}”: {cost} lifts the index by {gain}."),
    "revive-cheapest": later(
        "Revive {service} by “{initiative}”: {cost} lifts the index by {gain}, the cheapest win of the plan."
    ),
    "revive-first": later(
        "Revive {service} by “{initiative}”: {cost}; the index gains nothing by that alone."
    ),
    "revive-unplanned": later("Put {service} to use, or plan an initiative that does; none is planned yet."),
    "link-lapsed": later("Restore the link between {one} and {other}."),
    "link-planned": later("Join {one} and {other}."),
    "groups": later("Win partners for the dimensions in which a group is missing: {count}."),
    "translate": later("Translate the texts that stand in one language only; missing: {files}."),
    "sign": later("Hand the plan over: have it signed, then adopted."),
    "sign-anew": later("Have the plan signed anew; it was edited since."),
    "revise": later("Revise the plan as the city asked for."),
}
COMMANDS: Mapping[str, str] = {
    "answer": "smartplan questionnaire export {file} -o {folder}",
    "confirm": "smartplan questionnaire export {file} -o {folder}",
    "unreported": "smartplan questionnaire export {file} -o {folder}",
    "unmeasured": "smartplan questionnaire export {file} -o {folder}",
    "no-plan": "smartplan init",
    "revive": "smartplan roadmap {file}",
    "revive-cheapest": "smartplan roadmap {file}",
    "revive-first": "smartplan roadmap {file}",
    "sign": "smartplan sign {file} --by {name}",
    "sign-anew": "smartplan sign {file} --by {name}",
}
FOLDER, NAME = later("questionnaire"), later("name")
GAIN_DIGITS = 3


def step_sentence(step: Step, words: Words) -> str:
    """Return a step as one sentence."""
    return words(SENTENCES[_kind(step)], **{name: _said(name, v, words) for name, v in step.values.items()})


def step_command(step: Step, file: str, words: Words) -> str | None:
    """Return the command that helps with a step; None where there is none."""
    command = COMMANDS.get(_kind(step))
    return command and command.format(file=file, folder=words(FOLDER), name=f'"{words(NAME)}"')


def _kind(step: Step) -> str:
    if step.code != "revive":
        return step.code
    return "revive-cheapest" if step.values.get("cheapest") else _revival(step)


def _revival(step: Step) -> str:
    return "revive" if step.values["gain"] else "revive-first"


def _said(name: str, value: object, words: Words) -> str:
    if isinstance(value, Titles):
        return words.title(value)
    if name == "cost" and isinstance(value, int):
        return words.money_short(value)
    if isinstance(value, int | float | Fraction):
        return words.number(value, GAIN_DIGITS if name == "gain" else 0)
    return str(value)

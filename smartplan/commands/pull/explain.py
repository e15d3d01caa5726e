"""From a case to what is to be said of one of its items."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from smartplan.commands.pull.gaps import gaps_of
from smartplan.commands.pull.roadmap import Say, followed, roadmap_of
from smartplan.core.check import nearest
from smartplan.core.gaps import Gaps
from smartplan.core.model import ROOT, path_to
from smartplan.core.roadmap import alternatives_to
from smartplan.core.scores import Scores, WhatIf, what_if
from smartplan.errors import InputError, Problem
from smartplan.read.files import Case
from smartplan.write.explain import ExplainedScore, ExplainedStep
from smartplan.write.terminal.explain import Places
from smartplan.write.words import Words, later


def explained(
    case: Case, gaps: Gaps, wanted: str | None, limit: float | None, words: Words, say: Say
) -> ExplainedScore | ExplainedStep:
    """Return what is to be said of a node, an indicator or an initiative, and where it was written.

    Args:
        case: the assessment with its plan.
        gaps: its gaps.
        wanted: the id of what is asked about; None: the index.
        limit: work of the solver for each aim, of an initiative; None: the default.
        words: the language of what whoever waits is told.
        say: is told what is done next.

    Raises:
        InputError: there is no such item.
    """
    item = wanted or ROOT
    scored = [gap.id for gap in gaps.all()]
    if item in scored:
        return ExplainedScore(gaps, item, _places(case))
    planned = [one.id for one in case.plan.model.initiatives] if case.plan else []
    if case.plan is None or item not in planned:
        framework = gaps.scores.framework.id
        values = {"id": item, "framework": framework, "suggestion": nearest(item, [*scored, *planned])}
        raise InputError([Problem("unknown-item", values=values)])
    say(later("Looking for the best roadmap"))
    roadmap = roadmap_of(case, gaps, limit, followed(say, words))
    say(later("Asking again with the initiative in, out or earlier"))
    found = alternatives_to(roadmap, item, limit=limit)
    place = case.plan.place("initiatives", planned.index(item))
    also = tuple(gaps_of(further) for further in case.also)
    return ExplainedStep(roadmap, roadmap.of(item), place, found, also)


def supposed(scores: Scores, texts: Sequence[str]) -> WhatIf:
    """Return what other answers would change; each text is ID=VALUE.

    Raises:
        InputError: a text is not of that form, an id is not the framework's, or a value is none it takes.
    """
    return what_if(scores, dict(_supposition(text) for text in texts))


def _supposition(text: str) -> tuple[str, Fraction]:
    id_, _, value = text.partition("=")
    try:
        return id_, Fraction(Decimal(value))
    except (ArithmeticError, ValueError) as error:
        raise InputError([Problem("not-a-supposition", values={"text": text})]) from error


def _places(case: Case) -> Places:
    framework = case.framework
    return Places(
        answer=case.place_of_answer,
        definition=lambda id_: framework.place(*path_to(framework.model, id_)),
    )

"""From a case to where the city stands, and to what is signed of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from smartplan.commands.pull.gaps import gaps_of
from smartplan.core.check import nearest
from smartplan.core.model import Assessment, Plan
from smartplan.core.process import Standing, standing_of
from smartplan.core.process.adoption import digests_of
from smartplan.errors import InputError, Problem
from smartplan.read.loaded import Case, Loaded
from smartplan.read.published import published_results
from smartplan.read.texts import LANGUAGES, read_texts, translations_missing


def status_of(case: Case, today: dt.date) -> Standing:
    """Pull a case to where the city stands on a day."""
    plan = case.plan.model if case.plan else None
    also = tuple(gaps_of(further) for further in case.also)
    standing = standing_of(gaps_of(case), plan, content_of(case), today, published_results(), also)
    return replace(standing, untranslated=translations_missing(case))


def content_of(case: Case) -> dict[str, str]:
    """Return the digests of all that is signed: assessment, framework, plan, catalogue, others, text."""
    parts: dict[str, object] = {
        "assessment": _said(case.assessment),
        "framework": case.framework.document.sha256,
    }
    if case.plan:
        parts["plan"] = _said(case.plan)
    if case.catalogue:
        parts["catalogue"] = case.catalogue.document.sha256
    if case.also:
        parts["also"] = [_said(further.assessment) for further in case.also]
    texts = {language: dict(read_texts(case, language)) for language in LANGUAGES}
    if any(texts.values()):
        parts["text"] = texts
    return digests_of(parts)


def _said(loaded: Loaded[Assessment] | Loaded[Plan]) -> Mapping[str, object]:
    """Return what a file and those that it includes say, wherever it stands."""
    return {key: value for key, value in loaded.document.value.items() if key != "include"}


def known_agency(standing: Standing, agency: str) -> str:
    """Return the agency, if anybody knows it.

    Raises:
        InputError: nobody does.
    """
    plan = standing.process.plan if standing.process else None
    known = [*(plan.agencies if plan else ()), *(owed.agency for owed in standing.owed if owed.agency)]
    if agency not in known:
        values = {"id": agency, "suggestion": nearest(agency, known), "known": tuple(dict.fromkeys(known))}
        raise InputError([Problem("unknown-agency", values=values)])
    return agency

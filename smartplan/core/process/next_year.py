"""Last year's assessment as the beginning of the next: its answers wait to be confirmed."""

from collections.abc import Mapping
from typing import Any

from smartplan.core.process.answers import UNKNOWN, long_form
from smartplan.core.process.cells import Plain, copied

# What was said of last year's assessment as such does not hold for the next.
_OF_THE_YEAR = (
    "round",
    "assessor",
    "assessed_on",
    "verifier",
    "verified_on",
    "source",
    "assert",
)
_KEPT = ("not_applicable", "agency", "evidence", "note", "unit", "benchmark")


def next_year(assessment: Mapping[str, Any], year: int) -> Plain:
    """Return the assessment of a later year, to be filled in.

    Args:
        assessment: the earlier one, as its file has it.
        year: the later year.

    Returns:
        Every score is carried over, which is unknown until confirmed; what was open stays open.
    """
    last = int(assessment["year"])
    new = {key: copied(value) for key, value in assessment.items() if key not in _OF_THE_YEAR}
    new |= {"year": year, "status": "draft"}
    new["scores"] = {id_: _carried(answer, last) for id_, answer in assessment["scores"].items()}
    notes = {node: _open(remarks, last) for node, remarks in assessment.get("notes", {}).items()}
    new["notes"] = {node: remarks for node, remarks in notes.items() if remarks}
    return new if new["notes"] else {key: value for key, value in new.items() if key != "notes"}


def _carried(answer: object, last: int) -> object:
    """Return an answer as it is handed on: the verified score where there is one, else the city's own."""
    old = long_form(answer)
    if UNKNOWN in old or "years" in old or "carried_over" in old:
        return copied(answer)
    new: Plain = {key: old[key] for key in _KEPT if key in old}
    if "not_applicable" not in old:
        score = next((old[key] for key in ("verified", "score", "self") if key in old), None)
        new["score"] = _agreed(old["assessors"]) if score is None else score
    if new.get("score", True) is None:
        return {UNKNOWN: True, **{key: value for key, value in new.items() if key != "score"}}
    return {**new, "carried_over": last}


def _agreed(assessors: Mapping[str, Any]) -> object | None:
    """Return the score that all assessors gave; their mean need not be one that a city can answer."""
    scores = list(assessors.values())
    return scores[0] if all(score == scores[0] for score in scores) else None


def _open(remarks: Mapping[str, Any], last: int) -> Plain:
    """Return the recommendations that are not done, each with the year that it is from."""
    found: list[Plain] = [
        copied(one) for one in remarks.get("recommendations", ()) if one.get("state") != "done"
    ]
    for one in found:
        one.setdefault("since", last)
    return {"recommendations": found} if found else {}

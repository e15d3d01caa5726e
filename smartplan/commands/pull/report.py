"""A report beside what its own inputs give: every difference, named."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from smartplan.commands.asked import Asked, asked_again
from smartplan.commands.pull.masterplan import masterplan_of, roadmap_told
from smartplan.commands.pull.roadmap import planned
from smartplan.commands.pull.speech import words_of
from smartplan.errors import Place, Problem
from smartplan.read.files import read_case
from smartplan.read.loaded import Case
from smartplan.read.report import CLAIMS, ROADMAP, Report
from smartplan.read.unpacked import unpacked
from smartplan.write.document import Masterplan
from smartplan.write.report import digest_of, figures_of
from smartplan.write.words import Words


def differences(report: Report) -> tuple[Problem, ...]:
    """Return what in a report is not as it was made, or not as its inputs give it; nothing where all is well.

    Raises:
        InputError: its inputs can't be read, or something is wrong with them.
    """
    found = (*_pages(report), *_files(report), *_digest(report), *_figures(report))
    return tuple(problem.at(Place(report.file)) for problem in found)


def _pages(report: Report) -> Iterator[Problem]:
    """Compare the digests of what is drawn with those that were written when it was made."""
    *now, rest = report.drawn
    *then, rest_then = report.marked or ("",)
    for number, (one, other) in enumerate(zip_longest(now, then), 1):
        if one != other:
            yield Problem("report-page-changed", values={"page": number})
    if rest != rest_then:
        yield Problem("report-drawing-changed")


def _files(report: Report) -> Iterator[Problem]:
    """Compare the attached files with the list of those it was made from."""
    claimed = {file["path"]: file["sha256"] for file in report.claims["files"]}
    for path in sorted({*claimed, *report.attached} - {CLAIMS}):
        if path not in report.attached:
            yield Problem("report-file-missing", values={"path": path})
        elif path not in claimed:
            yield Problem("report-file-added", values={"path": path})
        elif sha256(report.attached[path]).hexdigest() != claimed[path]:
            yield Problem("report-file-changed", values={"path": path})


def _digest(report: Report) -> Iterator[Problem]:
    claims = report.claims
    if digest_of(claims["files"], claims.get("figures")) != claims.get("digest"):
        yield Problem("report-digest-differs")


def _figures(report: Report) -> Iterator[Problem]:
    """Compute the figures again from the attached files, and compare each with what is claimed."""
    claims = report.claims
    day = dt.date.fromisoformat(claims["made_on"])
    with unpacked(report) as file:
        case = read_case(file)
        words = words_of(case, claims["language"])
        masterplan = _again(case, claims, words, day)
    for name, claimed, computed in _compared("", claims.get("figures"), figures_of(masterplan, words)):
        values = {"figure": name, "claimed": claimed, "computed": computed}
        yield Problem("report-figure-differs", values=values)


def _again(case: Case, claims: Mapping[str, Any], words: Words, day: dt.date) -> Masterplan:
    """Return what the document told, from what it was asked for: a masterplan, or a roadmap by itself."""
    options = claims["options"]
    if claims.get("book") == ROADMAP:
        asked = asked_again(options)
        return roadmap_told(case, planned(case, asked), asked, words, day)
    asked = Asked(target=options.get("target"), track=options.get("track"), limit=options.get("limit"))
    return masterplan_of(case, words, asked, day)


def _compared(name: str, claimed: object, computed: object) -> Iterator[tuple[str, str, str]]:
    """Yield the name of every value that differs, with what is claimed and what is computed."""
    if isinstance(claimed, Mapping) and isinstance(computed, Mapping):
        for key in dict.fromkeys((*computed, *claimed)):
            yield from _compared(_below(name, str(key)), claimed.get(key), computed.get(key))
    elif isinstance(claimed, Sequence) and isinstance(computed, Sequence) and not _plain(claimed, computed):
        yield from _compared(name, _by_name(claimed), _by_name(computed))
    elif claimed != computed or type(claimed) is not type(computed):
        yield name, _shown(claimed), _shown(computed)


def _plain(*values: object) -> bool:
    return any(isinstance(value, str) for value in values)


def _by_name(values: Iterable[object]) -> dict[str, object]:
    """Return items by what names them: an id, else a name, a year with its fund, a place in the list."""
    return {_name(value, place): value for place, value in enumerate(values)}


def _name(value: object, place: int) -> str:
    if not isinstance(value, Mapping):
        return str(place)
    named = [str(value[key]) for key in ("id", "name", "year", "fund") if key in value]
    return " ".join(named[:1] if "id" in value else named) or str(place)


def _below(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _shown(value: object) -> str:
    return "–" if value is None else str(value)[:200]

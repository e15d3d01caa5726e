"""The forecast of a roadmap as assessments, one a year, to hold next year's assessment against."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from smartplan.core.model import Assessment
from smartplan.core.model.base import Titles, Written
from smartplan.core.roadmap import Raised, Roadmap, raised_in
from smartplan.core.scores import Score
from smartplan.write.planned import Planned
from smartplan.write.save import save_into
from smartplan.write.words import Words, later
from smartplan.write.yaml import as_yaml, key_text

NOT_KEPT = {"evidence", "note", "confidence"}
"""What says how sure a score of today is, and says nothing of a forecast."""
SCORE_KEYS = {"score", "self", "verified", "reason", "assessors", "years", "appeal", "carried_over"}
"""What a forecast score takes the place of."""
COMMENTS = (
    later("Where the roadmap takes the scores by the end of {year}; what it does not change is as it was."),
    later("Next year: smartplan diff THIS-FILE ACTUAL-{year}.yaml shows the plan against what came of it."),
    later("Round 0 comes before every assessment of {year}, so that both can be compared."),
)
NO_RESULT = later("Forecast: where the roadmap takes the scores by the end of {year}; nobody assessed this.")
FROM = later("Forecast of the roadmap of {city} made on the assessment of {year}")


def save_forecast(planned: Planned, file: str, folder: str, *, force: bool) -> tuple[str, ...]:
    """Write each year's forecast into a folder as a draft assessment; return the names of the files.

    Args:
        planned: the roadmap.
        file: the assessment that it was made on; `-` is standard input.
        folder: where to; it is made if it is missing.
        force: replace files that are there.

    Raises:
        OutputError: the folder can't be made, or one of the files exists or can't be written.
    """
    roadmap = planned.roadmap
    framework = _framework(roadmap.gaps.scores.assessment.framework, file, folder)
    files = {
        f"forecast-{row.year}.yaml": _assessment(planned, row.year, framework) for row in roadmap.forecast
    }
    return save_into(folder, files, force=force)


def _framework(ref: str, file: str, folder: str) -> str:
    """Return how the framework is named from another folder: an id stays, a path starts anew."""
    if not ref.startswith("."):
        return ref
    path = Path(os.path.relpath(Path(file).parent / ref, folder)).as_posix()
    return path if path.startswith("../") else f"./{path}"


def _assessment(planned: Planned, year: int, framework: str) -> str:
    roadmap = planned.roadmap
    assessment = roadmap.gaps.scores.assessment
    words = Words(assessment.language or "en")
    head = {
        "schema": "smartplan/assessment/1",
        "framework": framework,
        **({"language": assessment.language} if assessment.language else {}),
        "city": _written(assessment.city),
        "year": year,
        "round": 0,
        "status": "draft",
        "track": assessment.track,
        "illustrative": _illustrative(assessment, year),
        "source": _source(planned, words),
    }
    lines = [*(f"# {words(text, year=year)}" for text in COMMENTS)]
    lines += (f"{key}:{as_yaml(value, 0)}" for key, value in head.items())
    return "\n".join([*lines, "scores:", *_scores(roadmap, year, words)]) + "\n"


def _illustrative(assessment: Assessment, year: int) -> dict[str, str]:
    """Say in both languages that these are no results, and what was said of the scores of today."""
    own = assessment.illustrative
    return {
        language: " ".join(
            part for part in (Words(language)(NO_RESULT, year=year), _in(own, language)) if part
        )
        for language in ("id", "en")
    }


def _in(titles: Titles | None, language: str) -> str:
    return Words(language).title(titles) if titles is not None else ""


def _source(planned: Planned, words: Words) -> str:
    """Say of which roadmap it is, and what was asked beside its plan."""
    assessment, wishes = planned.roadmap.gaps.scores.assessment, planned.wishes
    said = words(FROM, city=assessment.city.name, year=assessment.year)
    asked = [
        *(wish.text for wish in wishes.budgets),
        *(words("{initiative} must be in", initiative=id_) for id_ in wishes.musts),
        *(words("{initiative} stays out", initiative=id_) for id_ in wishes.without),
        *([words("target: {target}", target=wishes.target)] if wishes.target is not None else []),
    ]
    return said + (f" ({words('What if')}: {'; '.join(asked)})" if asked else "")


def _scores(roadmap: Roadmap, year: int, words: Words) -> Iterator[str]:
    raised = raised_in(roadmap, year)
    leaves = {leaf.id: leaf for leaf in roadmap.gaps.scores.leaves}
    for id_, answer in roadmap.gaps.scores.assessment.scores.items():
        kept = {key: value for key, value in _written(answer).items() if key not in NOT_KEPT}
        if id_ in raised:
            kept = _forecast(kept, leaves[id_], raised[id_], roadmap.gaps.scores.assessment, words)
        yield f"  {key_text(id_)}:{as_yaml(_short(kept), 2)}"


def _forecast(
    kept: Mapping[str, object], leaf: Score, raised: Raised, assessment: Assessment, words: Words
) -> dict[str, object]:
    """Return an answer with the score that is forecast, on the track that counts today, and where from."""
    key = "score" if leaf.track in {None, assessment.track} else str(leaf.track)
    rest = {name: value for name, value in kept.items() if name not in SCORE_KEYS}
    before = words.plain(leaf.value, 2)
    note = words("Forecast: {initiatives}; today {before}", initiatives=", ".join(raised.by), before=before)
    return {key: raised.to, **rest, "note": note}


def _short(kept: Mapping[str, object]) -> object:
    """Return an answer in its short form where it is nothing but a score, or unknown."""
    if set(kept) == {"score"}:
        return kept["score"]
    return "unknown" if kept == {"unknown": True} else kept


def _written(part: Written) -> dict[str, object]:
    """Return what a person wrote of a part of a file, with its keys."""
    fields = type(part).model_fields
    given = {name: getattr(part, name) for name in fields if name in part.model_fields_set}
    return {fields[name].alias or name: _plain(value) for name, value in given.items() if value is not None}


def _plain(value: object) -> object:
    """Return a value of the model as a file writes it: keys are text, days too."""
    if isinstance(value, Written):
        return _written(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value

"""What a document claims, as data that it carries with it: its files, its figures, and one digest of both."""

import datetime as dt
import json
from collections.abc import Mapping
from hashlib import sha256

from smartplan.core.gaps import Gaps
from smartplan.write.document import Masterplan
from smartplan.write.json_results import Json, assess_json
from smartplan.write.json_roadmap import planned_json, roadmap_json
from smartplan.write.priority import priority_json
from smartplan.write.words import Words

SCHEMA = "smartplan/report@1"
PARTS = ("index", "nodes", "indicators")


def make_report(masterplan: Masterplan, words: Words, today: dt.date, book: str) -> Json:
    """Return what a document of this masterplan claims."""
    files = [{"path": f.name, "kind": f.kind, "sha256": f.sha256} for f in masterplan.inputs]
    figures = figures_of(masterplan, words)
    return {
        "schema": SCHEMA,
        "versions": {"smartplan": masterplan.version},
        "made_on": today.isoformat(),
        "language": words.language,
        "book": book,
        "options": dict(masterplan.options),
        "files": files,
        "figures": figures,
        "digest": digest_of(files, figures),
    }


def figures_of(masterplan: Masterplan, words: Words) -> Json:
    """Return every figure that a document rests on, exactly as JSON gives it back."""
    roadmap, priority = masterplan.roadmap, masterplan.priority
    figures = {
        **_scores(masterplan.gaps),
        "also": [{"id": gaps.scores.framework.id, **_scores(gaps)} for gaps in masterplan.also],
        "priority": priority_json(priority, roadmap) if roadmap and priority else None,
        "roadmap": _roadmap(masterplan, words),
    }
    returned: Json = json.loads(json.dumps(figures))
    return returned


def _roadmap(masterplan: Masterplan, words: Words) -> Json | None:
    """Return the roadmap, and what was asked beside it; no earlier roadmap, which is a file elsewhere."""
    if masterplan.roadmap is None:
        return None
    own = roadmap_json(masterplan.roadmap, (), words)
    beside = planned_json(masterplan.planned, (), words) if masterplan.planned else {}
    return _without({**beside, **own}, "schema", "diagnostics", "baseline")


def digest_of(files: object, figures: object) -> str:
    """Return the SHA-256 of files and figures, written in one way only."""
    text = json.dumps([files, figures], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()


def _scores(gaps: Gaps) -> Json:
    whole = assess_json(gaps, "", lambda _: None, ())
    return {part: whole[part] for part in PARTS}


def _without(values: Mapping[str, object], *names: str) -> Json:
    return {name: value for name, value in values.items() if name not in names}

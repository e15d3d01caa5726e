"""The answer of `migrate` in every format, and the files that it writes."""

import sys
from collections.abc import Mapping
from pathlib import Path

from smartplan.core.changes import Fate, Step
from smartplan.core.scores import Score
from smartplan.errors import OutputError, Problem
from smartplan.write.json_results import Json, city_json, real, to_json
from smartplan.write.migrated import Crossing
from smartplan.write.problems import as_json
from smartplan.write.save import save_all
from smartplan.write.terminal.migration import show_migration
from smartplan.write.terminal.screen import screen
from smartplan.write.words import Words


def write_migration(
    crossing: Crossing,
    problems: tuple[Problem, ...],
    words: Words,
    output_format: str,
    written: tuple[str, ...],
) -> None:
    """Write on standard output what a migration does, and which files were written."""
    if output_format == "json":
        diagnostics = [as_json(problem, words) for problem in problems]
        answer = {**_json(crossing), "written": list(written), "diagnostics": diagnostics}
        sys.stdout.write(to_json(answer) + "\n")
        return
    show_migration(screen(), crossing.migration, words)
    said = written or (words("Nothing is written yet: --write OUT writes the new assessment."),)
    sys.stdout.write("\n" + "\n".join(said) + "\n")


def save_migration(crossing: Crossing, files: Mapping[str, str], *, force: bool) -> tuple[str, ...]:
    """Write files, all or none, never over the old assessment; return their names.

    Raises:
        OutputError: one of them exists or can't be written.
    """
    source = Path(crossing.file).resolve()
    over = [name for name in files if Path(name).resolve() == source]
    if over:
        raise OutputError([Problem("output-is-input", values={"path": name}) for name in over])
    if files:
        save_all({Path(name): text for name, text in files.items()}, force=force)
    return tuple(files)


def _json(crossing: Crossing) -> Json:
    migration = crossing.migration
    carried = migration.weight_of(Fate.CARRIED)
    return {
        "schema": "smartplan/migrate@1",
        "city": city_json(migration.old.assessment.city),
        "old": {"framework": migration.old.framework.id, "year": migration.old.assessment.year},
        "new": {"framework": migration.framework.id, "year": migration.year},
        "carried": {
            "weight": real(carried),
            "official": real(migration.official),
            "ours": real(carried - migration.official),
        },
        "indicators": [_step(step) for step in migration.steps],
        "dropped": [_dropped(score) for score in migration.dropped],
    }


def _step(step: Step) -> Json:
    return {
        "id": step.indicator.id,
        "fate": str(step.fate),
        "score": real(step.answer.score) if step.answer else None,
        "ancestors": [score.id for score in step.ancestors],
        "standing": step.row.standing if step.row else None,
        "weight": real(step.weight),
        "evidence_state": step.row.evidence if step.row else None,
        "evidence": [piece.model_dump(exclude_none=True) for piece in step.evidence],
        "agencies": list(step.agencies),
    }


def _dropped(score: Score) -> Json:
    return {"id": score.id, "score": real(score.value)}

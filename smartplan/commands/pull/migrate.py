"""From a case to its crossing into another framework."""

from dataclasses import dataclass

from smartplan.commands.pull.gaps import crosswalk_between
from smartplan.core.changes import Aims, adjust, migrate
from smartplan.core.gaps import choose_target
from smartplan.core.model import Plan, Track
from smartplan.core.scores import assess
from smartplan.errors import InputError, Problem
from smartplan.read.comments import comments_of
from smartplan.read.files import Case, read_framework
from smartplan.write.migrated import Crossing, migrated
from smartplan.write.papers import checklist, memo
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which files are wanted, and where; None: not wanted."""

    assessment: str | None
    checklist: str | None
    memo: str | None


def crossing_of(case: Case, other: str, track: Track | None) -> Crossing:
    """Carry a case's answers over to another framework, with the comments of its file.

    Raises:
        InputError: there is no such framework, it is the same, or no crosswalk leads to it.
    """
    framework = read_framework(other).model
    crosswalk = crosswalk_between(case.framework.model.id, framework.id)
    if crosswalk is None:
        raise InputError([Problem("nothing-to-migrate", values={"framework": framework.id})])
    scores = assess(case.framework.model, case.assessment.model, track)
    comments = comments_of(case.assessment.document)
    return Crossing(
        migration=migrate(scores, framework, crosswalk),
        file=case.assessment.document.file,
        head=comments.head,
        beside=comments.answers,
        rest=comments.rest,
        plan=case.plan.model if case.plan else None,
    )


def files_of(crossing: Crossing, words: Words, wanted: Wanted, target: str | None) -> dict[str, str]:
    """Return the files that were asked for, by name.

    Raises:
        InputError: there is no such target.
    """
    files = {}
    if wanted.assessment is not None:
        files[wanted.assessment] = migrated(crossing, words)
    if wanted.checklist is not None:
        files[wanted.checklist] = checklist(crossing, words)
    if wanted.memo is not None:
        files[wanted.memo] = memo(crossing, _aims(crossing, target), words)
    return files


def _aims(crossing: Crossing, wanted: str | None) -> tuple[Aims, ...]:
    """Return the targets of every year of the plan; of no year where another one is asked for."""
    framework, plan = crossing.migration.old.framework, crossing.plan
    plans: list[Plan | None] = [None]
    if plan and plan.targets and wanted is None:
        plans = [plan.model_copy(update={"targets": {y: plan.targets[y]}}) for y in sorted(plan.targets)]
    return tuple(adjust(crossing.migration, choose_target(framework, each, wanted)) for each in plans)

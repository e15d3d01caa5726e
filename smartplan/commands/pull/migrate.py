"""From a case to its crossing into another framework."""

from smartplan.commands.pull.gaps import crosswalk_between
from smartplan.core.changes import migrate
from smartplan.core.model import Track
from smartplan.core.scores import assess
from smartplan.errors import InputError, Problem
from smartplan.read.comments import comments_of
from smartplan.read.files import Case, read_framework
from smartplan.write.migrated import Crossing, migrated
from smartplan.write.words import Words


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


def files_of(crossing: Crossing, words: Words, output: str | None) -> dict[str, str]:
    """Return the files that were asked for, by name."""
    return {} if output is None else {output: migrated(crossing, words)}

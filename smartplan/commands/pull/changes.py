"""From two assessments to what changed between them."""

from smartplan.core.changes import Changes, compare, regressed
from smartplan.core.check import check_years
from smartplan.core.model import Track
from smartplan.core.scores import assess
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.files import read_case, read_crosswalk

TRACKS: tuple[Track, ...] = ("self", "verified")


def changes_of(old: str, new: str) -> tuple[Changes, tuple[Problem, ...]]:
    """Pull two assessments through scores to what changed; a name may end in @self or @verified.

    Raises:
        InputError: they are of different cities, or their frameworks have no crosswalk.
    """
    (old_file, old_track), (new_file, new_track) = _with_track(old), _with_track(new)
    before, after = read_case(old_file), read_case(new_file)
    found = check_years((before.assessment.model, old_track), (after.assessment.model, new_track))
    problems = [problem.at(after.assessment.place(*problem.keys)) for problem in found]
    ids = before.framework.model.id, after.framework.model.id
    crosswalk = read_crosswalk(*ids) if ids[0] != ids[1] else None
    if ids[0] != ids[1] and crosswalk is None:
        values = {"old": ids[0], "new": ids[1]}
        problems.append(Problem("no-crosswalk", values=values).at(after.assessment.place("framework")))
    if errors_in(problems):
        raise InputError(problems)
    changes = compare(
        assess(before.framework.model, before.assessment.model, old_track),
        assess(after.framework.model, after.assessment.model, new_track),
        crosswalk.model if crosswalk else None,
    )
    return changes, (*before.problems, *after.problems, *problems)


def _with_track(name: str) -> tuple[str, Track | None]:
    for track in TRACKS:
        if name.endswith(f"@{track}"):
            return name.removesuffix(f"@{track}"), track
    return name, None


def gates_missed(changes: Changes, *, fall: bool, percent: float | None) -> tuple[Problem, ...]:
    """Return the gates that the comparison misses.

    Args:
        changes: the comparison.
        fall: whether a fall of the comparable core by a reporting unit or more is a miss.
        percent: how much of the weight must be comparable, 0 to 100; None: no such gate.
    """
    missed = []
    if fall and regressed(changes):
        missed.append(Problem("regression", values={"delta": changes.comparable.delta}))
    if percent is not None and changes.comparable.weight * 100 < percent:
        values = {"comparable": changes.comparable.weight * 100, "wanted": percent}
        missed.append(Problem("too-little-comparable", values=values))
    return tuple(missed)

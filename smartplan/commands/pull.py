"""The stages of the line as the commands pull them, each one call to the room that owns it."""

from smartplan.core.changes import Changes, compare
from smartplan.core.check import check_years, nearest
from smartplan.core.gaps import Gaps, choose_target, find_gaps
from smartplan.core.model import Track, path_to
from smartplan.core.roadmap import Roadmap, make_roadmap
from smartplan.core.scores import assess, failed_assertions
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.files import Case, inspect, read_case, read_crosswalk
from smartplan.write.explain import Explained
from smartplan.write.terminal.explain import Places

TRACKS: tuple[Track, ...] = ("self", "verified")


def gaps_of(case: Case, target: str | None = None, track: Track | None = None) -> Gaps:
    """Pull a case through scores to gaps."""
    framework, plan = case.framework.model, case.plan.model if case.plan else None
    scores = assess(framework, case.assessment.model, track)
    return find_gaps(scores, choose_target(framework, plan, target))


def disagreements(case: Case) -> tuple[Problem, ...]:
    """Return the published figures that the scores do not give, each with its place."""
    failed = failed_assertions(case.framework.model, case.assessment.model)
    return tuple(problem.at(case.assessment.place(*problem.keys)) for problem in failed)


def problems_in(file: str) -> tuple[Problem, ...]:
    """Return all that is wrong or doubtful in a file, and the published figures that it does not give."""
    problems, case = inspect(file)
    return (*problems, *(disagreements(case) if case else ()))


def explained(case: Case, gaps: Gaps, item: str) -> Explained:
    """Return what is to be said of a node or indicator, and where everything was written.

    Raises:
        InputError: there is no such item among the scores.
    """
    known = [gap.id for gap in gaps.all()]
    if item not in known:
        values = {"item": item, "suggestion": nearest(item, known)}
        raise InputError([Problem("unknown-item", values=values)])
    return Explained(gaps, item, _places(case))


def _places(case: Case) -> Places:
    framework = case.framework
    return Places(
        answer=case.place_of_answer,
        definition=lambda id_: framework.place(*path_to(framework.model, id_)),
    )


def roadmap_of(case: Case, gaps: Gaps, limit: float | None) -> Roadmap:
    """Pull gaps through the solver to a roadmap.

    Raises:
        InputError: the assessment names no plan.
    """
    if case.plan is None:
        raise InputError([Problem("no-plan", ("plan",)).at(case.assessment.place())])
    return make_roadmap(gaps, case.plan.model, limit=limit)


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

"""From two assessments to what changed between them."""

from collections.abc import Iterable

from smartplan.commands.pull.gaps import crosswalk_between, gaps_of, own_crosswalk
from smartplan.core.changes import Changes, Deliveries, bias_of, compare, deliveries, regressed
from smartplan.core.check import check_years
from smartplan.core.model import Crosswalk, Framework, Track
from smartplan.core.roadmap import make_roadmap
from smartplan.core.scores import Scores, assess
from smartplan.errors import InputError, Problem, errors_in
from smartplan.read.files import Case, read_case, read_crosswalk
from smartplan.write.diff import Compared

TRACKS: tuple[Track, ...] = ("self", "verified")


def compared(old: str, new: str, own: str | None = None) -> tuple[Compared, tuple[Problem, ...]]:
    """Pull two assessments through scores to what changed; a name may end in @self or @verified.

    Args:
        old: the earlier assessment.
        new: the later one.
        own: the file of a crosswalk between their frameworks; None: the shipped one.

    Raises:
        InputError: they are of different cities, or their frameworks have no crosswalk, or `own` is not
            one between them.
    """
    (old_file, old_track), (new_file, new_track) = _with_track(old), _with_track(new)
    before, after = read_case(old_file), read_case(new_file)
    found = check_years((before.assessment.model, old_track), (after.assessment.model, new_track))
    problems = [problem.at(after.assessment.place(*problem.keys)) for problem in found]
    if errors_in(problems):
        raise InputError(problems)
    if own is None:
        _refuse_reversed((old, before), (new, after))
    sides = ((before, old_track), (after, new_track))
    scores = tuple(assess(case.framework.model, case.assessment.model, track) for case, track in sides)
    _refuse_without_index(zip((before, after), scores, strict=True))
    crosswalk = _crosswalk(before.framework.model, after.framework.model, own)
    changes = compare(scores[0], scores[1], crosswalk)
    held = _against_plan(changes, before, after)
    return Compared(changes, held, bias_of(changes)), (*before.problems, *after.problems, *problems)


def _crosswalk(old: Framework, new: Framework, own: str | None) -> Crosswalk | None:
    return crosswalk_between(old.id, new.id) if own is None else own_crosswalk(own, old, new)


def _refuse_reversed(old: tuple[str, Case], new: tuple[str, Case]) -> None:
    """Refuse two editions in the wrong order: a crosswalk has one direction.

    Raises:
        InputError: only the other way there is one.
    """
    (first, before), (second, after) = old, new
    ids = (before.framework.model.id, after.framework.model.id)
    if ids[0] == ids[1] or read_crosswalk(*ids) or not read_crosswalk(ids[1], ids[0]):
        return
    years = {"old": before.assessment.model.year, "new": after.assessment.model.year}
    names = {"old_framework": ids[0], "new_framework": ids[1], "first": first, "second": second}
    place = after.assessment.place("framework")
    raise InputError([Problem("years-reversed", ("framework",), {**years, **names}).at(place)])


def _refuse_without_index(sides: Iterable[tuple[Case, Scores]]) -> None:
    """Refuse a side of which too little is known for an index.

    Raises:
        InputError: one of them has none, on the track that is meant.
    """
    problems = [
        Problem("no-index-to-compare", ("scores",), {"year": scores.assessment.year}, at_key=True).at(
            case.assessment.document.place(("scores",), at_key=True)
        )
        for case, scores in sides
        if scores.root.value is None
    ]
    if problems:
        raise InputError(problems)


def _against_plan(changes: Changes, before: Case, after: Case) -> Deliveries | None:
    """Hold the older assessment's plan, as it stands now, against what came of it."""
    named = after.plan or before.plan
    if before.plan is None or named is None:
        return None
    roadmap = make_roadmap(gaps_of(before), named.model)
    year = changes.new.assessment.year
    levels = next((row.levels for row in roadmap.forecast if row.year == year), {})
    return deliveries(changes, named.model, levels)


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

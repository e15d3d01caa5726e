"""Cities that answered other editions, read under one framework by crosswalks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.cohort import Under
from smartplan.commands.pull.home import at_home
from smartplan.commands.pull.processes import in_processes
from smartplan.commands.pull.reckon import CHUNK, FEW, Tick
from smartplan.core.changes import carried_weight, under
from smartplan.core.check import check_alone
from smartplan.core.model import Assessment, Crosswalk, Framework, Track
from smartplan.core.panel import Member, Restated, figures_of
from smartplan.errors import InputError, Place, Problem, Severity, in_order
from smartplan.read.anew import answers_anew
from smartplan.read.cohort import Found
from smartplan.read.crosswalks import read_crosswalk_file, refuse_misfit
from smartplan.read.files import read_crosswalk, read_framework
from smartplan.read.loaded import Loaded
from smartplan.read.paths import STDIN
from smartplan.read.shelf import Shelf

NAMED = 5
"""So many cities are named in a message that concerns many."""

Edition = Loaded[Framework]
Crossing = tuple[Member, Restated]
Made = Member | tuple[Problem, ...]
Work = Callable[[Sequence[Crossing]], list[Made]]


@dataclass(slots=True)
class _Parted:
    """Cities parted into those that stay, those that are carried over, and what becomes of the others."""

    native: list[tuple[Edition, Member]] = field(default_factory=list)
    crossing: list[Crossing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: int = 0
    beside: int = 0


def read_under(found: Found, asked: Under, track: Track | None, means: Means, tick: Tick) -> Found:
    """Return what was found with every city under one framework, as far as crosswalks carry its answers.

    A city that answered the framework itself stays as it is, and counts where it answered another one too.

    Raises:
        InputError: there is no such framework, or a crosswalk that is given is wrong.
    """
    target = read_framework(asked.framework)
    own = [read_crosswalk_file(file) for file in asked.crosswalks]
    parted = _parted(found, target, own)
    kept = list(parted.native)
    for made in _carried(parted.crossing, target.model, track, means.jobs, tick):
        if isinstance(made, Member):
            kept.append((target, made))
        else:
            parted.problems += made
            parted.failed += 1
    problems = in_order([*found.problems, *parted.problems])
    failed, other = found.failed + parted.failed, found.other + parted.beside
    return replace(found, members=tuple(kept), failed=failed, other=other, problems=problems)


def answers_under(
    whole: Assessment, way: Restated, framework: Framework, track: Track | None, shelf: Shelf
) -> Assessment:
    """Return the answers of another edition under a framework: what is not carried over is not assessed."""
    carried = under(shelf.score(whole, way.framework, track), framework, way.crosswalk)
    return carried if track is None else carried.model_copy(update={"track": track})


def _parted(found: Found, target: Edition, own: Sequence[Loaded[Crosswalk]]) -> _Parted:
    parted = _Parted()
    groups: dict[str, list[tuple[Edition, Member]]] = {}
    for framework, member in found.members:
        groups.setdefault(framework.document.sha256, []).append((framework, member))
    parted.native = groups.pop(target.document.sha256, [])
    taken = {_whose(member): member for _, member in parted.native}
    for group in groups.values():
        way = _way(group[0][0], [member for _, member in group], target, own)
        if isinstance(way, Problem):
            parted.problems.append(way)
            parted.failed += len(group)
            continue
        for _, member in group:
            first = taken.setdefault(_whose(member), member)
            if first is member:
                parted.crossing.append((member, way))
            else:
                parted.problems.append(_second(member, first))
                parted.beside += 1
    return parted


def _whose(member: Member) -> tuple[int, int | None, str]:
    return (*member.when, member.key)


def _way(
    edition: Edition, members: Sequence[Member], target: Edition, own: Sequence[Loaded[Crosswalk]]
) -> Restated | Problem:
    """Return by what the answers to an edition are carried over; else why they can't be."""
    old, new = edition.model, target.model
    if old.id == new.id:
        files = {"one": target.document.file, "other": edition.document.file}
        return Problem("framework-twice", values={"framework": new.id, **files}, place=_place(members[0]))
    alone = check_alone(old)
    if alone:
        return alone[0].at(_place(members[0]))
    given = next((each for each in own if each.model.old == old.id), None)
    if given is not None:
        refuse_misfit(given, old, new)
    found = given or read_crosswalk(old.id, new.id)
    if found is None:
        named = tuple(member.assessment.city.name for member in members[:NAMED])
        values = {"old": old.id, "new": new.id, "number": len(members), "cities": named}
        return Problem("cities-without-crosswalk", values=values, place=_place(members[0]))
    return Restated(old, found.model, carried_weight(found.model, new))


def _second(member: Member, first: Member) -> Problem:
    """Say that a city has an assessment that is nearer to the framework, so that this one does not count."""
    year, _ = member.when
    values = {"city": member.key, "year": year, "framework": member.assessment.framework}
    also = _place(first)
    return Problem("city-under-two-editions", (), values, Severity.WARNING, place=_place(member), also=also)


def _place(member: Member) -> Place:
    return Place(member.file, member.line or 1)


# The carrying over: each file is read a second time, with its answers.


def _carried(
    crossing: Sequence[Crossing], framework: Framework, track: Track | None, jobs: int | None, tick: Tick
) -> Iterator[Made]:
    """Yield every city under the framework, or why it can't be read again, in their order."""
    work = partial(_chunk, framework=framework, track=track)
    chunks = [crossing[start : start + CHUNK] for start in range(0, len(crossing), CHUNK)]
    here = len(crossing) <= FEW or jobs == 1
    done = 0
    for made in map(work, chunks) if here else _elsewhere(work, chunks, jobs):
        yield from made
        done += len(made)
        tick(done, len(crossing))


def _elsewhere(work: Work, chunks: Sequence[Sequence[Crossing]], jobs: int | None) -> Iterator[list[Made]]:
    """Do the work in processes, in order; what goes wrong there is done here again, to be told as typed."""
    sent = ([(at_home(member), way) for member, way in chunk] for chunk in chunks)
    for chunk, found in zip(chunks, in_processes(work, sent, jobs), strict=True):
        yield [
            replace(one, file=crossed[0].file) if isinstance(one, Member) else work([crossed])[0]
            for crossed, one in zip(chunk, found, strict=True)
        ]


def _chunk(chunk: Sequence[Crossing], framework: Framework, track: Track | None) -> list[Made]:
    """Carry over the cities of a chunk; what they have in common is read and prepared once."""
    shelf = Shelf()
    return [_one(crossed, framework, track, shelf) for crossed in chunk]


def _one(crossing: Crossing, framework: Framework, track: Track | None, shelf: Shelf) -> Made:
    member, way = crossing
    if member.file == STDIN:
        return (Problem("under-from-stdin"),)
    try:
        whole = answers_anew(member.file, shelf) if member.line is None else member.assessment
    except InputError as error:
        return error.problems
    carried = answers_under(whole, way, framework, track, shelf)
    if framework.panel is not None:
        return replace(member, assessment=carried, figures=None, restated=way)
    # A row of a table is kept whole: there is no file to read it from again.
    kept = carried if member.line is not None else carried.model_copy(update={"scores": {}})
    return replace(
        member, assessment=kept, figures=figures_of(shelf.score(carried, framework, track)), restated=way
    )

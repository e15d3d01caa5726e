"""From a benchmark to a pack: every city's report, the national reports, and the tables for open data."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.home import at_home
from smartplan.commands.pull.pack_city import Commission, Made, Sheet, made
from smartplan.commands.pull.processes import in_processes
from smartplan.commands.pull.reckon import Tick
from smartplan.core.model import Track
from smartplan.core.model.letter import Letter
from smartplan.core.panel import Cohort, Judged, Member, among, last_year, letter_numbers
from smartplan.errors import Problem
from smartplan.read.anew import fingerprint
from smartplan.read.letter import doubts_about
from smartplan.read.loaded import Loaded
from smartplan.read.record import digests, read_record
from smartplan.write.benchmark import Benchmark
from smartplan.write.pack.files import ENDINGS, stems_of
from smartplan.write.pack.folder import RECORD, Entry, PackFolder
from smartplan.write.pack.shared import Shared, shared_files
from smartplan.write.words import Words

FEW = 1
"""So many cities are made sooner than further processes are up."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What is asked of a pack.

    Attributes:
        folder: where it goes.
        force: what somebody edited, or what was there before, may be replaced.
        track: use only this track.
        least: what is said of groups of fewer cities is left out.
        means: what its reports are made with.
        today: the day that its documents bear.
        letter: what its letters say of whoever writes; None: they are filled in by hand.
    """

    folder: str
    force: bool
    track: Track | None
    least: int
    means: Means
    today: dt.date
    letter: Loaded[Letter] | None


def make_pack(
    benchmark: Benchmark, words: Words, asked: Pack, tick: Tick
) -> tuple[PackFolder, tuple[Problem, ...]]:
    """Make what is not made yet of a pack of the last year among the cities.

    Returns:
        The folder with what became of it; and what was wrong with cities whose files changed meanwhile.

    Raises:
        InputError: a city was read from standard input, or a letter can't say which number is whose.
        OutputError: a file would be replaced that is not the pack's own, or one can't be written.
    """
    latest = last_year(benchmark.judged)
    cohorts = [judged.cohort for judged in latest]
    doubts = doubts_about(asked.letter, cohorts) if asked.letter else ()
    made_of = [one for judged in latest for one in _of_cohort(benchmark, judged, words, asked)]
    commissions = _lettered(made_of, asked.letter.model if asked.letter else None, cohorts)
    shared = shared_files(benchmark, words, asked.today, asked.least)
    inputs = {f"{one.stem}{ending}": one.input_digest() for one in commissions for ending in ENDINGS}
    inputs |= {name: file.input for name, file in shared.items()}
    folder = PackFolder(asked.folder, asked.force)
    missing = folder.begin(inputs, _there(asked.folder, inputs))
    problems = _fill(folder, inputs, (shared, commissions), missing, asked.means, tick)
    return folder, (*doubts, *problems)


def _lettered(
    commissions: Sequence[Commission], letter: Letter | None, cohorts: Sequence[Cohort]
) -> list[Commission]:
    """Return the commissions with the letter that goes out with each, and its number."""
    numbers = letter_numbers(letter, cohorts)
    return [
        replace(one, letter=letter, number=numbers.get((one.framework.id, one.now.member.key)))
        for one in commissions
    ]


def _there(folder: str, inputs: Mapping[str, str]) -> dict[str, Entry]:
    """Return what is noted of the files of a folder, and what is there."""
    noted = read_record(folder, RECORD)
    there = digests(folder, {*noted, *inputs})
    return {
        name: Entry(noted[name].input, noted[name].sha256, there.get(name))
        if name in noted
        else Entry("", "", there.get(name))
        for name in sorted({*noted, *there})
    }


def _fill(
    folder: PackFolder,
    inputs: Mapping[str, str],
    wanted: tuple[Mapping[str, Shared], Sequence[Commission]],
    missing: frozenset[str],
    means: Means,
    tick: Tick,
) -> Iterator[Problem]:
    """Write what is missing, what concerns all first; yield what is wrong with single cities."""
    shared = {name: file for name, file in wanted[0].items() if name in missing}
    cities = [one for one in wanted[1] if any(f"{one.stem}{ending}" in missing for ending in ENDINGS)]
    count = len(shared) + len(cities)
    tick(0, count)
    for done, (name, file) in enumerate(shared.items(), 1):
        folder.add(inputs, {name: file.make()})
        tick(done, count)
    for done, found in enumerate(_made(cities, means), len(shared) + 1):
        folder.add(inputs, {name: data for name, data in found.files.items() if name in missing})
        tick(done, count)
        yield from found.problems


def _made(commissions: Sequence[Commission], means: Means) -> Iterator[Made]:
    """Make the files of cities, wherever, in order: a pack that was interrupted has the first of them."""
    if commissions and means.scheduler is not None:
        from smartplan.commands.pull.cluster import in_order_on_cluster

        there = in_order_on_cluster(means.scheduler, made, commissions)
        for one, done in zip(commissions, there, strict=True):
            yield made(one) if done.problems else done  # what a worker does not see may be seen here
        return
    if len(commissions) <= FEW or means.jobs == 1:
        yield from map(made, commissions)
        return
    yield from in_processes(made, commissions, means.jobs)


def _of_cohort(benchmark: Benchmark, judged: Judged, words: Words, asked: Pack) -> Iterator[Commission]:
    """Yield what is to be made of the cities of a cohort, in the order of their leagues."""
    cohort = judged.cohort
    before = [other for other in benchmark.cohorts if other.framework.id == cohort.framework.id]
    stems = dict(zip(map(id, cohort.members), stems_of(cohort), strict=True))
    own = _sheets(cohort)
    earlier = {(c.year, c.round or 0): _sheets(c) for c in before if c is not cohort}
    digest = hashlib.sha256(cohort.framework.model_dump_json().encode()).hexdigest()
    for city in among(judged, asked.least):
        member = city.standing.member
        past = earlier[city.move.before].get(member.key) if city.move else None
        yield Commission(
            stem=stems[id(member)],
            framework=cohort.framework,
            digest=digest,
            now=_sheet(*own[member.key]),
            before=_sheet(*past) if past else None,
            among=city,
            track=asked.track,
            language=words.language,
            today=asked.today,
        )


def _sheets(cohort: Cohort) -> dict[str, tuple[Member, Any]]:
    """Return by key the members of a cohort, each with where the cohort puts its answers."""
    placed = cohort.steps.placed() if cohort.steps is not None else [None] * len(cohort.members)
    return {member.key: (member, own) for member, own in zip(cohort.members, placed, strict=True)}


def _sheet(member: Member, placed: Any) -> Sheet:  # noqa: ANN401 - of a cohort, by indicator
    if member.line is None:
        return Sheet(at_home(member), fingerprint(member.file), placed)
    said = member.assessment.model_dump_json()
    return Sheet(at_home(member), hashlib.sha256(said.encode()).hexdigest(), placed)

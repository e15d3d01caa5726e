"""One city of a pack: from its file, its cohort and its neighbours to the bytes of its report."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartplan import __version__
from smartplan.commands.pull.restated import answers_under
from smartplan.core.gaps import choose_target, find_gaps
from smartplan.core.model import Framework, Track
from smartplan.core.model.letter import Letter
from smartplan.core.panel import Among, Member
from smartplan.core.scores import Placed, Scores, assess
from smartplan.errors import InputError, Problem
from smartplan.read.anew import assessment_anew
from smartplan.read.shelf import Shelf
from smartplan.write.pack.case import CityCase, without_people
from smartplan.write.pack.files import city_files
from smartplan.write.pack.shaped import shaped_by
from smartplan.write.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One year of a city: who it is, and where its cohort puts its answers (None: each stands alone)."""

    member: Member
    sha256: str
    placed: Mapping[str, Placed] | None

    def told(self) -> str:
        """Return in one way all that a report depends on here."""
        way = self.member.restated
        crossed = f" {way.framework.id} {way.crosswalk.model_dump_json()}" if way else ""
        return f"{self.sha256} {self.placed!r}{crossed}"


@dataclass(frozen=True, slots=True)
class Commission:
    """What the files of one city are made from, in any process.

    Attributes:
        stem: the names of its files, without their endings.
        framework: the framework.
        digest: the SHA-256 of the framework as it is meant.
        now: the city.
        before: the same one in the round before, under the same framework.
        among: where it stands among the others.
        track: use only this track.
        language: of the report.
        today: the day that it bears.
        letter: what the letter that goes out with it says of whoever writes; None: it is filled in by hand.
        number: of that letter.
    """

    stem: str
    framework: Framework
    digest: str
    now: Sheet
    before: Sheet | None
    among: Among
    track: Track | None
    language: str
    today: dt.date
    letter: Letter | None = None
    number: str | None = None

    def input_digest(self) -> str:
        """Return the SHA-256 of all that decides what the files are, but for the day: it makes none stale."""
        parts = (
            shaped_by(self.language),
            self.digest,
            self.now.told(),
            self.before.told() if self.before else "",
            *_told(self.among),
            self.track or "",
            self.language,
            *((self.letter.model_dump_json(), self.number or "") if self.letter else ()),
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _told(among: Among) -> Iterator[str]:
    """Yield in one way what a report says of the others."""
    yield repr((among.name, among.is_whole, among.cities, among.median, among.peers, among.everybody))
    move = among.move
    yield repr(
        (move.before, move.change, move.since, move.pace, move.to_leader, move.to_median) if move else ()
    )
    for each in (among.standing, *among.told):
        index, reported, band = each.figures.index, each.figures.reported, each.figures.band
        ranks = (each.rank, each.rank_low, each.rank_high, each.to_leader, each.to_median)
        yield repr((each.member.key, each.member.assessment.city.name, index, reported, band, ranks))


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a commission: files by name, or why there are none."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def made(commission: Commission) -> Made:
    """Make the files of one city."""
    try:
        scores = _scores(commission, commission.now)
        before = _scores(commission, commission.before) if commission.before else None
    except InputError as error:
        return Made({}, error.problems)
    gaps = find_gaps(scores, choose_target(commission.framework, None, None))
    read = (commission.now.sha256, __version__)
    case = CityCase(gaps, before, commission.among, *read, commission.letter, commission.number)
    words = Words(commission.language)
    return Made(city_files(case, words, commission.today, commission.stem))


def _scores(commission: Commission, sheet: Sheet) -> Scores:
    """Score a city as `assess` does, its file read anew; a row of a table holds all that it says."""
    member = sheet.member
    whole = assessment_anew(member.file) if member.line is None else member.assessment
    named, framework, track = without_people(whole), commission.framework, commission.track
    if member.restated is None:
        return assess(framework, named, track, placed=sheet.placed)
    carried = (
        answers_under(named, member.restated, framework, track, Shelf()) if member.line is None else named
    )
    return assess(framework, carried, track, placed=sheet.placed)

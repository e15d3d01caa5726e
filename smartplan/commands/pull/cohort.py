"""From many files to cohorts, and to what is said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from smartplan.commands.asked_of_cities import Means
from smartplan.commands.pull.reckon import Tick, reckoned
from smartplan.core.gaps import Gaps, choose_target, find_gaps
from smartplan.core.model import Framework, Track
from smartplan.core.panel import CITY_COLUMNS, Cohort, Member, cohorts_of, score_cohort, tally_cohort
from smartplan.errors import InputError, Problem, in_order
from smartplan.read.cohort import Found, Wanted, read_cohort


@dataclass(frozen=True, slots=True)
class Under:
    """Under which framework all cities are read.

    Attributes:
        framework: its id, or a path.
        crosswalks: files of crosswalks to it, used before the shipped ones.
    """

    framework: str
    crosswalks: Sequence[str] = ()


def cohorts_in(
    files: Sequence[str],
    which: Wanted,
    track: Track | None,
    means: Means,
    tick: Tick,
    under: Under | None = None,
) -> tuple[tuple[Cohort, ...], Found]:
    """Pull files through reading and scoring to cohorts, of which only figures are kept.

    Raises:
        InputError: no city is left to work on.
    """
    found = read_cohort(files, which, lambda listed: reckoned(listed, track, means, tick))
    if under is not None:
        from smartplan.commands.pull.restated import read_under

        found = read_under(found, under, track, means, tick)
    return cohorts_of(_members(found), partial(tally_cohort, track=track)), found


def cohort_in(files: Sequence[str], which: Wanted, track: Track | None) -> tuple[Cohort, Found]:
    """Pull files through reading and scoring to the one cohort that they are.

    Raises:
        InputError: they are none or several.
    """
    found = read_cohort(files, which)
    cohorts = cohorts_of(_members(found), partial(score_cohort, track=track))
    if len(cohorts) > 1:
        named = tuple(f"{cohort.framework.id} {cohort.year}" for cohort in cohorts)
        raise InputError([*found.problems, Problem("several-cohorts", values={"cohorts": named})])
    return cohorts[0], found


def _members(found: Found) -> Iterator[tuple[Framework, Member]]:
    if not found.members:
        raise InputError(in_order([*found.problems, Problem("no-cities")]))
    for framework, member in found.members:
        yield framework.model, member


def under_in(framework: str | None, crosswalks: Sequence[str]) -> Under | None:
    """Return under which framework all cities are read; None: each under its own.

    Raises:
        InputError: there are crosswalks, and no framework that they lead to.
    """
    if framework is None and crosswalks:
        raise InputError([Problem("crosswalk-without-under", values={"path": crosswalks[0]})])
    return None if framework is None else Under(framework, crosswalks)


def wanted(framework: str | None, year: int | None, by: str | None = None) -> Wanted:
    """Return which cities are meant; `by` may be a column of a table."""
    own = by is None or by in (*CITY_COLUMNS, "all")
    return Wanted(framework, year, () if own or by is None else (by,))


def gaps_alone(cohort: Cohort, target: str | None) -> Gaps | None:
    """Return the gaps of a single city to a target; None of several.

    Raises:
        InputError: there is no such target.
    """
    framework = cohort.framework
    aim = choose_target(framework, None, target)
    return find_gaps(cohort.scores[0], aim) if len(cohort.members) == 1 else None


def language_in(cohorts: Sequence[Cohort]) -> str | None:
    """Return the language in which all assessments are written; None where they differ or don't say."""
    spoken = {member.assessment.language for cohort in cohorts for member in cohort.members}
    return spoken.pop() if len(spoken) == 1 else None

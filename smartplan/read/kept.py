"""A roadmap that `smartplan roadmap` saved as JSON, read back to hold another one against it."""

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from smartplan.core.check.cities import name_and_code, same_city
from smartplan.core.model import City, Initiative
from smartplan.core.model.base import MAX_RUPIAH, Id, WrittenQuarter
from smartplan.core.roadmap import Kept
from smartplan.errors import InputError, Place, Problem
from smartplan.read.loaded import Case
from smartplan.read.paths import read_whole

Rupiah = Annotated[int, Field(ge=0, le=MAX_RUPIAH)]
Index = Annotated[float, Field(ge=-(10**9), le=10**9, allow_inf_nan=False)]


class _Part(BaseModel):
    """A part of the saved roadmap, as far as it is needed; later versions may save more."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Framework(_Part):
    id: str


class _Initiative(_Part):
    id: Id
    selected: bool
    start: WrittenQuarter | None
    finish: WrittenQuarter | None
    cost: Rupiah
    fund: Id | None
    agency: Id


class _Spent(_Part):
    year: int
    fund: Id
    ceiling: Rupiah
    spent: Rupiah


class _Forecast(_Part):
    year: int
    index: Index | None


class _Agency(_Part):
    id: Id
    capacity: Annotated[int, Field(ge=0)] | None


class _Saved(_Part):
    schema_: Literal["smartplan/roadmap@1"] = Field(alias="schema")
    city: dict[str, Any]
    framework: _Framework
    what_if: dict[str, Any] | None
    initiatives: tuple[_Initiative, ...] = Field(strict=False)
    budget: tuple[_Spent, ...] = Field(strict=False)
    forecast: tuple[_Forecast, ...] = Field(strict=False)
    agencies: tuple[_Agency, ...] = Field(strict=False, default=())
    """Not in what was saved before it was kept."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A roadmap that was kept, and the file that it was kept in."""

    file: str
    kept: Kept


def read_baseline(file: str, case: Case) -> Baseline:
    """Read a roadmap that was saved as JSON, to hold that of a case against it.

    Raises:
        InputError: it can't be read, is no roadmap (`not-a-saved-roadmap`), answers a what-if, or is of
            another city or framework.
    """
    saved, city = _read(file)
    problems = []
    if saved.what_if is not None:
        problems.append(Problem("baseline-is-what-if"))
    own, under = case.assessment.model.city, case.framework.model.id
    if not same_city(city, own):
        values = {"baseline": name_and_code(city), "city": name_and_code(own)}
        problems.append(Problem("baseline-of-another-city", values=values))
    if saved.framework.id != under:
        values = {"baseline": saved.framework.id, "framework": under}
        problems.append(Problem("baseline-under-another-framework", values=values))
    if problems:
        raise InputError(problem.at(Place(file)) for problem in problems)
    return Baseline(file, _kept(saved))


def _read(file: str) -> tuple[_Saved, City]:
    data = read_whole(file)
    try:
        written = json.loads(data.decode("utf-8-sig"))
        return _Saved.model_validate(written), City.model_validate(written["city"])
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        raise InputError([Problem("not-a-saved-roadmap").at(Place(file))]) from error


def _kept(saved: _Saved) -> Kept:
    inside = [item for item in saved.initiatives if item.selected and item.start is not None]
    starts = {item.id: item.start for item in inside if item.start is not None}
    ceilings: dict[str, dict[int, int]] = {}
    for row in saved.budget:
        ceilings.setdefault(row.fund, {})[row.year] = row.ceiling
    return Kept(
        starts=starts,
        costs={item.id: item.cost for item in saved.initiatives},
        spent=sum(row.spent for row in saved.budget),
        index=saved.forecast[-1].index if saved.forecast else None,
        ceilings=ceilings,
        items={item.id: _initiative(item) for item in inside},
        capacities={agency.id: agency.capacity for agency in saved.agencies},
    )


def _initiative(saved: _Initiative) -> Initiative:
    """Return what was saved of an initiative: whose it was, what it cost, and how long it ran."""
    first, last = saved.start, saved.finish
    duration = last.index - first.index + 1 if first and last and last >= first else 1
    values = {"id": saved.id, "title": saved.id, "agency": saved.agency, "fund": saved.fund}
    return Initiative.model_validate({**values, "cost": saved.cost, "duration": duration})

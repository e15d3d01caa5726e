"""A second plan for the same city and the same years, beside the one that an assessment goes by."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from smartplan.core.check.cities import same_city
from smartplan.core.model import City
from smartplan.core.model.plan import Horizon
from smartplan.errors import InputError, Place, Problem, Severity
from smartplan.read.loaded import Case
from smartplan.read.paths import YAML, read_bytes
from smartplan.read.yaml_text import scan

SCHEMA = "smartplan/plan/1"
"""What a file must hold to be looked into at all."""


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A plan that lies in a folder: whose it is, for which years, and where it says so."""

    file: Path
    city: City
    horizon: Horizon
    place: Place


class Neighbours:
    """The plans that lie in folders; each folder is looked through once in a run."""

    def __init__(self) -> None:
        self._plans: dict[Path, tuple[_Neighbour, ...]] = {}

    def twins(self, case: Case) -> Iterator[Problem]:
        """Warn of every other plan in the folder of the plan that is for the same city and years.

        Only one of them is gone by, and nobody could see which. A plan of other years is no twin: it comes
        before or after. What can't be read is passed over; it is not what was asked about.
        """
        if case.plan is None:
            return
        own, plan = Path(case.plan.document.file), case.plan.model
        used = {Path(document.file).resolve() for document in case.plan.document.files}
        for other in self._beside(own.parent):
            years = [year for year in other.horizon.calendar if year in plan.horizon.calendar]
            if years and other.file not in used and same_city(other.city, plan.city):
                values = {
                    "city": plan.city.name,
                    "used": own.name,
                    "other": Path(other.place.file).name,
                    "year": years[0],
                }
                place = case.assessment.place("plan")
                yield Problem(
                    "two-plans", values=values, severity=Severity.WARNING, place=place, also=other.place
                )

    def _beside(self, folder: Path) -> tuple[_Neighbour, ...]:
        if folder not in self._plans:
            files = sorted(folder.iterdir()) if folder.is_dir() else []
            plans = (_plan_in(file) for file in files if file.suffix.lower() in YAML)
            self._plans[folder] = tuple(plan for plan in plans if plan is not None)
        return self._plans[folder]


def _plan_in(file: Path) -> _Neighbour | None:
    """Return a file that says it is a plan, if its city and its horizon can be read."""
    data = read_bytes(str(file)) if file.is_file() else b""
    if isinstance(data, Problem) or SCHEMA.encode() not in data:
        return None
    try:
        document = scan(data, str(file))
        city = City.model_validate(document.value.get("city"))
        horizon = Horizon.model_validate(document.value.get("horizon"))
    except (InputError, ValidationError):
        return None
    is_plan = document.value.get("schema") == SCHEMA
    return _Neighbour(file.resolve(), city, horizon, document.place(("city",))) if is_plan else None

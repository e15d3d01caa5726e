"""A second plan for the same city and the same years, beside the one that an assessment goes by."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from smartplan.core.check.cities import same_city
from smartplan.core.model import City, Plan
from smartplan.core.model.plan import Horizon
from smartplan.errors import InputError, Problem, Severity
from smartplan.read.document import Document
from smartplan.read.loaded import Case, Loaded
from smartplan.read.paths import YAML, read_bytes
from smartplan.read.yaml_text import scan

SCHEMA = "smartplan/plan/1"
"""What a file must hold to be looked into at all."""


def twin_plans(case: Case) -> Iterator[Problem]:
    """Warn of every other plan in the folder of the plan that is for the same city and years.

    Only one of them is gone by, and nobody could see which. A plan of other years is no twin: it comes before
    or after. What can't be read is passed over; it is not what was asked about.
    """
    if case.plan is None:
        return
    own = Path(case.plan.document.file)
    used = {Path(document.file).resolve() for document in case.plan.document.files}
    for file in sorted(own.parent.iterdir()) if own.parent.is_dir() else ():
        document = _plan_in(file) if file.suffix.lower() in YAML and file.resolve() not in used else None
        years = _shared_years(document, case.plan) if document else ()
        if document and years:
            values = {
                "city": case.plan.model.city.name,
                "used": own.name,
                "other": file.name,
                "year": years[0],
            }
            place = case.assessment.place("plan")
            also = document.place(("city",))
            yield Problem("two-plans", values=values, severity=Severity.WARNING, place=place, also=also)


def _plan_in(file: Path) -> Document | None:
    """Return a file that says it is a plan."""
    data = read_bytes(str(file)) if file.is_file() else b""
    if isinstance(data, Problem) or SCHEMA.encode() not in data:
        return None
    try:
        document = scan(data, str(file))
    except InputError:
        return None
    return document if document.value.get("schema") == SCHEMA else None


def _shared_years(document: Document, plan: Loaded[Plan]) -> tuple[int, ...]:
    """Return the years that a plan shares with another of the same city; none where it is of another city."""
    try:
        city = City.model_validate(document.value.get("city"))
        horizon = Horizon.model_validate(document.value.get("horizon"))
    except ValidationError:
        return ()
    if not same_city(city, plan.model.city):
        return ()
    return tuple(year for year in horizon.calendar if year in plan.model.horizon.calendar)

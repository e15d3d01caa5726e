"""Whether two assessments may stand beside each other."""

from smartplan.core.check.cities import name_and_code, same_city
from smartplan.core.model import Assessment, Track
from smartplan.errors import Problem, Severity

Side = tuple[Assessment, Track | None]
"""An assessment, and which track of it."""


def check_years(old: Side, new: Side) -> list[Problem]:
    """Return why two assessments can't be compared (another city), or why nothing would come of it."""
    (before, old_track), (after, new_track) = old, new
    if not same_city(before.city, after.city):
        names = {"old": name_and_code(before.city), "new": name_and_code(after.city)}
        return [Problem("different-cities", ("city", "name"), names)]
    if before == after and old_track == new_track:
        return [Problem("same-file", ("year",), {"year": after.year}, Severity.WARNING)]
    if old_track == new_track and (before.year, before.round) == (after.year, after.round):
        values: dict[str, object] = {"year": after.year, "city": after.city.name}
        return [Problem("same-year", ("year",), values)] if before.framework == after.framework else []
    if (before.year, before.round or 0) > (after.year, after.round or 0):
        years = {"old": before.year, "new": after.year}
        return [Problem("years-reversed", ("year",), years, Severity.WARNING)]
    return []

"""The assessment that a working folder is about."""

from pathlib import Path

from smartplan.errors import InputError, Place, Problem
from smartplan.read.paths import read_bytes
from smartplan.read.yaml_text import scan

USUAL = "assessment.yaml"


def assessment_in(name: str) -> str:
    """Return the name of the assessment that is meant by a folder: that of the latest year.

    Args:
        name: a folder; the name of a file stands for itself.

    Raises:
        InputError: the folder has no assessment.
    """
    folder = Path(name)
    if not folder.is_dir():
        return name
    years = {file: _year_of(str(file)) for file in sorted(folder.glob("*.yaml"))}
    found = [(year, file.name == USUAL, str(file)) for file, year in years.items() if year]
    if not found:
        raise InputError([Problem("no-assessment-here", values={"path": name}, place=Place(name))])
    return max(found)[2]


def has_assessment(folder: str) -> bool:
    """Return whether a folder has an assessment by its usual name."""
    return (Path(folder) / USUAL).is_file()


def _year_of(file: str) -> int:
    """Return the year of an assessment; 0 where a file is none, or can't be read."""
    data = read_bytes(file)
    if isinstance(data, Problem):
        return 0
    try:
        value = scan(data, file).value
    except InputError:
        return 0
    year = value.get("year")
    return year if value.get("schema") == "smartplan/assessment/1" and isinstance(year, int) else 0

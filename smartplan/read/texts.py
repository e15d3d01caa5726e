"""Text that people write themselves: one Markdown file per section, in `text/` beside the plan."""

from collections.abc import Mapping
from pathlib import Path

from smartplan.errors import InputError, Place, Problem
from smartplan.read.decode import decode
from smartplan.read.loaded import Case
from smartplan.read.paths import beside, read_bytes

FOLDER = "text"


def read_texts(case: Case) -> Mapping[str, str]:
    """Return the authored Markdown by section id, from `text/` beside the plan, else beside the assessment.

    Raises:
        InputError: a file can't be read, or is not UTF-8.
    """
    named = case.plan or case.assessment
    folder = beside(named.document.file) / FOLDER
    if not folder.is_dir():
        return {}
    return {file.stem: _text(file) for file in sorted(folder.glob("*.md"))}


def _text(file: Path) -> str:
    data = read_bytes(str(file))
    if isinstance(data, Problem):
        raise InputError([data.at(Place(str(file)))])
    return decode(data, str(file)).text

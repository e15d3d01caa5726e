"""What of a folder is ours: every file that says it is of smartplan, or that looks like an assessment."""

from collections.abc import Sequence

from smartplan.errors import InputError, Place, Problem
from smartplan.read.files import claims_to_be_one
from smartplan.read.listing import listing
from smartplan.read.paths import read_bytes
from smartplan.read.yaml_text import scan
from smartplan.shipped import crosswalk_names, framework_ids

OURS = "smartplan/"
"""How the schemas begin that our files name."""


def files_of(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the files that names stand for, each once, and which folders can't be looked into or have none.

    A folder stands for all of our files in it and below it; what is of another kind is nothing to speak of.
    What is shipped keeps its name, even where a folder has the same.
    """
    found: dict[str, None] = {}
    shipped = {*framework_ids(), *crosswalk_names()}
    problems: list[Problem] = []
    for name in names:
        listed = listing(name)
        if not listed.is_folder or name in shipped:
            found[name] = None
            continue
        problems += listed.problems
        ours = [file.name for file in listed.files if _is_ours(file.name)]
        found |= dict.fromkeys(ours)
        if not ours:
            problems.append(Problem("nothing-to-check", values={"path": name}, place=Place(name)))
    return tuple(found), tuple(problems)


def _is_ours(file: str) -> bool:
    """Whether a file of a folder is one of ours; what can't be read might be, and is told when it is read."""
    data = read_bytes(file)
    if isinstance(data, Problem):
        return True
    try:
        document = scan(data, file)
    except InputError:
        return True
    schema = document.value.get("schema")
    return claims_to_be_one(document) or (isinstance(schema, str) and schema.startswith(OURS))

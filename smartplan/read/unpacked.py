"""The inputs of a report laid out in a private folder, read like any others, and then gone."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from smartplan.errors import InputError, Place, Problem
from smartplan.read.decode import decode
from smartplan.read.originals import SHIPPED
from smartplan.read.paths import YAML
from smartplan.read.report import CLAIMS, Report
from smartplan.read.yaml_text import scan

REFERRED = {"framework": SHIPPED, "catalogue": f"{SHIPPED}catalogues/"}
"""Keys that name what is shipped by its id, and where that lies among the attached files."""


@contextmanager
def unpacked(report: Report) -> Iterator[str]:
    """Yield the name of the attached assessment among all attached files; frameworks are the attached ones.

    Raises:
        InputError: there is none; or what is raised within, with names as they are in the report.
    """
    with TemporaryDirectory(prefix="smartplan-") as folder:
        root = Path(folder).resolve()
        (root / ".git").mkdir()  # the working folder, out of which no path may lead
        try:
            for path, content in report.attached.items():
                _place(root, path, _referring(root, path, content, report))
            yield str(root / _assessment(report))
        except InputError as error:
            raise InputError(_renamed(problem, root) for problem in error.problems) from error


def _place(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def _assessment(report: Report) -> str:
    for file in report.claims["files"]:
        if file["kind"] == "assessment" and file["path"] in report.attached:
            return str(file["path"])
    raise InputError([Problem("not-a-report", values={"path": report.file}, place=Place(report.file))])


def _referring(root: Path, path: str, content: bytes, report: Report) -> bytes:
    """Return a file that names a shipped framework or catalogue so that it names the attached one."""
    if path == CLAIMS or not path.endswith(YAML):
        return content
    document = scan(content, str(root / path))
    text = decode(content, path).text
    named = [key for key in REFERRED if isinstance(document.value.get(key), str)]
    for key in sorted(named, key=lambda key: document.value.spans[key], reverse=True):
        attached = f"{REFERRED[key]}{document.value[key]}.yaml"
        if attached in report.attached:
            start, end = document.value.spans[key][2:]
            other = json.dumps(f"./{Path(os.path.relpath(attached, Path(path).parent)).as_posix()}")
            text = text[:start] + other + text[end:]
    return text.encode("utf-8")


def _renamed(problem: Problem, root: Path) -> Problem:
    """Return a problem with names as they are in the report, whose folder nobody will find again."""
    prefix = f"{root}{os.sep}"
    places = {
        name: replace(place, file=place.file.removeprefix(prefix))
        for name in ("place", "also")
        if (place := getattr(problem, name))
    }
    values = {
        name: value.removeprefix(prefix) if isinstance(value, str) else value
        for name, value in problem.values.items()
    }
    return replace(problem, values=values, **places)

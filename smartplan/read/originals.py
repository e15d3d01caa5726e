"""The files that a case rests on, as they lie on disk: to be handed on with what was made from them."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from smartplan.core.model.template import OUTLINE
from smartplan.errors import InputError, Place, Problem
from smartplan.read.document import Document
from smartplan.read.loaded import Case
from smartplan.read.paths import STDIN, read_whole
from smartplan.read.texts import text_files
from smartplan.shipped import catalogue_ids, framework_ids, frameworks_dir

Kind = Literal[
    "assessment", "framework", "plan", "further", "text", "outline", "catalogue", "glossary", "template"
]
SHIPPED = "indicators/"
TEMPLATES = "templates/"
STDIN_NAME = "assessment.yaml"


@dataclass(frozen=True, slots=True)
class Original:
    """One file.

    Attributes:
        path: its name from the folder that holds them all, with slashes.
        kind: what it is for.
        content: its bytes.
    """

    path: str
    kind: Kind
    content: bytes


def originals(case: Case) -> tuple[Original, ...]:
    """Return every file of a case once: assessment, framework, plan, catalogue, further ones, texts, look.

    Raises:
        InputError: one can't be read any more, or was changed since it was read (`changed-meanwhile`).
    """
    named = {document.file: (kind, document) for kind, document in reversed(tuple(_documents(case)))}
    documents = tuple(reversed(named.values()))
    texts = text_files(case)
    root = _root([Path(d.file) for _, d in documents if not _is_shipped(d)] + list(texts))
    found = [Original(_path(d.file, root), kind, _content(d)) for kind, d in documents]
    found += [Original(_path(str(file), root), "text", read_whole(str(file))) for file in texts]
    if case.outline:
        found.append(Original(TEMPLATES + OUTLINE, "outline", _content(case.outline.document)))
    if case.template:
        found += [Original(TEMPLATES + n, "template", c) for n, c in sorted(case.template.files.items())]
    return tuple(found)


def _documents(case: Case) -> Iterator[tuple[Kind, Document]]:
    yield from (("assessment", file) for file in case.assessment.document.files)
    yield "framework", case.framework.document
    if case.plan:
        yield from (("plan", file) for file in case.plan.document.files)
    if case.catalogue:
        yield "catalogue", case.catalogue.document
    if case.glossary:
        yield "glossary", case.glossary.document
    for further in case.also:
        yield from (("further", file) for file in further.assessment.document.files)
        yield "framework", further.framework.document


def _is_shipped(document: Document) -> bool:
    """Whether a document came with the program: its name is no path then."""
    return document.file in shipped_paths()


@cache
def shipped_paths() -> frozenset[str]:
    """Return the names under which what came with the program is read."""
    catalogues = {f"{SHIPPED}catalogues/{id_}.yaml" for id_ in catalogue_ids()}
    return frozenset(catalogues | {f"{SHIPPED}{id_}.yaml" for id_ in framework_ids()})


def _root(files: list[Path]) -> str:
    return os.path.commonpath([file.parent.resolve() for file in files])


def _path(file: str, root: str) -> str:
    if file == STDIN:
        return STDIN_NAME
    if file in shipped_paths():
        return file
    return Path(os.path.relpath(Path(file).parent.resolve() / Path(file).name, root)).as_posix()


def _content(document: Document) -> bytes:
    """Return the bytes that a document was read from; of standard input only the text is left."""
    if document.file == STDIN:
        return document.text.encode("utf-8")
    if _is_shipped(document):
        return (frameworks_dir() / document.file.removeprefix(SHIPPED)).read_bytes()
    content = read_whole(document.file)
    if hashlib.sha256(content).hexdigest() != document.sha256:
        place = Place(document.file)
        raise InputError([Problem("changed-meanwhile", values={"path": document.file}, place=place)])
    return content

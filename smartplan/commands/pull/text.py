"""From a Word file that came back to the Markdown that its boxes hold now."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smartplan.core.check import nearest
from smartplan.core.model.outline import Outline
from smartplan.errors import InputError, Place, Problem, Severity
from smartplan.read.texts import FOLDER, text_of_file
from smartplan.read.word import Returned, read_word
from smartplan.read.word_markdown import markdown_of
from smartplan.read.word_story import Box
from smartplan.write.document.authored import authored
from smartplan.write.document.chunks import as_read, told_anew

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that came back: its file in the folder, what stood there (None: no file), what it says now."""

    file: str
    old: str | None
    new: str

    @property
    def changed(self) -> bool:
        """Whether a reader would notice."""
        return self.old is None or self.old != self.new


@dataclass(frozen=True, slots=True)
class Texts:
    """What came back: texts in the order of reading, and what was not taken."""

    texts: tuple[TextChange, ...]
    problems: tuple[Problem, ...]

    @property
    def files(self) -> dict[str, str]:
        """The new content of every file that changes."""
        return {text.file: text.new for text in self.texts if text.changed}


def texts_of(file: str, folder: str, outline: Outline) -> Texts:
    """Read a Word file beside the texts of a folder; an outline says which sections there are.

    Raises:
        InputError: it can't be read, or holds no box of authored text.
    """
    back = read_word(file)
    if not back.boxes:
        raise InputError([Problem("no-text-boxes", values={"path": file}, place=Place(file))])
    texts, problems = [], list(_refused(back, Path(folder), outline))
    refused = {problem.keys[0] for problem in problems}
    for box in {box.id: box for box in back.boxes if box.id not in refused}.values():
        text = _text(box, back, Path(folder))
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts.append(text)
    if back.outside:
        values = {"count": back.outside}
        problems.append(Problem("outside-text-changed", (), values, Severity.WARNING, place=Place(file)))
    return Texts(tuple(texts), tuple(problems))


def _refused(back: Returned, folder: Path, outline: Outline) -> Iterator[Problem]:
    """Yield why a box is not taken, before its text is looked at."""
    known = [entry.id for entry in outline.entries()]
    told: dict[str, set[tuple[str, ...]]] = {}
    for box in back.boxes:
        told.setdefault(box.id, set()).add(markdown_of(box.written))
    counted = Counter(kind for box in back.boxes for kind in {(box.id, one) for one in box.foreign})
    for id_, versions in told.items():
        if not ID.fullmatch(id_) or (id_ not in known and not (folder / FOLDER / f"{id_}.md").is_file()):
            yield _not_taken(back, id_, unknown=id_, suggestion=nearest(id_, known))
        elif len(versions) > 1:
            yield _not_taken(back, id_, twice=id_)
        else:
            for kind in sorted(kind for other, kind in counted if other == id_):
                yield _not_taken(back, id_, **{kind: id_})


def _not_taken(back: Returned, id_: str, **values: object) -> Problem:
    return Problem("text-refused", (id_,), values, place=Place(back.file))


def _text(box: Box, back: Returned, folder: Path) -> TextChange | Problem:
    """Return a text beside what stood in its file; a text that is the same for a reader stays as it is."""
    own = f"{FOLDER}/{back.language}/{box.id}.md"
    file = own if back.language and (folder / own).is_file() else f"{FOLDER}/{box.id}.md"
    old = text_of_file(folder / file) if (folder / file).is_file() else None
    new = markdown_of(box.written)
    wanted = as_read(tuple(block for chunk in new for block in authored(chunk)))
    if old is not None and as_read(authored(old)) == wanted:
        return TextChange(file, old, old)
    told = told_anew(new, old or "")
    if as_read(authored(told)) != wanted:
        return _not_taken(back, box.id, unclear=box.id)
    return TextChange(file, old, told)

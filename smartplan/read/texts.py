"""Text that people write themselves: one Markdown file per section, in `text/` beside the plan.

`text/en/<id>.md` is what an English document says instead of `text/<id>.md`.
"""

from collections.abc import Mapping
from pathlib import Path

from smartplan.read.decode import decode
from smartplan.read.loaded import Case
from smartplan.read.paths import beside, read_whole

FOLDER = "text"
LANGUAGES = ("id", "en")


def read_texts(case: Case, language: str) -> Mapping[str, str]:
    """Return the authored Markdown by section id; what is not there in a language is taken as it is.

    Raises:
        InputError: a file can't be read, or is not UTF-8.
    """
    folder = _folder(case)
    files = {file.stem: file for place in (folder, folder / language) for file in _markdown(place)}
    return {id_: text_of_file(file) for id_, file in files.items()}


def untranslated(case: Case, language: str) -> frozenset[str]:
    """Return the sections whose text stands in the other language only, and not in this one.

    A text in `text/` itself is in the language that the assessment names, else in Indonesian.
    """
    if language == (case.assessment.model.language or LANGUAGES[0]):
        return frozenset()
    folder = _folder(case)
    own = {file.stem for file in _markdown(folder / language)}
    return frozenset(file.stem for file in _markdown(folder) if file.stem not in own)


def text_files(case: Case) -> tuple[Path, ...]:
    """Return the files of authored text in every language, in order."""
    folder = _folder(case)
    return tuple(file for place in ("", *LANGUAGES) for file in _markdown(folder / place))


def _folder(case: Case) -> Path:
    """Return `text/` beside the plan, else beside the assessment."""
    named = case.plan or case.assessment
    return beside(named.document.file) / FOLDER


def _markdown(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md")) if folder.is_dir() else []


def text_of_file(file: Path) -> str:
    """Return what a file of authored text says.

    Raises:
        InputError: it can't be read, or is not UTF-8.
    """
    return decode(read_whole(str(file)), str(file)).text

"""What shapes the documents of a pack, beside what they tell: the version, pages, styles, fonts, words."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from smartplan import __version__
from smartplan.shipped import templates_dir

FOLDERS = ("pages", "styles", "fonts")


@cache
def shaped_by(language: str) -> str:
    """Return in one way all that shapes documents in a language; another one makes them stale."""
    told = hashlib.sha256()
    for file in _files(language):
        told.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return f"{__version__} {told.hexdigest()}"


def _files(language: str) -> Iterator[Traversable]:
    home = templates_dir()
    for folder in (*(home / name for name in FOLDERS), home / "locale" / language / "LC_MESSAGES"):
        if folder.is_dir():  # English is the language of the code, and has no words here
            files = (file for file in folder.iterdir() if file.is_file() and not file.name.endswith(".po"))
            yield from sorted(files, key=lambda file: file.name)

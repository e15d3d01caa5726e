"""Where the data that ships with smartplan lies: in a checkout beside the package, in a wheel inside it."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def frameworks_dir() -> Traversable:
    """Return the folder of frameworks and crosswalks."""
    return _root() / "indicators"


def templates_dir() -> Traversable:
    """Return the folder of pages, styles, fonts and words."""
    return _root() / "templates"


def examples_dir() -> Traversable:
    """Return the folder of example cities."""
    return _root() / "examples"


def framework_ids() -> tuple[str, ...]:
    """Return the ids of the shipped frameworks, in alphabetical order."""
    names = (entry.name for entry in frameworks_dir().iterdir() if entry.is_file())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def crosswalk_names() -> tuple[str, ...]:
    """Return the names of the shipped crosswalks, OLD--NEW, in alphabetical order."""
    names = (entry.name for entry in (frameworks_dir() / "crosswalks").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def catalogue_ids() -> tuple[str, ...]:
    """Return the ids of the shipped catalogues of initiatives, in alphabetical order."""
    names = (entry.name for entry in (frameworks_dir() / "catalogues").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def _root() -> Traversable:
    packaged = files("smartplan") / "_data"
    return packaged if packaged.is_dir() else Path(__file__).parents[1]

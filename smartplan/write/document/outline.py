"""The outlines that smartplan ships: which books, chapters and sections a document has."""

from functools import cache

from smartplan.core.model.outline import Outline
from smartplan.shipped import templates_dir


def shipped_outline() -> Outline:
    """Return that of a masterplan."""
    return _shipped("outline.yaml")


def roadmap_outline() -> Outline:
    """Return that of a roadmap by itself."""
    return _shipped("roadmap.yaml")


@cache
def _shipped(name: str) -> Outline:
    import yaml

    text = (templates_dir() / name).read_text(encoding="utf-8")
    return Outline.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))

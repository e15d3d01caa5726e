"""The outline that smartplan ships: which books, chapters and sections a document has."""

from functools import cache

from smartplan.core.model.outline import Outline
from smartplan.shipped import templates_dir


@cache
def shipped_outline() -> Outline:
    """Return it."""
    import yaml

    text = (templates_dir() / "outline.yaml").read_text(encoding="utf-8")
    return Outline.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))

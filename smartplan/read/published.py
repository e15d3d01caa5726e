"""Published results that ship, by the framework that they are under."""

from functools import cache

from smartplan.core.model import Published
from smartplan.read.gather import load, sound
from smartplan.read.yaml_text import parse
from smartplan.shipped import frameworks_dir


@cache
def published_results() -> tuple[Published, ...]:
    """Return all published results that ship, by the names of their files."""
    entries = sorted((frameworks_dir() / "published").iterdir(), key=lambda entry: entry.name)
    return tuple(
        sound(load(parse(entry.read_bytes(), f"indicators/published/{entry.name}"), Published, []), []).model
        for entry in entries
        if entry.name.endswith(".yaml")
    )

"""What ids are called, in both languages at once."""

from fractions import Fraction
from typing import Any

from smartplan.core.model import Framework, Indicator, Node, Titles
from smartplan.core.process import COORDINATOR, Column, Source
from smartplan.core.process.cells import cell_of
from smartplan.write.words import Words


def both_titles(titles: Titles) -> str:
    """Return a title in both languages, one a line."""
    return "\n".join(dict.fromkeys((titles.id, titles.en)))


def item_of(framework: Framework, id_: str) -> Node | Indicator:
    """Return a node or indicator."""
    return next(item for item, _ in framework.items() if item.id == id_)


def title_in(source: Source, list_: str, id_: str) -> str:
    """Return the title of an initiative or a service, as the plan has it."""
    item = next(item for item in source.shown[list_] if item["id"] == id_)
    said = (cell_of(item, Column(f"title.{language}")) for language in ("id", "en"))
    return "\n".join(dict.fromkeys(str(text) for text in said if text is not None))


def owner_of(owner: str, source: Source, words: Words) -> str:
    """Return what an agency is called."""
    if owner == COORDINATOR:
        return words("the coordinator of the plan")
    item = (source.plan or {}).get("agencies", {}).get(owner, {})
    return str(cell_of(item, Column(f"title.{words.language}")) or owner)


def typed(value: Any) -> str:  # noqa: ANN401 - a number as a file or a model has it, or text
    """Return a number with the decimals that it has and a comma; text as it is."""
    return value if isinstance(value, str) else Words("id").plain(Fraction(value))

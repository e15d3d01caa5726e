"""The outlines that smartplan ships, and how the texts of an outline are said."""

from functools import cache

from smartplan.core.model import Titles
from smartplan.core.model.outline import Outline
from smartplan.shipped import templates_dir
from smartplan.write.words import Words


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


def title_in(titles: Titles | None, words: Words) -> str:
    """Return a title of an outline, with the words that the region has for our terms; empty for none."""
    return "" if titles is None else words.in_terms(words.title(titles), title=True)


def text_in(titles: Titles, words: Words) -> str:
    """Return a sentence of an outline, with the same words."""
    return words.in_terms(words.title(titles))


def label_in(titles: Titles, place: int, words: Words) -> str:
    """Return how a book or chapter is called, by its place among its like: BAB IV."""
    return title_in(titles, words).replace("{numeral}", roman(place))


def roman(number: int) -> str:
    """Return a number below forty as it stands on a chapter."""
    tens, rest = divmod(number, 10)
    fives, ones = divmod(rest, 5)
    if ones == 4:  # noqa: PLR2004 - IV, and IX
        return "X" * tens + ("IX" if fives else "IV")
    return "X" * tens + "V" * fives + "I" * ones

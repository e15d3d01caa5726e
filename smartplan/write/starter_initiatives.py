"""The initiatives of a starter: typical ones of a catalogue, with figures that wait to be replaced."""

from collections.abc import Iterator, Sequence

from smartplan.core.model.catalogue import Catalogue, Typical
from smartplan.write.words import LANGUAGES, Words, later
from smartplan.write.yaml import quoted

ILLUSTRATIVE = later(
    "Illustrative: a start drawn from a catalogue of typical initiatives; costs, ceilings and agencies are"
    " placeholders."
)


def catalogue_lines(catalogue: Catalogue) -> Iterator[str]:
    """Yield what the head of a plan says of the catalogue that it draws from."""
    said = ", ".join(f"{language}: {quoted(Words(language)(ILLUSTRATIVE))}" for language in LANGUAGES)
    yield f"catalogue: {catalogue.id}"
    yield f"illustrative: {{{said}}}"


def initiative_lines(catalogue: Catalogue, entries: Sequence[Typical], words: Words) -> Iterator[str]:
    """Yield agencies and initiatives of a plan, drawn from a catalogue."""
    yield "agencies:"
    for id_ in dict.fromkeys(entry.agency for entry in entries):
        yield f"  {id_}: {{title: {quoted(words.title(catalogue.agencies[id_]))}, capacity: 3}}"
    yield "# " + words.title(catalogue.note)
    yield "# " + words(
        "Title, duration and effects come from the catalogue: smartplan catalogue ID shows them."
    )
    yield "# " + words("What you write here yourself takes their place. Keep what fits, delete the rest.")
    yield "initiatives:"
    for entry in entries:
        yield from _initiative(catalogue, entry, words)


def _initiative(catalogue: Catalogue, entry: Typical, words: Words) -> Iterator[str]:
    range_ = catalogue.cost_classes[entry.cost_class]
    low, high = words.money_short(range_.low), words.money_short(range_.high)
    yield f"  # {words.title(entry.title)}"
    yield f"  - id: {entry.id}"
    yield f"    typical: {entry.id}"
    yield f"    agency: {entry.agency}"
    yield "    fund: apbd"
    yield f"    cost: {range_.low}   # " + words(
        "a placeholder; typical is {low} to {high}", low=low, high=high
    )

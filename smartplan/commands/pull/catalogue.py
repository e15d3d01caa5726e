"""From the shipped catalogue to the entries that were asked for."""

from smartplan.core.check import nearest
from smartplan.core.model.catalogue import Catalogue, Typical
from smartplan.errors import InputError, Problem


def entries_of(catalogue: Catalogue, id_: str | None, dimension: str | None) -> tuple[Typical, ...]:
    """Return the entries of a catalogue: the one of this id, those of this dimension, else all.

    Raises:
        InputError: there is no such entry or dimension.
    """
    dimensions = tuple(dict.fromkeys(entry.dimension for entry in catalogue.initiatives))
    for code, asked, known in (
        ("unknown-typical", id_, tuple(catalogue.entries())),
        ("unknown-dimension", dimension, dimensions),
    ):
        if asked is not None and asked not in known:
            values = {"id": asked, "suggestion": nearest(asked, known), "known": known}
            raise InputError([Problem(code, values=values)])
    return tuple(
        entry
        for entry in catalogue.initiatives
        if id_ in (None, entry.id) and dimension in (None, entry.dimension)
    )

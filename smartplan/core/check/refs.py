"""An id that names nothing, and one that is given twice."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from smartplan.core.check.near import nearest
from smartplan.errors import Keys, Problem


def unknown(code: str, id_: str, known: Collection[str], keys: Keys, **values: object) -> Iterator[Problem]:
    """Yield a problem where an id is none of those known; it stands at the key where it is the last key."""
    if id_ not in known:
        near = {"id": id_, "suggestion": nearest(id_, known), "known": tuple(known)}
        yield Problem(code, keys, {**near, **values}, at_key=keys[-1] == id_)


class Named(Protocol):
    """Anything that may have an id."""

    @property
    def id(self) -> str | None:
        """Its id; None: it has none."""
        ...


def named_once(things: Iterable[Named], key: str) -> Iterator[Problem]:
    """Yield a problem for each thing of a list whose id another one before it has."""
    yield from placed_once(((key, index, "id"), thing.id) for index, thing in enumerate(things))


def placed_once(ids: Iterable[tuple[Keys, str | None]]) -> Iterator[Problem]:
    """Yield a problem for each id that stood at another place before; None is no id."""
    seen: set[str] = set()
    for keys, id_ in ids:
        if id_ is not None:
            if id_ in seen:
                yield Problem("duplicate-id", keys, {"id": id_})
            seen.add(id_)

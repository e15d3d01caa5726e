"""An id that names nothing."""

from collections.abc import Collection, Iterator

from smartplan.core.check.near import nearest
from smartplan.errors import Keys, Problem


def unknown(code: str, id_: str, known: Collection[str], keys: Keys, **values: object) -> Iterator[Problem]:
    """Yield a problem where an id is none of those known; it stands at the key where it is the last key."""
    if id_ not in known:
        near = {"id": id_, "suggestion": nearest(id_, known), "known": tuple(known)}
        yield Problem(code, keys, {**near, **values}, at_key=keys[-1] == id_)

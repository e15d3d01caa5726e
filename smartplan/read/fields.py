"""Which keys the model knows at a place of a file; needed only to suggest a near one."""

from collections.abc import Iterable
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Tag

from smartplan.errors import Keys


def fields_at(model: type[BaseModel], loc: Keys) -> tuple[str, ...]:
    """Return the keys that a mapping may have, as they are written.

    Args:
        model: the model of the whole file.
        loc: the way to the mapping, as pydantic tells it (with the names of union members).
    """
    here: list[Any] = [model]
    for step in loc:
        here = _step(here, step)
    models = (kind for kind in _flat(here) if isinstance(kind, type) and issubclass(kind, BaseModel))
    return tuple(dict.fromkeys(name for kind in models for name in _fields(kind)))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


def _step(here: list[Any], step: str | int) -> list[Any]:
    """Go one step down; a step that names a member of a union leads to that member."""
    for kind in here:
        named = [k for k in _members(kind) if step in (_tag(k), getattr(k, "__name__", None))]
        if named:
            return named
    below = [inner for kind in _flat(here) for inner in _inside(kind, step)]
    return below or here


def _inside(kind: Any, step: str | int) -> Iterable[Any]:  # noqa: ANN401 - any annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = _fields(kind)
        return [fields[str(step)]] if step in fields else []
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return [arguments[1]]
    return [arguments[0]] if get_origin(kind) is tuple and isinstance(step, int) else []


def _flat(here: Iterable[Any]) -> list[Any]:
    return [_bare(member) for kind in here for member in _members(kind)]


def _members(kind: Any) -> list[Any]:  # noqa: ANN401 - any annotation
    """Return the members of a union, each as annotated."""
    bare = _bare(kind)
    if get_origin(bare) in (dict, tuple) or isinstance(bare, type):
        return [kind]
    inner = [member for part in get_args(bare) for member in _members(part)]
    return inner or [kind]


def _bare(kind: Any) -> Any:  # noqa: ANN401 - any annotation
    return _bare(get_args(kind)[0]) if get_origin(kind) is Annotated else kind


def _tag(kind: Any) -> str | None:  # noqa: ANN401 - any annotation
    notes = getattr(kind, "__metadata__", ())
    return next((note.tag for note in notes if isinstance(note, Tag)), None)

"""The reference of templates: authored text, with what a document is made of taken from its classes."""

import re
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from smartplan.core.model.template import PAGES
from smartplan.shipped import templates_dir
from smartplan.write.document.model import Document
from smartplan.write.pages import shipped_text

BLOCK = re.compile(r"{% block (\w+) %}")
ATTRIBUTE = re.compile(r"^    (\w+): (.*)$")
NAMES = {"str": "text", "bool": "true or false", "int": "whole number", "float": "number", "date": "day"}
CHART = "a chart, to be drawn with `drawing`; its `title` says what it shows"


def template_reference() -> str:
    """Return the whole reference as Markdown."""
    from smartplan.write.sandbox import FILTERS

    text = (templates_dir() / "reference" / "template-variables.md").read_text(encoding="utf-8")
    for page in PAGES:
        named = ", ".join(f"`{name}`" for name in BLOCK.findall(shipped_text("pages", page)))
        text = text.replace(f"<!-- blocks: {page} -->", named)
    text = text.replace("<!-- filters -->", ", ".join(f"`{name}`" for name in FILTERS))
    return text.replace("<!-- models -->\n", "\n".join(_sections()))


def models() -> tuple[type, ...]:
    """Return every class that a document is made of, in the order in which one leads to another."""
    found: dict[type, None] = {Document: None}
    waiting: list[type] = [Document]
    while waiting:
        for hint in get_type_hints(waiting.pop(0)).values():
            new = [one for one in _classes(hint) if one not in found]
            found |= dict.fromkeys(new)
            waiting += new
    return tuple(found)


def _classes(hint: Any) -> Iterator[type]:  # noqa: ANN401 - any type
    """Yield the classes of ours that a type names; charts are drawn, and not looked into."""
    if is_dataclass(hint) and isinstance(hint, type) and not hasattr(hint, "svg"):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def _sections() -> Iterator[str]:
    for model in models():
        about, told = _told(model)
        yield f"### {model.__name__}\n\n{about}\n"
        kind = getattr(model, "kind", None)
        if isinstance(kind, str):
            yield f"`kind` is `{kind}`.\n"
        rows = [(f"`{name}`", value, told.get(name, "")) for name, value in _fields(model)]
        heads = ("Field", "Value", "Meaning") if told else ("Field", "Value")
        for cells in (heads, ["---"] * len(heads), *(row[: len(heads)] for row in rows)):
            yield f"| {' | '.join(cells)} |"
        yield ""


def _fields(model: type) -> Iterator[tuple[str, str]]:
    """Yield fields and properties, with what each holds."""
    hints = get_type_hints(model)
    yield from ((field.name, _value(hints[field.name])) for field in fields(model))
    for name, found in vars(model).items():
        if isinstance(found, property):
            yield name, _value(get_type_hints(found.fget)["return"])


def _told(model: type) -> tuple[str, dict[str, str]]:
    """Return what a class says of itself, and of its fields."""
    about, _, attributes = cleandoc(model.__doc__ or "").partition("\n\nAttributes:\n")
    found = (ATTRIBUTE.match(line) for line in attributes.splitlines())
    told = {match[1]: match[2] for match in found if match}
    told |= {name: cleandoc(f.__doc__ or "") for name, f in vars(model).items() if isinstance(f, property)}
    return " ".join(about.split()), told


def _value(hint: Any) -> str:  # noqa: ANN401 - any type
    """Say in words what a field holds."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if origin in (Union, types.UnionType):
        kinds = dict.fromkeys(_value(kind) for kind in inner if kind is not type(None))
        return " or ".join(kinds) + (" or nothing" if type(None) in inner else "")
    if origin is tuple:
        several = inner[1:] == (...,)
        return f"list of: {_value(inner[0])}" if several else f"pair of {' and '.join(map(_value, inner))}"
    name = getattr(hint, "__name__", str(hint))
    if hasattr(hint, "svg"):
        return CHART
    return f"[*{name}*](#{name.lower()})" if is_dataclass(hint) else NAMES.get(name, "number")

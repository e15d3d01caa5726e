"""The reference of the framework format: authored text, with the tables of keys made from the model."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from smartplan.core.model import Assessment, Framework
from smartplan.shipped import templates_dir

Schema = Mapping[str, Any]

_MARK = re.compile(r"<!-- (keys|about): (\w+) -->")
_SHOWN = {"Titles": "{id, en}"}
"""Models that are shown by their keys."""
_FRACTION = re.compile(r"(-?\d+)/(\d+)")


def framework_reference() -> str:
    """Return the whole reference as Markdown."""
    text = (templates_dir() / "reference" / "framework-format.md").read_text(encoding="utf-8")
    return _MARK.sub(lambda found: _made(found[1], found[2]), text)


def models_of_framework() -> tuple[str, ...]:
    """Return the names of all parts that a framework file may have."""
    return ("Framework", *Framework.model_json_schema()["$defs"])


def _made(what: str, model: str) -> str:
    schema = _models()[model]
    if what == "about":
        return " ".join(str(schema["description"]).split())
    needed = schema.get("required", ())
    rows = [_row(key, value, key in needed) for key, value in schema["properties"].items()]
    return "\n".join(["| Key | Value | Default | Meaning |", "|---|---|---|---|", *rows])


@cache
def _models() -> Mapping[str, Schema]:
    assessment, framework = (model.model_json_schema(by_alias=True) for model in (Assessment, Framework))
    return {**assessment["$defs"], **framework["$defs"], "Framework": framework}


def _row(key: str, schema: Schema, required: bool) -> str:  # noqa: FBT001 - a property of the row
    meaning = " ".join(str(schema.get("description", "")).split())
    cells = (f"`{key}`", _value(schema), "**needed**" if required else _default(schema), meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(schema: Schema) -> str:
    default = schema.get("default")
    if default in (None, "", [], ()) or default == {}:
        return ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    fraction = _FRACTION.fullmatch(str(default))
    return f"`{int(fraction[1]) / int(fraction[2]) if fraction else default}`"


def _value(schema: Schema) -> str:
    """Say in words what may be written."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return _SHOWN.get(name, f"*{name}*")
    if "const" in schema or "enum" in schema:
        words: Sequence[object] = schema.get("enum", [schema.get("const")])
        return ", ".join(f"`{word}`" for word in words)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            said = dict.fromkeys(_value(choice) for choice in schema[key] if choice.get("type") != "null")
            return "a [rule](#rules)" if "*RuleGeometric*" in said else " or ".join(said)
    if schema.get("type") == "array":
        return f"list of {_value(schema['items'])}"
    if schema.get("type") == "object":
        return f"mapping of {_keys(schema)} to {_value(schema['additionalProperties'])}"
    return _plain(schema)


def _keys(schema: Schema) -> str:
    names = schema.get("propertyNames", {})
    return "ids" if "maxLength" in names else "names"


def _plain(schema: Schema) -> str:
    kind = str(schema.get("type", "text"))
    if kind == "string":
        # Only ids have a longest length.
        return "id" if "maxLength" in schema else "text"
    if kind == "boolean":
        return "`true` or `false`"
    number = "whole number" if kind == "integer" else "number"
    return f"{number}, 0 or more" if schema.get("minimum") == 0 else number

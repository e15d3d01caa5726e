"""What pydantic found wrong, as problems of ours: our codes, the keys of the file, the near word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from smartplan.core.check import nearest
from smartplan.errors import Keys, Problem
from smartplan.read.document import Document, MarkedDict
from smartplan.read.fields import fields_at
from smartplan.read.numbers import number_problem

MAX_SHOWN = 100
"""So many problems of one file are told; whoever has more has one mistake many times."""

_CODES = {
    "bool_parsing": "not-true-or-false",
    "bool_type": "not-true-or-false",
    "dict_type": "not-a-mapping",
    "extra_forbidden": "unknown-key",
    "int_parsing": "not-a-year",
    "literal_error": "not-one-of",
    "missing": "missing-key",
    "model_attributes_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "string_pattern_mismatch": "bad-id",
    "string_type": "not-a-text",
    "too_long": "id-too-long",
    "too_short": "too-few",
    "tuple_type": "not-a-list",
}
# What these say of a list or a block of keys needs no value.
_SHAPES = frozenset({"not-a-list", "not-a-mapping"})
# Keys that an Indonesian writer may think of first, and what they are called here.
_INDONESIAN = {
    "alamat": ("address",),
    "alasan": ("reason",),
    "bobot": ("weight",),
    "bukti": ("evidence",),
    "catatan": ("note", "notes"),
    "halaman": ("page",),
    "jabatan": ("office",),
    "judul": ("title",),
    "kerangka": ("framework",),
    "kode": ("code",),
    "kota": ("city",),
    "nama": ("name",),
    "nilai": ("score", "scores"),
    "nomor": ("number",),
    "penandatangan": ("signatory",),
    "pengirim": ("sender",),
    "provinsi": ("province",),
    "skor": ("score", "scores"),
    "sumber": ("source", "sources"),
    "tahun": ("year",),
    "tanggal": ("date",),
    "tembusan": ("copies",),
    "tempat": ("place",),
    "tujuan": ("recipient",),
}


def problems_in(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    """Return what is wrong with a file, each problem with its keys in the file, without follow-ups."""
    details = error.errors(include_url=False)
    found = [_problem(detail, document, model) for detail in islice(details, MAX_SHOWN)]
    problems = _without_follow_ups([problem for problem in found if problem])
    return _with_the_rest(problems, len(details) - MAX_SHOWN)


def shortened(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problems, and how many more there are."""
    return _with_the_rest(list(problems[:MAX_SHOWN]), len(problems) - MAX_SHOWN)


def _with_the_rest(problems: list[Problem], number: int) -> list[Problem]:
    """Add that there are so many more problems, if there are; it stands where the last one does."""
    last = problems[-1].keys if problems else ()
    return [*problems, Problem("more-problems", last, {"number": number})] if number > 0 else problems


def _problem(detail: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem | None:
    kind, loc, value = detail["type"], detail["loc"], detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    at_key = loc[-1:] == ("[key]",)
    keys = _keys_in_file(loc[:-1] if at_key else loc, document)
    if kind == "missing":
        return Problem("missing-key", (*keys, str(loc[-1])), {"key": str(loc[-1]), "of": _name(keys)})
    if kind == "extra_forbidden":
        return _unknown_key(keys, fields_at(model, loc[:-1]), document)
    if kind == "union_tag_invalid":
        return _wrong_kind(keys, value, context)
    if kind in ("string_too_short", "too_short", "too_long"):
        return _wrong_length(keys, value, context, at_key=at_key)
    return replace(_wrong_value(kind, keys, value, context), at_key=at_key or value is None)


def _wrong_value(kind: str, keys: Keys, value: object, context: dict[str, Any]) -> Problem:
    if value is None:
        return Problem("empty-value", keys, {"key": _name(keys)})
    if kind == "literal_error":
        return _not_one_of(keys, value, context["expected"])
    if kind == "not-a-number":
        return number_problem(keys, _name(keys), value)
    code = _CODES.get(kind, kind if "-" in kind else "bad-value")
    told = None if code in _SHAPES and isinstance(value, dict | list) else typed(value)
    # Whoever lists plans has one plan in parts.
    only = "plan" if keys == ("plan",) and isinstance(value, list) else None
    return Problem(code, keys, {"key": _name(keys), "value": told, "only": only, **_typed_context(context)})


def _keys_in_file(loc: Iterable[str | int], document: Document) -> Keys:
    """Leave out the steps that name parts of the model: members of unions, the long form of a short one."""
    keys: Keys = ()
    for step in loc:
        found, _ = document.find((*keys, step))
        if len(found) > len(keys):
            keys = found
    return keys


def _unknown_key(keys: Keys, fields: tuple[str, ...], document: Document) -> Problem:
    """Say which key was meant; or under which empty key it belongs; or that it is text cut by a comma."""
    _, holder = document.find(keys[:-1])
    there = holder if isinstance(holder, MarkedDict) else MarkedDict(0)
    key = str(keys[-1])
    free = [name for name in fields if name not in there]
    translated = [name for name in _INDONESIAN.get(key.casefold(), ()) if name in free]
    in_braces = document.is_flow(keys[:-1])
    values = {
        "key": key,
        "suggestion": translated[0] if translated else nearest(key, free),
        "text": key if in_braces and there[key] is None else None,
        "above": _empty_key_before(key, there),
        "known": fields,
    }
    return Problem("unknown-key", keys, values, at_key=True)


def _empty_key_before(key: str, there: MarkedDict) -> str | None:
    """Return the last key above with nothing below it: what follows was perhaps not indented."""
    above = list(there)[: list(there).index(key)]
    return next((name for name in reversed(above) if there[name] is None), None)


def _wrong_kind(keys: Keys, value: object, context: dict[str, Any]) -> Problem:
    """A mapping whose `kind` is none of those that there are, or is missing."""
    if not isinstance(value, dict) or "kind" not in value:
        return Problem("missing-key", (*keys, "kind"), {"key": "kind", "of": _name(keys)})
    kinds = context["expected_tags"].replace("'word', ", "")
    return _not_one_of((*keys, "kind"), value["kind"], kinds)


def _not_one_of(keys: Keys, value: object, expected: str) -> Problem:
    choices = tuple(re.findall(r"'([^']*)'", expected))
    code = "unknown-schema" if keys == ("schema",) else "not-one-of"
    suggestion = choices[0] if len(choices) == 1 else nearest(value, choices)
    values = {"key": _name(keys), "value": typed(value), "choices": choices, "suggestion": suggestion}
    return Problem(code, keys, values)


def _wrong_length(keys: Keys, value: object, context: dict[str, Any], *, at_key: bool) -> Problem | None:
    """Length is counted over what is valid: a list that is long enough only holds other mistakes."""
    values = {"key": _name(keys), "value": value}
    if isinstance(value, str):
        most = context.get("max_length")
        code = "id-too-long" if most else "empty-text"
        return Problem(code, keys, {**values, "most": most}, at_key=at_key)
    least = context.get("min_length", 0)
    if isinstance(value, list | tuple | dict) and len(value) < least:
        return Problem("too-few", keys, {**values, "least": least}, at_key=True)
    return None


def _without_follow_ups(problems: list[Problem]) -> list[Problem]:
    """Drop what another problem already says: one message a mistake."""
    strangers = [p for p in problems if p.code == "unknown-key"]
    meant = {(*p.keys[:-1], p.values["suggestion"]) for p in strangers}
    meant |= {(*p.keys[:-1], p.values["above"]) for p in strangers if not p.values["suggestion"]}
    deeper = {p.keys[:length] for p in problems for length in range(len(p.keys))}
    kept: dict[Keys, Problem] = {}
    for problem in problems:
        follows = problem.code in ("missing-key", "empty-value") and problem.keys in meant
        # A union says of every member why it does not fit; the one that was meant says it best.
        if follows or (problem.code == "not-one-of" and problem.keys in deeper):
            continue
        kept.setdefault(problem.keys, problem)
    return list(kept.values())


def _name(keys: Keys) -> str:
    """Return the key that a reader sees at the place."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _typed_context(context: dict[str, Any]) -> dict[str, object]:
    return {name: typed(value) for name, value in context.items() if name in ("value", "given")}


def typed(value: object) -> str:
    """Return a value the way it stands in the file, at least its brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "{...}" if isinstance(value, dict) else "[...]"
    return "" if value is None else str(value)

"""Keyword builders with defaults: each test names only what matters to it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from smartplan.core.model import Assessment, Framework, Plan


def exact(value: object) -> object:
    """Turn floats into the decimals that a file would hold, all the way down."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, Mapping):
        return {key: exact(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [exact(below) for below in value]
    return value


def indicator(id_: str, **given: object) -> dict[str, object]:
    """Return an ordinal indicator of weight 1."""
    return {"id": id_, "title": id_, "kind": "level", **given}


def node(id_: str, *children: dict[str, object], **given: object) -> dict[str, object]:
    """Return a node of weight 1 over children."""
    return {"id": id_, "title": id_, "children": list(children), **given}


def framework(*tree: dict[str, object], **given: Any) -> Framework:
    """Return a framework on a scale of 1 to 5 with two decimals."""
    whole = {
        "schema": "smartplan/framework/1",
        "id": "test",
        "title": "Test",
        "scale": {"min": 1, "max": 5},
        "rounding": {"digits": 2},
        "tree": list(tree),
    }
    return Framework.model_validate(exact({**whole, **given}))


def assessment(scores: Mapping[str, object], **given: Any) -> Assessment:
    """Return an assessment of Kota Uji in 2024."""
    whole = {
        "schema": "smartplan/assessment/1",
        "framework": "test",
        "city": {"name": "Kota Uji"},
        "year": 2024,
        "scores": scores,
    }
    return Assessment.model_validate(exact({**whole, **given}))


def plan(*initiatives: dict[str, object], **given: Any) -> Plan:
    """Return a plan of five years from 2025 with one fund and one agency."""
    whole = {
        "schema": "smartplan/plan/1",
        "city": {"name": "Kota Uji"},
        "framework": "test",
        "horizon": {"start": "2025Q1", "years": 5},
        "funds": {"apbd": {year: 1000 for year in range(2025, 2030)}},
        "agencies": {"diskominfo": {"title": "Diskominfo"}},
        "initiatives": list(initiatives),
    }
    return Plan.model_validate(exact({**whole, **given}))


def initiative(id_: str, **given: object) -> dict[str, object]:
    """Return an initiative of one quarter that costs nothing."""
    return {"id": id_, "title": id_, "agency": "diskominfo", "duration": 1, **given}

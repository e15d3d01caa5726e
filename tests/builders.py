"""Keyword builders: a test names only what matters to it."""

import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from smartplan.core.gaps import Gaps, Target, find_gaps
from smartplan.core.model import Assessment, Framework, Plan
from smartplan.core.scores import assess


def written(value):
    """Return a value as the reader hands it over: decimals as they are typed."""
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [written(inner) for inner in value]
    return Decimal(repr(value)) if isinstance(value, float) else value


def indicator(id_, weight=1, **keys):
    """Return an indicator that is a level, as it is written."""
    return {"id": id_, "title": id_, "kind": "level", "weight": weight, **keys}


def node(id_, *children, weight=1, **keys):
    """Return an inner node, as it is written."""
    return {"id": id_, "title": id_, "weight": weight, "children": list(children), **keys}


def framework(*tree, **keys):
    """Return a framework on the scale 0 to 4; by default two dimensions of two indicators."""
    default = (node("A", indicator("A1"), indicator("A2")), node("B", indicator("B1"), indicator("B2")))
    keys = {
        "schema": "smartplan/framework/1",
        "id": "test",
        "title": "Test",
        "scale": {"min": 0, "max": 4, "step": 1},
        "tree": list(tree or default),
        **keys,
    }
    return Framework.model_validate(written(keys))


def spbe(*tree, **keys):
    """Return a framework on the scale 1 to 5 that reports two decimals."""
    return framework(*tree, **{"scale": {"min": 1, "max": 5, "step": 1}, "rounding": {"digits": 2}, **keys})


def assessment(scores, **keys):
    """Return an assessment of 2025 with these scores."""
    keys = {
        "schema": "smartplan/assessment/1",
        "framework": "test",
        "city": {"name": "Kota Uji"},
        "year": 2025,
        "scores": scores,
        **keys,
    }
    return Assessment.model_validate(written(keys))


def initiative(id_, **keys):
    """Return an initiative of one quarter that costs nothing, as it is written."""
    return {"id": id_, "title": id_, "agency": "opd", "duration": 1, **keys}


def plan(*initiatives, years=1, start="2026Q1", **keys):
    """Return a plan of these initiatives, by default of one year, with no funds and no limits."""
    keys = {
        "schema": "smartplan/plan/1",
        "city": {"name": "Kota Uji"},
        "framework": "test",
        "horizon": {"start": start, "years": years},
        "initiatives": list(initiatives),
        **keys,
    }
    return Plan.model_validate(written(keys))


def gaps(scores, *, everywhere=4, of=None, **aims) -> Gaps:
    """Return the gaps of these scores to one target everywhere, and to nearer ones by id."""
    framework_ = of or framework()
    nearer = {id_: Fraction(value) for id_, value in aims.items()}
    return find_gaps(
        assess(framework_, assessment(scores)), Target(aims=nearer, everywhere=Fraction(everywhere))
    )


DIMENSIONS = ("A", "B", "C")
INDICATORS = tuple(f"{top}{number}" for top in DIMENSIONS for number in (1, 2, 3))
TREE = framework(*(node(top, *(indicator(f"{top}{n}", n) for n in (1, 2, 3))) for top in DIMENSIONS))


def drawn(draw, number, scores):
    """Return an initiative drawn for `TREE`: it may wait for one of those before it.

    Args:
        draw: what draws it.
        number: how many were drawn before.
        scores: of the indicators.
    """
    id_ = draw.choice(INDICATORS)
    low = scores[id_] + draw.choice([0, 0, 1])
    return initiative(
        f"i{number:02}",
        agency=draw.choice(["opd", "other"]),
        fund="apbd",
        cost=draw.randint(0, 400),
        duration=draw.randint(1, 5),
        raises={id_: {"from": low, "to": low + draw.randint(1, 2)}},
        depends_on=[f"i{draw.randrange(number):02}"] if number and draw.random() < 0.2 else [],
    )


def printed_by_two_orders(code):
    """Return what a program prints, run twice with other hashes of its texts: once if it is the same."""
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

"""The index of many cities and draws at once is the index of `assess`, rule by rule."""

from fractions import Fraction

import numpy as np
import pytest
from builders import assessment, framework, indicator, node
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.panel.evaluate import Draws, evaluate, values_of
from smartplan.core.panel.tree import tree_of
from smartplan.core.scores import assess

RULES = [
    "arithmetic",
    "geometric",
    "harmonic",
    "minimum",
    "pooled",
    {"kind": "geometric", "floor": Fraction(1, 2)},
    {"kind": "generalised", "power": Fraction(1, 2)},
    {"kind": "generalised", "power": -1},
    {"kind": "generalised", "power": -2},
    {"kind": "worst", "count": 2},
    {"kind": "worst", "count": 2, "guard": 2},
    {"kind": "staged", "passes": 2, "from": 0, "to": 4},
    {"kind": "product", "whole": 4},
]
RATIO = {"kind": "ratio", "whole": 4}
answers = st.one_of(
    st.integers(0, 4), st.just("unknown"), st.just({"not_applicable": "none here"}), st.none()
)
weights = st.fractions(min_value=0, max_value=5, max_denominator=4)


HALF = {"score": Fraction(1, 2)}


@st.composite
def cohorts(draw, *, covered=True):
    """Draw a framework of two levels with any rules, and some cities that answer it as they like."""
    names = ["a", "b", "c", "d", "e"]
    least = draw(COVERAGE) if covered else None
    leaves = [indicator(name, weight=draw(weights), unknown=draw(UNKNOWN)) for name in names]
    tree = framework(
        node("A", *leaves[:3], rule=draw(st.sampled_from(RULES)), weight=draw(weights)),
        node("B", *leaves[3:], rule=draw(st.sampled_from([*RULES, RATIO])), min_coverage=least),
        rule=draw(st.sampled_from(RULES)),
        unknown=draw(st.sampled_from(["exclude", "floor"])),
    )
    cities = []
    for _ in range(draw(st.integers(1, 4))):
        given = {name: draw(answers) for name in names}
        scores = {name: answer for name, answer in given.items() if answer is not None}
        if draw(st.booleans()):
            scores = {key: value for key, value in scores.items() if key not in ("d", "e")} | {"B": 3}
        cities.append(assessment(scores))
    return tree, cities


UNKNOWN = st.sampled_from([None, "exclude", "floor"])
COVERAGE = st.sampled_from([None, Fraction(1, 2), {"known": 2}])


@given(cohorts())
@settings(max_examples=100, deadline=None)
def test_every_item_is_what_assess_gives(cohort) -> None:
    framework_, cities = cohort
    scores = [assess(framework_, city) for city in cities]
    tree = tree_of(scores)

    found = values_of(tree, Draws(tree.weights[None, :]))

    for column, city in enumerate(scores):
        for score in taken(city.root):
            value = np.broadcast_to(found[score.id], (1, len(cities)))[0, column]
            expected = np.nan if score.counted is None else float(score.counted)
            assert value == pytest.approx(expected, abs=1e-9, nan_ok=True), score.id


def taken(score):
    """Walk what the rules take; an operand without weight is not counted."""
    yield score
    for operand in score.operands:
        if operand.item.weight:
            yield from taken(operand)


@given(cohorts(covered=False), st.lists(st.integers(1, 9), min_size=7, max_size=7))
@settings(max_examples=50, deadline=None)
def test_other_weights_give_what_assess_gives_under_a_framework_with_them(cohort, factors) -> None:
    framework_, cities = cohort
    tree = tree_of([assess(framework_, city) for city in cities])
    factor = dict(zip(tree.ids, factors, strict=True))
    weights = tree.weights * np.array([factor[id_] for id_ in tree.ids])

    found = evaluate(tree, Draws(np.stack([tree.weights, weights])))

    other = reweighted(framework_, factor)
    for column, city in enumerate(cities):
        value = assess(other, city).root.value
        expected = np.nan if value is None else float(value)
        assert found[1, column] == pytest.approx(expected, abs=1e-9, nan_ok=True)


@given(cohorts(covered=False), st.data())
@settings(max_examples=40, deadline=None)
def test_other_scores_give_what_assess_gives_of_them(cohort, data) -> None:
    framework_, cities = cohort
    scores = [assess(framework_, city) for city in cities]
    known = sorted({leaf.id for city in scores for leaf in city.leaves if leaf.value is not None} - {"B"})
    if not known:
        return
    moved = data.draw(st.sampled_from(known))
    changed = [
        city.model_copy(update={"scores": {**city.scores, moved: city.scores[moved].model_copy(update=HALF)}})
        if moved in city.scores and city.scores[moved].score is not None
        else city
        for city in cities
    ]
    tree = tree_of(scores)
    shift = [
        float(new.scores[moved].score - old.scores[moved].score) if new is not old else 0.0
        for new, old in zip(changed, cities, strict=True)
    ]

    found = evaluate(tree, Draws(tree.weights[None, :], {tree.place(moved): np.array([shift])}))

    for column, city in enumerate(changed):
        value = assess(framework_, city).root.value
        expected = np.nan if value is None else float(value)
        assert found[0, column] == pytest.approx(expected, abs=1e-9, nan_ok=True)


def reweighted(framework_, factor):
    def item(written):
        children = tuple(item(child) for child in getattr(written, "children", ()))
        update = {
            "weight": written.weight * factor[written.id],
            **({"children": children} if children else {}),
        }
        return written.model_copy(update=update)

    return framework_.model_copy(update={"tree": tuple(item(top) for top in framework_.tree)})

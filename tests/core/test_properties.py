"""What holds of every framework and every answer."""

from fractions import Fraction

import pytest
from builders import assessment, indicator, node, spbe
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.gaps import Target, find_gaps
from smartplan.core.scores import aggregate, assess

RULES = ["arithmetic", "geometric", "harmonic", "minimum"]
scores_ = st.fractions(min_value=1, max_value=5, max_denominator=40)
weights = st.fractions(min_value=Fraction(1, 20), max_value=10, max_denominator=20)
pairs = st.lists(st.tuples(weights, scores_), min_size=1, max_size=6)


def _tree(rule: str, values: list[tuple[Fraction, Fraction]]):
    half = len(values) // 2 + 1
    leaves = [indicator(f"i{n}", weight=weight) for n, (weight, _) in enumerate(values)]
    groups = [node("A", *leaves[:half], rule=rule)]
    return spbe(*groups, *([node("B", *leaves[half:], weight=2)] if leaves[half:] else []))


def _answers(values: list[tuple[Fraction, Fraction]]):
    return assessment({f"i{n}": value for n, (_, value) in enumerate(values)})


@given(pairs, st.sampled_from(RULES))
def test_index_lies_between_lowest_and_highest_score(values, rule) -> None:
    index = float(assess(_tree(rule, values), _answers(values)).root.value)

    assert min(v for _, v in values) - 1e-9 <= index <= max(v for _, v in values) + 1e-9


@given(pairs, st.sampled_from(RULES), st.data())
def test_better_answer_never_lowers_the_index(values, rule, data) -> None:
    which = data.draw(st.integers(0, len(values) - 1))
    better = [(w, min(v + 1, Fraction(5)) if n == which else v) for n, (w, v) in enumerate(values)]
    tree = _tree(rule, values)

    before, after = (assess(tree, _answers(v)).root.value for v in (values, better))

    assert float(after) >= float(before) - 1e-12


@given(pairs, st.sampled_from(RULES), st.fractions(min_value=Fraction(1, 9), max_value=9))
def test_scale_of_weights_does_not_matter(values, rule, factor) -> None:
    scaled = [(weight * factor, value) for weight, value in values]

    assert float(aggregate(rule, values)) == pytest.approx(float(aggregate(rule, scaled)), abs=1e-12)


@given(pairs, st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_order_of_children_does_not_matter(values, rule, random) -> None:
    shuffled = random.sample(values, len(values))

    assert float(aggregate(rule, values)) == pytest.approx(float(aggregate(rule, shuffled)), abs=1e-12)


@given(pairs, st.sampled_from(RULES), st.data())
def test_whatever_the_unknown_turns_out_to_be_lies_in_the_interval(values, rule, data) -> None:
    which = data.draw(st.integers(0, len(values) - 1))
    tree, whole = _tree(rule, values), _answers(values)
    known = {key: answer for key, answer in whole.scores.items() if key != f"i{which}"}
    interval = assess(tree, whole.model_copy(update={"scores": known})).root

    value = float(assess(tree, whole).root.value)

    assert float(interval.low) - 1e-12 <= value <= float(interval.high) + 1e-12


@given(pairs, st.data(), st.sampled_from(["exclude", "floor"]))
@settings(max_examples=60)
def test_gaps_add_up_whatever_is_unknown(values, data, unknown) -> None:
    tree = _tree("arithmetic", values).model_copy(update={"unknown": unknown})
    missing = data.draw(st.sets(st.integers(0, len(values) - 1)))
    whole = _answers(values)
    known = {k: a for k, a in whole.scores.items() if int(k[1:]) not in missing}

    gaps = find_gaps(assess(tree, whole.model_copy(update={"scores": known})), Target(everywhere=Fraction(4)))

    assert gaps.root.gap == sum(gap.weighted for gap in gaps.leaves) + gaps.root.gap_unknown

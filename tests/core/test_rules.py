"""Every rule of aggregation: against an obvious reference, and what holds whatever it is given."""

from fractions import Fraction
from itertools import combinations
from math import prod

import pytest
from builders import assessment, framework, indicator, node, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from smartplan.core.model import Rule
from smartplan.core.scores import aggregate, assess, half_up, index_if

TOP = 5
MEANS = [
    *("arithmetic", "geometric", "harmonic", "minimum", "pooled"),
    {"kind": "geometric", "floor": 0.5},
    *({"kind": "generalised", "power": p} for p in (-3, -1, -0.5, 0.5, 1, 2, 7)),
    *({"kind": "worst", "count": k} for k in (1, 2, 3)),
    {"kind": "worst", "count": 2, "guard": 2.5},
]
STAGED = {"kind": "staged", "passes": 3, "from": 1, "to": 5}
PRODUCT = {"kind": "product", "whole": TOP}
RATIO = {"kind": "ratio", "whole": 2}
RATIONAL = ["arithmetic", "harmonic", "minimum", "pooled", MEANS[-1], STAGED, PRODUCT]
UNORDERED = [*MEANS, PRODUCT]
WEIGHING = [*UNORDERED, STAGED]

values_ = st.integers(0, 40 * TOP).map(lambda n: Fraction(n, 40))
weights = st.integers(1, 200).map(lambda n: Fraction(n, 20))
pairs = st.lists(st.tuples(weights, values_), min_size=1, max_size=6)
two = st.lists(st.tuples(weights, values_), min_size=2, max_size=2)


RULES = TypeAdapter(Rule)
AS_READ = {str(rule): RULES.validate_python(written(rule)) for rule in [*WEIGHING, RATIO]}


def applied(rule, children):
    found = AS_READ.get(str(rule))
    return aggregate(found or RULES.validate_python(written(rule)), children)


def any_of(rules):
    return st.sampled_from(rules)


def reference(rule, children):  # noqa: C901, PLR0911 - one plain formula a rule, nothing shared
    """Compute a rule as its definition reads, in floats."""
    kind = rule if isinstance(rule, str) else rule["kind"]
    w = [float(weight) for weight, _ in children]
    v = [float(value) for _, value in children]
    share = [weight / sum(w) for weight in w]
    if kind in ("arithmetic", "pooled"):
        return sum(s * x for s, x in zip(share, v, strict=True))
    if kind == "geometric":
        floor = 0 if isinstance(rule, str) else rule["floor"]
        return prod(max(x, floor) ** s for s, x in zip(share, v, strict=True))
    if kind == "harmonic" or (kind == "generalised" and rule["power"] < 0):
        p = -1 if kind == "harmonic" else rule["power"]
        return 0 if min(v) == 0 else sum(s * x**p for s, x in zip(share, v, strict=True)) ** (1 / p)
    if kind == "generalised":
        p = rule["power"]
        return sum(s * x**p for s, x in zip(share, v, strict=True)) ** (1 / p)
    if kind == "minimum":
        return min(v)
    if kind == "worst":
        k = min(rule["count"], len(v))
        lowest = min(combinations(v, k), key=sum)
        guard = rule.get("guard", 0)
        return sum(lowest) / k if all(x < guard for x in lowest) else max(sum(lowest) / k, guard)
    if kind == "staged":
        passed = next((n for n, x in enumerate(v) if x < rule["passes"]), len(v))
        return rule["from"] + (rule["to"] - rule["from"]) * sum(share[:passed])
    if kind == "product":
        return rule["whole"] * prod(x / rule["whole"] for x in v)
    return None if len(v) != 2 or v[1] == 0 else rule["whole"] * v[0] / v[1]


@settings(max_examples=200)
@given(rule=any_of([*WEIGHING, RATIO]), children=pairs)
def test_a_rule_gives_what_its_definition_says(rule, children) -> None:
    expected = reference(rule, children)

    assert applied(rule, children) == (None if expected is None else pytest.approx(expected, abs=1e-9))


@given(
    rule=any_of(["arithmetic", "harmonic", "minimum", "pooled", MEANS[-1], STAGED, PRODUCT]), children=pairs
)
def test_what_is_rational_is_computed_exactly(rule, children) -> None:
    assert isinstance(applied(rule, children), Fraction)


@given(rule=any_of(MEANS), children=pairs)
def test_a_mean_lies_between_its_lowest_and_highest_child(rule, children) -> None:
    floor = rule.get("floor", 0) if isinstance(rule, dict) else 0

    mean = float(applied(rule, children))

    assert min(float(v) for _, v in children) - 1e-9 <= mean
    assert mean <= max(floor, *(float(v) for _, v in children)) + 1e-9


@given(children=pairs)
def test_a_product_is_no_higher_than_its_lowest_factor_and_not_below_zero(children) -> None:
    assert 0 <= applied(PRODUCT, children) <= min(value for _, value in children)


@given(children=pairs)
def test_stages_lead_from_their_first_score_to_their_last(children) -> None:
    assert STAGED["from"] <= applied(STAGED, children) <= STAGED["to"]


@given(rule=any_of(WEIGHING), children=pairs, data=st.data())
def test_a_higher_child_never_lowers_its_parent(rule, children, data) -> None:
    which = data.draw(st.integers(0, len(children) - 1))
    higher = max(data.draw(values_), children[which][1])
    better = [(w, higher if n == which else v) for n, (w, v) in enumerate(children)]

    assert float(applied(rule, better)) >= float(applied(rule, children)) - 1e-12


@given(children=two, more=values_)
def test_a_ratio_rises_with_its_first_child_and_falls_with_its_second(children, more) -> None:
    (weight, first), (other, second) = children
    if second == 0:
        assert applied(RATIO, children) is None
        return

    now = applied(RATIO, children)

    assert applied(RATIO, [(weight, first + more), (other, second)]) >= now
    assert applied(RATIO, [(weight, first), (other, second + more)]) <= now


@given(
    rule=any_of([*WEIGHING, RATIO]),
    children=pairs,
    factor=weights,
)
def test_the_scale_of_weights_does_not_matter(rule, children, factor) -> None:
    scaled = [(weight * factor, value) for weight, value in children]

    assert applied(rule, scaled) == (
        None if applied(rule, children) is None else pytest.approx(float(applied(rule, children)), abs=1e-9)
    )


@given(rule=any_of(UNORDERED), children=pairs, random=st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter_but_to_stages_and_ratios(rule, children, random) -> None:
    shuffled = random.sample(children, len(children))

    assert float(applied(rule, shuffled)) == pytest.approx(float(applied(rule, children)), abs=1e-9)


@given(rule=any_of([*WEIGHING, RATIO]), children=two)
def test_a_child_without_weight_has_no_say(rule, children) -> None:
    assert applied(rule, [(Fraction(0), Fraction(4)), *children]) == applied(rule, children)


@pytest.mark.parametrize("rule", [*WEIGHING, RATIO])
def test_nothing_comes_of_nothing(rule) -> None:
    assert applied(rule, []) is None
    assert applied(rule, [(Fraction(1), None), (Fraction(2), None)]) is None


@given(rule=any_of(UNORDERED), children=pairs)
def test_an_unknown_child_leaves_a_mean(rule, children) -> None:
    assert applied(rule, [*children, (Fraction(3), None)]) == applied(rule, children)


def test_an_unknown_stage_has_not_passed_and_an_unknown_side_leaves_no_ratio() -> None:
    one = Fraction(1)

    assert applied(STAGED, [(one, Fraction(4)), (one, None), (one, Fraction(4))]) == 1 + 4 * Fraction(1, 3)
    assert applied(RATIO, [(one, Fraction(4)), (one, None)]) is None


def test_a_later_stage_does_not_count_before_the_earlier_ones() -> None:
    one = Fraction(1)

    assert applied(STAGED, [(one, Fraction(2)), (one, Fraction(5))]) == 1
    assert applied(STAGED, [(one, Fraction(3)), (one, Fraction(5))]) == 5


def test_the_guard_holds_unless_all_of_the_worst_are_below_it() -> None:
    rule = {"kind": "worst", "count": 2, "guard": 2}
    one = Fraction(1)

    assert applied(rule, [(one, Fraction(0)), (one, Fraction(3)), (one, Fraction(5))]) == 2
    assert applied(rule, [(one, Fraction(0)), (one, Fraction(1)), (one, Fraction(5))]) == Fraction(1, 2)
    assert applied(rule, [(one, Fraction(1)), (one, Fraction(5)), (one, Fraction(5))]) == 3


def test_a_generalised_mean_of_high_power_does_not_overflow() -> None:
    rule = {"kind": "generalised", "power": 400}

    assert applied(rule, [(Fraction(1), Fraction(10**6)), (Fraction(1), Fraction(1))]) == pytest.approx(
        10**6, rel=0.01
    )


@given(rule=any_of([*WEIGHING, RATIO]), data=st.data())
def test_whatever_an_unknown_turns_out_to_be_lies_in_the_interval_of_any_rule(rule, data) -> None:
    """The rule over two groups, of which one may be unknown in part; the second divides in a ratio."""
    tree = framework(
        node("A", indicator("a1", 3), indicator("a2"), rule="geometric"),
        node("B", indicator("b1"), indicator("b2"), rule="minimum"),
        rule=written(rule),
        scale={"min": 0, "max": TOP},
    )
    answers = {id_: data.draw(values_, label=id_) for id_ in ("a1", "a2", "b1", "b2")}
    known = data.draw(st.sets(st.sampled_from(sorted(answers)), max_size=3))

    root = assess(tree, assessment({id_: answers[id_] for id_ in known})).root
    value = assess(tree, assessment(answers)).root.value

    if value is not None:
        assert root.low is None or float(root.low) <= float(value) + 1e-9
        assert root.high is None or float(value) <= float(root.high) + 1e-9


@given(rule=any_of([*WEIGHING, RATIO]), data=st.data())
def test_index_if_is_what_assessing_again_gives(rule, data) -> None:
    tree = framework(
        node("A", indicator("a1", 3), indicator("a2"), rule="harmonic", min_coverage=0.5),
        node("B", node("C", indicator("c1"), indicator("c2", 2)), indicator("b1"), rule="pooled"),
        rule=written(rule),
        scale={"min": 0, "max": TOP},
        unknown=data.draw(st.sampled_from(["exclude", "floor"])),
    )
    ids = ("a1", "a2", "c1", "c2", "b1")
    answers = {id_: data.draw(st.none() | values_, label=id_) for id_ in ids}
    known = {id_: value for id_, value in answers.items() if value is not None}
    changed = {id_: data.draw(values_) for id_ in data.draw(st.sets(st.sampled_from(ids)))}

    supposed = index_if(assess(tree, assessment(known)), changed)

    again = assess(tree, assessment({**known, **changed})).root.value
    assert supposed == (None if again is None else pytest.approx(float(again), abs=1e-9))


DECIMALS = st.fractions(0, 4, max_denominator=10**7)


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | DECIMALS), min_size=1, max_size=8))
def test_what_is_sure_is_added_up_once_and_the_interval_is_exact(children) -> None:
    tree = [indicator(f"I{n}", weight=weight) for n, (weight, _) in enumerate(children)]
    of = framework(*tree, scale={"min": 0, "max": 4}, unknown="exclude")
    scores = {f"I{n}": {"unknown": True} if v is None else v for n, (_, v) in enumerate(children)}
    root = assess(of, assessment(scores)).root

    def mean(otherwise):
        pairs = [(w, otherwise if v is None else v) for w, v in children if w]
        pairs = [(w, v) for w, v in pairs if v is not None]
        return sum(w * v for w, v in pairs) / Fraction(sum(w for w, _ in pairs)) if pairs else None

    assert (root.value, root.low, root.high) == (mean(None), mean(Fraction(0)), mean(Fraction(4)))
    total = sum(w for w, _ in children)
    known = sum(w for w, v in children if v is not None)
    assert root.coverage == (Fraction(known, total) if total else None)


@given(
    raw=st.fractions(-20, 120, max_denominator=10**7),
    posts=st.tuples(st.fractions(-10, 10, max_denominator=100), st.fractions(11, 99, max_denominator=100)),
    scale=st.tuples(st.integers(-3, 1), st.integers(2, 9)),
    direction=st.sampled_from(["higher", "lower"]),
    cap=st.booleans(),
)
def test_a_raw_value_stands_on_the_line_between_its_goalposts(raw, posts, scale, direction, cap) -> None:
    (low, high), (least, most) = posts, scale
    asked = indicator("I", kind="measure", goalposts={"min": low, "max": high}, direction=direction, cap=cap)
    of = framework(asked, scale={"min": least, "max": most})
    kept = min(max(raw, low), high) if cap else raw
    share = (kept - low) / (high - low)
    share = 1 - share if direction == "lower" else share

    assert assess(of, assessment({"I": raw})).root.value == least + share * (most - least)


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        ("2.595", 2, "2.6"),
        ("2.594999999", 2, "2.59"),
        ("-2.595", 2, "-2.6"),
        ("-2.5949", 2, "-2.59"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("7", 2, "7"),
        ("1/3", 3, "0.333"),
        ("2/3", 3, "0.667"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value, digits, rounded) -> None:
    assert half_up(Fraction(value), digits) == Fraction(rounded)

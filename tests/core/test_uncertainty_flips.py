"""The change of one weight at which a band or an order flips, tried out on the framework itself."""

from fractions import Fraction
from itertools import pairwise

import pytest
from builders import assessment, framework, indicator, node
from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.panel import Member, score_cohort
from smartplan.core.scores import assess
from smartplan.core.uncertainty import Request, study
from smartplan.core.uncertainty.flips import band_flips, order_flips

BANDS = [{"name": "Low", "from": 0}, {"name": "Middle", "from": 2}, {"name": "High", "from": 3}]
IDS = ("A1", "A2", "B1", "B2")
ALL = ("A", "B", *IDS)
TINY = Fraction(1, 10**9)


def tree(weights=(1, 1, 1, 1, 1, 1), rule="arithmetic", **keys):
    """Return two dimensions of two indicators with these weights: A, B, then the indicators."""
    a, b, *leaves = weights
    one, two, three, four = (indicator(id_, weight) for id_, weight in zip(IDS, leaves, strict=True))
    keys = {"bands": BANDS, **keys}
    return framework(node("A", one, two, weight=a, rule=rule), node("B", three, four, weight=b), **keys)


def city(name, row):
    scores = {id_: score for id_, score in zip(IDS, row, strict=True) if score is not None}
    return Member(assessment(scores, city={"name": name}))


def scored(framework_, member):
    return score_cohort(framework_, [member]).scores[0]


def flips_of(row, framework_=None):
    one = city("a", row)
    return band_flips(one, scored(framework_ or tree(), one))


def with_weight(framework_, id_, weight):
    """Return the framework with another weight of one item."""

    def item(written):
        children = tuple(item(child) for child in getattr(written, "children", ()))
        update = {"children": children} if children else {}
        return written.model_copy(update={**update, **({"weight": weight} if written.id == id_ else {})})

    return framework_.model_copy(update={"tree": tuple(item(top) for top in framework_.tree)})


def band_at(framework_, row, id_, weight):
    return assess(with_weight(framework_, id_, weight), city("a", row).assessment).root.band.name


def around(flip, factor=TINY):
    """Return a weight just before it flips, and one just beyond; None where there is no weight beyond."""
    outward = 1 if flip.at > flip.weight else -1
    if flip.at == 0:
        return factor, None
    return Fraction(flip.at) * (1 - outward * factor), Fraction(flip.at) * (1 + outward * factor)


def test_the_weight_is_exact():
    # The index is (A + B) / 2 = (1 + 3.5) / 2 = 2.25, and the band needs 2: 1 + 3.5w = 2 + 2w at w = 2/3.
    smallest = flips_of((1, 1, 3, 4)).smallest

    assert (smallest.item.id, smallest.at, smallest.before, smallest.after) == (
        "B",
        Fraction(2, 3),
        "Middle",
        "Low",
    )
    assert (smallest.change, smallest.share, smallest.share_at) == (
        Fraction(-1, 3),
        Fraction(1, 2),
        Fraction(2, 5),
    )
    assert not smallest.includes  # at 2 itself the band still holds


def test_the_other_weights_that_flip_it_follow_by_size():
    # A: w + 3.5 = 2w + 2 at 1.5, and for High w + 3.5 = 3w + 3 at 1/4, which is farther.
    found = flips_of((1, 1, 3, 4))

    assert [(flip.item.id, flip.at) for flip in found.others] == [("A", Fraction(3, 2))]
    assert found.searched == 6


def test_no_weight_flips_what_all_parts_agree_on():
    found = flips_of((2, 2, 2, 2))

    assert (found.smallest, found.others, found.searched) == (None, (), 6)


def test_the_index_on_an_edge_is_flipped_by_the_slightest_change():
    found = flips_of((1, 3, 2, 2))

    assert [(f.item.id, f.change, f.includes) for f in (found.smallest, *found.others)] == [
        ("A1", 0, False),
        ("A2", 0, False),
    ]
    assert band_at(tree(), (1, 3, 2, 2), "A1", 1 + TINY) == "Low"


def test_a_weight_that_counts_nowhere_is_not_tried():
    assert flips_of((1, None, 3, 4)).searched == 4  # A1 is alone in its node


def test_rounding_moves_the_edge():
    # Reported as whole numbers, High is reached from 2.5 on: w + 3.5 = 2.5w + 2.5 at w = 2/3.
    rounded = tree(rounding={"digits": 0})
    smallest = flips_of((1, 1, 3, 4), rounded).smallest

    assert (smallest.item.id, smallest.at, smallest.after) == ("A", Fraction(2, 3), "High")
    assert smallest.includes
    assert band_at(rounded, (1, 1, 3, 4), "A", Fraction(2, 3)) == "High"


weights = st.tuples(*[st.integers(1, 5)] * 6)
rows = st.tuples(*[st.one_of(st.integers(0, 4), st.none())] * 4)
roundings = st.sampled_from(
    [None, {"digits": 0}, {"digits": 1}, {"digits": 1, "rule": "half_even"}, {"digits": 1, "rule": "down"}]
)


@given(weights, rows, roundings)
@settings(max_examples=80, deadline=None)
def test_at_the_weight_the_band_flips_and_before_it_does_not(weights, row, rounding):
    framework_ = tree(weights, rounding=rounding)
    if scored(framework_, city("a", row)).root.value is None:
        return
    found = flips_of(row, framework_)

    for flip in (found.smallest, *found.others) if found.smallest else ():
        before, after = around(flip)
        if not flip.change:  # on the edge: whichever way, one of them flips it
            sides = {band_at(framework_, row, flip.item.id, weight) for weight in (before, after)}
            assert sides == {flip.before, flip.after}
            continue
        assert band_at(framework_, row, flip.item.id, before) == flip.before
        if after is not None:
            at = band_at(framework_, row, flip.item.id, flip.at)
            assert band_at(framework_, row, flip.item.id, after) == flip.after
            assert at == (flip.after if flip.includes else flip.before)


@given(weights, rows)
@settings(max_examples=30, deadline=None)
def test_no_smaller_change_of_any_weight_flips_the_band(weights, row):
    framework_ = tree(weights)
    nominal = scored(framework_, city("a", row)).root
    if nominal.value is None:
        return
    found = flips_of(row, framework_)
    smallest = abs(found.smallest.change) if found.smallest else Fraction(10)

    for id_, weight in zip(ALL, weights, strict=True):
        for part in (Fraction(n, 8) for n in range(-7, 8)):
            changed = weight * (1 + part * smallest)
            if changed > 0:
                assert band_at(framework_, row, id_, changed) == nominal.band.name


@pytest.mark.parametrize("rule", ["geometric", "harmonic", {"kind": "generalised", "power": -2}])
def test_under_other_means_the_weight_is_found_by_halving(rule):
    framework_, row = tree(rule=rule), (4, 2, 1, 1)
    found = flips_of(row, framework_)

    inside = [flip for flip in (found.smallest, *found.others) if flip.item.id in ("A1", "A2")]
    assert {flip.item.id for flip in inside} == {"A1", "A2"}
    for flip in inside:
        before, after = around(flip, Fraction(1, 10**6))
        assert isinstance(flip.at, float)
        assert band_at(framework_, row, flip.item.id, before) == flip.before
        assert band_at(framework_, row, flip.item.id, after) == flip.after


# The order of two cities.


def order_of(one, two, framework_=None):
    framework_ = framework_ or tree()
    a, b = city("a", one), city("b", two)
    return order_flips((a, scored(framework_, a)), (b, scored(framework_, b)), ALL)


def leads(framework_, one, two, id_, weight):
    changed = with_weight(framework_, id_, weight)
    return scored(changed, city("a", one)).root.value >= scored(changed, city("b", two)).root.value


def test_the_weight_at_which_two_cities_change_places_is_exact():
    # a: 3.5 and 1; b: 1.5 and 2.5. With A weighing w: 3.5w + 1 = 1.5w + 2.5 at w = 3/4.
    smallest = order_of((4, 3, 1, 1), (1, 2, 3, 2)).smallest

    assert (smallest.item.id, smallest.at, smallest.change) == ("A", Fraction(3, 4), Fraction(-1, 4))
    assert (smallest.before, smallest.after) == ("a", "b")


def test_cities_with_the_same_index_have_no_order_to_flip():
    assert order_of((4, 0, 2, 2), (2, 2, 4, 0)).smallest is None


def test_a_city_that_is_better_everywhere_stays_ahead():
    assert order_of((3, 3, 3, 3), (2, 1, 2, 2)).smallest is None


@given(weights, rows, rows)
@settings(max_examples=80, deadline=None)
def test_at_the_weight_the_order_flips_and_before_it_does_not(weights, one, two):
    framework_ = tree(weights)
    indices = [scored(framework_, city("a", row)).root.value for row in (one, two)]
    if None in indices or indices[0] <= indices[1]:
        return
    found = order_of(one, two, framework_)

    for flip in (found.smallest, *found.others) if found.smallest else ():
        before, after = around(flip, Fraction(1, 10**6))
        assert leads(framework_, one, two, flip.item.id, before)
        assert not leads(framework_, one, two, flip.item.id, after)


def test_unknowns_of_one_city_make_the_equation_a_square_and_it_is_still_solved():
    # Only a knows A2 and B2, so that their weights move a alone; the weight of A moves both.
    found = order_of((4, 1, 1, 3), (3, None, 1, None))

    by_id = {flip.item.id: flip for flip in (found.smallest, *found.others)}
    assert set(by_id) >= {"A2", "B2"}
    for flip in by_id.values():
        before, after = around(flip, Fraction(1, 10**6))
        assert leads(tree(), (4, 1, 1, 3), (3, None, 1, None), flip.item.id, before)
        assert not leads(tree(), (4, 1, 1, 3), (3, None, 1, None), flip.item.id, after)


means = st.sampled_from(["arithmetic", "geometric", "harmonic", "minimum", {"kind": "geometric", "floor": 1}])


@given(weights, st.lists(rows, min_size=2, max_size=4), means, st.sampled_from(["exclude", "floor"]))
@settings(max_examples=40, deadline=None)
def test_of_many_cities_no_pair_is_overlooked(weights, answers, rule, unknown):
    framework_ = tree(weights, rule, unknown=unknown)
    found = score_cohort(framework_, [city(f"c{n}", row) for n, row in enumerate(answers)])
    cities = [
        pair for pair in zip(found.members, found.scores, strict=True) if pair[1].root.value is not None
    ]
    cities.sort(key=lambda pair: (-pair[1].root.value, pair[0].key))
    if not cities:
        return

    result = study(found, Request(draws=1, vary=("weights",)))

    # Looked for among all weights of every pair, one after the other.
    expected = [order_flips(one, two, ALL).smallest for one, two in pairwise(cities)]
    if len(answers) > 1:
        assert [flips.smallest for flips in result.flips] == expected

"""What holds of every comparison, whatever the frameworks, rules, weights, scopes and crosswalks."""

from fractions import Fraction
from functools import cache
from itertools import permutations

from builders import assessment, framework, indicator, node
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smartplan.core.changes import Parts, compare, shown
from smartplan.core.changes.shapley import shapley
from smartplan.core.model import ROOT, Crosswalk
from smartplan.core.scores import assess, half_up

WORDS = ("arithmetic", "geometric", "harmonic", "minimum", "pooled")
EVERY_RULE = (
    *WORDS,
    {"kind": "geometric", "floor": Fraction(1, 100)},
    {"kind": "geometric", "floor": Fraction(3, 2)},
    {"kind": "generalised", "power": Fraction(1, 2)},
    {"kind": "generalised", "power": -2},
    {"kind": "worst", "count": 2},
    {"kind": "staged", "passes": 2, "from": 0, "to": 4},
    {"kind": "product", "whole": 4},
    {"kind": "ratio", "whole": 2},
)
few = settings(max_examples=60, deadline=None)
chance = st.randoms(use_true_random=False)
OLD, NEW = [f"i{n}" for n in range(8)], [f"j{n}" for n in range(8)]


def drawn_rules(random):
    """Draw the rules of a framework: any, one of them, or plain means."""
    return random.choice([EVERY_RULE, EVERY_RULE, WORDS, ("arithmetic",), (random.choice(EVERY_RULE),)])


def drawn_framework(random, ids, rules, id_="test", lowest=0):
    """Draw a framework over these indicators, up to three levels deep; some weights are zero."""
    made = iter(range(99))

    def weight():
        return Fraction(random.choice([0, 1, 1, 2, 3, 7, 20]), random.choice([1, 2, 7]))

    def tree(inside, depth):
        if depth == 0 or len(inside) < 2:
            return [indicator(leaf, weight=weight()) for leaf in inside]
        half = random.randint(1, len(inside) - 1)
        parts = [tree(part, depth - 1) for part in (inside[:half], inside[half:])]
        named = [node(f"n{next(made)}", *part, weight=weight(), rule=random.choice(rules)) for part in parts]
        return [*parts[0], named[1]] if random.random() < 0.3 else named

    kept = [leaf for leaf in ids if random.random() < 0.85] or ids[:1]
    return framework(
        *tree(kept, random.randint(0, 3)),
        id=id_,
        rule=random.choice(rules),
        unknown=random.choice(["exclude", "floor"]),
        scale={"min": lowest, "max": lowest + 4},
    )


def drawn_answers(random, edition, *, nodes=True):
    """Draw answers to a framework: most are levels, some missing, some only known of a node."""
    lowest, written, whole = int(edition.scale.min), {}, set()
    for item, above in edition.items():
        if whole.intersection(above):
            continue
        level = Fraction(random.randint(lowest * 4, lowest * 4 + 16), 4)
        if hasattr(item, "children"):
            if nodes and random.random() < 0.15:
                whole.add(item.id)
                written[item.id] = level
        elif random.random() < 0.9:
            written[item.id] = random.choice([level] * 6 + ["unknown", {"not_applicable": "-"}])
    return written


def scored(edition, answers):
    scores = assess(edition, assessment(answers))
    assume(scores.root.value is not None)
    return scores


def drawn_scores(random, edition, *, nodes=True):
    return scored(edition, drawn_answers(random, edition, nodes=nodes))


def drawn_pair(random, *, nodes=True):
    """Draw two assessments under two frameworks of one id, of which anything may differ but the scale."""
    rules = drawn_rules(random)
    editions = [drawn_framework(random, OLD, rules) for _ in range(2)]
    return tuple(drawn_scores(random, edition, nodes=nodes) for edition in editions)


def drawn_crosswalk(random, old, new):
    """Draw a crosswalk: any new indicator may come from up to three old ones, any of these feed several."""
    ids = [item.id for item in old.indicators()]
    rows = []
    for item in new.indicators():
        behind = random.sample(ids, min(len(ids), random.choice([0, 1, 1, 1, 2, 3])))
        raw = [random.randint(1, 5) for _ in behind]
        ancestors = [{"ref": ref, "share": Fraction(n, sum(raw))} for ref, n in zip(behind, raw, strict=True)]
        one = random.choice(["same", "reworded", "split"])
        kind = ("new", one)[len(behind)] if len(behind) < 2 else "merged"
        standing = random.choice(["verified", "ours"])
        rows.append({"ref": item.id, "kind": kind, "standing": standing, "ancestors": ancestors})
    written = {"schema": "smartplan/crosswalk/1", "old": "old", "new": "new", "title": "Test", "rows": rows}
    return Crosswalk.model_validate(written)


def drawn_crossing(random, rules=None):
    """Draw two assessments under different frameworks, perhaps on other scales, and their crosswalk."""
    rules = rules or drawn_rules(random)
    old = drawn_framework(random, OLD, rules, "old")
    new = drawn_framework(random, NEW, rules, "new", random.choice([0, 1]))
    return drawn_scores(random, old), drawn_scores(random, new), drawn_crosswalk(random, old, new)


def near_zero(*values):
    return all(abs(float(value)) < 1e-12 for value in values)


@few
@given(chance)
def test_parts_and_rows_and_nodes_sum_to_the_change_across_frameworks(random) -> None:
    found = compare(*drawn_crossing(random))
    assume(all(row.id != ROOT for row in found.rows))

    assert near_zero(found.parts.total - found.delta)
    assert near_zero(Parts.of(row.parts for row in found.rows).total - found.delta)
    assert near_zero(Parts.of(node.parts for node in found.nodes).total - found.delta)


@few
@given(chance)
def test_parts_sum_to_the_change_under_one_id(random) -> None:
    found = compare(*drawn_pair(random))

    assert near_zero(found.parts.total - found.delta)


@few
@given(chance)
def test_arithmetic_changes_are_split_without_any_residual(random) -> None:
    found = compare(*drawn_crossing(random, ("arithmetic", "pooled")))

    assert found.parts.total == found.delta


@few
@given(chance)
def test_way_back_gives_the_negative(random) -> None:
    pair = drawn_pair(random)
    there, back = compare(*pair), compare(*reversed(pair))

    assert near_zero(*(a + b for a, b in zip(there.parts.each, back.parts.each, strict=True)))


@few
@given(chance)
def test_way_back_gives_the_negative_of_every_row(random) -> None:
    pair = drawn_pair(random, nodes=False)
    assume(not any(score.is_whole and not score.is_leaf for side in pair for score in side.root.walk()))
    there, back = compare(*pair), {row.id: row for row in compare(*reversed(pair)).rows}

    for row in there.rows:
        assert near_zero(*(a + b for a, b in zip(row.parts.each, back[row.id].parts.each, strict=True)))


@few
@given(chance)
def test_assessment_compared_with_itself_changes_nothing(random) -> None:
    scores = drawn_scores(random, drawn_framework(random, OLD, drawn_rules(random)))

    found = compare(scores, scores)

    assert all(part == 0 for row in found.rows for part in row.parts.each)


@few
@given(chance)
def test_under_one_framework_nothing_is_weights_or_framework(random) -> None:
    edition = drawn_framework(random, OLD, drawn_rules(random))

    found = compare(*(drawn_scores(random, edition) for _ in range(2)))

    assert (found.parts.weights, found.parts.framework) == (0, 0)


@few
@given(chance)
def test_same_answers_under_other_weights_have_no_score_part(random) -> None:
    rules = drawn_rules(random)
    editions = [drawn_framework(random, OLD, rules) for _ in range(2)]
    answers = {leaf: Fraction(random.randint(0, 16), 4) for leaf in OLD}
    sides = [scored(e, {item.id: answers[item.id] for item in e.indicators()}) for e in editions]

    assert compare(*sides).parts.scores == 0


@few
@given(chance)
def test_comparable_weight_is_a_share_and_splits_into_official_and_ours(random) -> None:
    core = compare(*drawn_crossing(random)).comparable

    assert 0 <= core.weight <= 1
    assert core.official + core.ours == core.weight
    assert min(core.official, core.ours) >= 0
    assert (core.delta is None) == (core.old is None)


whole = st.integers(1, 6)
answered = st.fractions(0, 4, max_denominator=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(whole, whole, answered, answered), min_size=1, max_size=4))
def test_slow_shapley_over_whole_recomputations_agrees_for_one_level_arithmetic(items) -> None:
    """Every indicator's answer is a player, all weights together are one; each order is recomputed."""
    ids = [f"i{n}" for n in range(len(items))]

    def index(answers, weights):
        leaves = [indicator(id_, weight=w) for id_, w in zip(ids, weights, strict=True)]
        return assess(framework(*leaves), assessment(dict(zip(ids, answers, strict=True))))

    @cache
    def after(players):
        weights = [new if "weights" in players else old for old, new, _, _ in items]
        answers = [new if n in players else old for n, (_, _, old, new) in enumerate(items)]
        return index(answers, weights)

    players = [*range(len(items)), "weights"]
    orders = list(permutations(players))
    share = dict.fromkeys(players, Fraction(0))
    for order in orders:
        for k, player in enumerate(order):
            before, then = (after(frozenset(order[:end])).root.value for end in (k, k + 1))
            share[player] += then - before
    found = compare(after(frozenset()), after(frozenset(players)))

    assert [row.parts.scores for row in found.rows] == [share[n] / len(orders) for n in range(len(items))]
    assert found.parts.weights == share["weights"] / len(orders)


@few
@given(st.lists(st.fractions(-3, 3), max_size=12), st.integers(0, 4))
def test_printed_parts_add_up_to_the_printed_total(parts, digits) -> None:
    printed = shown(parts, digits)

    assert sum(printed) == half_up(sum(parts, Fraction(0)), digits)
    assert all(abs(one - part) < Fraction(1, 10**digits) for one, part in zip(printed, parts, strict=True))
    assert all(one == 0 for one, part in zip(printed, parts, strict=True) if part == 0)


@few
@given(st.lists(st.floats(-3, 3, allow_subnormal=False), max_size=12), st.integers(0, 4))
def test_printed_floats_add_up_to_a_printed_total(parts, digits) -> None:
    printed = shown(parts, digits)

    assert abs(sum(printed) - sum(map(Fraction, parts))) <= Fraction(1, 2 * 10**digits) + Fraction(1, 10**10)


def test_printed_ties_are_raised_in_order() -> None:
    assert shown([Fraction(1, 3)] * 3, 1) == (Fraction("0.4"), Fraction("0.3"), Fraction("0.3"))


@given(st.lists(st.integers(-5, 5), min_size=13, max_size=16))
def test_two_orders_stand_for_all_beyond_twelve_players_and_still_sum(gains) -> None:
    def value(changed):
        return Fraction(max((sum(gains[n] for n in changed), -7)))

    there = shapley(len(gains), value)

    assert sum(there) == value(frozenset(range(len(gains)))) - value(frozenset())


def test_players_that_do_not_touch_each_other_get_what_they_add() -> None:
    assert shapley(3, lambda changed: Fraction(sum(changed))) == [0, 1, 2]
    assert shapley(2, lambda changed: Fraction(len(changed) == 2)) == [Fraction(1, 2)] * 2

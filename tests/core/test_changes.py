"""Comparing two assessments of one framework, and of two that a crosswalk joins."""

from fractions import Fraction

import pytest
from builders import assessment, framework, indicator, node

from smartplan.core.changes import Reason, Verdict, compare, regressed
from smartplan.core.model import Crosswalk
from smartplan.core.scores import assess

HUNDREDTHS = {"digits": 2}


def crosswalk(rows, dropped=(), **keys):
    """Return a crosswalk from `old` to `new`; a row is its new id, its kind and its ancestors with shares."""
    written = [
        {
            "ref": ref,
            "kind": kind,
            "standing": "verified",
            "ancestors": [{"ref": old, "share": share} for old, share in ancestors.items()],
        }
        for ref, (kind, ancestors) in rows.items()
    ]
    return Crosswalk.model_validate(
        {
            "schema": "smartplan/crosswalk/1",
            "old": "old",
            "new": "new",
            "title": "Test",
            "rows": written,
            "dropped": [{"ref": ref, "standing": "ours"} for ref in dropped],
            **keys,
        }
    )


def flat(id_, weights, **keys):
    """Return a framework of indicators directly below the index."""
    return framework(*(indicator(leaf, weight=weight) for leaf, weight in weights.items()), id=id_, **keys)


def changes(before, after, *, old=None, new=None, by=None):
    """Compare two sets of answers, by default under the framework of two dimensions."""
    editions = (old or framework(), new or old or framework())
    return compare(*(assess(e, assessment(s)) for e, s in zip(editions, (before, after), strict=True)), by)


def by_part(parts):
    return dict(zip(("scores", "weights", "framework", "scope"), parts.each, strict=True))


def test_same_answers_change_nothing() -> None:
    found = changes({"A1": 1, "A2": "unknown"}, {"A1": 1, "A2": "unknown"})

    assert found.delta == 0
    assert all(part == 0 for row in found.rows for part in row.parts.each)
    assert found.of("A1").verdict is Verdict.IDENTICAL


def test_other_answers_are_all_scores() -> None:
    found = changes({"A1": 1, "A2": 1, "B1": 1, "B2": 1}, {"A1": 3, "A2": 1, "B1": 1, "B2": 0})

    assert by_part(found.parts) == {"scores": Fraction(1, 4), "weights": 0, "framework": 0, "scope": 0}
    assert [row.parts.scores for row in found.rows] == [Fraction(1, 2), 0, 0, Fraction(-1, 4)]
    assert [(node.id, node.parts.scores) for node in found.nodes] == [
        ("A", Fraction(1, 2)),
        ("B", Fraction(-1, 4)),
    ]


def test_other_weights_leave_scores_at_exactly_zero() -> None:
    old, new = flat("test", {"a": 1, "b": 3}), flat("test", {"a": 3, "b": 1})

    found = changes({"a": 4, "b": 2}, {"a": 4, "b": 2}, old=old, new=new)

    assert by_part(found.parts) == {"scores": 0, "weights": 1, "framework": 0, "scope": 0}
    assert {row.verdict for row in found.rows} == {Verdict.REWEIGHTED}


@pytest.mark.parametrize("rule", ["geometric", "harmonic", "minimum", {"kind": "geometric", "floor": 1}])
def test_other_weights_leave_scores_at_exactly_zero_under_every_rule(rule) -> None:
    old, new = flat("test", {"a": 1, "b": 3}, rule=rule), flat("test", {"a": 3, "b": 1}, rule=rule)

    found = changes({"a": 4, "b": 2}, {"a": 4, "b": 2}, old=old, new=new)

    assert (found.parts.scores, found.parts.framework, found.parts.scope) == (0, 0, 0)
    assert float(found.parts.weights) == pytest.approx(float(found.delta), abs=1e-12)


def test_scores_and_weights_are_split_at_the_midpoint() -> None:
    old, new = flat("test", {"a": 1, "b": 1}), flat("test", {"a": 3, "b": 1})

    found = changes({"a": 0, "b": 1}, {"a": 4, "b": 1}, old=old, new=new)

    assert found.delta == Fraction(11, 4)
    assert found.of("a").parts.scores == Fraction(5, 8) * 4
    assert by_part(found.parts) == {
        "scores": Fraction(5, 2),
        "weights": Fraction(1, 4),
        "framework": 0,
        "scope": 0,
    }


def test_what_is_no_longer_applicable_is_scope() -> None:
    found = changes(
        {"A1": 4, "A2": 0, "B1": 2, "B2": 2}, {"A1": 4, "A2": {"not_applicable": "-"}, "B1": 2, "B2": 2}
    )

    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 0, "scope": 1}
    assert found.of("A2").verdict is Verdict.NOT_COMPARABLE
    assert found.of("A2").reason is Reason.NOT_SCORED_NOW
    assert found.of("A2").parts.scope == 1


def test_what_becomes_unknown_under_floor_is_scope() -> None:
    strict = framework(unknown="floor")

    found = changes(
        dict.fromkeys(("A1", "A2", "B1", "B2"), 4), {"A1": 4, "A2": "unknown", "B1": 4, "B2": 4}, old=strict
    )

    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 0, "scope": -1}


def test_comparable_weight_is_the_mean_of_both_sides() -> None:
    old = flat("test", {"a": 1, "b": 1})
    new = flat("test", {"a": 1, "b": 1, "c": 2})

    found = changes({"a": 1, "b": 1}, {"a": 2, "b": 1, "c": 4}, old=old, new=new)

    assert found.comparable.weight == Fraction(3, 4)
    assert (found.comparable.old, found.comparable.new) == (1, Fraction(3, 2))
    assert found.comparable.delta == Fraction(1, 2)
    assert found.of("c").verdict is Verdict.NEW


def test_added_and_dropped_indicators_are_framework() -> None:
    old, new = flat("test", {"a": 1, "b": 1}), flat("test", {"a": 1, "c": 1})

    found = changes({"a": 2, "b": 4}, {"a": 2, "c": 0}, old=old, new=new)

    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": -2, "scope": 0}
    assert [(row.id, row.verdict) for row in found.rows] == [
        ("a", Verdict.IDENTICAL),
        ("c", Verdict.NEW),
        ("b", Verdict.RETIRED),
    ]


def test_another_rule_is_framework_and_falls_to_the_node_that_has_it() -> None:
    old = framework(node("A", indicator("a"), indicator("b")), node("B", indicator("c"), indicator("d")))
    new = framework(
        node("A", indicator("a"), indicator("b"), rule="minimum"), node("B", indicator("c"), indicator("d"))
    )
    answers = {"a": 1, "b": 3, "c": 2, "d": 2}

    found = changes(answers, answers, old=old, new=new)

    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": Fraction(-1, 2), "scope": 0}
    assert [node.parts.framework for node in found.nodes] == [Fraction(-1, 2), 0]


def test_another_scale_is_framework_where_scores_mean_the_same() -> None:
    old = flat("old", {"a": 1, "b": 1}, scale={"min": 1, "max": 5})
    new = flat("new", {"a": 1, "b": 1}, scale={"min": 0, "max": 100})
    by = crosswalk({"a": ("same", {"a": 1}), "b": ("same", {"b": 1})})

    found = changes({"a": 3, "b": 5}, {"a": 50, "b": 100}, old=old, new=new, by=by)

    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 71, "scope": 0}
    assert {row.verdict for row in found.rows} == {Verdict.RESCALED}
    assert [(row.old, row.new) for row in found.rows] == [(50, 50), (100, 100)]


def test_level_map_of_a_crosswalk_is_linear_between_its_pairs() -> None:
    old, new = (
        flat("old", {"a": 1}, scale={"min": 0, "max": 4}),
        flat("new", {"a": 1}, scale={"min": 0, "max": 10}),
    )
    levels = [{"old": 0, "new": 0}, {"old": 2, "new": 8}, {"old": 4, "new": 10}]
    by = crosswalk({"a": ("same", {"a": 1})}, levels=levels)

    found = changes({"a": 3}, {"a": 9}, old=old, new=new, by=by)

    assert found.of("a").old == 9
    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 6, "scope": 0}


def test_merged_indicator_keeps_the_weight_of_its_ancestors() -> None:
    old = flat("old", {"p": 1, "q": 3})
    new = flat("new", {"r": 1})
    by = crosswalk({"r": ("merged", {"p": Fraction(1, 2), "q": Fraction(1, 2)})})

    found = changes({"p": 2, "q": 4}, {"r": 4}, old=old, new=new, by=by)

    assert by_part(found.parts) == {"scores": 1, "weights": 0, "framework": Fraction(-1, 2), "scope": 0}
    assert found.of("r").verdict is Verdict.MERGED
    assert found.of("r").old_ids == ("p", "q")


def test_split_indicator_shares_the_old_weight_by_the_new_ones() -> None:
    old = flat("old", {"p": 1, "z": 1})
    new = flat("new", {"x": 1, "y": 3, "z": 4})
    by = crosswalk({"x": ("split", {"p": 1}), "y": ("split", {"p": 1}), "z": ("same", {"z": 1})})

    found = changes({"p": 2, "z": 1}, {"x": 4, "y": 2, "z": 1}, old=old, new=new, by=by)

    assert by_part(found.parts) == {"scores": Fraction(1, 4), "weights": 0, "framework": 0, "scope": 0}
    assert [row.verdict for row in found.rows] == [Verdict.SPLIT, Verdict.SPLIT, Verdict.IDENTICAL]


def test_incomplete_ancestors_make_an_indicator_not_comparable() -> None:
    old, new = flat("old", {"p": 1, "q": 1, "z": 2}), flat("new", {"r": 1, "z": 1})
    by = crosswalk({"r": ("merged", {"p": Fraction(1, 2), "q": Fraction(1, 2)}), "z": ("same", {"z": 1})})

    found = changes({"p": 2, "q": "unknown", "z": 1}, {"r": 4, "z": 1}, old=old, new=new, by=by)

    row = found.of("r")
    assert (row.verdict, row.reason, row.old) == (Verdict.NOT_COMPARABLE, Reason.NOT_SCORED_BEFORE, None)
    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 0, "scope": found.delta}


def test_scored_node_serves_a_row_that_takes_all_its_indicators() -> None:
    old = framework(node("N", indicator("p"), indicator("q")), indicator("z"), id="old")
    new = flat("new", {"r": 1, "s": 1})
    by = crosswalk(
        {"r": ("merged", {"p": Fraction(1, 2), "q": Fraction(1, 2)}), "s": ("same", {"z": 1})},
    )

    found = changes({"N": 2, "z": 1}, {"r": 3, "s": 1}, old=old, new=new, by=by)

    assert found.of("r").old == 2
    assert found.comparable.weight == 1
    assert found.parts.scores == found.delta == Fraction(1, 2)


def test_scored_node_is_only_a_mean_to_a_row_that_takes_a_part_of_it() -> None:
    old = framework(node("N", indicator("p"), indicator("q")), indicator("z"), id="old")
    new = flat("new", {"r": 1, "s": 1})
    by = crosswalk({"r": ("same", {"p": 1}), "s": ("same", {"z": 1})}, dropped=["q"])

    found = changes({"N": 2, "z": 1}, {"r": 3, "s": 1}, old=old, new=new, by=by)

    assert found.of("r").reason is Reason.KNOWN_ONLY_AS_MEAN
    assert found.of("N").reason is Reason.KNOWN_ONLY_AS_MEAN
    assert [row.id for row in found.rows] == ["r", "s", "N"]
    assert found.parts.scope == found.delta == Fraction(1, 2)


def test_same_node_is_compared_as_a_whole_where_one_side_knows_only_its_mean() -> None:
    found = changes({"A": 2, "B1": 1, "B2": 1}, {"A1": 4, "A2": 1, "B1": 1, "B2": 1})

    assert [row.id for row in found.rows] == ["A", "B1", "B2"]
    assert (found.of("A").old, found.of("A").new) == (2, Fraction(5, 2))
    assert by_part(found.parts) == {"scores": Fraction(1, 4), "weights": 0, "framework": 0, "scope": 0}


def test_node_that_is_not_wholly_known_is_not_compared_as_a_whole() -> None:
    found = changes({"A": 2, "B1": 1, "B2": 1}, {"A1": 4, "A2": "unknown", "B1": 1, "B2": 1})

    assert found.of("A1").reason is Reason.KNOWN_ONLY_AS_MEAN
    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 0, "scope": 1}


def test_standing_of_the_pairs_splits_comparable_weight() -> None:
    old, new = flat("old", {"a": 1, "b": 3}), flat("new", {"a": 1, "b": 1})
    by = crosswalk({"a": ("same", {"a": 1}), "b": ("same", {"b": 1})})
    rows = (by.rows[0], by.rows[1].model_copy(update={"standing": "ours"}))

    found = changes(
        {"a": 1, "b": 1}, {"a": 1, "b": 1}, old=old, new=new, by=by.model_copy(update={"rows": rows})
    )

    assert (found.comparable.official, found.comparable.ours) == (Fraction(3, 8), Fraction(5, 8))


def test_raw_value_is_scored_anew_by_other_goalposts() -> None:
    def posts(best):
        return framework(indicator("m", kind="measure", unit="%", goalposts={"min": 0, "max": best}))

    found = changes({"m": 50}, {"m": 60}, old=posts(100), new=posts(200))

    assert by_part(found.parts) == {"scores": Fraction(1, 5), "weights": 0, "framework": -1, "scope": 0}
    assert found.of("m").verdict is Verdict.RESCALED


def test_another_unit_under_the_same_id_is_redefined_and_framework() -> None:
    def measured(unit):
        posts = {"min": 0, "max": 100}
        return framework(indicator("m", kind="measure", unit=unit, goalposts=posts), indicator("a"))

    found = changes({"m": 50, "a": 2}, {"m": 100, "a": 2}, old=measured("%"), new=measured("km"))

    assert found.of("m").verdict is Verdict.REDEFINED
    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 1, "scope": 0}


def test_another_title_is_relabelled() -> None:
    old = framework(indicator("a"), id="test")
    new = framework(indicator("a", title="Another"), id="test")

    assert changes({"a": 1}, {"a": 1}, old=old, new=new).of("a").verdict is Verdict.RELABELLED


def test_nothing_comparable_leaves_no_core_and_still_adds_up() -> None:
    old, new = flat("old", {"a": 1}), flat("new", {"b": 1})

    found = changes({"a": 1}, {"b": 4}, old=old, new=new, by=crosswalk({"b": ("new", {})}, dropped=["a"]))

    assert (found.comparable.weight, found.comparable.delta) == (0, None)
    assert by_part(found.parts) == {"scores": 0, "weights": 0, "framework": 3, "scope": 0}
    assert regressed(found) is False


def test_tracks_of_one_assessment_are_compared() -> None:
    given = assessment({"A1": {"self": 4, "verified": 2, "reason": "-"}, "A2": {"self": 1, "verified": 1}})
    tracks = [assess(framework(), given, track) for track in ("self", "verified")]

    assert compare(*tracks).parts.scores == -1


def test_what_left_an_edition_is_told_under_the_node_that_it_left() -> None:
    old = framework(node("A", indicator("a"), indicator("b")), node("B", indicator("c")), id="old")
    new = framework(node("A", indicator("a")), node("C", indicator("d")), id="new")
    by = crosswalk({"a": ("same", {"a": 1}), "d": ("new", {})}, dropped=["b", "c"])

    found = changes({"a": 1, "b": 3, "c": 3}, {"a": 1, "d": 0}, old=old, new=new, by=by)

    assert [(n.id, n.old is not None, n.new is not None) for n in found.nodes] == [
        ("A", True, True),
        ("C", False, True),
        ("B", True, False),
    ]
    assert [n.parts.framework for n in found.nodes] == [Fraction(-1, 2), Fraction(-1, 2), -1]


BANDS = [{"name": "Kurang", "from": 0}, {"name": "Baik", "from": 2}]
STRICTER = [{"name": "Kurang", "from": 0}, {"name": "Baik", "from": 3}]


def test_band_can_change_by_its_cutoffs_alone() -> None:
    old = flat("test", {"a": 1}, bands=BANDS)
    new = flat("test", {"a": 1}, bands=STRICTER)

    bands = changes({"a": 2}, {"a": 2}, old=old, new=new).bands

    assert (bands.old.name, bands.new.name, bands.by_cutoffs_alone) == ("Baik", "Kurang", True)


def test_band_that_scores_change_is_not_by_cutoffs_alone() -> None:
    bands = changes({"a": 2}, {"a": 1}, old=flat("test", {"a": 1}, bands=BANDS)).bands

    assert (bands.changed, bands.by_cutoffs_alone) == (True, False)


def test_comparable_fall_of_one_reporting_unit_is_a_regression() -> None:
    published = flat("test", {"a": 1, "b": 99}, rounding=HUNDREDTHS)

    assert regressed(changes({"a": 3, "b": 2}, {"a": 2, "b": 2}, old=published))
    assert not regressed(changes({"a": 3, "b": 2}, {"a": Fraction(21, 10), "b": 2}, old=published))
    assert not regressed(changes({"a": 2, "b": 2}, {"a": 3, "b": 2}, old=published))


def test_frameworks_that_no_crosswalk_joins_are_refused() -> None:
    with pytest.raises(ValueError, match="no crosswalk from old to new"):
        changes({"a": 1}, {"a": 1}, old=flat("old", {"a": 1}), new=flat("new", {"a": 1}))


def test_assessment_without_an_index_is_refused() -> None:
    with pytest.raises(ValueError, match="without an index"):
        changes({}, {"A1": 1})

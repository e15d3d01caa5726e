"""An assessment carried over to another framework: what becomes of every answer, and of its evidence."""

from fractions import Fraction

from builders import assessment, framework, indicator, node, written

from smartplan.core.changes import Fate, adjust, migrate
from smartplan.core.gaps import Target
from smartplan.core.model import Crosswalk
from smartplan.core.scores import assess


def _row(ref, *ancestors, kind=None, standing="ours", **keys):
    listed = [{"ref": id_, "share": share} for id_, share in ancestors]
    kind = kind or ("same" if listed else "new")
    return {"ref": ref, "kind": kind, "ancestors": listed, "standing": standing, **keys}


def _crosswalk(*rows, **keys):
    keys = {
        "schema": "smartplan/crosswalk/1",
        "old": "test",
        "new": "next",
        "title": "Test",
        "rows": rows,
        **keys,
    }
    return Crosswalk.model_validate(written(keys))


NEXT = framework(
    node("A", indicator("N1"), indicator("N2")), indicator("N3"), indicator("N4"), id="next", title="Next"
)
CROSSWALK = _crosswalk(
    _row("N1", ("A1", 1), standing="reported", evidence="reuse"),
    _row("N2", ("A1", 0.5), ("B1", 0.5), kind="merged"),
    _row("N3"),
    _row("N4", ("A2", 1)),
)


def _migrated(scores, crosswalk=CROSSWALK, new=NEXT, **keys):
    return migrate(assess(framework(), assessment(scores, **keys)), new, crosswalk)


def _steps(scores, **keys):
    return {step.indicator.id: step for step in _migrated(scores, **keys).steps}


def test_every_new_indicator_has_one_step_in_the_new_order():
    assert [step.indicator.id for step in _migrated({"A1": 3}).steps] == ["N1", "N2", "N3", "N4"]


def test_an_answer_is_carried_over_where_all_that_explains_it_is_known():
    steps = _steps({"A1": 3, "A2": "unknown", "B1": 1})

    assert (steps["N1"].fate, steps["N1"].answer.score) == (Fate.CARRIED, 3)
    assert (steps["N2"].fate, steps["N2"].answer.score) == (Fate.CARRIED, 2)
    assert [steps[id_].fate for id_ in ("N3", "N4")] == [Fate.ANEW, Fate.ANEW]


def test_a_value_between_two_levels_is_noted_and_not_carried_over():
    step = _steps({"A1": 3, "B1": 2})["N2"]

    assert (step.fate, step.answer.score) == (Fate.NOTED, Fraction(5, 2))


def test_a_scale_without_steps_takes_any_value():
    new = NEXT.model_copy(update={"scale": NEXT.scale.model_copy(update={"step": None})})

    step = next(step for step in _migrated({"A1": 3, "B1": 2}, new=new).steps if step.indicator.id == "N2")

    assert step.fate is Fate.CARRIED


def test_not_applicable_stays_so():
    step = _steps({"A2": {"not_applicable": "no port"}})["N4"]

    assert (step.fate, step.answer.not_applicable) == (Fate.CARRIED, "no port")


def test_evidence_and_agencies_of_all_ancestors_are_kept_each_once():
    same = [{"source": "Perwali 1/2020"}, {"source": "SK 2", "page": 3}]
    scores = {
        "A1": {"score": 3, "agency": "kominfo", "evidence": same},
        "B1": {"unknown": True, "agency": "bappeda", "evidence": same[:1]},
    }

    step = _steps(scores)["N2"]

    assert step.fate is Fate.ANEW
    assert [piece.source for piece in step.evidence] == ["Perwali 1/2020", "SK 2"]
    assert step.agencies == ("kominfo", "bappeda")


def test_what_nothing_new_explains_is_dropped():
    assert [score.id for score in _migrated({"A1": 3, "B2": 2}).dropped] == ["B2"]


def test_carried_weight_is_split_into_official_and_ours():
    migration = _migrated({"A1": 3, "B1": 1})

    assert migration.weight_of(Fate.CARRIED) == Fraction(1, 3)
    assert migration.official == Fraction(1, 6)


def test_the_year_is_the_old_one_or_the_first_in_force():
    new = framework(*(indicator(id_) for id_ in ("N1", "N2", "N3", "N4")), id="next", in_force={"from": 2026})

    assert _migrated({"A1": 3}).year == 2025
    assert _migrated({"A1": 3}, new=new).year == 2026
    assert _migrated({"A1": 3}, new=new, year=2027).year == 2027


def test_targets_are_carried_over_as_answers_are():
    target = Target(aims={"A": Fraction(4)}, everywhere=Fraction(2), goal=Fraction(3))

    aims = adjust(_migrated({"A1": 1}), target)

    assert {id_: aims.of(id_) for id_ in ("N1", "N2", "N3", "N4")} == {"N1": 4, "N2": 3, "N3": None, "N4": 4}
    assert (aims.old.root.value, aims.goal) == (3, 3)
    assert (aims.new.root.low, aims.new.root.high) == (Fraction(5, 2), Fraction(23, 6))


def test_targets_follow_the_map_of_levels():
    new = framework(
        *(indicator(id_) for id_ in ("N1", "N2", "N3", "N4")),
        id="next",
        scale={"min": 1, "max": 5, "step": 1},
    )

    assert adjust(_migrated({"A1": 1}, new=new), Target(everywhere=Fraction(2))).of("N1") == 3


def test_without_a_target_nothing_is_proposed():
    assert adjust(_migrated({"A1": 1}), Target()).new.root.value is None

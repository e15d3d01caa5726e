"""Old answers under another framework."""

from fractions import Fraction

from builders import assessment, framework, indicator, node

from smartplan.core.changes import under
from smartplan.core.model import Crosswalk
from smartplan.core.scores import Status, assess

MERGED = {
    "schema": "smartplan/crosswalk/1",
    "old": "old",
    "new": "new",
    "title": "Test",
    "rows": [
        {
            "ref": "r",
            "kind": "merged",
            "standing": "ours",
            "ancestors": [{"ref": "p", "share": Fraction(1, 4)}, {"ref": "q", "share": Fraction(3, 4)}],
        },
        {"ref": "s", "kind": "same", "standing": "ours", "ancestors": [{"ref": "p"}]},
        {"ref": "t", "kind": "new", "standing": "ours"},
    ],
}
OLD = framework(indicator("p"), indicator("q"), id="old")
NEW = framework(
    indicator("r"), indicator("s"), indicator("t"), id="new", scale={"min": 0, "max": 8}, unknown="exclude"
)


def carried(scores, *, old=OLD, new=NEW, by=None):
    by = Crosswalk.model_validate(MERGED) if by is None else by
    return under(assess(old, assessment(scores)), new, by)


def test_answers_are_carried_by_share_and_scale() -> None:
    found = assess(NEW, carried({"p": 4, "q": 0}))

    assert [(leaf.id, leaf.value) for leaf in found.leaves] == [("r", 2), ("s", 8), ("t", None)]
    assert found.root.value == 5
    assert found.of("t").status is Status.NOT_ASSESSED


def test_answer_with_an_unknown_ancestor_must_be_given_anew() -> None:
    assert carried({"p": 4, "q": "unknown"}).scores.keys() == {"s"}


def test_not_applicable_stays_so_where_all_ancestors_are() -> None:
    found = carried({"p": {"not_applicable": "no port"}, "q": 1})

    assert found.scores["s"].not_applicable == "no port"
    assert "r" not in found.scores


def test_published_node_serves_what_takes_all_of_it() -> None:
    old = framework(node("N", indicator("p"), indicator("q")), id="old")

    assert carried({"N": 3}, old=old).scores.keys() == {"r"}


def test_raw_value_is_carried_as_written() -> None:
    def edition(best):
        posts = {"min": 0, "max": best}
        return framework(indicator("m", kind="measure", unit="%", goalposts=posts), indicator("a"))

    found = under(assess(edition(100), assessment({"m": 50, "a": 1})), edition(200))

    assert (found.scores["m"].score, found.scores["a"].score) == (50, 1)
    assert assess(edition(200), found).of("m").value == 1


def test_level_is_carried_to_the_scale_of_the_indicator() -> None:
    new = framework(indicator("a", scale={"min": 1, "max": 5}))

    found = under(assess(framework(indicator("a")), assessment({"a": 2})), new)

    assert found.scores["a"].score == 3
    assert assess(new, found).root.value == 2


def test_published_figures_and_remarks_stay_behind() -> None:
    said = assessment({"p": 1, "q": 1}, **{"assert": [{"node": "index", "score": 1}], "notes": {"index": {}}})

    found = under(assess(OLD, said), NEW, Crosswalk.model_validate(MERGED))

    assert (found.framework, found.assert_, found.notes) == ("new", (), {})
    assert found.city.name == said.city.name

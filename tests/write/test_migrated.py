"""The text of a migrated assessment: what is no level is noted, what has no end is cut."""

from fractions import Fraction

from builders import assessment, framework, indicator, written

from smartplan.core.changes import migrate
from smartplan.core.model import Crosswalk
from smartplan.core.scores import assess
from smartplan.write.migrated import Crossing, as_yaml, migrated
from smartplan.write.words import Words

ROW = {
    "ref": "N1",
    "kind": "merged",
    "standing": "ours",
    "ancestors": [{"ref": "A1", "share": 0.5}, {"ref": "A2", "share": 0.5}],
}
CROSSWALK = {"schema": "smartplan/crosswalk/1", "old": "test", "new": "next", "title": "T", "rows": [ROW]}


def _text(language, **answers):
    scores = assess(framework(), assessment(answers))
    new = framework(indicator("N1"), id="next")
    migration = migrate(scores, new, Crosswalk.model_validate(written(CROSSWALK)))
    return migrated(Crossing(migration, "old.yaml", (), {}, (), None), Words(language))


def test_value_between_two_levels_is_a_note_beside_unknown():
    text = _text("en", A1={"score": 1, "agency": "kominfo"}, A2={"score": 2, "agency": "bappeda"})

    assert (
        "  N1:\n"
        "    unknown: true\n"
        '    agency: "kominfo"\n'
        '    note: "the old answers are worth 1.5, which is no whole level here | also in charge: bappeda"\n'
    ) in text


def test_notes_are_in_the_readers_language():
    assert "jawaban lama setara dengan 1,5" in _text("id", A1=1, A2=2)


def test_numbers_are_written_exactly_where_they_have_an_end():
    assert [as_yaml(Fraction(n)) for n in ("3", "3.75", "1/3")] == ["3", "3.75", "0.333333333333"]

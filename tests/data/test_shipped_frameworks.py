"""Every shipped framework and crosswalk is whole, says where it comes from, and speaks both languages."""

from collections import Counter

import pytest

from smartplan.core.model import Indicator
from smartplan.read.files import problems_of, read_crosswalk, read_framework
from smartplan.shipped import framework_ids, frameworks_dir

FRAMEWORKS = framework_ids()
CROSSWALKS = sorted(
    entry.name.removesuffix(".yaml").split("--") for entry in (frameworks_dir() / "crosswalks").iterdir()
)
WITH_A_PREDECESSOR = [id_ for id_ in FRAMEWORKS if read_framework(id_).model.replaces]


def ids_of(crosswalk: list[str]) -> str:
    return "--".join(crosswalk)


def words_of(framework):
    """Every title of a framework that a reader meets, with its place."""
    yield "title", framework.title
    for band in framework.bands:
        yield f"band {band.name}", band.title
    for profile in framework.targets:
        yield f"target {profile.id}", profile.title
    for name, levels in framework.level_names.items():
        for level in levels:
            yield f"{name} {level.level}", level.name
    for item in [item for item, _ in framework.items()]:
        yield item.id, item.title
        for level in item.levels if isinstance(item, Indicator) else ():
            yield f"{item.id} {level.level}", level.criterion


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_a_shipped_framework_reads_without_a_problem(id_):
    assert problems_of(id_) == ()
    assert read_framework(id_).model.id == id_


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_a_shipped_framework_says_where_it_comes_from_and_how_sure_it_is(id_):
    framework = read_framework(id_).model
    assert framework.sources
    assert all(source.standing for source in framework.sources)
    assert framework.licence
    assert framework.edition
    assert "standing" in framework.model_fields_set


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_every_word_of_a_shipped_framework_is_there_in_both_languages(id_):
    missing = [where for where, words in words_of(read_framework(id_).model) if words is None]
    assert missing == []


@pytest.mark.parametrize("id_", [id_ for id_ in FRAMEWORKS if id_.startswith(("spbe", "pemdi"))])
def test_official_titles_are_translated(id_):
    framework = read_framework(id_).model
    same = [item.id for item, _ in framework.items() if item.title.id == item.title.en]
    # `Data` is one word in both.
    assert same == (["A3"] if id_ == "pemdi-2026" else [])


@pytest.mark.parametrize("id_", FRAMEWORKS)
def test_a_shipped_framework_has_one_default_target_and_admits_that_it_is_smartplans_own(id_):
    defaults = [profile for profile in read_framework(id_).model.targets if profile.default]
    assert [profile.standing for profile in defaults] == ["ours"]
    said = f"{defaults[0].title.id} {defaults[0].source or ''}"
    assert "smartplan" in said


@pytest.mark.parametrize("id_", WITH_A_PREDECESSOR)
def test_a_framework_that_replaces_a_shipped_one_comes_with_the_crosswalk(id_):
    assert read_crosswalk(read_framework(id_).model.replaces, id_) is not None


@pytest.mark.parametrize(
    ("id_", "nodes", "indicators"),
    [
        ("spbe-2018", 3 + 7, 37),
        ("spbe-2020", 4 + 8, 47),
        ("pemdi-2026", 7, 20),
        ("gmsc-eval-2022-kppn", 5, 59),
        ("gmsc-eval-2022-2017", 5, 59),
        ("gmsc-eval-2023-kppn", 6, 117),
    ],
)
def test_an_instrument_has_the_parts_that_its_source_counts(id_, nodes, indicators):
    items = [item for item, _ in read_framework(id_).model.items()]
    kinds = Counter(isinstance(item, Indicator) for item in items)
    assert (kinds[False], kinds[True]) == (nodes, indicators)


@pytest.mark.parametrize(
    ("id_", "weights"),
    [
        ("spbe-2018", {"K": 17, "T": 28, "L": 55}),
        ("spbe-2020", {"D1": 13, "D2": 25, "D3": 16.5, "D4": 45.5}),
        ("pemdi-2026", {"A1": 10, "A2": 10, "A3": 15, "A4": 15, "A5": 10, "A6": 15, "A7": 25}),
        ("gmsc-eval-2022-kppn", {"baseline": 10, "output": 20, "outcome": 30, "impact": 10, "quick_win": 30}),
        ("gmsc-eval-2022-2017", {"baseline": 10, "output": 20, "outcome": 30, "impact": 30, "quick_win": 10}),
        (
            "gmsc-eval-2023-kppn",
            {
                "baseline": 10,
                "output": 20,
                "outcome": 20,
                "impact": 20,
                "quick_win": 20,
                "collaboration": 10,
            },
        ),
    ],
)
def test_the_weights_at_the_top_are_the_printed_ones_and_make_a_hundred(id_, weights):
    framework = read_framework(id_).model
    assert {item.id: float(item.weight) for item in framework.tree} == weights
    assert sum(weights.values()) == 100 == framework.weights_sum


def test_the_bands_of_spbe_and_pemdi_begin_where_the_regulations_say():
    def starts(id_):
        return {band.name: float(band.from_) for band in read_framework(id_).model.bands}

    spbe = {"Kurang": 1.0, "Cukup": 1.8, "Baik": 2.6, "Sangat Baik": 3.5, "Memuaskan": 4.2}
    assert starts("spbe-2018") == starts("spbe-2020") == spbe
    pemdi = {"Kurang": 1.0, "Cukup": 1.5, "Baik": 2.5, "Sangat Baik": 3.5, "Memuaskan": 4.0}
    assert starts("pemdi-2026") == pemdi


def test_every_indicator_of_spbe_2020_has_the_criterion_of_all_five_levels():
    for indicator in read_framework("spbe-2020").model.indicators():
        assert [int(level.level) for level in indicator.levels] == [1, 2, 3, 4, 5], indicator.id


def test_a_criterion_that_the_regulation_does_not_print_is_marked_as_ours():
    by_id = {indicator.id: indicator for indicator in read_framework("spbe-2020").model.indicators()}
    ours = [
        (id_, int(level.level))
        for id_, indicator in by_id.items()
        for level in indicator.levels
        if level.standing == "ours"
    ]
    assert ours == [("I03", 4)]
    assert by_id["I03"].note is not None


def test_pemdi_criteria_are_only_reported_and_the_unreadable_one_is_left_out():
    levels = {i.id: i.levels for i in read_framework("pemdi-2026").model.indicators()}
    assert {level.standing for found in levels.values() for level in found} == {"reported"}
    assert [id_ for id_, found in levels.items() if len(found) != 5] == ["P20"]
    assert [int(level.level) for level in levels["P20"]] == [2, 3, 4, 5]


def test_the_survey_of_2023_asks_three_questions_in_each_of_eighteen_sub_dimensions():
    stages = {node.id: node.children for node in read_framework("gmsc-eval-2023-kppn").model.tree}
    asked = Counter((i.tags["dimension"], i.tags["sub_dimension"]) for i in stages["impact"])
    assert len(asked) == 18
    assert set(asked.values()) == {3}


@pytest.mark.parametrize("crosswalk", CROSSWALKS, ids=ids_of)
def test_a_shipped_crosswalk_reads_without_a_problem(crosswalk):
    loaded = read_crosswalk(*crosswalk)
    assert loaded.document.problems == ()
    assert [loaded.model.old, loaded.model.new] == crosswalk
    assert loaded.model.sources


@pytest.mark.parametrize("crosswalk", CROSSWALKS, ids=ids_of)
def test_a_crosswalk_tells_the_fate_of_every_indicator_in_the_order_of_the_new_framework(crosswalk):
    model = read_crosswalk(*crosswalk).model
    old, new = (read_framework(id_).model.indicators() for id_ in crosswalk)
    assert [row.ref for row in model.rows] == [indicator.id for indicator in new]
    explained = {ancestor.ref for row in model.rows for ancestor in row.ancestors}
    assert explained | {gone.ref for gone in model.dropped} == {indicator.id for indicator in old}


def test_no_question_of_spbe_2018_is_claimed_to_be_word_for_word_that_of_2020():
    kinds = Counter(row.kind for row in read_crosswalk("spbe-2018", "spbe-2020").model.rows)
    assert kinds == {"reworded": 22, "new": 25}


def test_pairs_that_the_technical_guide_prints_are_told_from_pairs_of_our_own():
    rows = read_crosswalk("spbe-2018", "spbe-2020").model.rows
    printed = {row.ref: row.ancestors[0].ref for row in rows if row.standing == "reported"}
    assert printed == {
        "I02": "I03",
        "I04": "I06",
        "I05": "I05",
        "I32": "I27",
        "I33": "I28",
        "I34": "I29",
        "I35": "I31",
        "I36": "I26",
        "I37": "I25",
    }


def test_the_path_from_spbe_to_pemdi_is_our_own_and_only_the_evidence_is_reported():
    model = read_crosswalk("spbe-2020", "pemdi-2026").model
    assert {row.standing for row in model.rows} == {"ours"}
    assert {row.evidence for row in model.rows} == {"reuse", "update", "new"}
    assert [row.ref for row in model.rows if row.kind == "new"] == ["P06", "P07", "P20"]
    assert [gone.ref for gone in model.dropped] == ["I10"]


def test_the_impact_of_2022_and_the_survey_of_2023_explain_nothing_of_each_other():
    model = read_crosswalk("gmsc-eval-2022-kppn", "gmsc-eval-2023-kppn").model
    assert [gone.ref for gone in model.dropped] == [
        "impact.perbaikan",
        "impact.keterlibatan",
        "impact.keberlanjutan.lanjut",
        "impact.keberlanjutan.baru",
    ]
    survey = [row for row in model.rows if row.ref.startswith("impact.")]
    assert len(survey) == 54
    assert {row.kind for row in survey} == {"new"}
    same = [row for row in model.rows if row.kind == "same"]
    assert len(same) == 55
    assert all(row.ancestors[0].ref == row.ref for row in same)

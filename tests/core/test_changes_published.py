"""The real crossings: what the ministry changed, told apart from what the cities did."""

from fractions import Fraction

import pytest
from builders import assessment, framework, indicator, node

from smartplan.core.changes import Reason, Verdict, compare, shown
from smartplan.core.model import Crosswalk
from smartplan.core.scores import assess, half_up

SPBE_BANDS = [
    {"name": name, "from": Fraction(from_)}
    for name, from_ in (
        ("Kurang", "1"),
        ("Cukup", "1.8"),
        ("Baik", "2.6"),
        ("Sangat Baik", "3.5"),
        ("Memuaskan", "4.2"),
    )
]
PEMDI_BANDS = [
    {"name": name, "from": Fraction(from_)}
    for name, from_ in (
        ("Kurang", "1"),
        ("Cukup", "1.5"),
        ("Baik", "2.5"),
        ("Sangat Baik", "3.5"),
        ("Memuaskan", "4"),
    )
]
FIVE = {"scale": {"min": 1, "max": 5}, "rounding": {"digits": 2}}


def numbers(first, last):
    return [f"I{number:02}" for number in range(first, last + 1)]


def aspect(id_, weight, ids):
    return node(id_, *(indicator(i) for i in ids), weight=Fraction(weight))


def spbe_2020():
    """Return PermenPANRB 59/2020: four domains, eight aspects, 47 indicators."""
    return framework(
        node("D1", aspect("A1", "13", numbers(1, 10)), weight=13),
        node(
            "D2",
            aspect("A2", "10", numbers(11, 14)),
            aspect("A3", "10", numbers(15, 18)),
            aspect("A4", "5", numbers(19, 20)),
            weight=25,
        ),
        node(
            "D3",
            aspect("A5", "12", numbers(21, 28)),
            aspect("A6", "4.5", numbers(29, 31)),
            weight=Fraction("16.5"),
        ),
        node(
            "D4",
            aspect("A7", "27.5", numbers(32, 41)),
            aspect("A8", "18", numbers(42, 47)),
            weight=Fraction("45.5"),
        ),
        id="spbe-2020",
        bands=SPBE_BANDS,
        **FIVE,
    )


def spbe_2018():
    """Return PermenPANRB 5/2018: three domains, seven aspects, 37 scored rows."""
    services = [*numbers(32, 34), "I35-1", "I35-2", "I35-3"]
    return framework(
        node("K", aspect("A1", "7", numbers(1, 7)), aspect("A2", "10", numbers(8, 17)), weight=17),
        node(
            "T",
            aspect("A3", "8", numbers(18, 19)),
            aspect("A4", "8", numbers(20, 21)),
            aspect("A5", "12", numbers(22, 24)),
            weight=28,
        ),
        node("L", aspect("A6", "35", numbers(25, 31)), aspect("A7", "20", services), weight=55),
        id="spbe-2018",
        bands=SPBE_BANDS,
        **FIVE,
    )


def joined(old, new, ancestors, kind="same"):
    """Return a crosswalk in which every ancestor of a new indicator explains as much as the others."""
    rows = []
    for item in new.indicators():
        behind = ancestors.get(item.id, [])
        named = (kind if len(behind) == 1 else "merged") if behind else "new"
        share = Fraction(1, len(behind)) if behind else None
        rows.append(
            {
                "ref": item.id,
                "kind": named,
                "standing": "ours",
                "ancestors": [{"ref": ref, "share": share} for ref in behind],
            }
        )
    used = {ref for behind in ancestors.values() for ref in behind}
    dropped = [{"ref": item.id, "standing": "ours"} for item in old.indicators() if item.id not in used]
    return Crosswalk.model_validate(
        {
            "schema": "smartplan/crosswalk/1",
            "old": old.id,
            "new": new.id,
            "title": "Test",
            "rows": rows,
            "dropped": dropped,
        }
    )


def scored(edition, values):
    return assess(edition, assessment(values))


def levels(text):
    return dict(zip(numbers(1, 47), (Fraction(level) for level in text.split()), strict=True))


DENPASAR_2018 = (
    "1 1 1 3 2 3 3 2 1 1 1 3 3 3 1 3 3 1 3 2 3 3 2 2 3 1 4 4 4 3 4 3 2 3",
    {"I35-1": 1, "I35-2": 3, "I35-3": 3},
)
DENPASAR_2021 = (
    "4 1 4 3 3 3 3 3 3 3 2 2 3 4 4 3 5 3 4 3 2 2 2 2 2 2 2 3 2 2 3 4 3 3 5 5 3 3 3 3 5 4 2 2 4 4 4"
)
SPBE_PAIRS = {
    "I10": "I01",
    "I02": "I03",
    "I05": "I05",
    "I04": "I06",
    "I19": "I18",
    "I14": "I19",
    "I12": "I20",
    "I13": "I21",
    "I16": "I22",
    "I15": "I23",
    "I37": "I25",
    "I36": "I26",
    "I32": "I27",
    "I33": "I28",
    "I34": "I29",
    "I35": "I31",
    "I40": "I30",
    "I42": "I32",
    "I44": "I33",
    "I45": "I35-1",
    "I46": "I35-2",
    "I47": "I35-3",
}


@pytest.fixture(scope="module")
def denpasar():
    old, new = spbe_2018(), spbe_2020()
    plain = dict(zip(numbers(1, 34), (int(level) for level in DENPASAR_2018[0].split()), strict=True))
    by = joined(old, new, {ref: [ancestor] for ref, ancestor in SPBE_PAIRS.items()})
    return compare(scored(old, plain | DENPASAR_2018[1]), scored(new, levels(DENPASAR_2021)), by)


def test_denpasar_rose_by_more_than_the_published_indices_say(denpasar) -> None:
    assert (denpasar.old.root.reported, denpasar.new.root.reported) == (Fraction("2.64"), Fraction("3.19"))
    assert denpasar.delta == denpasar.parts.total == Fraction("0.5525")
    assert half_up(denpasar.comparable.delta, 2) == Fraction("0.82")
    assert [half_up(part, 4) for part in denpasar.parts.each] == [
        Fraction("0.8267"),
        Fraction("-0.0077"),
        Fraction("-0.2665"),
        0,
    ]


def test_denpasar_core_is_the_22_indicators_that_both_editions_hold(denpasar) -> None:
    compared = [row for row in denpasar.rows if row.old is not None and row.new is not None]
    core_2018 = 4 * 1 + 6 * 4 + 7 * 5 + 5 * Fraction(10, 3)
    core_2021 = 4 * Fraction("1.3") + 6 * Fraction("2.5") + 7 * Fraction("2.75") + 5 * 3

    assert len(compared) == 22
    assert denpasar.comparable.weight == (core_2018 + core_2021) / 200
    assert [row.verdict for row in denpasar.rows].count(Verdict.NEW) == 25
    assert [row.verdict for row in denpasar.rows].count(Verdict.RETIRED) == 15


def test_bandar_lampung_moved_by_its_scores_alone() -> None:
    old = scored(spbe_2020(), dict.fromkeys(numbers(1, 47), 1) | {"I36": 3, "I41": 3, "I42": 3, "I44": 2})
    new = scored(
        spbe_2020(),
        levels(
            "1 1 2 1 1 2 1 1 1 3 1 1 1 2 1 2 3 1 2 3 1 1 1 1 1 1 1 1 1 1 1 4 4 4 4 4 4 3 1 4 3 4 3 4 1 1 1"
        ),
    )

    found = compare(old, new)

    assert found.delta == Fraction("0.9545")
    assert found.parts.each == (found.delta, 0, 0, 0)
    assert found.comparable.weight == 1
    assert {row.verdict for row in found.rows} == {Verdict.IDENTICAL}
    assert (found.bands.old.name, found.bands.new.name) == ("Kurang", "Cukup")


def stage(id_, weight, ids):
    return node(id_, *(indicator(f"{id_}{n}") for n in ids), weight=weight)


OUTCOME_2023_ONLY = (9, 10)
"""Growth of investment and visual identity of the city: asked since 2023."""
MALANG_2022 = {
    "baseline": "2 1 2 1 1",
    "output": "2 1 2 2.75 1 1 1",
    "outcome": "2.75 4 4 1 3 3.5 2 3 - - 2 3 3 2 3.5 3 3 4 4 3.25 2 3.25 4 4 4 4 2 3 4 1 1.25 2 2",
    "impact": "2.25 2 3 3",
    "quick_win": "2.25 3 2.75 4 3 2.75 3 2.5 3.75 3.75 2.5 3.75",
}
MALANG_2023 = {
    "baseline": "3 3 4 4 4",
    "output": "3 2.8 2.8 3.4 2 1 1",
    "outcome": "3.8 4 1 1.8 3 3.6 3 3.8 4 2.4 4 3 3 3.8 3 3.8 3 4 4 3.2 3 4 4 3.8 4 4 3 3 4 3 3.6 3.8 4",
    "survey": "2.8 " * 29 + "3.6 3.8 2.8 2.8 3.6 2.8 2.8 " + "2.8 " * 14 + "1.8 2.8 1.8 2.8",
    "quick_win": "3.8 3 3 3 2.4 2.6 2.8 3 3.8 4 3 3.2",
    "collaboration": "3.8 1.8 1.8 2.8 1.8 3.2",
}


def answers(stages):
    pairs = [(id_, n, value) for id_, text in stages.items() for n, value in enumerate(text.split(), 1)]
    return {f"{id_}{n}": Fraction(value) for id_, n, value in pairs if value != "-"}


@pytest.fixture(scope="module")
def malang():
    outcome = [n for n in range(1, 34) if n not in OUTCOME_2023_ONLY]
    old = framework(
        stage("baseline", 10, range(1, 6)),
        stage("output", 20, range(1, 8)),
        stage("outcome", 30, outcome),
        stage("impact", 10, range(1, 5)),
        stage("quick_win", 30, range(1, 13)),
        id="eval-2022",
    )
    survey = [indicator(f"survey{n}") for n in range(1, 55)]
    new = framework(
        stage("baseline", 10, range(1, 6)),
        stage("output", 20, range(1, 8)),
        stage("outcome", 20, range(1, 34)),
        node("impact", *survey, weight=20),
        stage("quick_win", 20, range(1, 13)),
        stage("collaboration", 10, range(1, 7)),
        id="eval-2023",
    )
    held = {item.id for item in old.indicators()} & {item.id for item in new.indicators()}
    by = joined(old, new, {ref: [ref] for ref in held})
    return compare(scored(old, answers(MALANG_2022)), scored(new, answers(MALANG_2023)), by)


def test_kab_malang_indices_are_those_of_the_reports(malang) -> None:
    assert half_up(malang.old.root.value, 4) == Fraction("2.5042")
    assert half_up(malang.new.root.value, 4) == Fraction("2.9406")


def test_kab_malang_progress_is_told_apart_from_other_weights(malang) -> None:
    assert malang.parts.total == malang.delta
    assert malang.parts.scope == 0
    assert [half_up(part, 4) for part in malang.parts.each] == [
        Fraction("0.6401"),
        Fraction("-0.0983"),
        Fraction("-0.1054"),
        0,
    ]


def test_kab_malang_core_leaves_out_impact_and_collaboration(malang) -> None:
    core_2022, core_2023 = 90, 70 - 20 * Fraction(2, 33)
    framework_of = {node.id: node.parts for node in malang.nodes}

    assert malang.comparable.weight == (core_2022 + core_2023) / 200
    assert framework_of["impact"].scores == framework_of["collaboration"].scores == 0
    assert framework_of["impact"].framework < 0
    assert framework_of["baseline"].scores > 0


def test_kab_malang_with_its_answers_of_2022_would_show_no_score_part(malang) -> None:
    """The ministry's change alone: the questions held answered as in 2022, the others as in 2023."""
    frozen = answers(MALANG_2023) | {
        id_: value for id_, value in answers(MALANG_2022).items() if not id_.startswith("impact")
    }

    found = compare(malang.old, scored(malang.new.framework, frozen), malang.crosswalk)

    assert found.parts.scores == 0
    assert found.parts.weights != 0
    assert found.parts.weights + found.parts.framework == found.delta


PEMDI = {
    "A1": (10, {"P01": (5, [1, 2, 11, 12, 13]), "P02": (5, [21, 26, 27, 28])}),
    "A2": (10, {"P03": (5, [25]), "P04": (5, [19, 20])}),
    "A3": (15, {"P05": (5, [3, 23]), "P06": (3, []), "P07": (3, []), "P08": (4, [8, 22])}),
    "A4": (15, {"P09": (4, [9, 29, 30, 31]), "P10": (4, [8, 22]), "P11": (3, [22]), "P12": (4, [22])}),
    "A5": (10, {"P13": (5, [4, 15]), "P14": (5, [5, 6, 7, 16, 17, 18, 24])}),
    "A6": (
        15,
        {
            "P15": (4, [14, 37]),
            "P16": (4, [15, 18]),
            "P17": (4, list(range(32, 48))),
            "P18": (3, [3, 18, 23, 43]),
        },
    ),
    "A7": (25, {"P19": (10, [28, 42]), "P20": (15, [])}),
}
ACEH_TENGAH_2026 = "2.0 1.5 1.26 1.3 1 1 1 1 1 1 1.5 1.25 1.17 1 1 1 2.5 1 1 1.3"


@pytest.fixture(scope="module")
def pemdi():
    old = spbe_2020()
    aspects = [
        node(id_, *(indicator(p, weight=w) for p, (w, _) in below.items()), weight=weight)
        for id_, (weight, below) in PEMDI.items()
    ]
    new = framework(*aspects, id="pemdi-2026", bands=PEMDI_BANDS, **FIVE)
    behind = {
        p: [f"I{number:02}" for number in old_numbers]
        for _, below in PEMDI.values()
        for p, (_, old_numbers) in below.items()
    }
    return old, new, joined(old, new, behind, "reworded")


def test_aceh_tengah_is_comparable_only_where_published_aspects_serve(pemdi) -> None:
    old, new, by = pemdi
    known = {
        "D1": Fraction("2.3"),
        "D2": Fraction("1.7"),
        "D3": 1,
        "A7": Fraction("3.8"),
        "A8": Fraction(11, 3),
    }
    now = dict(zip((f"P{n:02}" for n in range(1, 21)), map(Fraction, ACEH_TENGAH_2026.split()), strict=True))

    found = compare(scored(old, known), scored(new, now), by)

    assert (found.old.root.reported, found.new.root.reported) == (Fraction("2.59"), Fraction("1.24"))
    assert found.parts.total == found.delta
    assert [row.id for row in found.rows if row.old is not None and row.new is not None] == ["P17"]
    assert found.of("P01").reason is Reason.KNOWN_ONLY_AS_MEAN
    assert found.of("P06").verdict is Verdict.NEW
    assert found.comparable.weight == (Fraction("0.455") + Fraction("0.04")) / 2
    assert found.comparable.official == 0


def test_answers_of_denpasar_read_under_pemdi_add_up_with_ancestors_that_feed_several(pemdi) -> None:
    old, new, by = pemdi
    now = dict(zip((f"P{n:02}" for n in range(1, 21)), map(Fraction, ACEH_TENGAH_2026.split()), strict=True))

    found = compare(scored(old, levels(DENPASAR_2021)), scored(new, now), by)

    assert found.parts.total == found.delta
    assert Fraction(0) < found.comparable.weight < 1
    assert {row.verdict for row in found.rows if row.id in {"P06", "P07", "P20"}} == {Verdict.NEW}
    assert [row.id for row in found.rows if row.verdict is Verdict.RETIRED] == ["I10"]


def test_same_figure_is_another_predicate_under_pemdi(pemdi) -> None:
    old, new, by = pemdi
    before = scored(old, dict.fromkeys(numbers(1, 47), Fraction("4.1")))
    after = scored(new, dict.fromkeys((f"P{n:02}" for n in range(1, 21)), Fraction("4.1")))

    bands = compare(before, after, by).bands

    assert (bands.old.name, bands.new.name, bands.by_cutoffs_alone) == ("Sangat Baik", "Memuaskan", True)


def test_printed_parts_of_the_crossings_add_up(denpasar, malang) -> None:
    for found in (denpasar, malang):
        assert sum(shown(found.parts.each, 2)) == half_up(found.delta, 2)
        rows = [row.parts.total for row in found.rows]
        assert sum(shown(rows, 3)) == half_up(found.delta, 3)

"""Published international indexes, computed anew through the shipped frameworks and ordinary files.

Some rows stand here as figures of their own, each with its source. Where the cases lie beside the checkout,
whole tables are computed too.
"""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from smartplan.cli import run
from smartplan.core.model import Assessment, Indicator
from smartplan.core.scores import assess, failed_assertions
from smartplan.read.files import read_case, read_framework

CASES = Path(__file__).parents[2] / "../shared/cases"
whole_table = pytest.mark.skipif(not CASES.is_dir(), reason="the cases do not lie beside the checkout")

HDI_INPUTS = ("le", "eys", "mys", "gnipc")
AREAS = ("CGSI", "PSDI", "DCEI", "GTEI")
DIMENSIONS = ("hc", "cn", "dt", "ps")

# UNDP, Human Development Report 2023/24, statistical annex (CC BY 3.0 IGO).
HDI = [
    ("Indonesia", 2012, "68.973 13.29708958 7.608673414 8757.030128", "0.682"),
    ("Qatar", 2012, "79.227 12.48701954 9.116559982 103823.1803", "0.84"),
    ("Brazil", 2022, "73.425 15.5788002 8.278307638 14615.89235", "0.76"),
    ("India", 2022, "67.744 12.58370972 6.570700169 6950.526798", "0.644"),
    ("Indonesia", 2022, "68.25 13.97573724 8.556509972 12045.56544", "0.713"),
    ("Liechtenstein", 2022, "84.656 15.46640015 12.351169 146673.2415", "0.942"),
    ("Niger", 2022, "62.08 7.186131428 1.341352433 1283.309235", "0.394"),
    ("Norway", 2022, "83.393 18.63846016 13.06234279 69189.76165", "0.966"),
    ("Singapore", 2022, "84.133 16.90273094 11.92488003 88761.14559", "0.949"),
    ("South Sudan", 2022, "55.567 5.634770141 5.726140022 690.6607575", "0.381"),
    ("Switzerland", 2022, "84.255 16.5837307 13.90406622 69432.78669", "0.967"),
]

# World Bank, GovTech dataset (CC BY 4.0): the four areas, the index and the group.
GTMI = [
    (
        "Brazil",
        2020,
        "0.9283905882352942 0.9154095238095239 0.9137000000000001 0.912816393442623",
        "0.9175791263718602",
        "A",
    ),
    (
        "Indonesia",
        2020,
        "0.49884 0.7187809523809524 0.8541666666666666 0.7443475409836066",
        "0.7040337900078064",
        "B",
    ),
    (
        "Eritrea",
        2022,
        "0.05763127572016461 0.0 0.10341651376146789 0.03650300214019318",
        "0.049387697905456426",
        "D",
    ),
    (
        "Estonia",
        2022,
        "0.9104477366255144 1.0 0.9975009174311926 0.9157077741836435",
        "0.9559141070600876",
        "A",
    ),
    (
        "Indonesia",
        2022,
        "0.8073102880658436 0.8269203883495145 0.8219339449541284 0.8104783809670443",
        "0.8166607505841327",
        "A",
    ),
    (
        "Indonesia",
        2025,
        "0.8252023236514523 0.9072777142857142 0.7975037593984963 0.831817299771167",
        "0.8404502742767075",
        "A",
    ),
    (
        "Korea, Rep.",
        2025,
        "0.9995867219917012 1.0 0.9950556390977443 0.9951659496567505",
        "0.997452077686549",
        "A",
    ),
    (
        "South Sudan",
        2025,
        "0.17699900414937758 0.4024891428571428 0.019777443609022557 0.054695835240274604",
        "0.16349035646395438",
        "D",
    ),
]

# European Commission, DESI 2022: the 33 indicators, the four dimensions and the index.
DESI = {
    "EE": (
        """
        0.563712 0.27678 0.664681 0.062 0.226 0.170119 0.084 0.832461 0.200602328 0.000394237
        0.901911723 0.734033204 0.734033204 0.0 0.18315 0.873242 70.46479196 0.539973 0.225818 0.224093
        0.098842 0.505198 0.027738 0.622222222 0.623847 0.179942 0.124216 0.089234 0.893712 87.3015873
        92.09727891 97.5 0.942307692
        """,
        "0.539482 0.444499 0.36472 0.911792",
        "0.565123",
    ),
    "FI": (
        """
        0.79178 0.481343 0.829109 0.074 0.239 0.376678 0.075 0.608779 0.288386366 0.014518307
        0.747814488 0.680109507 0.400184819 0.991666667 0.715684525 0.96251 79.06253439 0.816399
        0.482682 0.506906 0.216212 0.662799 0.157888 0.76674938 0.828682 0.226783 0.154743917 0.077387
        0.921785 89.81481481 89.83333333 92.5 0.858461538
        """,
        "0.713906 0.60548 0.590866 0.873653",
        "0.695976",
    ),
    "RO": (
        """
        0.278218 0.087272 0.414552 0.026 0.26 0.059009 0.067 0.659743 0.565750666 0.089772184
        0.933217926 0.870864932 0.870864932 0.216666667 0.248706118 0.82408 96.51634075 0.222299
        0.168083 0.116845 0.050956 0.113267 0.013826 0.679245283 0.169453 0.117139 0.073753 0.040963
        0.167178 19.04761905 44.24183673 42.26884921 0.755384615
        """,
        "0.309177 0.552261 0.151526 0.210433",
        "0.305849",
    ),
}


def indicators_of(framework_id):
    return [indicator.id for indicator in read_framework(framework_id).model.indicators()]


def as_typed(text):
    """Write a number as a file has it, without an exponent."""
    return f"{Decimal(text):f}"


def file_of(folder, framework_id, scores, published):
    """Write an assessment with what is published of it: by node its score, and more keys of the assertion."""
    lines = [
        "schema: smartplan/assessment/1",
        f"framework: {framework_id}",
        "city: {name: Published}",
        "year: 2022",
        "track: verified",
        "scores:",
        *(f"  {id_}: {as_typed(value)}" for id_, value in scores.items()),
        "assert:",
        *(
            f"  - {{node: {node}, score: {as_typed(score)}, {more}}}"
            for node, (score, more) in published.items()
        ),
    ]
    file = folder / f"{framework_id}.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def failures(file):
    case = read_case(file)
    return [problem.values for problem in failed_assertions(case.framework.model, case.assessment.model)]


def scored(framework_id, scores):
    """Score values without a file; for tables of hundreds."""
    written = {
        "schema": "smartplan/assessment/1",
        "framework": framework_id,
        "city": {"name": "Published"},
        "year": 2022,
        "scores": {id_: Decimal(value) for id_, value in scores.items()},
    }
    return assess(read_framework(framework_id).model, Assessment.model_validate(written))


def table(name):
    with (CASES / name).open(encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


@pytest.mark.parametrize(("country", "year", "inputs", "published"), HDI, ids=lambda value: str(value)[:16])
def test_the_human_development_index_of_a_country_comes_out(tmp_path, country, year, inputs, published):
    scores = dict(zip(HDI_INPUTS, inputs.split(), strict=True))

    assert failures(file_of(tmp_path, "hdi", scores, {"index": (published, "tolerance: 0")})) == []


@whole_table
def test_every_human_development_index_comes_out():
    rows = list(table("hdi/hdi-2012-2022.csv"))

    far = [
        (row["iso3"], row["year"])
        for row in rows
        if scored("hdi", {id_: row[id_] for id_ in HDI_INPUTS}).root.reported != Decimal(row["hdi"])
    ]

    assert (len(rows), far) == (385, [])


@pytest.mark.parametrize(("economy", "year", "areas", "published", "group"), GTMI)
def test_the_govtech_index_and_group_of_an_economy_come_out(tmp_path, economy, year, areas, published, group):
    scores = dict(zip(AREAS, areas.split(), strict=True))

    published = {"index": (published, f"tolerance: 0.000000001, band: {group}")}

    assert failures(file_of(tmp_path, "gtmi", scores, published)) == []


@whole_table
def test_every_govtech_index_and_group_come_out():
    rows = list(table("gtmi/gtmi_2020_2022_2025.csv"))
    found = [(row, scored("gtmi", {area: row[area.lower()] for area in AREAS}).root) for row in rows]

    far = [
        (row["country_code"], row["year"])
        for row, root in found
        if abs(float(root.value) - float(row["gtmi"])) > 1e-9 or root.band.name != row["grp"]
    ]

    assert (len(rows), far) == (593, [])


@pytest.mark.parametrize("country", DESI)
def test_the_digital_economy_index_of_a_country_and_its_dimensions_come_out(tmp_path, country):
    values, dimensions, index = DESI[country]
    scores = dict(zip(indicators_of("desi-2022"), values.split(), strict=True))
    figures = zip(("index", *DIMENSIONS), (index, *dimensions.split()), strict=True)
    published = {node: (score, "tolerance: 0.000001") for node, score in figures}

    file = file_of(tmp_path, "desi-2022", scores, published)

    assert failures(file) == []


@whole_table
def test_every_digital_economy_index_comes_out_down_to_the_part_of_each_sub_dimension():
    published = {
        row["ref_area"]: row for row in table("desi/published_2017_2022.csv") if row["time_period"] == "2022"
    }
    for row in table("desi/raw_2022_imputed.csv"):
        scores = scored("desi-2022", {f"i{code}": value for code, value in row.items() if code != "Country"})
        figures = {
            "desi_total": scores.root.value,
            **{f"dim_{number}": scores.of(id_).value for number, id_ in enumerate(DIMENSIONS, 1)},
            **{
                f"contrib_{node.id[1:]}": node.value * node.item.weight
                for node in scores.nodes
                if node.id[1:2].isdigit()
            },
        }
        there = {name: float(published[row["Country"]][name]) for name in figures}
        assert {name: float(value) for name, value in figures.items()} == pytest.approx(there, abs=1e-6)


def test_the_command_gives_the_published_index(tmp_path, capsys):
    _, _, inputs, published = next(row for row in HDI if row[:2] == ("Indonesia", 2022))
    scores = dict(zip(HDI_INPUTS, inputs.split(), strict=True))
    file = file_of(tmp_path, "hdi", scores, {"index": (published, "tolerance: 0")})

    assert run(["assess", file, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["index"]["reported"] == float(published)
    assert answer["index"]["band"] == "High"


# The two examples that the methodology of U4SSC works out: points of a category, and their percentage.
@pytest.mark.parametrize(
    ("points", "percent", "band"),
    [((1, 3, 4, 1), 56.25, "33-66 %"), ((3, 4, 2), 75.0, "66-95 %")],
)
def test_the_worked_examples_of_u4ssc_come_out(tmp_path, points, percent, band):
    shares = {1: 20, 2: 50, 3: 80, 4: 100}
    category = [id_ for id_ in indicators_of("u4ssc") if id_.startswith("SC.EH.H.")]
    answers = [
        f"  {id_}: {{score: {shares[point]}, benchmark: 100}}"
        if not is_lower("u4ssc", id_)
        else f"  {id_}: {{score: 100, benchmark: {shares[point]}}}"
        for id_, point in zip(category, points, strict=False)
    ]
    file = tmp_path / "city.yaml"
    head = ["schema: smartplan/assessment/1", "framework: u4ssc", "city: {name: Published}", "year: 2024"]
    file.write_text("\n".join([*head, "scores:", *answers]) + "\n", encoding="utf-8")

    case = read_case(str(file))
    score = assess(case.framework.model, case.assessment.model).of("SC.EH.H")

    assert (float(score.value), score.band.name) == (percent, band)


def is_lower(framework_id, id_):
    by_id = {indicator.id: indicator for indicator in read_framework(framework_id).model.indicators()}
    return by_id[id_].direction == "lower"


def test_u4ssc_has_the_91_kpis_that_its_source_counts_and_some_have_data_points():
    framework = read_framework("u4ssc").model
    kpis = [
        kpi
        for dimension in framework.tree
        for sub in dimension.children
        for category in sub.children
        for kpi in category.children
    ]
    assert len(kpis) == 91
    assert [kpi.id for kpi in kpis if not isinstance(kpi, Indicator)] == [
        "EC.ICT.ICT.4C",
        "EC.ICT.PS.1A",
        "EC.I.T.4A",
        "EN.EN.AQ.1C",
        "EN.EN.WS.4C",
        "EN.EN.WA.1C",
    ]
    assert {kpi.tags["level"] for kpi in kpis} == {"core", "advanced"}


def test_the_weights_of_epss_make_a_hundred_in_every_group():
    framework = read_framework("epss").model
    assert [float(domain.weight) for domain in framework.tree] == [28, 24, 19, 17, 12]
    groups = [framework.root, *(item for item, _ in framework.items() if not isinstance(item, Indicator))]
    assert len(groups) == 1 + 5 + 19
    assert {float(sum(child.weight for child in group.children)) for group in groups} == {100}


def test_the_structure_of_iso_37122_has_its_published_80_rows_and_no_text_of_the_standard():
    framework = read_framework("iso-37122").model
    assert (len(framework.tree), len(framework.indicators())) == (19, 80)
    assert all(
        indicator.title.en.rsplit(" ", 1)[0].endswith(": indicator") for indicator in framework.indicators()
    )


def test_the_un_index_is_the_plain_mean_of_its_components_and_its_top_group_begins_above_its_bound():
    scores = scored("un-egdi", {"osi": "0.7644", "tii": "0.6397", "hci": "0.7438"})
    assert float(scores.root.reported) == 0.716
    assert scored("un-egdi", {"osi": "0.75", "tii": "0.75", "hci": "0.75"}).root.band.name == "High"

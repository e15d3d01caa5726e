"""COINr's example index ASEM, 51 countries and 49 indicators, through ordinary files and commands.

Figures: COINr (MIT licence), its example coin. A few of them stand here; where the published tables lie
beside the checkout, all of them are compared.
"""

import csv
import io
import json
from pathlib import Path

import pytest

from smartplan.cli import run

CASES = Path(__file__).parents[3] / "shared" / "cases" / "asem"
STEPS = ("denominated", "imputed", "treated", "normalised", "aggregated")
TOLERANCE = 1e-9

# Between their extremes a few countries are normalised as among all: LAO and DEU are the ends of LPI, IND
# and SVK those of Goods over GDP, LAO and BRN those of CO2.
FRAMEWORK = """\
schema: smartplan/framework/1
id: asem
title: ASEM
scale: {min: 0, max: 100}
panel: {denominators: {Goods: GDP}, normalise: min_max}
tree:
  - {id: LPI, kind: measure, title: Logistics}
  - {id: Goods, kind: measure, title: Trade in goods}
  - {id: CO2, kind: measure, title: Emissions, direction: lower}
"""
TABLE = """\
name,year,GDP,LPI,Goods,CO2
LAO,2018,15.80570708982,2.067254,,0.297200883705774
DEU,2018,3477.7962744968,4.225967,,
IND,2018,2259.64238287231,,288.9806,
SVK,2018,89.7685980233903,,140.366,
BRN,2018,11.4002668775972,,,22.1247012416688
AUT,2018,390.799991147468,4.097985,278.4264,6.873713220337
IDN,2018,932.259177621409,2.984537,222.4186,1.81936331905513
JPN,2018,4936.21182787496,3.970464,732.2078,9.53870610327163
"""
NORMALISED = {
    "AUT": (94.0713749349729, 40.7147978255594, 69.870520083478),
    "IDN": (42.4921237793074, 7.70970515380391, 93.0264005938085),
    "JPN": (88.1641051867479, 1.42407266030721, 57.6611839743051),
}
# Five and three groups, their two pillars, the index.
AGGREGATED = {
    "AUS": (
        (34.7684001613939, 12.6489634539872, 52.5273462870629, 52.4112039240425, 39.4681278256503),
        (31.9221087855358, 71.8810791401085, 55.6998721766798),
        (38.3648083304273, 53.1676867007747, 45.766247515601),
    ),
    "AUT": (
        (41.1484184065563, 26.1866236833432, 78.2260375847625, 77.5369646569019, 54.0520462429277),
        (69.4751144230565, 72.7641546442634, 62.8814970322634),
        (55.4300181148983, 68.3735886998611, 61.9018034073797),
    ),
    "IDN": (
        (16.1734212412659, 6.35448317899241, 48.5516959290859, 67.8807605705214, 2.99914949226332),
        (70.2013993039571, 28.6631354405153, 57.2047214530972),
        (28.3919020824258, 52.0230853991899, 40.2074937408078),
    ),
}


def step_of(capsys, step):
    assert run(["benchmark", "table.csv", "--framework", "./asem.yaml", "--step", step]) == 0
    return {row["city"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}


def test_normalised_scores_are_the_published_ones(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "asem.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")

    found = step_of(capsys, "normalised")

    for country, published in NORMALISED.items():
        scores = [float(found[country][id_]) for id_ in ("LPI", "Goods", "CO2")]
        assert scores == pytest.approx(published, rel=TOLERANCE), country


@pytest.mark.parametrize("country", AGGREGATED)
def test_pillars_and_index_are_the_published_ones(capsys, tmp_path, monkeypatch, country):
    connected, sustainable, published = AGGREGATED[country]
    tree = [
        {"id": name, "title": name, "children": [
            {"id": f"{name}{n}", "title": "Group", "kind": "level"} for n in range(len(groups))
        ]}
        for name, groups in (("Conn", connected), ("Sust", sustainable))
    ]  # fmt: skip
    framework = {"schema": "smartplan/framework/1", "id": "asem", "title": "ASEM"}
    framework |= {"scale": {"min": 0, "max": 100}, "tree": tree}
    monkeypatch.chdir(tmp_path)
    (tmp_path / "asem.yaml").write_text(json.dumps(framework), encoding="utf-8")
    groups = {f"Conn{n}": v for n, v in enumerate(connected)} | {
        f"Sust{n}": v for n, v in enumerate(sustainable)
    }
    head, row = ",".join(["name,year", *groups]), ",".join(["X,2018", *map(str, groups.values())])
    (tmp_path / "table.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")

    found = step_of(capsys, "aggregated")["X"]

    assert [float(found[id_]) for id_ in ("Conn", "Sust", "index")] == pytest.approx(published, rel=TOLERANCE)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole index as an ordinary framework file and table, made from the published lists."""
    folder = tmp_path_factory.mktemp("asem")
    items = rows_in("ASEM_iMeta.csv")
    indicators = [item for item in items if item["Type"] == "Indicator"]
    divided = {item["iCode"]: item["Denominator"] for item in indicators if item["Denominator"] != "NA"}
    panel = {
        "denominators": divided,
        "impute": {"kind": "group_mean", "group": "EurAsia_group"},
        "outliers": {"skew": 2, "kurtosis": 3.5, "winsorise": 5, "then": "log"},
        "normalise": "min_max",
    }
    framework = {"schema": "smartplan/framework/1", "id": "asem", "title": "ASEM", "panel": panel}
    framework |= {"scale": {"min": 0, "max": 100}, "tree": children_of("Index", items)}
    (folder / "asem.yaml").write_text(json.dumps(framework), encoding="utf-8")
    names = {"uCode": "name", "Time": "year"}
    kept = ["uCode", "Time", "EurAsia_group", *{*divided.values()}, *(item["iCode"] for item in indicators)]
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as opened:
        table = csv.writer(opened)
        table.writerow([names.get(name, name) for name in kept])
        table.writerows([[row[name] for name in kept] for row in rows_in("ASEM_iData.csv")])
    return folder


def rows_in(name):
    with (CASES / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def children_of(parent, items):
    found = []
    for item in (item for item in items if item["Parent"] == parent):
        common = {"id": item["iCode"], "title": item["iName"]}
        if item["Type"] == "Indicator":
            direction = "lower" if item["Direction"] == "-1" else "higher"
            found.append({**common, "kind": "measure", "direction": direction})
        else:
            found.append({**common, "children": children_of(item["iCode"], items)})
    return found


@pytest.mark.skipif(not CASES.is_dir(), reason="the published tables are not beside the checkout")
@pytest.mark.parametrize("step", STEPS)
def test_every_figure_of_every_step_is_the_published_one(capsys, whole, monkeypatch, step):
    monkeypatch.chdir(whole)
    found = step_of(capsys, step)

    published = rows_in(f"step_{step.capitalize()}.csv")
    assert len(published) == len(found) == 51
    for row in published:
        ours = found[row["uCode"]]
        for column, text in row.items():
            if column != "uCode":
                value = ours["index" if column == "Index" else column]
                assert (value == "") == (text == "NA"), (row["uCode"], column)
                if text != "NA":
                    assert float(value) == pytest.approx(float(text), rel=TOLERANCE, abs=TOLERANCE), column

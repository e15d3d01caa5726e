"""Tables of many cities: nothing cut, nobody named, the same bytes for the same cities."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from smartplan.cli import run

NAMES = ("Ibu Penilai", "Pak Verifikator")


@pytest.fixture
def cities(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("cities").mkdir()
    for year in (2024, 2025):
        for number in range(4):
            Path(f"cities/{year}-{number}.yaml").write_text(
                "schema: smartplan/assessment/1\nframework: spbe-2020\n"
                f"city: {{name: =Kota {number}, kind: kota, province: Bali, population: {1000 + number}}}\n"
                f"year: {year}\nassessor: {NAMES[0]}\nverifier: {NAMES[1]}\n"
                f"scores:\n  I01: {number % 4 + 1}\n"
                f"  I02: {{assessors: {{ibu_penilai: 2}}, note: {NAMES[0]}}}\n",
                encoding="utf-8",
            )
    return ["benchmark", "cities", "--lang", "en"]


def sheets(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_workbook_has_all_figures_and_says_what_is_where(capsys, cities):
    assert run([*cities, "-o", "out.xlsx"]) == 0

    found = sheets("out.xlsx")
    assert list(found) == ["about", "cities", "leagues", "averages", "movers", "indicators", "scores"]
    assert len(found["cities"]) == 1 + 8
    assert found["about"][1][0] == "sheet cities: 8 rows"
    head, first, *_ = found["cities"]
    row = dict(zip(head, first, strict=True))
    assert (row["city"], row["kind"], row["year"]) == ("=Kota 3", "kota", 2024)


def test_a_long_table_goes_on_over_sheets_and_says_so(cities, monkeypatch):
    monkeypatch.setattr("smartplan.write.benchmark_tables.MAX_ROWS", 100)
    assert run([*cities, "-o", "out.xlsx"]) == 0

    found = sheets("out.xlsx")
    parts = [rows for name, rows in found.items() if name.startswith("scores")]
    assert len(parts) > 2
    assert all(rows[0] == parts[0][0] for rows in parts)
    whole = [tuple(row) for rows in parts for row in rows[1:]]
    assert len(whole) == len(set(whole))
    assert f"scores goes on over {len(parts)} sheets: Excel holds no more rows" in [
        row[0] for row in found["about"]
    ]

    assert run([*cities, "-o", "out.csv"]) == 0
    assert len(whole) == len(Path("out-scores.csv").read_text(encoding="utf-8").splitlines()) - 1


def test_parquet_and_csv_hold_the_same_rows(cities):
    assert run([*cities, "-o", "out.parquet"]) == run([*cities, "-o", "out.csv"]) == 0

    for name in ("out", "out-scores"):
        text = Path(f"{name}.csv").read_text(encoding="utf-8")
        rows, frame = list(csv.DictReader(io.StringIO(text))), pd.read_parquet(f"{name}.parquet")
        assert list(frame.columns) == list(rows[0])
        assert len(frame) == len(rows)
    assert text.splitlines()[1].startswith("'=Kota")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
def test_the_same_cities_give_the_same_bytes(cities, ending):
    assert run([*cities, "-o", f"one.{ending}"]) == run([*cities, "-o", f"two.{ending}"]) == 0

    assert Path(f"one.{ending}").read_bytes() == Path(f"two.{ending}").read_bytes()


def test_nobody_is_named_anywhere(capsys, cities):
    for output_format in ("json", "csv", "markdown", "text"):
        assert run([*cities, "--format", output_format]) == 0
    assert run([*cities, "-o", "out.xlsx"]) == run([*cities, "-o", "out.csv"]) == 0

    said = capsys.readouterr().out + Path("out.csv").read_text(encoding="utf-8")
    said += Path("out-scores.csv").read_text(encoding="utf-8") + repr(sheets("out.xlsx"))
    assert not [name for name in (*NAMES, "ibu_penilai") if name in said]


def test_small_groups_are_suppressed_in_what_is_published(capsys, cities):
    assert run([*cities, "--suppress", "5", "--format", "json", "-o", "out.xlsx"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert [each["mean"] for each in found["leagues"]] == [None, None]
    assert all(each["suppressed"] for each in found["averages"])
    assert all(city["index"] is not None and city["to_median"] is None for city in found["cities"])
    assert all(each["mean"] is None for each in found["indicators"])
    head, *rows = sheets("out.xlsx")["averages"]
    assert all(dict(zip(head, row, strict=True))["mean"] == "" for row in rows)


def test_movers_stand_in_json_and_in_the_text(capsys, cities):
    assert run([*cities, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["movers"]
    assert [(move["before"]["year"], move["change"]) for move in found] == [(2024, 0.0)] * 4

    path = Path("cities/2025-0.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("I01: 1", "I01: 2"), encoding="utf-8")
    assert run(cities) == 0
    out = capsys.readouterr().out
    assert "=Kota 0 +0." in out
    assert "years at its pace since 2024" in out


@pytest.mark.parametrize("name", ["out.doc", "cities"])
def test_an_ending_that_is_not_known_is_refused(capsys, cities, name):
    assert run([*cities, "-o", name]) == 2
    assert "unknown-ending" in capsys.readouterr().err


def test_what_is_there_is_not_written_over(capsys, cities):
    Path("out-scores.csv").write_text("mine", encoding="utf-8")

    assert run([*cities, "-o", "out.csv"]) == 2
    assert Path("out-scores.csv").read_text(encoding="utf-8") == "mine"
    assert not Path("out.csv").exists()
    assert run([*cities, "-o", "out.csv", "--force"]) == 0

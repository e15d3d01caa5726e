"""Tables of many cities: nothing cut, nobody named, the same bytes for the same cities."""

import csv
import gc
import io
import json
import re
import resource
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from pyarrow.parquet import ParquetFile
from python_calamine import CalamineWorkbook

from smartplan.cli import run
from smartplan.write.benchmark_tables import Table, csv_table, parquet_table
from smartplan.write.save import save

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
    monkeypatch.setattr("smartplan.write.benchmark_book.MAX_ROWS", 100)
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


def test_parquet_in_groups_has_all_rows_and_the_same_types_whatever_stands_in_them(cities, monkeypatch):
    assert run([*cities, "-o", "one.parquet"]) == 0
    monkeypatch.setattr("smartplan.write.parquet.CELLS", 1000)
    assert run([*cities, "-o", "many.parquet"]) == 0

    one, many = ParquetFile("one-scores.parquet"), ParquetFile("many-scores.parquet")
    assert (one.num_row_groups, many.num_row_groups) == (1, 5)
    assert one.read().equals(many.read())
    types = {field.name: str(field.type) for field in one.schema_arrow}
    assert (types["round"], types["code"], types["score"]) == ("int64", "string", "double")


def test_rows_are_written_while_others_are_still_made(tmp_path, monkeypatch):
    monkeypatch.setattr("smartplan.write.parquet.CELLS", 10_000)
    sizes = []
    path = tmp_path / "out"

    def rows():
        for number in range(20_000):
            yield {"city": "x" * 10, "score": number}
            sizes.append(next(iter(tmp_path.iterdir())).stat().st_size)

    for content_of in (csv_table, parquet_table):
        sizes.clear()
        save(content_of(Table(("city", "score"), rows)), path, force=True)
        assert len(sizes) == 20_000
        path.unlink()
        assert sizes[0] == 0
        assert any(sizes[:-1])


def test_json_that_is_written_piece_by_piece_is_what_json_would_be_at_once(capsys, cities):
    assert run([*cities, "--format", "json"]) == 0

    out = capsys.readouterr().out
    assert out == json.dumps(json.loads(out), ensure_ascii=False, indent=2) + "\n"
    assert '"panels": [],' in out


def test_a_score_that_is_called_like_a_column_does_not_take_its_place(capsys, cities):
    framework = {
        "schema": "smartplan/framework/1",
        "id": "clash",
        "title": "Clash",
        "scale": {"min": 0, "max": 4, "step": 1},
        "tree": [
            {"id": "rank", "title": "R", "kind": "level"},
            {"id": "other", "title": "O", "kind": "level"},
        ],
    }
    Path("clash.yaml").write_text(json.dumps(framework), encoding="utf-8")
    Path("clash.csv").write_text("name,rank,other\nA,1,4\nB,3,4\n", encoding="utf-8")
    given = ["benchmark", "clash.csv", "--framework", "./clash.yaml", "--year", "2024"]
    assert run([*given, "--format", "csv", "-o", "out.parquet"]) == 0

    best = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (best["city"], best["rank"], best["score.rank"], best["other"]) == ("B", "1", "3.0", "4.0")
    assert pd.read_parquet("out.parquet")["rank"].tolist() == [1, 2]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv", "out.parquet"])
def test_a_full_disk_leaves_nothing_and_is_said_once(capsys, cities, monkeypatch, tmp_path, name):
    (tmp_path / "temporary").mkdir()
    complaints = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr("sys.unraisablehook", complaints.append)
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, most))
    try:
        assert run([*cities, "-o", name, "--no-cache"]) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
    gc.collect()

    assert capsys.readouterr().err.count("error[output-unwritable]") == 1
    heard = [each for each in complaints if each.exc_type is not ResourceWarning]  # those only tests hear
    assert (heard, list((tmp_path / "temporary").iterdir())) == ([], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cities", "temporary"]


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


def test_what_a_sheet_cannot_hold_is_said(cities, monkeypatch):
    monkeypatch.setattr("smartplan.write.benchmark_book.MAX_COLUMNS", 30)
    monkeypatch.setattr("smartplan.write.benchmark_book.MAX_TEXT", 6)
    assert run([*cities, "-o", "out.xlsx"]) == 0

    found = sheets("out.xlsx")
    about = [row[0] for row in found["about"]]
    assert {len(row) for row in found["cities"]} == {30}
    assert {row[0] for row in found["scores"][1:]} == {"=Kota "}
    lacking = next(line for line in about if line.startswith("cities lacks"))
    assert re.fullmatch(r"cities lacks \d+ columns: Excel holds no more; CSV has them", lacking)
    assert "cities: 16 texts are cut: a cell of Excel holds no more" in about

"""Many cities from folders and tables: nothing guessed, and what is wrong with one stops no other."""

import sys
import zipfile
from decimal import Decimal
from fractions import Fraction

import pytest
from pandas import DataFrame

from smartplan.errors import InputError
from smartplan.read.cohort import Wanted, read_cohort
from smartplan.read.files import read_case
from smartplan.read.tables import read_table
from smartplan.write.problems import render
from smartplan.write.words import Words

FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: Small
scale: {min: 0, max: 5}
tree:
  - {id: A1, kind: level, title: First}
  - {id: A2, kind: level, title: Second}
"""
RELATIVE = """\
schema: smartplan/framework/1
id: relative
title: Relative
scale: {min: 0, max: 100}
panel:
  denominators: {A1: area}
  impute: {kind: group_mean, group: region}
  normalise: min_max
tree:
  - {id: A1, kind: measure, title: First}
"""
ASSESSMENT = """\
schema: smartplan/assessment/1
framework: ./framework.yaml
city: {name: NAME}
year: 2024
scores: {A1: 3, A2: 2}
"""
TABLE = """\
name,code,kind,year,A1,A2
Kota Satu,10.10,kota,2024,3,2.5
Kota Dua,,kota,2024,unknown,4
Kota Tiga,,kota,2024,1,
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two frameworks, to which the tests add cities."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, "framework.yaml", FRAMEWORK)
    write(tmp_path, "relative.yaml", RELATIVE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def read(*names, framework="./framework.yaml", year=None, columns=()):
    return read_cohort(names, Wanted(framework, year, columns))


def codes(found):
    return [problem.code for problem in found.problems]


def keys(found):
    return [member.key for _, member in found.members]


def scores(found):
    return [{id_: answer.score for id_, answer in m.assessment.scores.items()} for _, m in found.members]


# Folders.


def test_a_folder_is_searched_with_all_below_it(folder):
    write(folder, "cities/a.yaml", ASSESSMENT.replace("NAME", "A").replace("./", "../"))
    write(folder, "cities/more/b.yml", ASSESSMENT.replace("NAME", "B").replace("./", "../../"))
    write(folder, "cities/.hidden/c.yaml", ASSESSMENT.replace("NAME", "C").replace("./", "../../"))

    found = read("cities", framework=None)

    assert (keys(found), found.failed, found.problems) == (["A", "B"], 0, ())


def test_files_of_other_kinds_are_passed_over(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A"))
    write(folder, "settings.yaml", "colour: blue\n")
    write(folder, "readme.md", "# Hello\n")

    found = read(".", framework=None)

    assert (keys(found), found.failed, found.problems) == (["A"], 0, ())


def test_a_file_with_a_mistake_is_told_and_stops_no_other(folder):
    write(folder, "cities/a.yaml", ASSESSMENT.replace("NAME", "A").replace("./", "../"))
    write(
        folder,
        "cities/b.yaml",
        ASSESSMENT.replace("NAME", "B").replace("./", "../").replace("A2: 2", "A2: 9"),
    )
    write(folder, "cities/c.yaml", "framework:small\nscores: {}\n")

    found = read("cities", framework=None)

    assert (keys(found), found.failed) == (["A"], 2)
    assert codes(found) == ["level-out-of-scale", "no-space-after-colon"]
    assert [problem.place.file for problem in found.problems] == ["cities/b.yaml", "cities/c.yaml"]


def test_a_city_with_two_assessments_of_one_year_counts_once(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A"))
    write(folder, "b.yaml", ASSESSMENT.replace("NAME", "A").replace("A1: 3", "A1: 5"))

    found = read("a.yaml", "b.yaml", framework=None)

    assert (scores(found), found.failed, codes(found)) == ([{"A1": 3, "A2": 2}], 1, ["city-twice"])
    assert (found.problems[0].place.file, found.problems[0].also.file) == ("b.yaml", "a.yaml")


def test_a_folder_without_an_assessment_is_told(folder):
    (folder / "empty").mkdir()

    assert codes(read("empty", framework=None)) == ["no-assessments"]


def test_a_plan_that_is_named_is_no_assessment(folder):
    assert codes(read("framework.yaml", framework=None)) == ["wrong-kind-of-file"]


def test_cities_of_another_framework_or_year_are_left_out_and_counted(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A"))
    write(folder, "b.yaml", ASSESSMENT.replace("NAME", "B").replace("2024", "2023"))
    write(
        folder,
        "c.yaml",
        ASSESSMENT.replace("NAME", "C").replace("framework.yaml", "relative.yaml").replace(", A2: 2", ""),
    )

    found = read("a.yaml", "b.yaml", "c.yaml", year=2024)

    assert (keys(found), found.other, found.failed) == (["A"], 2, 0)


def test_published_figures_that_are_not_met_are_told(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A") + "assert: [{node: index, score: 4}]\n")

    found = read("a.yaml", framework=None)

    assert (keys(found), codes(found)) == (["A"], ["assertion-failed"])


def test_under_a_framework_with_a_panel_no_city_is_scored_alone(folder):
    write(
        folder,
        "a.yaml",
        ASSESSMENT.replace("NAME", "A").replace("framework.yaml", "relative.yaml").replace(", A2: 2", ""),
    )

    with pytest.raises(InputError, match="needs-a-cohort") as caught:
        read_case("a.yaml")
    assert caught.value.problems[0].place.line == 2
    assert keys(read("a.yaml", framework=None)) == ["A"]


# Tables.


def test_a_table_gives_one_city_a_row(folder):
    found = read(write(folder, "t.csv", TABLE))

    assert (keys(found), found.failed, found.problems) == (["10.10", "Kota Dua", "Kota Tiga"], 0, ())
    assert scores(found)[0] == {"A1": 3, "A2": Fraction(5, 2)}
    second, third = (member for _, member in found.members[1:])
    assert second.assessment.scores["A1"].unknown
    assert list(third.assessment.scores) == ["A1"]  # an empty cell: not assessed
    assert (third.file, third.line) == ("t.csv", 4)


def test_a_sheet_and_a_parquet_file_give_what_the_csv_gives(folder):
    rows = [
        ["Kota Satu", "10.10", "kota", 2024, "3", 2.5],
        ["Kota Dua", None, "kota", 2024, "unknown", 4.0],
        ["Kota Tiga", None, "kota", 2024, "1", None],
    ]
    head = ["name", "code", "kind", "year", "A1", "A2"]
    (folder / "t.xlsx").write_bytes(sheet([head, *rows]))
    DataFrame(rows, columns=head).to_parquet(folder / "t.parquet")

    csv, xlsx, parquet = (read(name) for name in (write(folder, "t.csv", TABLE), "t.xlsx", "t.parquet"))

    assert [m.assessment for _, m in xlsx.members] == [m.assessment for _, m in csv.members]
    assert [m.assessment for _, m in parquet.members] == [m.assessment for _, m in csv.members]


def sheet(rows):
    """Return a workbook with one sheet, in the fewest parts that one may have."""
    import io

    def cell(value):
        if value is None:
            return "<c/>"
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    body = "".join(f"<row>{''.join(cell(value) for value in row)}</row>" for row in rows)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}/relationships">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0"?>' + text)
    return packed.getvalue()


def test_columns_may_be_parted_by_semicolons_or_tabs(folder):
    for separator in ";\t":
        found = read(write(folder, "t.csv", TABLE.replace(",", separator)))
        assert (keys(found), found.problems) == (["10.10", "Kota Dua", "Kota Tiga"], ())


def test_a_number_keeps_the_digits_that_it_has(folder):
    text = "name,year,A1\na,2024,0.1\nb,2024,1e-05\nc,2024,-0.50\nd,2024,007\ne,2024,1_000\n"
    table = read_table(write(folder, "t.csv", text))

    found = [row.cells["A1"] for row in table.rows]
    assert found == [Decimal("0.1"), Decimal("0.00001"), Decimal("-0.50"), "007", "1_000"]
    assert str(found[2]) == "-0.50"


def test_what_does_not_apply_leaves_the_denominator(folder):
    found = read(write(folder, "t.csv", "name,year,A1,A2\na,2024,not_applicable,2\n"))

    assert found.members[0][1].assessment.scores["A1"].not_applicable


def test_the_year_may_be_given_for_a_whole_table(folder):
    found = read(write(folder, "t.csv", "name,A1\na,2\n"), year=2023)

    assert found.members[0][1].assessment.year == 2023


def test_empty_rows_are_no_cities_and_a_broken_text_moves_the_lines(folder):
    text = 'name,year,A1\n"Kota\nSatu",2024,1\n\n,,\nb,2024,2\n'
    found = read(write(folder, "t.csv", text))

    assert [(m.key, m.line) for _, m in found.members] == [("Kota\nSatu", 2), ("b", 6)]


def test_columns_that_are_divided_by_stay_with_the_city(folder):
    text = "name,year,region,area,A1\na,2024,north,2.5,10\nb,2024,south,,12\n"
    found = read(write(folder, "t.csv", text), framework="./relative.yaml")

    one, two = (member for _, member in found.members)
    assert (one.column("area"), one.column("region")) == (Fraction(5, 2), "north")
    assert two.column("area") is None
    assert one.column("nothing") is None


# Tables with mistakes.


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("year,A1\n2024,1\n", "missing-column", 1),
        ("name,A1\na,1\n", "missing-column", 1),
        ("name,year,A1,A1\na,2024,1,2\n", "column-twice", 1),
        ("name,year,A1\na,2024,9\n", "level-out-of-scale", 2),
        ('name,year,A1\na,2024,"3,5"\n', "decimal-comma", 2),
        ("name,year,A1\na,2024,baik\n", "word-for-number", 2),
        ("name,year,A1\na,2024,true\n", "word-for-number", 2),
        ("name,year,A1\n,2024,2\n", "bad-cell", 2),
        ("name,year,A1\na,soon,2\n", "bad-cell", 2),
        ("name,year,kind,A1\na,2024,town,2\n", "bad-cell", 2),
        ("name,year,A1\na,2024,1,7\n", "table-unreadable", 2),
        ("", "empty-table", 1),
    ],
)
def test_a_mistake_in_a_table_is_told_with_its_line(folder, text, code, line):
    found = read(write(folder, "t.csv", text))

    assert (codes(found), [problem.place.line for problem in found.problems]) == ([code], [line])
    assert (found.members, found.failed) == ((), 1)


def test_a_row_with_a_mistake_stops_no_other(folder):
    found = read(write(folder, "t.csv", "name,year,A1\na,2024,9\nb,2024,2\n"))

    assert (keys(found), found.failed, codes(found)) == (["b"], 1, ["level-out-of-scale"])


def test_a_mistake_in_every_row_is_not_told_a_hundred_times(folder):
    rows = "".join(f"c{n},2024,9\n" for n in range(120))
    found = read(write(folder, "t.csv", "name,year,A1\n" + rows))

    assert found.failed == 120
    assert codes(found).count("level-out-of-scale") == 50
    assert next(p for p in found.problems if "more" in p.code).values["number"] == 70  # noqa: PD011 - no frame of pandas


def test_a_misspelt_column_is_told_with_what_was_meant(folder):
    found = read(write(folder, "t.csv", "name,year,A1,AA2\na,2024,1,2\n"))

    assert keys(found) == ["a"]
    assert "did you mean 'A2'?" in render(found.problems, Words("en"))


def test_a_column_that_the_framework_divides_by_must_be_there(folder):
    found = read(write(folder, "t.csv", "name,year,A1\na,2024,1\n"), framework="./relative.yaml")

    assert [problem.keys for problem in found.problems] == [("area",), ("region",)]


def test_a_column_that_cities_are_classed_by_must_be_there(folder):
    found = read(write(folder, "t.csv", "name,year,A1\na,2024,1\n"), columns=("size",))

    assert [problem.keys for problem in found.problems] == [("size",)]


def test_a_table_needs_a_framework(folder):
    assert codes(read(write(folder, "t.csv", TABLE), framework=None)) == ["table-needs-framework"]


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_bytes_that_are_no_table_are_told(folder, ending):
    (folder / f"t.{ending}").write_bytes(b"PK\x03\x04 no, not really")

    assert codes(read(f"t.{ending}")) == ["table-unreadable"]


def test_a_table_that_is_not_there_is_told_as_any_file(folder):
    assert codes(read("nowhere.csv")) == ["file-not-found"]


def test_without_the_library_parquet_is_refused_and_all_else_goes_on(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (folder / "t.parquet").write_bytes(b"PAR1")

    found = read("t.parquet", write(folder, "t.csv", TABLE))

    assert (codes(found), len(found.members)) == (["parquet-unavailable"], 3)


def test_a_workbook_that_unpacks_to_far_too_much_is_refused_unopened(folder, monkeypatch):
    monkeypatch.setattr("smartplan.read.tables.MAX_UNPACKED", 1024 * 1024)
    with zipfile.ZipFile(folder / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/s.xml", b" " * (2 * 1024 * 1024))

    assert codes(read("t.xlsx")) == ["file-too-large"]


def test_a_workbook_of_a_zip_version_that_nobody_knows_is_no_table(folder):
    with zipfile.ZipFile(folder / "t.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    data = bytearray((folder / "t.xlsx").read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 69  # the version needed to extract: 6.9
    (folder / "t.xlsx").write_bytes(data)

    assert codes(read("t.xlsx")) == ["table-unreadable"]


# Folders as they are in life.


def test_two_rounds_of_one_year_are_two_assessments(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A"))
    write(folder, "b.yaml", ASSESSMENT.replace("NAME", "A") + "round: 2\n")

    found = read("a.yaml", "b.yaml", framework=None)

    assert ([member.when for _, member in found.members], found.failed) == ([(2024, None), (2024, 2)], 0)


def test_two_frameworks_of_one_name_that_differ_are_not_mixed(folder):
    write(folder, "a.yaml", ASSESSMENT.replace("NAME", "A"))
    write(folder, "more/framework.yaml", FRAMEWORK.replace("max: 5", "max: 10"))
    write(folder, "more/b.yaml", ASSESSMENT.replace("NAME", "B"))
    write(folder, "same/framework.yaml", FRAMEWORK)
    write(folder, "same/c.yaml", ASSESSMENT.replace("NAME", "C"))

    found = read(".", framework=None)

    assert (keys(found), found.failed, codes(found)) == (["A", "C"], 1, ["framework-twice"])
    assert found.problems[0].place.file == "more/b.yaml"


def test_what_can_not_be_a_file_of_text_is_told_and_stops_no_other(folder):
    import os

    write(folder, "cities/a.yaml", ASSESSMENT.replace("NAME", "A").replace("./", "../"))
    (folder / "cities" / "folder.yaml").mkdir()
    (folder / "cities" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "cities" / "memory.yaml").symlink_to("/proc/self/mem")  # it opens, and can't be read
    os.mkfifo(folder / "cities" / "pipe.yaml")
    (folder / "cities" / "lost.yaml").symlink_to("nowhere.yaml")
    (folder / "cities" / "ring").symlink_to(folder / "cities")
    (folder / "cities" / "photo.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")

    found = read("cities", framework=None)

    assert (keys(found), found.failed) == (["A"], 6)
    assert [(p.code, p.place.file) for p in found.problems] == [
        ("file-is-a-folder", "cities/folder.yaml"),
        ("file-unreadable", "cities/loop.yaml"),
        ("file-not-found", "cities/lost.yaml"),
        ("file-unreadable", "cities/memory.yaml"),
        ("not-a-text-file", "cities/photo.yaml"),
        ("file-unreadable", "cities/pipe.yaml"),
    ]
    assert dict(found.problems[2].values)["suggestion"] != "cities/lost.yaml"


def test_a_framework_is_read_once_however_many_cities_name_it(folder, monkeypatch):
    from smartplan.read import shelf

    read_ones, real = [], shelf.find_framework
    monkeypatch.setattr(shelf, "find_framework", lambda *args: read_ones.append(args[0]) or real(*args))
    for name in "abcde":
        write(folder, f"{name}.yaml", ASSESSMENT.replace("NAME", name))

    read(".", framework=None)

    assert len(read_ones) == 2  # by those who read the cities, and by those who bring them together

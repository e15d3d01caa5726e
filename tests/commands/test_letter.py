"""smartplan benchmark --pack --letter: what the letters of a ministry bear, and what is wrong with them."""

import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from smartplan.cli import run

FRAMEWORK = """\
schema: smartplan/framework/1
id: small
title: {id: Evaluasi Uji, en: Trial evaluation}
scale: {min: 0, max: 4, step: 1}
rounding: {digits: 2, rule: half_up}
tree:
  - {id: A, title: Governance, weight: 1, children: [{id: A1, kind: level, title: Council}]}
"""
CITY = """\
schema: smartplan/assessment/1
framework: ../small.yaml
city: {{code: "35.0{number}", name: Kabupaten Uji {number}, kind: kabupaten{more}}}
year: 2025
assessor: Ibu Rahasia
scores: {{A1: {number}}}
"""
LETTER = """\
schema: smartplan/letter/1
sender:
  institution: {id: Kementerian Uji, en: Ministry of Trials}
  unit: Directorate of Tests
  address: ["Jalan Uji 9, Jakarta 10110"]
number: {pattern: "B-{number}/UJI/{year}", first: 1004}
place: Jakarta
date: 2025-12-06
recipient: {id: "{head} {place}", en: "The honourable {head} of {place}"}
opening: ["Result of {framework} <b>for</b> {city}."]
closing: [First own word., Second own word.]
signatory: {office: Director General, name: Siti Pejabat, staff_number: NIP 1970}
copies: ["Governor of {province}", Minister of the Interior]
"""


@pytest.fixture
def ministry(tmp_path, monkeypatch):
    """Return a folder with two regencies, in which the test runs."""
    (tmp_path / "small.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "cities").mkdir()
    for number, more in ((1, ", province: Bali"), (2, "")):
        text = CITY.format(number=number, more=more)
        (tmp_path / f"cities/{number}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    return tmp_path


def packed(letter, *more, lang="en", code=0):
    Path("letter.yaml").write_text(letter, encoding="utf-8")
    arguments = ["cities", "--pack", "pack", "--letter", "letter.yaml", "--lang", lang, "--no-cache"]
    assert run(["benchmark", *arguments, "--jobs", "1", *more]) == code


def letter_of(number):
    """Return the page of a letter, as it reads."""
    pages = PdfReader(f"pack/small-2025/35.0{number}-kabupaten-uji-{number}.pdf").pages
    return re.sub(r"\s+", " ", pages[2].extract_text())


def word_of(number):
    name = f"pack/small-2025/35.0{number}-kabupaten-uji-{number}.docx"
    with zipfile.ZipFile(name) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())


def test_a_letter_bears_what_the_file_says_in_pdf_and_word(ministry):
    packed(LETTER)

    parts = (
        "Ministry of Trials",
        "Directorate of Tests",
        "Jalan Uji 9, Jakarta 10110",
        "B-1004/UJI/2025",
        "The honourable Regent of Uji 1",
        "First own word.",
        "Second own word.",
        "Jakarta, 6 December 2025",
        "Director General",
        "Siti Pejabat",
        "NIP 1970",
        "Governor of Bali",
        "Minister of the Interior",
    )
    for part in parts:
        assert part in letter_of(1)
        assert part in word_of(1)
    assert "Result of Trial evaluation <b>for</b> Kabupaten Uji 1." in letter_of(1)
    assert "The index of Kabupaten Uji 1 is 1.00 of 4." in letter_of(1)
    assert "We herewith convey" not in letter_of(1)
    assert "rahasia" not in letter_of(1).lower()


def test_a_letter_is_in_the_language_of_the_pack(ministry):
    packed(LETTER, lang="id")

    for part in ("Kementerian Uji", "Bupati Uji 1", "6 Desember 2025", "Tembusan:"):
        assert part in letter_of(1)


def test_what_a_letter_file_leaves_out_stays_a_dotted_line(ministry):
    packed('schema: smartplan/letter/1\nnumber: {pattern: "B-{number}/X"}\ncopies: ["{province}"]\n')

    assert re.search(r"B-\.{20,}/X", letter_of(2))
    assert re.search(r"Date \.{20,}", letter_of(2))
    assert re.search(r"Copies to:\s+\.{20,}", word_of(2))  # its province is not known
    assert "Regent of Uji 2" in letter_of(2)
    assert "We herewith convey" in letter_of(2)


def test_numbers_are_counted_on_by_code_whatever_the_rank(ministry):
    packed(LETTER)

    assert "B-1004/UJI/2025" in letter_of(1)  # the last of the league
    assert "B-1005/UJI/2025" in letter_of(2)


def test_a_table_says_whose_number_is_which_and_what_it_lacks_is_told(ministry, capsys):
    table = 'cities: {"35.01": 17-A, "35.09": 18}'
    packed(LETTER.replace("first: 1004", table))

    assert "B-17-A/UJI/2025" in letter_of(1)
    assert re.search(r"B-\.{20,}/UJI/2025", letter_of(2))
    told = capsys.readouterr().err
    assert "warning[letter-city-unknown]: no letter goes to '35.09'" in told
    assert "letter.yaml:6:" in told
    assert "warning[letter-without-number]: letters without a number in this table (1): 35.02" in told


def test_one_table_for_letters_under_two_frameworks_is_refused_before_anything_is_made(ministry, capsys):
    other = FRAMEWORK.replace("id: small", "id: other", 1)
    Path("other.yaml").write_text(other, encoding="utf-8")
    city = Path("cities/1.yaml").read_text(encoding="utf-8").replace("small.yaml", "other.yaml")
    Path("cities/3.yaml").write_text(city, encoding="utf-8")
    packed(LETTER.replace("first: 1004", 'cities: {"35.01": 17, "35.02": 18}'), code=1)

    assert "letter-numbers-of-several" in capsys.readouterr().err
    assert not Path("pack").exists()


def test_all_that_is_wrong_with_a_letter_file_is_told_before_anything_is_read(ministry, capsys):
    wrong = (
        LETTER.replace("{city}", "{kota}")
        .replace("date: 2025-12-06", "date: soon")
        .replace("place:", "plce:")
    )
    packed(wrong, code=1)

    told = capsys.readouterr()
    assert told.out == ""
    for code in ("not-a-date", "unknown-key"):
        assert f"error[{code}]" in told.err
    assert not Path("pack").exists()


def test_a_key_in_indonesian_is_told_by_its_name_here(ministry, capsys):
    Path("letter.yaml").write_text("schema: smartplan/letter/1\ntembusan: [Gubernur]\n", encoding="utf-8")
    assert run(["check", "letter.yaml", "--lang", "en"]) == 1

    assert "did you mean 'copies'?" in capsys.readouterr().out


def test_a_letter_without_a_pack_is_refused(ministry, capsys):
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    assert run(["benchmark", "cities", "--letter", "letter.yaml", "--lang", "en"]) == 2

    assert "add --pack DIR" in capsys.readouterr().err


def test_another_letter_makes_the_reports_anew_and_nothing_else(ministry, capsys):
    packed(LETTER)
    capsys.readouterr()
    packed(LETTER)
    assert "0 files made" in capsys.readouterr().err

    packed(LETTER.replace("Siti Pejabat", "Budi Pejabat"))
    assert "4 files made, 7 were up to date" in capsys.readouterr().err
    assert "Budi Pejabat" in letter_of(2)


def test_the_shipped_letter_is_whole_and_makes_letters(ministry, capsys):
    assert run(["schema", "-o", "own"]) == 0
    assert run(["check", "own/letter.yaml"]) == 0
    packed(Path("own/letter.yaml").read_text(encoding="utf-8"))

    assert "B-1001/DJXX/AI.01.04/12/2025" in letter_of(1)

"""Problems in words: the form of a message, both languages, hostile values, every code explained."""

import ast
import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from smartplan.errors import Place, Problem, Severity
from smartplan.write.problems import as_json, codes, describe, explain_code, render
from smartplan.write.words import Words

ROOT = Path(__file__).parents[2]
ENTRIES = tomllib.loads((ROOT / "templates" / "problems.toml").read_text(encoding="utf-8"))
EN, ID = Words("en"), Words("id")
OUT_OF_SCALE = Problem(
    "level-out-of-scale",
    ("scores", "BR-001", "score"),
    {"indicator": "BR-001", "score": Fraction(9), "min": Fraction(0), "max": Fraction(4)},
    place=Place("malang/2024.yaml", 26, 12, 1, "    score: 9"),
)


def sentences():
    """Yield every sentence of every code, with its code."""
    for code, entry in ENTRIES.items():
        for key in ("message", "hint"):
            written = entry.get(key, [])
            for sentence in [written] if isinstance(written, str) else written:
                yield pytest.param(sentence, id=f"{code} {key}")


def names(sentence):
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name)


def test_a_message_has_its_line_its_fix_and_a_way_to_more():
    assert render([OUT_OF_SCALE], EN) == (
        "error[level-out-of-scale]: the score of BR-001 is 9, and this framework's scale is 0 to 4\n"
        "  --> malang/2024.yaml:26:12\n"
        "   |\n"
        "26 |     score: 9\n"
        "   |            ^\n"
        "   = fix: write a number from 0 to 4\n"
        "   = more: smartplan explain level-out-of-scale\n"
    )


def test_a_message_is_in_the_readers_language_and_its_code_is_not():
    assert render([OUT_OF_SCALE], ID).splitlines()[0] == (
        "kesalahan[level-out-of-scale]: skor BR-001 adalah 9, sedangkan skala kerangka ini 0 sampai 4"
    )


def test_messages_stand_in_the_order_of_the_file_with_a_line_between():
    later = replace(OUT_OF_SCALE, place=replace(OUT_OF_SCALE.place, line=126))

    lines = render([later, OUT_OF_SCALE], EN).splitlines()

    assert [line for line in lines if "-->" in line] == [
        "  --> malang/2024.yaml:26:12",
        "   --> malang/2024.yaml:126:12",
    ]
    assert lines[7] == ""


def test_colour_adds_nothing_but_colour():
    coloured = render([OUT_OF_SCALE], EN, colour=True)

    assert "\x1b[1;31merror[level-out-of-scale]\x1b[0m" in coloured
    assert strip_colour(coloured) == render([OUT_OF_SCALE], EN)


def strip_colour(text):
    parts = text.split("\x1b[")
    return parts[0] + "".join(part.split("m", 1)[1] for part in parts[1:])


def test_a_problem_without_a_place_has_no_arrow():
    problem = Problem("output-exists", values={"path": "plan.pdf"})

    assert render([problem], EN).splitlines() == [
        "error[output-exists]: plan.pdf exists already",
        "   = fix: add --force to replace it, or give another name",
        "   = more: smartplan explain output-exists",
    ]


def test_a_second_place_is_named():
    problem = Problem(
        "duplicate-key", values={"key": "I01"}, place=Place("a.yaml", 9), also=Place("a.yaml", 7, 3)
    )

    text = render([problem], EN)

    assert "'I01' is written twice; the first is in line 7" in text
    assert "   = also: a.yaml:7:3\n" in text


def test_numbers_stand_as_in_the_file_unless_the_sentence_wants_them_said():
    values = {"node": "index", "published": Fraction(319, 100), "computed": Fraction(31, 12), "tolerance": 0}
    typed = replace(OUT_OF_SCALE, values={**OUT_OF_SCALE.values, "score": Decimal("4.50")})

    assert describe(typed, ID)[0].startswith("skor BR-001 adalah 4.5,")
    assert describe(Problem("assertion-failed", values=values), ID)[0] == (
        "index dipublikasikan sebesar 3,19, sedangkan skor menghasilkan 2,583333"
    )


def test_the_first_sentence_that_can_be_filled_is_said():
    near = {"key": "yera", "suggestion": "year", "known": ("year",)}

    hints = [
        describe(Problem("unknown-key", values={**near, **change}), EN)[1]
        for change in ({}, {"suggestion": None}, {"suggestion": None, "known": ()})
    ]

    assert hints == ["did you mean 'year'?", "known here: year", "keys can't be added here"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\u202eb", r"a\u202eb"),
        ("a\nb", r"a\nb"),
        ("a\u00a0b", r"a\xa0b"),
        ("x" * 200, "x" * 57 + "..."),
        ("{0.__class__} %s", "{0.__class__} %s"),
    ],
)
def test_a_hostile_value_is_shown_for_what_it_is(value, shown):
    message, _ = describe(Problem("bad-id", values={"value": value}), EN)

    assert message == f"'{shown}' can't be an id"


def test_the_caret_stands_under_the_value_although_characters_before_it_are_spelled_out():
    place = Place("a.yaml", 3, 4, 2, "\tb\tcd e")

    lines = render([Problem("tab", values={"lines": 1}, place=place)], EN).splitlines()

    assert lines[3:5] == [" 3 | \\tb\\tcd e", "   |      ^^"]


def test_a_long_line_is_shown_around_the_place():
    place = Place("a.yaml", 1, 301, 5, "x" * 300 + "wrong" + "y" * 90)

    excerpt, carets = render([Problem("bad-yaml", place=place)], EN).splitlines()[3:5]

    assert len(excerpt) < 120
    assert excerpt.startswith(" 1 | ...xxx")
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "wrong"


def test_a_place_beyond_the_excerpt_has_no_excerpt():
    place = Place("a.yaml", 1, 9000, 1, "x" * 400)

    assert "|" not in render([Problem("bad-yaml", place=place)], EN)


def test_messages_need_nothing_but_ascii_in_english():
    assert render([OUT_OF_SCALE], EN).isascii()
    assert all(sentence.values[0].isascii() for sentence in sentences())


def test_a_problem_is_data_for_other_programs():
    assert json.loads(json.dumps(as_json(OUT_OF_SCALE, EN))) == {
        "code": "level-out-of-scale",
        "severity": "error",
        "message": "the score of BR-001 is 9, and this framework's scale is 0 to 4",
        "hint": "write a number from 0 to 4",
        "file": "malang/2024.yaml",
        "line": 26,
        "column": 12,
        "path": "scores.BR-001.score",
    }


def test_a_problem_without_place_or_hint_has_nulls():
    told = as_json(Problem("bad-yaml", severity=Severity.WARNING), ID)

    assert [told[key] for key in ("severity", "file", "line", "column", "path")] == [
        "warning",
        None,
        None,
        None,
        "",
    ]


def test_a_code_is_explained_with_an_example():
    text = explain_code("decimal-comma", ID)

    assert text.startswith("decimal-comma\n\nDi dalam berkas, koma memisahkan")
    assert "salah:\n    score: 3,5\n" in text
    assert "benar:\n    score: 3.5\n" in text


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        explain_code("no-such-code", EN)


def test_every_code_has_its_words_and_every_entry_its_keys():
    raised = {code for module in (ROOT / "smartplan").rglob("*.py") for code in raised_in(module)}

    assert raised - set(codes()) == set()
    assert all(
        {"message", "why"} <= set(entry) <= {"message", "hint", "why", "wrong", "right"}
        for entry in ENTRIES.values()
    )


def raised_in(module):
    """Yield the codes that a module hands to a problem, written out where it is made."""
    for item in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(item, ast.Call) and getattr(item.func, "id", "") in ("Problem", "PydanticCustomError"):
            first = item.args[0] if item.args else None
            if isinstance(first, ast.Constant):
                yield first.value


def test_no_words_are_left_of_a_code_that_nothing_raises():
    code = "\n".join(module.read_text(encoding="utf-8") for module in (ROOT / "smartplan").rglob("*.py"))

    assert [name for name in codes() if f'"{name}"' not in code] == []


@pytest.mark.parametrize("sentence", list(sentences()))
def test_a_sentence_is_translated_with_the_same_values(sentence):
    said = ID(sentence)

    assert said != sentence
    assert names(said) == names(sentence)


@pytest.mark.parametrize("code", codes())
def test_a_reason_is_translated(code):
    assert ID(ENTRIES[code]["why"]) != ENTRIES[code]["why"]

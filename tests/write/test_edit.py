"""Edits of a person's file: what is wanted comes in, all else stays to the byte."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messy import MAPPINGS, VALUES, WORDS, messy

from smartplan.read.yaml_text import parse
from smartplan.write.edit import edited, same

BEFORE = """\
# Penilaian
year: 2025   # this year
scores:
  I01: 4  # sure
  I02:
    score: 2
    # below

  # == part two
  I03: unknown # why
  I04: {score: 2, agency: bappeda} # c
  I05:
services:
- id: sambat
  status: stalled
- id: lapor   # second
"""
AFTER = """\
# Penilaian
year: 2026   # this year
scores:
  I01: 3  # sure
  I02:
    score: 2
    note: "Perwali: 43/2020"
    evidence:
      - source: "SK #2"
        page: "12"
    # below

  # == part two
  I03: # why
    score: 1
    confidence: low
  I04: {score: 2, agency: bappeda, note: "ok, baik"} # c
  I05: 2.5
services:
- id: sambat
  status: running
- id: lapor   # second
- id: pajak
  title: {id: "Pajak daerah", en: "Regional tax"}
sign_offs:
  - by: "Wali Kota"
    date: 2026-01-05
"""
WANTED = {
    "year": 2026,
    "scores": {
        "I01": 3,
        "I02": {
            "score": 2,
            "note": "Perwali: 43/2020",
            "evidence": [{"source": "SK #2", "page": "12"}],
        },
        "I03": {"score": 1, "confidence": "low"},
        "I04": {"score": 2, "agency": "bappeda", "note": "ok, baik"},
        "I05": Decimal("2.5"),
    },
    "services": [
        {"id": "sambat", "status": "running"},
        {"id": "lapor"},
        {"id": "pajak", "title": {"id": "Pajak daerah", "en": "Regional tax"}},
    ],
    "sign_offs": [{"by": "Wali Kota", "date": "2026-01-05"}],
}


def rewritten(data, wanted):
    return edited(data, parse(data, "x.yaml"), wanted)


def unmarked(value):
    """Return a parsed value as plain lists and dicts."""
    if isinstance(value, dict):
        return {key: unmarked(inner) for key, inner in value.items()}
    return [unmarked(inner) for inner in value] if isinstance(value, list) else value


def test_values_keys_and_items_come_in_where_they_belong():
    assert rewritten(BEFORE.encode(), WANTED).decode() == AFTER


def test_a_key_that_is_gone_takes_its_lines_along_and_no_comment_above():
    wanted = unmarked(parse(AFTER.encode(), "x").value)
    del wanted["scores"]["I02"], wanted["scores"]["I04"]["score"], wanted["services"][2], wanted["sign_offs"]

    out = rewritten(AFTER.encode(), wanted).decode()

    assert "    # below\n\n  # == part two\n  I03:" in out
    assert '  I04: {agency: bappeda, note: "ok, baik"} # c\n' in out
    assert out.endswith("- id: lapor   # second\n")


def test_an_item_that_is_taken_out_leaves_the_comments_of_the_others_where_they_are():
    text = "a:\n  - id: one # 1\n  - id: two # 2\n  # three\n  - id: three\n"

    new = edited(text.encode(), parse(text.encode(), "a.yaml"), {"a": [{"id": "one"}, {"id": "three"}]})

    assert new.decode() == "a:\n  - id: one # 1\n  # three\n  - id: three\n"


def test_nothing_changes_where_nothing_is_wanted():
    data = BEFORE.encode()

    assert rewritten(data, unmarked(parse(data, "x").value)) == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(encoding, end):
    data = BEFORE.replace("\n", end).encode(encoding)

    assert rewritten(data, WANTED) == AFTER.replace("\n", end).encode(encoding)


def test_mixed_line_ends_are_kept_line_by_line():
    assert rewritten(b"a: 1\r\nb: 2\nc: 3\r\n", {"a": 1, "b": 5, "c": 4}) == b"a: 1\r\nb: 5\nc: 4\r\n"


def test_a_key_alone_in_brackets_gets_its_value():
    assert rewritten(b"a: {b}\n", {"a": {"b": 2}}) == b"a: {b: 2}\n"


@settings(max_examples=90)
@given(st.data())
def test_whatever_is_wanted_is_what_the_file_says_then(data):
    text = data.draw(messy(data.draw(MAPPINGS))) + "last: 1\n"
    old = unmarked(parse(text.encode(), "x").value)
    wanted = data.draw(changed(old))
    wanted["last"] = 2

    out = rewritten(text.encode(), wanted)

    assert same(parse(out, "x").value, wanted)


@settings(max_examples=50)
@given(st.data())
def test_lines_of_what_stays_stay_to_the_byte(data):
    values = data.draw(MAPPINGS)
    text = data.draw(messy({**values, "changed": 1, "zzz": values}))
    wanted = unmarked(parse(text.encode(), "x").value)
    wanted["changed"] = "anew"

    before, after = text.splitlines(), rewritten(text.encode(), wanted).decode().splitlines()

    assert len(before) == len(after)
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [
        line for line in before if line.replace('"', "").startswith("changed")
    ]


@st.composite
def changed(draw, value):
    """Return a value like this one, with parts of it changed, gone or added."""
    if isinstance(value, dict):
        kept = {k: draw(changed(v)) for k, v in value.items() if k == "last" or draw(st.integers(1, 4)) > 1}
        return {**kept, **draw(st.dictionaries(WORDS, VALUES, max_size=1))}
    if isinstance(value, list) and value:
        return [draw(changed(v)) for v in value[: draw(st.integers(1, len(value)))]] + draw(
            st.lists(VALUES, max_size=1)
        )
    return draw(VALUES) if draw(st.integers(1, 3)) == 1 else value

"""A tidy file says what it said before, with the same comments, and is tidy."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messy import MAPPINGS, comments, messy

from smartplan.read.tokens import signs_of
from smartplan.read.yaml_text import parse
from smartplan.write.edit import same
from smartplan.write.tidy import tidy

ROOT = Path(__file__).parents[2]
MESS = """\


# Penilaian
schema:   smartplan/assessment/1   # keep
scores :
    I01:   4
    I02:
        score: 2___
        # below the score
        note: |
            first
              more___

            last
    # heading
    I03: { score: 2,unit: "a" ,years : [ 1,2 ] }
    I04: "goes
       on"


services:
- id: sambat
  # why
  status: stalled
-   - 1
    - 2
""".replace("_", " ")
TIDY = """\
# Penilaian
schema: smartplan/assessment/1   # keep
scores:
  I01: 4
  I02:
    score: 2
    # below the score
    note: |
      first
        more___

      last
  # heading
  I03: {score: 2, unit: "a", years: [1, 2]}
  I04: "goes
     on"

services:
  - id: sambat
    # why
    status: stalled
  - - 1
    - 2
""".replace("_", " ")


def laid_out(text):
    parsed = parse(text.encode(), "x.yaml")
    return tidy(parsed.text, signs_of(parsed.text))


def test_indentation_spaces_and_blank_lines_are_evened_out():
    assert laid_out(MESS) == TIDY


def test_spaces_that_belong_to_a_text_stay():
    assert parse(laid_out(MESS).encode(), "x").value["scores"]["I02"]["note"] == "first\n  more   \n\nlast\n"


@settings(max_examples=90)
@given(st.data())
def test_a_tidy_file_says_the_same_with_the_same_comments_and_stays(data):
    text = data.draw(messy(data.draw(MAPPINGS)))
    before = parse(text.encode(), "x").value

    out = laid_out(text)

    assert same(parse(out.encode(), "x").value, before)
    assert comments(out) == comments(text)
    assert laid_out(out) == out


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("examples/*/*.yaml")) + sorted(ROOT.glob("indicators/**/*.yaml"))
)
def test_what_is_shipped_is_tidy(file):
    text = file.read_text(encoding="utf-8")

    assert laid_out(text) == text

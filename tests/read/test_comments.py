"""Comments of an assessment: each is found once, beside the answer it was written to."""

from smartplan.read.comments import comments_of
from smartplan.read.yaml_text import parse

TEXT = """\
# yaml-language-server: $schema=./assessment.schema.json
# Kota Uji
schema: smartplan/assessment/1   # the schema
city: {name: "Kota #1"}
year: 2025
scores:   # answers
  # first section
  I01: 3    # good
  I02:      # to be seen
    score: 2
    # below the score
    note: a text # with a tail
    evidence:
      - {source: 'SK # 7'}   # a decree
      - source: >-
          folded # is text
          # still text
    # after the evidence

  # second section
  I03: unknown
  # the end of it
notes: {}   # nothing
# last
"""


def _found(text):
    return comments_of(parse(text.encode(), "a.yaml"))


def test_every_comment_stands_with_its_answer():
    found = _found(TEXT)

    assert found.head == ("# yaml-language-server: $schema=./assessment.schema.json", "# Kota Uji")
    assert found.answers == {
        "I01": ("# answers", "# first section", "# good"),
        "I02": (
            "# to be seen",
            "# below the score",
            "# with a tail",
            "# a decree",
            "# after the evidence",
        ),
        "I03": ("# second section", "# the end of it"),
    }
    assert found.rest == ("# the schema", "# nothing", "# last")


def test_flow_answers_and_windows_lines_keep_their_comments():
    found = _found("scores: {\r\n  I01: 3, # one\r\n  I02: 4 # two\r\n}\r\n")

    assert found.answers == {"I01": ("# one",), "I02": ("# two",)}


def test_a_file_without_answers_has_only_other_comments():
    assert _found("year: 2025 # a\n# b\n").rest == ("# a", "# b")

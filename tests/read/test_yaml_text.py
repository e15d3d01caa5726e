"""Strict YAML: what words mean, what is refused, where things stand; and nothing ever breaks it."""

import hashlib
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smartplan.errors import InputError, Place, errors_in
from smartplan.read.decode import MAX_BYTES, decode
from smartplan.read.events import PlainParser
from smartplan.read.yaml_text import Builder, parse

VALID = """\
# Penilaian
schema: smartplan/assessment/1
city:
  code: "35.73"
  name: Kota Malang
year: 2024
scores:
  I01: 4
  I02:
    score: 2.50
    evidence:
      - source: Perwali 43/2020
        page: 12
    note: >
      Dokumen sudah
      ditetapkan.
  I03: {self: 5, verified: 3}
"""
# Single plain lines whose order doesn't matter, for the tests that shuffle and decorate them.
LINES = ["a: 1", "b: 2.50", "c: teks biasa", 'd: "35.10"', "e: [1, 2]", "f: {x: 1, y: no}", "g: true", "h:"]
TOKENS = [
    *(
        "a",
        "b: ",
        "score: 3\n",
        "  ",
        "\n",
        "\n  ",
        "- ",
        "- x\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        ":",
        "'",
        '"',
    ),
    *(
        "#",
        " # c",
        "&a ",
        "*a",
        "!t ",
        "|\n",
        ">\n",
        "%",
        "@",
        "`",
        "?",
        "? ",
        "---\n",
        "...\n",
        "\t",
        "\\",
        "3,5",
    ),
    *(
        "~",
        "é",
        "\u00a0",
        "<<: ",
        "'x'",
        '"y"',
        "key:\n",
        "    ",
        "\r",
        "\ufeff",
        "\x00",
        "\u2028",
        "012",
        "1e5",
    ),
]


def read(text):
    return parse(text.encode(), "file.yaml").value


def codes(data):
    with pytest.raises(InputError) as raised:
        parse(data if isinstance(data, bytes) else data.encode(), "file.yaml")
    return [problem.code for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", 3),
        ("-3", -3),
        ("0", 0),
        ("0.5", Decimal("0.5")),
        ("-0.50", Decimal("-0.50")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12345678901234567890", 12345678901234567890),
    ],
)
def test_a_plain_word_of_the_strict_subset_has_its_meaning(written, meant):
    value = read(f"a: {written}\n")["a"]

    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "no",
            "yes",
            "on",
            "off",
            "True",
            "NULL",
            "012",
            "+5",
            "-0",
            "1:30",
            "3,5",
            "1e5",
            ".5",
            "5.",
            "1_000",
        ),
        *(".nan", ".inf", "0x1F", "2024-02-30", "2024-02-28", "1.2.3", "9" * 30, "--"),
    ],
)
def test_a_doubtful_word_stays_text(written):
    assert read(f"a: {written}\n")["a"] == written


def test_decimals_keep_their_digits_as_typed():
    assert str(read("code: 35.10\n")["code"]) == "35.10"


def test_keys_are_always_text_even_where_they_look_like_numbers():
    assert list(read("2024: 1\n1.10: 2\n1.1: 3\ntrue: 4\n")) == ["2024", "1.10", "1.1", "true"]


def test_quotes_make_text_of_everything():
    assert read("a: \"3\"\nb: 'true'\nc: |\n  5\n") == {"a": "3", "b": "true", "c": "5\n"}


@pytest.mark.parametrize(
    ("keys", "line", "column", "width"),
    [
        (("year",), 6, 7, 4),
        (("city", "code"), 4, 9, 7),
        (("scores", "I01"), 8, 8, 1),
        (("scores", "I02", "score"), 10, 12, 4),
        (("scores", "I02", "evidence", 0, "page"), 13, 15, 2),
        (("scores", "I03", "verified"), 17, 28, 1),
        (("scores", "I02"), 9, 3, 3),
        (("scores", "I02", "evidence", 0), 12, 9, 1),
        (("scores", "I99", "score"), 7, 1, 6),
        (("nothing",), 2, 1, 1),
    ],
)
def test_every_value_knows_its_place_or_the_nearest_above(keys, line, column, width):
    place = parse(VALID.encode(), "file.yaml").place(keys)

    assert (place.line, place.column, place.width) == (line, column, width)


def test_a_key_has_a_place_of_its_own():
    place = parse(VALID.encode(), "file.yaml").place(("city", "code"), at_key=True)

    assert place == Place("file.yaml", 4, 3, 4, '  code: "35.73"')


def test_years_as_numbers_find_their_keys():
    document = parse(b"targets:\n  2028: {index: 3}\n", "plan.yaml")

    assert document.place(("targets", 2028, "index")).column == 17


def test_a_document_knows_the_hash_of_its_bytes():
    data = "\ufeffa: 1\r\n".encode()

    assert parse(data, "file.yaml").sha256 == hashlib.sha256(data).hexdigest()


def test_all_problems_of_a_text_are_told_up_to_the_one_that_ends_it():
    assert codes("a: &x 1\na: 2\nb: *x\nc: !t 3\nd: [1\ne: 2\n") == [
        "anchor",
        "duplicate-key",
        "alias",
        "tag",
        "unclosed-bracket",
    ]


def test_a_key_given_three_times_points_back_to_the_first_twice():
    with pytest.raises(InputError) as raised:
        parse(b"a: 1\na: 2\na: 3\n", "file.yaml")

    assert [(p.place.line, p.also.line) for p in raised.value.problems] == [(2, 1), (3, 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\n---\n", "second-document"),
        ("- a\n- b\n", "not-a-mapping"),
        ("just words\n", "not-a-mapping"),
        ("", "empty-file"),
        ("# only a comment\n", "empty-file"),
        ("---\n", "empty-file"),
        ("a: {[1]: 2}\n", "complex-key"),
        ("a: 'x' y\n", "text-after-quote"),
        ("a: Jum'at: siang\n", "colon-in-text"),
        ("a: 1\nb:2\nc: 3\n", "no-space-after-colon"),
        ("x:\n  a:1\n  b: 2\n", "no-space-after-colon"),
        ("a: 1\n  b: 2\n", "bad-indentation"),
        ("a: \u20ac\n\tb: 1\n", "tab"),
        ("a: 'Jum'at'\n", "text-after-quote"),
        ("%TAG ! x\n---\na: 1\n", "directive"),
        ('a: "\\0"\n', "control-character"),
        ("a: 1\n@b: 2\n", "text-starts-with"),
        ("a: > 5 persen\n", "text-starts-with"),
    ],
)
def test_a_mistake_of_writing_has_a_name_of_its_own(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "comment",
    [
        "status: final # draft or final",
        "status: final   # 3 words",
        "year: 2024 #year",
        "a: 'x' #y",
        "# a\nb: c",
    ],
)
def test_an_honest_comment_is_no_swallowed_text(comment):
    assert parse(f"{comment}\n".encode(), "file.yaml").problems == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: 1\n" + b"#" * MAX_BYTES, "file-too-large"),
        (b"a: [" + b"1," * 300_000 + b"]", "too-many-values"),
        (b"a: \xff\n", "not-utf8"),
        (b"\xff\xfea\x00:\x00 ", "not-utf8"),
        (b"%PDF-1.7\n", "not-a-text-file"),
        (b"a: \x00\n", "not-a-text-file"),
        ("a: x\u2028y\n".encode(), "control-character"),
        ("a: 1\n\ufeffb: 2\n".encode(), "control-character"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bytes_that_are_no_text_of_ours_are_refused(data, code):
    assert codes(data) == [code]


def test_many_stray_characters_are_told_without_end():
    assert len(codes("a: " + "\u200e\u202e" * 500 + "\n")) == 20


@pytest.mark.parametrize(
    "encode", [str.encode, lambda t: t.encode("utf-8-sig"), lambda t: t.encode("utf-16")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_change_no_value_and_no_line(encode, line_end):
    document = parse(encode(VALID.replace("\n", line_end)), "file.yaml")

    assert document.value == read(VALID)
    assert document.place(("scores", "I03", "self")).line == 17


def test_without_libyaml_the_outcome_is_the_same(monkeypatch):
    fast = read(VALID)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    slow = parse(VALID.encode(), "file.yaml")

    assert slow.value == fast
    assert slow.place(("scores", "I02", "score")).column == 12


@given(
    st.permutations(LINES),
    st.lists(st.sampled_from(["", "# catatan", "   # x: y"]), min_size=len(LINES), max_size=len(LINES)),
)
@settings(max_examples=40, deadline=None)
def test_order_of_keys_and_comments_change_no_value(lines, comments):
    decorated = "".join(f"{comment}\n{line}\n" for comment, line in zip(comments, lines, strict=True))

    assert read(decorated) == read("\n".join(LINES) + "\n")


SCALARS = st.one_of(
    st.integers(min_value=-(10**12), max_value=10**12),
    st.booleans(),
    st.none(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]),
        max_size=20,
    ),
)
NAMES = st.text("abcdefgh0123456789_-.", min_size=1, max_size=8)
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=5,
)


@given(TREES)
@settings(max_examples=40, deadline=None)
def test_what_a_program_writes_is_read_back(tree):
    written = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=None, width=60)

    assert read(written) == tree


@given(st.lists(st.sampled_from(TOKENS), max_size=16).map("".join))
@example("[" * 900)
@example("a: &x " + "[" * 20)
@example('"\\')
@settings(max_examples=300, deadline=None)
def test_any_soup_of_tokens_is_read_or_refused_with_places(text):
    value, problems = read_or_refused(text.encode())

    lines = text.count("\n") + text.count("\r") + 1
    assert isinstance(value, dict) or problems
    assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in problems)


# The parsers differ in what they refuse (a '?' inside brackets, tabs at the edge of a block of text).
@given(st.integers(0, len(VALID) - 1), st.integers(0, 12), st.sampled_from(TOKENS))
@settings(max_examples=200, deadline=None)
def test_what_both_parsers_take_of_a_damaged_file_is_the_same(start, length, token):
    damaged = VALID[:start] + token + VALID[start + length :]

    fast, slow = outcome(damaged, yaml.cyaml.CParser), outcome(damaged, PlainParser)

    assert fast is None or slow is None or fast == slow


def outcome(text, parser):
    """Return what a parser makes of a text: its value, or none if it is refused."""
    try:
        source = decode(text.encode(), "file.yaml")
    except InputError:
        return None
    builder = Builder(source)
    builder.run(parser(source.text).get_event)
    return None if errors_in(builder.problems) else builder.value


@given(st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reader(data):
    value, problems = read_or_refused(data)

    assert isinstance(value, dict) or problems


def read_or_refused(data):
    """Return the value of a text and no problems, or no value and the problems."""
    try:
        document = parse(data, "file.yaml")
    except InputError as error:
        return None, error.problems
    return document.value, ()

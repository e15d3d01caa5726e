"""Markdown: text stays text in another reader's eyes, and every figure is there."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from write.masterplans import a_document

from smartplan.write import markdown_escape as escape
from smartplan.write.charts import Gantt, Task
from smartplan.write.document.model import Cell, Column, Run, Table, row
from smartplan.write.markdown import grid, mermaid, render_markdown, runs
from smartplan.write.visible import visible

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(st.sampled_from("ab 1.)+-=*_`~[]()<>&|\\#!@$:/^\"'{}w\u202e\n"), max_size=30)


def seen(markdown):
    """Return the plain text that a reader sees, and the kinds of everything that is not plain text."""
    text, kinds = [], set()
    for token in READER.parse(markdown):
        for child in token.children or []:
            if child.type == "text":
                text.append(child.content)
            elif child.type == "softbreak":
                text.append(" ")
            elif child.content != "<br>":
                kinds.add(child.type)
        if token.type.endswith("_open") and token.type != "paragraph_open":
            kinds.add(token.type)
        if token.type in {"html_block", "fence", "code_block", "hr"}:
            kinds.add(token.type)
    return "".join(text), kinds


@given(TEXTS)
def test_a_paragraph_is_read_as_it_was_written(text):
    wanted = " ".join(visible(text).split())

    assert seen(escape.paragraph(text)) == (wanted, set())


@given(TEXTS)
def test_a_cell_is_read_as_it_was_written(text):
    table = Table((Column("a", 50), Column("b", 50)), (row(text, "akhir"),))
    markdown = grid(table)

    body = [line for line in markdown.split("\n") if line.endswith("| akhir |")]
    assert len(body) == 1
    said, kinds = seen(markdown)
    assert said == "ab" + "".join(" ".join(visible(line).split()) for line in text.split("\n")) + "akhir"
    assert kinds <= {"table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open", "html_inline"}


@given(st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=3))
def test_runs_never_become_html_or_links(parts):
    _, kinds = seen(runs(tuple(Run(text, strong, emphasis) for text, strong, emphasis in parts)))

    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence"}


def test_addresses_and_names_in_text_are_not_linked():
    said = escape.inline("http://contoh.id www.contoh.id a@contoh.id @orang #12 $x$ :smile:")

    assert not re.search(r"://|www\.|@|\$|(?<!&)#|:smile:", said)


def test_total_rows_are_strong_and_groups_span_the_table():
    table = Table(
        (Column("a", 50), Column("b", 50, "right")), (row("G", kind="group"), row("T", "3", kind="total"))
    )

    assert grid(table).split("\n") == ["| a | b |", "| :--- | ---: |", "| **G** |  |", "| **T** | **3** |"]


def test_mermaid_has_explicit_dates_and_labels_that_start_no_statement():
    tasks = (Task("a", "section: x; %% click", 0, 1, 0, group="title"), Task("b", "B", 2, 4, 0))
    chart = Gantt("t", ("2026", "2027"), 3, ("I", "II", "III", "IV"), 6, tasks)

    assert mermaid(chart).split("\n")[4:] == [
        "  section title",
        "  1 section x click :t1, 2026-07-01, 2026-12-31",
        "  2 B :t2, 2027-01-01, 2027-09-30",
        "```",
    ]


def test_every_figure_has_its_file_and_every_section_its_heading():
    document, words = a_document()
    text, charts = render_markdown(document, words, "uji")

    named = re.findall(r"!\[[^\n]*\]\(<(.+?)>\)", text)
    assert named
    assert sorted(named) == sorted(charts)
    assert all(chart.startswith("<svg") for chart in charts.values())
    for book in document.books:
        for chapter in book.chapters:
            for section in chapter.sections:
                assert f"### {escape.inline(f'{section.number} {section.title}')}" in text


def test_a_link_of_a_cell_is_a_link():
    table = Table((Column("a", 100),), (row(Cell("laman", link="https://contoh.id/a|b")),))

    assert "[laman](<https://contoh.id/a%7Cb>)" in grid(table)


def test_every_captioned_figure_and_table_is_listed_by_its_number():
    document, words = a_document()
    text, _ = render_markdown(document, words, "x")
    tokens = READER.parse(text.split("## Daftar Gambar\n")[1].split("\n# ")[0])
    lists = [token for token in tokens if token.type == "ordered_list_open"][:2]
    captions = re.findall(r"^\*\*(Gambar|Tabel) (\d+)\.\*\*", text, re.MULTILINE)

    assert [token.level for token in lists] == [0, 0]
    for kind, heading in (("Gambar", "## Daftar Gambar"), ("Tabel", "## Daftar Tabel")):
        listed = re.findall(r"^(\d+)\. ", text.split(heading)[1].split("\n## ")[0], re.MULTILINE)
        assert listed == [number for which, number in captions if which == kind]

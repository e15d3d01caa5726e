"""Headings and figures of tables are never broken inside a word."""

from itertools import pairwise

import pytest
from write.masterplans import a_document, sections_of

from smartplan.write.charts.svg import text_width
from smartplan.write.document.fit import LARGEST, PADDING, PORTRAIT, SIZE, fitted
from smartplan.write.document.model import Column, Figure, Section, Table, row


def widths(*columns, rows=()):
    section = fitted(Section("x", "x", (Table(columns, tuple(rows)),)))
    return [column.width for column in section.blocks[0].columns]


def test_a_heading_too_long_for_its_column_takes_from_the_widest():
    found = widths(Column("Nama", 80), Column("Pertanggungjawaban", 5), Column("Sisa", 15))

    assert sum(found) == 100
    assert found[1] * PORTRAIT / 100 >= text_width("Pertanggungjawaban", SIZE) + PADDING
    assert found[2] == 15


def test_a_figure_counts_as_a_word_that_is_not_broken():
    rows = [row("a", "Rp1.250.000.000.000,00")]

    assert widths(Column("a", 95), Column("b", 5, "right"), rows=rows)[1] > 20
    assert widths(Column("a", 95), Column("b", 5), rows=rows)[1] == 5


def test_columns_that_fit_stay_as_they_are_and_endless_words_take_no_more_than_their_share():
    assert widths(Column("Satu", 60), Column("Dua", 40)) == [60, 40]
    assert widths(Column("Satu", 90), Column("x" * 5000, 10))[1] == LARGEST


@pytest.mark.parametrize("language", ["id", "en"])
def test_widths_of_every_table_sum_to_a_hundred(language):
    document, _ = a_document(language)
    tables = [
        table
        for section in sections_of(document).values()
        for block in section.blocks
        if isinstance(table := block.table if isinstance(block, Figure) else block, Table)
    ]

    assert len(tables) > 20
    assert {sum(column.width for column in table.columns) for table in tables} == {100}
    numbers = [int(table.number) for table in tables if table.number]
    assert all(after > before for before, after in pairwise(numbers))

"""Authored Markdown: what people write becomes blocks, and nothing in it becomes anything else."""

from smartplan.write.document.authored import authored, inline
from smartplan.write.document.model import BulletList, Heading, Paragraph, Quote, Run


def test_paragraphs_headings_points_and_quotes_are_told_apart():
    text = "## Judul\n\nSatu\nbaris.\n\n- a\n  lanjut\n- b\n\n1. satu\n2. dua\n\n> Kata\n> beliau"

    heading, paragraph, points, numbers, quote = authored(text)

    assert heading == Heading("Judul")
    assert paragraph == Paragraph((Run("Satu baris."),))
    assert points == BulletList(((Run("a lanjut"),), (Run("b"),)))
    assert isinstance(numbers, BulletList)
    assert numbers.numbered
    assert quote == Quote("Kata beliau")


def test_a_sentence_may_introduce_its_points_without_an_empty_line():
    paragraph, points = authored("Langkah:\n- satu\n- dua")

    assert paragraph == Paragraph((Run("Langkah:"),))
    assert isinstance(points, BulletList)


def test_emphasis_may_stand_within_strong_text():
    assert inline("***Smart living* tertinggal.** Lalu") == (
        Run("Smart living", strong=True, emphasis=True),
        Run(" tertinggal.", strong=True),
        Run(" Lalu"),
    )


def test_what_is_not_closed_stays_as_it_was_typed():
    assert inline("2 * 3 ** 4 dan _x") == (Run("2 * 3 ** 4 dan _x"),)


def test_only_web_addresses_become_links():
    assert inline("[a](https://contoh.id/b)") == (Run("a", link="https://contoh.id/b"),)
    assert inline("[a](javascript:alert)") == (Run("[a](javascript:alert)"),)
    assert inline("![a](file:///etc/passwd)") == (Run("![a](file:///etc/passwd)"),)


def test_html_and_templates_stay_text():
    text = "<b>x</b> {{ 7*7 }} {% raw %}"

    assert authored(text) == (Paragraph((Run(text),)),)


def test_characters_that_cannot_be_seen_are_left_out():
    assert authored("a\u202eb\x00c\u200bd") == (Paragraph((Run("abcd"),)),)


def test_long_hostile_text_comes_out_whole():
    for piece in ("[", "*", "**a", "_a", "[a](http://", "> ", "- "):
        assert authored(piece * 20_000)

"""The page for screens: whole in one file, the same figures as the document, text that stays text."""

import re
from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from write.masterplans import DIMENSIONS, a_document

from smartplan.write.charts import Radar
from smartplan.write.document.model import Figure
from smartplan.write.pages import to_html
from smartplan.write.webpage import render_webpage

EVIL = '</style><script>alert(1)</script><img src=http://10.0.0.1/x>{{ 7*7 }}" onload=x \u202e'
NOT_SHOWN = {"id", "kind", "align", "tone", "name", "language", "dimension", "link", "chart", "cover", "city"}


class Reader(HTMLParser):
    """Collects what a reader sees, and every element with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts, self.inside = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data):
        if self.inside not in {"style", "script"}:
            self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def made():
    document, words = a_document(
        illustrative="Contoh", texts={"foreword": EVIL}, city={"name": f"Kota Uji {EVIL}"}
    )
    html = render_webpage(document, words)
    return document, html, Reader(html)


def texts_of(value, name=""):
    """Yield every text of the document model that a reader is to see."""
    if isinstance(value, str):
        if name not in NOT_SHOWN and value:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, name)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_SHOWN:
                yield from texts_of(getattr(value, field.name), field.name)


def squeezed(text):
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def test_every_text_of_the_document_is_on_the_page(made):
    document, _, reader = made
    shown = squeezed("".join(reader.texts))
    kept = [text for book in document.books for text in texts_of(book)] + list(texts_of(document.front))
    wanted = {squeezed(text) for text in kept} - {"row", "group", "total"}

    assert len(wanted) > 300
    assert sorted(text for text in wanted if text not in shown) == []


def test_every_chart_is_drawn_with_its_values_and_says_what_it_shows(made):
    document, html, reader = made
    charts = [
        b
        for book in document.books
        for c in book.chapters
        for s in c.sections
        for b in s.blocks
        if isinstance(b, Figure)
    ]

    assert charts
    assert all(squeezed(figure.sentence) in squeezed("".join(reader.texts)) for figure in charts)
    assert html.count("<svg") == len(charts) + 1
    assert html.count('role="img"') >= len(charts)
    assert any(isinstance(figure.chart, Radar) for figure in charts)


SAID = {
    "id": (
        "Smart Governance: 1,50 → 3,00",
        "Smart Governance: 0,50 (46%)",
        "Governance a goal 1: 2",
        "Branding b goal 1: belum diketahui",
        "Branding b goal 2: tidak berlaku",
        "Inisiatif data: TW IV 2026 – TW I 2027, Rp250.000.000,00",
        "Pagu seluruh sumber dana, 2026: Rp400.000.000,00",
        "2027, Target rencana: 2,50",
        "Smart Branding: +0,50",
    ),
    "en": (
        "Smart governance: 1.50 → 3.00",
        "Smart governance: 0.50 (46%)",
        "Governance a goal 1: 2",
        "Branding b goal 1: unknown",
        "Branding b goal 2: out of scope",
        "Initiative data: Q4 2026 – Q1 2027, Rp250,000,000.00",
        "Ceiling of all funds, 2026: Rp400,000,000.00",
        "2027, Target of the plan: 2.50",
        "Smart branding: +0.50",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_marks_of_charts_say_their_values_in_the_language_of_the_page_but_not_in_print(language):
    document, words = a_document(language)

    def said(html):
        return re.findall(r"<title>([^<]*)</title></(?:rect|circle|polygon|line)>", html)

    on_screen = said(render_webpage(document, words))

    assert set(SAID[language]) <= set(on_screen)
    assert said(to_html(document, words)) == []


def test_nothing_is_asked_of_anyone(made):
    _, html, reader = made
    sources = [
        a
        for _, a in reader.elements
        if {"src", "srcset", "poster", "data", "action", "formaction"} & a.keys()
    ]

    assert sources == []
    assert reader.all("link") == []
    assert re.findall(r"url\((?!data:font/woff2;base64,[A-Za-z0-9+/=]+\))", html) == []
    assert "@import" not in html


def test_policy_names_the_styles_and_the_script_that_are_there_and_no_element_has_its_own(made):
    _, html, reader = made
    policy = next(
        m["content"] for m in reader.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    )
    for kind, tag in (("style", "style"), ("script", "script")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)
        hashed = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{hashed}'" in policy

    assert policy.startswith("default-src 'none'")
    assert [a for _, a in reader.elements if "style" in a or any(key.startswith("on") for key in a)] == []


def test_hostile_text_stays_text(made):
    _, _, reader = made
    shown = "".join(reader.texts)

    assert "<script>alert(1)</script>" in shown
    assert "{{ 7*7 }}" in shown
    assert "\u202e" not in shown
    assert len(reader.all("script")) == len(reader.all("style")) == 1
    assert reader.all("img") == []


def test_fonts_hold_what_the_page_needs_and_no_reserved_name(made):
    _, html, _ = made
    faces = re.findall(r"base64,([A-Za-z0-9+/=]+)\)", html)

    assert len(faces) == 4
    for face in faces:
        font = TTFont(BytesIO(b64decode(face)))
        assert {ord(c) for c in "Aa0,–"} <= set(font.getBestCmap())
        assert [r for r in font["name"].names if r.nameID in {1, 3, 4, 6}] == []


def test_pages_stay_small_and_are_the_same_twice():
    document, words = a_document()
    html = render_webpage(document, words)

    assert len(html) < 400_000
    assert html == render_webpage(document, words)


def test_controls_wait_for_the_script_except_that_for_exact_values(made):
    _, _, reader = made
    controls = [a for _, a in reader.elements if "data-scripted" in a]

    assert controls
    assert all("hidden" in control for control in controls)
    assert "hidden" not in next(a for a in reader.all("input") if a["id"] == "exact")
    assert [a["value"] for a in reader.all("option")] == ["", *(name.lower() for name in DIMENSIONS)]


def test_sections_of_a_dimension_can_be_picked_and_their_tables_sorted(made):
    _, _, reader = made
    picked = {a["data-dimension"] for a in reader.all("section") if "data-dimension" in a}
    orders = [float(a["data-order"]) for a in reader.all("td") if "data-order" in a]

    assert picked == {name.lower() for name in DIMENSIONS}
    assert any("sortable" in a.get("class", "") for a in reader.all("table"))
    assert {0.0, 1.0, 2.0, 3.0} <= set(orders)


def test_exact_value_stands_beside_the_rounded_one(made):
    _, html, _ = made

    assert re.search(r'>0,167<span class="exact"> = 0,166666667</span>', html)


def test_every_id_is_there_once_and_every_link_within_leads_somewhere(made):
    _, _, reader = made
    ids = [a["id"] for _, a in reader.elements if "id" in a]
    inner = {a["href"][1:] for a in reader.all("a") if a["href"].startswith("#")}

    assert len(ids) == len(set(ids))
    assert inner <= set(ids)

"""Hostile text in every field that takes text: it is text in every format, and breaks no layout."""

import csv
import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from typing import get_type_hints

import pytest
from masterplans import DAY, SCORES, a_framework, a_masterplan, a_plan
from pptx import Presentation
from pydantic import BaseModel, TypeAdapter, ValidationError
from pypdf import PdfReader
from test_slides import leaving, texts_of

from smartplan.core.gaps import Target, find_gaps
from smartplan.core.process import standing_of
from smartplan.core.roadmap import make_roadmap
from smartplan.core.scores import assess
from smartplan.shipped import templates_dir
from smartplan.write.document import make_document
from smartplan.write.markdown import render_markdown
from smartplan.write.masterplan_sheets import render_workbook
from smartplan.write.outside import asked_outside
from smartplan.write.pages import to_html
from smartplan.write.pdf import FONTS, _fetcher, render_pdf
from smartplan.write.roadmap_table import table_csv
from smartplan.write.slides import render_slides
from smartplan.write.webpage import render_webpage
from smartplan.write.word import render_word
from smartplan.write.words import Words

MARK = "{{ 7*7 }}"
EVIL = (
    f'=1+1 <script>alert(1)</script><img src="http://10.0.0.1/x" onerror=x> {MARK}'
    ' {% include "/etc/passwd" %}'
    " @import url(file:///etc/passwd); | a | b | [x](javascript:alert(1)) ![](http://10.0.0.1/y) `<b>`"
    ' \u202egnp.exe\u2066 \x07 </style></td></w:t> TOC \\o "1-9" {city} {0.__class__}'
)
FORMULAS = ('=HYPERLINK("http://10.0.0.1")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")
ENDLESS = "W" * 250
VERY_LONG = "W" * 100_000


def poisoned(model, evil):
    """Return a model with the evil in every field that takes it; ids and words of ours refuse it."""
    taken = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        try:
            taken[name] = taking(type(model), name).validate_python(replaced(value, evil, texts=True))
        except ValidationError:
            taken[name] = replaced(value, evil, texts=False)
    return model.model_copy(update=taken)


@cache
def taking(model, name):
    return TypeAdapter(get_type_hints(model, include_extras=True)[name])


def replaced(value, evil, *, texts):
    """Return a value with the evil in the models within, and in place of texts if they are meant."""
    if isinstance(value, BaseModel):
        return poisoned(value, evil)
    if isinstance(value, tuple):
        return tuple(replaced(inner, evil, texts=texts) for inner in value)
    if isinstance(value, dict):
        return {key: replaced(inner, evil, texts=texts) for key, inner in value.items()}
    return evil if texts and isinstance(value, str) else value


@cache
def hostile(evil):
    """Return a masterplan with the evil in every field of all three files, and as authored text."""
    plain = a_masterplan()
    framework = poisoned(a_framework(), evil)
    given = poisoned(plain.gaps.scores.assessment, evil)
    plan = poisoned(a_plan(), evil)
    gaps = find_gaps(assess(framework, given), Target(everywhere=3, year=2027))
    assert len(SCORES) == len(given.scores)
    return replace(
        plain,
        gaps=gaps,
        plan=plan,
        roadmap=make_roadmap(gaps, plan),
        standing=standing_of(gaps, plan, {}, DAY),
        texts={"foreword": f"{evil}\n\n- {evil}\n\n> {evil}", "closing": evil},
        warnings=(evil,),
    )


@cache
def told(evil):
    words = Words("en")
    return make_document(hostile(evil), words, DAY), words


def parts(content, ending):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(ending))


def plain(text):
    """Return text as it is read: without what marks it up, and without white space."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return "".join(text.replace("\u200b", "").split())


def test_the_evil_stands_nearly_everywhere():
    document, _ = told(EVIL)
    plan = hostile(EVIL).plan

    assert document.title.count(MARK) == 1
    assert plan.vision.en == plan.initiatives[0].title.en == plan.initiatives[0].risks[0].risk.en == EVIL
    assert str(document).count(MARK) > 300


def test_page_for_screens():
    page = render_webpage(*told(EVIL))
    script = (templates_dir() / "pages" / "screen.js").read_text(encoding="utf-8")

    assert asked_outside(page, {"script": script}) is None
    assert "<script>alert" not in page
    assert page.count("<script") == 1
    assert MARK in page
    assert "root:" not in page
    assert not {"\u202e", "\u2066", "\x07"} & set(page)


def test_pdf():
    document, words = told(EVIL)
    short = replace(document, books=document.books[1:2])
    reader = PdfReader(BytesIO(render_pdf(short, words)))
    text = "".join(page.extract_text() for page in reader.pages)
    links = [
        annotation.get_object().get("/A", {}).get("/URI", "")
        for page in reader.pages
        for annotation in page.get("/Annots", [])
    ]

    assert "".join(MARK.split()) in plain(text)
    assert "<script>alert(1)</script>" in plain(text)
    assert "root:" not in text
    assert [link for link in links if link and not str(link).startswith(("http://", "https://"))] == []
    assert "/OpenAction" not in reader.root_object
    assert not {"\u202e", "\u2066"} & set(text)


def test_markdown():
    text, charts = render_markdown(*told(EVIL), "made")
    prose = re.sub(r"```mermaid.*?```", "", text, flags=re.DOTALL)

    assert not re.search(r"(?<!\\)<(?:script|img|b)\b", re.sub(r"(?<!\\)`[^`\n]*`", "", prose))
    assert not re.search(r"(?<!\\)\]\((?:javascript|file)", prose)
    assert not re.search(r"(?<!\\)!\[\]", prose)
    assert MARK.replace("*", r"\*") in prose
    assert not {"\u202e", "\u2066", "\x07"} & set(text)
    assert all("<script" not in chart and "href" not in chart for chart in charts.values())


def test_word():
    content = render_word(*told(EVIL))
    body, relations = parts(content, "word/document.xml"), parts(content, ".rels")

    assert "<script>alert(1)</script>" in plain(body)
    assert "<script" not in body
    assert "javascript" not in relations
    assert "file:" not in relations
    assert all("1-9" not in field for field in re.findall("<w:instrText[^>]*>([^<]*)", body))


@pytest.mark.parametrize("evil", [EVIL, ENDLESS], ids=["evil", "endless"])
def test_slides(evil):
    document, words = told(evil)
    content = render_slides(hostile(evil), document, words)
    deck = Presentation(BytesIO(content))
    texts = "".join(text for slide in deck.slides for text in texts_of(slide))

    assert leaving(deck) == []
    assert evil[:12] in texts
    assert 'TargetMode="External"' not in parts(content, ".rels")


@pytest.mark.parametrize("evil", [EVIL, *FORMULAS], ids=range(7))
def test_workbook_and_table_hold_no_formula(evil):
    document, words = told(evil)
    content = render_workbook(hostile(evil), document, words)

    assert not re.search(r"<f[ >]", parts(content, ".xml"))
    assert "hyperlink" not in parts(content, ".rels")

    cells = [cell for row in csv.reader(StringIO(table_csv(hostile(evil), words, DAY))) for cell in row]
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)] == []


@pytest.fixture(scope="module")
def never_ending():
    case = a_masterplan(city={"name": VERY_LONG}, texts={"foreword": VERY_LONG})
    return case, make_document(case, Words("en"), DAY), Words("en")


def test_a_name_of_a_hundred_thousand_letters_is_whole_or_shortened_in_every_format(never_ending):
    case, document, words = never_ending
    deck = Presentation(BytesIO(render_slides(case, document, words)))
    sheets = parts(render_workbook(case, document, words), ".xml")

    assert leaving(deck) == []
    assert VERY_LONG in plain(render_webpage(document, words))
    assert VERY_LONG in plain(re.sub("<[^>]*>", "", parts(render_word(document, words), "document.xml")))
    assert VERY_LONG in render_markdown(document, words, "made")[0]
    assert max(map(len, re.findall("W+", sheets))) > 30_000


def test_words_that_never_end_stay_on_the_page():
    import weasyprint

    html = to_html(*told(ENDLESS))
    laid = weasyprint.HTML(string=html, base_url=FONTS, url_fetcher=_fetcher()).render()
    over = {
        (number, box.text[:40], round(box.position_x + box.width))
        for number, page in enumerate(laid.pages, 1)
        for box in page._page_box.descendants()
        if hasattr(box, "text") and (box.position_x + box.width > page.width + 1 or box.position_y < 0)
    }

    assert over == set()

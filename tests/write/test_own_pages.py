"""A region's own pages: laid out in a sandbox, wrong ones told with their line, hostile ones refused."""

import re
from dataclasses import replace

import pytest
from masterplans import a_document

from smartplan.core.model.template import Template
from smartplan.errors import OutputError
from smartplan.write.pages import to_html
from smartplan.write.pdf import render_pdf
from smartplan.write.problems import render
from smartplan.write.webpage import render_webpage
from smartplan.write.words import Words

EVIL = '<script>alert(1)</script>{{ 7*7 }} url(http://10.0.0.1) " onload="x'
COVER = '{% extends "shipped/document.html.j2" %}\n{% block cover %}\nCOVER\n{% endblock %}\n'


@pytest.fixture(scope="module")
def told():
    return a_document("en", of_plan=False, city={"name": EVIL, "kind": "kota"})


def template(page="", **files):
    """Return a template whose page for print is this one, by default none."""
    named = {"document.html.j2": page} if page else {}
    named |= {name.replace("__", "."): content for name, content in files.items()}
    return Template("kop", {name: content.encode("utf-8") for name, content in named.items()})


def problem_of(told, given):
    with pytest.raises(OutputError) as raised:
        to_html(*told, given)
    (problem,) = raised.value.problems
    return problem


def test_a_block_of_a_page_takes_the_place_of_the_shipped_one_and_the_rest_stays(told):
    page = to_html(*told, template(COVER.replace("COVER", "<h1>{{ document.authority }}</h1> our own")))

    assert "our own" in page
    assert '<section class="full cover">' not in page
    assert page.count("<h2 ") == to_html(*told).count("<h2 ")


def test_styles_of_a_region_stand_behind_the_shipped_ones(told):
    own = template(document__css=":root { --deep: #511 }", screen__css=":root { --deep: #522 }")

    assert "--deep: #511 }\n</style>" in to_html(*told, own).replace("</style>", "\n</style>", 1)
    assert "--deep: #522" in render_webpage(*told, own)
    assert to_html(*told, own).replace("\n:root { --deep: #511 }", "\n") == to_html(*told)


def test_what_is_shipped_looks_the_same_within_the_sandbox(told):
    assert to_html(*told, template(other__html__j2="unused")) == to_html(*told)
    assert render_webpage(*told, template(other__html__j2="unused")) == render_webpage(*told)


@pytest.mark.parametrize(
    "said",
    [
        "{{ document.city }}",
        "{% autoescape false %}{{ document.city }}{% endautoescape %}",
        "{% autoescape false %}{% set x %}{{ document.city }}{% endset %}{{ x }}{% endautoescape %}",
        "{{ document.city ~ '' }}",
        "{{ words('{city}', city=document.city) }}",
        "{{ [document.city] | first | upper | lower }}",
        "{% macro say(x) %}{{ x }}{% endmacro %}{{ say(document.city) }}",
        "{{ '<script>alert(1)</script>' }}",
        '<p title="{{ document.city }}"></p>',
    ],
)
def test_hostile_data_stays_text_whatever_a_template_does_with_it(told, said):
    page = to_html(*told, template(COVER.replace("COVER", said)))

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "said",
    [
        "{{ document.__class__ }}",
        "{{ document.city.__class__.__mro__ }}",
        "{{ document['__class__'] }}",
        "{{ words.__call__.__globals__ }}",
        "{{ words._words }}",
        "{{ picture.__globals__ }}",
        "{{ document.cover.svg }}",
        "{{ document.city.format }}",
        "{{ '%s' % document.city }}",
        "{{ 'x' * 100 }}",
        "{{ 9 ** 9 }}",
        "{{ document.issued.strftime('%Y') }}",
        "{{ document.books.__getitem__ }}",
        "{{ document }}",
        "{{ words }}",
        "{{ self._TemplateReference__context }}",
        "{% set document.city = 'x' %}",
        "{{ document.city | attr('__class__') }}",
        "{{ document.city | safe }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__ }}",
        "{{ loop }}",
    ],
)
def test_nothing_behind_the_document_can_be_reached(told, said):
    problem = problem_of(told, template(COVER.replace("COVER", said)))

    assert problem.code in ("template-refused", "template-wrong")
    assert problem.place.file == "kop/document.html.j2"
    assert problem.place.line in (2, 3)


def test_a_sentence_takes_values_and_nothing_of_them(told):
    said = "{{ words('{a.__class__}{b:9999999}{c}', a=document, b=1, c=2) }}"

    assert "{a.__class__}{b:9999999}2" in to_html(*told, template(COVER.replace("COVER", said)))


@pytest.mark.parametrize(
    "said",
    [
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}" + "x" * 9999 + "{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(99) }}",
        "{% macro f(n) %}{% if n and (f(n - 1) or f(n - 1)) %}{% endif %}{% endmacro %}{{ f(99) }}",
        "{% include 'document.html.j2' %}",
        "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='xx') %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=9) %}{% for i in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        (
            "{% set n = namespace(x=9) %}{% for i in range(99) %}"
            "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}"
        ),
    ],
    ids=range(11),
)
def test_a_template_without_end_comes_to_one(told, said):
    problem = problem_of(told, template(COVER.replace("COVER", said)))

    assert problem.code == "template-endless"


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd",
        "/etc/passwd",
        "kop/document.html.j2",
        "shipped/../document.css",
        "memo.html.j2",
    ],
)
@pytest.mark.parametrize(
    "how", ["{{% include '{}' %}}", "{{% import '{}' as x %}}", "{{% include ['{}'] %}}"]
)
def test_no_other_file_can_be_included(told, name, how):
    assert problem_of(told, template(COVER.replace("COVER", how.format(name)))).code in {
        "template-page-missing",
        "template-wrong",
    }


@pytest.mark.parametrize(
    "said",
    [
        '<img src="http://10.0.0.1/x.png" alt="">',
        '<img src="file:///etc/passwd" alt="">',
        "<img src=logo.png>",
        '<img srcset="//evil/x 2x">',
        '<p style="background: url(http://evil)">',
        "<style>@import 'http://evil';</style>",
        "<style>p { background: URL( 'file:///x') }</style>",
        "<script>fetch('http://evil')</script>",
        '<link rel="stylesheet" href="http://evil">',
        '<iframe src="http://evil"></iframe>',
        '<object data="x"></object>',
        '<base href="http://evil">',
        '<meta http-equiv="refresh" content="0; url=http://evil">',
        '<p onclick="x()">',
        "<p class={{ document.city }}>",
        '<a href="javascript:alert(1)">x</a>',
        '<form action="http://evil">',
        '<svg><image xlink:href="http://evil"/></svg>',
        '<svg><rect fill="url(http://evil)"/></svg>',
    ],
)
def test_a_page_that_asks_for_something_outside_is_refused(told, said):
    problem = problem_of(told, template(COVER.replace("COVER", said)))

    assert problem.code == "template-asks-outside"


def test_styles_that_ask_for_something_outside_are_refused_at_their_line(told):
    problem = problem_of(
        told, template(document__css="p { color: red }\np { background: url('http://evil/x') }")
    )

    assert problem.code == "template-asks-outside"
    assert (problem.place.file, problem.place.line) == ("kop/document.css", 2)


def test_what_hides_from_the_look_at_a_page_is_not_fetched_either(told):
    document, words = told
    with pytest.raises(OutputError) as raised:
        render_pdf(
            replace(document, books=()),
            words,
            template=template(document__css=r"p { background: u\72l(http://10.0.0.1/x) }"),
        )

    assert [problem.code for problem in raised.value.problems] == ["template-wrong"]


def test_a_page_for_screens_without_its_policy_is_refused(told):
    page = "<html><head><title>x</title></head><body>{{ document.title }}</body></html>"
    with pytest.raises(OutputError) as raised:
        render_webpage(*told, template(screen__html__j2=page))

    assert raised.value.problems[0].code == "template-asks-outside"


@pytest.mark.parametrize(
    ("said", "line", "reason"),
    [
        ("{{ document.citty }}", 3, "has no attribute 'citty'"),
        ("<p>\n{{ nothing }}</p>", 4, "'nothing' is undefined"),
        ("{% if %}", 3, "Expected an expression"),
        ("\n\n{{ document.city | safe }}", 5, "No filter named 'safe'"),
        ("{{ 1 / 0 }}", 3, "division by zero"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_reason(told, said, line, reason):
    problem = problem_of(told, template(COVER.replace("COVER", said)))
    text = render([problem], Words("en"))

    assert f"--> kop/document.html.j2:{line}:" in text
    assert problem.code == "template-wrong"
    assert reason in str(problem.values["reason"])
    assert "docs/template-variables.md" in text


def test_a_page_that_is_missing_is_told_with_the_nearest(told):
    text = render(
        [problem_of(told, template(COVER.replace("COVER", "{% include 'block.html.j2' %}")))], Words("en")
    )

    assert "there is no page 'block.html.j2' in the template" in text
    assert "did you mean 'blocks.html.j2'?" in text


def test_pictures_of_the_folder_stand_in_the_page_itself(told):
    picture = b"\x89PNG fake"
    given = Template(
        "kop",
        {
            "logo.png": picture,
            "document.html.j2": COVER.replace(
                "COVER", '<img src="{{ picture(\'logo.png\') }}" alt="Lambang">'
            ).encode(),
        },
    )

    assert re.search(
        r'<img src="data:image/png;base64,[A-Za-z0-9+/=]+" alt="Lambang">', to_html(*told, given)
    )

    other = template(COVER.replace("COVER", "{{ picture('logo.pgn') }}"), logo__png="x")
    assert problem_of(told, other).code == "template-picture-missing"
    assert problem_of(told, other).values["suggestion"] == "logo.png"

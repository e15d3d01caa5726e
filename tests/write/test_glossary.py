"""A region's own words for our terms: in every sentence of ours, fitting their place, and nowhere else."""

import re
from pathlib import Path
from pickle import dumps, loads

import pytest

from smartplan.cli import run
from smartplan.core.model.glossary import Glossary, Terms
from smartplan.write.glossary import own_terms, usual_terms
from smartplan.write.own_terms import in_own_terms
from smartplan.write.words import Words

ROOT = Path(__file__).parents[2]
MALANG = ROOT / "examples" / "kota-malang"
OWN = {"perangkat daerah": "OPD", "masterplan": "rencana induk", "program percepatan": "inisiatif unggulan"}
OWN |= {"agency": "department", "agencies": "departments", "initiative": "work", "roadmap": "action map"}
GLOSSARY = """\
schema: smartplan/glossary/1
terms:
  agency: {id: OPD, en: department, plural: departments}
  evidence: {id: bukti dukung}
"""


@pytest.mark.parametrize(
    ("usual", "own"),
    [
        ("oleh 13 Perangkat Daerah.", "oleh 13 OPD."),
        ("Masterplan ini", "Rencana induk ini"),
        ("isi masterplannya", "isi rencana induknya"),
        ("MASTERPLAN", "RENCANA INDUK"),
        ("Program Percepatan (Quick Win)", "Inisiatif Unggulan (Quick Win)"),
        ("Program percepatan", "Inisiatif unggulan"),
        ("An agency or agencies", "A department or departments"),
        ("a roadmap of an initiative", "an action map of a work"),
        ("{agency} of the agency's", "{agency} of the department's"),
        ("`smartplan roadmap FILE`, 'agency:'", "`smartplan roadmap FILE`, 'agency:'"),
        ("roadmap.json and agency-wide", "action map.json and agency-wide"),
        ("interagency", "interagency"),
    ],
)
def test_a_term_is_put_where_the_usual_one_stands_as_its_place_wants_it(usual, own):
    assert in_own_terms(usual, OWN) == own


def test_a_title_has_its_capitals():
    assert in_own_terms("Masterplan Smart City", OWN, title=True) == "Rencana Induk Smart City"


def test_the_shipped_glossary_has_every_term_and_each_is_what_sentences_say():
    catalogues = ROOT / "templates" / "locale" / "id" / "LC_MESSAGES"
    told = "\n".join(file.read_text(encoding="utf-8") for file in catalogues.glob("*.po"))
    indonesian = "\n".join(re.findall(r'^msgstr.*|^".*', told, re.MULTILINE)).lower()
    english = "\n".join(re.findall(r"^msgid.*", told, re.MULTILINE)).lower()

    assert list(usual_terms()) == list(Terms.model_fields)
    assert [t.id for t in usual_terms().values() if not re.search(rf"\b{t.id.lower()}", indonesian)] == []
    assert [t.en for t in usual_terms().values() if t.en and not re.search(rf"\b{t.en}", english)] == []


def test_what_a_region_leaves_out_or_says_alike_changes_nothing():
    terms = {"agency": {"id": "OPD"}, "gap": {"id": "kesenjangan"}, "band": {"en": "grade"}}
    glossary = Glossary.model_validate({"schema": "smartplan/glossary/1", "terms": terms})

    assert own_terms(glossary, "id") == {"Perangkat Daerah": "OPD"}
    assert own_terms(glossary, "en") == {"band": "grade"}
    assert own_terms(None, "id") == {}


def test_words_are_the_same_in_another_process():
    words = loads(dumps(Words("id", {"Perangkat Daerah": "OPD"})))  # noqa: S301 - our own

    assert words("Agency") == "OPD"


@pytest.fixture
def city(tmp_path):
    for file in MALANG.glob("*.yaml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    plan = tmp_path / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "glossary: ./glossary.yaml\n", encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def test_documents_and_screens_say_it_alike_and_data_stay_as_they_are(city, capsys):
    made = city / "made.md"
    assert run(["masterplan", str(city / "assessment.yaml"), "-o", str(made), "--lang", "id"]) == 0
    text = made.read_text(encoding="utf-8")
    assert "OPD yang perlu bertindak" in text
    assert "Perangkat Daerah yang perlu bertindak" not in text

    capsys.readouterr()
    assert run(["status", str(city), "--lang", "id"]) == 0
    assert "Perangkat Daerah" not in capsys.readouterr().out
    assert run(["status", str(city), "--lang", "en"]) == 0
    assert "department" in capsys.readouterr().out


def test_the_glossary_goes_with_the_pdf_and_what_is_verified_says_the_same(city, capsys):
    made = city / "made.pdf"
    given = [
        "masterplan",
        str(city / "assessment.yaml"),
        "-o",
        str(made),
        "--lang",
        "en",
        "--book",
        "summary",
    ]
    assert run(given) == 0

    assert run(["verify", str(made)]) == 0
    assert run(["extract", str(made), "-o", str(city / "out")]) == 0
    assert (city / "out" / "glossary.yaml").read_text(encoding="utf-8") == GLOSSARY


def test_what_is_wrong_in_a_glossary_is_told_when_the_city_is_checked(city, capsys):
    (city / "glossary.yaml").write_text(GLOSSARY.replace("evidence", "evidense"), encoding="utf-8")

    assert run(["check", str(city / "assessment.yaml"), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "did you mean 'evidence'?" in told.err + told.out

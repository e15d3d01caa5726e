"""One of many cities: without the texts of people it has the same answers, mistakes and scores."""

import pytest

from smartplan.core.check import Checker, check_assessment
from smartplan.core.model import Answer, Assessment
from smartplan.core.scores import Scorer, assess
from smartplan.read.document import Document
from smartplan.read.files import read_framework
from smartplan.read.lean import EVIDENCE, OF_EVIDENCE, TEXTS, lean_assessment
from smartplan.read.validate import validate
from smartplan.read.yaml_text import scan

HEAD = "schema: smartplan/assessment/1\nframework: spbe-2020\ncity: {name: Kota A}\nyear: 2024\nscores:\n"
ANSWERS = (
    "4",
    "4.5",
    '"4"',
    "true",
    "null",
    "unknown",
    "empat",
    "[4]",
    "{}",
    "{score: 4}",
    "{score: true}",
    "{score: 4, unknown: true}",
    "{score: 12.3456789}",
    "{score: -12.3456789, note: Lengkap}",
    "12.3456789",
    "{score: 1.25}",
    "{score: 12.3456789, confidence: low}",
    "{verified: 12.3456789}",
    "{score: 1e-40}",
    "{score: 4, note: Lengkap, agency: diskominfo}",
    "{score: 4, note: 12}",
    '{score: 4, note: ""}',
    '{score: 4, note: "  "}',
    "{score: 4, note: null}",
    "{score: 4, note: true}",
    "{score: 4, note: [Lengkap]}",
    "{note: Lengkap}",
    "{self: 4, verified: 3, reason: covers two units only}",
    "{score: 4, evidence: [{source: Perwali 1, page: 12}]}",
    "{score: 4, evidence: []}",
    "{score: 4, evidence: [{page: 12}]}",
    "{score: 4, evidence: [{source: null}]}",
    "{score: 4, evidence: [{source: Perwali 1, pages: 12}]}",
    "{score: 4, evidence: [Perwali 1]}",
    "{score: 4, evidence: Perwali 1}",
    "{score: 4, evidence: null}",
    "{assessors: {a1: 3, a2: 4}, note: Lengkap}",
    "{not_applicable: no port}",
    "{score: 4, confidence: low}",
    "{score: 4, confidence: lo}",
    "{score: 4, colour: blue}",
    "{score: 4, carried_over: 2023}",
)


def document(*answers: str) -> Document:
    lines = "".join(f"  I{number:02}: {answer}\n" for number, answer in enumerate(answers, 1))
    return scan((HEAD + lines).encode(), "a.yaml")


def counting(answer: Answer) -> dict[str, object]:
    return answer.model_dump(exclude={*TEXTS, EVIDENCE})


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_lean_answer_is_right_where_the_whole_one_is_and_counts_the_same(answer):
    written = document(answer)
    whole, _ = validate(written, Assessment)
    lean = lean_assessment(written)

    assert (lean is None) == (whole is None)
    if lean and whole:
        assert counting(lean.scores["I01"]) == counting(whole.scores["I01"])


@pytest.mark.parametrize("answer", ["12.3456789", "{score: 12.3456789}", "4", "{score: 4}"])
def test_a_lean_answer_that_is_a_number_is_what_validation_makes_of_it(answer):
    written = document(answer)
    whole, _ = validate(written, Assessment)
    lean = lean_assessment(written).scores["I01"]

    assert lean == whole.scores["I01"]
    assert lean.model_fields_set == {"score"}
    assert lean.model_dump() == whole.scores["I01"].model_dump()


def test_answers_with_many_decimals_are_not_mixed_up():
    lean = lean_assessment(document("1.2345678", "8.7654321", "{score: 1.2345678}"))

    assert [str(float(lean.scores[id_].score)) for id_ in ("I01", "I02", "I03")] == [
        "1.2345678",
        "8.7654321",
        "1.2345678",
    ]


def test_what_is_left_out_is_text_in_the_model_too():
    text = Answer.model_fields["note"]
    evidence = Answer.model_fields[EVIDENCE].annotation.__args__[0]

    assert {str(Answer.model_fields[key].annotation) for key in TEXTS} == {str(text.annotation)}
    assert set(evidence.model_fields) == OF_EVIDENCE
    assert {key for key, field in evidence.model_fields.items() if field.is_required()} == {"source"}


def test_an_id_that_is_none_is_not_let_through():
    assert lean_assessment(scan(f"{HEAD}  1st: 4\n".encode(), "a.yaml")) is None


def test_many_cities_score_and_fail_as_each_alone():
    framework = read_framework("spbe-2020").model
    scorer, checker = Scorer(framework), Checker(framework)
    rows = [("4", "2", "unknown"), ("4", "{not_applicable: no port}", "5"), ("9", "2", "4.5"), ("4", "2")]
    for row in [*rows, *rows]:
        lean = lean_assessment(document(*row))
        assert lean is not None

        assert scorer.score(lean) == assess(framework, lean)
        assert checker.check(lean) == check_assessment(lean, framework)

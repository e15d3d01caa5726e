"""The reference of the framework format: whole, up to date, and every example on it gives what it says."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from smartplan.cli import run
from smartplan.core.model import Indicator, Node
from smartplan.core.model.indicator import Unknown
from smartplan.core.model.rules import RuleWord
from smartplan.core.scores import assess
from smartplan.read.files import problems_of, read_case, read_framework
from smartplan.write.reference import framework_reference, models_of_framework

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "framework-format.md").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "templates" / "reference" / "framework-format.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(yaml|text|csv) ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLAIN = (
    "schema: smartplan/assessment/1\nframework: ./framework.yaml\ncity: {name: Kota}\nyear: 2025\nscores:\n"
)


@dataclass
class Example:
    """A framework, what is answered (as an assessment, scores, or a table), and what it gives."""

    framework: str
    answered: str
    answers: str
    asked: str
    result: str

    @property
    def title(self):
        return re.search(r"^title: (.*)$", self.framework, re.MULTILINE)[1]

    def write(self, folder):
        """Write its files, and return the name of what is answered."""
        named = re.search(r"^framework: \./(.*)$", self.answers, re.MULTILINE)
        (folder / (named[1] if named else "framework.yaml")).write_text(self.framework, encoding="utf-8")
        lines = [f"  {line}\n" for line in self.answers.splitlines()]
        text = PLAIN + "".join(lines) if self.answered == "scores" else self.answers
        file = folder / ("table.csv" if self.answered == "table" else "assessment.yaml")
        file.write_text(text, encoding="utf-8")
        return str(file)


def examples():
    blocks = [(what, text) for _, what, text in BLOCK.findall(PAGE)]
    assert len(blocks) % 3 == 0
    for (one, framework), (answered, answers), (asked, result) in zip(*[iter(blocks)] * 3, strict=True):
        assert (one, asked[:6]) == ("framework", "result"), framework
        yield Example(framework, answered, answers, asked, result)


EXAMPLES = list(examples())
ALONE = [example for example in EXAMPLES if example.answered != "table"]
TOGETHER = [example for example in EXAMPLES if example.answered == "table"]


def frameworks(folder):
    for number, example in enumerate(EXAMPLES):
        file = folder / f"{number}.yaml"
        file.write_text(example.framework, encoding="utf-8")
        yield read_framework(f"./{file.name}", str(folder / "any.yaml")).model


def figure(value):
    return "none" if value is None else f"{float(value):.6f}".rstrip("0").rstrip(".")


def told(score, names):
    """Return the figures of a score that an example tells of."""
    own = {"score": figure(score.value), "band": score.band.name if score.band else "none"}
    return {name: own[name] if name in own else figure(getattr(score, name)) for name in names}


def test_the_page_is_made_from_the_model() -> None:
    assert framework_reference() == PAGE, "run `make docs`"


def test_every_part_that_a_framework_may_have_has_its_table() -> None:
    shown = set(re.findall(r"<!-- keys: (\w+) -->", TEMPLATE))

    assert set(models_of_framework()) <= shown


def test_every_key_says_what_it_means() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]

    assert [row[0] for row in rows if row[-1].strip(" |") == ""] == []
    assert len(rows) > 100


@pytest.mark.parametrize("example", ALONE, ids=lambda example: example.title)
def test_an_example_gives_the_figures_below_it(example, tmp_path) -> None:
    file = example.write(tmp_path)
    case = read_case(file)
    scores = assess(case.framework.model, case.assessment.model, confidence="--confidence" in example.asked)

    for line in example.result.splitlines():
        id_, figures = line.split(": ", 1)
        expected = dict(part.split(" ", 1) for part in figures.split(", "))
        assert (id_, told(scores.of(id_), expected)) == (id_, expected)
    assert [problem.severity for problem in problems_of(file) if problem.code != "too-little-known"] == []


@pytest.mark.parametrize("example", TOGETHER, ids=lambda example: example.title)
def test_an_example_of_a_cohort_gives_the_table_below_it(example, tmp_path, monkeypatch, capsys) -> None:
    example.write(tmp_path)
    monkeypatch.chdir(tmp_path)

    arguments = ["table.csv", "--framework", "./framework.yaml", "--year", "2025", "--step", "aggregated"]
    assert run(["benchmark", *arguments]) == 0

    expected = list(csv.DictReader(io.StringIO(example.result)))
    found = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [{name: row[name] for name in expected[0]} for row in found] == expected


def test_there_is_an_example_of_every_rule_every_kind_and_everything_unknowns_may_do(tmp_path) -> None:
    kinds, rules, unknowns, transforms = set(), set(), set(), set()
    for framework in frameworks(tmp_path):
        items = [framework.root, *(item for item, _ in framework.items())]
        rules |= {framework.rule_of(item) for item in items if isinstance(item, Node)}
        unknowns |= {item.unknown for item in items}
        kinds |= {item.kind for item in items if isinstance(item, Indicator)}
        transforms |= {item.transform for item in items if isinstance(item, Indicator)}

    named = {rule if isinstance(rule, str) else rule.kind for rule in rules}
    assert named == {*get_args(RuleWord), "generalised", "worst", "staged", "product", "ratio"}
    assert "geometric" in rules
    assert unknowns - {None} == set(get_args(Unknown))
    assert kinds == {"level", "measure", "steps", "yes_no", "points"}
    assert {getattr(transform, "kind", transform) for transform in transforms} == {
        "linear",
        "log",
        "root",
        "power",
    }

"""Files as people and their programs really write them: what is refused, where, and in which words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from smartplan.errors import InputError, Severity
from smartplan.read.files import read_case
from smartplan.write.problems import describe
from smartplan.write.words import Words

HERE = Path(__file__).parent
MANIFEST = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
REFUSED = [entry for entry in MANIFEST if entry["verdict"] == "reject"]
WARNED = [entry for entry in MANIFEST if entry["verdict"] == "warn"]
TAKEN = [entry for entry in MANIFEST if entry["verdict"] == "accept"]
# Address space, in bytes: a bomb that goes off ends the process, not the machine.
MEMORY = 1024**3


def named(entry):
    return entry["file"]


def problems_in(entry):
    try:
        return read_case(str(HERE / entry["file"])).problems
    except InputError as error:
        return error.problems


def check_lines_and_words(entry, problems):
    said = "\n".join(text for problem in problems for text in describe(problem, Words("en")) if text)
    assert [problem.place.line for problem in problems][: len(entry["line"])] == entry["line"]
    assert any(word.casefold() in said.casefold() for word in entry["mention_any"]), said


@pytest.mark.parametrize("entry", REFUSED, ids=named)
def test_a_nasty_file_is_refused_at_the_right_line_in_useful_words(entry):
    problems = problems_in(entry)

    assert {problem.severity for problem in problems} == {Severity.ERROR}
    assert entry.get("min_problems", 1) <= len(problems) <= entry.get("max_problems", len(problems))
    check_lines_and_words(entry, problems)
    if "also_line" in entry:
        assert problems[0].also.line == entry["also_line"]


@pytest.mark.parametrize("entry", WARNED, ids=named)
def test_a_doubtful_file_is_read_with_a_warning(entry):
    problems = problems_in(entry)

    assert {problem.severity for problem in problems} == {Severity.WARNING}
    check_lines_and_words(entry, problems)


@pytest.mark.parametrize("entry", TAKEN, ids=named)
def test_an_odd_but_honest_file_is_read_as_written(entry):
    case = read_case(str(HERE / entry["file"]))

    value = case.assessment.document.value
    for path, expected in entry["values"].items():
        found = value
        for key in path.split("."):
            found = found[key]
        assert str(found) == str(expected)
    assert case.problems == ()


def test_the_code_of_a_city_keeps_its_zero():
    case = read_case(str(HERE / "05-city-code-unquoted.yaml"))

    assert case.assessment.model.city.code == "35.10"


@pytest.mark.parametrize("entry", [e for e in MANIFEST if "max_seconds" in e], ids=named)
def test_a_bomb_is_disarmed_without_time_or_memory(entry):
    code = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from smartplan.read.files import problems_of
print(len(problems_of({str(HERE / entry["file"])!r})))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.stderr == ""
    assert int(run.stdout) > 0

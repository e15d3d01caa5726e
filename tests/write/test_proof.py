"""How sure a roadmap is, in words: what remains is said in per cent, and never rounded to nothing."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from masterplans import DAY, a_masterplan, sections_of
from rich.console import Console

from smartplan.core.roadmap import Alternative, Point, Price, Stage
from smartplan.write.document import make_document
from smartplan.write.frontier import certainty
from smartplan.write.masterplan import documents_of, rendered
from smartplan.write.proof import remaining, share, standing
from smartplan.write.terminal.alternatives import show_alternatives
from smartplan.write.words import Words

EN = Words("en")


def unproved(name="all", value=80, bound=100, scale=10):
    return Stage(name, value, bound, proved=False, scale=Fraction(scale))


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (unproved(), "gap closed in all (index points × quarters): 8, and at best 10 (20.00% apart)"),
        (
            unproved("cost", 10**9, 75 * 10**7, 1),
            "cost: Rp1 billion, and at best Rp750 million (25.00% apart)",
        ),
        (
            unproved(bound=None),
            "gap closed in all (index points × quarters): 8; how far that is from the best is not known",
        ),
        (unproved(value=None), "gap closed in all (index points × quarters): not settled"),
        (unproved("ids", 46004, 32506, 1), "ties by order in the file: not settled"),
    ],
)
def test_an_aim_that_is_not_proved_says_its_bound_and_what_remains_in_per_cent(stage, said):
    roadmap = replace(a_masterplan().roadmap, status="feasible", stages=(stage,))

    assert list(standing(roadmap, EN))[1:] == [said]


def test_what_remains_is_never_rounded_to_nothing():
    assert share(Fraction(1, 10**6), EN) == "less than 0.01%"
    assert share(Fraction(0), EN) == "0.00%"
    assert unproved(value=0, bound=0).remaining == 0


def test_every_part_of_a_masterplan_that_tells_of_its_proof_tells_what_remains():
    case = a_masterplan()
    case = replace(case, roadmap=replace(case.roadmap, status="feasible", stages=(unproved(),)))
    told = sections_of(make_document(case, EN, DAY))

    for id_ in ("facts", "roadmap-choice", "annex-proof"):
        assert "20.00% apart" in str(told[id_]), id_


@pytest.mark.parametrize("ending", [".xlsx", ".pptx"])
def test_workbook_and_slides_tell_what_remains_too(ending):
    case = a_masterplan()
    case = replace(case, roadmap=replace(case.roadmap, status="feasible", stages=(unproved(),)))
    (made,) = documents_of(case, EN, DAY, f"m{ending}", "all")
    with ZipFile(BytesIO(rendered(made)[made.path])) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]

    assert any("20.00% apart" in part for part in parts)


@pytest.mark.parametrize(
    ("closed", "bound", "cost", "proved", "said"),
    [
        (2, 2, 9, True, "proved"),
        (2, 2, 9, False, "cost not proved"),
        (1, 2, 9, False, "not proved (50.00% apart)"),
        (1, 0, 9, False, "not proved"),
        (None, None, None, True, "must-haves do not fit"),
        (None, None, None, False, "not proved"),
    ],
)
def test_a_point_of_the_frontier_says_how_far_it_may_be_from_the_best(closed, bound, cost, proved, said):
    parts = (None if part is None else Fraction(part) for part in (closed, bound))
    point = Point(Fraction(1), 10, cost, None, *parts, proved)

    assert certainty(point, EN) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1, 1, "loses 1.000 of: cap"),
        (1, 2, "loses between 1.000 and 2.000 of: cap"),
        (1, None, "loses at least 1.000 of: cap"),
        (None, 2, "loses at most 2.000 of: cap"),
        (None, None, "what it loses is not settled within the limit: cap"),
    ],
)
def test_what_an_alternative_loses_is_told_as_far_as_it_is_known(low, high, said):
    price = Price("all", *(None if part is None else Fraction(part) for part in (low, high)))
    console = Console(file=StringIO(), width=200)

    show_alternatives(console, [Alternative("without", True, price)], EN)

    expected = said.replace("cap", "gap closed in all (index points × quarters)")
    assert console.file.getvalue() == f"  if it were out: {expected}\n"


def test_what_remains_is_that_of_the_first_aim_that_is_not_proved():
    roadmap = a_masterplan().roadmap
    proved = Stage("mandatory", 1, 1, proved=True)

    def told(status, *stages):
        return remaining(replace(roadmap, status=status, stages=(proved, *stages)))

    assert told("optimal") == 0
    assert told("feasible", unproved(), unproved("cost", 2, 1)) == Fraction(1, 5)
    assert told("feasible", unproved(bound=None)) is None
    assert told("infeasible") is None

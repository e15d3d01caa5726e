"""Plans whose money needs many digits: no roadmap is called the best that is not."""

import random

import pytest
from builders import framework, gaps, indicator, initiative, node, plan

from smartplan.core.roadmap import make_roadmap, solver

IDS = [f"D{top}.{place}" for top in range(3) for place in range(6)]
WIDE = framework(
    *(node(f"D{top}", *(indicator(f"D{top}.{place}", place + 1) for place in range(6))) for top in range(3)),
)
BILLION = 10**9


def made(seed):
    """Return the roadmap of thirty initiatives of up to 300 billion rupiah, and four too small funds."""
    draw = random.Random(seed)
    scores = {id_: draw.randint(0, 2) for id_ in IDS}
    items = [drawn(draw, number, scores) for number in range(30)]
    funds = {
        fund: {year: draw.randint(30, 150) * BILLION for year in ("2026", "2027")}
        for fund in ("apbd", "apbn", "csr", "kpbu")
    }
    agencies = {id_: {"title": id_, "capacity": draw.randint(1, 4)} for id_ in ("a", "b", "c")}
    return make_roadmap(gaps(scores, of=WIDE), plan(*items, years=2, funds=funds, agencies=agencies))


def drawn(draw, number, scores):
    raised = draw.sample(IDS, draw.randint(1, 3))
    return initiative(
        f"i{number:02}",
        agency=draw.choice("abc"),
        fund=draw.choice(["apbd", "apbn", "csr", "kpbu"]),
        cost=draw.randint(50, 3000) * BILLION // 10,
        duration=draw.randint(1, 4),
        raises={id_: {"from": scores[id_], "to": scores[id_] + 1} for id_ in raised},
        depends_on=[f"i{draw.randrange(number):02}"] if number and draw.random() < 0.2 else [],
    )


def told(roadmap):
    return [(stage.name, stage.value, stage.proved) for stage in roadmap.stages]


@pytest.mark.parametrize("seed", [0, 1, 2, 33])
def test_two_solvers_prove_the_same(seed, monkeypatch):
    one = made(seed)
    monkeypatch.setattr(solver, "BRIEF", 0.0)

    assert one.status == "optimal"
    assert told(one) == told(made(seed))

"""Delays and overruns of a roadmap drawn many times, against the loop that one would write first.

300 initiatives × 20 quarters × 10,000 draws: when each is done, what it costs, the index of every quarter by
the framework's own rule, with a deadline of the fund in every year. The peer hands delays on in plain Python,
a draw at a time, and leaves out agencies, deadlines, money and index.

    python benchmarks/risk.py
"""

import random

from roadmap import generated
from synthetic import cost

from smartplan.core.model import Initiative, Plan, Quarter
from smartplan.core.model.terms import Deadline, Range, Uncertainty
from smartplan.core.roadmap import Roadmap, make_roadmap
from smartplan.core.uncertainty import risk_of

SIZE, MONEY, DRAWS, PEER_DRAWS = 300, 1.5, 10_000, 50
LIMIT = 1
"""Work of the solver; what is drawn needs a roadmap, not the best one."""


def main() -> None:
    """Print the ratio and the CPU seconds."""
    gaps, plan = generated(SIZE, MONEY, seed=1)
    roadmap = make_roadmap(gaps, unsure(plan), limit=LIMIT)
    took = cost(lambda: risk_of(roadmap, draws=DRAWS))
    plain = cost(lambda: a_draw_at_a_time(roadmap)) / PEER_DRAWS * DRAWS
    print(f"{len(roadmap.selected)} of {SIZE} initiatives in the roadmap, {DRAWS} draws")
    print(f"  {plain / took:5.1f} × faster than a loop over draws   {took:5.2f} CPU s")


def unsure(plan: Plan) -> Plan:
    """Return the plan with durations and costs that may turn out otherwise, and deadlines of its funds."""
    deadlines = {
        year: (
            Deadline.model_validate({"name": "RKPD", "by": Quarter(year - 1, 2)}),
            Deadline.model_validate(
                {"name": "APBD Perubahan", "by": Quarter(year, 3), "from": Quarter(year, 4)}
            ),
        )
        for year in plan.horizon.calendar
    }
    return plan.model_copy(
        update={
            "entry": dict.fromkeys(plan.funds, deadlines),
            "initiatives": tuple(ready(item, place) for place, item in enumerate(plan.initiatives)),
            "uncertainty": Uncertainty(duration=Range(plus=50), cost=Range(plus=30)),
        }
    )


def ready(item: Initiative, place: int) -> Initiative:
    """Return an initiative that is ready in a year of the past or in the first of the plan."""
    return item.model_copy(update={"ready": Quarter(2025 + place % 2, 1 + place % 4)})


def a_draw_at_a_time(roadmap: Roadmap) -> None:
    """Hand delays on in plain Python."""
    draw, first = random.Random(1), roadmap.plan.horizon.start.index  # noqa: S311 - delays, not secrets
    for _ in range(PEER_DRAWS):
        done: dict[str, float] = {}
        for step in roadmap.selected:
            item = step.initiative
            waits = [done[id_] for id_ in item.depends_on if id_ in done]
            begin = max([(step.start or roadmap.plan.horizon.start).index - first, *waits])
            done[step.id] = begin + draw.triangular(item.duration, 1.5 * item.duration, item.duration)


if __name__ == "__main__":
    main()

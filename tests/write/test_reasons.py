"""The sentences of a roadmap's reasons count quarters as English does."""

import pytest

from smartplan.core.roadmap import Constraint, Eased, Reason
from smartplan.write.reasons import eased_sentence, reason_sentence
from smartplan.write.words import Words

EN, ID = Words("en"), Words("id")


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("earliest", "x may start 1 quarter earlier", "x may start 2 quarters earlier"),
        ("latest", "x may finish 1 quarter later", "x may finish 2 quarters later"),
        ("horizon", "the horizon ends 1 quarter later", "the horizon ends 2 quarters later"),
        ("quick_win", "quick wins may finish 1 quarter later", "quick wins may finish 2 quarters later"),
    ],
)
def test_a_demand_is_eased_by_one_quarter_or_by_several(kind, one, two):
    demand = Constraint(kind, (), {"initiative": "x"})

    assert [eased_sentence(Eased(demand, more), EN) for more in (1, 2)] == [one, two]
    assert "1 triwulan" in eased_sentence(Eased(demand, 1), ID)


@pytest.mark.parametrize(("duration", "said"), [(1, "1 quarter."), (3, "3 quarters.")])
def test_what_has_no_window_takes_one_quarter_or_several(duration, said):
    told = reason_sentence(Reason("no-window", {"kinds": ["latest"], "duration": duration}), EN)

    assert told == f"There is no quarter in which it could run: it takes {said}"

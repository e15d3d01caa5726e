"""Scheduling alone, against schedules that can be seen at a glance."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from smartplan.core.roadmap import Activity, least_makespan


def test_what_shares_a_resource_takes_turns_and_what_does_not_runs_at_once():
    found = least_makespan([Activity("a", 3, (2,)), Activity("b", 2, (2,)), Activity("c", 4, (1,))], [3])

    assert (found.value, found.proved) == (5, True)


def test_what_waits_starts_after_the_end():
    found = least_makespan([Activity("a", 3, ()), Activity("b", 2, (), after=("a",))], [])

    assert found.starts == {"a": 0, "b": 3}


def test_nothing_to_do_takes_no_time():
    assert least_makespan([Activity("end", 0, (0,))], [1]).value == 0


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 3)), min_size=1, max_size=7))
def test_a_schedule_keeps_its_resource_and_is_no_shorter_than_the_work_allows(drawn):
    activities = [Activity(str(k), duration, (need,)) for k, (duration, need) in enumerate(drawn)]
    chained = [
        activities[0],
        *(
            Activity(b.id, b.duration, b.needs, (a.id,) if int(b.id) % 3 == 0 else ())
            for a, b in pairwise(activities)
        ),
    ]

    found = least_makespan(chained, [3])

    spans = [(found.starts[one.id], found.starts[one.id] + one.duration, one) for one in chained]
    used = [sum(one.needs[0] for a, b, one in spans if a <= now < b) for now in range(found.value)]
    assert max(used) <= 3
    assert all(
        found.starts[one.id] >= found.starts[o] + drawn[int(o)][0] for _, _, one in spans for o in one.after
    )
    assert found.value >= -(-sum(duration * need for duration, need in drawn) // 3)

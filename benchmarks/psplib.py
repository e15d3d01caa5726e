"""The scheduler against published optima: makespans of PSPLIB instances (Kolisch and Sprecher, 1996).

    python benchmarks/psplib.py j301_1.sm j301_2.sm

Prints the makespan of each file, and whether it is proved.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from smartplan.core.roadmap import Activity, least_makespan


def main() -> None:
    """Schedule every file that is named."""
    for name in sys.argv[1:]:
        activities, capacities = instance(Path(name).read_text(encoding="ascii"))
        found = least_makespan(activities, capacities)
        print(f"{name} {found.value} {'proved' if found.proved else f'at least {found.bound}'}")


def instance(text: str) -> tuple[list[Activity], list[int]]:
    """Return the activities and capacities of a single-mode instance in the format of PSPLIB."""
    followers = {row[0]: row[3:] for row in _rows(text, "PRECEDENCE RELATIONS:")}
    before: dict[int, list[int]] = {job: [] for job in followers}
    for job, after in followers.items():
        for other in after:
            before[other].append(job)
    activities = [
        Activity(str(row[0]), row[2], tuple(row[3:]), tuple(str(job) for job in before[row[0]]))
        for row in _rows(text, "REQUESTS/DURATIONS:")
    ]
    return activities, next(_rows(text, "RESOURCEAVAILABILITIES:"))


def _rows(text: str, title: str) -> Iterator[list[int]]:
    """Yield the rows of numbers below a title, up to the next line of stars."""
    for line in text.split(title)[1].split("***", maxsplit=1)[0].splitlines():
        if re.fullmatch(r"[\d\s]+", line) and line.strip():
            yield [int(number) for number in line.split()]


if __name__ == "__main__":
    main()

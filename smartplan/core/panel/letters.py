"""Which number the letter to each city bears."""

from collections.abc import Mapping, Sequence

from smartplan.core.check import nearest
from smartplan.core.model.letter import Letter
from smartplan.core.panel.cohort import Cohort
from smartplan.errors import Keys, Problem, Severity

Addressed = tuple[str, str]
"""A framework's id, and a city's key."""


def letter_numbers(letter: Letter | None, cohorts: Sequence[Cohort]) -> Mapping[Addressed, str]:
    """Return the number of each city that gets one.

    Args:
        letter: the letter file; None: nobody gets a number.
        cohorts: whom letters go to; numbers are counted on through all of them, by the cities' keys.
    """
    numbers = letter.number if letter else None
    if numbers is None:
        return {}
    cities = [(cohort.framework.id, member.key) for cohort in cohorts for member in cohort.members]
    if numbers.first is not None:
        return {city: str(number) for number, city in enumerate(cities, numbers.first)}
    return {city: numbers.cities[city[1]] for city in cities if city[1] in numbers.cities}


def unaddressed(letter: Letter, cohorts: Sequence[Cohort]) -> list[Problem]:
    """Return where a table of numbers and the cities that letters go to differ.

    A number for nobody and a city without a number are warnings; one table for letters under several
    frameworks is an error, for a city would get two letters of one number.
    """
    table = letter.number.cities if letter.number else {}
    if not table:
        return []
    cities = {member.key for cohort in cohorts for member in cohort.members}
    keys: Keys = ("number", "cities")
    problems = []
    if len(cohorts) > 1:
        several = {"frameworks": tuple(cohort.framework.id for cohort in cohorts)}
        problems.append(Problem("letter-numbers-of-several", keys, several, at_key=True))
    for city in table:
        if city not in cities:
            near = {"city": city, "suggestion": nearest(city, cities)}
            problems.append(
                Problem("letter-city-unknown", (*keys, city), near, Severity.WARNING, at_key=True)
            )
    left = tuple(key for key in sorted(cities) if key not in table)
    if left:
        values = {"number": len(left), "cities": left}
        problems.append(Problem("letter-without-number", keys, values, Severity.WARNING, at_key=True))
    return problems

"""The shipped catalogue of initiatives is whole, speaks both languages, and claims no authority."""

from collections import Counter

import pytest

from smartplan.read.catalogues import TYPICAL, shipped_catalogue
from smartplan.read.files import problems_of, read_framework
from smartplan.shipped import catalogue_ids

CATALOGUE = shipped_catalogue(TYPICAL).model
FITS = ("gmsc", "spbe-2020", "pemdi-2026")


def test_the_shipped_catalogue_reads_without_a_problem():
    assert catalogue_ids() == (TYPICAL,)
    assert problems_of("indicators/catalogues/typical.yaml") == ()


def test_every_dimension_has_ten_initiatives_or_more():
    dimensions = [child.id for child in read_framework("gmsc").model.tree]
    counted = Counter(entry.dimension for entry in CATALOGUE.initiatives)

    assert list(counted) == dimensions
    assert min(counted.values()) >= 10


def test_the_catalogue_says_that_it_is_its_own_judgement():
    assert CATALOGUE.standing == "ours"
    assert "bukan acuan resmi" in CATALOGUE.note.id
    assert "not authoritative" in CATALOGUE.note.en


def test_every_title_and_description_is_there_in_both_languages_and_not_copied():
    said = [(entry.id, text) for entry in CATALOGUE.initiatives for text in (entry.title, entry.description)]
    said += list(CATALOGUE.agencies.items())

    assert [where for where, text in said if text.id == text.en] == []
    titles = Counter(text for entry in CATALOGUE.initiatives for text in (entry.title.id, entry.title.en))
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_goal_of_the_masterplan_framework_is_raised_by_something():
    goals = {indicator.id for indicator in read_framework("gmsc").model.indicators()}
    raised = {id_ for entry in CATALOGUE.initiatives for id_ in entry.raises.get("gmsc", {})}

    assert raised == goals


@pytest.mark.parametrize("framework", FITS)
def test_what_an_initiative_needs_another_reaches(framework):
    """Where an effect counts only from a level above the lowest, another one must lift to that level."""
    effects = [
        (id_, effect)
        for entry in CATALOGUE.initiatives
        for id_, effect in entry.raises.get(framework, {}).items()
    ]
    lowest = read_framework(framework).model.scale.min
    reached = {(id_, effect.to) for id_, effect in effects}

    short = [
        id_
        for id_, effect in effects
        if effect.from_ > lowest and not any(one == id_ and to >= effect.from_ for one, to in reached)
    ]
    assert short == []


def test_every_initiative_raises_something_or_is_needed():
    needed = {id_ for entry in CATALOGUE.initiatives for id_ in entry.prerequisites}

    assert [entry.id for entry in CATALOGUE.initiatives if not entry.raises and entry.id not in needed] == []

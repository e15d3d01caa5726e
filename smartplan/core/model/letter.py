"""A letter: who writes to the cities of a pack, under which number, and who signs."""

import re
from typing import Literal

from pydantic import Field

from smartplan.core.model.base import BilingualText, Count, Day, Text, Written

BRACES = re.compile(r"\{([^{}]*)\}")
NUMBER = "number"
NUMBER_FIELDS = (NUMBER, "year")
"""What is filled in where its name stands in braces in the number of a letter."""
FIELDS = ("city", "head", "place", "province", "year", "framework")
"""Likewise in its other texts: the city, its head, its name without its kind, and what was assessed when."""


class Sender(Written):
    """Who sends it: what stands above the letter."""

    institution: BilingualText
    unit: BilingualText | None = None
    """The part of the institution that writes."""
    address: tuple[Text, ...] = ()
    """Street, town, telephone, pages: a line each."""


class Numbers(Written):
    """Under which numbers the letters go out."""

    pattern: Text
    """What stands around the number: "B/{number}/DJTPD/{year}"."""
    first: Count | None = None
    """The number of the first letter; the others are counted on in the order of the cities' codes."""
    cities: dict[Text, Text] = Field(default_factory=dict)
    """The number of each city by its code, else its name; whoever is missing gets none."""


class Signatory(Written):
    """Who signs."""

    office: BilingualText | None = None
    name: Text | None = None
    staff_number: Text | None = None
    """What stands below the name: "NIP 19700101 199503 1 001"."""


class Letter(Written):
    """A letter file, whole and checked; what is left out stays a dotted line, or as it is without a file."""

    schema_: Literal["smartplan/letter/1"] = Field(alias="schema")
    sender: Sender | None = None
    number: Numbers | None = None
    place: Text | None = None
    """Where it is written."""
    date: Day | None = None
    recipient: BilingualText | None = None
    """To whom it goes: "{head} of {place}"."""
    opening: tuple[BilingualText, ...] = ()
    """Paragraphs in the place of the first one; the result in brief follows them."""
    closing: tuple[BilingualText, ...] = ()
    """Paragraphs in the place of the last one."""
    signatory: Signatory | None = None
    copies: tuple[BilingualText, ...] = ()
    """Who gets a copy."""

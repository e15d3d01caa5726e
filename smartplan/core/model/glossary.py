"""A glossary: what a region calls the terms that every document and screen uses."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from smartplan.core.model.base import Text, Written

WORDS = re.compile(r"[^\W_][\w ()/.'-]{0,59}")


def _as_words(value: str) -> str:
    """Take words and nothing that could be a place for something else."""
    if WORDS.fullmatch(value) is None:
        raise PydanticCustomError("bad-term", "no term", {"value": value})
    return value


Words = Annotated[Text, AfterValidator(_as_words)]
"""A term as it stands in the middle of a sentence: letters, digits, spaces, ( ) / . ' -, sixty at most."""


class Term(Written):
    """What one term is called; a language that is left out keeps the usual word."""

    id: Words | None = None
    """In Indonesian."""
    en: Words | None = None
    """In English."""
    plural: Words | None = None
    """In English, of several."""


class Terms(Written):
    """The terms."""

    agency: Term = Term()
    """Perangkat Daerah: who does the work."""
    score: Term = Term()
    """Capaian: what an indicator, a dimension or the index has reached."""
    band: Term = Term()
    """Predikat: the word for a range of scores."""
    gap: Term = Term()
    """Kesenjangan: what is missing to the target."""
    coverage: Term = Term()
    """Cakupan: the share of the weight that is known."""
    self_assessment: Term = Term()
    """Penilaian mandiri: what a city says of itself."""
    evidence: Term = Term()
    """Data dukung: what an answer rests on."""
    masterplan: Term = Term()
    """The document as a whole."""
    roadmap: Term = Term()
    """Peta jalan: what is done when."""
    initiative: Term = Term()
    """Inisiatif: one thing that is to be done."""
    action_plan: Term = Term()
    """Rencana aksi: initiatives of one kind."""
    quick_win: Term = Term()
    """Program percepatan: an initiative that shows soon."""
    ceiling: Term = Term()
    """Pagu: what a fund may spend in a year."""
    follow_up: Term = Term()
    """Tindak lanjut: what is done about a recommendation."""


class Glossary(Written):
    """A glossary file, whole and checked."""

    schema_: Literal["smartplan/glossary/1"] = Field(alias="schema")
    terms: Terms
    """What each term is called; those that are left out keep their usual word."""

"""What was read, with the file it was read from."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from smartplan.core.model import Assessment, Framework, Plan
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.model.glossary import Glossary
from smartplan.core.model.outline import Outline
from smartplan.core.model.template import Template
from smartplan.errors import Place, Problem
from smartplan.read.document import Document

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T_co]):
    """A checked value and its file.

    Attributes:
        model: what the file says.
        document: its text, hash and places.
    """

    model: T_co
    document: Document

    def place(self, *keys: str | int) -> Place:
        """Return where a value stands in the file; where it is missing, the nearest thing above it."""
        return self.document.place(keys)


@dataclass(frozen=True, slots=True)
class Case:
    """An assessment with all that it names.

    Attributes:
        assessment: the assessment.
        framework: the framework that it is under.
        plan: the plan that it names, if any.
        catalogue: the catalogue that the plan names, if any.
        glossary: the region's own words for our terms, if the plan names any.
        also: the further assessments that it names, without what they name in turn.
        outline: of the document that is written from it, where it is not the shipped one.
        template: what its documents are laid out with, where that is not all as shipped.
        problems: what is doubtful, though not wrong: warnings of all these files.
    """

    assessment: Loaded[Assessment]
    framework: Loaded[Framework]
    plan: Loaded[Plan] | None = None
    catalogue: Loaded[Catalogue] | None = None
    glossary: Loaded[Glossary] | None = None
    also: "tuple[Case, ...]" = ()
    outline: Loaded[Outline] | None = None
    template: Template | None = None
    problems: tuple[Problem, ...] = ()

    def place_of_answer(self, id_: str) -> Place | None:
        """Return where an indicator or node is answered; `None` where it is not in the file."""
        keys = ("scores", id_)
        found, _ = self.assessment.document.find(keys)
        return self.assessment.document.place(keys, at_key=True) if found == keys else None

    def line_of_answer(self, id_: str) -> int | None:
        """Return the line of the answer to an indicator or node; `None` where it is not in the file."""
        place = self.place_of_answer(id_)
        return place.line if place else None

"""What a masterplan is written from: the results of the core, and what people wrote beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smartplan.core.gaps import Gaps
from smartplan.core.model import Plan
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.model.outline import Outline
from smartplan.core.model.template import Template
from smartplan.core.process import Standing
from smartplan.core.roadmap import PriorityPrice, Roadmap
from smartplan.write.planned import Planned


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that the document rests on.

    Attributes:
        name: its path from the folder that holds them all.
        sha256: the SHA-256 of its bytes, in hexadecimal.
        kind: assessment, framework, plan, further, text, outline, catalogue, glossary or template.
        content: its bytes.
    """

    name: str
    sha256: str
    kind: str = "assessment"
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Masterplan:
    """Everything that a masterplan tells.

    Attributes:
        gaps: scores, targets and gaps of the city.
        standing: where the city stands in its process, on the day of the document.
        plan: the plan as written; None where there is none.
        roadmap: the schedule of the plan; None where there is none.
        priority: what it costs and brings to put the plan's priority first; None where it has none.
        planned: what was asked beside that roadmap; None in a masterplan, of which nothing is.
        also: further assessments of the same city: readiness, e-government.
        texts: Markdown that people wrote, by section id.
        untranslated: ids of those that stand in the other language only.
        outline: its books, chapters and sections; None for the shipped ones.
        template: what it is laid out with, where that is not all as shipped.
        catalogue: what initiatives of the plan are drawn from; None: the plan names none.
        inputs: the files it rests on.
        warnings: what the program had to say about those files, in the reader's language.
        version: the version of smartplan.
        options: what was asked for, by the name of the option.
        digest: the SHA-256 of all files and figures together; empty until they are.
        draft: every page says that this is a draft, and the first one what is missing.
    """

    gaps: Gaps
    standing: Standing
    plan: Plan | None = None
    roadmap: Roadmap | None = None
    priority: PriorityPrice | None = None
    planned: Planned | None = None
    also: tuple[Gaps, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    untranslated: frozenset[str] = frozenset()
    outline: Outline | None = None
    template: Template | None = None
    catalogue: Catalogue | None = None
    inputs: tuple[InputFile, ...] = ()
    warnings: tuple[str, ...] = ()
    version: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    digest: str = ""
    draft: bool = False

"""The glossary that a plan names: a region's own words for our terms."""

from smartplan.core.model.glossary import Glossary
from smartplan.errors import Problem
from smartplan.read.document import Document
from smartplan.read.gather import load, open_named
from smartplan.read.loaded import Loaded


def glossary_of(plan: Document, problems: list[Problem]) -> Loaded[Glossary] | None:
    """Read the glossary that a plan names, if it names one; `problems` takes what is wrong with it."""
    path = plan.value.get("glossary")
    if not isinstance(path, str):
        return None
    document = open_named(path, plan.file, problems, plan.place(("glossary",)))
    return load(document, Glossary, problems) if document else None

"""The JSON Schema of each kind of file, made from the model that reads it."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from smartplan.core.model import Assessment, AssessmentPart, Crosswalk, Framework, Plan, PlanPart, Published
from smartplan.core.model.catalogue import Catalogue
from smartplan.core.model.glossary import Glossary
from smartplan.core.model.letter import Letter
from smartplan.core.model.outline import Outline
from smartplan.core.model.template import OUTLINE, PAGES
from smartplan.shipped import templates_dir
from smartplan.write.json_results import Json, to_json
from smartplan.write.pages import shipped_text

MODELS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "framework": Framework,
    "plan": Plan,
    "crosswalk": Crosswalk,
    "assessment-part": AssessmentPart,
    "plan-part": PlanPart,
    "published": Published,
    "outline": Outline,
    "catalogue": Catalogue,
    "glossary": Glossary,
    "letter": Letter,
}
DRAWN = ("title", "duration")
"""What an initiative that is drawn from a catalogue need not say."""
GLOSSARY = "glossary.yaml"
LETTER = "letter.yaml"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Json:
    """Return the schema of a kind of file."""
    made = MODELS[kind].model_json_schema(by_alias=True)
    initiative = made.get("$defs", {}).get("Initiative")
    if initiative:
        initiative |= _drawn_or_whole(initiative["required"])
    return {"$schema": DRAFT, "$id": f"smartplan/{kind}/1", **made}


def _drawn_or_whole(required: Sequence[str]) -> Json:
    """Return what an initiative must have: one that draws from a catalogue leaves to that what it says."""
    drawn = [key for key in required if key in DRAWN]
    always = [key for key in required if key not in DRAWN]
    return {"required": always, "anyOf": [{"required": ["typical", "cost"]}, {"required": drawn}]}


def schema_files(kinds: Iterable[str] = MODELS) -> Mapping[str, str]:
    """Return the schemas of these kinds of file, each as a file by its name."""
    return {f"{kind}.schema.json": to_json(schema_of(kind)) + "\n" for kind in kinds}


def files_to_edit() -> Mapping[str, str]:
    """Return what a glossary, a letter and a template of somebody's own may begin with, by name."""
    own = {name: (templates_dir() / name).read_text(encoding="utf-8") for name in (OUTLINE, GLOSSARY, LETTER)}
    pages = {f"template/{name}": shipped_text("pages", name) for name in PAGES}
    return {GLOSSARY: own[GLOSSARY], LETTER: own[LETTER], f"template/{OUTLINE}": own[OUTLINE], **pages}


def modeline(kind: str) -> str:
    """Return the first line of a file that tells an editor its schema."""
    return f"# yaml-language-server: $schema=./{kind}.schema.json"

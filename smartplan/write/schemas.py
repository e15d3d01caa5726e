"""The JSON Schema of each kind of file, made from the model that reads it."""

from collections.abc import Mapping

from pydantic import BaseModel

from smartplan.core.model import Assessment, AssessmentPart, Crosswalk, Framework, Plan, PlanPart, Published
from smartplan.core.model.outline import Outline
from smartplan.shipped import templates_dir
from smartplan.write.json_results import Json, to_json

MODELS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "framework": Framework,
    "plan": Plan,
    "crosswalk": Crosswalk,
    "assessment-part": AssessmentPart,
    "plan-part": PlanPart,
    "published": Published,
    "outline": Outline,
}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Json:
    """Return the schema of a kind of file."""
    made = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": DRAFT, "$id": f"smartplan/{kind}/1", **made}


def schema_files() -> Mapping[str, str]:
    """Return every schema as a file by its name, and the shipped outline to begin one's own with."""
    outline = (templates_dir() / "outline.yaml").read_text(encoding="utf-8")
    schemas = {f"{kind}.schema.json": to_json(schema_of(kind)) + "\n" for kind in MODELS}
    return {**schemas, "outline.yaml": outline}


def modeline(kind: str) -> str:
    """Return the first line of a file that tells an editor its schema."""
    return f"# yaml-language-server: $schema=./{kind}.schema.json"

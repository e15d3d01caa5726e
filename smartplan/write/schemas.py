"""The JSON Schema of each kind of file, made from the model that reads it."""

from collections.abc import Mapping

from pydantic import BaseModel

from smartplan.core.model import Assessment, AssessmentPart, Crosswalk, Framework, Plan, PlanPart, Published
from smartplan.write.json_results import Json, to_json

MODELS: dict[str, type[BaseModel]] = {
    "assessment": Assessment,
    "framework": Framework,
    "plan": Plan,
    "crosswalk": Crosswalk,
    "assessment-part": AssessmentPart,
    "plan-part": PlanPart,
    "published": Published,
}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Json:
    """Return the schema of a kind of file."""
    made = MODELS[kind].model_json_schema(by_alias=True)
    return {"$schema": DRAFT, "$id": f"smartplan/{kind}/1", **made}


def schema_files() -> Mapping[str, str]:
    """Return every schema as a file by its name."""
    return {f"{kind}.schema.json": to_json(schema_of(kind)) + "\n" for kind in MODELS}


def modeline(kind: str) -> str:
    """Return the first line of a file that tells an editor its schema."""
    return f"# yaml-language-server: $schema=./{kind}.schema.json"

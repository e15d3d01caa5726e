"""What came of verifying a report."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from smartplan.core.model.template import PAGE
from smartplan.errors import Problem
from smartplan.write.json_results import to_json
from smartplan.write.problems import as_json
from smartplan.write.words import Words, later

OWN = later(
    "It was laid out by a template of its own ({pages}): what that writes itself is no figure of smartplan's."
)


def write_verified(
    claims: Mapping[str, Any], found: Sequence[Problem], words: Words, output_format: str
) -> None:
    """Print the verdict: text says it in one sentence, JSON with every difference."""
    if output_format == "json":
        result = {
            "schema": "smartplan/verify@1",
            "verified": not found,
            "digest": claims.get("digest"),
            "files": claims["files"],
            "diagnostics": [as_json(problem, words) for problem in found],
        }
        sys.stdout.write(to_json(result) + "\n")
    else:
        sys.stdout.write(_sentence(claims, found, words) + "\n")


def _sentence(claims: Mapping[str, Any], found: Sequence[Problem], words: Words) -> str:
    if found:
        return words.plural(
            "Not verified: {count} difference.", "Not verified: {count} differences.", len(found)
        )
    verified = words.plural(
        "Verified: {count} attached file gives every figure; digest {digest}.",
        "Verified: {count} attached files give every figure; digest {digest}.",
        len(claims["files"]),
        digest=claims["digest"],
    )
    named = [file["path"] for file in claims["files"] if file["kind"] == "template"]
    pages = [PurePosixPath(path).name for path in named if path.endswith(PAGE)]
    return f"{verified}\n{words(OWN, pages=', '.join(pages))}" if pages else verified

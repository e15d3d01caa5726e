"""The answer of `check`: silent when all is well."""

import sys
from collections.abc import Sequence

from smartplan.errors import Problem, errors_in
from smartplan.write.json_results import to_json
from smartplan.write.problems import as_json, render
from smartplan.write.words import Words


def write_check(
    problems: Sequence[Problem], files: int, words: Words, output_format: str, *, colour: bool
) -> None:
    """Write every problem on standard output, as messages or as one JSON document."""
    if output_format == "text":
        sys.stdout.write(render(problems, words, colour=colour))
        return
    errors = len(errors_in(problems))
    answer = {
        "schema": "smartplan/check@1",
        "diagnostics": [as_json(problem, words) for problem in problems],
        "summary": {"files": files, "errors": errors, "warnings": len(problems) - errors},
    }
    sys.stdout.write(to_json(answer) + "\n")

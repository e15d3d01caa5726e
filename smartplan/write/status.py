"""The answer of `status`: a dashboard, Markdown, JSON, or a reminder for one agency."""

import sys
from collections.abc import Sequence

from smartplan.core.process import Standing
from smartplan.errors import Problem
from smartplan.write.json_results import to_json
from smartplan.write.json_status import status_json
from smartplan.write.problems import as_json
from smartplan.write.status_page import status_markdown
from smartplan.write.terminal.screen import screen
from smartplan.write.terminal.status import show_status
from smartplan.write.words import Words


def write_status(
    standing: Standing, file: str, problems: Sequence[Problem], words: Words, output_format: str
) -> None:
    """Write where a city stands on standard output."""
    if output_format == "text":
        show_status(screen(), standing, file, words)
        return
    if output_format == "markdown":
        sys.stdout.write(status_markdown(standing, file, words))
        return
    answer = status_json(standing, file, [as_json(problem, words) for problem in problems], words)
    sys.stdout.write(to_json(answer) + "\n")

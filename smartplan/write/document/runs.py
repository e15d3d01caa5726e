"""Runs as plain text."""

from smartplan.write.document.model import Text


def text_of(text: Text) -> str:
    """Return what runs say, without their looks."""
    return "".join(run.text for run in text)

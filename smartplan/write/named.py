"""What an initiative is called wherever it is shown: one drawn from a catalogue says that it is typical."""

from smartplan.core.model import Initiative
from smartplan.write.words import Words

TYPICAL = "~"
"""The sign of a typical initiative where its name may be cut short."""


def name_of(initiative: Initiative, words: Words) -> str:
    """Return the title of an initiative; of one that is drawn from a catalogue, with that remark."""
    title = words.title(initiative.title)
    return words("{title} (typical)", title=title) if initiative.typical else title

"""Which paragraphs of a document that comes back are no longer what was handed out."""

from collections import Counter
from collections.abc import Iterable
from zlib import crc32


def fingerprint(text: str) -> str:
    """Return eight digits for the words of a paragraph; programs change its spaces as they like."""
    return f"{crc32(' '.join(text.split()).encode('utf-8')):08x}"


def changed_paragraphs(handed_out: Iterable[str], come_back: Iterable[str]) -> int:
    """Return how many paragraphs were changed, put in or taken out, by their fingerprints.

    A changed paragraph is missing once and new once, and counts once.
    """
    before, after = Counter(handed_out), Counter(come_back)
    return max((before - after).total(), (after - before).total())

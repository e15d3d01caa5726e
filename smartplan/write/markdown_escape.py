"""Text as Markdown in which nothing means anything: no mark-up, no HTML, no link, no mention, no formula."""

import re

from smartplan.write.visible import visible

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;", "$": "&#36;", "|": "&#124;"}
MARKS = re.compile(r"([\\`*_\[\]~^])")
LINKS = re.compile(r"(?i)(\w)(://)|\b(www)\.|\b(mailto|xmpp):")
EMOJI = re.compile(r":(?=[\w+-]+:)")
OPENERS = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
"""What begins a list, a rule or a heading at the start of a line."""
MERMAID = re.compile(r"[^\w .,()/&'’“”–-]+")


def inline(text: str) -> str:
    """Return text for within a line; line breaks become spaces."""
    return _marked(" ".join(visible(text).split()))


def paragraph(text: str) -> str:
    """Return text for a line of its own."""
    return opened(inline(text))


def opened(escaped: str) -> str:
    """Return escaped text for the start of a line, where a dash or a number would begin a list."""
    opener = OPENERS.match(escaped)
    if opener is None:
        return escaped
    first = opener[1]
    return (first + "\\" if first.isdigit() else "\\" + first) + escaped[len(first) :]


def cell(text: str) -> str:
    """Return text for a cell of a table; its line breaks stay."""
    return "<br>".join(inline(line) for line in text.split("\n"))


def link(text: str, address: str) -> str:
    """Return a link; the address is http or https, which its reader made sure of."""
    safe = address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C")
    return f"[{inline(text)}](<{safe}>)"


def mermaid_label(text: str) -> str:
    """Return a label in which nothing ends it or starts a statement."""
    return " ".join(MERMAID.sub(" ", visible(text)).split())


def _marked(text: str) -> str:
    kept = "".join(ENTITIES.get(character, character) for character in text)
    kept = MARKS.sub(r"\\\1", kept)
    kept = LINKS.sub(_broken, kept)
    return EMOJI.sub("&#58;", kept)


def _broken(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}&#58;//"
    return f"{found[3]}&#46;" if found[3] else f"{found[4]}&#58;"

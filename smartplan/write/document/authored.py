"""What people wrote in Markdown, as blocks: paragraphs, headings, points, quotes, emphasis and links.

Anything else stays the plain text that it is; nothing in it is ever taken for HTML or a template.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from smartplan.write.document.model import Block, BulletList, Heading, Paragraph, Quote, Run, Text
from smartplan.write.document.runs import text_of
from smartplan.write.visible import visible

HEADING = re.compile(r"#{1,6}\s+(.+?)(?:\s*(?<!\\)#+)?\s*$")
BULLET = re.compile(r"\s{0,3}[-*+]\s+(.*)")
NUMBERED = re.compile(r"\s{0,3}\d{1,3}[.)]\s+(.*)")
ESCAPABLE = r"\\`*_{}\[\]()#+\-.!>"
INLINE = re.compile(
    rf"\\(?P<escaped>[{ESCAPABLE}])"
    r"|\*\*(?P<strong>(?:\\.|[^*\\]|\*(?!\*))+)\*\*|\*(?P<starred>(?!\s)(?:\\.|[^*\\])+)\*"
    r"|(?<!\w)_(?P<lined>(?!\s)(?:\\.|[^_\\])+)_(?!\w)"
    r"|\[(?P<text>(?:\\.|[^\[\]\\]){1,400})\]\((?P<link>https?://[^\s()]{1,2000})\)"
)


def authored(markdown: str) -> tuple[Block, ...]:
    """Return authored text as blocks; paragraphs are parted by empty lines."""
    return tuple(block for chunk in chunks_of(markdown) for block in _blocks(chunk.splitlines()))


def chunks_of(markdown: str) -> tuple[str, ...]:
    """Return the pieces of a text that empty lines part."""
    text = visible(markdown.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(chunk for chunk in re.split(r"\n[ \t]*\n", text.strip("\n")) if chunk.strip())


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of lines without an empty one between them."""
    heading = HEADING.match(lines[0])
    if heading:
        yield Heading(_words(heading[1]))
        if lines[1:]:
            yield from _blocks(lines[1:])
        return
    if lines[0].lstrip().startswith(">"):
        yield Quote(_words(" ".join(line.lstrip().removeprefix(">").strip() for line in lines)))
        return
    listed = next((i for i, line in enumerate(lines) if _item(line)), len(lines))
    if listed:
        yield Paragraph(inline(" ".join(line.strip() for line in lines[:listed])))
    if listed < len(lines):
        yield _points(lines[listed:])


def _item(line: str) -> re.Match[str] | None:
    return BULLET.match(line) or NUMBERED.match(line)


def _points(lines: list[str]) -> BulletList:
    """Return a list; a line that begins no point goes on with the one before."""
    points: list[str] = []
    for line in lines:
        item = _item(line)
        if item:
            points.append(item[1].strip())
        else:
            points[-1] += f" {line.strip()}"
    return BulletList(tuple(inline(point) for point in points), NUMBERED.match(lines[0]) is not None)


def inline(text: str) -> Text:
    """Return a line as runs: strong, emphasis, links; what is not closed stays as it was typed."""
    runs: list[Run] = []
    end = 0
    for found in INLINE.finditer(text):
        _add(runs, Run(text[end : found.start()]))
        for run in _runs(found):
            _add(runs, run)
        end = found.end()
    _add(runs, Run(text[end:]))
    return tuple(runs)


def _add(runs: list[Run], run: Run) -> None:
    """Add a run; one that looks like the one before goes on with it."""
    if runs and replace(runs[-1], text="") == replace(run, text=""):
        runs[-1] = replace(run, text=runs[-1].text + run.text)
    elif run.text:
        runs.append(run)


def _runs(found: re.Match[str]) -> Text:
    """Return the runs of one mark; what is strong may hold emphasis."""
    if found["escaped"]:
        return (Run(found["escaped"]),)
    if found["link"]:
        return (Run(_unescaped(found["text"]), link=found["link"]),)
    if found["strong"]:
        return tuple(replace(run, strong=True) for run in inline(found["strong"]))
    return (Run(_unescaped(found["starred"] or found["lined"]), emphasis=True),)


def _words(text: str) -> str:
    return text_of(inline(text))


def _unescaped(text: str) -> str:
    return re.sub(rf"\\([{ESCAPABLE}])", r"\1", text)

"""What the author of a text meant where YAML gives up: our diagnosis, from the text around the place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from smartplan.errors import Problem
from smartplan.read.document import Source

# Text that begins with one of these means something to YAML.
_SPECIAL = "*&!@`%>|,-?[{]}\"'"
# Not even a key may begin with these.
_NEVER_FIRST = "@`%,]}"
_DASHES = re.compile(r"\s*(?:- +)*")
_ESCAPE = re.compile(
    r'\\(?:(?P<good>[0abt\tnvfre "/\\N_LP\n]|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}'
    r"|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})|(?P<bad>.|\n))"
)
_LEADING_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
# Spaces that are none for YAML: they come from word processors and web pages.
_ODD_SPACE = re.compile("[ ]*(?:- +)*(?:[^:#\n]*:)?(?P<odd>[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000])")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_KEY_OR_DASH = re.compile(r"\s*(?:- +)*(?:[^\s\"'#:][^:#\n]*(?::(?! )[^:#\n]*)*: +)?")
_TIGHT_COLON = re.compile(r"\s*(?:- +)*[\w.-]+(:)[^\s:/\\]")


def explain(error: yaml.YAMLError, last: Any, source: Source) -> Problem:  # noqa: ANN401 - any event
    """Return the problem that stopped the parser.

    Args:
        error: what the parser raised.
        last: the last event before it, or `None`.
        source: the text.
    """
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    at = min(mark.index if mark else 0, source.end)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    scene = _Scene(source, said, at, context.index if context else at, last)
    looks = (
        _directive,
        _tab,
        _odd_space,
        _quote,
        _bracket,
        _colon,
        _line_without_colon,
        _special,
        _indentation,
    )
    return next((p for p in (look(scene) for look in looks) if p), None) or scene.problem("bad-yaml", at)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the parser stopped.

    Attributes:
        source: the text.
        said: the parser's own words; only fragments that both parsers share are looked for.
        at: the character where it stopped.
        begun: where the construct began that it was in.
        last: the last event before.
    """

    source: Source
    said: str
    at: int
    begun: int
    last: Any

    def says(self, *fragments: str) -> bool:
        return any(fragment in self.said for fragment in fragments)

    def line_start(self, index: int) -> int:
        return self.source.text.rfind("\n", 0, index) + 1

    def line(self, index: int) -> str:
        return self.source.text[self.line_start(index) :].split("\n", 1)[0]

    def line_starts(self) -> Iterator[int]:
        """Where the mistake may be: the line where it stopped, where the construct began, the line before."""
        here = self.line_start(self.at)
        yield from (here, self.line_start(self.begun), self.line_start(max(0, here - 1)))

    def problem(self, code: str, start: int, end: int | None = None, **values: object) -> Problem:
        return Problem(code, values=values, place=self.source.place(start, end))


def _directive(scene: _Scene) -> Problem | None:
    found = _DIRECTIVE.search(scene.source.text)
    before_all = scene.last is None or type(scene.last).__name__ == "StreamStartEvent"
    return scene.problem("directive", found.start()) if found and before_all else None


def _tab(scene: _Scene) -> Problem | None:
    """A tab stands where only spaces may: where the parser stopped, or at the start of that line."""
    text = scene.source.text
    lines = len(_LEADING_TAB.findall(text))
    if text[scene.at : scene.at + 1] == "\t":
        return scene.problem("tab", scene.at, lines=max(1, lines))
    for start in scene.line_starts():
        found = _LEADING_TAB.match(text, start)
        if found:
            return scene.problem("tab", found.end() - 1, lines=lines)
    return None


def _odd_space(scene: _Scene) -> Problem | None:
    """A space that only looks like one stands in the indentation or after the colon."""
    for start in scene.line_starts():
        found = _ODD_SPACE.match(scene.source.text, start)
        if found:
            number = f"U+{ord(found['odd']):04X}"
            return scene.problem("odd-space", found.start("odd"), number=number)
    return None


def _quote(scene: _Scene) -> Problem | None:
    if scene.says("quoted scalar"):
        if scene.says("end of stream", "document"):
            return _unclosed(scene, scene.begun)
        for found in _ESCAPE.finditer(scene.source.text, scene.begun):
            if found["bad"]:
                return scene.problem("bad-escape", found.start(), found.end(), value=found[0])
    style = getattr(scene.last, "style", None)
    if style not in ("'", '"'):
        return None
    start, end = scene.last.start_mark.index, scene.last.end_mark.index
    if scene.line_start(end) != scene.line_start(scene.at):
        return None
    # The scalar before ended on this line: by a quote that was to open the next one, or too early.
    if scene.line_start(start) != scene.line_start(end):
        return _unclosed(scene, start)
    return scene.problem("text-after-quote", scene.at, quote=style)


def _unclosed(scene: _Scene, start: int) -> Problem:
    return scene.problem("unclosed-quote", start, quote=scene.source.text[start])


def _bracket(scene: _Scene) -> Problem | None:
    if not scene.says("flow sequence", "flow mapping"):
        return None
    bracket = scene.source.text[scene.begun]
    return scene.problem(
        "unclosed-bracket", scene.begun, bracket=bracket, closing={"[": "]"}.get(bracket, "}")
    )


def _colon(scene: _Scene) -> Problem | None:
    if not scene.says("mapping values are not allowed"):
        return None
    start = scene.line_start(scene.at)
    opening = _KEY_OR_DASH.match(scene.source.text, start, scene.at)
    if opening is None or not opening[0].strip(" -"):
        return _tight_colon(scene) or _misplaced(scene, scene.at)
    text = scene.source.text[opening.end() :].split("\n", 1)[0].strip()
    quoted = f"'{text}'" if '"' in text else f'"{text}"'
    return scene.problem("colon-in-text", scene.at, line=f"{opening[0].strip()} {quoted}")


def _line_without_colon(scene: _Scene) -> Problem | None:
    if not scene.says("simple key"):
        return None
    end = scene.begun + len(scene.line(scene.begun))
    return _tight_colon(scene) or scene.problem("line-without-colon", scene.begun, end)


def _tight_colon(scene: _Scene) -> Problem | None:
    """A key whose colon has no space behind it makes one word of the line."""
    for start in scene.line_starts():
        found = _TIGHT_COLON.match(scene.source.text, start)
        if found:
            return scene.problem("no-space-after-colon", found.start(1))
    return None


def _special(scene: _Scene) -> Problem | None:
    """Look at what the line begins with, and at what its value begins with."""
    text, start = scene.source.text, scene.line_start(scene.at)
    opening, dashes = _KEY_OR_DASH.match(text, start), _DASHES.match(text, start)
    places = [(dashes, _NEVER_FIRST), (opening, _SPECIAL)]
    for place, characters in ((found.end(), among) for found, among in places if found):
        first = text[place : place + 1]
        if first and first in characters and place <= scene.at:
            return scene.problem("text-starts-with", place, value=first)
    return None


def _indentation(scene: _Scene) -> Problem | None:
    known = scene.says("block mapping", "block collection", "document start", "sequence entries")
    return _misplaced(scene, scene.at) if known else None


def _misplaced(scene: _Scene, index: int) -> Problem:
    start = scene.line_start(index)
    line = scene.line(index)
    indent = len(line) - len(line.lstrip(" "))
    return scene.problem("bad-indentation", start + indent, start + len(line), spaces=indent)

"""Problems as people read them: message, place, fix; and what each code means."""

import string
import textwrap
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from smartplan.errors import Place, Problem, Severity, in_order
from smartplan.shipped import templates_dir
from smartplan.write.words import Words

MAX_VALUE = 60
"""A longer value is shortened in a sentence."""
MAX_LINE = 100
"""A longer line of a file is shown in part, around the place."""
BEFORE = 60
"""How much of such a line is shown before the place."""
COLUMNS = 88
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
_DIM = "1;34"


def codes() -> tuple[str, ...]:
    """Return every code that `smartplan explain` knows, in alphabetical order."""
    return tuple(sorted(_entries()))


def describe(problem: Problem, words: Words) -> tuple[str, str | None]:
    """Return the message of a problem, and what to do about it."""
    entry = _entries()[problem.code]
    values = dict(problem.values)
    if problem.also:
        values.update(also_file=problem.also.file, also_line=problem.also.line)
    messages, hints = _several(entry["message"]), _several(entry.get("hint", ()))
    message = _filled(messages, values, words) or words(messages[-1])
    return message, _filled(hints, values, words)


def render(problems: Iterable[Problem], words: Words, *, colour: bool = False) -> str:
    """Return problems as text: sorted, each with its line of the file."""
    return "\n".join(_rendered(problem, words, _Paint(colour)) for problem in in_order(problems))


def as_json(problem: Problem, words: Words) -> dict[str, object]:
    """Return a problem as other programs read it."""
    message, hint = describe(problem, words)
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": message,
        "hint": hint,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        **({"cell": place.cell} if place and place.cell else {}),
        "path": ".".join(str(key) for key in problem.keys),
    }


def explain_code(code: str, words: Words) -> str:
    """Return what a code means, why it is a problem, and an example.

    Raises:
        KeyError: there is no such code; `codes()` has all.
    """
    entry = _entries()[code]
    parts = [code, textwrap.fill(words(entry["why"]), COLUMNS)]
    for key, title in (("wrong", words("wrong")), ("right", words("right"))):
        if key in entry:
            parts.append(f"{title}:\n{textwrap.indent(entry[key].rstrip(), '    ')}")
    return "\n\n".join(parts) + "\n"


def visible(text: str) -> str:
    """Return text in which every character shows: what can't be seen or passes for a space is spelled out."""
    return "".join(_shown(c) if c != " " and unicodedata.category(c) in _INVISIBLE else c for c in text)


def _shown(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


@cache
def _entries() -> Mapping[str, dict[str, Any]]:
    """Return the words for every code, as templates/problems.toml has them."""
    return tomllib.loads((templates_dir() / "problems.toml").read_text(encoding="utf-8"))


class _Filler(string.Formatter):
    """Fills values into a sentence: numbers as a file has them, or as {x:number}, {x:money} say."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as the base class has it
        if format_spec == "money":
            return self._words.money(value)
        return self._words.plain(value) if format_spec == "number" else _as_typed(value)


def _several(sentences: str | Sequence[str]) -> Sequence[str]:
    return [sentences] if isinstance(sentences, str) else sentences


def _filled(sentences: Sequence[str], values: Mapping[str, object], words: Words) -> str | None:
    """Return the first sentence whose values are all there."""
    there = {name for name, value in values.items() if value not in (None, "", ())}
    for sentence in sentences:
        if {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= there:
            return _Filler(words).vformat(words(sentence), (), values)
    return None


def _as_typed(value: object) -> str:
    """Return a value as one would type it in a file; long ones shortened."""
    if isinstance(value, tuple | list):
        return _shortened(", ".join(_as_typed(item) for item in value), MAX_VALUE * 3)
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    if isinstance(value, Decimal | float):
        text = f"{value:.6f}".rstrip("0").rstrip(".")
        return text or "0"
    return _shortened(visible(str(value)), MAX_VALUE)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 3] + "..."


class _Paint:
    """Colours, or none."""

    def __init__(self, colour: bool) -> None:  # noqa: FBT001 - private
        self._colour = colour

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour else text


def _rendered(problem: Problem, words: Words, paint: _Paint) -> str:
    message, hint = describe(problem, words)
    title = paint(f"{words(problem.severity.value)}[{problem.code}]", _COLOURS[problem.severity])
    place = problem.place
    gutter = " " * len(str(place.line if place else 0).rjust(2))
    lines = [f"{title}: {message}"]
    if place:
        lines += _located(place, gutter, _COLOURS[problem.severity], paint)
    notes = [("fix", hint)] if hint else []
    if problem.also:
        notes.append(("also", _where(problem.also)))
    notes.append(("more", f"smartplan explain {problem.code}"))
    lines += [f"{gutter} {paint('=', _DIM)} {words(label)}: {text}" for label, text in notes]
    return "\n".join(lines) + "\n"


def _where(place: Place) -> str:
    """Return a place as a person looks it up: the cell of a sheet, else line and column."""
    if place.cell:
        return f"{visible(place.file)}, {visible(place.cell)}"
    return f"{visible(place.file)}:{place.line}:{place.column}"


def _located(place: Place, gutter: str, style: str, paint: _Paint) -> list[str]:
    lines = [f"{gutter}{paint('-->', _DIM)} {_where(place)}"]
    start = len(place.excerpt) - place.width if place.cell and place.excerpt else place.column - 1
    if not place.excerpt or start > len(place.excerpt):
        return lines
    first = max(0, start - BEFORE) if len(place.excerpt) > MAX_LINE else 0
    text, last = place.excerpt[first:], first + MAX_LINE
    lead = ("..." if first else "") + visible(place.excerpt[first:start])
    marked = visible(place.excerpt[start : min(start + place.width, last)]) or " "
    shown = lead + visible(place.excerpt[start:last]) + ("..." if len(text) > MAX_LINE else "")
    bar = paint("|", _DIM)
    number = paint(str(place.line).rjust(len(gutter)), _DIM)
    carets = " " * len(lead) + paint("^" * len(marked), style)
    return [*lines, f"{gutter} {bar}", f"{number} {bar} {shown}", f"{gutter} {bar} {carets}"]

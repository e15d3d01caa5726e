"""The comments of an assessment, each with the answer beside which it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartplan.read.document import Document, MarkedDict, MarkedList, Value

_HASH = re.compile(r"(?:^|(?<=[ \t]))#.*$", flags=re.MULTILINE)
ANSWERS = "scores"


@dataclass(frozen=True, slots=True)
class Comments:
    """What people noted in a file beside what it says.

    Attributes:
        head: the comments above everything else, with their `#`, in file order.
        answers: by id of an answer: those on its lines, and those between it and the answer before it.
        rest: all others.
    """

    head: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    rest: tuple[str, ...]


def comments_of(document: Document) -> Comments:
    """Return every comment of an assessment and of the files that it includes, once."""
    first, *others = (_comments_in(file) for file in document.files)
    return Comments(
        head=first.head,
        answers={id_: texts for found in (first, *others) for id_, texts in found.answers.items()},
        rest=(*first.rest, *(text for found in others for text in (*found.head, *found.rest))),
    )


def _comments_in(document: Document) -> Comments:
    keys = _starts(document.value)
    answers = document.value.get(ANSWERS)
    ids = _starts(answers) if isinstance(answers, MarkedDict) else []
    begin, end = _stretch(document, keys)
    head: list[str] = []
    rest: list[str] = []
    beside: dict[str, list[str]] = {}
    for start, text in _comments(document):
        if not keys or start < keys[0][0]:
            head.append(text)
        elif ids and begin <= start < end:
            beside.setdefault(_owner(document, ids, start), []).append(text)
        else:
            rest.append(text)
    return Comments(tuple(head), {id_: tuple(texts) for id_, texts in beside.items()}, tuple(rest))


def _starts(mapping: MarkedDict) -> list[tuple[int, str]]:
    return sorted((span[0], key) for key, span in mapping.spans.items())


def _stretch(document: Document, keys: list[tuple[int, str]]) -> tuple[int, int]:
    """Return from where to where the answers stand."""
    for number, (start, key) in enumerate(keys):
        if key == ANSWERS:
            last = number + 1 == len(keys)
            return start, len(document.source.text) if last else keys[number + 1][0]
    return 0, 0


def _owner(document: Document, ids: list[tuple[int, str]], start: int) -> str:
    """Return the answer to which a comment belongs: on its lines it is its own, else the next one's."""
    text = document.source.text
    line = text.rfind("\n", 0, start) + 1
    before = bisect_right(ids, (start, "\uffff")) - 1
    alone = not text[line:start].strip()
    if before < 0:
        return ids[0][1]
    column = start - line
    key_at = ids[before][0]
    inside = column > key_at - (text.rfind("\n", 0, key_at) + 1)
    if not alone or inside or before + 1 == len(ids):
        return ids[before][1]
    return ids[before + 1][1]


def _comments(document: Document) -> Iterator[tuple[int, str]]:
    """Yield each comment and where it starts: a `#` that stands in no value."""
    text = document.source.text
    spans = sorted(_scalars(document.value))
    starts = [start for start, _ in spans]
    position = 0
    while found := _HASH.search(text, position):
        at = bisect_left(starts, found.start() + 1) - 1
        if at >= 0 and found.start() < spans[at][1]:
            position = max(spans[at][1], found.start() + 1)
            continue
        yield found.start(), found[0].rstrip()
        position = found.end()


def _scalars(value: Value) -> Iterator[tuple[int, int]]:
    """Yield where keys and plain values stand."""
    if isinstance(value, MarkedDict):
        for key, (key_start, key_end, start, end) in value.spans.items():
            yield key_start, key_end
            yield from _scalars_at(value[key], start, end)
    elif isinstance(value, MarkedList):
        for item, (start, end) in zip(value, value.spans, strict=True):
            yield from _scalars_at(item, start, end)


def _scalars_at(value: Value, start: int, end: int) -> Iterator[tuple[int, int]]:
    if isinstance(value, MarkedDict | MarkedList):
        yield from _scalars(value)
    else:
        yield start, end

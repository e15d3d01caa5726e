"""Opening a file with all that it includes: parts of it in files of their own, read with it as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from smartplan.core.model import AssessmentPart, PlanPart
from smartplan.errors import InputError, Keys, Place, Problem
from smartplan.read.document import Document, MarkedDict, MarkedList, Value
from smartplan.read.paths import read_bytes, referred
from smartplan.read.validate import validate
from smartplan.read.whole import Whole
from smartplan.read.yaml_text import scan

INCLUDE = "include"
_PARTS: dict[str, type[AssessmentPart] | type[PlanPart]] = {
    "smartplan/assessment/1": AssessmentPart,
    "smartplan/assessment-part/1": AssessmentPart,
    "smartplan/plan/1": PlanPart,
    "smartplan/plan-part/1": PlanPart,
}
_OF_ITS_OWN = frozenset({"schema", INCLUDE})


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens files, and says what is wrong with them.

    Attributes:
        problems: takes what is wrong and what is doubtful.
        contents: what a file would hold, by its name, where that is not what lies on disk.
        seen: files that are read already, so that none is read twice or for ever.
        included: of every file that is included, which one does, the path that is written there, its name.
    """

    problems: list[Problem]
    contents: Mapping[str, bytes] = field(default_factory=dict)
    seen: set[Path] = field(default_factory=set)
    included: list[tuple[str, str, str]] = field(default_factory=list)

    def open(self, file: str, place: Place | None = None) -> Document | None:
        """Open and parse a file and all that it includes.

        Args:
            file: its name.
            place: where another file names it, if one does; a missing file is told there.
        """
        data = self.contents[file] if file in self.contents else read_bytes(file)
        if isinstance(data, Problem):
            self.problems.append(data.at(place) if place else data)
            return None
        try:
            document = scan(data, file)
        except InputError as error:
            self.problems.extend(error.problems)
            return None
        self.problems.extend(document.problems)
        return self.with_parts(document)

    def with_parts(self, document: Document) -> Document:
        """Return a document with all that it includes."""
        paths = document.value.get(INCLUDE)
        model = _PARTS.get(str(document.value.get("schema")))
        if model is None or not isinstance(paths, list) or not paths:
            return document
        self.seen.add(Path(document.file).resolve())
        parts = [
            part
            for index, path in enumerate(paths)
            if isinstance(path, str)
            for part in self._part(path, document, document.place((INCLUDE, index)), model)
        ]
        return _Joined(document, self.problems).with_(parts)

    def _part(
        self, path: str, by: Document, place: Place, model: type[AssessmentPart] | type[PlanPart]
    ) -> Iterator[tuple[Document, frozenset[str]]]:
        """Yield a part that is of the right kind, and which of its keys are right as a whole."""
        file = referred(path, by.file)
        if isinstance(file, Problem):
            self.problems.append(file.at(place))
            return
        named = Path(file).resolve()
        if named in self.seen:
            self.problems.append(Problem("included-already", values={"path": path}, place=place))
            return
        self.seen.add(named)
        self.included.append((by.file, path, file))
        part = self.open(file, place)
        if part is None:
            return
        _, found = validate(part, model)
        # What is wrong deeper down is found again when all is looked at as one.
        shallow = [p for p in found if len(p.keys) <= 1 and p.code != "more-problems"]
        self.problems.extend(shallow)
        wrong = {str(p.keys[0]) for p in shallow if p.keys}
        if "schema" not in wrong:
            yield part, frozenset(part.value) - wrong - _OF_ITS_OWN


class _Joined:
    """Joins a file and its parts.

    Args:
        own: the file.
        problems: takes what stands in two of them.
    """

    def __init__(self, own: Document, problems: list[Problem]) -> None:
        self._own, self._problems = own, problems
        self._value = MarkedDict(own.value.start)
        self._value.update(own.value)
        self._value.spans = own.value.spans
        self._origins: dict[Keys, tuple[Document, Keys]] = {}

    def with_(self, parts: list[tuple[Document, frozenset[str]]]) -> Whole:
        """Return the file with parts, of each the keys that are named."""
        for part, keys in parts:
            for key in part.value:
                if key in keys:
                    self._join(key, part)
        own = self._own
        files = tuple(file for part, _ in parts for file in part.files)
        return Whole(
            own.source,
            self._value,
            own.sha256,
            own.problems,
            own=own,
            parts=files,
            origins=self._origins,
        )

    def _join(self, key: str, part: Document) -> None:
        """Join what stands under one key, unless the file has something of another kind there: told later."""
        value = part.value[key]
        there = self._value.get(key)
        if there is None and key not in self._own.value:
            self._origins[(key,)] = part.origin((key,))
            there = MarkedDict(0) if isinstance(value, dict) else MarkedList(0)
        if isinstance(value, dict) and isinstance(there, dict):
            self._value[key] = self._mapping(key, there, value, part)
        elif isinstance(value, list) and isinstance(there, list):
            self._value[key] = self._list(key, there, value, part)

    def _mapping(
        self, key: str, there: dict[str, Value], value: dict[str, Value], part: Document
    ) -> MarkedDict:
        joined = MarkedDict(0)
        joined.update(there)
        for inner, one in value.items():
            if inner in joined:
                self._twice(inner, part.place((key, inner), at_key=True), (key, inner))
                continue
            joined[inner] = one
            self._origins[key, inner] = part.origin((key, inner))
        return joined

    def _list(self, key: str, there: list[Value], value: list[Value], part: Document) -> MarkedList:
        joined = MarkedList(0)
        joined.extend(there)
        known = {id_: index for index, item in enumerate(there) if (id_ := _id_of(item))}
        for index, one in enumerate(value):
            id_ = _id_of(one)
            if id_ in known:
                self._twice(str(id_), part.place((key, index, "id")), (key, known[id_], "id"))
                continue
            self._origins[key, len(joined)] = part.origin((key, index))
            joined.append(one)
        return joined

    def _twice(self, id_: str, place: Place, first: Keys) -> None:
        document, local = self._origins.get(first[:2], (self._own, first[:2]))
        also = document.place((*local, *first[2:]), at_key=True)
        self._problems.append(Problem("in-two-files", values={"id": id_}, place=place, also=also))


def _id_of(item: Value) -> str | None:
    id_ = item.get("id") if isinstance(item, dict) else None
    return id_ if isinstance(id_, str) else None

"""A PDF that smartplan made, read back: the files in it, what it claims, what is drawn on its pages."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from smartplan.errors import InputError, Place, Problem

SCHEMA = "smartplan/report@1"
CLAIMS = "smartplan-report.json"
ROADMAP = "roadmap"
"""What stands in the place of a book where a document is a roadmap by itself."""
DRAWN = re.compile(r"<smartplan:drawn>([0-9a-f ]{64,400000})</smartplan:drawn>")
NOT_DRAWN = frozenset({"/Metadata", "/EmbeddedFile", "/ObjStm", "/XRef"})
MAX_BYTES, MAX_FILES, MAX_ATTACHED = 256 * 1024 * 1024, 500, 64 * 1024 * 1024
PART = r"""[^\x00-\x1f\x7f-\x9f/\\:*?"<>|.][^\x00-\x1f\x7f-\x9f/\\:*?"<>|]*"""
NAME = re.compile(f"{PART}(?:/{PART}){{0,15}}")
"""A path that stays below the folder it starts from, on every system: no drive, no root, nothing hidden."""
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Report:
    """A PDF with what it carries.

    Attributes:
        file: its name as the user typed it.
        attached: the bytes of every attached file, by its path.
        claims: what the document claims; of the schema, but otherwise as it stands there.
        marked: the digests that were written into it: one a page, then one of all else that is drawn.
        drawn: the same digests of what is drawn now.
    """

    file: str
    attached: Mapping[str, bytes]
    claims: Mapping[str, Any]
    marked: tuple[str, ...]
    drawn: tuple[str, ...]


def read_report(file: str) -> Report:
    """Read a PDF of smartplan's; nothing in it is carried out, and nothing is written.

    Raises:
        InputError: it can't be read (`report-unreadable`), was made by another program or without inputs
            (`not-a-report`), or holds a file whose name leads elsewhere (`attachment-refused`).
    """
    reader = _open(file)
    try:
        attached = _attached(reader, file)
        metadata = _metadata(reader)
        drawn = tuple(_drawn(reader))
        claims = json.loads(attached.get(CLAIMS, b"null"))
    except InputError:
        raise
    except Exception as error:  # a broken PDF breaks its reader in any way
        raise InputError([_unreadable(file, error)]) from error
    if not isinstance(claims, dict) or claims.get("schema") != SCHEMA or not _well_formed(claims):
        raise InputError([Problem("not-a-report", values={"path": file}, place=Place(file))])
    return Report(file, attached, claims, metadata, drawn)


def _open(file: str) -> Any:  # noqa: ANN401 - imported only here
    from pypdf import PdfReader

    path = Path(file)
    if not path.is_file():
        code = "file-is-a-folder" if path.is_dir() else "file-not-found"
        raise InputError([Problem(code, values={"path": file, "suggestion": None}, place=Place(file))])
    if path.stat().st_size > MAX_BYTES:
        raise InputError([_unreadable(file, "too large")])
    try:
        return PdfReader(path, strict=True)
    except Exception as error:
        raise InputError([_unreadable(file, error)]) from error


def _unreadable(file: str, reason: object) -> Problem:
    said = " ".join(str(reason).split())[:200] or type(reason).__name__
    return Problem("report-unreadable", values={"path": file, "reason": said}, place=Place(file))


def _attached(reader: Any, file: str) -> dict[str, bytes]:  # noqa: ANN401 - the library has no types
    found: dict[str, bytes] = {}
    for number, entry in enumerate(reader.attachment_list):
        name = str(entry.alternative_name or entry.name)
        if len(name) > MAX_NAME or NAME.fullmatch(name) is None or _in_the_way(name, found):
            values = {"path": file, "name": name[:MAX_NAME]}
            raise InputError([Problem("attachment-refused", values=values, place=Place(file))])
        found[name] = bytes(entry.content)
        if number >= MAX_FILES or sum(map(len, found.values())) > MAX_ATTACHED:
            raise InputError([_unreadable(file, "too much is attached")])
    return found


def _in_the_way(name: str, found: Mapping[str, bytes]) -> bool:
    """Whether a name is taken, or would be a file and a folder at once; systems may not tell case apart."""
    lower, taken = name.lower(), [other.lower() for other in found]
    return any(f"{a}/".startswith(f"{b}/") for other in taken for a, b in ((lower, other), (other, lower)))


def _metadata(reader: Any) -> tuple[str, ...]:  # noqa: ANN401 - the library has no types
    """Return the digests that the document was marked with; none where the mark is gone."""
    metadata = reader.trailer["/Root"].get("/Metadata")
    text = metadata.get_object().get_data().decode("utf-8", errors="replace") if metadata else ""
    marked = DRAWN.search(text)
    return tuple(marked[1].split()) if marked else ()


def _drawn(reader: Any) -> Iterator[str]:  # noqa: ANN401 - the library has no types
    """Yield the digest of each page, then one of all other streams that are drawn."""
    from pypdf.generic import StreamObject

    pages = [page["/Contents"].get_object() for page in reader.pages]
    known = {id(page) for page in pages}
    yield from (sha256(page.get_data()).hexdigest() for page in pages)
    objects = (reader.get_object(number) for number in sorted(reader.xref.get(0, {})) if number)
    rest = sorted(
        sha256(_content(found)).hexdigest()
        for found in objects
        if isinstance(found, StreamObject) and id(found) not in known and found.get("/Type") not in NOT_DRAWN
    )
    yield sha256("".join(rest).encode("ascii")).hexdigest()


def _content(stream: Any) -> bytes:  # noqa: ANN401 - the library has no types
    """Return what a stream holds; of a picture, as it is packed, because that is how it was given."""
    content = stream._data if stream.get("/Subtype") == "/Image" else stream.get_data()  # noqa: SLF001 - no other way
    return bytes(content)


def _well_formed(claims: Mapping[str, Any]) -> bool:
    """Whether claims have the parts that are read from them; figures may be anything."""
    options, files = claims.get("options"), claims.get("files")
    return (
        claims.get("language") in {"id", "en"}
        and _is_day(claims.get("made_on"))
        and isinstance(options, dict)
        and isinstance(options.get("target"), str | None)
        and options.get("track") in {None, "self", "verified"}
        and (options.get("limit") is None or type(options["limit"]) in {int, float})
        and (claims.get("book") != ROADMAP or _asks(options))
        and isinstance(files, list)
        and all(isinstance(f, dict) and {*map(type, f.values())} <= {str} for f in files)
        and all({"path", "kind", "sha256"} <= f.keys() for f in files)
    )


def _asks(options: Mapping[str, Any]) -> bool:
    """Whether options hold all that a roadmap may be asked for."""
    lists = [options.get(name) for name in ("budget", "with", "without")]
    return (
        {"target", "track", "limit"} <= options.keys()
        and all(isinstance(each, list) and {*map(type, each)} <= {str} for each in lists)
        and all(type(options.get(name)) is bool for name in ("frontier", "cheapest", "risk"))
        and type(options.get("seed")) is int
        and options["seed"] >= 0
    )


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False

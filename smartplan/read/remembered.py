"""What is remembered of files: what those of the same content came to in an earlier run."""

from collections.abc import Iterable, Mapping, Sequence

from smartplan.core.model import Track
from smartplan.read.cache import Cache, Packed
from smartplan.read.entry import figures_in
from smartplan.read.hashes import hashes_of
from smartplan.read.listing import Named
from smartplan.read.parts import are_the_same
from smartplan.read.paths import STDIN
from smartplan.read.payload import Payload, unpacked
from smartplan.read.shelf import Shelf

SLICE = 400
"""So many files are looked up at once."""


def remembered(
    cache: Cache,
    files: Sequence[Named],
    track: Track | None,
    shelf: Shelf,
    hashes: Mapping[str, str | None],
) -> dict[int, Payload]:
    """Return by its place what is known of each file, and of standard input, which can be read but once.

    Args:
        cache: what earlier runs kept.
        files: the files.
        track: the only track that counts.
        shelf: the frameworks of this run.
        hashes: by name, those that are known.
    """
    found = {place: figures_in(file, track, shelf) for place, file in enumerate(files) if file.name == STDIN}
    asked = [place for place in range(len(files)) if place not in found] if cache.is_open else []
    new = [name for place in asked if (name := files[place].name) not in hashes]
    every = {**hashes, **dict(zip(new, hashes_of(new), strict=True))}
    hashed = [(place, sha256) for place in asked if (sha256 := every[files[place].name]) is not None]
    for start in range(0, len(hashed), SLICE):
        known = hashed[start : start + SLICE]
        kept = cache.found([sha256 for _, sha256 in known], track)
        for place, sha256 in known:
            payload = _valid(files[place], kept.get(sha256, ()), shelf)
            if payload is not None:
                found[place] = payload
    return found


def _valid(named: Named, kept: Iterable[Packed], shelf: Shelf) -> Payload | None:
    """Return what a file came to under the framework that it names now, with what it includes now."""
    for packed in kept:
        if packed.framework:
            framework = shelf.find(packed.ref, named.name, [])
            if framework is None or framework.document.sha256 != packed.framework:
                continue
        payload = unpacked(packed, named.name)
        if are_the_same(named.name, payload.parts) and (named.among_others or not payload.is_other):
            return payload
    return None

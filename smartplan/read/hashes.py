"""The content of files by its hash, of thousands in a fraction of a second."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from smartplan.read.decode import MAX_BYTES
from smartplan.read.paths import STDIN

THREADS = 4
"""So many files are read and hashed side by side: more than there may be cores, for a disk lets wait."""
MANY = 40
"""So many files are hashed in one go."""
ROOM = 256 * 1024
"""So many bytes are read at once."""


def hash_of(file: str) -> str | None:
    """Return the hash of the bytes of a file, as far as any input is read.

    None where they can't be read, or but once, from standard input.
    """
    return _hash(file, memoryview(bytearray(ROOM)))


def hashes_of(files: Sequence[str]) -> list[str | None]:
    """Return the hash of each file, in their order."""
    pieces = [files[start : start + MANY] for start in range(0, len(files), MANY)]
    pool = ThreadPoolExecutor(THREADS)
    try:
        return list(chain.from_iterable(pool.map(_piece, pieces)))
    finally:
        pool.shutdown(cancel_futures=True)


def _piece(files: Sequence[str]) -> list[str | None]:
    room = memoryview(bytearray(ROOM))
    return [_hash(file, room) for file in files]


def _hash(file: str, room: memoryview) -> str | None:
    """Return the hash of a file by way of the same room: new one for each costs as much as its hash."""
    if file == STDIN:
        return None
    found, left = hashlib.sha256(), MAX_BYTES + 1
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path costs as much as the file
            while left and (count := opened.readinto(room[:left])):
                found.update(room[:count])
                left -= count
    except (OSError, ValueError):
        return None
    return found.hexdigest()

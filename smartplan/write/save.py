"""Results to disk: whole or not at all, and never over what is already there unless told to."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from smartplan.errors import OutputError, Problem

Content = bytes | str | Callable[[BinaryIO], None]
"""What a file holds; text is written as UTF-8; what would fill the memory is given as what writes it."""
Noted = Callable[[Mapping[Path, str]], None]
"""Is told the SHA-256 of each file once all are written and none is in its place yet."""
STAGED = ".smartplan-"
"""How the names of files begin that are not in their place yet."""


def ending_of(output: str, endings: Iterable[str]) -> str:
    """Return the ending of a file's name, in small letters: it says the format.

    Raises:
        OutputError: it is none of `endings`.
    """
    ending, known = Path(output).suffix.lower(), list(endings)
    if ending not in known:
        values = {"path": output, "endings": ", ".join(known)}
        raise OutputError([Problem("unknown-ending", values=values)])
    return ending


def accept(output: str | None, endings: Iterable[str], *, force: bool) -> None:
    """Refuse early, before anything takes long, what could not be saved later; None is no output.

    Raises:
        OutputError: the ending is none of `endings`, or the file exists and may not be replaced.
    """
    if output is None:
        return
    ending_of(output, endings)
    _keep([Path(output)], force=force)


def save(content: Content, path: Path, *, force: bool = False) -> None:
    """Write a file in one step.

    Args:
        content: what it holds.
        path: where; its folder must exist.
        force: replace a file that is already there.

    Raises:
        OutputError: it exists (`output-exists`), or it can't be written (`output-unwritable`).
    """
    save_all({path: content}, force=force)


def save_all(files: Mapping[Path, Content], *, force: bool = False, note: Noted | None = None) -> None:
    """Write several files: either every one of them may be written, or none is touched.

    Folders below the folder of the first file are made where they are missing.

    Args:
        files: what each of them holds.
        force: replace those that are already there.
        note: is told their digests before the first of them is replaced.

    Raises:
        OutputError: one of them exists, or can't be written; nothing was replaced.
    """
    _keep(files, force=force)
    home = next(iter(files)).parent
    staged: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            if path.parent != home:
                _make_folder(path.parent, home)
            staged.append((_stage(content, path), path))
        if note is not None:
            note({path: _digest(temporary) for temporary, path in staged})
        while staged:
            temporary, path = staged[0]
            Path(temporary).replace(path)
            staged.pop(0)
    except OSError as problem:
        failed = path.as_posix()
        values = {"path": failed, "reason": os.strerror(problem.errno or 0)}
        raise OutputError([Problem("output-unwritable", values=values)]) from problem
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                Path(temporary).unlink()


def save_edited(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write new content into files that people wrote; return their names. A link stays a link.

    Raises:
        OutputError: one of them can't be written; none was replaced.
    """
    paths = {name: Path(name) for name in files}
    if files:
        save_all({(p.resolve() if p.is_symlink() else p): files[n] for n, p in paths.items()}, force=True)
    return tuple(files)


def save_into(
    folder: str, files: Mapping[str, Content], *, force: bool, note: Noted | None = None
) -> tuple[str, ...]:
    """Write files into a folder, which is made if it is missing; return the names of what was written.

    The arguments are those of `save_all`.

    Raises:
        OutputError: the folder can't be made, one of the files exists, can't be written, or would lie
            elsewhere, by its name or by a link.
    """
    home = Path(folder)
    try:
        _stay_inside(home, files)
        for folder_of in {(home / name).parent for name in files}:
            folder_of.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        values = {"path": home.as_posix(), "reason": os.strerror(problem.errno or 0)}
        raise OutputError([Problem("output-unwritable", values=values)]) from problem
    placed = {home / name: content for name, content in files.items()}
    save_all(placed, force=force, note=note)
    return tuple(path.as_posix() for path in placed)


def leftovers(folder: str) -> Iterator[Path]:
    """Yield what a run that was ended from outside had begun to write into a folder, and below it."""
    return Path(folder).rglob(f"{STAGED}*")


def remove(paths: Iterable[Path]) -> None:
    """Take files away; one that is gone already is no matter.

    Raises:
        OutputError: one can't be taken away (`output-unwritable`).
    """
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            values = {"path": path.as_posix(), "reason": os.strerror(problem.errno or 0)}
            raise OutputError([Problem("output-unwritable", values=values)]) from problem


def _stay_inside(home: Path, names: Iterable[str]) -> None:
    """Refuse files that would not lie in the folder, whatever links stand there."""
    inside = home.resolve()
    outside = [home / name for name in names if not (home / name).resolve().is_relative_to(inside)]
    if outside:
        raise OutputError([Problem("path-outside", values={"path": path.as_posix()}) for path in outside])


def _keep(paths: Iterable[Path], *, force: bool) -> None:
    """Refuse what would be lost."""
    standing = [path for path in paths if path.exists() and (path.is_dir() or not force)]
    if standing:
        raise OutputError([_refused(path) for path in standing])


def _refused(path: Path) -> Problem:
    if path.is_dir():
        return Problem("output-unwritable", values={"path": path.as_posix(), "reason": os.strerror(21)})
    return Problem("output-exists", values={"path": path.as_posix()})


def _make_folder(folder: Path, home: Path) -> None:
    """Make a folder beside the main file; the main file's own folder must be there already."""
    if home.is_dir():
        folder.mkdir(parents=True, exist_ok=True)


def _stage(content: Content, path: Path) -> str:
    """Write the content to a temporary file in the same folder, and return its name."""
    descriptor, temporary = tempfile.mkstemp(prefix=STAGED, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            _fill(opened, content)
            opened.flush()
            os.fsync(opened.fileno())
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
    except BaseException:  # a large file takes so long that it may be interrupted
        Path(temporary).unlink()
        raise
    return temporary


def _fill(opened: BinaryIO, content: Content) -> None:
    if callable(content):
        content(opened)
    else:
        opened.write(content.encode("utf-8") if isinstance(content, str) else content)


def _digest(path: str) -> str:
    with Path(path).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _umask() -> int:
    """Return which rights new files don't get; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

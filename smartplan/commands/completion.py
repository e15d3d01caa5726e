"""What the shell offers while a command is typed; quick, so nothing heavy is imported."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

import typer

from smartplan.errors import SmartplanError


def items(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the index, and every node, indicator and initiative of the file that was typed before."""
    file = context.params.get("file")
    known = ["index", *_ids_of(Path(file))] if isinstance(file, str) else []
    return [id_ for id_ in dict.fromkeys(known) if id_.startswith(incomplete)]


def frameworks(incomplete: str) -> list[str]:
    """Offer the shipped frameworks."""
    from smartplan.shipped import framework_ids

    return [id_ for id_ in framework_ids() if id_.startswith(incomplete)]


def typical_initiatives(incomplete: str) -> list[str]:
    """Offer the entries of the shipped catalogue of initiatives."""
    from smartplan.shipped import frameworks_dir

    written = _read(frameworks_dir() / "catalogues" / "typical.yaml").get("initiatives")
    return [id_ for id_ in _ids_in(written) if id_.startswith(incomplete)]


def _ids_of(file: Path) -> Iterator[str]:
    assessment = _read(file)
    scores = assessment.get("scores")
    yield from scores if isinstance(scores, dict) else ()
    plan = assessment.get("plan")
    if isinstance(plan, str):
        yield from _ids_in(_read(file.parent / plan).get("initiatives"))


def _ids_in(initiatives: object) -> Iterator[str]:
    for written in initiatives if isinstance(initiatives, list) else []:
        if isinstance(written, dict) and isinstance(written.get("id"), str):
            yield str(written["id"])


def _read(file: Path | Traversable) -> Mapping[str, object]:
    """Return the values of a file; nothing where it can't be read, for a shell has nowhere to say why."""
    from smartplan.read.yaml_text import scan

    try:
        return scan(file.read_bytes(), str(file)).value
    except (OSError, SmartplanError):
        return {}

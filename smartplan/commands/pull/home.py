"""A city as another process of this machine, or of a cluster, finds it."""

from pathlib import Path

from smartplan.core.panel import Member


def at_home(member: Member) -> Member:
    """Return a city without its figures, its file by a name that means the same in any process."""
    file = str(Path(member.file).absolute()) if member.line is None else member.file
    return Member(member.assessment, member.columns, file, member.line, restated=member.restated)

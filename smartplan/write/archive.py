"""Archives with the same bytes for the same content: their members in one order, without a time."""

import zipfile
from io import BytesIO

EARLIEST = (1980, 1, 1, 0, 0, 0)
OPENING = ("[Content_Types].xml", "_rels/.rels")
"""What a reader of office files looks for first."""


def repacked(content: bytes) -> bytes:
    """Return an archive that holds the same as another one, and nothing of when and where it was made."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        names = sorted(given.namelist(), key=lambda name: (*(name != first for first in OPENING), name))
        for name in names:
            member = zipfile.ZipInfo(name, EARLIEST)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            made.writestr(member, given.read(name))
    return out.getvalue()

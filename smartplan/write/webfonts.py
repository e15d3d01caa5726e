"""The shipped faces as small as a page needs them: only its characters, as WOFF2 inside the page."""

import logging
from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO

from smartplan.shipped import templates_dir

FACES = (
    ("Source Sans 3", 400, "normal", "SourceSans3-Regular.ttf"),
    ("Source Sans 3", 400, "italic", "SourceSans3-It.ttf"),
    ("Source Sans 3", 600, "normal", "SourceSans3-Semibold.ttf"),
    ("Plus Jakarta Sans", 700, "normal", "PlusJakartaSans-Bold.ttf"),
)
FEATURES = ("kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum")


def font_faces(characters: Iterable[str]) -> str:
    """Return the style rules that carry the faces; a character that they lack falls back to the reader's."""
    wanted = sorted({ord(character) for character in characters})
    return "\n".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url(data:font/woff2;base64,{_subset(file, wanted)}) format('woff2'); }}"
        for family, weight, style, file in FACES
    )


def _subset(file: str, wanted: list[int]) -> str:
    """Return one face with the wanted characters only; the same bytes for the same characters."""
    from fontTools import subset

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=list(FEATURES))
    options.name_IDs = [0, 13, 14]  # whose it is and its licence; a part may not bear the name of the whole
    font = subset.load_font(BytesIO((templates_dir() / "fonts" / file).read_bytes()), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    written = BytesIO()
    subset.save_font(font, written, options)
    return b64encode(written.getvalue()).decode("ascii")

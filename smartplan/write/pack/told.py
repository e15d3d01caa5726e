"""What became of a pack, in a line."""

from smartplan.write.pack.folder import PackFolder
from smartplan.write.words import Words


def told(folder: PackFolder, words: Words) -> str:
    """Return how many files were made, found made already, and taken away."""
    line = words(
        "{folder}: {made} files made, {kept} were up to date",
        folder=folder.home,
        made=words.number(folder.made, 0),
        kept=words.number(folder.kept, 0),
    )
    if folder.gone:
        line += words(", {gone} removed that no longer hold", gone=words.number(folder.gone, 0))
    return line

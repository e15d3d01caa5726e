"""A comparison to disk: a page for screens, a PDF, or Markdown."""

from pathlib import Path

from smartplan.write.diff import Compared, diff_memo
from smartplan.write.diff_page import page_of
from smartplan.write.save import ending_of, save
from smartplan.write.words import Words

ENDINGS = (".html", ".pdf", ".md")


def save_diff(found: Compared, words: Words, output: str, *, force: bool) -> None:
    """Write the memo; its ending says the format.

    Raises:
        OutputError: an ending that is not known, or a file that can't be written.
    """
    save(_content(found, words, ending_of(output, ENDINGS)), Path(output), force=force)


def _content(found: Compared, words: Words, ending: str) -> bytes | str:
    if ending == ".md":
        return diff_memo(found.changes, words)
    if ending == ".html":
        return _html(found, words, ("memo.css",))
    from smartplan.write.pdf_layout import to_pdf

    return to_pdf(_html(found, words, ("fonts.css", "memo.css")))


def _html(found: Compared, words: Words, styles: tuple[str, ...]) -> str:
    """Return the page; on screens it takes the reader's own fonts, so that it asks for nothing."""
    from smartplan.write.pages import laid_out, shipped_text

    look = "\n".join(shipped_text("styles", name) for name in styles)
    return laid_out("memo.html.j2", words, page=page_of(found, words), styles=look)

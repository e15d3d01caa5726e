"""The masterplan of Kota Malang as PDF, against WeasyPrint alone given the same page; and how cost grows.

Ours fills the templates, draws the charts, lays out, tags, attaches the inputs and marks the file as PDF/UA;
the peer lays out the finished page with nothing of that. Each run has a process of its own.

    python benchmarks/pdf.py
"""

import datetime as dt
import resource
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from smartplan.commands.pull.masterplan import masterplan_of
from smartplan.read.files import read_case
from smartplan.write.document import make_document
from smartplan.write.document.model import Document
from smartplan.write.pages import to_html
from smartplan.write.pdf import FONTS, render_pdf
from smartplan.write.words import Words

CITY = Path(__file__).parents[1] / "examples" / "kota-malang" / "assessment.yaml"
RUNS = 3
DAY = dt.date(2026, 1, 1)


def main() -> None:
    """Print the ratios."""
    document = document_of()
    twice = replace(document, books=(*document.books, *document.books))
    pages, ours, peak = least(ours_of, document)
    _, bare, _ = least(bare_of, document)
    more, longer, higher = least(ours_of, twice)
    print(f"Kota Malang, {pages} pages: {ours:.1f} CPU s, {peak:.0f} MB at most")
    print(f"  {ours / bare:5.2f} × WeasyPrint alone with the same page ({bare:.1f} CPU s)")
    print(f"  {longer / ours:5.2f} × the cost for {more / pages:.2f} × the pages ({more}, {higher:.0f} MB)")


def document_of() -> Document:
    """Return what is to be laid out."""
    words = Words("id")
    masterplan = masterplan_of(read_case(str(CITY)), words, None, None, None, DAY)
    return make_document(masterplan, words, DAY)


def least(made: Callable[[Document], tuple[bytes, float]], document: Document) -> tuple[int, float, float]:
    """Return pages, the least CPU seconds and the most megabytes of several runs, each on its own."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        runs = [pool.apply(measured, (made, document)) for _ in range(RUNS)]
    return runs[0][0], min(seconds for _, seconds, _ in runs), max(peak for *_, peak in runs)


def measured(made: Callable[[Document], tuple[bytes, float]], document: Document) -> tuple[int, float, float]:
    """Return pages, CPU seconds and megabytes of one run; what both need to begin with is not counted."""
    import weasyprint  # noqa: F401 - the import alone takes a second
    from pypdf import PdfReader

    content, took = made(document)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return len(PdfReader(BytesIO(content)).pages), took, peak


def ours_of(document: Document) -> tuple[bytes, float]:
    """Return our PDF and the CPU seconds that it took."""
    begun = process_time()
    return render_pdf(document, Words("id")), process_time() - begun


def bare_of(document: Document) -> tuple[bytes, float]:
    """Return what WeasyPrint makes of the finished page, and the CPU seconds that it took."""
    import weasyprint

    html = to_html(document, Words("id")).replace(FONTS, f"{fonts_folder()}/")
    begun = process_time()
    return weasyprint.HTML(string=html).write_pdf(), process_time() - begun


def fonts_folder() -> str:
    """Return where the fonts are, as an address: the peer may open files."""
    from smartplan.shipped import templates_dir

    return Path(str(templates_dir() / "fonts")).resolve().as_uri()


if __name__ == "__main__":
    main()

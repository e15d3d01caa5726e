"""The masterplan of Kota Malang as PDF, against WeasyPrint alone given the same page; and how cost grows.

Ours fills the templates, draws the charts, lays out, tags, attaches the inputs and marks the file as PDF/UA;
the peer lays out the finished page with nothing of that. Each run has a process of its own.

    python benchmarks/pdf.py
"""

import datetime as dt
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from smartplan.commands.pull.masterplan import masterplan_of
from smartplan.read.files import read_case
from smartplan.write.document import make_document
from smartplan.write.document.model import Document
from smartplan.write.pages import to_html
from smartplan.write.pdf import render_pdf
from smartplan.write.pdf_apart import to_pdf_apart
from smartplan.write.pdf_layout import FONTS
from smartplan.write.words import Words

CITY = Path(__file__).parents[1] / "examples" / "kota-malang" / "assessment.yaml"
RUNS = 3
DAY = dt.date(2026, 1, 1)
BOTH = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main() -> None:
    """Print the ratios."""
    document = document_of()
    again = [book for book in document.books if book.id == "masterplan"]
    longer = replace(document, books=(*document.books, *again, *again))
    pages, ours, peak = least(ours_of, document)
    _, bare, bare_peak = least(bare_of, document)
    more, longest, higher = least(ours_of, longer)
    print(f"Kota Malang, {pages} pages: {ours:.1f} CPU s, {peak:.0f} MB at most")
    print(f"  {ours / bare:5.2f} × the time and {peak / bare_peak:.2f} × the memory of WeasyPrint alone,")
    print(f"        with the same page ({bare:.1f} CPU s, {bare_peak:.0f} MB)")
    print(f"  {longest / ours:5.2f} × the cost for {more / pages:.2f} × the pages ({more}, {higher:.0f} MB)")


def document_of() -> Document:
    """Return what is to be laid out."""
    words = Words("id")
    masterplan = masterplan_of(read_case(str(CITY)), words, None, None, None, DAY)
    return make_document(masterplan, words, DAY)


def least(made: Callable[[Document], bytes], document: Document) -> tuple[int, float, float]:
    """Return pages, the least CPU seconds and the most megabytes of several runs, each on its own."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        runs = [pool.submit(measured, made, document).result() for _ in range(RUNS)]
    return runs[0][0], min(seconds for _, seconds, _ in runs), max(peak for *_, peak in runs)


def measured(made: Callable[[Document], bytes], document: Document) -> tuple[int, float, float]:
    """Return pages, CPU seconds and megabytes of one run, those of the process that it starts with it."""
    from pypdf import PdfReader

    begun = spent()
    content = made(document)
    took, peak = spent() - begun, max(resource.getrusage(who).ru_maxrss for who in BOTH) / 1024
    return len(PdfReader(BytesIO(content)).pages), took, peak


def spent() -> float:
    """Return the CPU seconds of this process and of those that it started."""
    used = [resource.getrusage(who) for who in BOTH]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ours_of(document: Document) -> bytes:
    """Return our PDF."""
    return render_pdf(document, Words("id"), lay_out=to_pdf_apart)


def bare_of(document: Document) -> bytes:
    """Return what WeasyPrint makes of the finished page."""
    import weasyprint

    html = to_html(document, Words("id")).replace(FONTS, f"{fonts_folder()}/")
    content: bytes = weasyprint.HTML(string=html).write_pdf()
    return content


def fonts_folder() -> str:
    """Return where the fonts are, as an address: the peer may open files."""
    from smartplan.shipped import templates_dir

    return Path(str(templates_dir() / "fonts")).resolve().as_uri()


if __name__ == "__main__":
    main()

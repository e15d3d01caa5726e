"""The package of a Word file: opened from a letterhead or new, and closed to the same bytes for the same."""

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from smartplan.core.process.paragraphs import fingerprint
from smartplan.write.archive import repacked
from smartplan.write.document.model import Document
from smartplan.write.visible import visible
from smartplan.write.word import styles
from smartplan.write.word.lists import definitions, instances
from smartplan.write.word.markup import DECLARED, NAMESPACES, element, w
from smartplan.write.word.parts import HEAD, MAIN, OFFICE
from smartplan.write.words import TAGS

W = f"{{{NAMESPACES['w']}}}"
MARK = "https://smartplan/word/1"
"""The namespace of what a file says of itself; the reader of texts looks for it."""
AFTER_FIELDS = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang")
"""What stands behind `updateFields` in the settings, as the schema orders them."""
GAPS = (f"{W}br", f"{W}tab")
TOLD = (f"{W}t", *GAPS)


def parsed(markup: str) -> list[Any]:
    """Return pieces of markup as elements."""
    from docx.oxml import parse_xml

    return list(parse_xml(f"<w:body{DECLARED}>{markup}</w:body>"))


def opened(base: bytes | None, language: str) -> Any:  # noqa: ANN401 - the library is imported where it is used
    """Return a document with our styles: new, or a letterhead of which everything is kept."""
    import docx

    document = docx.Document(BytesIO(base) if base else None)
    if base is None:
        _emptied(document, TAGS[language])
    _with_styles(document, styles.ON_PICTURE if base is None else styles.ON_PAPER)
    _with_numbering(document)
    return document


def _with_numbering(document: Any) -> None:  # noqa: ANN401 - of python-docx
    """Add the part that lists stand in, which a letterhead without any has not."""
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    kind = f"{OFFICE}/numbering"
    if any(relation.reltype == kind for relation in document.part.rels.values()):
        return
    text = f"{HEAD}<w:numbering{DECLARED}/>".encode()
    path = PackURI("/word/numbering.xml")
    part = NumberingPart.load(path, f"{MAIN}.numbering+xml", text, document.part.package)
    document.part.relate_to(part, kind)


def _emptied(document: Any, language: str) -> None:  # noqa: ANN401 - of python-docx
    """Take out what the library's own template brings, and say in what language it is written."""
    sheet, settings = document.styles.element, document.settings.element
    for style in [
        one for one in sheet.style_lst if one.get(f"{W}default") != "1" or one.get(f"{W}type") == "paragraph"
    ]:
        sheet.remove(style)
    told = w("lang", val=language, eastAsia=language, bidi="ar-SA")
    fonts = w("rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), styles.TEXT))
    defaults = w("docDefaults", w("rPrDefault", w("rPr", fonts, told)), w("pPrDefault"))
    old = sheet.find(f"{W}docDefaults")
    sheet.replace(old, parsed(defaults)[0])
    for child in list(settings):
        settings.remove(child)
    mode = w(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    for child in parsed(w("defaultTabStop", val=720) + w("compat", mode) + w("themeFontLang", val=language)):
        settings.append(child)
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for child in list(document.element.body):
        document.element.body.remove(child)
    _with_fonts(document)


def _with_fonts(document: Any) -> None:  # noqa: ANN401 - of python-docx
    """Name our fonts with those that stand in where they are not installed."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    fonts = "".join(
        w("font", w("altName", val=other), w("family", val="swiss"), name=name)
        for name, other in ((styles.TEXT, "Calibri"), (styles.TITLES, "Calibri"))
    )
    text = f"{HEAD}<w:fonts{DECLARED}>{fonts}</w:fonts>".encode()
    part = Part(PackURI("/word/fontTable.xml"), f"{MAIN}.fontTable+xml", text, document.part.package)
    relations = document.part.rels
    for name in [one for one, relation in relations.items() if relation.reltype == f"{OFFICE}/fontTable"]:
        del relations[name]
    document.part.relate_to(part, f"{OFFICE}/fontTable")
    outer = document.part.package.rels
    for name in [one for one, relation in outer.items() if relation.reltype.endswith("/thumbnail")]:
        del outer[name]


def _with_styles(document: Any, cover: styles.Cover) -> None:  # noqa: ANN401 - of python-docx
    """Put in those of our styles that the document has not; a letterhead's own ones stay as they are."""
    sheet = document.styles.element
    named = _ids_by_name(document)
    for style in _our_styles(cover):
        if _name(style) not in named:
            sheet.append(style)


def _our_styles(cover: styles.Cover = styles.ON_PICTURE) -> list[Any]:
    looks = (look.markup() for look in styles.looks(cover))
    return parsed("".join((*looks, *styles.character_styles(), styles.table_style())))


def _ids_by_name(document: Any) -> dict[str, str]:  # noqa: ANN401 - of python-docx
    return {_name(style): style.get(f"{W}styleId") for style in document.styles.element.style_lst}


def _name(style: Any) -> str:  # noqa: ANN401 - of python-docx
    return str(style.find(f"{W}name").get(f"{W}val")).lower()


def fill(document: Any, body: str, given: list[int]) -> None:  # noqa: ANN401 - of python-docx
    """Put the text into the document, its lists, and let Word fill in its fields when it opens it."""
    story = document.element.body
    last = story.find(f"{W}sectPr")
    if last is not None:
        story.remove(last)
    for piece in parsed(body):
        story.append(piece)
    _renamed(document)
    numbering = document.part.numbering_part.element
    first = numbering.find(f"{W}num")
    for kind in parsed("".join(definitions())):
        numbering.append(kind) if first is None else first.addprevious(kind)
    for one in parsed("".join(instances(given))):
        numbering.append(one)
    settings = document.settings.element
    if settings.find(f"{W}updateFields") is None:
        ask = parsed(w("updateFields", val="true"))[0]
        behind = next((c for c in settings if c.tag.removeprefix(W) in AFTER_FIELDS), None)
        settings.append(ask) if behind is None else behind.addprevious(ask)


def _renamed(document: Any) -> None:  # noqa: ANN401 - of python-docx
    """Refer to styles by the ids of this document: a letterhead made in another language has its own."""
    known = _ids_by_name(document)
    wanted = {style.get(f"{W}styleId"): known[_name(style)] for style in _our_styles()}
    for name in ("pStyle", "rStyle", "tblStyle"):
        for reference in document.element.body.iter(f"{W}{name}"):
            reference.set(f"{W}val", wanted.get(reference.get(f"{W}val"), reference.get(f"{W}val")))


def own_mark(document: Any, language: str) -> str:  # noqa: ANN401 - of python-docx
    """Return what a file says of itself: its language, and the paragraphs that were made from figures."""
    prints = " ".join(fingerprint(text) for text in _made(document.element.body) if text.strip())
    return element("document", prints, xmlns=MARK, language=language)


def _made(story: Any) -> Iterator[str]:  # noqa: ANN401 - of python-docx
    """Yield the text of each paragraph outside of contents and of what people wrote."""
    inside = {p for control in story.iter(f"{W}sdt") for p in control.iter(f"{W}p")}
    for paragraph in story.iter(f"{W}p"):
        if paragraph not in inside:
            pieces = (piece for run in paragraph.iter(f"{W}r") for piece in run)
            yield "".join(
                " " if piece.tag in GAPS else piece.text or "" for piece in pieces if piece.tag in TOLD
            )


def closed(document: Any, told: Document, remark: str) -> bytes:  # noqa: ANN401 - of python-docx
    """Return the file; its parts are in order and bear no time but the day of the document."""
    moment = dt.datetime.combine(told.issued, dt.time(), dt.UTC)
    core = document.core_properties
    core.title, core.subject, core.author = (
        visible(text)[:255] for text in (told.title, told.subtitle, told.authority)
    )
    core.language, core.comments, core.keywords = TAGS[told.language], remark[:255], ""
    core.created = core.modified = moment
    core.last_modified_by, core.revision = "", 1
    out = BytesIO()
    document.save(out)
    return repacked(out.getvalue())

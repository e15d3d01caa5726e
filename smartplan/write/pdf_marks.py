"""What is written into a PDF behind its pages: that it is accessible too, and a digest of all that is drawn.

WeasyPrint marks a file as PDF/A or as PDF/UA; ours is both, so the second mark is added, with the description
of its terms that PDF/A asks for.
"""

from hashlib import sha256
from typing import Any

UA = "http://www.aiim.org/pdfua/ns/id/"
OWN = "urn:smartplan:report"
NOT_DRAWN = frozenset({"/Metadata", "/EmbeddedFile"})

TERM = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li>"
)
UA_TERM = TERM.format(
    title="PDF/UA identification",
    uri=UA,
    prefix="pdfuaid",
    name="part",
    kind="Integer",
    about="Part of ISO 14289",
)
OWN_TERM = TERM.format(
    title="smartplan report",
    uri=OWN,
    prefix="smartplan",
    name="drawn",
    kind="Text",
    about="SHA-256 of each page, then of everything else that is drawn",
)
MARKS = (
    f'<rdf:Description rdf:about="" xmlns:pdfuaid="{UA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
    f'<rdf:Description rdf:about="" xmlns:smartplan="{OWN}"><smartplan:drawn>{{drawn}}</smartplan:drawn>'
    "</rdf:Description>"
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    f"<pdfaExtension:schemas><rdf:Bag>{UA_TERM}{OWN_TERM}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def mark(_document: object, pdf: Any) -> None:  # noqa: ANN401 - the library has no types
    """Add the marks to a PDF that is about to be written."""
    metadata = _at(pdf, pdf.catalog["Metadata"])
    marks = MARKS.format(drawn=" ".join(_drawn(pdf))).encode("ascii")
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", marks + b"</rdf:RDF>")]


def _drawn(pdf: Any) -> list[str]:  # noqa: ANN401 - the library has no types
    """Return the digest of each page, then one of all other streams in any order."""
    import pydyf

    pages = [_at(pdf, f"{number} 0 R")["Contents"] for number in pdf.pages["Kids"][::3]]
    contents = [_at(pdf, page) for page in pages]
    known = {id(content) for content in contents}
    streams = [o for o in pdf.objects if isinstance(o, pydyf.Stream) and id(o) not in known]
    rest = sorted(_digest(stream) for stream in streams if stream.extra.get("Type") not in NOT_DRAWN)
    return [*map(_digest, contents), sha256("".join(rest).encode("ascii")).hexdigest()]


def _digest(stream: Any) -> str:  # noqa: ANN401 - the library has no types
    """Return the digest of what a stream holds, before it is compressed."""
    return sha256(drawn_in(stream)).hexdigest()


def drawn_in(stream: Any) -> bytes:  # noqa: ANN401 - the library has no types
    """Return what a stream holds, before it is compressed."""
    import pydyf

    written: bytes = pydyf.Stream(stream.stream).data.split(b"stream\n", 1)[1]
    return written.removesuffix(b"\nendstream")


def _at(pdf: Any, reference: Any) -> Any:  # noqa: ANN401 - the library has no types
    text = reference.decode("ascii") if isinstance(reference, bytes) else reference
    return pdf.objects[int(text.split()[0])]

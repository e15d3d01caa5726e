"""Document to one HTML page for screens: all in one file, which asks for nothing and needs no script."""

from base64 import b64encode
from hashlib import sha256

from smartplan.write.document.model import Document
from smartplan.write.pages import WIDTHS, environment, shipped_text
from smartplan.write.webfonts import font_faces
from smartplan.write.words import Words


def render_webpage(document: Document, words: Words) -> str:
    """Return the page; its policy lets a browser run only what stands in it, and fetch nothing."""
    page = environment().get_template("screen.html.j2")
    look = "\n".join((shipped_text("styles", "screen.css"), WIDTHS))
    script = shipped_text("pages", "screen.js")
    values = {"document": document, "words": words, "screen": True, "script": script}
    styles = "\n".join((font_faces(page.render(**values, styles=look, policy="")), look))
    html: str = page.render(**values, styles=styles, policy=_policy(styles, script))
    return html


def _policy(styles: str, script: str) -> str:
    """Return the content security policy: these styles, this script, fonts within the page, nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(styles)}'; script-src '{_hash(script)}'; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"

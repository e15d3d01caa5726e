"""Document to one HTML page for screens: all in one file, which asks for nothing and needs no script."""

from base64 import b64encode
from hashlib import sha256

from smartplan.core.model.template import Template
from smartplan.write.document.model import Document
from smartplan.write.pages import WIDTHS, laid_out, shipped_text
from smartplan.write.webfonts import font_faces
from smartplan.write.words import Words


def render_webpage(document: Document, words: Words, template: Template | None = None) -> str:
    """Return the page; its policy lets a browser run only what stands in it, and fetch nothing.

    Args:
        document: what to lay out.
        words: its language.
        template: a region's own pages and styles; its styles stand behind ours.

    Raises:
        OutputError: something in the template is wrong, or is refused.
    """
    own = (template and template.text("screen.css")) or ""
    look = "\n".join((shipped_text("styles", "screen.css"), WIDTHS, own))
    script = shipped_text("pages", "screen.js")

    def page(styles: str) -> str:
        values = {"document": document, "screen": True, "script": script, "styles": styles}
        return laid_out("screen.html.j2", words, template, **values, policy=_policy(styles, script))

    return page("\n".join((font_faces(page(look)), look)))


def _policy(styles: str, script: str) -> str:
    """Return the content security policy: these styles, this script, what the page holds, nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(styles)}'; script-src '{_hash(script)}'; font-src data:;"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"

"""A region's own pages: laid out in the sandbox, told with file and line where something is wrong."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from types import TracebackType

from markupsafe import Markup

from smartplan.core.check import nearest
from smartplan.core.model.template import PAGES, PICTURES, Template
from smartplan.errors import OutputError, Place, Problem
from smartplan.write.outside import asked_outside
from smartplan.write.pages import drawing, printable, shipped_text
from smartplan.write.said import Said
from smartplan.write.words import Words

SHIPPED = "shipped/"
"""What stands before the name of a page that is meant as it ships, though the region has one of that name."""


def own_page(name: str, words: Words, template: Template, values: Mapping[str, object]) -> str:
    """Return a page.

    Args:
        name: which.
        words: its language.
        template: the region's own pages; what it lacks is taken as it ships.
        values: what the page tells.

    Raises:
        OutputError: a page is wrong (`template-wrong`), asks for what is not for templates
            (`template-refused`), goes on without end (`template-endless`), or asks for something outside
            (`template-asks-outside`).
    """
    from smartplan.write.sandbox import Sandbox

    def load(asked: str) -> tuple[str, str, None] | None:
        own = template.text(asked) if asked in template.pages else None
        if own is not None:
            return own, template.path(asked), None
        plain = asked.removeprefix(SHIPPED)
        return (shipped_text("pages", plain), SHIPPED + plain, None) if plain in PAGES else None

    def picture(asked: str) -> str:
        return _picture(template, asked)

    sandbox = Sandbox(load, printable, {"drawing": drawing})
    try:
        page: str = sandbox.get_template(name).render(**values, words=Said(words), picture=picture)
    except Exception as error:
        if not template.pages:
            raise  # nobody's pages but ours
        raise OutputError([_told(error, template)]) from error
    refuse_outside(asked_outside(page, values), template)
    return page


def refuse_outside(asked: str | None, template: Template) -> None:
    """Refuse what a page or a style asks for outside of the document, if anything.

    Raises:
        OutputError: `template-asks-outside`, where it stands in the template.
    """
    if asked is not None:
        place = _where(asked, template)
        raise OutputError([Problem("template-asks-outside", values={"asked": asked}, place=place)])


def _picture(template: Template, name: str) -> str:
    """Return a picture of the template as an address that holds it."""
    known = [file for file in template.files if PurePath(file).suffix in PICTURES]
    if name not in known:
        raise LookupError(name, nearest(name, known))
    content = b64encode(template.files[name]).decode("ascii")
    return Markup(f"data:{PICTURES[PurePath(name).suffix]};base64,{content}")  # noqa: S704 - letters only


def _told(error: Exception, template: Template) -> Problem:
    """Return what went wrong as a problem, at its line where that is in the region's own pages."""
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    from smartplan.write.sandbox import Endless

    lines = [*_lines(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        lines.append((error.filename or "", error.lineno))
    own = {template.path(name): name for name in template.pages}
    found = [(own[file], line) for file, line in lines if file in own]
    place = _place(template, *found[-1]) if found else Place(template.folder)
    if isinstance(error, SecurityError):
        return Problem("template-refused", values={"reason": str(error)}, place=place)
    if isinstance(error, Endless | RecursionError | OverflowError | MemoryError):
        return Problem("template-endless", place=place)
    if isinstance(error, TemplateNotFound):
        values = {"name": error.name, "suggestion": nearest(error.name, (*template.pages, *PAGES))}
        return Problem("template-page-missing", values=values, place=place)
    if isinstance(error, LookupError) and len(error.args) > 1:
        values = {"name": error.args[0], "suggestion": error.args[1]}
        return Problem("template-picture-missing", values=values, place=place)
    reason = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    return Problem("template-wrong", values={"reason": reason}, place=place)


def _lines(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield files and lines from the outermost to the innermost call; Jinja puts those of pages there."""
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _where(text: str, template: Template) -> Place:
    """Return where a text stands in a template; the folder where it was put together."""
    for name in sorted(template.files):
        for number, line in enumerate(_readable(template, name), 1):
            if text in line:
                return _place(template, name, number)
    return Place(template.folder)


def _place(template: Template, name: str, number: int) -> Place:
    lines = _readable(template, name)
    line = lines[number - 1] if number <= len(lines) else ""
    start = len(line) - len(line.lstrip())
    return Place(template.path(name), number, start + 1, max(len(line.strip()), 1), line)


def _readable(template: Template, name: str) -> list[str]:
    """Return the lines of a page or a style; none of anything else."""
    return template.files[name].decode("utf-8").splitlines() if name.endswith((".j2", ".css")) else []

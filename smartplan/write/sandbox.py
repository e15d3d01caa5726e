"""What lays out a region's own pages: it knows the document, counts its work, and sees nothing else.

This module is imported only where there are such pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, cast

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from smartplan.write.said import Said

MAX_WORK = 100_000_000
"""Characters that are put together, plus what follows; 90 pages take 4 per cent."""
STEP, CALL = 20, 500
"""What the round of a loop counts for, and a call or an inclusion."""
MAX_TEXT = 1_000_000
"""Characters of one text that is put together with `+` or `~`."""
MAX_BITS = 256
"""How large whole numbers may grow."""
FILTERS = (
    *("abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "last", "length"),
    *("lower", "title", "trim", "truncate", "upper"),
)
"""None of them makes much of little, and none says that text is safe."""
METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, frozenset({"strip", "lower", "upper", "startswith", "endswith"})),
    (date, frozenset({"year", "month", "day", "isoformat"})),
    (Said, frozenset({"language", "number", "plain", "percent"})),
    (dict, frozenset({"items", "keys", "values", "get"})),
    (LoopContext, frozenset(name for name in dir(LoopContext) if not name.startswith("_"))),
    (BlockReference, frozenset({"super"})),
    (Macro, frozenset({"name", "arguments", "caller", "catch_kwargs", "catch_varargs"})),
)

Load = Callable[[str], tuple[str, str, None] | None]


class Endless(Exception):  # noqa: N818 - it is told as a problem, not as an error
    """A template works longer than any document would need."""


class Work:
    """Counts what is done for one page."""

    def __init__(self) -> None:
        self._left = MAX_WORK

    def done(self, amount: int) -> None:
        """Take note of so much work.

        Raises:
            Endless: it is too much.
        """
        self._left -= amount
        if self._left < 0:
            raise Endless

    def counted(self, values: Iterable[object], cost: int) -> Iterator[object]:
        """Yield values, each at a cost."""
        for value in values:
            self.done(cost)
            yield value


class Sandbox(ImmutableSandboxedEnvironment):
    """Lays out pages of people whom the machine does not trust; one for each page.

    Args:
        load: returns the text of a page, the name of its file, and nothing; None where there is no such page.
        printable: what makes of a text what may be printed.
        filters: our own filters, by name.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self, load: Load, printable: Callable[[object], object], filters: Mapping[str, Callable[..., object]]
    ) -> None:
        super().__init__(
            loader=FunctionLoader(load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._printed,
        )
        self.work = Work()
        self._load = load
        self._printable = printable
        self.filters = {name: self.filters[name] for name in FILTERS} | dict(filters)
        self.filters |= {"counted": self.work.counted, "held": self._held}
        self.globals = {"range": self.globals["range"], "namespace": Namespace}

    def _printed(self, value: object) -> object:
        """Return what stands on the page: text is escaped, even where a template says it need not be."""
        if isinstance(value, Markup):
            self.work.done(len(value))
            return value
        if isinstance(value, str):
            text = escape(self._printable(str(value)))
            self.work.done(len(text))
            return text
        if isinstance(value, Undefined):
            return str(value)  # nothing, where a condition has no other side; else an error that names it
        if value is None or isinstance(value, bool | int | float | date):
            return value
        raise SecurityError(f"{type(value).__name__} is no text: name one of its fields")

    def _held(self, value: object) -> object:
        """Return a text that was put together, if it is not too long."""
        if isinstance(value, str | list | tuple):
            self.work.done(len(value))
            if len(value) > MAX_TEXT:
                raise Endless
        return value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - as the base class has it
        """Whether a template may see it: what the documentation names, and nothing that lies behind."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if is_dataclass(obj):
            kind = getattr(type(obj), attr, None)
            return attr in {field.name for field in fields(obj)} or isinstance(kind, str | property)
        known = (names for kind, names in METHODS if isinstance(obj, kind))
        return isinstance(obj, TemplateModule | Namespace) or attr in next(known, frozenset())

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return what something gives that a template calls; each call counts."""
        self.work.done(CALL)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Return what an operator gives, unless it could make much of little."""
        if operator == "**" or (operator in "*%" and not (_is_number(left) and _is_number(right))):
            raise SecurityError(f"'{operator}' is not for templates")
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, int) and made.bit_length() > MAX_BITS:
            raise Endless
        return self._held(made)

    def _load_template(self, name: str, globals: Any) -> Any:  # noqa: A002, ANN401 - as Jinja has it
        """Return a page; each inclusion counts."""
        found = super()._load_template(name, globals)
        loaded = self._load(name)
        self.work.done(CALL + (len(loaded[0]) if loaded else 0))
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return the tree of a page in which loops and texts that are put together are counted."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            data = sum(len(piece.data) for piece in loop.find_all(nodes.TemplateData))
            cost = nodes.Const(STEP + data, lineno=loop.lineno)
            loop.iter = _filter(loop.iter, "counted", [cost])
        for output in list(tree.find_all(nodes.Node)):
            _hold(output)
        return tree


def _filter(value: nodes.Node, name: str, args: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", value), name, args, [], None, None, lineno=value.lineno)


def _hold(node: nodes.Node) -> None:
    """Put what holds a text that is put together around each of them that is directly below."""
    for name, value in node.iter_fields():
        if isinstance(value, nodes.Concat):
            setattr(node, name, _filter(value, "held", []))
        elif isinstance(value, list):
            value[:] = [_filter(v, "held", []) if isinstance(v, nodes.Concat) else v for v in value]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)

"""How a command joins the application: its name, its examples first, then what it does."""

from collections.abc import Callable
from inspect import cleandoc

import typer


def add(app: typer.Typer, name: str, command: Callable[..., int], examples: str) -> None:
    """Add a command; its help begins with examples, and its docstring follows."""
    about = cleandoc(command.__doc__ or "")
    shown = "\n".join(f"  {line}" for line in cleandoc(examples).splitlines())
    app.command(name, help=f"\b\nExamples:\n{shown}\n\n{about}", short_help=about.splitlines()[0])(command)

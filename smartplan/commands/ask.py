"""Questions on a terminal for what no option said; elsewhere the default holds."""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

T = TypeVar("T")


def for_(given: T | None, question: str, default: T, understood: Callable[[str], T]) -> T:
    """Return what was given; else what is answered on a terminal, else the default.

    Args:
        given: what an option said; None: nothing.
        question: what is asked.
        default: what holds where nobody answers.
        understood: turns an answer into a value; raises `typer.BadParameter` to ask again.
    """
    if given is not None or not sys.stdin.isatty():
        return default if given is None else given
    answer: T = typer.prompt(
        question, default=default, value_proc=lambda said: understood(str(said)), err=True
    )
    return answer

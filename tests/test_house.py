"""The house keeps its measures: small functions, small modules, data folders that hold data."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "smartplan").rglob("*.py"))
MAX_FUNCTION, MAX_MODULE = 40, 300
HEAVY = {"pandas", "numpy", "weasyprint", "pydantic", "ortools", "pptx", "xlsxwriter"}
FOLDERS = {"smartplan", "indicators", "templates", "examples", "tests", "docs", "benchmarks", ".ci"}
FILES = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile"}
TOP = FOLDERS | FILES | {"requirements.txt", "requirements-dev.txt", ".gitignore", ".gitattributes"}


def _functions(module: Path) -> Iterator[tuple[str, int]]:
    """Yield each function with its number of lines, its docstring not counted."""
    for item in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (item.end_lineno or item.lineno) - item.lineno + 1
            first = item.body[0]
            if ast.get_docstring(item) is not None:
                lines -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield item.name, lines


def test_functions_are_at_most_forty_lines() -> None:
    long = [f"{m.name}:{name} {n}" for m in MODULES for name, n in _functions(m) if n > MAX_FUNCTION]

    assert long == []


def test_modules_are_at_most_three_hundred_lines() -> None:
    long = [m.name for m in MODULES if len(m.read_text(encoding="utf-8").splitlines()) > MAX_MODULE]

    assert long == []


def test_data_folders_hold_no_code() -> None:
    assert [path for folder in ("indicators", "templates") for path in (ROOT / folder).rglob("*.py")] == []


def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert {line.split("/")[0] for line in listed.splitlines()} <= TOP


@pytest.mark.parametrize("arguments", [["--help"], ["assess", "--help"], ["framework", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from smartplan.cli import run
code = run({arguments!r})
heavy = {HEAVY!r} & set(sys.modules)
sys.exit(f"{{code}} {{sorted(heavy)}}" if code or heavy else 0)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)

    assert ran.returncode == 0, ran.stderr


def test_version_imports_nothing_but_itself() -> None:
    code = "import sys; sys.argv = ['smartplan', '--version']; from smartplan.__main__ import main; main(); "
    code += (
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('typer', 'click', 'rich', 'smartplan')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert ran.stdout.splitlines()[1] == "['smartplan', 'smartplan.__main__']"

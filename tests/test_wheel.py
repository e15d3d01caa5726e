"""The wheel carries everything that the program needs, and nothing that belongs elsewhere."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the checkout, without a network."""
    out = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(out),
        ".",
    ]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def _shipped(folder: str) -> set[str]:
    tracked = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {f"smartplan/_data/{name}" for name in tracked.stdout.splitlines()}


@pytest.mark.parametrize("folder", ["indicators", "templates", "examples"])
def test_every_file_of_the_data_folders_is_in_the_wheel(wheel: Path, folder: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert _shipped(folder)
    assert _shipped(folder) <= names


def test_wheel_puts_nothing_beside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"smartplan"}


def test_wheel_as_it_is_assesses_a_city(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)
    city = target / "smartplan" / "_data" / "examples" / "bandar-lampung" / "2023.yaml"
    code = f"import sys; sys.path.insert(0, {str(target)!r}); from smartplan.cli import run"
    code += "; sys.exit(run(sys.argv[1:]))"

    ran = subprocess.run(
        [sys.executable, "-c", code, "assess", city.name, "--format", "json"],
        cwd=city.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert '"reported": 2.15' in ran.stdout

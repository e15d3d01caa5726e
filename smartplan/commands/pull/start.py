"""From a few answers to the files of a new working folder, or to the assessment of the next year."""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from smartplan.commands import ask, options
from smartplan.commands.pull.edits import replaced
from smartplan.core.check import nearest
from smartplan.core.model.assessment import MAX_YEAR, MIN_YEAR
from smartplan.core.process.next_year import next_year
from smartplan.errors import InputError, Problem
from smartplan.read.catalogues import TYPICAL, shipped_catalogue
from smartplan.read.files import read_assessment, read_framework
from smartplan.read.whole import split
from smartplan.shipped import framework_ids
from smartplan.write.starter import Starter, starter_files
from smartplan.write.words import LANGUAGES, Words

CITY, FRAMEWORK = "Kota Contoh", "gmsc"


@dataclass(frozen=True, slots=True)
class Given:
    """What the options said; None: nothing."""

    city: str | None
    year: int | None
    framework: str | None
    lang: str | None


def started(given: Given, today: dt.date) -> Mapping[str, str]:
    """Return the files of a working folder; on a terminal, ask for what no option said.

    Raises:
        InputError: there is no such framework.
    """
    lang = ask.for_(given.lang, "Bahasa / Language (id, en)", options.language(None), _language)
    words = Words(lang)
    city = ask.for_(given.city, words("City"), CITY, str.strip)
    year = ask.for_(given.year, words("Year of the assessment"), today.year, _year)
    known = ", ".join(framework_ids())
    framework = ask.for_(given.framework, f"{words('Framework')} ({known})", FRAMEWORK, _framework)
    catalogue = shipped_catalogue(TYPICAL).model
    return starter_files(Starter(read_framework(framework).model, city, year, catalogue), words)


def _language(said: str) -> str:
    if said.strip().lower() not in LANGUAGES:
        raise typer.BadParameter(" / ".join(LANGUAGES))
    return said.strip().lower()


def _year(said: str) -> int:
    if not said.strip().isdecimal() or not MIN_YEAR <= int(said) <= MAX_YEAR:
        raise typer.BadParameter(f"{MIN_YEAR} - {MAX_YEAR}")
    return int(said)


def _framework(said: str) -> str:
    name = said.strip()
    if name not in framework_ids() and not name.startswith(("./", "../")):
        raise typer.BadParameter(nearest(name, framework_ids()) or FRAMEWORK)
    return name


def carried_on(file: str, year: int | None) -> tuple[str, Mapping[str, bytes]]:
    """Return where the assessment of the next year goes, and its files: last year's with their comments.

    What the agencies keep in files of their own they keep in new ones of the next year.

    Raises:
        InputError: last year's has mistakes, is standard input, or is not of an earlier year.
    """
    last = read_assessment(file)
    wanted = last.model.year + 1 if year is None else year
    if wanted <= last.model.year:
        values = {"year": wanted, "last": last.model.year}
        raise InputError([Problem("not-a-later-year", values=values, place=last.place("year"))])
    folder, files = Path(file).parent, {}
    for part, said in split(last.document, next_year(last.document.value, wanted)):
        own = part.file == last.document.file
        named = folder / f"{wanted}.yaml" if own else _of_year(Path(part.file), last.model.year, wanted)
        paths = [str(_of_year(Path(path), last.model.year, wanted)) for path in said.get("include", ())]
        told = {**said, "include": paths} if paths else said
        files[os.path.relpath(named, folder)] = replaced(part, told)
    return str(folder), files


def _of_year(part: Path, last: int, year: int) -> Path:
    """Return the name of a part for another year: nilai.yaml and nilai-2026.yaml are nilai-2027.yaml then."""
    return part.with_name(f"{part.stem.removesuffix(f'-{last}')}-{year}{part.suffix}")

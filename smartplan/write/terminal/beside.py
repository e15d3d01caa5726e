"""A city beside what was published of others, on the screen."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from smartplan.core.process import Standing
from smartplan.core.process.beside import Beside, Distance
from smartplan.write.digits import digits_of
from smartplan.write.document.front import STANDINGS
from smartplan.write.terminal.screen import light_table, show_heading, show_indented
from smartplan.write.words import Words, later

KINDS = {
    "kota": later("all kota"),
    "kabupaten": later("all kabupaten"),
    "provinsi": later("all provinces"),
    "instansi": later("all institutions of its kind"),
    None: later("all institutions and regions"),
}
OTHERS = {
    "kota": later("the other kota"),
    "kabupaten": later("the other kabupaten"),
    "provinsi": later("the other provinces"),
    "instansi": later("the other institutions of its kind"),
    None: later("all others"),
}


def show_beside(console: Console, standing: Standing, words: Words) -> None:
    """Print how far a city is from published means; or plainly that none is published."""
    show_heading(console, words("Beside published results"))
    if not standing.beside:
        framework = words.title(standing.gaps.scores.framework.title)
        line = words("No published results come with smartplan that fit {framework}.", framework=framework)
        show_indented(console, Text(line), 2)
        return
    titles = dict.fromkeys(words.title(one.published.title) for one in standing.beside)
    for title in titles:
        of_it = [one for one in standing.beside if words.title(one.published.title) == title]
        show_indented(console, Text(title), 2)
        _table(console, standing, of_it, words)
        for line in _remarks(standing, of_it, words):
            show_indented(console, Text(line, style="dim"), 2)


def _table(console: Console, standing: Standing, found: Sequence[Beside], words: Words) -> None:
    """Print a row for each mean, with the distance of the index to it."""
    table = light_table()
    for number, name in enumerate((words("Mean of"), words("Year"), words("Index"), words("Distance"))):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for one in found:
        index = one.distances[0]
        mean, apart = _figure(standing, index.mean, words), _distance(standing, index, words)
        table.add_row(f"  {_whose(one, words)}", str(one.mean.year), mean, apart)
    console.print(table)
    for one in found:
        parts = [
            f"{words.title(standing.gaps.scores.of(part.node).item.title)} {_distance(standing, part, words)}"
            for part in one.distances[1:]
        ]
        if parts:
            line = words("against {mean}: {parts}", mean=_whose(one, words), parts="; ".join(parts))
            show_indented(console, Text(line), 2)


def _figure(standing: Standing, value: Fraction, words: Words, *, signed: bool = False) -> str:
    return words.number(value, digits_of(standing.gaps.scores.framework), signed=signed)


def _distance(standing: Standing, distance: Distance, words: Words) -> str:
    return _figure(standing, distance.difference, words, signed=True)


def _whose(one: Beside, words: Words) -> str:
    """Say whose mean it is, and how many they are."""
    said = words((OTHERS if one.computed else KINDS)[one.mean.kind])
    return f"{said} ({one.mean.regions})" if one.mean.regions else said


def _remarks(standing: Standing, found: Sequence[Beside], words: Words) -> Iterator[str]:
    """Yield what a reader must know: another year, an oddity of a figure, source and standing."""
    year = standing.gaps.scores.assessment.year
    if any(one.mean.year != year for one in found):
        yield words(
            "The assessment is of {year}; where a mean is of another year, it is the nearest.", year=year
        )
    for one in found:
        if one.mean.note:
            yield words.title(one.mean.note)
    published = found[0].published
    for source in published.sources:
        told = words(STANDINGS[source.standing or published.standing])
        yield words("Source: {source} ({standing})", source=source.title, standing=told)

"""The catalogue of initiatives on the screen, as JSON and as CSV; each says that it is only typical."""

import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rich.text import Text

from smartplan.core.model.catalogue import Catalogue, Typical
from smartplan.write.json_results import Json, to_json
from smartplan.write.sheets import to_csv
from smartplan.write.terminal.screen import light_table, screen
from smartplan.write.terms import ACTION_KINDS, GROUPS
from smartplan.write.words import Words, later

CLASSES = {"small": later("small cost"), "medium": later("medium cost"), "large": later("large cost")}


def write_catalogue(
    catalogue: Catalogue,
    entries: Sequence[Typical],
    words: Words,
    output_format: str,
    *,
    in_full: bool,
) -> None:
    """Write entries of a catalogue on standard output; `in_full`: everything that is said of them."""
    if output_format == "json":
        sys.stdout.write(to_json(_json(catalogue, entries)) + "\n")
    elif output_format == "csv":
        sys.stdout.write(to_csv([_flat(catalogue, entry) for entry in entries]))
    else:
        _show(catalogue, entries, words, in_full=in_full)


def _show(catalogue: Catalogue, entries: Sequence[Typical], words: Words, *, in_full: bool) -> None:
    console = screen()
    console.print(Text(words.title(catalogue.title), style="bold"))
    console.print(Text(words.title(catalogue.note)))
    console.print(Text(words("standing: {standing}", standing=words(catalogue.standing))))
    console.print()
    if in_full:
        for entry in entries:
            console.print(Text(f"{entry.id}: {words.title(entry.title)}", style="bold"))
            for line in _facts(catalogue, entry, words):
                console.print(Text(f"  {line}"))
        return
    table = light_table()
    table.add_column(words("Initiative"), no_wrap=True)
    table.add_column(words("Title"), overflow="fold")
    table.add_column(words("Quarters"), justify="right", no_wrap=True)
    table.add_column(words("Cost class"), no_wrap=True)
    above = ""
    for entry in entries:
        if entry.dimension != above:
            table.add_row(Text(entry.dimension, style="bold"))
            above = entry.dimension
        title, cost_class = words.title(entry.title), words(CLASSES[entry.cost_class])
        table.add_row(f"  {entry.id}", title, str(entry.duration), cost_class)
    console.print(table)


def _facts(catalogue: Catalogue, entry: Typical, words: Words) -> Iterator[str]:
    range_ = catalogue.cost_classes[entry.cost_class]
    yield words.title(entry.description)
    kind = words(ACTION_KINDS[entry.kind])
    yield words("dimension: {dimension}; kind: {kind}", dimension=entry.dimension, kind=kind)
    yield words.plural("{count} quarter", "{count} quarters", entry.duration)
    yield words(
        "{class_}, typically {low} to {high} (no price)",
        class_=words(CLASSES[entry.cost_class]),
        low=words.money_short(range_.low),
        high=words.money_short(range_.high),
    )
    yield words("usual agency: {agency}", agency=words.title(catalogue.agencies[entry.agency]))
    for group, partner in entry.partners.items():
        yield words("partner: {partner} ({group})", partner=words.title(partner), group=words(GROUPS[group]))
    for id_ in entry.prerequisites:
        yield words("usually after: {initiative}", initiative=id_)
    if entry.quick_win:
        yield words("apt to be a quick win")
    for framework, id_, low, high in _effects(entry):
        span = f"{words.plain(low)} → {words.plain(high)}"
        yield words(
            "raises {indicator} of {framework}: {span}", indicator=id_, framework=framework, span=span
        )
    yield ""
    yield words("In a plan with `catalogue: {catalogue}`, under 'initiatives':", catalogue=catalogue.id)
    yield f"  - {{id: {entry.id}, typical: {entry.id}, agency: …, fund: …, cost: …}}"


def _effects(entry: Typical) -> Iterator[tuple[str, str, Fraction, Fraction]]:
    for framework, effects in entry.raises.items():
        for id_, effect in effects.items():
            yield framework, id_, effect.from_, effect.to


def _json(catalogue: Catalogue, entries: Sequence[Typical]) -> Json:
    return {
        "schema": "smartplan/catalogue@1",
        "id": catalogue.id,
        "title": catalogue.title.model_dump(),
        "standing": catalogue.standing,
        "note": catalogue.note.model_dump(),
        "cost_classes": {name: range_.model_dump() for name, range_ in catalogue.cost_classes.items()},
        "agencies": {id_: title.model_dump() for id_, title in catalogue.agencies.items()},
        "initiatives": [_entry(entry) for entry in entries],
    }


def _entry(entry: Typical) -> Json:
    raises: dict[str, Json] = {framework: {} for framework in entry.raises}
    for framework, id_, low, high in _effects(entry):
        raises[framework][id_] = {"from": float(low), "to": float(high)}
    return {**entry.model_dump(mode="json", exclude={"raises"}), "raises": raises}


def _flat(catalogue: Catalogue, entry: Typical) -> Json:
    range_ = catalogue.cost_classes[entry.cost_class]
    return {
        "id": entry.id,
        "title_id": entry.title.id,
        "title_en": entry.title.en,
        "dimension": entry.dimension,
        "kind": entry.kind,
        "duration": entry.duration,
        "cost_class": entry.cost_class,
        "cost_low": range_.low,
        "cost_high": range_.high,
        "agency": entry.agency,
        "prerequisites": " ".join(entry.prerequisites),
        "quick_win": entry.quick_win,
        "raises": "; ".join(f"{f} {i}: {float(a):g} to {float(b):g}" for f, i, a, b in _effects(entry)),
        "standing": catalogue.standing,
        "note": catalogue.note.en,
    }

"""Where the roadmap takes the city: the index year by year, and what each dimension brings."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from smartplan.core.roadmap import Forecast, Roadmap
from smartplan.core.scores import Exact
from smartplan.write.charts import Curve, Moment, Rise, Waterfall
from smartplan.write.document.author import Author
from smartplan.write.document.findings import as_float, scale_ticks
from smartplan.write.document.model import (
    Block,
    Callout,
    Column,
    Figure,
    Lead,
    Section,
    Table,
    plain,
    row,
)


def forecast(author: Author) -> list[Section]:
    """Show the index by year against the targets, and the dimensions at the end."""
    words, roadmap = author.words, author.case.roadmap
    if roadmap is None or not roadmap.forecast or roadmap.forecast[-1].index is None:
        return []
    blocks: list[Block] = [Lead(arrival(author, roadmap)), _curve(author, roadmap.forecast)]
    blocks.extend(_gains(author, roadmap.forecast[-1]))
    blocks.append(_dimensions(author, roadmap.forecast))
    blocks.append(
        Callout(
            words("What this forecast is"),
            (
                plain(
                    words(
                        "It holds if every initiative of the roadmap is carried out in time and"
                        " does what the plan"
                        " expects of it, and if nothing else changes. Next year's assessment shows"
                        " which of them"
                        " delivered, which were late, and which had no effect."
                    )
                ),
            ),
            "note",
        )
    )
    return [Section("forecast", words("Forecast of the index"), tuple(blocks))]


def arrival(author: Author, roadmap: Roadmap) -> str:
    """Say where the index is at the end of the roadmap, and whether that is its target."""
    words, last = author.words, roadmap.forecast[-1]
    values = {
        "now": author.figure(author.gaps.scores.root.reported),
        "year": author.year,
        "end": author.figure(last.index),
        "last": last.year,
        "target": author.figure(last.target),
    }
    if last.target is None or last.index is None:
        return words(
            "The roadmap takes the index from {now} in {year} to {end} by the end of {last}.", **values
        )
    if last.index >= last.target:
        return words(
            "The roadmap takes the index from {now} in {year} to {end} by the end of {last}; the"
            " target of {target}"
            " is reached.",
            **values,
        )
    values["short"] = author.figure(last.target - last.index)
    return words(
        "The roadmap takes the index from {now} in {year} to {end} by the end of {last}; {short}"
        " points are still"
        " missing to the target of {target}.",
        **values,
    )


def _curve(author: Author, years: Sequence[Forecast]) -> Figure:
    words, now = author.words, author.gaps.scores.root
    moments = (
        Moment(str(author.year), as_float(now.value), author.figure(now.reported)),
        *(
            Moment(
                str(item.year),
                as_float(item.index),
                author.figure(item.index),
                as_float(item.target),
                author.figure(item.target) if item.target is not None else "",
            )
            for item in years
        ),
    )
    title = words("Index by year: forecast and target")
    legend = (("line", words("Forecast")), ("dashed", words("Target of the plan")))
    chart = Curve(title, words("Index"), moments, scale_ticks(author), legend)
    return Figure("forecast", chart, title, _kept(author, years), "", _by_year(author, years))


def _kept(author: Author, years: Sequence[Forecast]) -> str:
    """Say in which years the target is reached."""
    words = author.words
    aimed = [item for item in years if item.target is not None and item.index is not None]
    kept = [str(item.year) for item in aimed if (item.index or 0) >= (item.target or 0)]
    if not aimed:
        return words("The plan sets no target for the index in these years.")
    if len(kept) == len(aimed):
        return words("The target of every year is reached.")
    if not kept:
        return words("The target is reached in none of these years: money and time do not allow more.")
    return words("The target is reached in {years}.", years=words.listing(kept))


def _by_year(author: Author, years: Sequence[Forecast]) -> Table:
    words = author.words
    columns = (
        Column(words("End of"), 34),
        Column(words("Forecast"), 22, "right"),
        Column(words("Target"), 22, "right"),
        Column(words("Difference"), 22, "right"),
    )
    rows = tuple(
        row(
            str(item.year),
            author.figure(item.index),
            author.figure(item.target),
            _difference(author, item.index, item.target),
        )
        for item in years
    )
    return Table(columns, rows)


def _difference(author: Author, one: Exact | None, other: Exact | None) -> str:
    if one is None or other is None:
        return "–"
    return author.words.number(one - other, 2, signed=True)


def _gains(author: Author, last: Forecast) -> Iterator[Figure]:
    """Show what each dimension brings, where the parts add up to the whole exactly."""
    words, root = author.words, author.gaps.scores.root
    if root.value is None or last.index is None:
        return
    parts = [
        (author.name(gap), gap.score.weight * (last.nodes[gap.id] - gap.score.value))
        for gap in author.dimensions
        if gap.id in last.nodes and gap.score.value is not None
    ]
    gained = sum((part for _, part in parts), Fraction(0))
    if not gained or gained != last.index - root.value:
        return
    rises = [
        Rise(
            str(author.year), float(_lowest(author)), float(root.value), author.figure(root.value), whole=True
        )
    ]
    at: Exact = root.value
    for name, part in parts:
        rises.append(Rise(name, float(at), float(at + part), words.number(part, 2, signed=True)))
        at += part
    rises.append(Rise(str(last.year), float(_lowest(author)), float(at), author.figure(at), whole=True))
    title = words("What each dimension brings to the index by {year}", year=last.year)
    most = max(parts, key=lambda pair: pair[1])
    sentence = words(
        "{name} brings most: {part} of the {gained} points that the index gains.",
        name=most[0],
        part=author.figure(most[1]),
        gained=author.figure(gained),
    )
    chart = Waterfall(title, words("Index"), tuple(rises), scale_ticks(author))
    yield Figure("gains", chart, title, sentence)


def _lowest(author: Author) -> Fraction:
    return author.gaps.scores.framework.scale.min


def _dimensions(author: Author, years: Sequence[Forecast]) -> Table:
    """Return each dimension now, at the end of each year, and its target."""
    words = author.words
    width = 52 // len(years)
    columns = (
        Column(words("Dimension"), 100 - 24 - width * len(years)),
        Column(str(author.year), 12, "right"),
        *(Column(str(item.year), width, "right") for item in years),
        Column(words("Target"), 12, "right"),
    )
    rows = [
        row(
            author.name(gap),
            author.score(gap.score),
            *(author.figure(item.nodes.get(gap.id)) for item in years),
            author.aim(gap),
        )
        for gap in author.dimensions
    ]
    index = [author.figure(author.gaps.scores.root.reported), *(author.figure(item.index) for item in years)]
    goal = years[-1].target
    aim = author.figure(author.gaps.root.target if goal is None else goal)
    rows.append(row(words("Index"), *index, aim, kind="total"))
    caption = words("Score of each dimension at the end of each year, if the roadmap is kept")
    return Table(columns, tuple(rows), caption)

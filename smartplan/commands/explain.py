"""smartplan explain: a number down to the line it comes from, or what an error code means."""

from typing import Annotated

import typer

from smartplan.commands import completion, options, show, wiring

EXAMPLES = """
smartplan explain city.yaml index
smartplan explain city.yaml I42
smartplan explain city.yaml revive-sambat
smartplan explain city.yaml revive-sambat --limit 2
smartplan explain city.yaml --what-if I42=4 --what-if I43=3
smartplan explain level-out-of-scale
"""


def command(
    file: Annotated[str, typer.Argument(metavar="FILE|CODE", help="An assessment, or an error code.")],
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ITEM",
            help="index, a node, an indicator, or an initiative.",
            autocompletion=completion.items,
        ),
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option("--what-if", metavar="ID=VALUE", help="What another answer would change; repeatable."),
    ] = None,
    target: options.TargetOption = None,
    track: options.TrackOption = None,
    limit: options.LimitOption = None,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Trace a number to its operands, weights and lines; or say what an error code means."""
    if item is None and not what_if:
        return _code(file, options.language(lang))
    from smartplan.commands.pull.explain import explained, supposed
    from smartplan.commands.pull.gaps import gaps_of
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.explain import write_explanation
    from smartplan.write.words import later

    case = read_case(file)
    words = words_of(case, lang)
    gaps = gaps_of(case, target, track.value if track else None)
    with show.working(words, later("Explaining")) as say:
        found = supposed(gaps.scores, what_if) if what_if else explained(case, gaps, item, limit, words, say)
    write_explanation(found, words, output_format.value)
    show.remark(case.problems, words)
    return 0


def _code(code: str, spoken: str) -> int:
    from smartplan.commands.pull.codes import meaning_of
    from smartplan.write.words import Words

    show.answer(meaning_of(code, Words(spoken)))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "explain", command, EXAMPLES)

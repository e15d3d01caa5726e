"""smartplan framework: what is shipped, where it comes from, and how sure it is."""

from typing import Annotated

import typer

from smartplan.commands import options, show, wiring

FrameworkName = Annotated[
    str, typer.Argument(metavar="ID|FILE", help="The id of a shipped framework, or a framework file.")
]


def list_command(
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT, lang: options.LanguageOption = None
) -> int:
    """List the shipped frameworks with edition, scale, size and standing."""
    from smartplan.read.files import read_framework
    from smartplan.shipped import framework_ids
    from smartplan.write.frameworks import write_list
    from smartplan.write.words import Words

    frameworks = [read_framework(id_).model for id_ in framework_ids()]
    write_list(frameworks, Words(options.language(lang)), output_format.value)
    return 0


def show_command(
    name: FrameworkName,
    output_format: options.TextOrJsonOption = options.TextOrJson.TEXT,
    lang: options.LanguageOption = None,
) -> int:
    """Show the tree of a framework with weights, its sources, targets, and what is not known of it."""
    from smartplan.read.files import read_framework
    from smartplan.write.frameworks import write_framework
    from smartplan.write.words import Words

    words = Words(options.language(lang))
    write_framework(read_framework(name).model, words, output_format.value)
    return 0


def check_command(name: FrameworkName, lang: options.LanguageOption = None) -> int:
    """Check a framework, and the shipped crosswalks to and from it: silent when all is well."""
    from smartplan.commands.pull.gaps import problems_in
    from smartplan.shipped import crosswalk_names
    from smartplan.write.words import Words

    crosswalks = [crosswalk for crosswalk in crosswalk_names() if name in crosswalk.split("--")]
    problems = [problem for checked in (name, *crosswalks) for problem in problems_in(checked)]
    show.remark(problems, Words(options.language(lang)))
    return show.exit_code(problems)


def add_to(app: typer.Typer) -> None:
    """Join the application as a group of three."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    wiring.add(group, "list", list_command, "smartplan framework list")
    wiring.add(group, "show", show_command, "smartplan framework show spbe-2020")
    wiring.add(group, "check", check_command, "smartplan framework check ./my-framework.yaml")
    app.add_typer(group, name="framework", help="List, show and check frameworks.")

"""smartplan sign: who stands by the plan, and what the city decides about it."""

from enum import StrEnum
from typing import Annotated

import typer

from smartplan.commands import clock, options, show, wiring

EXAMPLES = """
smartplan sign city.yaml --by "Siti Rahma" --role "Kepala Bappeda"
smartplan sign city.yaml --by "Wali Kota" --state adopted --instrument "Perwali 43/2020"
smartplan sign city.yaml --by "Wali Kota" --state revise --remarks "Lengkapi anggaran tahun kedua"
"""


class Decision(StrEnum):
    """What a city decides about a plan."""

    PENDING = "pending"
    ADOPTED = "adopted"
    REVISE = "revise"
    DECLINED = "declined"


def command(
    file: options.AssessmentFile,
    by: Annotated[str, typer.Option(help="Who signs or decides.")],
    role: Annotated[str | None, typer.Option(help="In which office.")] = None,
    state: Annotated[Decision | None, typer.Option(help="What the city decides about the plan.")] = None,
    instrument: Annotated[
        str | None, typer.Option(help="By what regulation, such as Perwali 43/2020.")
    ] = None,
    remarks: Annotated[str | None, typer.Option(help="What is to be revised, or why.")] = None,
    lang: options.LanguageOption = None,
) -> int:
    """Sign the content as it is, bound by digests: after any edit of it the sign-off is suspect.

    The sign-off is written into the plan. It is no electronic signature; it tells whether anything was edited
    since. Progress, dates and the decision itself may change without harm to it.
    """
    from smartplan.commands.pull.sign import Signature, signed
    from smartplan.commands.pull.speech import words_of
    from smartplan.read.files import read_case
    from smartplan.write.save import save_edited

    case = read_case(file)
    decision = state.value if state else None
    signature = Signature(by, role, decision, instrument, remarks)
    for name in save_edited(signed(case, signature, clock.today())):
        show.answer(name)
    show.remark(case.problems, words_of(case, lang))
    return 0


def add_to(app: typer.Typer) -> None:
    """Join the application."""
    wiring.add(app, "sign", command, EXAMPLES)

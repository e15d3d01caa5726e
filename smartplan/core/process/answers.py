"""The answer to an indicator as cells of its row, and cells back into the answer."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from smartplan.core.process.cells import Plain, cell_of, copied
from smartplan.core.process.tables import PARTS_OF_EVIDENCE, Cell, Column

UNKNOWN = "unknown"


def long_form(answer: object) -> Plain:
    """Return an answer with its keys, whatever its spelling; an indicator without one is unknown."""
    if isinstance(answer, Mapping):
        return dict(copied(answer))
    return {UNKNOWN: True} if answer in (None, UNKNOWN) else {"score": answer}


def short_form(answer: Plain) -> object:
    """Return an answer in its shortest spelling."""
    if answer.keys() == {"score"}:
        return answer["score"]
    return UNKNOWN if answer == {UNKNOWN: True} else answer


def is_locked(answer: Plain) -> bool:
    """Return whether the score is not the agency's to give: it is the mean of assessors."""
    return bool(answer.get("assessors"))


def answer_cells(answer: Plain, year: int, columns: tuple[Column, ...]) -> dict[str, Cell]:
    """Return the cells of a row. A score that is only carried over is not in its cell until confirmed."""
    cells = {column.key: cell_of(answer, column) for column in columns}
    own = _own_score(answer, year)
    carried = answer.get("carried_over") is not None
    cells["score"] = Decimal(own) if isinstance(own, int | Decimal) and not carried else None
    cells["confirm"] = None
    return cells


def _own_score(answer: Plain, year: int) -> Any:  # noqa: ANN401 - whatever a file says
    if answer.get("years"):
        return answer["years"].get(str(year))
    return answer.get("self") if "self" in answer or "verified" in answer else answer.get("score")


def put_answer(answer: Plain, year: int, cells: Mapping[str, Cell]) -> Plain:
    """Return an answer after the cells of its row that were changed.

    Args:
        answer: the answer in its long form.
        year: the year of the assessment.
        cells: by column, what the row says now; only what was changed.
    """
    new = dict(copied(answer))
    if cells.get("confirm") is not None:
        new.pop("carried_over", None)
    if "not_applicable" in cells:
        _put_reason(new, cells["not_applicable"])
    if "score" in cells:
        _put_score(new, year, cells["score"])
    for key in ("note", "agency", "confidence"):
        if key in cells:
            _put(new, key, cells[key])
    _put_evidence(new, cells)
    return new


def _put_reason(answer: Plain, reason: Cell) -> None:
    """Put in why the question does not arise; a score that is there still is the agency's to take out."""
    if reason is not None:
        answer.pop(UNKNOWN, None)
        if answer.pop("carried_over", None) is not None:
            answer.pop("score", None)
    _put(answer, "not_applicable", reason)
    _keep_an_answer(answer)


def _put_score(answer: Plain, year: int, cell: Cell) -> None:
    score = int(cell) if isinstance(cell, Decimal) and cell == cell.to_integral_value() else cell
    answer.pop("carried_over", None)
    if "years" in answer:
        _put(answer["years"], str(year), score)
        if not answer["years"]:
            del answer["years"]
    else:
        _put(answer, "self" if "self" in answer or "verified" in answer else "score", score)
    if score is not None:
        answer.pop(UNKNOWN, None)
    _keep_an_answer(answer)


def _keep_an_answer(answer: Plain) -> None:
    """Where no kind of answer is left, the indicator is unknown."""
    kinds = ("score", "self", "verified", "assessors", "years", UNKNOWN, "not_applicable")
    if not any(kind in answer for kind in kinds):
        answer[UNKNOWN] = True


def _put_evidence(answer: Plain, cells: Mapping[str, Cell]) -> None:
    """Put the pieces of evidence in; one that is left without a word goes."""
    changed = {key: cell for key, cell in cells.items() if key.startswith("evidence.")}
    if not changed:
        return
    pieces = [dict(piece) for piece in answer.get("evidence", ())]
    for key, cell in changed.items():
        number, part = int(key.split(".")[1]), key.split(".")[2]
        pieces += [{} for _ in range(number + 1 - len(pieces))]
        _put(pieces[number], part, cell)
    kept = [{part: piece[part] for part in PARTS_OF_EVIDENCE if part in piece} for piece in pieces if piece]
    _put(answer, "evidence", kept or None)


def _put(item: Plain, key: str, value: object) -> None:
    if value is None:
        item.pop(key, None)
    else:
        item[key] = value

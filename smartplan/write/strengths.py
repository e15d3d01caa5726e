"""The strengths that an initiative draws on, as they are called."""

from smartplan.core.model import Initiative, Plan
from smartplan.write.words import Words


def strengths_of(plan: Plan, initiative: Initiative, words: Words) -> tuple[str, ...]:
    """Return the names of stakeholders and the strengths of SWOT elements, as the initiative lists them."""
    known = {one.id: (one.name,) for one in plan.stakeholders if one.id}
    said = {element: swot.strengths for element, swot in plan.swot.items()} | known
    return tuple(words.title(text) for id_ in initiative.draws_on for text in said.get(id_, ()))

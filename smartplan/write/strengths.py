"""The strengths that an initiative draws on, as they are called."""

from collections.abc import Iterator, Sequence

from smartplan.core.gaps import Gaps
from smartplan.core.model import Initiative, Plan
from smartplan.core.process.strengths import strengths_of
from smartplan.write.words import Words


def strength_names(plan: Plan, initiative: Initiative, also: Sequence[Gaps], words: Words) -> Iterator[str]:
    """Yield the names of stakeholders and strengths, and parts of the readiness with their score."""
    for strength in strengths_of(plan, initiative, also):
        for text in strength.texts:
            name = words.title(text)
            if strength.score is not None and strength.score.reported is not None:
                score = words.plain(strength.score.reported, 2)
                name = words("{name} (readiness {score})", name=name, score=score)
            yield name

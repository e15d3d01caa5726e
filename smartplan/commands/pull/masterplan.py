"""From a case to everything that a masterplan tells."""

import datetime as dt
from hashlib import sha256

from smartplan import __version__
from smartplan.commands.pull.gaps import gaps_of
from smartplan.commands.pull.status import content_of
from smartplan.core.model import Track
from smartplan.core.process import standing_of
from smartplan.core.roadmap import make_roadmap
from smartplan.read.files import Case
from smartplan.read.originals import originals
from smartplan.read.texts import read_texts
from smartplan.write.document import InputFile, Masterplan
from smartplan.write.problems import describe
from smartplan.write.words import Words


def masterplan_of(
    case: Case, words: Words, target: str | None, track: Track | None, limit: float | None, today: dt.date
) -> Masterplan:
    """Pull a case to its gaps and roadmap and to where it stands, with what people wrote beside it."""
    gaps = gaps_of(case, target, track)
    files = originals(case)
    plan = case.plan.model if case.plan else None
    return Masterplan(
        gaps=gaps,
        standing=standing_of(gaps, plan, content_of(case), today),
        plan=plan,
        roadmap=make_roadmap(gaps, plan, limit=limit) if plan else None,
        also=tuple(gaps_of(further) for further in case.also),
        texts=read_texts(case, words.language),
        outline=case.outline.model if case.outline else None,
        template=case.template,
        catalogue=case.catalogue.model if case.catalogue else None,
        inputs=tuple(
            InputFile(file.path, sha256(file.content).hexdigest(), file.kind, file.content) for file in files
        ),
        warnings=tuple(describe(problem, words)[0] for problem in case.problems),
        version=__version__,
        options={"target": target, "track": track, "limit": limit},
    )

"""From a case to everything that a masterplan tells."""

import datetime as dt
from dataclasses import replace
from hashlib import sha256

from smartplan import __version__
from smartplan.commands.asked import Asked
from smartplan.commands.pull.gaps import gaps_of
from smartplan.commands.pull.roadmap import Say, followed, remarks_on, roadmap_of, silent
from smartplan.commands.pull.status import content_of
from smartplan.core.process import standing_of
from smartplan.core.roadmap import price_of_priority
from smartplan.read.files import Case
from smartplan.read.originals import originals
from smartplan.read.texts import read_texts, untranslated
from smartplan.write.document import InputFile, Masterplan
from smartplan.write.planned import Planned
from smartplan.write.problems import describe
from smartplan.write.words import Words, later


def masterplan_of(case: Case, words: Words, asked: Asked, today: dt.date, say: Say = silent) -> Masterplan:
    """Pull a case to its gaps and roadmap and to where it stands, with what people wrote beside it.

    Args:
        case: the assessment with its plan.
        words: the language.
        asked: target, track and limit; a masterplan asks nothing else.
        today: the day that it is made on.
        say: is told what is done next, for whoever waits.
    """
    gaps = gaps_of(case, asked.target, asked.track)
    plan = case.plan.model if case.plan else None
    roadmap = roadmap_of(case, gaps, asked.limit, followed(say, words)) if plan else None
    if plan and plan.priority:
        say(later("Looking for the best roadmap without the priority"))
    made = Masterplan(
        gaps=gaps,
        standing=standing_of(gaps, plan, content_of(case), today),
        plan=plan,
        roadmap=roadmap,
        priority=price_of_priority(roadmap, limit=asked.limit) if roadmap else None,
        also=tuple(gaps_of(further) for further in case.also),
        texts=read_texts(case, words.language),
        untranslated=untranslated(case, words.language),
        outline=case.outline.model if case.outline else None,
        options={"target": asked.target, "track": asked.track, "limit": asked.limit},
    )
    return _with_files(made, case, words)


def roadmap_told(case: Case, found: Planned, asked: Asked, words: Words, today: dt.date) -> Masterplan:
    """Return what a document of a roadmap by itself tells: of the plan as asked for, with its files."""
    roadmap = found.roadmap
    made = Masterplan(
        gaps=roadmap.gaps,
        standing=standing_of(roadmap.gaps, roadmap.plan, content_of(case), today),
        plan=roadmap.plan,
        roadmap=roadmap,
        priority=found.priority,
        planned=found,
        options=asked.options,
    )
    return _with_files(made, case, words)


def _with_files(made: Masterplan, case: Case, words: Words) -> Masterplan:
    """Add the files that it rests on, what was said of them, and the program."""
    inputs = tuple(
        InputFile(file.path, sha256(file.content).hexdigest(), file.kind, file.content)
        for file in originals(case)
    )
    return replace(
        made,
        template=case.template,
        catalogue=case.catalogue.model if case.catalogue else None,
        inputs=inputs,
        warnings=tuple(describe(problem, words)[0] for problem in remarks_on(case, made.roadmap)),
        version=__version__,
    )

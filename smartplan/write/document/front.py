"""What stands before the books: the facts of the document in plain words, the foreword, the adoption."""

from collections.abc import Iterator

from smartplan.core.model import Standing
from smartplan.core.roadmap import Roadmap
from smartplan.core.scores import Status
from smartplan.write.document.author import Author
from smartplan.write.document.formal import Signature
from smartplan.write.document.model import (
    Block,
    BulletList,
    Callout,
    Cell,
    Column,
    Facts,
    Lead,
    Section,
    Table,
    Text,
    plain,
    row,
    said,
)
from smartplan.write.proof import unproved
from smartplan.write.terms import SIGNED_PARTS
from smartplan.write.words import later

ROUNDING = {
    "half_up": later(
        "Reported figures are rounded once, half up, to {digits} decimals, each by itself, so that a"
        " difference may deviate in the last digit; nothing is computed from them."
    ),
    "half_even": later(
        "Reported figures are rounded once to {digits} decimals, a half to the even digit, each by itself, so"
        " that a difference may deviate in the last digit; nothing is computed from them."
    ),
    "down": later(
        "Reported figures are cut off after {digits} decimals, each by itself, so that a difference may"
        " deviate in the last digit; nothing is computed from them."
    ),
}
UNKNOWN = {
    "exclude": later("An unknown indicator is left out of the mean; it never counts as zero."),
    "floor": later("An unknown indicator counts as the lowest score, as the framework demands."),
    "group_mean": later(
        "An unknown indicator counts as the mean of the city's peer group, where that is stated."
    ),
}

STANDINGS: dict[Standing, str] = {
    "verified": later("verified: read in the instrument itself or recomputed"),
    "reported": later("reported: restated by a second source"),
    "unverified": later("unverified: general knowledge"),
    "ours": later("ours: supplied by smartplan, because no source says it"),
}
ROADMAPS = {
    "optimal": later("Proved optimal: no other selection and order serves the stated aims better."),
    "feasible": later("Feasible; that no better one exists is not proved."),
    "infeasible": later("The mandatory initiatives do not fit the money and the time that the plan gives."),
    "unsettled": later("The limit of computation was reached before a roadmap was found."),
}
ADOPTIONS = {
    "pending": later("Pending: the {head} has not decided yet."),
    "adopted": later("Adopted."),
    "revise": later("Returned for revision."),
    "declined": later("Declined."),
}
COUNTS = {
    Status.SCORED: later("{count} scored"),
    Status.UNKNOWN: later("{count} unknown"),
    Status.NOT_ASSESSED: later("{count} not assessed"),
    Status.NOT_APPLICABLE: later("{count} not applicable"),
}


def facts(author: Author) -> list[Section]:
    """Say in plain words what the document rests on."""
    words = author.words
    blocks: list[Block] = [Lead(_lead(author)), Facts(tuple(facts_of(author)))]
    blocks.extend(illustrative(author))
    blocks.append(
        Callout(
            words("How to read this document"),
            (
                plain(
                    words("A filled circle shows where the city is, a hollow diamond where it wants to be.")
                ),
                plain(words("Q1 to Q4 are the quarters of a year.")),
                plain(
                    words("A dash (–) means that something is not known or not stated; it never means zero.")
                ),
                plain(
                    words(
                        "Every chart is followed by a sentence that says what it shows, and its"
                        " values stand in a"
                        " table beside it, below it, or in Annex A."
                    )
                ),
            ),
            "note",
        )
    )
    return [Section("facts", words("About this document"), tuple(blocks))]


def _lead(author: Author) -> str:
    words, case = author.words, author.case
    count = words.number(len(author.gaps.leaves), 0)
    if case.roadmap is None:
        return words(
            "This document tells what {count} indicators say of {city}.", count=count, city=author.city
        )
    return words(
        "This masterplan leads from what {count} indicators say of {city} to a roadmap for {years}.",
        count=count,
        city=author.city,
        years=author.years,
    )


def facts_of(author: Author) -> Iterator[tuple[str, Text]]:
    """Yield what a document rests on, each with what it is called."""
    words, scores = author.words, author.gaps.scores
    assessment, framework = scores.assessment, scores.framework
    city = assessment.city
    where = [city.name, *([city.province] if city.province else [])]
    code = words(" (code {code})", code=city.code) if city.code else ""
    yield words("Region"), plain(", ".join(where) + code)
    edition = f". {author.title(framework.edition)}" if framework.edition else ""
    yield words("Framework"), plain(author.title(framework.title) + edition)
    yield words("Standing of the framework"), plain(words(STANDINGS[framework.standing]))
    state = words("final") if assessment.status == "final" else words("draft")
    yield words("Assessment"), plain(words("{year}, {state}", year=assessment.year, state=state))
    yield words("Assessed by"), plain(_who(author, assessment.assessor, words.day(assessment.assessed_on)))
    yield words("Verified by"), plain(_who(author, assessment.verifier, words.day(assessment.verified_on)))
    yield words("Whose scores"), plain(_tracks(author))
    yield words("Answers"), plain(_answers(author))
    yield words("Index"), plain(_index(author))
    yield words("Target"), plain(_target(author))
    yield words("Rounding and unknowns"), plain(_rules(author))
    if author.case.roadmap is not None:
        yield words("Roadmap"), plain(_sure(author, author.case.roadmap))
    if author.case.plan is not None:
        yield words("Adoption"), plain(_adoption(author))


def _sure(author: Author, roadmap: Roadmap) -> str:
    """Say whether the roadmap is proved, and how far it may be from the best where it is not."""
    bounds = "; ".join(unproved(roadmap, author.words))
    said = author.words(ROADMAPS[roadmap.status])
    return f"{said} {bounds[:1].upper()}{bounds[1:]}." if bounds else said


def _who(author: Author, who: str | None, day: str) -> str:
    if who is None:
        return author.words("nobody yet")
    return who if day == "–" else f"{who}, {day}"


def _tracks(author: Author) -> str:
    """Say how many scores are the city's own and how many were verified."""
    words, tracks = author.words, author.gaps.scores.tracks()
    own, verified = tracks.get("self", 0), tracks.get("verified", 0)
    if not verified:
        return words("All scores are the city's own (self-assessment); none was verified.")
    if not own:
        return words("All scores were verified.")
    return words(
        "{verified} scores were verified, {own} are the city's own.",
        verified=words.number(verified, 0),
        own=words.number(own, 0),
    )


def _answers(author: Author) -> str:
    words = author.words
    statuses = [leaf.status for leaf in author.gaps.scores.leaves]
    parts = [
        words(said, count=words.number(statuses.count(status), 0))
        for status, said in COUNTS.items()
        if status in statuses
    ]
    return words(
        "{count} indicators: {parts}. Coverage by weight {coverage}.",
        count=words.number(len(statuses), 0),
        parts=words.listing(parts),
        coverage=words.percent(author.gaps.scores.root.coverage, 1),
    )


def _index(author: Author) -> str:
    words, root = author.words, author.gaps.scores.root
    if root.reported is None:
        return words("Unknown: no indicator is scored.")
    index = words("{score} of {max}", score=author.figure(root.reported), max=author.maximum)
    band = f" ({root.band.name})" if root.band else ""
    if root.low == root.high:
        return f"{index}{band}."
    open_ = words(
        "between {low} and {high} once everything unknown is known",
        low=author.figure(root.low),
        high=author.figure(root.high),
    )
    return f"{index}{band}; {open_}."


def _target(author: Author) -> str:
    words, target = author.words, author.gaps.target
    if target.year is not None:
        by = words("The plan's targets for {year}", year=target.year)
    elif target.profile is not None:
        by = author.title(target.profile.title)
    else:
        by = words("None was set")
    if target.goal is None:
        return f"{by}."
    goal = words("goal for the index as a whole: {goal}", goal=author.figure(target.goal))
    return f"{by}; {goal}."


def _rules(author: Author) -> str:
    words, framework = author.words, author.gaps.scores.framework
    if framework.rounding is None:
        rounding = words("Figures are exact and are shown with two decimals.")
    else:
        rounding = words(ROUNDING[framework.rounding.rule], digits=framework.rounding.digits)
    return f"{rounding} {words(UNKNOWN[framework.unknown])}"


def _adoption(author: Author) -> str:
    words, plan = author.words, author.case.plan
    if plan is None or plan.adoption is None:
        return words("Not stated yet.")
    adoption = plan.adoption
    state = words(ADOPTIONS[adoption.state], head=author.head)
    named = [part for part in (adoption.instrument, adoption.by) if part]
    if adoption.date is not None:
        named.append(words.day(adoption.date))
    return f"{state} {', '.join(named)}" if named else state


def illustrative(author: Author) -> Iterator[Block]:
    """Say why figures are not real, where they are not."""
    plan = author.case.plan
    reasons = [author.gaps.scores.assessment.illustrative, plan.illustrative if plan else None]
    texts = tuple(plain(author.title(reason)) for reason in reasons if reason is not None)
    if texts:
        yield Callout(author.words("Illustrative figures"), texts, "warning")


def adoption(author: Author) -> list[Section]:
    """Make the page that the head of the region signs, or sends back."""
    words, plan = author.words, author.case.plan
    if plan is None:
        return []
    choices = (
        words("Accept this masterplan and adopt it by: {regulation}.", regulation=author.regulation),
        words("Ask for changes, and say which scores, ceilings or priorities are to be computed again."),
        words("Decline this masterplan."),
    )
    blocks: list[Block] = [
        Lead(
            words(
                "The decision on this masterplan is the region's own: it may accept it, change it"
                " or decline it."
            )
        ),
        said(_adoption(author), words("State.")),
    ]
    if plan.adoption is not None and plan.adoption.remarks is not None:
        blocks.append(said(author.title(plan.adoption.remarks)))
    blocks.extend(_signed(author))
    blocks.append(said(words("The {head} is asked to choose one of the following.", head=author.head)))
    blocks.append(BulletList(tuple(plain(choice) for choice in choices), boxes=True))
    place = words("{place}, ........................", place=author.place)
    office = words("{head} of {place}", head=author.head, place=author.place)
    blocks.append(Signature(place, office))
    return [Section("adoption", words("Adoption"), tuple(blocks))]


def _signed(author: Author) -> Iterator[Block]:
    """List who stands by the content, and say whose sign-off no longer holds because it was edited since."""
    words, process = author.words, author.case.standing.process
    if process is None or not process.signed:
        return
    columns = (Column(words("Signed by"), 42), Column(words("Day"), 20), Column(words("State"), 38))
    rows = []
    for signed in process.signed:
        given = signed.sign_off
        parts = words.listing([words(SIGNED_PARTS.get(part, part)) for part in signed.changed])
        state = words("suspect; edited since: {parts}", parts=parts) if parts else words("stands")
        name = Cell(given.by, strong=True, more=given.role or "")
        rows.append(row(name, words.day(given.date), Cell(state, strong=bool(parts))))
    yield Table(columns, tuple(rows), words("Who stands by the content"))

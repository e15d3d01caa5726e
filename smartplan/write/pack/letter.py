"""The letter that a report goes out with: from and to whom, the result in brief; then the method."""

from collections.abc import Iterator, Mapping, Sequence

from smartplan.core.model.base import Titles
from smartplan.core.model.letter import BRACES, NUMBER, Letter
from smartplan.write.document.formal import Letterhead, Signature
from smartplan.write.document.model import Block, BulletList, Facts, Section, plain, said
from smartplan.write.pack.case import BLANK, Writer
from smartplan.write.pack.method import method

NOTHING = Letter(schema="smartplan/letter/1")
"""A letter file that says nothing."""


def letter(writer: Writer) -> Section:
    """Write the letter; what no letter file says is left to be filled in."""
    return Section("letter", writer.words("Covering letter"), tuple(_letter(writer)), new_page=True)


def enclosed(writer: Writer) -> Section:
    """Tell method and weights, which the letter refers to."""
    blocks = tuple(method(writer.author.gaps.scores.framework, writer.words))
    return Section("method", writer.words("Method and weights"), blocks, new_page=True)


def _letter(writer: Writer) -> Iterator[Block]:
    paper = writer.case.letter or NOTHING
    if paper.sender is not None:
        title = writer.author.title
        yield Letterhead(title(paper.sender.institution), title(paper.sender.unit), paper.sender.address)
    yield _head(writer, paper)
    yield from _own(writer, paper.opening) or (_opening(writer),)
    yield said(" ".join(result(writer)))
    yield from _own(writer, paper.closing) or (_closing(writer),)
    yield _signature(writer, paper)
    if paper.copies:
        yield said("", writer.words("Copies to:"))
        yield BulletList(tuple(plain(_filled(writer, text)) for text in paper.copies), numbered=True)


def _head(writer: Writer, paper: Letter) -> Facts:
    words, author = writer.words, writer.author
    subject = words(
        "Result of {framework}, {city}, {year}",
        framework=author.title(author.gaps.scores.framework.title),
        city=author.city,
        year=author.year,
    )
    recipient = _filled(writer, paper.recipient) if paper.recipient else writer.addressee
    return Facts(
        (
            (words("Number"), plain(_number(writer, paper))),
            (words("Date"), plain(_day(writer, paper))),
            (words("Subject"), plain(subject)),
            (words("To"), plain(recipient)),
        )
    )


def _number(writer: Writer, paper: Letter) -> str:
    number = writer.case.number or BLANK
    if paper.number is None:
        return number
    return _put(paper.number.pattern, {NUMBER: number, "year": str(writer.author.year)})


def _day(writer: Writer, paper: Letter) -> str:
    return BLANK if paper.date is None else writer.words.day(paper.date)


def _opening(writer: Writer) -> Block:
    author = writer.author
    return said(
        writer.words(
            "We herewith convey the result of {framework} for {city} in {year}. Method, weights and the full"
            " result follow behind this letter.",
            framework=author.title(author.gaps.scores.framework.title),
            city=author.city,
            year=author.year,
        )
    )


def _closing(writer: Writer) -> Block:
    return said(
        writer.words(
            "The report may serve {city} as a basis for follow-up, and for the preparation of the next"
            " assessment. Should a figure not agree with the evidence that was submitted, please let us know"
            " in writing.",
            city=writer.author.city,
        )
    )


def _signature(writer: Writer, paper: Letter) -> Signature:
    place = f"{paper.place or BLANK}, {_day(writer, paper)}"
    who = paper.signatory
    if who is None:
        return Signature(place, BLANK)
    office = writer.author.title(who.office) or BLANK
    return Signature(place, office, who.name or "", who.staff_number or "")


def _own(writer: Writer, paragraphs: Sequence[Titles]) -> tuple[Block, ...]:
    return tuple(said(_filled(writer, text)) for text in paragraphs)


def _filled(writer: Writer, titles: Titles) -> str:
    """Return a text of the letter file with what it asks for of the city; what is not known is dotted."""
    author = writer.author
    assessment = author.gaps.scores.assessment
    values = {
        "city": author.city,
        "head": author.head,
        "place": author.place,
        "province": assessment.city.province or BLANK,
        "year": str(author.year),
        "framework": author.title(author.gaps.scores.framework.title),
    }
    return _put(author.title(titles), values)


def _put(text: str, values: Mapping[str, str]) -> str:
    """Put values where their names stand in braces, all at once: nothing in a value is looked for."""
    return BRACES.sub(lambda found: values.get(found[1], found[0]), text)


def result(writer: Writer) -> Iterator[str]:
    """Say index, band, rank, and what changed, each in a sentence."""
    yield _index(writer)
    way = writer.among.standing.member.restated
    if way is not None:
        yield writer.words(
            "The answers were given under {edition} and carried over by a crosswalk, which covers {share} of"
            " the weight.",
            edition=writer.author.title(way.framework.title),
            share=writer.words.percent(way.carried),
        )
    rank = _rank(writer)
    if rank:
        yield rank
    move = writer.among.move
    if move is not None:
        yield writer.words(
            "Since {year} the index has changed by {change} points.",
            year=move.before[0],
            change=writer.words.number(move.change, writer.digits, signed=True),
        )


def _index(writer: Writer) -> str:
    words, author, root = writer.words, writer.author, writer.author.gaps.root.score
    if root.reported is None:
        return words("Too little is known of {city} for an index.", city=author.city)
    values = {"city": author.city, "score": author.figure(root.reported), "max": author.maximum}
    if root.band is None:
        return words("The index of {city} is {score} of {max}.", **values)
    return words("The index of {city} is {score} of {max} ({band}).", **values, band=root.band.name)


def _rank(writer: Writer) -> str:
    """Say the rank, and between which ones it may be where something is unknown."""
    words, standing = writer.words, writer.among.standing
    if standing.rank is None or writer.among.cities < 2:  # noqa: PLR2004 - a rank needs two
        return ""
    values = {
        "rank": words.number(standing.rank, 0),
        "count": words.number(writer.among.cities, 0),
        "others": writer.others,
    }
    low, high = standing.rank_low, standing.rank_high
    if low is None or high is None or low == high:
        return words("It takes rank {rank} of {count} among {others}.", **values)
    return words(
        "It takes rank {rank} of {count} among {others}; as long as answers are unknown, it may be between"
        " {low} and {high}.",
        **values,
        low=words.number(low, 0),
        high=words.number(high, 0),
    )

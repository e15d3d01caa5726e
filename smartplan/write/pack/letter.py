"""The letter that a report goes out with: to whom, the result in brief, who signs; then the method."""

from collections.abc import Iterator

from smartplan.write.document.model import Block, Facts, Section, Signature, plain, said
from smartplan.write.pack.case import BLANK, Writer
from smartplan.write.pack.method import method


def letter(writer: Writer) -> Section:
    """Write the letter; number, place, day and signatory are left to be filled in."""
    return Section("letter", writer.words("Covering letter"), tuple(_letter(writer)), new_page=True)


def enclosed(writer: Writer) -> Section:
    """Tell method and weights, which the letter refers to."""
    blocks = tuple(method(writer.author.gaps.scores.framework, writer.words))
    return Section("method", writer.words("Method and weights"), blocks, new_page=True)


def _letter(writer: Writer) -> Iterator[Block]:
    words, author = writer.words, writer.author
    framework = author.title(author.gaps.scores.framework.title)
    subject = words(
        "Result of {framework}, {city}, {year}", framework=framework, city=author.city, year=author.year
    )
    yield Facts(
        (
            (words("Number"), plain(BLANK)),
            (words("Date"), plain(BLANK)),
            (words("Subject"), plain(subject)),
            (words("To"), plain(writer.addressee)),
        )
    )
    yield said(
        words(
            "We herewith convey the result of {framework} for {city} in {year}. Method, weights and the full"
            " result follow behind this letter.",
            framework=framework,
            city=author.city,
            year=author.year,
        )
    )
    yield said(" ".join(result(writer)))
    yield said(
        words(
            "The report may serve {city} as a basis for follow-up, and for the preparation of the next"
            " assessment. Should a figure not agree with the evidence that was submitted, please let us know"
            " in writing.",
            city=author.city,
        )
    )
    yield Signature(f"{BLANK}, {BLANK}", BLANK)


def result(writer: Writer) -> Iterator[str]:
    """Say index, band, rank, and what changed, each in a sentence."""
    yield _index(writer)
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

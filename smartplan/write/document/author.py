"""The author: who knows the case, the language and the day, and how names and figures are said in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from smartplan.core.gaps import Gap, Gaps
from smartplan.core.model import Initiative, Quarter
from smartplan.core.model.base import Titles
from smartplan.core.model.outline import Outline
from smartplan.core.roadmap import Constraint, Eased, Reason, Step
from smartplan.core.scores import Exact, Score, Status
from smartplan.write.digits import digits_of
from smartplan.write.document.case import Masterplan
from smartplan.write.named import name_of
from smartplan.write.reasons import constraint_sentence, reason_sentence
from smartplan.write.words import Words, later

ROMAN = ("I", "II", "III", "IV")
FUNDS = {
    "apbd": later("Regional budget (APBD)"),
    "apbn": later("National budget (APBN)"),
    "csr": later("Corporate social responsibility (CSR)"),
    "kpbu": later("Public-private partnership (KPBU)"),
}
HEADS = {
    "kota": later("Mayor"),
    "kabupaten": later("Regent"),
    "provinsi": later("Governor"),
    "instansi": later("Head of the agency"),
}
REGULATIONS = {
    "kota": later("Mayoral regulation"),
    "kabupaten": later("Regent's regulation"),
    "provinsi": later("Governor's regulation"),
    "instansi": later("Decree of the head of the agency"),
}


@dataclass(frozen=True, slots=True)
class Author:
    """Writes one case in one language on one day; says names and figures, and finds what belongs together."""

    case: Masterplan
    words: Words
    today: date
    outline: Outline

    @property
    def gaps(self) -> Gaps:
        """The gaps of the city."""
        return self.case.gaps

    @property
    def city(self) -> str:
        """The name of the city."""
        return self.gaps.scores.assessment.city.name

    @property
    def year(self) -> int:
        """The year of the assessment."""
        return self.gaps.scores.assessment.year

    @property
    def maximum(self) -> str:
        """The best score, as text."""
        return self.words.plain(self.gaps.scores.framework.scale.max)

    @property
    def head(self) -> str:
        """The head of the region by its kind: Mayor, Regent, Governor."""
        return self.words(HEADS.get(self.gaps.scores.assessment.city.kind or "kota", HEADS["kota"]))

    @property
    def place(self) -> str:
        """The name of the city without what kind of region it is: Malang of Kota Malang."""
        kind, _, name = self.city.partition(" ")
        return name if name and kind.lower() in HEADS else self.city

    @property
    def regulation(self) -> str:
        """The instrument with which the head of the region adopts a plan."""
        return self.words(
            REGULATIONS.get(self.gaps.scores.assessment.city.kind or "kota", REGULATIONS["kota"])
        )

    @property
    def dimensions(self) -> tuple[Gap, ...]:
        """The gaps right below the index that are in scope, in the framework's order."""
        return tuple(gap for gap in self.gaps.root.children if gap.score.in_scope)

    @property
    def ranked(self) -> tuple[Gap, ...]:
        """The dimensions whose score is known, from the strongest to the weakest, ties in order."""
        known = [(gap.score.value, gap) for gap in self.dimensions if gap.score.value is not None]
        return tuple(gap for _, gap in sorted(known, key=lambda pair: -pair[0]))

    @property
    def order(self) -> tuple[str | None, ...]:
        """The ids of the dimensions, then None for what belongs to none."""
        return (*(gap.id for gap in self.dimensions), None)

    @property
    def years(self) -> str:
        """The years of the plan, else the year of the assessment: 2026–2030."""
        if self.case.plan is None:
            return str(self.year)
        first = self.case.plan.horizon.start
        last = first.plus(self.case.plan.horizon.quarters - 1)
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"

    @property
    def source(self) -> str:
        """What the scores rest on, as it stands under a figure."""
        assessment = self.gaps.scores.assessment
        who = assessment.verifier or assessment.assessor
        if who:
            return self.words("assessment {year}, {who}", year=assessment.year, who=who)
        return self.words("assessment {year}", year=assessment.year)

    def title(self, titles: Titles | None) -> str:
        """Return text in the language of the document; empty where there is none."""
        return "" if titles is None else self.words.title(titles)

    def name(self, gap: Gap) -> str:
        """Return what a node or indicator is called."""
        return self.words.title(gap.score.item.title)

    def figure(self, value: Exact | None) -> str:
        """Return a value on the scale with the decimals that the framework reports."""
        return self.words.number(value, self.digits)

    @property
    def digits(self) -> int:
        """With how many decimals the framework reports."""
        return digits_of(self.gaps.scores.framework)

    def score(self, score: Score) -> str:
        """Return the reported figure of a node, or the level of an indicator as it was given."""
        return self.words.plain(score.reported) if score.is_leaf else self.figure(score.reported)

    def aim(self, gap: Gap) -> str:
        """Return the target of a node or indicator."""
        return self.words.plain(gap.target) if gap.score.is_leaf else self.figure(gap.target)

    def missing(self, gap: Gap) -> str:
        """Return the gap of a node or indicator; a dash where it is unknown."""
        return self.words.plain(gap.gap) if gap.score.is_leaf else self.figure(gap.gap)

    def level(self, score: Score) -> str:
        """Return what the level of an indicator is called; empty where levels have no names."""
        value, item = score.value, score.item
        levels = getattr(item, "levels", ()) or self.gaps.scores.framework.level_names.get(
            getattr(item, "level_names", None) or "", ()
        )
        return next((self.title(level.name) for level in levels if level.level == value), "")

    def agency(self, id_: str | None) -> str:
        """Return the title of an agency; its id where the plan does not name it, a dash for none."""
        if id_ is None:
            return "–"
        known = self.case.plan.agencies if self.case.plan else {}
        return self.title(known[id_].title) if id_ in known else id_

    def short_agency(self, id_: str | None) -> str:
        """Return the short name that an agency's title gives in brackets, else the title."""
        return _short(self.agency(id_))

    def fund(self, id_: str | None) -> str:
        """Return what a fund is called."""
        return "–" if id_ is None else self.words(FUNDS.get(id_, id_))

    @property
    def quarters(self) -> tuple[str, str, str, str]:
        """How the four quarters of a year are numbered: I to IV in Indonesian, 1 to 4 in English."""
        return ROMAN if self.words.language == "id" else ("1", "2", "3", "4")

    def quarter(self, quarter: Quarter | None) -> str:
        """Return a quarter: Q3 2026, Triwulan III 2026."""
        if quarter is None:
            return "–"
        return self.words("Q{number} {year}", number=self.quarters[quarter.number - 1], year=quarter.year)

    def span(self, step: Step) -> str:
        """Return from when to when an initiative runs."""
        start, finish = step.start, step.finish
        if start is None or finish is None or start == finish:
            return self.quarter(start)
        first, last = self.quarters[start.number - 1], self.quarters[finish.number - 1]
        if start.year == finish.year:
            return self.words("Q{first}–Q{last} {year}", first=first, last=last, year=start.year)
        values = {"first": first, "year": start.year, "last": last, "until": finish.year}
        return self.words("Q{first} {year} – Q{last} {until}", **values)

    def reason(self, reason: Reason) -> str:
        """Say why something is so, with names instead of ids."""
        return reason_sentence(Reason(reason.code, self._named(reason.values)), self.words)

    def constraint(self, constraint: Constraint) -> str:
        """Say what the plan demands, with names instead of ids."""
        named = replace(constraint, values=self._named(constraint.values))
        return constraint_sentence(named, self.words)

    def eased(self, eased: Eased) -> Eased:
        """Return how a demand is eased, with names instead of ids."""
        named = replace(eased.constraint, values=self._named(eased.constraint.values))
        return replace(eased, constraint=named)

    def _named(self, values: Mapping[str, object]) -> dict[str, object]:
        """Return the values of a reason with titles in the place of ids, and quarters as they are said."""
        return {name: self._titled(name, value) for name, value in values.items()}

    def _titled(self, name: str, value: object) -> object:
        if isinstance(value, Quarter):
            return self.quarter(value)
        if isinstance(value, list | tuple):
            return [self._titled(name, part) for part in value]
        if not isinstance(value, str):
            return value
        if name == "fund":
            return self.short_fund(value)
        return self.short_agency(value) if name == "agency" else self.titled(value)

    def titled(self, id_: str) -> str:
        """Return the title of an initiative, a service or an indicator; the id where it is none of them."""
        plan = self.case.plan
        names = {gap.id: self.name(gap) for gap in self.gaps.all()}
        names.update({item.id: self.title(item.title) for item in (plan.services if plan else ())})
        names.update({item.id: name_of(item, self.words) for item in (plan.initiatives if plan else ())})
        return f"“{names[id_]}”" if id_ in names else id_

    def named(self, id_: str) -> str:
        """Return the short name of a fund, else a title."""
        known = self.case.plan.funds if self.case.plan else {}
        return self.short_fund(id_) if id_ in known else self.titled(id_)

    def short_fund(self, id_: str | None) -> str:
        """Return the short name of a fund: APBD."""
        return _short(self.fund(id_))

    def money(self, rupiah: int) -> str:
        """Return rupiah as they are said: Rp1,25 miliar."""
        return self.words.money_short(rupiah)

    def share(self, part: Exact, whole: Exact) -> str:
        """Return a part of a whole in percent; a dash where the whole is nothing."""
        return self.words.percent(Fraction(part) / Fraction(whole) if whole else None)

    def names(self, gaps: Iterable[Gap]) -> str:
        """Return the names of nodes or indicators as a sentence lists them."""
        return self.words.listing([self.name(gap) for gap in gaps])

    def top_of(self, id_: str | None) -> str | None:
        """Return the dimension that a node or indicator lies below (or is); None where there is none."""
        for dimension in self.dimensions:
            if any(score.id == id_ for score in dimension.score.walk()):
                return dimension.id
        return None

    def dimension_of(self, initiative: Initiative) -> str | None:
        """Return the dimension of an initiative: the one it names, else that of what it first raises."""
        named = self.top_of(initiative.dimension)
        return named or self.top_of(next(iter(initiative.raises), None))

    def steps_of(self, dimension: str | None) -> tuple[Step, ...]:
        """Return what becomes of the initiatives of a dimension, in file order."""
        steps = self.case.roadmap.steps if self.case.roadmap else ()
        return tuple(step for step in steps if self.dimension_of(step.initiative) == dimension)

    def leaves(self, gap: Gap) -> tuple[Gap, ...]:
        """Return the indicators below a node, in the framework's order."""
        if gap.score.is_leaf:
            return (gap,)
        return tuple(leaf for child in gap.children for leaf in self.leaves(child))

    def open_leaves(self) -> tuple[Gap, ...]:
        """Return the indicators of which nothing is known: unknown or not assessed."""
        unclear = {Status.UNKNOWN, Status.NOT_ASSESSED}
        return tuple(leaf for leaf in self.gaps.leaves if leaf.score.status in unclear)


def _short(title: str) -> str:
    """Return the short name that a title gives in brackets, else the title."""
    return title[title.rindex("(") + 1 : -1] if title.endswith(")") and "(" in title else title

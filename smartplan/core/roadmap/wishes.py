"""What is asked beside the plan: other money, something that must be in, something that is to stay out."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from smartplan.core.check import nearest
from smartplan.core.model import Plan
from smartplan.core.model.base import MAX_RUPIAH
from smartplan.core.roadmap.varied import with_ceilings, with_musts
from smartplan.errors import InputError, Problem

UNITS = {
    "%": Fraction(1, 100),
    "juta": Fraction(10**6),
    "million": Fraction(10**6),
    "miliar": Fraction(10**9),
    "billion": Fraction(10**9),
    "triliun": Fraction(10**12),
    "trillion": Fraction(10**12),
}
"""What may stand behind an amount; not "M", which is read as million or miliar."""
BUDGET = re.compile(r"\s*([^:=\s]+)\s*(?::\s*([0-9]{4})\s*)?=\s*(\S.*?)\s*")
AMOUNT = re.compile(
    r"([+-]?)\s*(?:Rp\.?\s*)?"
    r"(?:([0-9]{1,17}|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+)|([0-9]{1,9}(?:[.,][0-9]{1,2})?)\s*(%|[a-z]+))",
    re.IGNORECASE,
)
"""Whole rupiah, with or without separators of thousands; or a number of at most two decimals, and a unit."""


@dataclass(frozen=True, slots=True)
class MoneyWish:
    """Other money of a fund.

    Attributes:
        text: as it was typed.
        fund: the id of the fund.
        year: the year that is meant; None: every year that has a ceiling, or lies within the horizon.
        kind: share = `amount` is the part of a ceiling that is added; more = rupiah that are added to a
            year's ceiling; exact = rupiah that are the ceiling of a year.
        amount: below zero where money is taken away.
    """

    text: str
    fund: str
    year: int | None
    kind: Literal["share", "more", "exact"]
    amount: Fraction

    def ceiling(self, now: int) -> int:
        """Return a year's ceiling, rounded down to whole rupiah."""
        if self.kind == "exact":
            return int(self.amount)
        return (now + (now * self.amount if self.kind == "share" else self.amount)).__floor__()


@dataclass(frozen=True, slots=True)
class Wishes:
    """All that is asked beside the plan.

    Attributes:
        budgets: other money, in the order asked.
        musts: initiatives that must be in, by id.
        without: initiatives that are to stay out, by id.
        target: another target than the plan's: the id of a profile, or a level; None: the plan's own.
    """

    budgets: tuple[MoneyWish, ...] = ()
    musts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    target: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.budgets or self.musts or self.without or self.target)

    def applied(self, plan: Plan) -> Plan:
        """Return the plan with other money and further must-haves; what is to stay out is still in it."""
        ceilings = _ceilings(plan, self.budgets)
        return with_musts(with_ceilings(plan, ceilings), self.musts)


def wishes_of(
    plan: Plan,
    budgets: Sequence[str] = (),
    musts: Sequence[str] = (),
    without: Sequence[str] = (),
    target: str | None = None,
) -> Wishes:
    """Understand what is asked beside the plan.

    Args:
        plan: the plan; its checks have passed.
        budgets: FUND[:YEAR]=AMOUNT each: apbd=+10%, csr:2027=-50 juta, apbn=12000000000.
        musts: ids of initiatives.
        without: ids of initiatives.
        target: the id of a profile, or a level.

    Raises:
        InputError: with everything that can't be understood, or names nothing in the plan.
    """
    problems: list[Problem] = []
    money = [wish for text in budgets if (wish := _money(text, plan, problems))]
    problems += _misnamed(plan, dict.fromkeys([*musts, *without]))
    problems += (Problem("asked-in-and-out", values={"id": id_}) for id_ in musts if id_ in without)
    if not problems:
        problems += _unpayable(plan, money)
    if problems:
        raise InputError(problems)
    return Wishes(tuple(money), tuple(dict.fromkeys(musts)), tuple(dict.fromkeys(without)), target)


def _money(text: str, plan: Plan, problems: list[Problem]) -> MoneyWish | None:
    parts = BUDGET.fullmatch(text)
    amount = AMOUNT.fullmatch(parts[3]) if parts else None
    if parts is None or amount is None or (amount[4] or "%").lower() not in UNITS:
        problems.append(Problem("budget-unclear", values={"text": text}))
        return None
    if amount[4] == "%" and not amount[1]:
        problems.append(Problem("budget-unclear", values={"text": text}))
        return None
    year = int(parts[2]) if parts[2] else None
    problems += _unknown(parts[1], year, plan)
    return MoneyWish(text, parts[1], year, _kind(amount), _signed(amount))


def _kind(amount: re.Match[str]) -> Literal["share", "more", "exact"]:
    if amount[4] == "%":
        return "share"
    return "more" if amount[1] else "exact"


def _signed(amount: re.Match[str]) -> Fraction:
    if amount[2]:
        size = Fraction(re.sub("[.,]", "", amount[2]))
    else:
        size = Fraction(amount[3].replace(",", ".")) * UNITS[amount[4].lower()]
    return -size if amount[1] == "-" else size


def _unknown(fund: str, year: int | None, plan: Plan) -> Iterator[Problem]:
    """Yield that there is no such fund, or that the year does not lie within the horizon."""
    if fund not in plan.funds:
        known = ", ".join(plan.funds) or "–"
        yield Problem(
            "asked-fund-unknown", values={"id": fund, "known": known, "suggestion": nearest(fund, plan.funds)}
        )
    years = plan.horizon.calendar
    if year is not None and year not in years:
        yield Problem("budget-year-outside", values={"year": year, "first": years[0], "last": years[-1]})


def _misnamed(plan: Plan, ids: Collection[str]) -> Iterator[Problem]:
    known = [item.id for item in plan.initiatives]
    for id_ in ids:
        if id_ not in known:
            values = {"id": id_, "known": ", ".join(known) or "–", "suggestion": nearest(id_, known)}
            yield Problem("asked-initiative-unknown", values=values)


def _ceilings(plan: Plan, wishes: Sequence[MoneyWish]) -> dict[str, dict[int, int]]:
    """Return the ceilings of all funds, one wish after the other."""
    funds = {fund: dict(years) for fund, years in plan.funds.items()}
    for wish in wishes:
        ceilings = funds[wish.fund]
        meant = {*ceilings, *plan.horizon.calendar} if wish.year is None else {wish.year}
        ceilings |= {year: wish.ceiling(ceilings.get(year, 0)) for year in sorted(meant)}
    return funds


def _unpayable(plan: Plan, wishes: Sequence[MoneyWish]) -> Iterator[Problem]:
    """Yield the first year of each fund whose ceiling would be below zero, or beyond what can be counted."""
    for fund, years in _ceilings(plan, wishes).items():
        bad = [(year, rupiah) for year, rupiah in years.items() if not 0 <= rupiah <= MAX_RUPIAH]
        for year, rupiah in bad[:1]:
            values = {"fund": fund, "year": year, "amount": rupiah, "ceiling": plan.funds[fund].get(year, 0)}
            yield Problem("budget-out-of-range", values=values)

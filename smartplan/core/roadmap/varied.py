"""What if: the same plan with other money, or with something that must be in."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from smartplan.core.model import Plan


def with_budgets(plan: Plan, factors: Mapping[str, Fraction]) -> Plan:
    """Return the plan with every ceiling of some funds multiplied, rounded down to whole rupiah."""
    funds = {
        fund: {year: int(rupiah * factors.get(fund, Fraction(1))) for year, rupiah in ceilings.items()}
        for fund, ceilings in plan.funds.items()
    }
    return with_ceilings(plan, funds)


def with_ceilings(plan: Plan, funds: Mapping[str, Mapping[int, int]]) -> Plan:
    """Return the plan with these ceilings, whole rupiah by fund and year."""
    return plan.model_copy(update={"funds": {fund: dict(years) for fund, years in funds.items()}})


def with_musts(plan: Plan, ids: Collection[str]) -> Plan:
    """Return the plan with some initiatives mandatory."""
    initiatives = (
        item.model_copy(update={"mandatory": True}) if item.id in ids else item for item in plan.initiatives
    )
    return plan.model_copy(update={"initiatives": tuple(initiatives)})

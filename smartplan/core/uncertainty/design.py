"""The design of a study: which factors vary between which options, which can't, and why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypeVar

from smartplan.core.model import Framework, Node, Panel, Rule
from smartplan.core.model.panel import Normalise
from smartplan.core.panel import Cohort, Tree, chain_of, tree_of, with_scores
from smartplan.core.uncertainty.options import (
    imputations_for,
    outliers_for,
    relative_ids,
    rules_for,
    ways_for,
)
from smartplan.core.uncertainty.request import FACTORS, Factor, Request
from smartplan.core.uncertainty.unsure import Unsure, unsure_in
from smartplan.errors import InputError, Problem

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of every choice, the framework's own first; a choice of one does not vary.

    Attributes:
        rules: what takes the place of the framework's means; None: nothing does.
        ways: what takes the place of its way of normalising; None: nothing does.
        outliers: whether outliers are treated as it says.
        impute: whether unknowns are filled in as it says.
    """

    rules: tuple[Rule | None, ...] = (None,)
    ways: tuple[Normalise | None, ...] = (None,)
    outliers: tuple[bool, ...] = (True,)
    impute: tuple[bool, ...] = (True,)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each of the four choices has."""
        return len(self.rules), len(self.ways), len(self.outliers), len(self.impute)

    @property
    def strata(self) -> int:
        """How many combinations there are."""
        return prod(self.sizes)


@dataclass(frozen=True, slots=True)
class Design:
    """A study that is ready to be run.

    Attributes:
        request: what was asked for.
        cohort: the cities.
        varied: the factors that vary, in the order of `FACTORS`.
        skipped: why others can't vary, or only in part.
        options: the options of the choices.
        unsure: the scores that vary; none where they don't.
        trees: the tree of every combination of options of normalise, outliers and impute, the last running
            fastest; the first is what the framework says.
        draws: how many draws: those asked for, rounded up to equal strata.
    """

    request: Request
    cohort: Cohort
    varied: tuple[Factor, ...]
    skipped: tuple[Problem, ...]
    options: Options
    unsure: tuple[Unsure, ...]
    trees: tuple[Tree, ...]
    draws: int

    @property
    def base(self) -> Tree:
        """The tree as the framework declares it."""
        return self.trees[0]

    def combination(self, chosen: Sequence[int]) -> tuple[Rule | None, Tree]:
        """Return the rule (None: the framework's own) and the tree that one option of each choice mean."""
        rule, *rest = chosen
        place = 0
        for size, option in zip(self.options.sizes[1:], rest, strict=True):
            place = place * size + option
        return self.options.rules[rule], self.trees[place]


@dataclass(frozen=True, slots=True)
class _Found:
    """Of every factor, the options that there are, or why it can't vary."""

    weights: tuple[str, ...] | Problem
    scores: tuple[Unsure, ...] | Problem
    rule: tuple[Rule | None, ...] | Problem
    normalise: tuple[Normalise | None, ...] | Problem
    outliers: tuple[bool, ...] | Problem
    impute: tuple[bool, ...] | Problem

    def problem(self, factor: Factor) -> Problem | None:
        found = getattr(self, factor)
        return found if isinstance(found, Problem) else None


def design_of(cohort: Cohort, request: Request) -> Design:
    """Prepare a study.

    Raises:
        InputError: something was asked for by name that can't be varied here, or nothing can.
    """
    unsure, fixed = unsure_in(cohort)
    found = _Found(
        weights=_weights_for(cohort.framework),
        scores=unsure or Problem("scores-not-varied", values={"count": fixed or None}),
        rule=rules_for(cohort.framework, request),
        normalise=ways_for(cohort, request),
        outliers=outliers_for(cohort),
        impute=imputations_for(cohort),
    )
    problems = [found.problem(factor) for factor in FACTORS if request.wants(factor)]
    skipped = [problem for problem in problems if problem is not None]
    if skipped and (request.vary is not None or len(skipped) == len(FACTORS)):
        raise InputError(skipped)
    varied = tuple(f for f in FACTORS if request.wants(f) and found.problem(f) is None)
    if "scores" in varied and fixed:
        skipped.append(Problem("some-scores-not-varied", values={"count": fixed}))
    options = Options(
        rules=_taken("rule", varied, found.rule, own=None),
        ways=_taken("normalise", varied, found.normalise, own=None),
        outliers=_taken("outliers", varied, found.outliers, own=True),
        impute=_taken("impute", varied, found.impute, own=True),
    )
    return Design(
        request=request,
        cohort=cohort,
        varied=varied,
        skipped=tuple(skipped),
        options=options,
        unsure=unsure if "scores" in varied else (),
        trees=tuple(_trees(cohort, options)),
        draws=-(-request.draws // options.strata) * options.strata,
    )


def _taken(
    factor: Factor, varied: tuple[Factor, ...], found: tuple[Option, ...] | Problem, *, own: Option
) -> tuple[Option, ...]:
    return (own,) if factor not in varied or isinstance(found, Problem) else found


def _weights_for(framework: Framework) -> tuple[str, ...] | Problem:
    """Return the nodes whose weights matter: those with two children or more."""
    nodes = [framework.root, *(item for item, _ in framework.items() if isinstance(item, Node))]
    there = tuple(node.id for node in nodes if len(node.children) > 1)
    return there or Problem("weights-not-varied", values={"framework": framework.id})


def _trees(cohort: Cohort, options: Options) -> Iterator[Tree]:
    """Yield the tree of every combination of what is done within the cohort."""
    base = tree_of(cohort.scores)
    yield base
    combinations = list(product(options.ways, options.outliers, options.impute))[1:]
    if not combinations:
        return
    framework = cohort.framework
    relative = relative_ids(framework)
    columns = [member.column for member in cohort.members]
    chain = cohort.chain or chain_of(framework, cohort.scores, columns)
    for way, treated, filled in combinations:
        steps = chain.run(_panel(framework, way, treated=treated, filled=filled), relative)
        yield with_scores(base, steps.counted(chain.stand_ins))


def _panel(framework: Framework, way: Normalise | None, *, treated: bool, filled: bool) -> Panel:
    """Return the framework's panel with some of what it does replaced or left out."""
    own = framework.panel or Panel()
    return own.model_copy(
        update={
            "normalise": way or own.normalise,
            "outliers": own.outliers if treated else None,
            "impute": own.impute if filled else None,
        }
    )

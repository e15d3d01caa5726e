"""The stages: each aim is solved to its proof, then kept as a whole number while the next is sought."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from smartplan.core.roadmap.begin import filled
from smartplan.core.roadmap.demands import Chosen, Demand
from smartplan.core.roadmap.encode import ENDLESS, Level, Steps, Term
from smartplan.core.roadmap.ladders import Ladder
from smartplan.core.roadmap.linear import Linear, gains_of
from smartplan.core.roadmap.result import Stage, StageName, Tell, unheard
from smartplan.core.roadmap.settle import settled
from smartplan.core.roadmap.solver import Answer, ask, ask_briefly
from smartplan.core.roadmap.task import Starts, Task

KEPT = 0.1
"""The part of its limit that no aim that closes no gaps loses to those before it."""

BRIEFLY = 0.05
"""The part of what is left that goes into each aim that is not proved by itself."""

Asking = Callable[[Steps, float, Sequence[int]], Answer]


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found.

    Attributes:
        stages: the aims, as far as they were come to.
        starts: the schedule; None where none was found.
        impossible: proved that there is none.
    """

    stages: tuple[Stage, ...]
    starts: Starts | None
    impossible: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """One stage.

    Attributes:
        name: what it is called.
        term: what it sums up, to the solver; the most of it is best.
        count: what a schedule is worth by plain counting.
        sign: -1 where the least is best, so that `term` is the negative of what is counted.
        scale: how many units make one of the planner's.
        fill: fills up a schedule, so that the search begins better than with that of the stage before.
    """

    name: StageName
    term: Term
    count: Callable[[Starts], int]
    sign: int = 1
    scale: Fraction = Fraction(1)
    fill: Callable[[Starts], Starts] | None = None


def solve(task: Task, demands: tuple[Demand, ...], limit: float, tell: Tell = unheard) -> Solution:
    """Find the best schedule, aim by aim.

    Args:
        task: what is to be decided.
        demands: what must hold.
        limit: deterministic seconds an aim, on average.
        tell: is told how far the aim under way has come.

    Returns:
        The schedule of the last stage, and of each stage its value, its bound and whether it is proved.
    """
    steps = posted(task, demands)
    fill = partial(filled, task, demands)
    aims = (replace(aim, fill=fill if aim.sign > 0 else None) for aim in aims_of(task, steps))
    found = pursue(steps, tuple(aims), limit, tell)
    if found.starts is None:
        return replace(found, stages=(Stage("mandatory", None, None, proved=found.impossible),))
    must = len({demand.job.id for demand in demands if isinstance(demand, Chosen)})
    return replace(found, stages=(Stage("mandatory", must, must, proved=True), *found.stages))


def posted(task: Task, demands: Iterable[Demand]) -> Steps:
    """Return a model that holds these demands."""
    steps = Steps(task.jobs, task.quarters)
    for demand in demands:
        demand.post(steps)
    return steps


def pursue(steps: Steps, aims: Sequence[Aim], limit: float, tell: Tell = unheard) -> Solution:
    """Find any schedule, then the best by one aim after the other.

    An aim may use what the aims before it left of their limits, and may borrow from those after it that close
    no gaps, as long as a tenth of theirs remains: the first aims matter most, and are often the hardest.
    Where those that close gaps are proved, the last of them with effort, the others are sought briefly and
    then proved together; where one is not proved, briefly only, since they could not be proved either.
    """
    answers = [ask(steps, limit, _hints(steps, aims[0], Answer({})))]
    if answers[0].starts is None:
        return Solution((), None, answers[0].impossible)
    left, proved = limit * len(aims), True
    for place, aim in enumerate(aims):
        rest = aims[place + 1 :]
        share = max(left - _kept(rest, limit), _kept([aim], limit))
        vain = aim.sign < 0 and not proved
        how = ask_briefly if vain else partial(ask, heard=partial(_tell, tell, aim))
        last = _improve(steps, aim, answers[-1], share, how)
        answers.append(last)
        left -= last.spent
        proved = proved and last.proved
        if last.question is not None and proved and rest and rest[0].sign < 0:
            tell(_open(rest[0], rest[0].count(last.starts or {}), 0))
            answers += _together(steps, last.question, rest, last, left)
            break
    starts = answers[-1].starts or {}
    stages = (_stage(aim, answer, starts) for aim, answer in zip(aims, answers[1:], strict=True))
    return Solution(tuple(stages), starts)


def _kept(aims: Sequence[Aim], limit: float) -> float:
    """Return how much of the limits of these aims is not lent to those before them."""
    return sum(limit if aim.sign > 0 else limit * KEPT for aim in aims)


def _together(
    steps: Steps, question: Linear, aims: Sequence[Aim], last: Answer, limit: float
) -> Iterator[Answer]:
    """Improve a schedule briefly by each aim; then prove it by all."""
    answers: list[Answer] = []
    gains = []
    for aim in aims:
        answers.append(_improve(steps, aim, [last, *answers][-1], limit * BRIEFLY, ask_briefly))
        gains.append(gains_of(steps.model))
    if all(answer.proved for answer in answers):
        yield from answers
        return
    before = answers[-1].starts or {}
    spent = sum(answer.spent for answer in answers)

    def rank(starts: Starts) -> tuple[int, ...]:
        return tuple(aim.sign * aim.count(starts) for aim in aims)

    starts, best = settled(steps, question, gains, rank, before, limit - spent)
    same = starts == before  # what was told of another schedule does not hold of this one
    for answer in answers:
        bound = answer.bound if same else -ENDLESS
        yield replace(answer, starts=starts, bound=bound, proved=best or (same and answer.proved))


def _improve(steps: Steps, aim: Aim, last: Answer, limit: float, how: Asking) -> Answer:
    """Improve a schedule by one aim as far as can be, and keep what is reached from here on."""
    steps.model.maximize(aim.term)
    answer = how(steps, limit, _hints(steps, aim, last))
    if answer.impossible:
        raise RuntimeError(f"stage {aim.name} lost the schedule of the stage before")
    best = answer if answer.starts is not None else replace(answer, starts=last.starts, values=last.values)
    steps.add(aim.term >= aim.sign * aim.count(best.starts or {}))
    return best


def _tell(tell: Tell, aim: Aim, reached: int, bound: int) -> None:
    tell(_open(aim, aim.sign * reached, bound))


def _hints(steps: Steps, aim: Aim, last: Answer) -> Sequence[int]:
    return last.values if aim.fill is None else steps.values(aim.fill(last.starts or {}))


def _stage(aim: Aim, answer: Answer, starts: Starts) -> Stage:
    """Return what the final schedule makes of an aim; a later stage may better one that was not proved."""
    value = aim.count(starts)
    if answer.proved:
        return Stage(aim.name, value, value, proved=True, scale=aim.scale)
    return _open(aim, value, answer.bound)


def _open(aim: Aim, value: int, bound: int) -> Stage:
    """Return what is reached of an aim that is not proved, and its bound if that says anything.

    A solver that is stopped before it has a bound says 0; and that nothing costs less is no news.
    """
    told = bound >= aim.sign * value and (aim.sign > 0 or bound < 0)
    return Stage(aim.name, value, aim.sign * bound if told else None, proved=False, scale=aim.scale)


def aims_of(task: Task, steps: Steps) -> list[Aim]:
    """Return the aims after the must-haves, in their order."""
    closed = [(ladder.priority, level) for ladder, level in levels_of(task, steps)]
    first = steps.sum([level.gain * level.term for priority, level in closed if priority])
    every = steps.sum([level.gain * level.term for _, level in closed])
    aims = [
        Aim("all", every, lambda starts: task.closed(starts)[1], scale=task.scale),
        least_cost(task, steps),
        _least(task, steps, "start", lambda _, start: start),
        _least(task, steps, "ids", _tie_break(task)),
    ]
    if task.plan.priority:
        aims.insert(0, Aim("priority", first, lambda starts: task.closed(starts)[0], scale=task.scale))
    return aims


def levels_of(task: Task, steps: Steps) -> list[tuple[Ladder, Level]]:
    """Return every level that can be reached within the horizon, with its ladder."""

    def work(id_: str) -> int:
        return task.jobs[id_].work

    return [(ladder, level) for ladder in task.ladders for level in steps.levels(ladder, work)]


def least_cost(task: Task, steps: Steps) -> Aim:
    """Return the aim to pay as little as can be within the horizon."""
    return _least(task, steps, "cost", lambda id_, start: sum(r for _, r in task.jobs[id_].paid(start)))


def _least(task: Task, steps: Steps, name: StageName, price: Callable[[str, int], int]) -> Aim:
    terms = [-steps.priced(id_, partial(price, id_)) for id_ in task.jobs]

    def count(starts: Starts) -> int:
        return sum(price(id_, start) for id_, start in starts.items())

    return Aim(name, steps.sum(terms), count, sign=-1)


def _tie_break(task: Task) -> Callable[[str, int], int]:
    """Among equals, first ids are in rather than later ones, and then start first: one weighted sum."""
    rank = {id_: place for place, id_ in enumerate(sorted(task.jobs), start=1)}
    return lambda id_, start: rank[id_] * task.quarters + (len(rank) + 1 - rank[id_]) * start

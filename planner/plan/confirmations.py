"""What became of the confirmations of a case, told by its history."""

import itertools

import attrs

from planner.plan.case import Case, LevelPlan
from planner.plan.history import History


@attrs.frozen(kw_only=True)
class Withdrawal:
    """Whose confirmation no longer stands, and the name of the edit that took it."""

    by: str
    step: str


def withdrawal_of(history: History, level: str) -> Withdrawal | None:
    """Return what took back the last confirmation of a level, if anything did.

    None while it is confirmed, and where nobody ever confirmed it. The level is
    followed back through other names that it had.
    """
    steps = history.steps[: history.position + 1]
    plan = _plan_of(steps[-1].case, level)
    if plan is None or plan.confirmed_by is not None:
        return None
    for later, earlier in itertools.pairwise(reversed(steps)):
        before = _same_level(plan, later.case, earlier.case)
        if before is None:
            return None
        if before.confirmed_by is not None:
            return Withdrawal(by=before.confirmed_by, step=later.label)
        plan = before
    return None


def _plan_of(case: Case, level: str) -> LevelPlan | None:
    return next((plan for plan in case.levels if plan.level == level), None)


def _same_level(plan: LevelPlan, case: Case, earlier: Case) -> LevelPlan | None:
    """Return a level as it was one step earlier: renaming keeps its place."""
    if len(case.levels) == len(earlier.levels):
        return earlier.levels[case.levels.index(plan)]
    return _plan_of(earlier, plan.level)

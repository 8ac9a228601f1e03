"""What a tool receives: only what it said it needs, and never whose images they are."""

from collections.abc import Mapping

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Volume
from planner.plan.case import Case
from planner.review.case import ReviewCase
from planner.review.contract.result import Result
from planner.rules.book import RuleBook

POSTOP, PREOP, ANATOMY, PLAN, REVIEW = "postop", "preop", "anatomy", "plan", "review"
RULES = "rules"
NEEDS = (POSTOP, PREOP, ANATOMY, PLAN, REVIEW, RULES)


@attrs.frozen(kw_only=True, eq=False)
class Inputs:
    """What is known of one level; what a tool did not ask for, or nobody has, is None.

    `postop` and `preop` are CT numbers with their grids, patient LPS mm. `vertebra` is
    the anatomy in the frame of reference of `postop`: measured there, or carried there
    by the registration. `plan` is the plan before the operation, in the frame of
    reference of `preop`. `postop_from_preop` (4, 4) maps LPS mm of `preop` to LPS mm of
    `postop` at this level, to within `placing_error_mm`. `review` is what is known of
    the patient and the leak: what the tools measured that this one comes after, and
    over it what the reviewer told. `rules` is the rule book as it applies here, with
    the department's own limits in it. `found` holds, by id, what those tools said; one
    that failed or never ran is not there.
    """

    level: str
    postop: Volume | None = None
    preop: Volume | None = None
    vertebra: Vertebra | None = None
    plan: Case | None = None
    postop_from_preop: tuple[tuple[float, ...], ...] | None = None
    placing_error_mm: float | None = None
    review: ReviewCase | None = None
    rules: RuleBook | None = None
    found: Mapping[str, Result] = attrs.field(factory=dict)

"""From a plan on disk to its review, in the caller's thread: for command and audit."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadReviewCase, PlannerError, PoorFit
from planner.imaging.volume import Volume
from planner.review.level_review import Tool, review_level, settings_for
from planner.review.looked_back import looked_back
from planner.review.notes import settings_of
from planner.review.prepare import prepared
from planner.review.review_document import ReviewedLevel, overall_of, review_document
from planner.rules.book import RuleBook
from planner.rules.findings import Severity
from planner.work import Monitor
from ui.judged_case import REFUSALS, vertebrae_of
from ui.opening import OpenedCase, open_plan
from ui.postop_images import open_postop, read_postop

LEVEL_REFUSALS = (*REFUSALS, PoorFit, BadReviewCase)
"""What keeps a level from being reviewed, and the others not."""


@attrs.frozen(kw_only=True, eq=False)
class Reviewed:
    """All levels of a plan: those that were reviewed, and why others were not.

    `later` is the CT after the operation; None: the images of `opened` are.
    """

    opened: OpenedCase
    later: Volume | None
    levels: tuple[ReviewedLevel, ...]
    refused: Mapping[str, PlannerError]
    book: RuleBook

    @property
    def overall(self) -> Severity:
        return overall_of(self.levels, self.refused)

    @property
    def document(self) -> dict[str, object]:
        return review_document(self.levels, self.refused, self.book)


def review_plan(
    plan: Path,
    tools: Sequence[Tool],
    book: RuleBook,
    *,
    postop: Path | None = None,
    at_a_time: int = 2,
) -> Reviewed:
    """Open a plan with the CT after the operation, and let tools look at each level.

    `postop` is where that CT lies; without it the one that the plan names is taken, and
    if it names none its own images are those after the operation.

    Raises
    ------
    PlannerError
        If the plan or its images cannot be opened.
    """
    monitor = Monitor()
    opened = open_plan(plan, monitor=monitor)
    later = _postop_images(opened, postop, monitor)
    levels: list[ReviewedLevel] = []
    refused: dict[str, PlannerError] = {}
    for name, built in vertebrae_of(opened, refusals=REFUSALS).items():
        if isinstance(built, PlannerError):
            refused[name] = built
            continue
        try:
            level = _reviewed(opened, built, later, tools, book, at_a_time=at_a_time)
            levels.append(level)
        except LEVEL_REFUSALS as error:
            refused[name] = error
    return Reviewed(
        opened=opened, later=later, levels=tuple(levels), refused=refused, book=book
    )


def _postop_images(
    opened: OpenedCase, postop: Path | None, monitor: Monitor
) -> Volume | None:
    study = opened.case.study
    if postop is not None:
        return read_postop(postop, study, monitor)
    if study.postop_ct is not None:
        return open_postop(study, opened.folder, monitor=monitor)
    return None


def _reviewed(
    opened: OpenedCase,
    vertebra: Vertebra,
    later: Volume | None,
    tools: Sequence[Tool],
    book: RuleBook,
    *,
    at_a_time: int,
) -> ReviewedLevel:
    plan = opened.case.level(vertebra.level)
    ready = prepared(opened.case, vertebra, images=opened.volume, postop=later)
    review = review_level(
        ready.inputs,
        tools,
        book,
        parameters=settings_for(tools, settings_of(plan)),
        at_a_time=at_a_time,
    )
    past = looked_back(review, ready.inputs, plan, book, review.merged)
    shown = opened.volume if later is None else later
    return ReviewedLevel(
        review=review,
        placing=ready.placing,
        is_same_ct=later is None,
        past=None if past is None else past.judgement,
        image_notes=tuple(note.code for note in shown.notes),
    )


def chosen_tools(tools: Sequence[Tool], names: Sequence[str]) -> tuple[Tool, ...]:
    """Return the tools of those names with all that they read; all without names."""
    if not names:
        return tuple(tools)
    wanted = {*names}
    for tool in reversed(tools):
        if tool.id in wanted:
            wanted |= {*(tool.info.after or ())}
    return tuple(tool for tool in tools if tool.id in wanted)

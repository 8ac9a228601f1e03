"""Tool "planned_actual": the plan held against the tracks and the cement there."""

from collections.abc import Mapping, Sequence
from typing import Any

import isthmus_planned_actual_words as words
import numpy as np

from planner.arrays import apply_affine
from planner.plan.case import LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.review.cement import cement_from
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, PLAN, Inputs
from planner.review.contract.result import (
    LINES,
    Overlay,
    Result,
    ResultTable,
    ToolFinding,
)
from planner.review.contract.tool import API, ReviewTool, ToolInfo
from planner.review.planned_actual import LevelCompared, compare_level, facts_of
from planner.review.tracks import tracks_from
from planner.work import Monitor

ARRAY = "planned"


class PlannedActualTool:
    """Holds the plan against what was done."""

    info = ToolInfo(
        id="planned_actual",
        version="1.0",
        title="Planned against actual",
        summary=(
            "Holds each planned needle against the track that it left, and the planned "
            "cement against the cement that is there."
        ),
        api=API,
        needs=(ANATOMY, PLAN),
        after=("tracks", "cement"),
    )

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.vertebra is not None
        assert inputs.plan is not None
        plan = inputs.plan.level(inputs.level)
        if inputs.postop_from_preop is None:
            gap = _told(inputs, "NA", words.NOT_PLACED_TITLE, words.NOT_PLACED)
            return Result(findings=(gap,))
        matrix = np.array(inputs.postop_from_preop, np.float64)
        tracks, cement = (_found(inputs, name) for name in ("tracks", "cement"))
        monitor.report(0.2)
        compared = compare_level(
            inputs.vertebra,
            plan,
            () if tracks is None else tracks_from(tracks),
            None if cement is None else cement_from(cement),
            postop_from_preop=matrix,
            error_mm=inputs.placing_error_mm or 0.0,
        )
        lines = _planned_lines(plan, matrix)
        return Result(
            findings=_findings(inputs, compared),
            overlays=_overlays(plan),
            tables=_tables(compared),
            facts=facts_of(compared),
            arrays={ARRAY: lines} if len(lines) else {},
        )


def _found(inputs: Inputs, name: str) -> Result | None:
    """Return what an earlier tool said, None if it said nothing."""
    found = inputs.found.get(name)
    return found if found is not None and found.facts else None


def _told(inputs: Inputs, severity: str, title: str, sentence: str) -> ToolFinding:
    return ToolFinding(
        severity=severity, title=title, sentence=sentence, level=inputs.level
    )


def _findings(inputs: Inputs, compared: LevelCompared) -> tuple[ToolFinding, ...]:
    found = []
    for each in compared.needles:
        x, y, z = each.track.tip_lps_mm.tolist()
        found.append(
            ToolFinding(
                severity="INFO",
                title=words.needle_title(each),
                sentence=words.needle_sentence(each),
                level=inputs.level,
                measures={"tip_mm": each.tip_mm, "angle_deg": each.angle_deg},
                at_lps_mm=(x, y, z),
            )
        )
    if not compared.needles and not compared.further:
        found.append(_told(inputs, "NA", words.NO_TRACKS_TITLE, words.NO_TRACKS))
    else:
        found += [
            _told(inputs, "NA", words.lost_title(x), words.lost_sentence(x))
            for x in compared.without_track
        ]
    found += [
        _told(inputs, "INFO", words.further_title(x), words.further_sentence(x))
        for x in compared.further
    ]
    cement = compared.cement
    if cement is None:
        found.append(_told(inputs, "NA", words.NO_CEMENT_TITLE, words.NO_CEMENT))
    else:
        sentence = words.cement_sentence(cement)
        found.append(_told(inputs, "INFO", words.CEMENT_TABLE, sentence))
    return tuple(found)


def _needles(plan: LevelPlan) -> Sequence[Needle]:
    withdrawn = NeedleStatus.WITHDRAWN
    return [needle for needle in plan.needles if needle.status is not withdrawn]


def _planned_lines(
    plan: LevelPlan, matrix: np.ndarray[Any, np.dtype[np.float64]]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    ends = [(needle.entry_lps_mm, needle.tip_lps_mm) for needle in _needles(plan)]
    return apply_affine(matrix, np.array(ends, np.float64).reshape(-1, 2, 3))


def _overlays(plan: LevelPlan) -> tuple[Overlay, ...]:
    names = tuple(map(words.planned_name, _needles(plan)))
    if not names:
        return ()
    return (Overlay(kind=LINES, title=words.OVERLAY, array=ARRAY, names=names),)


def _tables(compared: LevelCompared) -> tuple[ResultTable, ...]:
    tables = []
    if compared.needles:
        tables.append(
            ResultTable(
                title=words.NEEDLE_TABLE,
                head=words.NEEDLE_HEAD,
                rows=tuple(words.needle_row(each) for each in compared.needles),
            )
        )
    if compared.cement is not None:
        tables.append(
            ResultTable(
                title=words.CEMENT_TABLE,
                head=words.CEMENT_HEAD,
                rows=words.cement_rows(compared.cement),
            )
        )
    return tuple(tables)


@hookimpl
def isthmus_review_tools() -> tuple[ReviewTool, ...]:
    """Return the one tool of this plugin."""
    return (PlannedActualTool(),)

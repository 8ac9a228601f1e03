"""Tool "route": by which way cement left the bone, and where (R-03)."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import isthmus_route_words as words
import numpy as np

from planner.anatomy.vertebra import Vertebra
from planner.errors import AnatomyNotSeen
from planner.review.cement import cement_from
from planner.review.channels import channels_of
from planner.review.compartments import Leaks, find_leaks
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, PREOP, Inputs
from planner.review.contract.result import (
    PLACES,
    Overlay,
    Result,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.contract.tool import API, ToolInfo
from planner.review.leak_facts import case_leaks, exit_facts
from planner.review.leak_gaps import has_cement, voxel_mm_of
from planner.review.preop_cortex import cortex_before
from planner.review.route import Exit, find_exits
from planner.work import Monitor

ARRAY = "exits"

INFO = ToolInfo(
    id="route",
    version="1.0",
    title="How cement left the bone",
    summary=(
        "Finds where cement went through the wall of the bone, and by which way: "
        "basivertebral (B), segmental vein (S), gap in the cortex (C), disc (D), track."
    ),
    api=API,
    needs=(ANATOMY,),
    wants=(POSTOP, PREOP),
    after=("cement", "compartments", "tracks"),
)


@attrs.frozen
class RouteTool:
    """Finds the ways by which cement left the bone."""

    info: ToolInfo = INFO

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        vertebra = inputs.vertebra
        assert vertebra is not None
        if not has_cement(inputs.found.get("cement")):
            return _unassessable(inputs.level, words.NO_CEMENT_TOOL)
        channels = channels_of(inputs.found.get("tracks"), vertebra.frame)
        try:
            leaks = find_leaks(
                vertebra,
                cement_from(inputs.found["cement"]),
                voxel_mm=voxel_mm_of(vertebra, inputs.postop),
                channels=channels,
            )
        except AnatomyNotSeen:
            return _unassessable(inputs.level, words.NO_PEDICLES)
        monitor.report(0.5)
        if not leaks.leaks:
            return Result(facts={"exits": []})
        matrix = inputs.postop_from_preop
        moved = None if matrix is None else np.array(matrix, dtype=np.float64)
        cortex = cortex_before(vertebra, inputs.preop, moved)
        exits = find_exits(vertebra, leaks, channels=channels, cortex=cortex)
        return _result(inputs.level, vertebra, leaks, exits)


def _unassessable(level: str, sentence: str) -> Result:
    return Result(findings=(_finding("NA", words.UNKNOWN_TITLE, sentence, level),))


def _finding(
    severity: str, title: str, sentence: str, level: str, **more: Any
) -> ToolFinding:
    return ToolFinding(
        severity=severity, title=title, sentence=sentence, level=level, **more
    )


def _result(
    level: str, vertebra: Vertebra, leaks: Leaks, exits: Sequence[Exit]
) -> Result:
    findings = [_exit_finding(level, vertebra, leaks, way) for way in exits]
    findings += _lost_findings(level, leaks, exits)
    places = np.array([vertebra.frame.to_lps(way.at_mm) for way in exits])
    return Result(
        findings=tuple(findings),
        overlays=(
            Overlay(
                kind=PLACES,
                title=words.OVERLAY_TITLE,
                array=ARRAY,
                names=tuple(words.name_of(way) for way in exits),
            ),
        ),
        tables=(_table(leaks, exits),) if exits else (),
        sections=(
            Section(
                title=words.SECTION_TITLE,
                paragraphs=tuple(found.sentence for found in findings),
            ),
        ),
        facts={"exits": [exit_facts(vertebra, way) for way in exits]},
        case={"imaging": {"leaks": case_leaks(level, leaks, exits)}},
        arrays={ARRAY: places.reshape(-1, 3)},
    )


def _exit_finding(
    level: str, vertebra: Vertebra, leaks: Leaks, way: Exit
) -> ToolFinding:
    return _finding(
        "INFO",
        words.title_of(way),
        words.exit_sentence(way, [leaks.leaks[index] for index in way.leaks]),
        level,
        rule="R-03",
        measures={"defect_mm": way.defect_mm, "cement_mm": way.cement_mm},
        at_lps_mm=tuple(vertebra.frame.to_lps(way.at_mm).tolist()),
    )


def _lost_findings(
    level: str, leaks: Leaks, exits: Sequence[Exit]
) -> list[ToolFinding]:
    """Return what is said of leaks whose way out is not known."""
    known = {index for way in exits for index in way.leaks}
    return [
        _finding("NA", words.UNKNOWN_TITLE, words.lost_sentence(leak), level)
        for index, leak in enumerate(leaks.leaks)
        if index not in known
    ]


def _table(leaks: Leaks, exits: Sequence[Exit]) -> ResultTable:
    return ResultTable(
        title=words.TABLE_TITLE,
        head=words.TABLE_HEAD,
        rows=tuple(
            words.row_of(way, [leaks.leaks[index] for index in way.leaks])
            for way in exits
        ),
    )


@hookimpl
def isthmus_review_tools() -> tuple[RouteTool, ...]:
    """Return the one tool of this plugin."""
    return (RouteTool(),)

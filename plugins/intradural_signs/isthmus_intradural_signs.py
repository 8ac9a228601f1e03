"""Tool "intradural_signs": the checklist K1 to K4, each with what supports it (R-04).

It counts signs; it never makes a probability of them.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import isthmus_intradural_signs_words as words

from planner.anatomy.vertebra import Vertebra
from planner.errors import AnatomyNotSeen
from planner.review.cement import cement_from
from planner.review.channels import channels_of
from planner.review.compartments import Leaks, find_leaks
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, REVIEW, Inputs
from planner.review.contract.result import (
    Result,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.contract.tool import API, ToolInfo
from planner.review.intradural import (
    FIELD_OF,
    K2,
    NO,
    UNKNOWN,
    YES,
    Sign,
    find_signs,
)
from planner.review.leak_gaps import has_cement, voxel_mm_of
from planner.work import Monitor

SEVERITY_OF = {YES: "WARN", NO: "INFO", UNKNOWN: "NA"}
NOTHING_MISSED = ("in_operation", "no_canal_cement")
"""Why a sign is not assessed although the images hide nothing."""

INFO = ToolInfo(
    id="intradural_signs",
    version="1.0",
    title="Signs of cement within the dura",
    summary=(
        "Goes through the four published signs of cement within the dura and says of "
        "each whether it is there, with its numbers. A checklist, no probability."
    ),
    api=API,
    needs=(ANATOMY,),
    wants=(POSTOP, REVIEW),
    after=("cement", "tracks", "compartments", "route"),
)


@attrs.frozen
class IntraduralSignsTool:
    """Goes through the four signs."""

    info: ToolInfo = INFO

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        vertebra = inputs.vertebra
        assert vertebra is not None
        tracks = inputs.found.get("tracks")
        leaks = _leaks(inputs, vertebra)
        monitor.report(0.5)
        signs = find_signs(
            leaks,
            None if tracks is None else tracks.facts.get("tracks"),
            coarsest_mm=_coarsest_mm(inputs, vertebra),
            told=None if inputs.review is None else inputs.review.imaging,
        )
        return _result(inputs.level, signs)


def _leaks(inputs: Inputs, vertebra: Vertebra) -> Leaks | None:
    if not has_cement(inputs.found.get("cement")):
        return None
    try:
        return find_leaks(
            vertebra,
            cement_from(inputs.found["cement"]),
            voxel_mm=voxel_mm_of(vertebra, inputs.postop),
            channels=channels_of(inputs.found.get("tracks"), vertebra.frame),
        )
    except AnatomyNotSeen:
        return None


def _coarsest_mm(inputs: Inputs, vertebra: Vertebra) -> float:
    if inputs.postop is not None:
        return inputs.postop.grid.coarsest_mm
    return vertebra.coarsest_mm


def _result(level: str, signs: Mapping[str, Sign]) -> Result:
    findings = tuple(
        ToolFinding(
            severity=_severity(sign),
            title=words.title_of(name, sign),
            sentence=words.sentence_of(name, sign),
            level=level,
            rule="R-05" if name == K2 else "R-04",
            measures=dict(sign.support),
        )
        for name, sign in signs.items()
    )
    return Result(
        findings=findings,
        tables=(
            ResultTable(
                title=words.TABLE_TITLE,
                head=words.TABLE_HEAD,
                rows=tuple(words.row_of(name, sign) for name, sign in signs.items()),
            ),
        ),
        sections=(
            Section(
                title=words.TABLE_TITLE,
                paragraphs=(
                    *(found.sentence for found in findings),
                    words.count_sentence(signs),
                ),
            ),
        ),
        facts={
            "signs": {
                name: {
                    "answer": sign.counts,
                    "measured": sign.answer,
                    "told": sign.told,
                    "reason": sign.reason,
                    "support": dict(sign.support),
                }
                for name, sign in signs.items()
            }
        },
        case={"imaging": _imaging(signs)},
    )


def _severity(sign: Sign) -> str:
    if sign.counts == UNKNOWN and sign.reason in NOTHING_MISSED:
        return "INFO"
    return SEVERITY_OF[sign.counts]


def _imaging(signs: Mapping[str, Sign]) -> dict[str, object]:
    """Return what was measured; what the reviewer told lies over it anyway."""
    found: dict[str, object] = {
        FIELD_OF[name]: sign.answer for name, sign in signs.items()
    }
    layers = signs[K2]
    if layers.answer != UNKNOWN:
        found["sheets_count"] = int(layers.support["sheets_count"])
        if layers.answer == YES:
            found["sheet_gap_mm"] = layers.support["gap_mm"]
    return found


@hookimpl
def isthmus_review_tools() -> tuple[IntraduralSignsTool, ...]:
    """Return the one tool of this plugin."""
    return (IntraduralSignsTool(),)

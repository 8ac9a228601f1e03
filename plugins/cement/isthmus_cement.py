"""Where the cement lies and how much it is, told from metal and from cortex."""

from collections.abc import Mapping
from typing import Any

import attrs
import isthmus_cement_words as words
import numpy as np

from planner.review.case import asymmetry
from planner.review.cement import (
    LABELS_ARRAY,
    METAL_ARRAY,
    Cement,
    arrays_of,
    facts_of,
)
from planner.review.cement_measures import endplates_touched, reaches_border
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, PREOP, Inputs
from planner.review.contract.parameters import FLAG, NUMBER, Parameter
from planner.review.contract.result import (
    LABELS,
    Overlay,
    Result,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.contract.tool import API, ToolInfo
from planner.review.dense_voxels import Before
from planner.review.find_cement import GROW_HU, SEED_HU, Asked, find_cement
from planner.work import Monitor

THICKEST_MM = 3.0
"""Thicker slices miss thin leaks (the review's agreement on what is assessable)."""

INFO = ToolInfo(
    id="cement",
    version="1.0",
    title=words.TITLE,
    summary="Finds the cement on the CT after the operation and measures it.",
    api=API,
    needs=(POSTOP, ANATOMY),
    wants=(PREOP,),
    parameters=(
        Parameter(
            name="seed_hu",
            title="Certainly cement from",
            kind=NUMBER,
            default=SEED_HU,
            unit="HU",
            low=500.0,
            high=3000.0,
            tip="Every piece of cement holds a voxel as dense as this.",
        ),
        Parameter(
            name="grow_hu",
            title="Goes on down to",
            kind=NUMBER,
            default=GROW_HU,
            unit="HU",
            low=300.0,
            high=3000.0,
            tip="From there a piece goes on through voxels as dense as this.",
        ),
        Parameter(
            name="with_metal",
            title="Look for screws and rods",
            kind=FLAG,
            default=True,
            tip="Switch it off where cement was taken for metal.",
        ),
    ),
)


@attrs.frozen
class CementTool:
    """Finds the cement."""

    info: ToolInfo = INFO

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.vertebra is not None
        assert inputs.postop is not None
        cement = find_cement(
            inputs.vertebra,
            inputs.postop,
            before=_before(inputs),
            asked=Asked(**parameters),
            monitor=monitor,
        )
        findings = tuple(
            ToolFinding(
                severity=severity, title=words.TITLE, sentence=text, level=inputs.level
            )
            for severity, text in _said(inputs, cement)
        )
        return Result(
            findings=findings,
            overlays=_overlays(cement),
            tables=(_table(cement),) if cement.components else (),
            sections=(
                Section(
                    title=words.TITLE,
                    paragraphs=tuple(found.sentence for found in findings),
                ),
            ),
            facts=facts_of(cement),
            case={"imaging": _imaging(inputs, cement)},
            arrays=arrays_of(cement),
        )


def _before(inputs: Inputs) -> Before | None:
    if inputs.preop is None or inputs.postop_from_preop is None:
        return None
    return Before(
        volume=inputs.preop, postop_from_preop=np.array(inputs.postop_from_preop)
    )


def _said(inputs: Inputs, cement: Cement) -> list[tuple[str, str]]:
    """Return severities and sentences."""
    said = []
    if not cement.components:
        said.append(("NA", words.NONE))
    else:
        said.append(("INFO", words.total(cement)))
    if cement.metal_pieces:
        said.append(("NA", words.metal(len(cement.metal_pieces))))
    assert inputs.postop is not None
    step_mm = inputs.postop.grid.coarsest_mm
    if step_mm > THICKEST_MM:
        said.append(("NA", words.thick(step_mm)))
    if reaches_border(cement):
        said.append(("NA", words.BORDER))
    return said


def _overlays(cement: Cement) -> tuple[Overlay, ...]:
    matrix = tuple(cement.grid.lps_from_ijk.ravel().tolist())
    overlays = [
        Overlay(
            kind=LABELS,
            title=words.TITLE,
            array=LABELS_ARRAY,
            names=tuple(words.piece(each.number) for each in cement.components),
            lps_from_ijk=matrix,
        )
    ]
    if cement.metal_pieces:
        overlays.append(
            Overlay(
                kind=LABELS,
                title=words.METAL,
                array=METAL_ARRAY,
                names=tuple(words.METAL for _ in cement.metal_pieces),
                lps_from_ijk=matrix,
            )
        )
    return tuple(overlays)


def _table(cement: Cement) -> ResultTable:
    return ResultTable(
        title=words.TITLE,
        head=words.HEAD,
        rows=tuple(words.row(each) for each in cement.components),
    )


def _imaging(inputs: Inputs, cement: Cement) -> dict[str, object]:
    uneven = asymmetry(cement.right_ml, cement.left_ml)
    assert inputs.vertebra is not None
    if uneven is None:
        return {}
    return {
        "asymmetry_fraction": uneven,
        "heavier_side": "right" if cement.right_ml > cement.left_ml else "left",
        "endplate_contact": list(endplates_touched(inputs.vertebra, cement)),
    }


@hookimpl
def isthmus_review_tools() -> tuple[CementTool, ...]:
    """Return the one tool of this plugin."""
    return (CementTool(),)

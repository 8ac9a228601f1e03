"""Where the cement lies and how much it is, told from metal and from cortex."""

from collections.abc import Mapping
from typing import Any

import attrs

from planner.review.case import asymmetry
from planner.review.cement import METAL_ARRAY, Cement, arrays_of, facts_of
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, PREOP, Inputs
from planner.review.contract.parameters import NUMBER, Parameter
from planner.review.contract.result import (
    LABELS,
    Overlay,
    Result,
    ResultTable,
    ToolFinding,
)
from planner.review.contract.tool import API, ToolInfo
from planner.review.find_cement import GROW_HU, SEED_HU, Asked, find_cement
from planner.work import Monitor

INFO = ToolInfo(
    id="cement",
    version="1.0",
    title="Cement",
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
            asked=Asked(**parameters),
            monitor=monitor,
        )
        return Result(
            findings=_findings(inputs.level, cement),
            overlays=_overlays(cement),
            tables=(_table(cement),),
            facts=facts_of(cement),
            case={"imaging": _imaging(cement)},
            arrays=arrays_of(cement),
        )


def _findings(level: str, cement: Cement) -> tuple[ToolFinding, ...]:
    return (
        ToolFinding(
            severity="INFO",
            title="Cement",
            sentence=(
                f"{cement.total_ml:.1f} mL of cement lie in "
                f"{len(cement.components)} connected pieces."
            ),
            level=level,
            measures={"volume_ml": cement.total_ml},
        ),
    )


def _overlays(cement: Cement) -> tuple[Overlay, ...]:
    matrix = tuple(cement.grid.lps_from_ijk.ravel().tolist())
    names = tuple(f"cement {piece.number}" for piece in cement.components)
    overlays = [
        Overlay(
            kind=LABELS,
            title="Cement",
            array="cement",
            names=names,
            lps_from_ijk=matrix,
        )
    ]
    if cement.metal_pieces:
        overlays.append(
            Overlay(kind=LABELS, title="Metal", array=METAL_ARRAY, lps_from_ijk=matrix)
        )
    return tuple(overlays)


def _table(cement: Cement) -> ResultTable:
    return ResultTable(
        title="Cement",
        head=("piece", "mL", "at least", "at most"),
        rows=tuple(
            (
                str(piece.number),
                f"{piece.volume_ml:.2f}",
                f"{piece.low_ml:.2f}",
                f"{piece.high_ml:.2f}",
            )
            for piece in cement.components
        ),
    )


def _imaging(cement: Cement) -> dict[str, object]:
    uneven = asymmetry(cement.right_ml, cement.left_ml)
    if uneven is None:
        return {}
    return {
        "asymmetry_fraction": uneven,
        "heavier_side": "right" if cement.right_ml > cement.left_ml else "left",
    }


@hookimpl
def isthmus_review_tools() -> tuple[CementTool, ...]:
    """Return the one tool of this plugin."""
    return (CementTool(),)

"""A plugin as a department writes it for itself: nothing of the program's tree."""

import json

import numpy as np

from planner.anatomy.vertebra import Part, Side
from planner.review.contract.hooks import ExportFormat, SiteMeasure, hookimpl
from planner.review.contract.result import Result, ToolFinding
from planner.review.contract.saying import say
from planner.review.contract.tool import API, ToolInfo


class Bleb:
    """Says on which side most of the bright voxels of the body lie."""

    info = ToolInfo(
        id="spine-lab.side",
        version="1.2",
        title="Heavier side",
        summary="Says on which side of the body more cement lies.",
        api=API,
        needs=("postop", "anatomy"),
        wants=("preop",),
        after=("cement",),
    )

    def review(self, inputs, parameters, monitor):
        frame = inputs.vertebra.frame
        bright_kji = np.argwhere(inputs.postop.voxels_hu > 1800)
        x_mm = frame.to_box(inputs.postop.grid.to_lps(bright_kji[:, ::-1]))[:, 0]
        monitor.report(1.0)
        side = "right" if x_mm.mean() > 0 else "left"
        return Result(
            findings=(
                ToolFinding(
                    severity="INFO",
                    title="Heavier side",
                    sentence=say("More cement lies on the {side}.", side=side),
                    level=inputs.level,
                ),
            ),
            facts={"side": side, "knows_cement": "cement" in inputs.found},
        )


def _body_ml(plan, vertebra):
    parts = vertebra.parts
    inside = parts.membership[Part.BODY] > parts.WALL
    return float(inside.sum() * parts.grid.spacing_mm.prod() / 1000)


def _written(case, vertebrae):
    widths = {
        vertebra.level: {
            side.value: round(vertebra.pedicles[side].isthmus.width_mm, 1)
            for side in Side
        }
        for vertebra in vertebrae
    }
    return json.dumps({"pedicle_widths_mm": widths}).encode()


@hookimpl
def isthmus_review_tools():
    return [Bleb()]


@hookimpl
def isthmus_measures():
    return [
        SiteMeasure(
            name="body_ml", title="Volume of the body", unit="mL", measure=_body_ml
        )
    ]


@hookimpl
def isthmus_export_formats():
    return [
        ExportFormat(
            id="spine-lab.widths", title="Widths", suffix=".json", write=_written
        )
    ]

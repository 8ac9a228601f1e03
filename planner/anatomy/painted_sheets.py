"""Walls of a pedicle where a brush has painted: they lie at the edge of the stroke.

A wall follows bone as far as it turns by less than 45 degrees, so that spurs and holes
of a mask are not taken for it. What a surgeon painted is meant: there the wall follows
whatever its slope.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from planner.anatomy.hand_edits import Carry, Step, share_at, stroke_mm
from planner.anatomy.rays import crossing
from planner.anatomy.vertebra import Side
from planner.anatomy.walls import WallSheets
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame
from planner.plan.corrections import Stroke


def painted_sheets(
    sheets: WallSheets, steps: Sequence[Step], *, frame: VertebraFrame, side: Side
) -> WallSheets:
    """Return the sheets led around every stroke that they lie in."""
    for place, step in enumerate(steps):
        if isinstance(step, Stroke) and step.bone is not None:
            field = _field_mm(sheets, step, steps[place + 1 :], frame=frame, side=side)
            sheets = _around(sheets, field, adds=step.bone == "added")
    return sheets


def _field_mm(
    sheets: WallSheets,
    stroke: Stroke,
    later: Sequence[Step],
    *,
    frame: VertebraFrame,
    side: Side,
) -> FloatArray:
    """Return (offset, y, z): how far inside a stroke each point of the grid lies.

    Walls that were pulled later have taken the stroke along.
    """
    box: Points = np.stack(np.meshgrid(*sheets.axes_mm, indexing="ij"), axis=-1)
    points = frame.to_lps(box * (side.sign, 1, 1))
    for step in reversed(later):
        if isinstance(step, Carry):
            points = points - share_at(points, step)[..., None] * step.shift_lps_mm
    return stroke_mm(points, stroke)


def _around(sheets: WallSheets, field_mm: FloatArray, *, adds: bool) -> WallSheets:
    """Bone that is added lets each wall go outwards, bone taken away inwards."""
    beside = np.moveaxis(field_mm, 0, -1)

    def moved(
        height_mm: FloatArray, lines: FloatArray, axis: int, *, up: bool
    ) -> FloatArray:
        start, step = float(sheets.start_mm[axis]), sheets.step_mm
        return start + step * _left(lines, (height_mm - start) / step, up=up)

    return attrs.evolve(
        sheets,
        medial_mm=moved(sheets.medial_mm, beside, 0, up=not adds),
        lateral_mm=moved(sheets.lateral_mm, beside, 0, up=adds),
        cranial_mm=moved(sheets.cranial_mm, field_mm, 2, up=adds),
        caudal_mm=moved(sheets.caudal_mm, field_mm, 2, up=not adds),
    )


def _left(lines_mm: FloatArray, place: FloatArray, *, up: bool) -> FloatArray:
    """Return where lines (..., n) leave the stroke from a place inside, else `place`.

    Places count samples along the lines.
    """
    last = lines_mm.shape[-1] - 1
    if not up:
        flipped: FloatArray = last - _left(lines_mm[..., ::-1], last - place, up=True)
        return flipped
    inner = np.clip(place, 0, last)
    low = np.minimum(inner.astype(int), last - 1)
    before, behind = (
        np.take_along_axis(lines_mm, (low + more)[..., None], axis=-1)[..., 0]
        for more in (0, 1)
    )
    is_inside = before + (behind - before) * (inner - low) > 0
    way_out = crossing(lines_mm, into=False, after=inner)
    way_out = np.where(np.isfinite(way_out), way_out, last)
    result: FloatArray = np.where(is_inside, np.maximum(way_out, place), place)
    return result

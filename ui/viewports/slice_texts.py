"""What a slice says: where it lies, what the pointer is on, what a click does."""

import numpy as np
from numpy.typing import ArrayLike

from planner.imaging.slices import Orientation, orientation_letters
from planner.imaging.volume import Volume
from ui.language import say
from ui.messages.numbers import patient_position
from ui.messages.outlines import MOVES_FRAME, frame_hint
from ui.messages.views import (
    NEEDLE_HINTS,
    OUTLINE_HINTS,
    hounsfield,
    in_patient,
    in_vertebra,
    landmark_step,
)
from ui.messages.words import LANDMARK_WORDS
from ui.session import Session
from ui.viewports.needle_tool import NeedleTool
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.view_state import OUTLINE_TOOLS, Tool, ViewState

BOX_AXES = {
    Orientation.AXIAL: (2, "z"),
    Orientation.SAGITTAL: (0, "x"),
    Orientation.CORONAL: (1, "y"),
}
"""For each plane: the axis of the vertebra's box along which it is moved."""

PATIENT_AXES = {
    Orientation.AXIAL: 2,
    Orientation.SAGITTAL: 0,
    Orientation.CORONAL: 1,
}


def position_text(
    orientation: Orientation, camera: SliceCamera, session: Session
) -> str:
    """Say where a slice lies, in the vertebra's frame if that is how it is cut."""
    vertebra = session.drawn
    if vertebra:
        axis, name = BOX_AXES[orientation]
        along = abs(float(camera.normal_lps @ vertebra.frame.axes_lps[:, axis]))
        if along > 1 - 1e-9:
            at_mm = float(vertebra.frame.to_box(camera.center_lps_mm)[axis])
            return in_vertebra(vertebra.level, name, at_mm)
    axis = PATIENT_AXES[orientation]
    at_mm = float(camera.center_lps_mm[axis])
    direction = np.eye(3)[axis] * (1 if at_mm >= 0 else -1)
    return in_patient(orientation_letters(direction), at_mm)


def value_hu(volume: Volume, point_lps_mm: ArrayLike) -> int | None:
    """Return the CT number of the voxel that holds a point; None outside."""
    if not volume.grid.holds(point_lps_mm):
        return None
    i, j, k = np.rint(volume.grid.to_ijk(point_lps_mm)).astype(int).tolist()
    top = np.array(volume.grid.shape_kji) - 1
    return int(volume.voxels_hu[min(k, top[0]), min(j, top[1]), min(i, top[2])])


def pointer_lines(
    volume: Volume, camera: SliceCamera, pointer_px: tuple[float, float] | None
) -> list[str]:
    """Return the read-out of the point under the mouse, if it is in the volume."""
    if pointer_px is None:
        return []
    point = camera.to_lps(*pointer_px)
    value = value_hu(volume, point)
    if value is None:
        return []
    x, y, z = point.tolist()
    return [hounsfield(value), patient_position((x, y, z))]


def hint_text(
    session: Session,
    state: ViewState,
    tool: NeedleTool,
    outlines: OutlineTool,
) -> str | None:
    """Say what the next click does, while a click changes something."""
    if state.tool is Tool.NEEDLE:
        return needle_hint(session, tool)
    return outline_text(session, state, outlines)


def outline_text(
    session: Session, state: ViewState, outlines: OutlineTool
) -> str | None:
    """Say what a drag is doing or has done to the outlines, or what it would do."""
    if state.tool not in OUTLINE_TOOLS:
        return None
    return outlines.told or outline_hint(session, state, outlines)


def needle_hint(session: Session, tool: NeedleTool) -> str:
    """Say what the next click does for a needle."""
    if session.level is None:
        return NEEDLE_HINTS["no_level"]
    if tool.held:
        return NEEDLE_HINTS["move"]
    waits = tool.pending_entry_lps_mm is not None
    return NEEDLE_HINTS["tip" if waits else "entry"]


def outline_hint(
    session: Session, state: ViewState, outlines: OutlineTool
) -> str | None:
    """Say what a click or a drag does to the outlines."""
    if state.tool is Tool.LANDMARK:
        return landmark_hint(state.landmark, outlines)
    if not outlines.can_correct:
        return OUTLINE_HINTS["none"]
    if outlines.is_holding:
        return OUTLINE_HINTS["painting" if state.tool is Tool.BRUSH else "dragging"]
    if session.is_building:
        return OUTLINE_HINTS["measuring"]
    if state.tool is Tool.WALL:
        return OUTLINE_HINTS["wall"]
    return OUTLINE_HINTS["add" if state.brush.adds else "remove"]


def landmark_hint(name: str | None, outlines: OutlineTool) -> str | None:
    """Say which landmark a click places, and where it corrects no wall."""
    if name is None:
        return None
    corrects = outlines.can_correct and bool(frame_hint(name))
    also = f"\n{say(MOVES_FRAME)}" if corrects else ""
    return landmark_step(LANDMARK_WORDS[name]) + also

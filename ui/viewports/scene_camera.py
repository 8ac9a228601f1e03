"""The 3-D view looks along parallel rays: its camera is a slice camera that turns."""

import numpy as np
from scipy.spatial.transform import Rotation

from planner.arrays import Vector3
from planner.geometry.frames import VertebraFrame
from ui.viewports.slice_camera import SliceCamera

DEGREES_PER_PX = 0.4
OPENING_TILT_DEG = 20.0
"""The first look is from behind and a little from above: where needles come from."""

SIGHTS = {
    "anterior": ((-1, 0, 0), (0, 0, -1)),
    "posterior": ((1, 0, 0), (0, 0, -1)),
    "right": ((0, 1, 0), (0, 0, -1)),
    "left": ((0, -1, 0), (0, 0, -1)),
    "head": ((1, 0, 0), (0, -1, 0)),
    "feet": ((-1, 0, 0), (0, -1, 0)),
}
"""From where one looks: screen right and screen down, in (right, anterior, cranial)."""

PATIENT_AXES = np.diag((-1.0, -1.0, 1.0))


def sight_axes(
    where: str, frame: VertebraFrame | None = None
) -> tuple[Vector3, Vector3]:
    """Return screen right and screen down in LPS for a look from a side."""
    axes = frame.axes_lps if frame else PATIENT_AXES
    right, down = SIGHTS[where]
    return axes @ np.array(right, float), axes @ np.array(down, float)


def opening_axes(frame: VertebraFrame | None = None) -> tuple[Vector3, Vector3]:
    """Return the axes of the first look."""
    right, down = sight_axes("posterior", frame)
    tilt = Rotation.from_rotvec(-np.radians(OPENING_TILT_DEG) * right)
    return right, tilt.as_matrix() @ down


def orbited(
    camera: SliceCamera, dx_px: float, dy_px: float, *, upright_lps: Vector3
) -> SliceCamera:
    """Return the camera after the scene was turned under it by a drag.

    Sideways turns about the patient's long axis, up and down about the screen's: the
    spine stays upright.
    """
    sideways = np.radians(-dx_px * DEGREES_PER_PX) * np.asarray(upright_lps)
    tilt = np.radians(-dy_px * DEGREES_PER_PX) * camera.right_lps
    turn = (Rotation.from_rotvec(sideways) * Rotation.from_rotvec(tilt)).as_matrix()
    right, down = turn @ camera.right_lps, turn @ camera.down_lps
    right = right / np.linalg.norm(right)
    down = down - right * float(down @ right)
    axes = right, down / np.linalg.norm(down)
    return camera.turned(axes, about_lps_mm=camera.center_lps_mm)

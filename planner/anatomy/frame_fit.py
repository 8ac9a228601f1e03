"""A vertebra's own frame, found in its bone alone."""

import numpy as np

from planner.anatomy.body import Body
from planner.anatomy.bone import Bone
from planner.anatomy.canal_axis import CanalAxis
from planner.anatomy.measure import require_body
from planner.anatomy.orientation import (
    angle_deg,
    refuse_upside_down,
    refuse_wrong_right,
)
from planner.anatomy.scan import BoxScan
from planner.anatomy.symmetry import mirror_plane
from planner.arrays import Vector3
from planner.geometry.frames import VertebraFrame

WINDOW_LOW_MM = np.array([-40.0, -34.0, -34.0])
WINDOW_HIGH_MM = np.array([40.0, 56.0, 34.0])
"""About the canal's middle: body, pedicles and arch of the largest vertebra."""

COARSE_STEP_MM = 1.25

SETTLED_DEG = 0.1
"""The frame is found when another round turns it by less."""

ROUNDS = 5


def fit_frame(bone: Bone, canal: CanalAxis, *, level: str) -> VertebraFrame:
    """Return the frame, its origin at the canal's middle, in the mirror plane.

    The cranial axis is the bisector of the two endplates' normals; the right axis is
    the normal of the plane in which the bone mirrors best. LPS says which way is
    cranial, and must agree on which way is right.

    Raises
    ------
    AnatomyNotSeen
        No body with two endplates in front of the canal (`structure` "body").
    MirroredAnatomy
        See `orientation`.
    """
    frame = _rough_frame(bone, canal)
    refuse_wrong_right(frame.right_lps, level=level)
    for _ in range(ROUNDS):
        scan = scan_bone(bone, canal, frame, step_mm=COARSE_STEP_MM)
        body = require_body(scan, level=level)
        turn_deg, x_mm = mirror_plane(scan)
        better = _turned(frame, body, turn_deg)
        middle = (x_mm, *frame.to_box(canal.center_lps_mm)[1:])
        better = better.moved_origin(better.to_box(frame.to_lps(middle)))
        moved = max(
            angle_deg(better.right_lps, frame.right_lps),
            angle_deg(better.cranial_lps, frame.cranial_lps),
        )
        frame = better
        if moved < SETTLED_DEG:
            break
    refuse_upside_down(frame.cranial_lps, level=level)
    refuse_wrong_right(frame.right_lps, level=level)
    return frame


def _rough_frame(bone: Bone, canal: CanalAxis) -> VertebraFrame:
    """Look along the canal; where most of the bone's depth lies is anterior."""
    weight = bone.depth_mm.astype(float)[:, None] ** 2
    body: Vector3 = (bone.points_lps_mm * weight).sum(axis=0) / weight.sum()
    return VertebraFrame.from_directions(
        origin_lps_mm=canal.center_lps_mm,
        cranial_lps=canal.direction_lps,
        right_lps=np.cross(body - canal.center_lps_mm, canal.direction_lps),
    )


def _turned(frame: VertebraFrame, body: Body, turn_deg: float) -> VertebraFrame:
    turn = np.radians(turn_deg)
    return VertebraFrame.from_directions(
        origin_lps_mm=frame.origin_lps_mm,
        cranial_lps=frame.axes_lps @ (body.superior.normal + body.inferior.normal),
        right_lps=frame.axes_lps @ (np.cos(turn), np.sin(turn), 0.0),
    )


def scan_bone(
    bone: Bone, canal: CanalAxis, frame: VertebraFrame, *, step_mm: float
) -> BoxScan:
    """Return the window of the box around the canal that the vertebra can fill."""
    center = frame.to_box(canal.center_lps_mm)
    points = frame.to_box(bone.points_lps_mm)
    margin = 3.0
    low = np.maximum(points.min(axis=0) - margin, center + WINDOW_LOW_MM)
    high = np.minimum(points.max(axis=0) + margin, center + WINDOW_HIGH_MM)
    return BoxScan.taken(
        bone.shape, canal, frame, low_mm=low, high_mm=high, step_mm=step_mm
    )

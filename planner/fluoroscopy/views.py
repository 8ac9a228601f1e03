"""The views a needle is advanced under: how to reach them, and how true they are."""

import enum
import math

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import Vector3, unit
from planner.fluoroscopy.beam import Beam
from planner.geometry.c_arm import CArmPose
from planner.geometry.frames import VertebraFrame
from planner.plan.needle import Needle
from planner.rules.border import border_at
from planner.rules.facts import View, Views

SCOTTY_DEG = 30.0
"""Turn of the oblique view in which the lumbar arch looks like a terrier: in the middle
of what is usual (rules.md section 3, 20 to 35 degrees)."""


class ViewKind(enum.Enum):
    """A view by its purpose; the two oblique ones are those of one side."""

    AP = "ap"
    LATERAL = "lateral"
    BULLS_EYE = "bulls_eye"
    SCOTTY_DOG = "scotty_dog"


REFERENCE_DEG = {ViewKind.AP: 0.0, ViewKind.LATERAL: 90.0}
"""The rotation of the views that are held against the vertebra's own planes."""


def true_pose(
    kind: ViewKind, vertebra: Vertebra, side: Side, needle: Needle | None = None
) -> CArmPose:
    """Return the pose that shows a vertebra truly.

    The bull's eye looks down a needle, without one down the axis of the side's pedicle;
    where that axis is not known, straight ahead. A Scotty dog turns towards the side.
    """
    frame = vertebra.frame
    if kind is ViewKind.LATERAL:
        return CArmPose.facing(-frame.right_lps)
    if kind is ViewKind.SCOTTY_DOG:
        return CArmPose.along(_inwards(frame, side, SCOTTY_DEG, 0.0))
    if kind is ViewKind.BULLS_EYE and needle is not None:
        return CArmPose.along(needle.direction_lps)
    pedicle = vertebra.pedicles.get(side)
    if kind is ViewKind.BULLS_EYE and pedicle is not None:
        across = pedicle.isthmus.transverse_deg or 0.0
        upwards = pedicle.isthmus.sagittal_deg or 0.0
        return CArmPose.along(_inwards(frame, side, across, upwards))
    return CArmPose.facing(frame.anterior_lps)


def _inwards(
    frame: VertebraFrame, side: Side, across_deg: float, upwards_deg: float
) -> Vector3:
    """Return the direction that converges and rises by angles on its way forward."""
    medial = -side.sign * math.tan(math.radians(across_deg))
    upward = math.tan(math.radians(upwards_deg))
    direction: Vector3 = frame.axes_lps @ np.array((medial, 1.0, upward))
    return direction


def central_point_lps_mm(vertebra: Vertebra) -> Vector3:
    """Return the middle of the body, through which the central ray is to go."""
    z_mm = sum(vertebra.endplates_z_mm) / 2
    wall = float(vertebra.posterior_wall.y_at(z_mm))
    front = float(vertebra.anterior_wall.y_at(z_mm))
    point: Vector3 = vertebra.frame.to_lps((0.0, (wall + front) / 2, z_mm))
    return point


def deviation(kind: ViewKind, pose: CArmPose, frame: VertebraFrame) -> View:
    """Return how far a front or side view is turned and tilted from the vertebra's own.

    Rotation is about the vertebra's cranial axis, tilt out of its axial plane.

    Raises
    ------
    KeyError
        For a view that is not held against the vertebra's planes.
    """
    right, anterior, cranial = (frame.axes_lps.T @ pose.viewer_lps).tolist()
    turn = math.degrees(math.atan2(-right, anterior)) - REFERENCE_DEG[kind]
    turn = (turn + 180.0) % 360.0 - 180.0
    tilt = math.degrees(math.asin(min(max(cranial, -1.0), 1.0)))
    if abs(turn) > 90.0:  # The same line, seen from its other end.
        turn, tilt = turn - math.copysign(180.0, turn), -tilt
    return View(rotation_deg=turn, tilt_deg=tilt)


def views_in_use(ap: Beam, lateral: Beam, vertebra: Vertebra) -> Views:
    """Return what P-10 and P-01 are to know of two live pictures."""
    front, side = (
        attrs.evolve(
            deviation(kind, beam.pose, vertebra.frame),
            off_axis_mm=_off_axis_mm(beam, vertebra),
        )
        for kind, beam in ((ViewKind.AP, ap), (ViewKind.LATERAL, lateral))
    )
    return Views(ap=front, lateral=side)


def _off_axis_mm(beam: Beam, vertebra: Vertebra) -> float:
    middle = beam.on_plane(central_point_lps_mm(vertebra))
    return float(np.linalg.norm(middle - beam.center_lps_mm))


def apparent_margin_mm(
    beam: Beam, vertebra: Vertebra, side: Side, tip_lps_mm: Vector3
) -> float | None:
    """Return how far lateral of the medial border a tip looks in a front view.

    Along the vertebra's own right and left, as they lie in the picture; None where that
    side's pedicle was not seen. On a true view with parallel rays this
    is what P-01 measures; a turned or divergent one shifts the tip against the border
    (rules.md section 3).
    """
    pedicle = vertebra.pedicles.get(side)
    if pedicle is None:
        return None
    height = float(vertebra.frame.to_box(tip_lps_mm)[2])
    offset = float(border_at(pedicle.isthmus, np.array([height]))[0])
    at = (side.sign * offset, pedicle.isthmus.y_mm, height)
    border = vertebra.frame.to_lps(at)
    apart = beam.on_plane(tip_lps_mm) - beam.on_plane(border)
    viewer, right = beam.pose.viewer_lps, vertebra.frame.right_lps
    lateral = unit(right - float(right @ viewer) * viewer) * side.sign
    return float(apart @ lateral)


def parallax_mm(
    beam: Beam, vertebra: Vertebra, side: Side, tip_lps_mm: Vector3
) -> float | None:
    """Return by how much divergent rays shift a tip against the medial border."""
    seen = apparent_margin_mm(beam, vertebra, side, tip_lps_mm)
    parallel = attrs.evolve(beam, source_object_mm=None)
    straight = apparent_margin_mm(parallel, vertebra, side, tip_lps_mm)
    return None if seen is None or straight is None else seen - straight

"""The frame of a vertebra from its landmarks, and the refusal of swapped ones."""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.orientation import (
    angle_deg,
    refuse_upside_down,
    refuse_wrong_right,
)
from planner.anatomy.vertebra import Side
from planner.arrays import Vector3, unit
from planner.errors import BadLandmarks, MirroredAnatomy
from planner.geometry.frames import VertebraFrame
from planner.plan.case import LANDMARK_NAMES

LARGEST_SKEW_DEG = 25.0
"""How far the line between the pedicles may turn from the normal of the mid-sagittal
points before one of them must be wrong. Project default."""

MIDLINE = LANDMARK_NAMES[:5]
EDGES = ("medial", "lateral", "cranial", "caudal")

Named = Mapping[str, Vector3]


def edge_names(side: Side) -> tuple[str, ...]:
    return tuple(f"{side.value}_pedicle_{edge}" for edge in EDGES)


def frame_of(points: Named, sides: tuple[Side, ...], *, level: str) -> VertebraFrame:
    """Return the frame: origin on the posterior-wall line at mid-height.

    The cranial axis is perpendicular to the bisector of the two endplate lines, as they
    lie in the mid-sagittal plane.
    """
    superior = unit(points["anterior_superior"] - points["posterior_superior"])
    inferior = unit(points["anterior_inferior"] - points["posterior_inferior"])
    rough_cranial = _cranial(points)
    refuse_upside_down(rough_cranial, level=level)
    rough_right = np.cross(superior + inferior, rough_cranial)
    refuse_wrong_right(rough_right, level=level)
    right = _right_axis(points, sides, rough_right, level=level)
    forward = unit(_across(superior, right)) + unit(_across(inferior, right))
    frame = VertebraFrame.from_directions(
        origin_lps_mm=(points["posterior_superior"] + points["posterior_inferior"]) / 2,
        cranial_lps=np.cross(right, forward),
        right_lps=right,
    )
    refuse_upside_down(frame.cranial_lps, level=level)
    _refuse_swapped_sides(points, frame, level=level)
    middle = frame.to_box([points[name] for name in MIDLINE])[:, 0].mean()
    return frame.moved_origin((middle, 0, 0))


def _across(vector: Vector3, normal: Vector3) -> Vector3:
    return vector - normal * float(vector @ normal)


def _right_axis(
    points: Named, sides: tuple[Side, ...], rough_right: Vector3, *, level: str
) -> Vector3:
    """Return the normal of the mid-sagittal plane, the pedicles having half the say.

    Not on how it turns about the cranial axis: a pedicle is as narrow over some
    millimetres of its depth, and its edges may be clicked anywhere in them.
    """
    midline = np.array([points[name] for name in MIDLINE])
    normal: Vector3 = np.linalg.svd(midline - midline.mean(axis=0))[2][-1]
    normal = normal * np.sign(normal @ rough_right)
    if angle_deg(normal, rough_right) > LARGEST_SKEW_DEG:
        raise BadLandmarks(
            "the mid-sagittal points do not lie in one plane",
            level=level,
            reason="contradict",
            names=MIDLINE,
        )
    if len(sides) < 2:
        return normal
    right, left = (
        np.mean([points[name] for name in edge_names(side)], axis=0) for side in Side
    )
    between = unit(right - left)
    if float(between @ normal) <= 0:
        raise MirroredAnatomy(
            "the right pedicle lies on the patient's left",
            level=level,
            reason="sides",
            names=edge_names(Side.RIGHT) + edge_names(Side.LEFT),
        )
    if angle_deg(normal, between) > LARGEST_SKEW_DEG:
        raise BadLandmarks(
            "the pedicles lie askew to the mid-sagittal points",
            level=level,
            reason="contradict",
            names=edge_names(Side.RIGHT) + edge_names(Side.LEFT),
        )
    ahead = unit(np.cross(_cranial(points), normal))
    level_with = between + ahead * float((normal - between) @ ahead)
    return unit(normal + unit(level_with))


def _cranial(points: Named) -> Vector3:
    """Return about which way is cranial, from endplate to endplate."""
    return (points["posterior_superior"] + points["anterior_superior"]) - (
        points["posterior_inferior"] + points["anterior_inferior"]
    )


def _refuse_swapped_sides(points: Named, frame: VertebraFrame, *, level: str) -> None:
    """No pedicle point may lie beyond the mid-sagittal points on the other side."""
    for side in Side:
        names = tuple(
            name
            for name in edge_names(side)
            if name in points and side.sign * frame.to_box(points[name])[0] <= 0
        )
        if names:
            raise MirroredAnatomy(
                "a pedicle point lies on the other side of the patient",
                level=level,
                reason="sides" if len(names) == len(EDGES) else "slip",
                names=names,
            )

"""The exact shadow of a needle."""

import numpy as np
from scipy.spatial import ConvexHull

from planner.arrays import Points, Vector3
from planner.fluoroscopy.beam import Beam
from planner.plan.needle import Needle

RIM_POINTS = 32
"""A rim drawn with so many points is 0.5 % of a radius short between two of them."""


def needle_shadow(beam: Beam, needle: Needle) -> Points:
    """Return the outline (n, 3) of a needle's shadow, LPS mm on the beam's plane.

    A cylinder is the hull of its two ends, and rays keep hulls; the outline is open:
    its last point is joined to its first.
    """
    rims = np.concatenate(
        [_rim(needle, end) for end in (needle.entry_lps_mm, needle.tip_lps_mm)]
    )
    shadow = beam.on_plane(rims)
    axes = np.stack((beam.pose.right_lps, beam.pose.down_lps), axis=1)
    flat = (shadow - beam.center_lps_mm) @ axes
    outline: Points = shadow[ConvexHull(flat, qhull_options="QJ").vertices]
    return outline


def _rim(needle: Needle, center_lps_mm: Vector3) -> Points:
    """Return points around an end of the needle."""
    along = needle.direction_lps
    across = np.cross(along, np.eye(3)[np.abs(along).argmin()])
    across /= np.linalg.norm(across)
    turn = np.linspace(0.0, 2 * np.pi, RIM_POINTS, endpoint=False)
    sides = np.outer(np.cos(turn), across)
    sides += np.outer(np.sin(turn), np.cross(along, across))
    return center_lps_mm + needle.radius_mm * sides

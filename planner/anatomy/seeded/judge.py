"""How sure each wall is, from what was seen along it."""

import numpy as np

from planner.anatomy.seeded.found import Found
from planner.anatomy.seeded.ring import ANGLES
from planner.arrays import FloatArray
from planner.imaging.volume import Grid

SEEN_HU = 40.0
"""Below this contrast a wall was not seen there. Project default."""
COARSE_MM = 2.0
"""With voxels coarser than this the two cortices of a pedicle run together, and its
lateral wall is not told from its medial one. Project default."""
BASE_MM, PER_VOXEL, UNSEEN_MM = 0.7, 0.75, 2.0
"""Blur, voxel and gaps: fitted once to hold 95 % of the errors on real masks, which
include the masks' own. Project default, to be checked against more data."""
SEEN_SHARE = 0.5
"""A wall is seen if this share of it was. Project default."""


def judge_walls(found: Found, grid: Grid) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the uncertainty of each wall (95 %, mm) and the walls not seen."""
    axes = found.frame.axes_lps
    reach = np.array([grid.voxel_extent_mm(axes[:, a]) for a in range(3)])
    uncertainty: dict[str, float] = {}
    not_seen: list[str] = []
    for name, contrast, axis in _walls(found):
        seen = float((contrast > SEEN_HU).mean())
        sharp = BASE_MM + PER_VOXEL * float(reach[axis])
        uncertainty[name] = sharp + UNSEEN_MM * (1 - seen)
        coarse = name.endswith("lateral") and float(reach[0]) > COARSE_MM
        if seen < SEEN_SHARE or coarse:
            not_seen.append(name)
    return uncertainty, tuple(not_seen)


def _walls(found: Found) -> list[tuple[str, FloatArray, int]]:
    low, high = found.span_mm
    ring = found.ring
    inner = (ring.z_mm > low) & (ring.z_mm < high)
    rows: list[tuple[str, FloatArray, int]] = []
    for side, tube in found.pedicles.items():
        off = np.arctan2(np.sin(ANGLES), side.sign * np.cos(ANGLES))
        facing = (off > np.radians(-15)) & (off < np.radians(30))
        rows.append(
            (f"{side.value}_medial", ring.wall.contrast_hu[facing][:, inner], 0)
        )
        turn = tube.unrolled.angles
        for name, angle, axis in (
            ("lateral", 0, 0),
            ("cranial", 90, 2),
            ("caudal", 270, 2),
        ):
            apart = np.abs(np.angle(np.exp(1j * (turn - np.radians(angle)))))
            part = tube.wall.contrast_hu[apart < np.radians(35)]
            rows.append((f"{side.value}_{name}", part, axis))
    front = np.abs(ANGLES - np.pi / 2) < np.radians(35)
    lower, upper = found.lower.middle_z_mm, found.upper.middle_z_mm
    height = (ring.z_mm > lower) & (ring.z_mm < upper)
    rows.append(("posterior", ring.wall.contrast_hu[front][:, height], 1))
    z = found.body.axis_mm[:, 2]
    height = (z > lower + 1) & (z < upper - 1)
    ahead = np.abs(ANGLES - np.pi / 2) < np.radians(50)
    rows.append(("anterior", found.body_wall.contrast_hu[ahead][:, height], 1))
    for name, plate in (
        ("upper_endplate", found.upper),
        ("lower_endplate", found.lower),
    ):
        rows.append((name, plate.contrast_hu[plate.inside], 2))
    return rows

"""How sure each wall is, from what was seen along it."""

import numpy as np
from scipy import ndimage

from planner.anatomy.rays import Marks
from planner.anatomy.seeded.found import Found
from planner.anatomy.seeded.refusals import LOWEST_BODY
from planner.anatomy.seeded.ring import ANGLES
from planner.anatomy.seeded.tubes import (
    LEAST_EDGE_HU,
    SHOWN_HU,
    TubeWall,
    Unrolled,
    cortex_share,
)
from planner.anatomy.vertebra import Side
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

SECOND_MM, SECOND_SHARE = (1.5, 12.0), 0.5
"""Another cortex so far beyond the front, of at least this share of a full one, may be
the front. Project default."""
BEHIND_FRONT_MM = 4.0
"""So far behind a front there is no bone: a cortex and its blur further."""
MEDIAL_RAD = np.radians(40)
SPLIT_MM = 2.0
"""A pedicle's medial wall is the canal's side: beside a whole body the two, each
searched by itself, lie within 1 mm of one another. Project default."""
BROKEN_BACK_MM = 1.5
"""How much less is known of the posterior-wall line where its rims are broken into the
canal: it was 1 mm further off than without. Project default."""
DOUBTED_SHARE, LOST_SHARE = 0.05, 0.2
"""Where more columns show a second front, the uncertainty reaches it, as it is to hold
95 % of the wall; and where more than this do, the front was not seen. Project
default."""


def judge_walls(found: Found, grid: Grid) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the uncertainty of each wall (95 %, mm) and the walls not seen."""
    axes = found.frame.axes_lps
    reach = np.array([grid.voxel_extent_mm(axes[:, a]) for a in range(3)])
    uncertainty: dict[str, float] = {}
    not_seen: list[str] = []
    for name, contrast, axis in _walls(found):
        seen = float((contrast > SEEN_HU).mean())
        uncertainty[name] = edge_uncertainty_mm(float(reach[axis]), seen)
        coarse = name.endswith("lateral") and float(reach[0]) > COARSE_MM
        if seen < SEEN_SHARE or coarse:
            not_seen.append(name)
    split = [f"{side.value}_medial" for side in Side if _is_split(found, side)]
    not_seen += [name for name in split if name not in not_seen]
    if split:
        uncertainty["posterior"] += BROKEN_BACK_MM
    share, far_mm = second_front(found.body, found.body_wall, found.between_endplates())
    if share > DOUBTED_SHARE:
        uncertainty["anterior"] = max(uncertainty["anterior"], far_mm)
    if share > LOST_SHARE and "anterior" not in not_seen:
        not_seen.append("anterior")
    return uncertainty, tuple(not_seen)


def _is_split(found: Found, side: Side) -> bool:
    """Tell whether bone stands between the canal and a pedicle's own medial wall.

    In a collapsed body a fragment of its back, with a gap behind it that the canal does
    not show: either edge may be the wall that a needle must not pass. Beside a whole
    body the two part in a lateral recess, as of L5, and the pedicle's own is right.
    """
    if found.height_mm >= LOWEST_BODY * (found.span_mm[1] - found.span_mm[0]):
        return False
    tube = found.pedicles[side]
    facing = np.abs(tube.unrolled.angles - np.pi) < MEDIAL_RAD
    points = tube.unrolled.points(tube.wall.radius_mm)[facing]
    wall, off = found.ring.radius_at(points[..., 0], points[..., 1], points[..., 2])
    intercept, slope = found.posterior_line()
    behind = points[..., 1] < intercept + slope * points[..., 2]
    apart = behind & (off - wall > SPLIT_MM)
    return bool(apart.sum() > DOUBTED_SHARE * behind.sum())


def edge_uncertainty_mm(voxel_mm: float, seen_share: float) -> float:
    """Return how far a searched wall may be off, of which this share was seen (95 %).

    `voxel_mm` is the reach of a voxel across the wall.
    """
    return BASE_MM + PER_VOXEL * voxel_mm + UNSEEN_MM * (1 - seen_share)


def second_front(tube: Unrolled, wall: TubeWall, between: Marks) -> tuple[float, float]:
    """Return the share of columns with another front beyond, and how far it lies there.

    `between` marks the rows between the endplates.

    A dense band in a fractured body, a dark spot, an osteophyte: either edge may be the
    body's. What stays bright behind its edge is a vessel, and no front.
    """
    cortex = cortex_share(tube.hu, step_mm=tube.step_mm, sigma=(1.0, 1.5), enough=1.0)
    calm = ndimage.gaussian_filter(np.clip(tube.hu, *SHOWN_HU), (1.0, 1.5, 0))
    here = np.arange(calm.shape[-1])
    later = np.minimum(here + round(BEHIND_FRONT_MM / tube.step_mm), here[-1])
    ends = calm - calm[..., later] > LEAST_EDGE_HU
    beyond = tube.radii_mm - wall.radius_mm[..., None]
    near = (beyond > SECOND_MM[0]) & (beyond < SECOND_MM[1])
    second = np.where(near & ends & (cortex > SECOND_SHARE), beyond, 0)
    far = second.max(axis=-1)[_ahead()][:, between]
    doubted = far[far > 0]
    return float((far > 0).mean()), float(np.median(doubted)) if doubted.size else 0.0


def _ahead() -> np.ndarray:
    return np.asarray(np.abs(ANGLES - np.pi / 2) < np.radians(50))


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
    anterior = found.body_wall.contrast_hu[_ahead()][:, found.between_endplates()]
    rows.append(("anterior", anterior, 1))
    for name, plate in (
        ("upper_endplate", found.upper),
        ("lower_endplate", found.lower),
    ):
        rows.append((name, plate.contrast_hu[plate.inside], 2))
    return rows

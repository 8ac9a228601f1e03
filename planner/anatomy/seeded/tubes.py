"""Walls of tubes: radius over angle and position along an axis."""

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import ndimage

from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.seeded.surfaces import (
    best_surface,
    cortical_edge,
    smoothed,
    step_up,
    strongest_before,
)
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame

EDGE_REACH_MM = 1.4
"""An edge is judged from this much on either side: about a cortex and its blur."""
SHOWN_HU = (0.0, 450.0)
"""Below, fat and air are no more than soft tissue; above, cortex is cortex. So neither
a lung nor a bright osteophyte outweighs a wall. Project default."""
FAT_HU = -100.0
"""A lung beside bone is taken for fat: a thin layer of tissue always lies between."""
FULL_EDGE_HU = 250.0
"""A step this high is a certain wall; higher ones count no more. Project default."""


LEAST_EDGE_HU = 80.0
"""Below this an edge is noise or trabecular texture. Project default."""
FLANK_MM = 2.8
"""How far from the middle of a cortex its flanks are read: a blurred cortex is about
this wide. Project default."""
MOST_PULL = 0.6
"""Expectation never outweighs a clear cortex. Project default."""
FACE_MM = 0.8
"""The outer face of a cortex lies about this far beyond its middle. Project default."""
BONE_HU = (150.0, 350.0)
"""From the brightest that a canal holds to what only bone shows. Project default."""
QUIET_SHARE = 0.2
"""Below this share of a full edge there is only noise, fat and fluid in the canal."""
LEVEL_SHARE = 0.15
"""On top of a cortex neither flank is higher by more than this share of a full edge."""
PASSED_SHARE = 0.9
"""A later cortex must be this much stronger, beyond the first, to be taken."""


@attrs.frozen(kw_only=True, eq=False)
class Unrolled:
    """CT numbers around an axis: `hu` is (n_angles, n_along, n_radii).

    `points(radius)` gives where they lie. Angles start at x and turn towards y.
    """

    hu: FloatArray
    axis_mm: Points
    across_u: Points
    across_v: Points
    angles: FloatArray
    radii_mm: FloatArray

    @property
    def step_mm(self) -> float:
        return float(self.radii_mm[1] - self.radii_mm[0])

    def all_points(self) -> Points:
        """Return (n_angles, n_along, n_radii, 3): where every sample lies."""
        ray = (
            np.cos(self.angles)[:, None] * self.across_u
            + np.sin(self.angles)[:, None] * self.across_v
        )
        return np.asarray(
            self.axis_mm[None, :, None] + ray[:, None, None] * self.radii_mm[:, None]
        )

    def points(self, radius_mm: FloatArray) -> Points:
        """Return (n_angles, n_along, 3) frame points at radii (n_angles, n_along)."""
        ray = (
            np.cos(self.angles)[:, None] * self.across_u
            + np.sin(self.angles)[:, None] * self.across_v
        )
        return np.asarray(self.axis_mm[None] + ray[:, None, :] * radius_mm[..., None])


def unroll(
    patch: Patch,
    frame: VertebraFrame,
    *,
    axis_mm: Points,
    across: tuple[ArrayLike, ArrayLike],
    angles: FloatArray,
    radii_mm: FloatArray,
) -> Unrolled:
    """Sample around an axis (n, 3) of the frame, in the plane of two unit vectors."""
    u, v = (np.asarray(a, float) for a in across)
    ray = np.cos(angles)[:, None] * u + np.sin(angles)[:, None] * v
    points = axis_mm[None, :, None] + ray[:, None, None] * radii_mm[:, None]
    hu = patch.at(frame.to_lps(points))
    return Unrolled(
        hu=hu, axis_mm=axis_mm, across_u=u, across_v=v, angles=angles, radii_mm=radii_mm
    )


@attrs.frozen(kw_only=True, eq=False)
class TubeWall:
    """`radius_mm` and `contrast_hu` (n_angles, n_along); contrast 0 is a guess."""

    radius_mm: FloatArray
    contrast_hu: FloatArray


def cortex_share(
    hu: FloatArray, *, step_mm: float, sigma: tuple[float, float], enough: float
) -> FloatArray:
    """Return how much of a full cortex each sample is, 0 to 1, going outwards in bone.

    A cortex rises above what lies `FLANK_MM` before it, or falls to what lies as far
    beyond, or both. How high a full cortex is, is read from the profiles themselves,
    within limits: a cortex this share `enough` as high as the usual highest is as good
    as any.
    """
    calm = ndimage.gaussian_filter(np.clip(hu, *SHOWN_HU), (*sigma, 0))
    flank = max(1, round(FLANK_MM / step_mm))
    here = np.arange(calm.shape[-1])
    rise = calm - calm[..., np.maximum(here - flank, 0)]
    fall = calm - calm[..., np.minimum(here + flank, here[-1])]
    both = np.maximum(rise, 0) + np.maximum(fall, 0)
    usual = enough * float(np.median(both.max(axis=-1)))
    full = float(np.clip(usual, LEAST_EDGE_HU, FULL_EDGE_HU))
    level = -LEVEL_SHARE * full
    both = np.where((rise > level) & (fall > level), both, 0)
    return np.asarray(np.clip(both / full, 0, 1))


def first_cortex_cost(cortex: FloatArray, *, step_mm: float) -> FloatArray:
    """Return how badly each sample fits the first cortex met.

    Two cortices with a blurred joint or disc between them are alike, so the first is
    told by a charge on what has been passed.
    """
    passed = strongest_before(cortex, max(1, round(FLANK_MM / step_mm)))
    return np.asarray(PASSED_SHARE * passed - cortex)


def inner_face_cost(hu: FloatArray, *, step_mm: float) -> FloatArray:
    """Return how badly each sample fits the first cortex met from soft tissue.

    A wall that is met at a slant rises slowly and shows little edge; that bone has
    been passed is told by its brightness as well.
    """
    calm = ndimage.gaussian_filter(np.clip(hu, *SHOWN_HU), (1.0, 1.0, 0))
    reach = max(1, round(EDGE_REACH_MM / step_mm))
    share = step_up(calm, reach) / FULL_EDGE_HU
    edge = np.clip((share - QUIET_SHARE) / (1 - QUIET_SHARE), 0, 1)
    low, high = BONE_HU
    bone = np.clip((calm - low) / (high - low), 0, 1)
    return np.asarray(strongest_before(np.maximum(edge, bone), reach) - edge)


def pull_towards(
    cost: FloatArray, steps_off: FloatArray, *, free: float, per_step: float
) -> None:
    """Charge for lying far from where a wall is expected, in place."""
    cost += np.minimum(np.maximum(np.abs(steps_off) - free, 0) * per_step, MOST_PULL)


def stop_at(cost: FloatArray, beyond: np.ndarray) -> None:
    """Forbid what lies beyond a known border, and favour ending at it, in place."""
    count = beyond.shape[-1]
    last = np.where(beyond.any(axis=-1), beyond.argmax(axis=-1) - 1, count)
    steps = np.arange(count) - last[..., None]
    cost[(steps >= -2) & (steps <= 0)] -= 0.35
    cost[beyond] = 2.0


def wall_of_tube(
    unrolled: Unrolled,
    cost: FloatArray,
    *,
    rising: bool,
    jump_cost: float,
    sigma: tuple[float, float] = (0.8, 0.8),
) -> TubeWall:
    """Search the wall, then put it at half maximum where an edge is seen."""
    step = unrolled.step_mm
    index = best_surface(cost, jump_cost=jump_cost, wrap_u=True)
    padded = np.pad(index, ((1, 1), (0, 0)), "wrap")
    index = ndimage.median_filter(padded, size=(3, 3), mode="nearest")[1:-1]
    if not rising:
        index = index + round(FACE_MM / step)
    calm = ndimage.gaussian_filter(np.maximum(unrolled.hu, FAT_HU), (0.5, 0.5, 0))
    exact, contrast = cortical_edge(calm, index, rising=rising, step_mm=step)
    weight = np.clip(contrast / FULL_EDGE_HU, 0, 1) ** 2
    fine = smoothed(exact, weight, sigma, wrap_u=True)
    return TubeWall(radius_mm=unrolled.radii_mm[0] + step * fine, contrast_hu=contrast)

"""Lamina and processes: the bone that hangs on the pedicles."""

from collections.abc import Mapping

import attrs
import numpy as np
from scipy import ndimage
from scipy.sparse import coo_matrix

from planner.anatomy.seeded.found import Found
from planner.anatomy.seeded.sampling import Patch
from planner.anatomy.vertebra import Part
from planner.arrays import FloatArray

BONE_HU = 180.0
"""Bone with partial volume at the step of the box. Project default."""
DENSE_HU = 500.0
"""Bone this dense is no obstacle. Project default."""
PITCH = 1.25
"""From one vertebra to the next, in heights of the body: with its disc."""
RIM_MM = 2.5
GAP_STEPS = 2
"""Gaps of up to twice so many steps in a thin cortex are bridged."""
SOFTENING = 0.8
"""Standard deviation, in voxels, that takes the steps out of the arch."""
SOFT_MM = 4.0
"""A softened voxel edge rises by about a quarter each mm."""
FARTHEST = 160.0
"""Longest way through bone, in steps of slow bone, that is still one vertebra."""


@attrs.frozen(kw_only=True, eq=False)
class Arch:
    """How deep points lie in the arch, and in the arch with what it hangs on, mm.

    Both are smoothed voxels: good to a voxel, not to a fraction of one.
    """

    inside_mm: FloatArray
    whole_mm: FloatArray


def posterior_elements(
    patch: Patch,
    found: Found,
    xyz: tuple[FloatArray, FloatArray, FloatArray],
    distance: Mapping[Part, FloatArray],
) -> Arch:
    """Return about how deep each point lies inside the posterior elements.

    Bone belongs to the nearest start, measured through bone, where dark bone and joint
    spaces are long ways: starts are this vertebra's pedicles and lamina, those of
    its neighbours, and the ribs beside the pedicles.
    """
    x, y, z = xyz
    hu = patch.at(found.frame.to_lps(np.stack(xyz, axis=-1))).astype(np.float32)
    pedicle = np.maximum(distance[Part.RIGHT_PEDICLE], distance[Part.LEFT_PEDICLE])
    radius, off = found.ring.radius_at(x, y, z)
    outside = off - radius
    bone = (hu > BONE_HU) & (outside > 0) & (distance[Part.BODY] < 0)
    bone |= pedicle > 0
    low, high = found.span_mm
    length = high - low
    rim = (outside > 0) & (outside < RIM_MM)
    behind = y < found.canal_y_mm
    pitch = PITCH * (found.upper.middle_z_mm - found.lower.middle_z_mm)
    root = np.abs(z - (low - length / 8)) < length / 4
    roots = [np.abs(z - (low - length / 8) - d) < length / 4 for d in (-pitch, pitch)]
    own = (pedicle > 0.5) | (rim & behind & root)
    laminae = rim & behind & (roots[0] | roots[1])
    beside = (np.abs(y - found.canal_y_mm - 2) < 4) & (outside < 6)
    away = (z > high + length * 0.55) | (z < low - length * 0.55)
    rib = (pedicle < -2.0) & (y > found.canal_y_mm + 5) & (np.abs(x) < 34)
    mine = _nearest_is_own(
        hu, bone, own & bone, ((beside & away) | rib | laminae) & bone & ~own
    )
    whole = mine | (pedicle > 0) | (distance[Part.BODY] > 0)
    whole = _filled(whole)
    mine = whole & (outside > 0) & (pedicle <= 0.3) & (distance[Part.BODY] <= 0.3)
    return Arch(
        inside_mm=np.minimum.reduce((_softened(mine), outside, -pedicle)),
        whole_mm=np.minimum(_softened(whole & (outside > 0)), outside),
    )


def _filled(bone: np.ndarray) -> np.ndarray:
    """Fill soft spongy bone, whose cortex may have gaps, in every plane of the box."""
    filled: np.ndarray = bone | ndimage.binary_closing(bone, iterations=GAP_STEPS)
    for axis in range(3):
        for plane in np.moveaxis(filled, axis, 0):
            plane[:] = ndimage.binary_fill_holes(plane)
    return filled


def _softened(mask: np.ndarray) -> FloatArray:
    soft = ndimage.gaussian_filter(mask.astype(np.float32), SOFTENING)
    return np.asarray(SOFT_MM * (soft - 0.5))


def _nearest_is_own(
    hu: np.ndarray, bone: np.ndarray, own: np.ndarray, others: np.ndarray
) -> np.ndarray:
    """Mark the bone that is nearer to `own` than to `others`, through bone."""
    number = np.full(bone.shape, -1, np.int64)
    number[bone] = np.arange(int(bone.sum()))
    slow = 1.0 + np.clip((DENSE_HU - hu) / 100.0, 0, 5) ** 2
    rows, columns, costs = [], [], []
    for axis in range(3):
        first = tuple(slice(None, -1) if a == axis else slice(None) for a in range(3))
        second = tuple(slice(1, None) if a == axis else slice(None) for a in range(3))
        both = bone[first] & bone[second]
        rows.append(number[first][both])
        columns.append(number[second][both])
        costs.append((slow[first] + slow[second])[both] / 2)
    size = int(bone.sum())
    graph = coo_matrix(
        (np.concatenate(costs), (np.concatenate(rows), np.concatenate(columns))),
        shape=(size, size),
    ).tocsr()
    starts = np.concatenate((number[own], number[others]))
    from scipy.sparse.csgraph import dijkstra  # half a second to load

    far, _, source = dijkstra(
        graph, directed=False, indices=starts, min_only=True, return_predecessors=True
    )
    is_own = np.isin(source, number[own]) & (far < FARTHEST)
    result = np.zeros_like(bone)
    result[bone] = is_own
    return result

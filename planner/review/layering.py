"""Whether cement in the canal lies in sheets with gaps between (rules.md K2, R-05)."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import FloatArray, Vector3

GAP_MM = (0.5, 3.0)
"""How wide a gap between two sheets is (rules.md R-05)."""

DIP = 0.75
"""Between two sheets the share of cement falls below this part of that in them: a gap
of 0.5 mm does so in a CT whose blur is 1 mm wide. Project default."""

SOLID = 0.5

LAYERED_SHARE = 0.3
"""Seen along their common normal, sheets lie over each other in at least this share of
where there is cement; an uneven lump has gaps here and there only. Project default."""

MARGIN_STEPS = 2
APART = 2


@attrs.frozen(kw_only=True)
class Layers:
    """What is seen along the direction in which most of the cement lies in layers.

    `layered_share` is the share of the lines with cement that meet at least one gap of
    `GAP_MM`, `sheets` how many sheets these lines meet (their median), `gap_mm` the
    median width of the gaps; None without any. `along_box` is the direction.
    """

    layered_share: float
    sheets: int
    gap_mm: float | None
    along_box: tuple[float, float, float]

    @property
    def is_layered(self) -> bool:
        return self.layered_share >= LAYERED_SHARE


def find_layers(share: NDArray[np.float32], step_mm: float) -> Layers | None:
    """Return how cement is layered; None where there is none.

    `share` [k, j, i] is how much of each voxel is cement, on axes of the box, and 0
    wherever it is not in the canal.
    """
    if not (share >= SOLID).any():
        return None
    (around,) = ndimage.find_objects((share > 0).astype(np.uint8))
    block = np.pad(share[around], MARGIN_STEPS)
    found = [_along(block, direction, step_mm) for direction in _directions()]
    return max(found, key=lambda layers: layers.layered_share)


def _directions() -> Iterator[Vector3]:
    """Yield 13 directions (x, y, z) through a voxel's faces, edges and corners."""
    for number in range(14, 27):
        i, j, k = number % 3 - 1, number // 3 % 3 - 1, number // 9 - 1
        yield np.array((i, j, k)) / np.linalg.norm((i, j, k))


def _along(block: NDArray[np.float32], direction: Vector3, step_mm: float) -> Layers:
    lines = _lines(block, direction)
    has = (lines >= SOLID).any(axis=0)
    lines = lines[:, has]
    count, gap_mm = _gaps(lines, step_mm)
    low, high = GAP_MM
    fits = (count > 0) & (gap_mm >= low) & (gap_mm <= high)
    x, y, z = (float(value) for value in direction)
    if not fits.any():
        return Layers(layered_share=0.0, sheets=1, gap_mm=None, along_box=(x, y, z))
    return Layers(
        layered_share=float(fits.mean()),
        sheets=int(np.median(count[fits])) + 1,
        gap_mm=float(np.median(gap_mm[fits])),
        along_box=(x, y, z),
    )


def _lines(block: NDArray[np.float32], direction: Vector3) -> FloatArray:
    """Return (s, n) the shares along lines in a direction, `APART` voxels apart."""
    other = np.eye(3)[np.argmin(np.abs(direction))]
    across = np.cross(direction, other)
    across /= np.linalg.norm(across)
    axes = np.stack((direction, across, np.cross(direction, across)))
    reach = int(np.ceil(np.linalg.norm(block.shape) / 2))
    steps = np.arange(-reach, reach + 1)
    s, u, v = np.meshgrid(steps, steps[::APART], steps[::APART], indexing="ij")
    middle = (np.array(block.shape) - 1) / 2
    xyz = np.stack((s, u, v), axis=-1) @ axes
    kji = xyz[..., ::-1].reshape(-1, 3).T + middle[:, None]
    found: FloatArray = ndimage.map_coordinates(
        block, kji, order=1, output=np.float64
    ).reshape(len(steps), -1)
    return found


def _gaps(lines: FloatArray, step_mm: float) -> tuple[NDArray[np.intp], FloatArray]:
    """Return (n,) how many gaps lines (s, n) have, and how wide they are on average.

    What is missing in a gap adds up to its width however blurred it is.
    """
    before = np.maximum.accumulate(lines, axis=0)
    after = np.maximum.accumulate(lines[::-1], axis=0)[::-1]
    beside = np.minimum(before, after)
    dips = (lines < DIP * beside) & (beside >= SOLID)
    begins = dips.copy()
    begins[1:] &= ~dips[:-1]
    count = begins.sum(axis=0)
    wide = ndimage.binary_dilation(dips, np.ones((3, 1), bool))
    missing = np.where(wide, 1 - lines / np.maximum(beside, SOLID), 0)
    width = np.clip(missing, 0, 1).sum(axis=0) * step_mm
    return count, width / np.maximum(count, 1)

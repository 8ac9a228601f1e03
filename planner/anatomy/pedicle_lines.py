"""Lines of sight from a pedicle's middle, row by row: where its bone ends on each side.

They start in the pedicle and not in the canal: a fragment, a flange or a spur that
stands in the canal is then not taken for the wall behind it.
"""

import attrs
import numpy as np

from planner.anatomy.rays import Marks, crossing
from planner.anatomy.scan import SideScan
from planner.anatomy.vertebra import Silhouette
from planner.arrays import FloatArray

BESIDE_CANAL_MM = 2.0
"""How far beside the canal's middle a pedicle must lie: it does not cross the canal."""

BESIDE_BODY_MM = 4.0
"""How far above and below the body's back a pedicle's wall may reach."""


@attrs.frozen(kw_only=True, eq=False)
class BesideLines:
    """Offsets over (y, z) at which the bone around a pedicle's middle ends.

    NaN where the middle is not in bone; `seen` marks where both ends were met and the
    canal lies beyond the medial one.
    """

    medial_mm: FloatArray
    lateral_mm: FloatArray
    seen: Marks


def beside_body(posterior: Silhouette, z_mm: FloatArray) -> Marks:
    """Mark the heights at which a pedicle may be."""
    low, high = posterior.z_mm[[0, -1]]
    marks: Marks = (z_mm >= low - BESIDE_BODY_MM) & (z_mm <= high + BESIDE_BODY_MM)
    return marks


def lines_beside(
    scan: SideScan, center_mm: FloatArray, *, half_mm: float
) -> BesideLines:
    """Follow a pedicle from a point in its middle backwards and forwards along y.

    `half_mm` is half its width there.
    """
    _, rows, heights = scan.shape
    first = int(np.argmin(np.abs(scan.axis_mm(1) - center_mm[1])))
    medial = np.full((rows, heights), np.nan)
    lateral = np.full((rows, heights), np.nan)
    for way in (range(first, rows), range(first - 1, -1, -1)):
        middle = int(np.argmin(np.abs(scan.axis_mm(2) - center_mm[2])))
        start = np.full(heights, float(center_mm[0]))
        for row in way:
            near, far = _ends(scan, row, start, half_mm)
            near, far = _one_run(near, far, middle)
            if not np.isfinite(near).any():
                break
            medial[row], lateral[row] = near, far
            inner = near + np.minimum((far - near) / 2, half_mm)
            held = np.flatnonzero(np.isfinite(inner))
            middle = int(held[len(held) // 2])
            start = np.interp(np.arange(heights), held, inner[held])
    return BesideLines(medial_mm=medial, lateral_mm=lateral, seen=np.isfinite(medial))


def _ends(
    scan: SideScan, row: int, start_mm: FloatArray, half_mm: float
) -> tuple[FloatArray, FloatArray]:
    """Return where bone ends on both sides of its deepest point near each start."""
    lines = scan.inside_mm[:, row]
    offset = scan.axis_mm(0)
    near = np.abs(offset - start_mm[:, None]) <= half_mm
    depth = np.where(near, lines, -np.inf)
    place = depth.argmax(axis=1)
    held = depth.max(axis=1) > 0
    last = lines.shape[1] - 1
    out = crossing(lines, into=False, after=place.astype(float))
    back = last - crossing(lines[:, ::-1], into=False, after=(last - place) * 1.0)
    out = np.where(np.isnan(out), last, out)
    low, step = scan.low_mm[0], scan.step_mm
    medial, lateral = low + step * back, low + step * out
    held &= medial - scan.canal_offset_mm >= BESIDE_CANAL_MM
    return np.where(held, medial, np.nan), np.where(held, lateral, np.nan)


def _one_run(
    medial: FloatArray, lateral: FloatArray, middle: int
) -> tuple[FloatArray, FloatArray]:
    """Keep the heights that hang together with the pedicle's middle, or the next."""
    seen = np.isfinite(medial)
    if not seen.any():
        return medial, lateral
    held = np.flatnonzero(seen)
    here = int(held[np.abs(held - middle).argmin()])
    low = high = here
    while low > 0 and seen[low - 1]:
        low -= 1
    while high < len(seen) - 1 and seen[high + 1]:
        high += 1
    inner = np.zeros_like(seen)
    inner[low : high + 1] = True
    return np.where(inner, medial, np.nan), np.where(inner, lateral, np.nan)

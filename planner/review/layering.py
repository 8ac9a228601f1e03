"""Whether cement in the canal lies in sheets with gaps between (rules.md K2, R-05)."""

import itertools

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.signal import find_peaks

from planner.arrays import FloatArray

GAP_MM = (0.5, 3.0)
"""How wide a gap between two sheets is (rules.md R-05)."""

DIP = 0.1
"""Between two sheets the share of cement falls by at least this: so little shows of a
gap of 1 mm between sheets of 1 mm in a CT whose blur is 1 mm wide, and noise in cement
is a tenth of it. Project default."""

SOLID = 0.4
"""A thin sheet is blurred: its middle seems to be less than all cement. Project
default."""

LAYERED_SHARE = 0.3
"""Seen through its surface, at least this share of layered cement has another sheet
before or behind it; an uneven lump has gaps here and there only. Project default."""

REACH_MM = 12.0
MARGIN_STEPS = 2
MOST_PLACES = 2000


@attrs.frozen(kw_only=True)
class Layers:
    """What lines see that go through the surface of cement at right angles.

    `layered_share` is the share of them that meet at least one gap of `GAP_MM`,
    `sheets` how many sheets these meet (their median), `gap_mm` the median width of
    the gaps; None without any.
    """

    layered_share: float
    sheets: int
    gap_mm: float | None

    @property
    def is_layered(self) -> bool:
        return self.layered_share >= LAYERED_SHARE


def find_layers(share: NDArray[np.float32], step_mm: float) -> Layers | None:
    """Return how cement is layered; None where there is none.

    `share` [k, j, i] is how much of each voxel is cement, on axes of the box, and 0
    wherever it is not in the canal. Sheets may bend: each place looks along its own
    normal.
    """
    if not (share >= SOLID).any():
        return None
    (around,) = ndimage.find_objects((share > 0).astype(np.uint8))
    lines = _lines(np.pad(share[around], MARGIN_STEPS), step_mm)
    found = [gaps for line in lines.T if (gaps := _fitting_gaps(line, step_mm))]
    if not found:
        return Layers(layered_share=0.0, sheets=1, gap_mm=None)
    return Layers(
        layered_share=len(found) / lines.shape[1],
        sheets=int(np.median([len(gaps) for gaps in found])) + 1,
        gap_mm=float(np.median(np.concatenate(found))),
    )


def _lines(block: NDArray[np.float32], step_mm: float) -> FloatArray:
    """Return (s, n) the shares along lines through the surface of what is solid."""
    solid = block >= SOLID
    places = np.argwhere(solid & ~ndimage.binary_erosion(solid)).astype(np.float64)
    places = places[:: max(1, len(places) // MOST_PLACES)]
    soft = ndimage.gaussian_filter(block, 1.0)
    slopes = [np.asarray(slope, np.float32) for slope in np.gradient(soft)]
    normal = np.column_stack(
        [ndimage.map_coordinates(slope, places.T, order=1) for slope in slopes]
    ).astype(np.float64)
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-9)[:, None]
    reach = round(REACH_MM / step_mm)
    steps = np.arange(-reach, reach + 1)
    kji = places + steps[:, None, None] * normal
    found: FloatArray = ndimage.map_coordinates(
        block, kji.reshape(-1, 3).T, order=1, output=np.float64
    ).reshape(len(steps), -1)
    return found


def _fitting_gaps(line: FloatArray, step_mm: float) -> list[float]:
    """Return the widths of the gaps along a line that lie within `GAP_MM`.

    Blur moves neither the middle of a sheet nor how much cement it is in all: a gap is
    as wide as the middles of two sheets lie apart, less half of either.
    """
    peaks, _ = find_peaks(line, height=SOLID, prominence=DIP)
    if len(peaks) < 2:
        return []
    cuts = [
        low + int(line[low:high].argmin()) for low, high in itertools.pairwise(peaks)
    ]
    sheets = np.split(np.arange(len(line)), cuts)
    thick = np.array([line[sheet].sum() for sheet in sheets])
    middle = np.array([(line[sheet] * sheet).sum() for sheet in sheets]) / thick
    gaps = step_mm * (np.diff(middle) - (thick[1:] + thick[:-1]) / 2)
    low_mm, high_mm = GAP_MM
    return [float(gap) for gap in gaps if low_mm <= gap <= high_mm]

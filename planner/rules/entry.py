"""Where a needle enters the bone, beside the oval of its pedicle."""

import functools
import math

import attrs
import numpy as np

from planner.anatomy.vertebra import Isthmus, Pedicle
from planner.arrays import FloatArray, Points, Vector3
from planner.rules.border import medial_side_at

OBLIQUE_DEG = 20.0
"""From this convergence of the pedicle on, the front view alone misleads: the entry is
looked at along the pedicle too (rules.md P-03: upper thoracic levels and L5)."""


@attrs.frozen(kw_only=True, eq=False)
class EntryMeasures:
    """The entry against the isthmus.

    `clearance_mm` is what is left between the needle's flank and the pedicle's medial
    side on the front view, beside the oval and above and below it alike. `fraction` is
    0 on that side and 1 a pedicle's width lateral of it; of an oblique pedicle it is
    the worse of front view and view along its axis.
    """

    clearance_mm: float
    fraction: float
    width_mm: float


def measure_entry(
    pedicle: Pedicle, *, entry_mm: Vector3, radius_mm: float
) -> EntryMeasures:
    """Measure the entry (offset, y, z) of the side."""
    isthmus = pedicle.isthmus
    offset, _, z = entry_mm.tolist()
    margin = offset - float(medial_side_at(isthmus, np.array([z]))[0])
    return EntryMeasures(
        clearance_mm=margin - radius_mm,
        fraction=float(entry_fractions(isthmus, entry_mm[None])[0]),
        width_mm=isthmus_width_mm(isthmus),
    )


def entry_fractions(isthmus: Isthmus, entries_mm: Points) -> FloatArray:
    """Return (n,) where entries (n, 3) lie: 0 medial side, 1 lateral border."""
    width = isthmus_width_mm(isthmus)
    offset, y, z = entries_mm.T
    fraction: FloatArray = (offset - medial_side_at(isthmus, z)) / width
    turn = isthmus.transverse_deg
    if turn is not None and abs(turn) >= OBLIQUE_DEG:
        ahead = isthmus.y_mm - y
        rise = math.tan(math.radians(isthmus.sagittal_deg or 0.0)) * ahead
        seen = offset - math.tan(math.radians(turn)) * ahead
        oblique = (seen - medial_side_at(isthmus, z + rise)) / width
        fraction = np.minimum(fraction, oblique)
    return fraction


@functools.lru_cache(maxsize=32)
def isthmus_width_mm(isthmus: Isthmus) -> float:
    """Return the transverse width, computed once for each isthmus."""
    return isthmus.width_mm

"""How slices that lie on no even upright grid become a volume on one.

Only what positions explain in full is corrected: a gantry that leans evenly, missing or
uneven slices between neighbours that are near enough, and slices that are there twice.
"""

from collections.abc import Sequence

import attrs
import numpy as np

from planner.arrays import FloatArray, Points
from planner.dicom.geometry import (
    FEWEST_SLICES,
    POSITION_TOLERANCE_MM,
    Stack,
    StackGeometry,
    first_at_each_place,
    line_fit,
    stack_of,
)
from planner.dicom.series import Correction, Slice
from planner.imaging.volume import Grid, Note

TOO_COARSE_MM = 3.0
"""Slices further apart than this cannot clear a needle, and nothing is interpolated
between them (project default)."""

FINEST_STEP_MM = 0.25
"""Uneven slices are resampled no finer than this: below any pixel in use."""

CORRECTABLE = frozenset({"tilted", "gapped", "variable-spacing", "duplicates"})


@attrs.frozen(kw_only=True, eq=False)
class _Steps:
    """The grid's step along the normal, and where slices lie in such steps (n,)."""

    step_mm: float
    places_k: FloatArray
    widest_mm: float
    is_resampled: bool

    @property
    def count(self) -> int:
        return int(np.floor(self.places_k[-1] + 1e-6)) + 1

    @property
    def filled(self) -> int:
        """How many slices of the grid were never measured."""
        own = np.rint(self.places_k[self.places_k == np.rint(self.places_k)])
        return self.count - len(own)


def is_fine(step_mm: float) -> bool:
    """Tell whether it is right to interpolate between slices so far apart."""
    return step_mm <= TOO_COARSE_MM + 2 * POSITION_TOLERANCE_MM


def plan_correction(
    slices: Sequence[Slice], geometry: StackGeometry
) -> Correction | None:
    """Return how slices, sorted along their normal, come onto a grid; None: not at all.

    A slice out of line with its neighbours contradicts them; nobody can tell who is
    right, and the series is not corrected.
    """
    codes = {reason.code for reason in geometry.reasons}
    if geometry.verdict not in CORRECTABLE or "shifted-slice" in codes:
        return None
    stack = stack_of(slices)
    first = first_at_each_place(stack)
    if len(first) < FEWEST_SLICES:
        return None
    steps = _steps(stack.along_mm[first] - stack.along_mm[first[0]])
    if steps is None:
        return None
    across_mm = stack.across_mm[first]
    if not geometry.tilt_deg:
        across_mm = np.zeros_like(across_mm)
    return Correction(
        grid=_grid(stack, steps, across_mm),
        kept=tuple(first),
        twins=_twins(first, len(slices)),
        shift_ij=(across_mm - across_mm.min(axis=0)) / _pixel_mm(stack),
        places_k=steps.places_k,
        notes=_notes(geometry, steps, len(slices) - len(first)),
    )


def _steps(along_mm: FloatArray) -> _Steps | None:
    """Lay steps along the normal from the first slice on."""
    apart = np.diff(along_mm)
    widest_mm = float(apart.max())
    numbers = np.arange(len(along_mm), dtype=float)
    step_mm = _even_step_mm(along_mm, numbers)
    if step_mm is None and not is_fine(widest_mm):
        return None
    if step_mm is None:
        # The slices at hand agree on a spacing: what is missing has its place.
        usual = float(np.median(apart[apart <= np.median(apart)]))
        numbers = np.concatenate(([0.0], np.cumsum(np.rint(apart / usual))))
        step_mm = _even_step_mm(along_mm, numbers)
    if step_mm is not None:
        return _Steps(
            step_mm=step_mm, places_k=numbers, widest_mm=widest_mm, is_resampled=False
        )
    step_mm = max(float(apart.min()), FINEST_STEP_MM)
    places_k = along_mm / step_mm
    whole = np.rint(places_k)
    is_own = np.abs(places_k - whole) * step_mm <= POSITION_TOLERANCE_MM
    return _Steps(
        step_mm=step_mm,
        places_k=np.where(is_own, whole, places_k),
        widest_mm=widest_mm,
        is_resampled=True,
    )


def _even_step_mm(along_mm: FloatArray, numbers: FloatArray) -> float | None:
    """Return the spacing that puts every slice at its number, if there is one."""
    if np.diff(numbers).min() < 1:
        return None
    slope, residuals = line_fit(numbers, along_mm[:, None])
    is_even = np.abs(residuals).max() <= POSITION_TOLERANCE_MM
    return float(slope[0]) if is_even else None


def _pixel_mm(stack: Stack) -> FloatArray:
    """Return the pixel spacing along a row and down a column."""
    return np.array(stack.slices[0].spacing_yx_mm)[::-1]


def _grid(stack: Stack, steps: _Steps, across_mm: Points) -> Grid:
    """Build an upright grid that holds every slice whole."""
    piece, pixel_mm = stack.slices[0], _pixel_mm(stack)
    lowest_mm = across_mm.min(axis=0)
    grown = np.ceil(np.ptp(across_mm, axis=0) / pixel_mm - 1e-6).astype(int)
    matrix = np.eye(4)
    matrix[:3, :3] = stack.axes.T * (*pixel_mm, steps.step_mm)
    origin = np.array(piece.position_lps_mm) + lowest_mm @ stack.axes[:2]
    matrix[:3, 3] = origin
    rows, columns = piece.layout.rows, piece.layout.columns
    interpolated = steps.filled > 0
    return Grid(
        shape_kji=(steps.count, rows + int(grown[1]), columns + int(grown[0])),
        lps_from_ijk=matrix,
        measured_step_mm=steps.widest_mm if interpolated else None,
    )


def _twins(first: list[int], count: int) -> tuple[tuple[int, ...], ...]:
    ends = [*first[1:], count]
    groups = [tuple(range(a, b)) for a, b in zip(first, ends, strict=True)]
    return tuple(group for group in groups if len(group) > 1)


def _notes(geometry: StackGeometry, steps: _Steps, dropped: int) -> tuple[Note, ...]:
    notes = []
    if geometry.tilt_deg:
        shift_mm = steps.step_mm * float(np.tan(np.radians(geometry.tilt_deg)))
        lean = {"tilt_deg": geometry.tilt_deg, "shift_mm": shift_mm}
        notes.append(Note("unsheared", lean))
    if steps.is_resampled:
        spacing = {"spacing_mm": steps.step_mm, "step_mm": steps.widest_mm}
        notes.append(Note("resampled", spacing))
    elif steps.filled:
        filled = {"slices": steps.filled, "step_mm": steps.widest_mm}
        notes.append(Note("filled", filled))
    if dropped:
        notes.append(Note("twins_dropped", {"slices": dropped}))
    return tuple(notes)

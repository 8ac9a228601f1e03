"""What the positions of its slices say about a series.

Computed from Image Position and Image Orientation alone: Slice Location and Spacing
Between Slices are wrong often enough that they are not even read.
"""

import itertools
from collections.abc import Sequence

import attrs
import numpy as np

from planner.arrays import FloatArray, Points, Vector3, unit
from planner.dicom.series import Reason, Slice, Verdict
from planner.imaging.volume import Grid

POSITION_TOLERANCE_MM = 0.02
"""How far a slice may lie from its place on the normal: twice what a header rounds that
writes positions to 0.01 mm, and a tenth of the finest pixel in use."""

DRIFT_TOLERANCE_MM = 0.05
"""How far the stack may lean sideways, first slice to last, and still be upright."""

SAME_PLACE_MM = 0.01
"""Slices closer than this lie at one place."""

ORIENTATION_TOLERANCE = 2e-4
"""Largest difference of a direction cosine within one orientation: 0.01 degrees, which
moves the edge of a 250 mm picture by 0.05 mm."""

PERPENDICULAR_TOLERANCE = 1e-3
"""Largest cosine between a row and a column that rounding explains."""

SPACING_TOLERANCE_MM = 1e-4
"""Pixel spacings that differ by less are the same."""

FEWEST_SLICES = 3
"""Two slices have a distance, but nothing says whether it is the spacing."""


@attrs.frozen(kw_only=True)
class StackGeometry:
    """The verdict on one series; `order` sorts its slices along the normal."""

    order: tuple[int, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...]
    spacing_mm: tuple[float, float, float] = (np.nan, np.nan, np.nan)
    tilt_deg: float = 0.0
    grid: Grid | None = attrs.field(default=None, eq=False)


@attrs.frozen(kw_only=True, eq=False)
class Stack:
    """Slices of one orientation, sorted along their normal.

    `along_mm` (n,) is measured on the normal, `across_mm` (n, 2) along row and column.
    """

    slices: tuple[Slice, ...]
    axes: Points
    along_mm: FloatArray
    across_mm: Points

    def gap_facts(self, before: int, after: int) -> dict[str, object]:
        """Name the slices on either side of a step."""
        return {
            "from_mm": float(self.along_mm[before]),
            "to_mm": float(self.along_mm[after]),
            "after": self.slices[before].file,
            "before": self.slices[after].file,
        }


def measure_geometry(slices: Sequence[Slice]) -> StackGeometry:
    """Judge slices that call themselves one series, in any order."""
    unplaced = tuple(piece.file for piece in slices if not _is_placed(piece))
    if unplaced:
        return _no_volume(slices, Reason("no-position", {"files": unplaced}))
    groups = orientations_of(slices)
    if len(groups) > 1:
        return _several_orientations(slices, groups)
    unlike = _unlike(slices)
    if unlike is not None:
        return _no_volume(slices, unlike)
    order = _order_along_normal(slices)
    return _judge_stack(stack_of([slices[index] for index in order]), order)


def _no_volume(slices: Sequence[Slice], reason: Reason) -> StackGeometry:
    order = tuple(range(len(slices)))
    return StackGeometry(order=order, verdict="not-a-volume", reasons=(reason,))


def _several_orientations(
    slices: Sequence[Slice], groups: list[list[int]]
) -> StackGeometry:
    sizes = tuple(map(len, groups))
    facts = {"orientations": len(groups), "slices_each": sizes}
    reasons = [Reason("orientations", facts)]
    verdict: Verdict = "multiple-orientations"
    if len(slices) < FEWEST_SLICES:
        reasons.append(_too_few(len(slices)))
        verdict = "too-few-slices"
    order = tuple(itertools.chain.from_iterable(groups))
    return StackGeometry(order=order, verdict=verdict, reasons=tuple(reasons))


def _unlike(slices: Sequence[Slice]) -> Reason | None:
    """Tell what keeps slices of one orientation from lying on one grid."""
    sizes = {(piece.layout.rows, piece.layout.columns) for piece in slices}
    if len(sizes) > 1:
        return Reason("mixed-matrix", {"sizes": tuple(sorted(sizes))})
    spacings = np.array([piece.spacing_yx_mm for piece in slices])
    if np.ptp(spacings, axis=0).max() > SPACING_TOLERANCE_MM:
        different = tuple(map(tuple, np.unique(spacings, axis=0).tolist()))
        return Reason("mixed-pixel-spacing", {"spacings_mm": different})
    return None


def _is_placed(piece: Slice) -> bool:
    """Tell whether position, directions and pixel spacing are there and make sense."""
    if (
        piece.position_lps_mm is None
        or piece.orientation_lps is None
        or piece.spacing_yx_mm is None
        or min(piece.spacing_yx_mm) <= 0
    ):
        return False
    row, column = np.reshape(piece.orientation_lps, (2, 3))
    lengths = np.linalg.norm((row, column), axis=1)
    return bool(
        abs(lengths - 1).max() < PERPENDICULAR_TOLERANCE
        and abs(row @ column) < PERPENDICULAR_TOLERANCE
    )


def orientations_of(slices: Sequence[Slice]) -> list[list[int]]:
    """Group the slices by orientation; each group as indices."""
    cosines = np.array([s.orientation_lps for s in slices])
    left = np.arange(len(slices))
    groups: list[list[int]] = []
    while len(left):
        differences = np.abs(cosines[left] - cosines[left[0]]).max(axis=1)
        alike = differences <= ORIENTATION_TOLERANCE
        groups.append(left[alike].tolist())
        left = left[~alike]
    return groups


def _axes(piece: Slice) -> Points:
    """Return the unit directions of row, column and normal, as rows (3, 3)."""
    row, column = np.reshape(np.array(piece.orientation_lps), (2, 3))
    row = unit(row)
    column = unit(column - (column @ row) * row)
    return np.array([row, column, np.cross(row, column)])


def _order_along_normal(slices: Sequence[Slice]) -> tuple[int, ...]:
    """Sort by position on the first slice's normal; equal ones by file and frame."""
    normal = _axes(slices[0])[2]
    along = [float(normal @ np.array(s.position_lps_mm)) for s in slices]

    def place(index: int) -> tuple[float, str, int]:
        piece = slices[index]
        return round(along[index] / SAME_PLACE_MM), str(piece.file), piece.frame

    return tuple(sorted(range(len(slices)), key=place))


def stack_of(slices: Sequence[Slice]) -> Stack:
    axes = _axes(slices[0])
    positions = np.array([s.position_lps_mm for s in slices])
    across = (positions - positions[0]) @ axes[:2].T
    return Stack(
        slices=tuple(slices), axes=axes, along_mm=positions @ axes[2], across_mm=across
    )


def _judge_stack(stack: Stack, order: tuple[int, ...]) -> StackGeometry:
    first = first_at_each_place(stack)
    places = len(first)
    step_mm, step_reasons, step_verdict = _judge_steps(stack, first)
    lean = _judge_lean(stack)
    reasons: list[Reason] = [*_duplicates(stack, first), *step_reasons, *lean.reasons]
    if places < FEWEST_SLICES and (places > 1 or len(order) < FEWEST_SLICES):
        verdict: Verdict = "too-few-slices"
        reasons.append(_too_few(places))
    elif places == 1:
        verdict = "not-a-volume"
        reasons = [Reason("one-position", {"slices": len(order)})]
    elif places < len(order):
        verdict = "duplicates"
    elif lean.is_uneven or step_verdict == "variable-spacing":
        verdict = "variable-spacing"
    elif step_verdict == "gapped":
        verdict = "gapped"
    else:
        verdict = "tilted" if lean.tilt_deg else "uniform"
    row_mm, column_mm = np.array(stack.slices[0].spacing_yx_mm).tolist()
    spacing_mm = (column_mm, row_mm, step_mm)
    return StackGeometry(
        order=order,
        verdict=verdict,
        reasons=tuple(reasons),
        spacing_mm=spacing_mm,
        tilt_deg=lean.tilt_deg,
        grid=_grid(stack, spacing_mm) if verdict == "uniform" else None,
    )


def _too_few(slices: int) -> Reason:
    return Reason("too-few", {"slices": slices, "needed": FEWEST_SLICES})


def first_at_each_place(stack: Stack) -> list[int]:
    """Return the index of the first slice at every place along the normal."""
    first = [0]
    for index in range(1, len(stack.slices)):
        if stack.along_mm[index] - stack.along_mm[first[-1]] >= SAME_PLACE_MM:
            first.append(index)
    return first


def _duplicates(stack: Stack, first: list[int]) -> list[Reason]:
    reasons = []
    for start, end in itertools.pairwise([*first, len(stack.slices)]):
        if end - start > 1:
            files = tuple(s.file for s in stack.slices[start:end])
            at_mm = float(stack.along_mm[start])
            reasons.append(Reason("duplicate", {"at_mm": at_mm, "files": files}))
    return reasons


def _judge_steps(stack: Stack, first: list[int]) -> tuple[float, list[Reason], Verdict]:
    """Return the spacing, what breaks it, and the verdict on the steps alone."""
    if len(first) < 2:
        return float("nan"), [], "uniform"
    along = stack.along_mm[first]
    spacing, residuals = line_fit(np.arange(len(first), dtype=float), along[:, None])
    if np.abs(residuals).max() <= POSITION_TOLERANCE_MM:
        return float(spacing[0]), [], "uniform"
    steps = np.diff(along)
    usual = _usual_step_mm(steps)
    multiples = np.rint(steps / usual)
    odd = np.abs(steps - multiples * usual) > 2 * POSITION_TOLERANCE_MM
    if odd.any() or multiples.min() < 1:
        return usual, _uneven_steps(stack, first, steps, usual), "variable-spacing"
    return usual, _gaps(stack, first, steps, usual), "gapped"


def _usual_step_mm(steps: FloatArray) -> float:
    """Return the step that most steps agree with, the smallest of several."""
    ordered = np.sort(steps)
    lowest = np.searchsorted(ordered, ordered - 2 * POSITION_TOLERANCE_MM, "left")
    highest = np.searchsorted(ordered, ordered + 2 * POSITION_TOLERANCE_MM, "right")
    most = int((highest - lowest).argmax())
    return float(np.median(ordered[lowest[most] : highest[most]]))


def _gaps(
    stack: Stack, first: list[int], steps: FloatArray, usual: float
) -> list[Reason]:
    return [
        Reason(
            "gap",
            {
                "missing": round(step / usual) - 1,
                "step_mm": float(step),
                "expected_mm": usual,
                **stack.gap_facts(first[index], first[index + 1]),
            },
        )
        for index, step in enumerate(steps)
        if step > 1.5 * usual
    ]


def _uneven_steps(
    stack: Stack, first: list[int], steps: FloatArray, usual: float
) -> list[Reason]:
    """Name every run of equal steps that differ from the usual one."""
    reasons = []
    sizes = np.rint(steps / (2 * POSITION_TOLERANCE_MM))
    for _, run in itertools.groupby(range(len(steps)), key=lambda i: float(sizes[i])):
        indices = list(run)
        step = float(np.mean(steps[indices]))
        if abs(step - usual) > 2 * POSITION_TOLERANCE_MM:
            place = stack.gap_facts(first[indices[0]], first[indices[-1] + 1])
            facts = {"step_mm": step, "expected_mm": usual, "steps": len(indices)}
            reasons.append(Reason("uneven-step", {**facts, **place}))
    return reasons


@attrs.frozen(kw_only=True)
class _Lean:
    """How the stack leans: a tilt of all slices, or single slices out of line."""

    tilt_deg: float
    is_uneven: bool
    reasons: list[Reason]


def _judge_lean(stack: Stack) -> _Lean:
    along, across = stack.along_mm - stack.along_mm[0], stack.across_mm
    if along[-1] < SAME_PLACE_MM:
        return _Lean(tilt_deg=0.0, is_uneven=False, reasons=[])
    lean, residuals = line_fit(along, across)
    if np.linalg.norm(residuals, axis=1).max() <= DRIFT_TOLERANCE_MM:
        tilt_deg, reasons = _tilt(lean, along)
        return _Lean(tilt_deg=tilt_deg, is_uneven=False, reasons=reasons)
    lean = _usual_lean(along, across)
    residuals = across - along[:, None] * lean
    off = np.linalg.norm(residuals - np.median(residuals, axis=0), axis=1)
    tilt_deg, reasons = _tilt(lean, along)
    for index in np.flatnonzero(off > DRIFT_TOLERANCE_MM).tolist():
        facts = {
            "file": stack.slices[index].file,
            "by_mm": float(off[index]),
            "at_mm": float(stack.along_mm[index]),
        }
        reasons.append(Reason("shifted-slice", facts))
    return _Lean(tilt_deg=tilt_deg, is_uneven=True, reasons=reasons)


def _tilt(lean: FloatArray, along: FloatArray) -> tuple[float, list[Reason]]:
    """Return the angle of a stack that leans by `lean` mm sideways for each mm up."""
    slope = float(np.linalg.norm(lean))
    if slope * along[-1] <= DRIFT_TOLERANCE_MM:
        return 0.0, []
    tilt_deg = float(np.degrees(np.arctan(slope)))
    steps = np.diff(along)
    shift_mm = slope * float(np.median(steps[steps >= SAME_PLACE_MM]))
    return tilt_deg, [Reason("tilt", {"tilt_deg": tilt_deg, "shift_mm": shift_mm})]


def _usual_lean(along: FloatArray, across: Points) -> FloatArray:
    steps = np.diff(along)
    moving = steps >= SAME_PLACE_MM
    slopes = np.diff(across, axis=0)[moving] / steps[moving, None]
    return np.asarray(np.median(slopes, axis=0))


def line_fit(x: FloatArray, y: Points) -> tuple[FloatArray, Points]:
    """Fit y (n, m) = a + b x; return b (m,) and what is left over (n, m)."""
    x_centred, y_centred = x - x.mean(), y - y.mean(axis=0)
    slope = x_centred @ y_centred / (x_centred @ x_centred)
    return slope, y_centred - x_centred[:, None] * slope


def _grid(stack: Stack, spacing_mm: tuple[float, float, float]) -> Grid:
    """Build the grid of a uniform stack: i along a row, j down, k along the normal."""
    piece = stack.slices[0]
    matrix = np.eye(4)
    matrix[:3, :3] = stack.axes.T * np.array(spacing_mm)
    origin: Vector3 = np.array(piece.position_lps_mm)
    matrix[:3, 3] = origin
    shape = (len(stack.slices), piece.layout.rows, piece.layout.columns)
    return Grid(shape_kji=shape, lps_from_ijk=matrix)

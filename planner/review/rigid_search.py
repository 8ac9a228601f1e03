"""Turns and shifts points until what two images hold at them agrees best.

The measure is the correlation of the values; each step is the one that would make it
greatest if the moving image were linear (Evangelidis and Psarakis, "Parametric image
alignment using enhanced correlation coefficient maximization", IEEE PAMI 30, 2008).
Images are in grid coordinates of 1 mm or whatever their grid is: `step_mm` apart, the
first voxel at `origin_mm`.
"""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.arrays import Matrix4, Points, Vector3

MOST_STEPS = 60
SMALLEST_STEP_MM = 2e-3
"""A search ends where no point would move further than this."""
LONGEST_STEP_MM = 3.0
"""What a linear image promises further away is not believed."""
LEAST_POINTS = 50
"""Six numbers are not fitted to fewer."""

DAMPING = 4.0
GENTLEST, FIRMEST = 1e-4, 1e4


@attrs.frozen(eq=False)
class Field:
    """An image that can be asked anywhere, with its slope.

    `layers` are [4][k, j, i] float32: the values, and their derivative along x, y and z
    per mm.
    """

    layers: tuple[NDArray[np.float32], ...]
    origin_mm: Vector3
    step_mm: float

    @classmethod
    def of(
        cls,
        values: NDArray[np.float32],
        *,
        origin_mm: Vector3,
        step_mm: float,
        sigma_mm: float,
    ) -> "Field":
        """Blur the values [k, j, i] and take their slope."""
        smooth = ndimage.gaussian_filter(values, sigma_mm / step_mm)
        along_kji = np.gradient(smooth, step_mm)
        return cls((smooth, *reversed(along_kji)), origin_mm, step_mm)

    def at(self, points_mm: Points) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return (4, n) values and slopes, and which of (n, 3) points lie inside."""
        kji = ((points_mm - self.origin_mm) / self.step_mm).T[::-1]
        last = np.array(self.layers[0].shape)[:, None] - 1
        inside = np.all((kji >= 0) & (kji <= last), axis=0)
        read = [
            ndimage.map_coordinates(layer, kji[:, inside], order=1, output=np.float64)
            for layer in self.layers
        ]
        return np.array(read), inside


@attrs.frozen(eq=False)
class _Place:
    """A turn about `middle_mm`, then a shift, and how well images agree there."""

    turn: Rotation
    shift_mm: Vector3
    correlation: float
    slope: NDArray[np.float64]
    """(6,) and (6, 6): right side and matrix of the step that is to follow."""
    matrix: NDArray[np.float64]


def search(
    fixed: Sequence[NDArray[np.float32]],
    points_mm: Points,
    moving: Sequence[Field],
    *,
    every: Sequence[NDArray[np.bool_]],
    middle_mm: Vector3,
) -> Matrix4:
    """Return the matrix (4, 4) that carries the points to where they agree best.

    Parameters
    ----------
    fixed
        (n,) for each level of blur: what the fixed image holds at the points.
    moving
        The moving image at the same levels, the coarsest first.
    every
        Which points count at each level, (n,) bool.
    """
    turn, shift_mm = Rotation.identity(), np.zeros(3)
    for values, field, used in zip(fixed, moving, every, strict=True):
        around = _Around(
            values[used].astype(np.float64),
            points_mm[used] - middle_mm,
            field,
            middle_mm,
        )
        place = around.climb(turn, shift_mm)
        if place is None:
            break
        turn, shift_mm = place.turn, place.shift_mm
    matrix = np.eye(4)
    matrix[:3, :3] = turn.as_matrix()
    matrix[:3, 3] = middle_mm + shift_mm - turn.apply(middle_mm)
    return matrix


@attrs.frozen(eq=False)
class _Around:
    """One level of the search; points are held from the middle that they turn about."""

    fixed: NDArray[np.float64]
    arms_mm: Points
    field: Field
    middle_mm: Vector3

    def climb(self, turn: Rotation, shift_mm: Vector3) -> "_Place | None":
        """Return the best place that is reached from one; None if nothing is seen."""
        reach_mm = float(np.linalg.norm(self.arms_mm, axis=1).max(initial=1.0))
        best = self._look(turn, shift_mm)
        damping = GENTLEST
        for _ in range(MOST_STEPS):
            if best is None or damping > FIRMEST:
                break
            held = best.matrix + damping * np.diag(np.diag(best.matrix))
            step = np.linalg.lstsq(held, best.slope, rcond=None)[0]
            length_mm = float(
                np.linalg.norm(step[:3]) * reach_mm + np.linalg.norm(step[3:])
            )
            if length_mm < SMALLEST_STEP_MM:
                break
            step *= min(1.0, LONGEST_STEP_MM / length_mm)
            tried = self._look(
                Rotation.from_rotvec(step[:3]) * best.turn,
                best.shift_mm + step[3:],
            )
            if tried is not None and tried.correlation > best.correlation:
                best, damping = tried, max(damping / DAMPING, GENTLEST)
            else:
                damping *= DAMPING
        return best

    def _look(self, turn: Rotation, shift_mm: Vector3) -> "_Place | None":
        """Return how things stand at a place; None where too little is seen."""
        arms_mm = turn.apply(self.arms_mm)
        read, inside = self.field.at(arms_mm + shift_mm + self.middle_mm)
        if np.count_nonzero(inside) < max(LEAST_POINTS, len(inside) / 2):
            return None
        slopes = read[1:].T
        lever = np.cross(arms_mm[inside], slopes)
        jacobian = np.hstack([lever, slopes])
        jacobian -= jacobian.mean(axis=0)
        seen = read[0] - read[0].mean()
        told = self.fixed[inside] - self.fixed[inside].mean()
        size = float(np.linalg.norm(seen) * np.linalg.norm(told))
        if size == 0.0:
            return None
        matrix = jacobian.T @ jacobian
        explained = jacobian @ np.linalg.lstsq(matrix, jacobian.T @ seen, rcond=None)[0]
        rest = seen - explained
        shared = float(told @ rest)
        # Where nothing is shared the gain is unknown; that of the values is taken.
        gain = (
            float(seen @ rest) / shared
            if shared > 0
            else float(np.linalg.norm(seen) / np.linalg.norm(told))
        )
        return _Place(
            turn=turn,
            shift_mm=shift_mm,
            correlation=float(seen @ told) / size,
            slope=jacobian.T @ (gain * told - seen),
            matrix=matrix,
        )

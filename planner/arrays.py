"""Array aliases and the converters that freeze a point or a matrix."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector3 = NDArray[np.float64]
Points = NDArray[np.float64]
Matrix4 = NDArray[np.float64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def _frozen(value: ArrayLike, shape: tuple[int, ...], words: str) -> FloatArray:
    array = np.array(value, dtype=np.float64)
    if array.shape != shape or not np.isfinite(array).all():
        raise ValueError(f"expected {words}, got {value!r}")
    array.setflags(write=False)
    return array


def frozen_vector(value: ArrayLike) -> Vector3:
    """Return three finite float64 numbers that nobody can write to."""
    return _frozen(value, (3,), "three finite numbers")


def frozen_points(value: ArrayLike) -> Points:
    """Return (n, 3) finite float64 numbers, n >= 1, that nobody can write to."""
    count = np.shape(value)[0] if np.ndim(value) else 0
    return _frozen(value, (max(count, 1), 3), "points of three finite numbers")


def frozen_matrix(value: ArrayLike) -> Matrix4:
    """Return a finite 4 x 4 float64 matrix that nobody can write to."""
    return _frozen(value, (4, 4), "a finite 4 x 4 matrix")


def same_array(left: FloatArray, right: FloatArray) -> bool:
    """Compare exactly: two plans are equal only if every bit of them is."""
    return bool(np.array_equal(left, right))


def unit(vector: ArrayLike) -> Vector3:
    """Return the vector at length one; a zero vector is refused."""
    array = np.asarray(vector, dtype=np.float64)
    length = float(np.linalg.norm(array))
    if not length > 0:
        raise ValueError("a direction needs a length")
    return array / length


def apply_affine(matrix: Matrix4, points: ArrayLike) -> Points:
    """Map points (..., 3) through a 4 x 4 affine."""
    array = np.asarray(points, dtype=np.float64)
    return array @ matrix[:3, :3].T + matrix[:3, 3]

"""The vertebra's own frame: x to the patient's right, y anterior, z cranial."""

import functools

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import (
    Matrix4,
    Points,
    Vector3,
    apply_affine,
    frozen_vector,
    same_array,
    unit,
)

ORTHONORMAL_TOLERANCE = 1e-6
"""Largest deviation from orthonormal axes that is rounding, not a wrong frame."""


@attrs.frozen(kw_only=True)
class VertebraFrame:
    """A right-handed rigid frame in mm; "box" names its coordinates everywhere.

    The origin lies on the posterior-wall line at mid-height (rules.md section 0).
    `box_from_lps` and `lps_from_box` are 4 x 4 rigid transforms between patient LPS mm
    and box mm.

    Raises
    ------
    ValueError
        If the axes are not orthonormal and right-handed.
    """

    origin_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    right_lps: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    anterior_lps: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    cranial_lps: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )

    def __attrs_post_init__(self) -> None:
        axes = self.axes_lps
        if not np.allclose(axes.T @ axes, np.eye(3), atol=ORTHONORMAL_TOLERANCE):
            raise ValueError("the axes of a vertebra frame must be orthonormal")
        if np.linalg.det(axes) < 0:
            raise ValueError("a vertebra frame must be right-handed")

    @classmethod
    def from_directions(
        cls, *, origin_lps_mm: ArrayLike, cranial_lps: ArrayLike, right_lps: ArrayLike
    ) -> "VertebraFrame":
        """Keep the cranial axis, make the right axis perpendicular to it, and close."""
        cranial = unit(cranial_lps)
        rough = np.asarray(right_lps, dtype=np.float64)
        right = unit(rough - cranial * float(rough @ cranial))
        return cls(
            origin_lps_mm=origin_lps_mm,
            right_lps=right,
            anterior_lps=np.cross(cranial, right),
            cranial_lps=cranial,
        )

    @functools.cached_property
    def axes_lps(self) -> Points:
        """(3, 3): the columns are right, anterior and cranial in LPS."""
        axes = np.column_stack((self.right_lps, self.anterior_lps, self.cranial_lps))
        axes.setflags(write=False)
        return axes

    @functools.cached_property
    def lps_from_box(self) -> Matrix4:
        matrix = np.eye(4)
        matrix[:3, :3] = self.axes_lps
        matrix[:3, 3] = self.origin_lps_mm
        matrix.setflags(write=False)
        return matrix

    @functools.cached_property
    def box_from_lps(self) -> Matrix4:
        matrix = np.eye(4)
        matrix[:3, :3] = self.axes_lps.T
        matrix[:3, 3] = -self.axes_lps.T @ self.origin_lps_mm
        matrix.setflags(write=False)
        return matrix

    def to_box(self, points_lps_mm: ArrayLike) -> Points:
        return apply_affine(self.box_from_lps, points_lps_mm)

    def to_lps(self, points_box_mm: ArrayLike) -> Points:
        return apply_affine(self.lps_from_box, points_box_mm)

    def moved_origin(self, origin_box_mm: ArrayLike) -> "VertebraFrame":
        """Return the frame with its origin at a point given in the present box."""
        return attrs.evolve(self, origin_lps_mm=self.to_lps(origin_box_mm))

"""A pedicle known only by its narrowest section: an oval, carried along y as a tube."""

import attrs
import numpy as np

from planner.anatomy.vertebra import Isthmus
from planner.anatomy.walls import DistanceField, WallSheets
from planner.arrays import FloatArray

FIELD_STEP_MM = 0.5
"""An oval of 4 mm radius is off by 0.008 mm between two grid points: step^2 / (8 r)."""

FIELD_REACH_MM = 12.0
"""How far outside a pedicle distances are exact: a needle's radius and any breach that
still needs a number."""

CONTOUR_POINTS = 96

SLAB = 3
"""A tube is the same at every y: so many grid points along it are enough to measure."""


@attrs.frozen(kw_only=True)
class Oval:
    """An ellipse in the plane (offset, z) at depth `y_mm`, axes along the box's."""

    medial_mm: float = attrs.field(converter=float)
    lateral_mm: float = attrs.field(converter=float)
    cranial_mm: float = attrs.field(converter=float)
    caudal_mm: float = attrs.field(converter=float)
    y_mm: float = attrs.field(converter=float)

    @property
    def width_mm(self) -> float:
        return self.lateral_mm - self.medial_mm

    @property
    def height_mm(self) -> float:
        return self.cranial_mm - self.caudal_mm

    @property
    def center_mm(self) -> FloatArray:
        """(2,): offset and z."""
        offset = (self.medial_mm + self.lateral_mm) / 2
        return np.array([offset, (self.caudal_mm + self.cranial_mm) / 2])

    def isthmus(self) -> Isthmus:
        """Return the outline; the pedicle's direction stays unknown."""
        turn = np.linspace(0, 2 * np.pi, CONTOUR_POINTS, endpoint=False)
        radii = np.array([self.width_mm, self.height_mm]) / 2
        circle = np.column_stack((np.cos(turn), np.sin(turn)))
        return Isthmus(contour_mm=self.center_mm + radii * circle, y_mm=self.y_mm)


def inside_ellipse_mm(
    u_mm: FloatArray,
    v_mm: FloatArray,
    *,
    half_u_mm: float,
    half_v_mm: FloatArray | float,
) -> FloatArray:
    """Return about how far inside an ellipse about the origin points lie.

    Exact to first order at its border.
    """
    u, v = u_mm / half_u_mm, v_mm / half_v_mm
    slope = np.hypot(u / half_u_mm, v / half_v_mm)
    inside: FloatArray = (1 - (u**2 + v**2)) / np.maximum(2 * slope, 1e-6)
    return inside


def tube_walls(oval: Oval, *, dorsal_y_mm: float) -> DistanceField:
    """Return the distances to the walls of the oval's tube.

    The tube reaches from behind the canal (`dorsal_y_mm`) into the body. Each wall
    holds as far as it has turned by 45 degrees and goes straight on from there.
    """
    low = np.array([oval.medial_mm, dorsal_y_mm, oval.caudal_mm]) - FIELD_REACH_MM
    high = np.array([oval.lateral_mm, 0, oval.cranial_mm]) + FIELD_REACH_MM
    offsets, ys, zs = np.ceil((high - low) / FIELD_STEP_MM).astype(int) + 1
    return tube_on(
        oval,
        start_mm=low,
        step_mm=FIELD_STEP_MM,
        shape=(int(offsets), int(ys), int(zs)),
    )


def tube_on(
    oval: Oval, *, start_mm: FloatArray, step_mm: float, shape: tuple[int, int, int]
) -> DistanceField:
    """Return the distances to the walls of the oval's tube on a grid (offset, y, z)."""
    half_width, half_height = oval.width_mm / 2, oval.height_mm / 2
    middle_offset, middle_z = oval.center_mm
    offset = start_mm[0] + step_mm * np.arange(shape[0]) - middle_offset
    z = start_mm[2] + step_mm * np.arange(shape[2]) - middle_z
    beside = _arc(z, along_mm=half_height, rise_mm=half_width)
    above = _arc(offset, along_mm=half_width, rise_mm=half_height)
    slab = WallSheets(
        start_mm=start_mm,
        step_mm=step_mm,
        shape=(shape[0], SLAB, shape[2]),
        medial_mm=np.tile(middle_offset - beside, (SLAB, 1)),
        lateral_mm=np.tile(middle_offset + beside, (SLAB, 1)),
        cranial_mm=np.tile(middle_z + above, (SLAB, 1)).T,
        caudal_mm=np.tile(middle_z - above, (SLAB, 1)).T,
    ).distances()
    middle = slab.values[:, SLAB // 2 : SLAB // 2 + 1]
    return attrs.evolve(slab, values=np.repeat(middle, shape[1], axis=1))


def _arc(at_mm: FloatArray, *, along_mm: float, rise_mm: float) -> FloatArray:
    """Return an ellipse's height over one axis, as far as it has turned by 45°."""
    steepest = along_mm**2 / np.hypot(along_mm, rise_mm)
    share = np.clip(at_mm, -steepest, steepest) / along_mm
    height: FloatArray = rise_mm * np.sqrt(1 - share**2)
    return height

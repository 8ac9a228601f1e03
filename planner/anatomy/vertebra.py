"""The one shape every anatomy source ends in, and all that is downstream knows.

Coordinates are box mm of `frame` (x to the patient's right, y anterior, z cranial).
The lateral offset of a side is `offset = side.sign * x`: it falls towards the midline.
"""

import enum
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from planner.anatomy.measured import BoneMeasures
from planner.anatomy.walls import DistanceField
from planner.arrays import FloatArray, Points, Vector3, frozen_vector
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid
from planner.levels import LEVELS


class Side(enum.Enum):
    """A side of the patient, never of the picture."""

    RIGHT = "right"
    LEFT = "left"

    @property
    def sign(self) -> int:
        """+1 right, -1 left: `offset = sign * x`."""
        return 1 if self is Side.RIGHT else -1


class Wall(enum.Enum):
    """The four cortical walls of a pedicle."""

    MEDIAL = "medial"
    LATERAL = "lateral"
    CRANIAL = "cranial"
    CAUDAL = "caudal"


class Part(enum.Enum):
    """The parts of a vertebra; the value is its label in the `parts` scheme."""

    BODY = 1
    RIGHT_PEDICLE = 2
    LEFT_PEDICLE = 3
    CANAL = 4
    POSTERIOR_ELEMENTS = 5


def _floats(value: ArrayLike) -> FloatArray:
    return np.array(value, dtype=np.float64)


@attrs.frozen(kw_only=True, eq=False)
class Silhouette:
    """A wall as a true lateral view shows it: one y for each height z.

    `z_mm` rises; outside its range the last value holds.
    """

    z_mm: FloatArray = attrs.field(converter=_floats)
    y_mm: FloatArray = attrs.field(converter=_floats)

    def y_at(self, z_mm: ArrayLike) -> FloatArray:
        """Return y (box mm) at heights (...)."""
        y: FloatArray = np.interp(np.asarray(z_mm, float), self.z_mm, self.y_mm)
        return y


@attrs.frozen(kw_only=True, eq=False)
class Isthmus:
    """The narrowest cross-section of a pedicle, as its AP projection shows it.

    `contour_mm` is (n, 2): (offset, z), closed, without repeating its first point.
    `y_mm` is where along the pedicle it lies. Angles are those of the pedicle axis:
    transverse + when it converges anteriorly, sagittal + when it rises anteriorly;
    None when the source cannot tell them.
    """

    contour_mm: FloatArray
    y_mm: float
    transverse_deg: float | None = None
    sagittal_deg: float | None = None

    @property
    def z_range_mm(self) -> tuple[float, float]:
        z = self.contour_mm[:, 1]
        return float(z.min()), float(z.max())

    @property
    def width_mm(self) -> float:
        """The transverse width: the widest horizontal chord of the contour."""
        heights = np.linspace(*self.z_range_mm, 65)[1:-1]
        medial, lateral = self.borders_at(heights)
        return float((lateral - medial).max())

    @property
    def height_mm(self) -> float:
        low, high = self.z_range_mm
        return high - low

    @property
    def center_mm(self) -> tuple[float, float, float]:
        """(offset, y, z) of the centre of the area within the contour.

        The middle of its bounding rectangle lies beside the bone of one that leans.
        """
        a, b = self.contour_mm, np.roll(self.contour_mm, -1, axis=0)
        share = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
        offset, z = ((a + b) * share[:, None]).sum(axis=0) / (3 * share.sum())
        return float(offset), self.y_mm, float(z)

    def borders_at(self, z_mm: ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Return medial and lateral border offsets at heights (...); NaN outside."""
        z = np.atleast_1d(np.asarray(z_mm, float))
        a, b = self.contour_mm, np.roll(self.contour_mm, -1, axis=0)
        rise = b[:, 1] - a[:, 1]
        with np.errstate(divide="ignore", invalid="ignore"):
            along = (z[:, None] - a[None, :, 1]) / rise[None, :]
        crosses = (along >= 0) & (along <= 1) & (rise != 0)
        offset = a[None, :, 0] + np.where(crosses, along, 0) * (b - a)[None, :, 0]
        medial = np.where(crosses, offset, np.inf).min(axis=1)
        lateral = np.where(crosses, offset, -np.inf).max(axis=1)
        seen = crosses.any(axis=1)
        return np.where(seen, medial, np.nan), np.where(seen, lateral, np.nan)


@attrs.frozen(kw_only=True, eq=False)
class Pedicle:
    """One pedicle: its isthmus, and how far any point is inside each wall.

    `walls` holds one channel for each `Wall` in their order of definition: the signed
    distance in mm, positive inside, negative beyond that wall, over (offset, y, z).
    `fields` maps box points; mirror x with the side's sign before sampling.
    """

    side: Side
    isthmus: Isthmus
    walls: DistanceField


@attrs.frozen(kw_only=True, eq=False)
class Parts:
    """Smooth membership of each part on a box grid, for outlines and surfaces.

    Every array is uint8 `[k, j, i]` on `grid` (whose axes are the box axes); `WALL` is
    the surface, the ramp is linear over `RAMP_MM` on both sides.
    """

    RAMP_MM = 1.0
    WALL = 127.5

    grid: Grid
    membership: Mapping[Part, NDArray[np.uint8]]


@attrs.frozen(kw_only=True, eq=False)
class HandMarks:
    """Where a hand led a wall or painted one, and how far it may be mistaken there.

    `led_lps_mm` (n, 3) are the points that walls were led to, `painted_lps_mm` (m, 3)
    the middles of the brush, `painted_mm` (m,) its radii. `uncertainty_mm` is along x,
    y and z.
    """

    REACH_MM = 6.0
    """How far around a mark its uncertainty goes over into that of the source."""

    led_lps_mm: Points
    painted_lps_mm: Points
    painted_mm: FloatArray
    uncertainty_mm: Vector3 = attrs.field(converter=frozen_vector)

    def blended(self, point_lps_mm: Vector3, source_mm: Vector3) -> Vector3:
        """Return how far a wall may lie from where it is drawn near a point.

        A point says where the wall is: there the hand's word replaces the source's. A
        brush is blunter: it is never surer than the source was.
        """
        led = self._share(point_lps_mm, self.led_lps_mm, np.zeros(len(self.led_lps_mm)))
        mixed = led * self.uncertainty_mm + (1 - led) * source_mm
        painted = self._share(point_lps_mm, self.painted_lps_mm, self.painted_mm)
        risen: Vector3 = mixed + painted * np.maximum(self.uncertainty_mm - mixed, 0)
        return risen

    def _share(self, point: Vector3, marks: Points, radii_mm: FloatArray) -> float:
        """Return 1 on a mark, 0 from `REACH_MM` on."""
        if not len(marks):
            return 0.0
        away = float((np.linalg.norm(marks - point, axis=1) - radii_mm).min())
        return float(max(0.0, 1 - (max(away, 0.0) / self.REACH_MM) ** 2) ** 2)


@attrs.frozen(kw_only=True, eq=False)
class Vertebra:
    """What the rules, the views and the report know of one vertebra.

    `source` is "labels", "seed" or "landmarks". `posterior_wall` is the straight line
    between the posterior corners, `anterior_wall` the anterior silhouette.
    `endplates_z_mm` are the mean heights of the caudal and the cranial endplate.
    `canal_dorsal_y_mm` is the dorsal border of the canal, `canal_center_mm` its (x, y)
    at the height of the pedicles. `local_wall` is y_wall(x, z): the front of the canal,
    (n_z, n_x) with NaN where not seen, over `local_wall_x_mm` and `local_wall_z_mm`.
    `uncertainty_mm` is how far a wall may truly lie from where it is drawn along x, y
    and z. `voxel_mm` is the reach of one voxel of the coarser of images and labels
    along the same axes, `coarsest_mm` the widest distance between voxels of either that
    were measured (0: an exact shape). `bone` is what the images themselves show, None
    without them. `by_hand` is where a hand corrected walls, with an uncertainty of its
    own. `not_seen` names what the source could not show;
    `notes` are message codes the surgeon must read beside any measurement.
    """

    level: str = attrs.field(validator=attrs.validators.in_(LEVELS))
    source: str
    frame: VertebraFrame
    posterior_wall: Silhouette
    anterior_wall: Silhouette
    endplates_z_mm: tuple[float, float]
    canal_dorsal_y_mm: float
    canal_center_mm: tuple[float, float]
    pedicles: Mapping[Side, Pedicle]
    parts: Parts
    local_wall_x_mm: FloatArray
    local_wall_z_mm: FloatArray
    local_wall_y_mm: FloatArray
    uncertainty_mm: Vector3 = attrs.field(converter=frozen_vector)
    voxel_mm: Vector3 = attrs.field(converter=frozen_vector)
    coarsest_mm: float = 0.0
    bone: BoneMeasures | None = None
    not_seen: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    by_hand: HandMarks | None = None

    def uncertainty_at(self, point_box_mm: ArrayLike) -> Vector3:
        """Return (3,): how far a wall may lie from where it is drawn near a point.

        What the source says, and where a hand was what a hand is worth.
        """
        if self.by_hand is None:
            return self.uncertainty_mm
        point_lps_mm = self.frame.to_lps(point_box_mm)
        return self.by_hand.blended(point_lps_mm, self.uncertainty_mm)

    @property
    def widest_uncertainty_mm(self) -> Vector3:
        """Return (3,): how far any wall may lie from where it is drawn."""
        if self.by_hand is None:
            return self.uncertainty_mm
        return np.maximum(self.uncertainty_mm, self.by_hand.uncertainty_mm)

    def depth_fraction(self, point_box_mm: ArrayLike) -> FloatArray:
        """Return d = (y - y_pw) / (y_aw - y_pw) for points (..., 3).

        0 is the posterior wall line, 1 the anterior silhouette (rules.md section 0).
        """
        point: Points = np.asarray(point_box_mm, float)
        posterior = self.posterior_wall.y_at(point[..., 2])
        anterior = self.anterior_wall.y_at(point[..., 2])
        return (point[..., 1] - posterior) / (anterior - posterior)

"""Every surface that was searched for one vertebra."""

from collections.abc import Mapping

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.rays import Marks
from planner.anatomy.seeded.body import Plate
from planner.anatomy.seeded.pedicles import PedicleTube
from planner.anatomy.seeded.ring import ANGLES, HEIGHT_STEP_MM, Ring
from planner.anatomy.seeded.tubes import TubeWall, Unrolled
from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray
from planner.geometry.frames import VertebraFrame

WALL_INSET_MM = 2.0
"""This close to an endplate back and front flare into the rims."""
MIDLINE_RAD = 0.4


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """Every surface that was searched, in mm of `frame`, whose x = 0 is the midline.

    `pitch_mm` is how far it is from one vertebra to the next, along the canal.
    """

    frame: VertebraFrame
    ring: Ring
    span_mm: tuple[float, float]
    pitch_mm: float
    upper: Plate
    lower: Plate
    body: Unrolled
    body_wall: TubeWall
    pedicles: Mapping[Side, PedicleTube]
    canal_y_mm: float

    @property
    def height_mm(self) -> float:
        """From the lower endplate to the upper, in the middle of the body."""
        return self.upper.middle_z_mm - self.lower.middle_z_mm

    def between_endplates(self) -> Marks:
        """Mark the rows of the body's wall that lie between its endplates."""
        z = self.body.axis_mm[:, 2]
        low, high = self.lower.middle_z_mm, self.upper.middle_z_mm
        return np.asarray((z > low + 1) & (z < high - 1))

    @property
    def side_contrast_hu(self) -> float:
        """How clearly the body's wall shows, usually."""
        return float(np.median(self.body_wall.contrast_hu[:, self.between_endplates()]))

    def around_body(
        self, x_mm: FloatArray, y_mm: FloatArray, z_mm: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Return (radius of the side wall, distance from the axis) for points."""
        axis = self.body.axis_mm
        dx, dy = x_mm - axis[0, 0], y_mm - axis[0, 1]
        rows = np.mod(np.arctan2(dy, dx), 2 * np.pi) / (ANGLES[1] - ANGLES[0])
        columns = (z_mm - axis[0, 2]) / HEIGHT_STEP_MM
        wall = self.body_wall.radius_mm
        closed = np.concatenate((wall, wall[:1]))
        radius = ndimage.map_coordinates(
            closed, [rows.ravel(), columns.ravel()], order=1, mode="nearest"
        )
        return np.asarray(radius).reshape(np.shape(dx)), np.hypot(dx, dy)

    def expected_slopes(self) -> FloatArray:
        """Return (a, b): how z rises along x and y on the endplates' bisector.

        Square to the body's walls and to the canal, and level between the pedicles:
        the middle of what each of them says, so that one that is wrong has no say.
        """
        ahead, aside = np.pi / 2, 0.0
        canal = self.ring.direction(sum(self.span_mm) / 2)
        back = self._lean(self.ring.unrolled, self.ring.wall, ahead, axis=1)
        front = self._lean(self.body, self.body_wall, ahead, axis=1)
        right = self._lean(self.body, self.body_wall, aside, axis=0)
        left = self._lean(self.body, self.body_wall, aside + np.pi, axis=0)
        sideways = np.median((right, left, canal[0], -self._pedicle_slope()))
        return -np.array((sideways, np.median((back, front, canal[1]))))

    def _lean(
        self, tube: Unrolled, wall: TubeWall, angle: float, *, axis: int
    ) -> float:
        """Return dx/dz (axis 0) or dy/dz (1) of a wall between the endplates."""
        low, high = self.lower.middle_z_mm + WALL_INSET_MM, self.upper.middle_z_mm
        z = tube.axis_mm[:, 2]
        between = (z > low) & (z < max(high - WALL_INSET_MM, low + 4 * WALL_INSET_MM))
        facing = np.abs(np.angle(np.exp(1j * (ANGLES - angle)))) < MIDLINE_RAD
        points = tube.points(wall.radius_mm)[facing][:, between]
        place = np.median(points[..., axis], axis=0)
        return float(np.polyfit(z[between], place, 1)[0])

    def _pedicle_slope(self) -> float:
        """Return dz/dx of the line between the middles of the pedicles."""
        right, left = (
            np.median(self.pedicles[side].unrolled.axis_mm, axis=0) for side in Side
        )
        return float((right[2] - left[2]) / (right[0] - left[0]))

    def posterior_line(self) -> tuple[float, float]:
        """Return (a, b) of the posterior-wall line y = a + b z.

        It runs through the most posterior points of the upper and the lower rim.
        """
        upper, lower = self.upper.middle_z_mm, self.lower.middle_z_mm
        height = upper - lower
        points = self.ring.unrolled.points(self.ring.wall.radius_mm)
        front = np.abs(ANGLES - np.pi / 2) < np.radians(55)
        rims = []
        for low, high in (
            (lower + 1, lower + height / 4),
            (upper - height / 4, upper - 1),
        ):
            columns = (self.ring.z_mm >= low) & (self.ring.z_mm <= max(high, low + 1.7))
            spots = points[front][:, columns].reshape(-1, 3)
            order = np.argsort(spots[:, 1])[: max(3, len(spots) // 8)]
            rims.append(spots[order].mean(axis=0))
        (_, y0, z0), (_, y1, z1) = rims
        slope = (y1 - y0) / max(z1 - z0, 4.0)
        return float(y0 - slope * z0), float(slope)

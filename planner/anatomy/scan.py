"""Bone sampled in a vertebra's own box, and lines of sight through it."""

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.canal_axis import CanalAxis
from planner.anatomy.parts import box_grid
from planner.anatomy.rays import crossing
from planner.anatomy.shape import FAR_MM, FloatVolume, Shape
from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray, Points, Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid


@attrs.frozen(kw_only=True, eq=False)
class BoxScan:
    """How far inside bone each point of a box grid lies, `[k, j, i]` = (z, y, x).

    `canal_x_mm` and `canal_y_mm` (n_z) are the middle of the canal at each height.
    """

    frame: VertebraFrame
    grid: Grid
    low_mm: Vector3
    step_mm: float
    inside_mm: FloatVolume
    canal_x_mm: FloatArray
    canal_y_mm: FloatArray

    @classmethod
    def taken(
        cls,
        bone: Shape,
        canal: CanalAxis,
        frame: VertebraFrame,
        *,
        low_mm: Vector3,
        high_mm: Vector3,
        step_mm: float,
    ) -> "BoxScan":
        grid, (_, _, z) = box_grid(frame, low_mm, high_mm, step_mm=step_mm)
        center = frame.to_box(canal.center_lps_mm)
        x_rise, y_rise, z_rise = frame.axes_lps.T @ canal.direction_lps
        up = (z[:, 0, 0] - center[2]) / z_rise
        return cls(
            frame=frame,
            grid=grid,
            low_mm=low_mm,
            step_mm=step_mm,
            inside_mm=bone.sampled(grid),
            canal_x_mm=center[0] + x_rise * up,
            canal_y_mm=center[1] + y_rise * up,
        )

    def moved(self, origin_mm: Vector3) -> "BoxScan":
        """Return the same scan with its origin at a point of the present box."""
        return attrs.evolve(
            self,
            frame=self.frame.moved_origin(origin_mm),
            low_mm=self.low_mm - origin_mm,
            canal_x_mm=self.canal_x_mm - origin_mm[0],
            canal_y_mm=self.canal_y_mm - origin_mm[1],
        )

    def holding(self, points_lps_mm: Points, *, margin_mm: float) -> "BoxScan":
        """Return the scan grown until points (n, 3) lie inside by a margin."""
        if not len(points_lps_mm):
            return self
        points = self.frame.to_box(points_lps_mm)
        high_mm = np.array([self.x_mm[-1], self.y_mm[-1], self.z_mm[-1]])
        below = self.low_mm - points.min(axis=0) + margin_mm
        above = points.max(axis=0) + margin_mm - high_mm
        before, behind = (
            np.ceil(np.clip(more, 0, None) / self.step_mm).astype(int)[::-1]
            for more in (below, above)
        )
        if not (before.any() or behind.any()):
            return self
        pad = list(zip(before.tolist(), behind.tolist(), strict=True))
        rows = (before[0], behind[0])
        return attrs.evolve(
            self,
            grid=self.grid.part(-before[::-1], self.grid.shape_kji + before + behind),
            low_mm=self.low_mm - self.step_mm * before[::-1],
            inside_mm=np.pad(self.inside_mm, pad, constant_values=-FAR_MM),
            canal_x_mm=np.pad(self.canal_x_mm, rows, mode="edge"),
            canal_y_mm=np.pad(self.canal_y_mm, rows, mode="edge"),
        )

    def in_frame(self, frame: VertebraFrame) -> "BoxScan":
        """Return the same bone over the same block of another frame's box."""
        high = self.low_mm + self.step_mm * (np.array(self.grid.shape_kji[::-1]) - 1)
        grid, (_, _, rows) = box_grid(frame, self.low_mm, high, step_mm=self.step_mm)
        axis = np.column_stack((self.canal_x_mm, self.canal_y_mm, self.z_mm))
        x, y, z = frame.to_box(self.frame.to_lps(axis)).T
        return attrs.evolve(
            self,
            frame=frame,
            grid=grid,
            inside_mm=on_grid(self.inside_mm, self.grid, grid, outside=-FAR_MM),
            canal_x_mm=np.interp(rows[:, 0, 0], z, x),
            canal_y_mm=np.interp(rows[:, 0, 0], z, y),
        )

    @property
    def x_mm(self) -> FloatArray:
        return self._axis(2)

    @property
    def y_mm(self) -> FloatArray:
        return self._axis(1)

    @property
    def z_mm(self) -> FloatArray:
        return self._axis(0)

    def _axis(self, axis: int) -> FloatArray:
        count = self.grid.shape_kji[axis]
        start = float(self.low_mm[2 - axis])
        values: FloatArray = start + self.step_mm * np.arange(count, dtype=np.float64)
        return values

    def index(self, value_mm: FloatArray | float, axis: str) -> FloatArray:
        """Return where a coordinate lies along an axis ("x", "y", "z"), in samples."""
        start = self.low_mm["xyz".index(axis)]
        result: FloatArray = (np.asarray(value_mm, np.float64) - start) / self.step_mm
        return result


@attrs.frozen(kw_only=True, eq=False)
class SideScan:
    """One half of a scan, looked at from the midline: `[z, y, offset]`.

    `canal_offset_mm` (n_z) is the middle of the canal at each height, on this side.
    """

    side: Side
    inside_mm: FloatVolume
    low_mm: Vector3
    step_mm: float
    canal_offset_mm: FloatArray

    @classmethod
    def of(cls, scan: BoxScan, side: Side) -> "SideScan":
        mirrored = side is Side.LEFT
        low = np.array(scan.low_mm)
        if mirrored:
            low[0] = -scan.x_mm[-1]
        return cls(
            side=side,
            inside_mm=scan.inside_mm[..., ::-1] if mirrored else scan.inside_mm,
            low_mm=low,
            step_mm=scan.step_mm,
            canal_offset_mm=side.sign * scan.canal_x_mm,
        )

    @property
    def shape(self) -> tuple[int, int, int]:
        """Samples along offset, y and z."""
        z, y, offset = self.inside_mm.shape
        return offset, y, z

    def axis_mm(self, axis: int) -> FloatArray:
        """Return the coordinates along offset (0), y (1) or z (2)."""
        values: FloatArray = self.low_mm[axis] + self.step_mm * np.arange(
            self.shape[axis]
        )
        return values

    def at(self, points_mm: FloatArray) -> FloatArray:
        """Return how far inside bone points (..., 3) of (offset, y, z) lie."""
        place = (points_mm - self.low_mm) / self.step_mm
        result: FloatArray = ndimage.map_coordinates(
            self.inside_mm,
            np.moveaxis(place[..., ::-1], -1, 0),
            order=1,
            mode="nearest",
        )
        return result

    def walls_beside_canal(self) -> tuple[FloatArray, FloatArray]:
        """Return medial and lateral offsets over (y, z), as the canal sees them.

        The first entry into bone and the first exit from it (or the scan's edge); a
        line that starts in bone, in a fragment, leaves that first. NaN where no bone
        is met.
        """
        start = (self.canal_offset_mm - self.low_mm[0]) / self.step_mm
        first = np.clip(np.round(start).astype(int), 0, self.shape[0] - 1)
        sample = first[:, None, None]
        free = np.take_along_axis(self.inside_mm, sample, axis=2)[..., 0] <= 0
        out = crossing(self.inside_mm, into=False, after=first[:, None])
        start = np.where(free, first[:, None], out)
        entry = crossing(self.inside_mm, into=True, after=start)
        leave = crossing(self.inside_mm, into=False, after=entry)
        edge = self.shape[0] - 1.0
        leave = np.where(np.isfinite(entry) & np.isnan(leave), edge, leave)
        low, step = self.low_mm[0], self.step_mm
        return (low + step * entry).T, (low + step * leave).T

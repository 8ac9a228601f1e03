"""Simulated X-ray pictures: what each ray loses on its way through an absorber.

Rays are followed from slab to slab along the axis of the box they run along most. Seen
along the rays every slab is shifted, and in perspective enlarged, on the plane through
the beam's centre; there all slabs are added up (`laying`), and that sum is seen from
the detector: shear and warp.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.arrays import FloatArray, Points, Vector3
from planner.fluoroscopy.absorber import OTHER_AXES, Absorber
from planner.fluoroscopy.beam import Beam
from planner.fluoroscopy.laying import Lie, laid_in_parallel, laid_in_perspective
from planner.imaging.slices import SlicePlane

Picture = NDArray[np.float32]


@attrs.frozen(kw_only=True, eq=False)
class _Base:
    """The plane across `axis` on which slabs are added up: box mm along two others.

    Pixel (column, row) lies at `start_mm + step * (column, row)` of the absorber.
    """

    axis: int
    at_mm: float
    start_mm: FloatArray
    size: tuple[int, int]


@attrs.frozen(kw_only=True, eq=False)
class _Rays:
    """The beam in box coordinates; `source_mm` is None for parallel rays."""

    viewer: Vector3
    source_mm: Vector3 | None

    @classmethod
    def of(cls, beam: Beam, absorber: Absorber) -> "_Rays":
        source = beam.source_lps_mm
        return cls(
            viewer=absorber.frame.axes_lps.T @ beam.pose.viewer_lps,
            source_mm=None if source is None else absorber.frame.to_box(source),
        )

    def slants(self, points_mm: Points, axis: int) -> FloatArray:
        """Return the rays through points (..., 3), one millimetre along an axis."""
        along = self.viewer if self.source_mm is None else self.source_mm - points_mm
        return np.broadcast_to(along / along[..., axis, None], points_mm.shape)


def shadow(absorber: Absorber, beam: Beam, plane: SlicePlane) -> Picture:
    """Return the line integrals of attenuation, (height, width), no unit.

    `plane` holds the pixels and lies in the beam's plane (`Beam.raster`).
    """
    rays = _Rays.of(beam, absorber)
    base = _base(absorber, rays, beam, plane)
    slabs = absorber.slabs[base.axis]
    lies = _lies(absorber, rays, base)
    if rays.source_mm is None:
        total = laid_in_parallel(slabs, lies, size=base.size)
    else:
        total = laid_in_perspective(slabs, lies, size=base.size)
    return _seen_from_detector(total, base, rays, absorber, plane)


def _base(absorber: Absorber, rays: _Rays, beam: Beam, plane: SlicePlane) -> _Base:
    """Return the plane through the beam's centre, as large as the picture needs."""
    axis = int(np.abs(rays.viewer).argmax())
    at_mm = float(absorber.frame.to_box(beam.center_lps_mm)[axis])
    width, height = plane.size
    ends = [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)]
    corners = absorber.frame.to_box(plane.to_lps(ends))
    away = (at_mm - corners[:, axis])[:, None]
    met = (corners + rays.slants(corners, axis) * away)[:, OTHER_AXES[axis]]
    low = met.min(axis=0) - absorber.step_mm
    columns, rows = np.ceil((met.max(axis=0) - low) / absorber.step_mm).astype(int) + 2
    return _Base(axis=axis, at_mm=at_mm, start_mm=low, size=(int(columns), int(rows)))


def _lies(absorber: Absorber, rays: _Rays, base: _Base) -> list[Lie]:
    """Return for every slab how the base's pixels lie on it."""
    others = list(OTHER_AXES[base.axis])
    found = []
    for center_mm in absorber.slab_centers_mm(base.axis).tolist():
        deeper = center_mm - base.at_mm
        if rays.source_mm is None:
            slant = rays.viewer[others] / rays.viewer[base.axis]
            first, shrunk = base.start_mm + slant * deeper, 1.0
        else:
            source = rays.source_mm[others]
            height = float(rays.source_mm[base.axis]) - base.at_mm
            shrunk = (height - deeper) / height
            first = source + (base.start_mm - source) * shrunk
        column, row = ((first - absorber.start_mm[others]) / absorber.step_mm).tolist()
        found.append(Lie(column=column, row=row, step=shrunk))
    return found


def _seen_from_detector(
    total: NDArray[np.float32],
    base: _Base,
    rays: _Rays,
    absorber: Absorber,
    plane: SlicePlane,
) -> Picture:
    """Return the sum at every pixel of the picture, times the slant of its ray.

    Where rays meet the base is a fraction of two functions that are linear in column
    and row; all of them are drawn up from three corners.
    """
    box = absorber.frame.to_box(plane.to_lps([(0, 0), (1, 0), (0, 1)]))
    origin, across, below = box[0], box[1] - box[0], box[2] - box[0]
    width, height = plane.size
    columns = np.arange(width, dtype=np.float32)[None, :]
    rows = np.arange(height, dtype=np.float32)[:, None]

    def over_picture(axis: int) -> NDArray[np.float32]:
        along_rows = np.float32(across[axis]) * columns + np.float32(origin[axis])
        return np.float32(below[axis]) * rows + along_rows

    points = [over_picture(axis) for axis in range(3)]
    along = [
        np.float32(rays.viewer[axis])
        if rays.source_mm is None
        else np.float32(rays.source_mm[axis]) - points[axis]
        for axis in range(3)
    ]
    away = (np.float32(base.at_mm) - points[base.axis]) / along[base.axis]
    at = [
        (points[axis] + along[axis] * away - np.float32(start)) / absorber.step_mm
        for axis, start in zip(OTHER_AXES[base.axis], base.start_mm, strict=True)
    ]
    picture = ndimage.map_coordinates(
        total, (at[1], at[0]), output=np.float32, order=1, prefilter=False
    )
    square = sum((part * part for part in along), start=np.float32(0))
    slant = np.sqrt(square) / np.abs(along[base.axis])
    return np.asarray(picture * slant, np.float32)

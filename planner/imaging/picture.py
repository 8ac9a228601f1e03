"""One slice of a stack on its own, seen upright: before there is a volume."""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Vector3
from planner.imaging.slices import OUTSIDE_HU, Orientation, SlicePlane, sample_plane
from planner.imaging.volume import Grid


@attrs.frozen(kw_only=True, eq=False)
class SlicePicture:
    """CT numbers `[row, column]` and the grid (1, rows, columns) they lie on."""

    slice_hu: NDArray[np.int16]
    grid: Grid

    @property
    def orientation(self) -> Orientation:
        """The standard view that this slice is nearest to."""
        normal_axis = int(np.abs(self.grid.directions_lps[:, 2]).argmax())
        return (Orientation.SAGITTAL, Orientation.CORONAL, Orientation.AXIAL)[
            normal_axis
        ]

    @property
    def axes_lps(self) -> tuple[Vector3, Vector3]:
        """Screen right and screen down: the slice's own axes, as upright as they come.

        Each pixel stays what was measured, and letters told from these axes are true
        however the patient lay.
        """
        own = self.grid.directions_lps[:, :2].T
        right, down = self.orientation.axes_lps()
        across = int(np.abs(own @ right).argmax())
        return _towards(own[across], right), _towards(own[1 - across], down)

    def cut(self, plane: SlicePlane) -> NDArray[np.int16]:
        """Return the CT numbers on a plane within the slice, (height, width)."""
        cut = sample_plane(self.slice_hu[None], self.grid, plane, outside=OUTSIDE_HU)
        return np.rint(cut).astype(np.int16)


def _towards(axis: Vector3, wanted: Vector3) -> Vector3:
    return axis if float(axis @ wanted) >= 0 else -axis

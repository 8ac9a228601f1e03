"""What X-rays meet: a box of the CT, cut into slabs along each of its axes."""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Vector3
from planner.geometry.frames import VertebraFrame
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from planner.work import Monitor

Slabs = NDArray[np.float32]

WATER_PER_MM = 0.0193
"""Attenuation of water at 70 keV, about the mean of a C-arm's beam: between the values
at 60 and 80 keV of NIST's XCOM tables (0.02059 and 0.01837 per mm)."""

SOFT_TISSUE_HU = 40.0
"""Muscle. Only what is denser is seen: soft tissue veils a body evenly, but would show
the edges of the box that was cut out of it."""

STEP_MM = 0.5
SLAB_STEPS = 2
"""A slab is as thick as two voxels: rays are followed in steps of a millimetre."""

SHEETS = 12
"""So many sheets of the box are cut between two looks at whether it is still wanted."""

LOW_BOX_MM = (-60.0, -70.0, -45.0)
HIGH_BOX_MM = (60.0, 60.0, 45.0)
"""The vertebra's box: 120 x 130 x 90 mm, more of it behind the posterior wall."""

OTHER_AXES = ((1, 2), (0, 2), (0, 1))
"""For slabs across x, y and z: the axes along their columns and along their rows."""


def attenuation_per_mm(hounsfield: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return how much more than soft tissue a CT number absorbs, never less than 0."""
    excess = np.asarray(hounsfield, np.float32) - np.float32(SOFT_TISSUE_HU)
    return np.asarray(np.maximum(excess, 0) * np.float32(WATER_PER_MM / 1000))


@attrs.frozen(kw_only=True, eq=False)
class Absorber:
    """Attenuation in box mm of a frame, for rays that run mainly along any axis.

    `slabs[axis]` is float32 (slabs, rows, columns): what a ray square to a slab loses
    in it. The centre of the first voxel is `start_mm`; slabs are `slab_mm` apart, their
    voxels `step_mm`.
    """

    frame: VertebraFrame
    start_mm: Vector3
    step_mm: float
    slabs: tuple[Slabs, Slabs, Slabs]

    @property
    def slab_mm(self) -> float:
        return self.step_mm * SLAB_STEPS

    def slab_centers_mm(self, axis: int) -> NDArray[np.float64]:
        """Return where along an axis the middles of its slabs lie, box mm."""
        first = float(self.start_mm[axis]) + self.step_mm * (SLAB_STEPS - 1) / 2
        count = np.arange(len(self.slabs[axis]), dtype=np.float64)
        return first + self.slab_mm * count


def cut_absorber(
    volume: Volume,
    frame: VertebraFrame,
    *,
    step_mm: float = STEP_MM,
    margin_mm: float = 0.0,
    monitor: Monitor | None = None,
) -> Absorber:
    """Return the absorber of a vertebra's box, or of more of the volume around it.

    What lies beyond the volume absorbs nothing.
    """
    low = np.array(LOW_BOX_MM) - margin_mm
    count = np.rint((np.array(HIGH_BOX_MM) + margin_mm - low) / step_mm).astype(int)
    count -= count % SLAB_STEPS
    start = low + step_mm / 2
    matrix = np.eye(4)
    matrix[:3, :3] = frame.axes_lps * step_mm
    matrix[:3, 3] = frame.to_lps(start)
    grid = Grid(shape_kji=count[::-1].tolist(), lps_from_ijk=matrix)
    lost = np.empty(grid.shape_kji, np.float32)
    sheets = range(0, len(lost), SHEETS)
    for first in (monitor or Monitor()).watch(sheets, total=len(sheets)):
        part = lost[first : first + SHEETS]
        block = grid.part((0, 0, first), part.shape)
        hounsfield = on_grid(
            volume.voxels_hu, volume.grid, block, outside=SOFT_TISSUE_HU
        )
        part[:] = attenuation_per_mm(hounsfield) * np.float32(step_mm)
    x, y, z = (_slabs(lost, axis) for axis in range(3))
    return Absorber(frame=frame, start_mm=start, step_mm=step_mm, slabs=(x, y, z))


def _slabs(lost: NDArray[np.float32], axis: int) -> Slabs:
    """Return `[k, j, i]` added up in slabs across an axis: (slabs, rows, columns)."""
    across = np.moveaxis(lost, 2 - axis, 0)
    return np.ascontiguousarray(across[0::SLAB_STEPS] + across[1::SLAB_STEPS])

"""How much memory a series takes while it is read, told before it is."""

from planner.dicom.decode import is_read_here
from planner.dicom.decoding import AHEAD_PER_DECODER, LONGEST_RUN, decoders
from planner.dicom.series import SeriesInfo
from planner.imaging.crop import Crop

VOXEL_BYTES = 2
WORKER_BYTES = 60 << 20
"""What a process that decodes takes beside its slice (measured on Linux: 50 MiB)."""


def memory_needed(info: SeriesInfo, crop: Crop | None = None) -> int:
    """Return how many bytes reading a series, or a crop of its grid, takes at most.

    The volume, and besides it the slices that are being decoded.
    """
    grid = info.grid
    voxels = info.voxel_count
    if grid is not None:
        shape = grid.shape_kji if crop is None else crop.within(grid).shape_kji
        voxels = shape[0] * shape[1] * shape[2]
    slice_bytes = info.rows * info.columns * VOXEL_BYTES
    in_flight = decoders() * AHEAD_PER_DECODER * LONGEST_RUN + LONGEST_RUN
    needed = voxels * VOXEL_BYTES + in_flight * slice_bytes
    if any(not is_read_here(piece) for piece in info.slices):
        needed += decoders() * WORKER_BYTES
    return needed

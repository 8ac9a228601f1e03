"""The middle picture of a series: what it looks like, before anything is decided."""

import numpy as np

from planner.arrays import Matrix4
from planner.dicom.decode import decode_slice
from planner.dicom.series import SeriesInfo, Slice
from planner.dicom.volume_series import middle_of_volume
from planner.imaging.picture import SlicePicture
from planner.imaging.volume import Grid


def middle_picture(info: SeriesInfo) -> SlicePicture:
    """Decode the middle slice of a series, whether it can be opened or not.

    Raises
    ------
    UndecodablePixels
        The pixels cannot be read.
    """
    if info.volume_file is not None:
        return middle_of_volume(info)
    piece = info.slices[len(info.slices) // 2]
    shape = (1, piece.layout.rows, piece.layout.columns)
    pixels = np.empty(shape, dtype=np.int16)
    decode_slice(piece, pixels[0])
    grid = Grid(shape_kji=shape, lps_from_ijk=_lps_from_ijk(piece))
    return SlicePicture(slice_hu=pixels[0], grid=grid)


def _lps_from_ijk(piece: Slice) -> Matrix4:
    """Return where a slice lies; what it does not say is taken as a plain axial one."""
    row, column = np.reshape(piece.orientation_lps or (1, 0, 0, 0, 1, 0), (2, 3))
    spacing_y_mm, spacing_x_mm = piece.spacing_yx_mm or (1.0, 1.0)
    matrix = np.eye(4)
    matrix[:3, 0] = row * spacing_x_mm
    matrix[:3, 1] = column * spacing_y_mm
    matrix[:3, 2] = np.cross(row, column)
    matrix[:3, 3] = piece.position_lps_mm or (0, 0, 0)
    return matrix

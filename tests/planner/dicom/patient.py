"""A patient without any symmetry, scanned as one likes, and opened again."""

from pathlib import Path

import numpy as np
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

from planner.arrays import FloatArray
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.imaging.volume import Volume
from planner.work import Monitor
from tests.dicom_files import Voxels, scanner_affine

SHAPE = (7, 36, 33)
"""OpenJPEG writes nothing smaller than 32 pixels."""
UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.5), origin_lps_mm=(3, -9, 40)
)

LOSSLESS = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
    RLELossless,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEG2000Lossless,
)


def patient_hu(points_lps_mm: FloatArray) -> FloatArray:
    """CT numbers (...,) of a patient without any symmetry, at points (..., 3)."""
    x, y, z = np.moveaxis(points_lps_mm, -1, 0)
    waves = 90 * np.sin(x / 17 + 1) + 70 * np.sin(y / 11) + 50 * np.sin(z / 23 + 2)
    return np.asarray(3 * x - 5 * y + 7 * z + waves)


def scan(affine: FloatArray, shape: tuple[int, int, int] = SHAPE) -> Voxels:
    """Sample the patient at the voxel centres of a grid, [k, j, i]."""
    k, j, i = np.indices(shape)
    points = np.stack((i, j, k), axis=-1) @ affine[:3, :3].T + affine[:3, 3]
    return np.rint(patient_hu(points)).astype(np.int16)


def open_ct(path: Path) -> Volume:
    return read_series(best_ct(find_series(path, Monitor())), Monitor())


def worst_hu(volume: Volume) -> float:
    """How far any voxel is from the patient at the place the grid gives it."""
    k, j, i = np.indices(volume.grid.shape_kji)
    truth = patient_hu(volume.grid.to_lps(np.stack((i, j, k), axis=-1)))
    return float(np.abs(volume.voxels_hu - truth).max())


ROUNDING_HU = 0.51

"""Whatever file a patient comes in: left is left, in every view."""

from pathlib import Path

import numpy as np
import pytest
import SimpleITK

from planner.arrays import Matrix4
from planner.imaging.slices import (
    Orientation,
    SlicePlane,
    orientation_letters,
    reslice,
)
from planner.imaging.volume import Volume
from tests.dicom_files import PATIENT_AXES, Voxels, write_ct
from tests.planner.dicom.patient import open_ct

SHAPE = (20, 26, 23)
KINDS = ("dicom", "ct.nii", "ct.nii.gz", "ct.nrrd", "ct.mha")
TOWARDS = {"L": (1, 0, 0), "A": (0, -1, 0), "H": (0, 0, 1)}
MARKER_HU = 20_000


def written(folder: Path, kind: str, voxels: Voxels, matrix: Matrix4) -> Path:
    """Write with another library than the one that reads."""
    if kind == "dicom":
        write_ct(folder / kind, voxels, matrix)
        return folder / kind
    image = SimpleITK.GetImageFromArray(voxels)
    spacing = np.linalg.norm(matrix[:3, :3], axis=0)
    image.SetSpacing(spacing.tolist())
    image.SetDirection((matrix[:3, :3] / spacing).ravel().tolist())
    image.SetOrigin(matrix[:3, 3].tolist())
    SimpleITK.WriteImage(image, str(folder / kind))
    return folder / kind


def marked(matrix: Matrix4, towards: tuple[int, int, int]) -> Voxels:
    """Return even tissue with a ball off its middle, towards a side of the patient."""
    k, j, i = np.indices(SHAPE)
    points = np.stack((i, j, k), axis=-1) @ matrix[:3, :3].T + matrix[:3, 3]
    away = points - points.reshape(-1, 3).mean(axis=0) - 5 * np.array(towards)
    ball = np.linalg.norm(away, axis=-1) < 3.5
    return np.where(ball, MARKER_HU, 40).astype(np.int16)


def letter_nearest_to_marker(volume: Volume, orientation: Orientation) -> str:
    right, down = orientation.axes_lps(None)
    plane = SlicePlane(
        center_lps_mm=volume.grid.center_lps_mm,
        right_lps=right,
        down_lps=down,
        pixel_mm=0.5,
        size=(61, 61),
    )
    bright = np.argwhere(reslice(volume, plane) > MARKER_HU / 2)
    if not len(bright):
        return "none"
    rows, columns = bright.mean(axis=0) - 30
    if abs(rows) > abs(columns):
        return orientation_letters(down if rows > 0 else -down)
    return orientation_letters(right if columns > 0 else -right)


@pytest.mark.parametrize("letter", TOWARDS)
@pytest.mark.parametrize("position", sorted(PATIENT_AXES))
@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_beside_a_marker_is_the_side_it_was_put_on(
    tmp_path, kind: str, position: str, letter: str
):
    matrix = np.diag([*PATIENT_AXES[position], 1.0])
    matrix[:3, 3] = (30, -20, 55)
    path = written(tmp_path, kind, marked(matrix, TOWARDS[letter]), matrix)
    volume = open_ct(path)
    seen = [letter_nearest_to_marker(volume, each) for each in Orientation]
    assert sorted(seen) == sorted([letter, letter, "none"])

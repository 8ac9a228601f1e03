"""What is written as NIfTI lies in the patient where it lay, for other readers too."""

from pathlib import Path

import numpy as np
import pytest
import SimpleITK
from scipy.spatial.transform import Rotation

from planner.imaging.volume import Grid
from planner.imaging.write_nifti import write_nifti

SHAPE = (4, 5, 6)


def _grid(turn_deg: tuple[float, float, float], *, handed: float) -> Grid:
    matrix = np.eye(4)
    turn = Rotation.from_euler("xyz", turn_deg, degrees=True).as_matrix()
    matrix[:3, :3] = turn * (0.7, 0.8, 1.25 * handed)
    matrix[:3, 3] = (-120.5, 33.0, 810.25)
    return Grid(shape_kji=SHAPE, lps_from_ijk=matrix)


@pytest.mark.parametrize("turn_deg", [(0, 0, 0), (5, -8, 11), (170, 20, -95)])
@pytest.mark.parametrize("handed", [1.0, -1.0])
@pytest.mark.parametrize("kind", ["u1", "i2", "u2", "f4"])
@pytest.mark.parametrize("name", ["a.nii", "a.nii.gz"])
def test_another_program_reads_values_and_place_as_they_are(
    tmp_path: Path,
    turn_deg: tuple[float, float, float],
    handed: float,
    kind: str,
    name: str,
):
    grid = _grid(turn_deg, handed=handed)
    values = np.arange(np.prod(SHAPE)).reshape(SHAPE).astype(kind)
    write_nifti(values, grid, tmp_path / name)
    image = SimpleITK.ReadImage(str(tmp_path / name))
    assert SimpleITK.GetArrayFromImage(image).dtype == values.dtype
    assert np.array_equal(SimpleITK.GetArrayFromImage(image), values)
    corners = [(0, 0, 0), (5, 0, 0), (0, 4, 0), (0, 0, 3), (5, 4, 3)]
    there = [image.TransformIndexToPhysicalPoint(corner) for corner in corners]
    assert np.array(there) == pytest.approx(grid.to_lps(corners), abs=1e-3)


def test_the_same_values_give_the_same_bytes(tmp_path: Path):
    grid = _grid((5, -8, 11), handed=1.0)
    written = []
    for name in ("one.nii.gz", "two.nii.gz"):
        write_nifti(np.ones(SHAPE, np.uint8), grid, tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]

"""The demo case is small, nobody's, and what its script makes of the public CT."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.work import Monitor
from ui.opening import demo_plan

DEMO = demo_plan().parent
ROOT = Path(__file__).parents[2]
MOST_BYTES = 12_000_000


def test_it_is_small_and_carries_its_attribution():
    files = [path for path in DEMO.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    attribution = (DEMO / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for needed in ("LIDC-IDRI", "creativecommons.org/licenses/by/3.0", "Armato"):
        assert needed in attribution


def test_it_holds_no_date_no_time_and_nobody():
    for path in (DEMO / "ct").iterdir():
        image = pydicom.dcmread(path, stop_before_pixels=True)
        assert str(image.PatientName) == image.PatientID == "DEMO"
        dated = [e for e in image if e.VR in ("DA", "TM", "DT") and e.value]
        assert dated == []
        assert not any(element.tag.is_private for element in image)


def test_its_labels_lie_on_its_images():
    volume = read_series(best_ct(find_series(DEMO / "ct", Monitor())), Monitor())
    labels = SimpleITK.ReadImage(str(DEMO / "labels.nii.gz"))
    array = SimpleITK.GetArrayFromImage(labels)
    assert array.shape == volume.voxels_hu.shape
    assert set(np.unique(array)) == {0, 30, 31, 32, 33, 79}
    bone = np.median(volume.voxels_hu[np.isin(array, (30, 31, 32, 33))])
    around = np.median(volume.voxels_hu[array == 0])
    assert bone > around + 100


def test_its_script_makes_it_again_byte_for_byte(shared_data: Path, tmp_path: Path):
    subprocess.run(
        [sys.executable, "packaging/make_demo.py", "--out", str(tmp_path)],
        check=True,
        cwd=ROOT,
    )
    made = [path for path in DEMO.rglob("*") if path.name != "ATTRIBUTION.md"]
    for path in made:
        if path.is_file():
            again = tmp_path / path.relative_to(DEMO)
            assert again.read_bytes() == path.read_bytes(), path.name


def test_its_ct_numbers_are_those_of_the_public_ct(shared_data: Path):
    demo = read_series(best_ct(find_series(DEMO / "ct", Monitor())), Monitor())
    source = shared_data / "lidc-0001" / "dicom"
    whole = read_series(best_ct(find_series(source, Monitor())), Monitor())
    last = tuple(count - 1 for count in demo.grid.shape_kji[::-1])
    corners = demo.grid.to_lps([(0, 0, 0), last])
    (i0, j0, k0), (i1, j1, k1) = np.rint(whole.grid.to_ijk(corners)).astype(int)
    crop = whole.voxels_hu[k0 : k1 + 1, j0 : j1 + 1, i0 : i1 + 1]
    assert np.array_equal(crop, demo.voxels_hu)
    placed = whole.grid.to_lps([(i0, j0, k0), (i1, j1, k1)])
    assert np.abs(placed - corners).max() < 1e-4

"""Of several CTs the one that shows the walls best is proposed, with the reason."""

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from planner.dicom.choice import Choice, choose_ct
from planner.dicom.find_series import find_series
from planner.dicom.kernels import Sharpness, sharpness
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct


@pytest.mark.parametrize(
    ("kernel", "expected"),
    [
        ("BONE", Sharpness.BONE),
        ("BONEPLUS", Sharpness.BONE),
        ("STANDARD", Sharpness.SOFT),
        ("LUNG", Sharpness.SHARP),
        ("B70f", Sharpness.BONE),
        ("B60s", Sharpness.BONE),
        ("B31f", Sharpness.SOFT),
        ("B50f", Sharpness.SHARP),
        ("Br64d\\3", Sharpness.BONE),
        ("Bl57d\\2", Sharpness.BONE),
        ("Br40f\\3", Sharpness.SOFT),
        ("YC", Sharpness.BONE),
        ("D", Sharpness.BONE),
        ("B", Sharpness.SOFT),
        ("FC30", Sharpness.BONE),
        ("FC81", Sharpness.BONE),
        ("FC08", Sharpness.SOFT),
        ("FC51", Sharpness.SHARP),
        ("", Sharpness.UNKNOWN),
        ("HELIX", Sharpness.UNKNOWN),
    ],
)
def test_kernels_of_all_vendors_are_known(kernel, expected):
    assert sharpness(kernel) is expected


def write(
    root: Path, name: str, *, kernel: str, z_mm: float, slices: int, gap: bool = False
) -> None:
    affine = scanner_affine(
        "HFS", spacing_xyz_mm=(0.7, 0.7, z_mm), origin_lps_mm=(0, 0, 0)
    )

    def name_kernel(image: Dataset, k: int) -> None:
        image.ConvolutionKernel, image.SeriesDescription = kernel, name

    paths = write_ct(root / name, np.zeros((slices, 8, 6)), affine, edit=name_kernel)
    if gap:
        paths[slices // 2].unlink()


def chosen(root: Path) -> Choice:
    return choose_ct(find_series(root, Monitor()))


def test_thin_bone_is_chosen_and_the_reason_given(tmp_path):
    write(tmp_path, "soft", kernel="B31f", z_mm=1.0, slices=150)
    write(tmp_path, "bone", kernel="B70f", z_mm=1.0, slices=120)
    write(tmp_path, "thick bone", kernel="B70f", z_mm=3.0, slices=60)
    choice = chosen(tmp_path)
    assert choice.info.description == "bone"
    assert [(r.code, dict(r.facts)) for r in choice.reasons] == [
        ("bone-kernel", {"kernel": "B70f"}),
        ("thin", {"step_mm": pytest.approx(1.0)}),
    ]


def test_thin_slices_go_before_a_sharp_kernel(tmp_path):
    write(tmp_path, "soft", kernel="STANDARD", z_mm=1.0, slices=120)
    write(tmp_path, "bone", kernel="BONE", z_mm=2.5, slices=60)
    assert chosen(tmp_path).info.description == "soft"


def test_a_few_fine_slices_of_one_place_are_not_proposed(tmp_path):
    write(tmp_path, "biopsy", kernel="BONE", z_mm=0.6, slices=10)
    write(tmp_path, "spine", kernel="STANDARD", z_mm=1.0, slices=150)
    assert chosen(tmp_path).info.description == "spine"


def test_what_needs_no_correction_goes_before_all_that_does(tmp_path):
    write(tmp_path, "gapped", kernel="BONE", z_mm=0.6, slices=200, gap=True)
    write(tmp_path, "whole", kernel="STANDARD", z_mm=2.5, slices=50)
    choice = chosen(tmp_path)
    assert choice.info.description == "whole"
    assert choice.reasons == ()

"""Every folder of the test data gives the verdict that its README implies."""

import attrs
import numpy as np
import pytest

from planner.dicom.find_series import find_series
from planner.work import Monitor


@attrs.frozen
class Expected:
    """What the README of the test data implies for the series of one folder."""

    folder: str
    slices: int
    verdict: str
    usable: str
    codes: tuple[str, ...]
    z_mm: float | None
    tilt_deg: float = 0.0
    modality: str = "CT"
    stack: int = 0


LIDC = ("not-hfs",)
REAL = (
    Expected("lidc-0314/dicom", 185, "uniform", "yes", LIDC, 1.0),
    Expected("lidc-0001/dicom", 133, "uniform", "yes", ("coarse", *LIDC), 2.5),
    Expected(
        "gantry-tilt/philips",
        54,
        "tilted",
        "corrected",
        ("tilt", "coarse", "overlap"),
        2.3708,
        18.5,
    ),
    Expected(
        "gantry-tilt/ge-variable-spacing",
        14,
        "tilted",
        "corrected",
        ("split", "uneven-step", "uneven-step", "tilt", "too-coarse"),
        4.0019,
        18.5,
    ),
    Expected(
        "gantry-tilt/ge-variable-spacing",
        14,
        "tilted",
        "corrected",
        ("split", "uneven-step", "uneven-step", "tilt", "too-coarse"),
        6.9986,
        18.5,
        stack=1,
    ),
    Expected(
        "transfer-syntaxes", 16, "not-a-volume", "no", ("one-position", *LIDC), None
    ),
    Expected(
        "broken-series/gantrytilting",
        4,
        "tilted",
        "corrected",
        ("tilt", "too-coarse"),
        4.8515,
        14.0,
    ),
    Expected(
        "broken-series/sliceincrement/001",
        3,
        "uniform",
        "corrected",
        ("split", "gap", "too-coarse"),
        5.0,
    ),
    Expected(
        "broken-series/sliceincrement/001",
        1,
        "too-few-slices",
        "no",
        ("split", "gap", "too-few"),
        None,
        stack=1,
    ),
    Expected(
        "broken-series/sliceincrement/002",
        4,
        "gapped",
        "corrected",
        ("gap", "tilt", "coarse"),
        0.7497,
        15.5,
    ),
    Expected(
        "broken-series/notavolume", 4, "not-a-volume", "no", ("one-position",), None
    ),
    Expected(
        "broken-series/slicecount",
        2,
        "too-few-slices",
        "no",
        ("too-few", "not-ct"),
        1.0,
        modality="MR",
    ),
    Expected(
        "broken-series/sliceorientation",
        4,
        "multiple-orientations",
        "no",
        ("orientations", "not-ct"),
        None,
        modality="MR",
    ),
    Expected(
        "multiframe/eCT_Supplemental.dcm",
        2,
        "too-few-slices",
        "no",
        ("too-few", "too-coarse"),
        10.0,
    ),
    Expected(
        "multiframe",
        10,
        "too-few-slices",
        "no",
        ("duplicate", "duplicate", "too-few", "too-coarse"),
        10.0,
    ),
    Expected(
        "dicom-objects/dcmqi/23x38x3/image", 3, "uniform", "yes", ("coarse",), 2.5
    ),
    Expected(
        "dicom-objects/dcmqi/23x38x3/multiframe", 3, "uniform", "yes", ("coarse",), 2.5
    ),
    Expected(
        "dicom-objects/dcmqi/ct-3slice", 3, "uniform", "yes", ("overlap", *LIDC), 1.0
    ),
    Expected(
        "dicom-objects/highdicom", 1, "too-few-slices", "no", ("too-few", *LIDC), None
    ),
)


@pytest.mark.parametrize("expected", REAL, ids=lambda e: f"{e.folder}:{e.stack}")
def test_every_real_folder_gives_the_verdict_it_deserves(shared_data, expected):
    info = find_series(shared_data / expected.folder, Monitor()).series[expected.stack]
    assert (info.verdict, info.usable) == (expected.verdict, expected.usable)
    assert (info.modality, len(info.slices)) == (expected.modality, expected.slices)
    assert [reason.code for reason in info.reasons] == list(expected.codes)
    assert info.tilt_deg == pytest.approx(expected.tilt_deg, abs=0.01)
    if expected.z_mm is None:
        assert np.isnan(info.spacing_mm[2])
    else:
        assert info.spacing_mm[2] == pytest.approx(expected.z_mm, abs=1e-3)


ASIDE = {
    ("dicomdir", "not-a-stack"): 1,
    ("mr", "not-ct"): 6,
    ("label-map", "labels-not-ct"): 7,
    ("missing", "named-by-index"): 54,
    ("not-dicom", "no-dicom-prefix"): 5,
    ("segmentation", "not-a-stack"): 7,
    ("structured-report", "not-a-stack"): 2,
}


def test_every_other_real_file_is_set_aside_by_its_kind(shared_data):
    discovery = find_series(shared_data, Monitor())
    aside = {(a.kind, a.reason): len(a.files) for a in discovery.set_aside}
    assert aside == ASIDE
    told = [path for info in discovery.series for path in info.files]
    others = [a for a in discovery.set_aside if a.kind not in {"mr", "missing"}]
    told += [path for a in others for path in a.files]
    assert sorted(told) == sorted(p for p in shared_data.rglob("*") if p.is_file())


def test_missing_slices_of_real_folders_are_named_by_their_neighbours(shared_data):
    info = find_series(
        shared_data / "broken-series/sliceincrement/001", Monitor()
    ).series[0]
    gap = info.reasons[1].facts
    assert (gap["missing"], gap["expected_mm"]) == (1, pytest.approx(5.0, abs=1e-5))
    names = [path.name for path in (gap["after"], gap["before"])]  # type: ignore[attr-defined]
    assert names == ["IM-0001-0009-0001.dcm", "IM-0001-0010-0001.dcm"]

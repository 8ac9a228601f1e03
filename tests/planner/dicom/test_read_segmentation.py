"""A DICOM segmentation is a label map with names, at its own millimetre."""

from pathlib import Path

import highdicom
import numpy as np
import pytest
from highdicom.seg import SegmentationTypeValues
from numpy.typing import NDArray
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Part, Side
from planner.arrays import Matrix4
from planner.dicom.read_segmentation import is_dicom
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid
from planner.plan.case import LabelSource
from tests.dicom_files import scanner_affine, write_ct
from tests.phantoms import L1S, grid_around, label_phantom, whole_vertebra_phantom

SHAPE = (5, 14, 11)
BINARY, FRACTIONAL, LABELMAP = (
    SegmentationTypeValues.BINARY,
    SegmentationTypeValues.FRACTIONAL,
    SegmentationTypeValues.LABELMAP,
)


def _with_study_module(image: Dataset, k: int) -> None:
    """Add what highdicom copies from its source images."""
    for keyword in ("PatientSex", "StudyDate", "StudyTime", "StudyID"):
        setattr(image, keyword, "")
    image.AccessionNumber = image.ReferringPhysicianName = ""
    image.FrameOfReferenceUID = f"{image.StudyInstanceUID}.1"[:64].rstrip(".")


def write_seg(
    folder: Path,
    masks: NDArray[np.generic],
    matrix: Matrix4,
    names: list[str],
    *,
    kind: SegmentationTypeValues = BINARY,
) -> Path:
    """Write a CT [k, j, i] and a segmentation [k, j, i, segment] that refers to it."""
    shape = masks.shape[:3]
    files = write_ct(
        folder / "ct", np.zeros(shape, np.int16), matrix, edit=_with_study_module
    )
    described = [
        highdicom.seg.SegmentDescription(
            segment_number=number,
            segment_label=name,
            segmented_property_category=codes.SCT.AnatomicalStructure,
            segmented_property_type=codes.SCT.Vertebra,
            algorithm_type=highdicom.seg.SegmentAlgorithmTypeValues.MANUAL,
        )
        for number, name in enumerate(names, start=1)
    ]
    segmentation = highdicom.seg.Segmentation(
        source_images=[dcmread(file) for file in files],
        pixel_array=masks,
        segmentation_type=kind,
        segment_descriptions=described,
        series_instance_uid=highdicom.UID(),
        series_number=9,
        sop_instance_uid=highdicom.UID(),
        instance_number=1,
        manufacturer="test",
        manufacturer_model_name="test",
        software_versions="1",
        device_serial_number="1",
    )
    path = folder / "seg.dcm"
    segmentation.save_as(path)
    return path


@pytest.fixture
def two_segments() -> NDArray[np.uint8]:
    """Two blocks without symmetry that share some voxels."""
    masks = np.zeros((*SHAPE, 2), np.uint8)
    masks[0:3, 2:9, 1:6, 0] = 1
    masks[2:5, 4:13, 4:10, 1] = 1
    return masks


@pytest.mark.parametrize("position", ["HFS", "HFP", "FFS", "FFP"])
@pytest.mark.parametrize("kind", [BINARY, FRACTIONAL], ids=lambda k: k.value)
def test_every_segment_lies_at_its_own_millimetre(
    tmp_path, two_segments, position: str, kind
):
    matrix = scanner_affine(
        position, spacing_xyz_mm=(0.7, 0.9, 1.5), origin_lps_mm=(3, -9, 40)
    )
    path = write_seg(tmp_path, two_segments, matrix, ["one", "two"], kind=kind)
    read = read_label_map(path)
    truth = Grid(shape_kji=SHAPE, lps_from_ijk=matrix)
    for number in (1, 2):
        placed = np.argwhere(two_segments[..., number - 1])
        if number == 1:
            placed = placed[~two_segments[(*placed.T, 1)].astype(bool)]
        found = np.argwhere(read.labels == number)
        expected_mm = truth.to_lps(placed[:, ::-1])
        found_mm = read.grid.to_lps(found[:, ::-1])
        order = (np.lexsort(np.round(m, 3).T) for m in (expected_mm, found_mm))
        first, second = order
        assert found_mm[second] == pytest.approx(expected_mm[first], abs=1e-3)


def test_a_label_map_segmentation_is_read_too(tmp_path, two_segments):
    matrix = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 1), origin_lps_mm=(0, 0, 0))
    labels = two_segments[..., 0] + 0
    labels[two_segments[..., 1] > 0] = 2
    path = write_seg(tmp_path, labels, matrix, ["T12", "L1"], kind=LABELMAP)
    read = read_label_map(path)
    assert (read.labels == 2).sum() == two_segments[..., 1].sum()
    assert read.names[2].startswith("L1")


def test_a_named_segment_gives_the_vertebra_of_its_level(tmp_path):
    grid = grid_around(L1S, spacing_mm=0.8, margin_mm=6)
    parts = label_phantom(L1S, grid=grid)
    whole = whole_vertebra_phantom(parts, value=1).labels == 1
    canal = parts.labels == Part.CANAL.value
    masks = np.stack([canal, whole], axis=-1).astype(np.uint8)
    path = write_seg(
        tmp_path, masks, grid.lps_from_ijk, ["Spinal canal", "vertebrae_L1"]
    )
    vertebra = build_vertebra(
        level="L1",
        source=LabelSource(labels=path.name),
        grid=grid,
        labels=read_label_map(path),
    )
    for side in Side:
        # Each of two walls may lie half a voxel off.
        assert vertebra.pedicles[side].isthmus.width_mm == pytest.approx(8, abs=0.8)


REAL = {
    "dcmqi/23x38x3/seg/label.seg": {1},
    "dcmqi/liver.dcm": {1},
    "dcmqi/partial_overlaps.dcm": {1, 2, 3, 4, 5},
    "dcmqi/sparse-labelmap-ppv5.dcm": {1},
    "highdicom/seg_image_ct_binary.dcm": {1},
    "highdicom/seg_image_ct_binary_fractional.dcm": {1},
    "highdicom/seg_image_ct_binary_overlap.dcm": {1, 2},
}


@pytest.mark.parametrize("name", REAL)
def test_real_segmentations_of_every_kind_are_read(shared_data, name: str):
    read = read_label_map(shared_data / "dicom-objects" / name)
    assert set(np.unique(read.labels)) - {0} <= REAL[name] == set(read.names)
    assert read.labels.any()


@pytest.mark.parametrize("name", ["ct_image.dcm", "sr_document.dcm"])
def test_another_dicom_object_is_no_label_map(shared_data, name: str):
    path = shared_data / "dicom-objects" / "highdicom" / name
    with pytest.raises(BadLabelMap) as refused:
        read_label_map(path)
    assert refused.value.facts["reason"] == "not-segmentation"


@pytest.mark.parametrize("kept", [200, 1500, 0.5, 0.95])
def test_a_segmentation_cut_short_is_refused(tmp_path, two_segments, kept: float):
    matrix = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 1), origin_lps_mm=(0, 0, 0))
    path = write_seg(tmp_path, two_segments, matrix, ["one", "two"])
    content = path.read_bytes()
    size = int(kept if kept > 1 else kept * len(content))
    path.write_bytes(content[:size])
    assert is_dicom(path)
    with pytest.raises(BadLabelMap) as refused:
        read_label_map(path)
    assert refused.value.facts["file"] == path

"""A segmentation lies where the anatomy lies, however the patient lay in the scanner.

Three readers look at it: our own, DCMTK and GDCM. What is true is the phantom.
"""

from pathlib import Path

import attrs
import numpy as np
import pydicom
import pytest
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.parts_map import parts_map
from planner.anatomy.vertebra import Part, Side, Vertebra
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.series import SeriesInfo
from planner.errors import CannotExport, LevelNotCovered
from planner.exchange.maker import Maker
from planner.exchange.segmentation import segmentation
from planner.exchange.source_study import read_source_study
from planner.exchange.structures import Kind, structures_of
from planner.imaging.volume import Grid
from planner.plan.case import (
    Case,
    CementPlan,
    LabelSource,
    LandmarkSource,
    LevelPlan,
    StudyReference,
)
from planner.plan.needle import NeedleStatus
from planner.work import Monitor
from tests.dicom_files import PLANTED, write_ct
from tests.foreign_tools import errors_of, foreign
from tests.phantoms import (
    L1S,
    POSITIONS,
    STRAIGHT,
    AxisOrder,
    analytic_vertebra,
    grid_around,
    needle_lps,
    placed_frame,
)

MAKER = Maker(version="0.1.0", state="0123456789abcdef" * 4)
NEEDLES = tuple(needle_lps(L1S, (15.5, -22), (10, 22), side=side) for side in Side)
SPACING_MM = (0.9, 0.8, 1.5)


def plan_with(*needles, level="L1", cement_ml=None) -> LevelPlan:
    return LevelPlan(
        level=level,
        anatomy=LandmarkSource(),
        needles=needles,
        cement=CementPlan(volume_ml=cement_ml) if cement_ml else None,
    )


def case_of(*plans: LevelPlan) -> Case:
    return Case(study=StudyReference(ct="."), levels=plans)


def scanned(folder: Path, grid: Grid, position: str = "HFS") -> SeriesInfo:
    """Scan air on a grid; where the pictures lie is all that counts here."""

    def with_study(image: Dataset, k: int) -> None:
        image.FrameOfReferenceUID = "2.25.4711"

    write_ct(
        folder / "ct",
        np.full(grid.shape_kji, -1000, np.int16),
        grid.lps_from_ijk,
        patient_position=position,
        edit=with_study,
    )
    return best_ct(find_series(folder / "ct", Monitor()))


def written(
    folder: Path,
    case: Case,
    vertebrae: dict[str, Vertebra],
    info: SeriesInfo,
    grid: Grid | None = None,
    *,
    identified: bool = False,
) -> Path:
    lies = grid or info.grid
    assert lies is not None
    study = read_source_study(info, lies, identified=identified)
    made = segmentation(structures_of(case, vertebrae), study, MAKER, Monitor())
    path = folder / "seg.dcm"
    made.save_as(path)
    return path


def grid_of(position: str) -> Grid:
    axes: AxisOrder = POSITIONS[position]
    return grid_around(L1S, spacing_mm=SPACING_MM, axes=axes)


@pytest.mark.parametrize("position", POSITIONS)
def test_our_own_reader_finds_the_same_anatomy(tmp_path, position):
    vertebra = analytic_vertebra(L1S)
    info = scanned(tmp_path, grid_of(position), position)
    case = case_of(plan_with(*NEEDLES, cement_ml=3.0))
    read = read_label_map(written(tmp_path, case, {"L1": vertebra}, info))
    assert info.grid is not None
    told = parts_map([vertebra], info.grid)
    at = np.argwhere(read.labels)
    points = read.grid.to_lps(at[:, ::-1])
    ijk = told.grid.to_ijk(points)
    np.testing.assert_allclose(ijk, np.rint(ijk), atol=1e-3)
    i, j, k = np.rint(ijk).astype(int).T
    assert np.array_equal(told.labels[k, j, i], read.labels[tuple(at.T)])
    assert np.count_nonzero(told.labels) == len(at)


def test_the_vertebra_that_is_built_of_it_has_the_same_measures(tmp_path):
    grid = grid_around(L1S, spacing_mm=0.8, axes=POSITIONS["FFP"])
    info = scanned(tmp_path, grid, "FFP")
    case = case_of(plan_with(*NEEDLES))
    path = written(tmp_path, case, {"L1": analytic_vertebra(L1S)}, info)
    built = build_vertebra(
        level="L1",
        source=LabelSource(labels="seg.dcm"),
        grid=grid,
        labels=read_label_map(path),
    )
    for side in Side:
        isthmus = built.pedicles[side].isthmus
        assert isthmus.width_mm == pytest.approx(
            # Each of two walls may lie half a voxel off.
            L1S.lateral_mm - L1S.medial_mm,
            abs=0.8,
        )
    away = built.frame.origin_lps_mm - STRAIGHT.origin_lps_mm
    assert np.linalg.norm(away) < 1.0


@pytest.fixture(scope="module")
def two_levels(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("two")
    below = placed_frame(origin_lps_mm=STRAIGHT.origin_lps_mm - (0, 0, 34))
    vertebrae = {
        "L1": analytic_vertebra(L1S),
        "L2": attrs.evolve(analytic_vertebra(L1S, frame=below), level="L2"),
    }
    grid = grid_around(L1S, spacing_mm=1.0, margin_mm=40)
    case = case_of(plan_with(*NEEDLES, cement_ml=3.0), plan_with(level="L2"))
    return written(folder, case, vertebrae, scanned(folder, grid))


@pytest.mark.parametrize(("level", "lower_mm"), [("L1", 0), ("L2", 34)])
def test_each_of_two_levels_is_found_again(two_levels, level, lower_mm):
    labels = read_label_map(two_levels)
    source = LabelSource(labels="seg.dcm")
    built = build_vertebra(level=level, source=source, grid=labels.grid, labels=labels)
    expected = STRAIGHT.origin_lps_mm - (0, 0, lower_mm)
    assert np.linalg.norm(built.frame.origin_lps_mm - expected) < 1.5


def test_a_level_that_is_not_in_it_is_refused_by_name(two_levels):
    labels = read_label_map(two_levels)
    source = LabelSource(labels="seg.dcm")
    with pytest.raises(LevelNotCovered) as refused:
        build_vertebra(level="L4", source=source, grid=labels.grid, labels=labels)
    assert refused.value.facts["found"] == ("L1", "L2")


# --- what it says ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Path:
    """One level, two needles, cement; the images bear a planted name."""
    folder: Path = tmp_path_factory.mktemp("full")
    case = case_of(plan_with(*NEEDLES, cement_ml=3.0))
    info = scanned(folder, grid_of("HFS"))
    return written(folder, case, {"L1": analytic_vertebra(L1S)}, info)


def test_dciodvfy_finds_no_error(full, two_levels):
    assert errors_of(full) == []
    assert errors_of(two_levels) == []


def test_every_segment_says_what_it_is_and_of_which_level(full):
    read = pydicom.dcmread(full)
    labels = [segment.SegmentLabel for segment in read.SegmentSequence]
    parts = ["body", "right pedicle", "left pedicle", "spinal canal"]
    planned = ["posterior elements", "needle R1", "needle L1", "planned cement"]
    assert labels == [f"L1 {name}" for name in (*parts, *planned)]
    for segment in read.SegmentSequence:
        region = segment.AnatomicRegionSequence[0]
        assert (region.CodeValue, region.CodingSchemeDesignator) == ("66794005", "SCT")
        assert segment.TrackingID == segment.SegmentLabel
        assert segment.TrackingUID
    kinds = [s.SegmentedPropertyTypeCodeSequence[0] for s in read.SegmentSequence]
    assert [kind.CodeValue for kind in kinds[1:4]] == [
        "78972004",
        "78972004",
        "61853006",
    ]
    sides = [
        kind.SegmentedPropertyTypeModifierCodeSequence[0].CodeMeaning
        for kind in kinds[1:3]
    ]
    assert sides == ["Right", "Left"]
    assert kinds[5].CodeValue == "79068005"
    body = read.SegmentSequence[0]
    assert body.SegmentationAlgorithmIdentificationSequence[0].AlgorithmVersion
    assert read.SegmentSequence[5].SegmentAlgorithmType == "MANUAL"


def test_it_joins_the_study_and_frame_of_its_images(full):
    read = pydicom.dcmread(full)
    images = [pydicom.dcmread(f) for f in sorted((full.parent / "ct").iterdir())]
    assert read.StudyInstanceUID == images[0].StudyInstanceUID
    assert read.SeriesInstanceUID != images[0].SeriesInstanceUID
    assert read.FrameOfReferenceUID == "2.25.4711"
    (series,) = read.ReferencedSeriesSequence
    assert series.SeriesInstanceUID == images[0].SeriesInstanceUID
    place_of = {i.SOPInstanceUID: i.ImagePositionPatient for i in images}
    for group in read.PerFrameFunctionalGroupsSequence:
        (source,) = group.DerivationImageSequence[0].SourceImageSequence
        np.testing.assert_allclose(
            place_of[source.ReferencedSOPInstanceUID],
            group.PlanePositionSequence[0].ImagePositionPatient,
            atol=1e-3,
        )
    named = {i.ReferencedSOPInstanceUID for i in series.ReferencedInstanceSequence}
    assert named < set(place_of)


def test_it_bears_the_state_its_maker_and_what_it_is_not_for(full):
    read = pydicom.dcmread(full)
    assert MAKER.state[:12] in read.SeriesDescription
    assert MAKER.state[:12] in read.ContentDescription
    assert "not a medical device" in read.ContentDescription
    assert read.ManufacturerModelName == "Isthmus"
    assert read.SoftwareVersions == "0.1.0"


def test_it_names_the_patient_only_if_asked(tmp_path, full):
    content = full.read_bytes()
    assert not any(secret.encode() in content for secret in PLANTED)
    info = best_ct(find_series(full.parent / "ct", Monitor()))
    case, vertebrae = case_of(plan_with()), {"L1": analytic_vertebra(L1S)}
    named = written(tmp_path, case, vertebrae, info, identified=True)
    read = pydicom.dcmread(named)
    assert (read.PatientName, read.PatientID, read.PatientBirthDate) == PLANTED
    assert errors_of(named) == []


@pytest.mark.parametrize(
    ("charset", "name"),
    [("ISO_IR 100", "Müller^Jürgen"), ("ISO_IR 192", "王^小东"), ("", "Plain^Name")],
)
def test_a_name_in_any_script_is_the_same_name(tmp_path, charset, name):
    def name_it(image: Dataset, k: int) -> None:
        if charset:
            image.SpecificCharacterSet = charset
        image.PatientName = name

    grid = grid_around(L1S, spacing_mm=3.0)
    voxels = np.zeros(grid.shape_kji, np.int16)
    write_ct(tmp_path / "ct", voxels, grid.lps_from_ijk, edit=name_it)
    info = best_ct(find_series(tmp_path / "ct", Monitor()))
    case, vertebrae = case_of(plan_with()), {"L1": analytic_vertebra(L1S)}
    path = written(tmp_path, case, vertebrae, info, identified=True)
    assert str(pydicom.dcmread(path).PatientName) == name


def test_a_needle_called_by_anything_makes_a_valid_segment(tmp_path, full):
    odd = attrs.evolve(NEEDLES[0], id="a\\b/../ü" + 70 * "x")
    info = best_ct(find_series(full.parent / "ct", Monitor()))
    path = written(tmp_path, case_of(plan_with(odd)), {}, info)
    (segment,) = pydicom.dcmread(path).SegmentSequence
    assert segment.SegmentLabel.startswith("L1 needle a b/../ü")
    assert [e for e in errors_of(path) if "SegmentLabel" in e] == []


def test_a_withdrawn_needle_is_not_in_it(tmp_path, full):
    withdrawn = attrs.evolve(NEEDLES[0], status=NeedleStatus.WITHDRAWN)
    case = case_of(plan_with(withdrawn, NEEDLES[1]))
    names = [s.name for s in structures_of(case, {})]
    assert names == ["L1 needle L1"]


def test_without_anything_to_write_it_is_refused(tmp_path, full):
    info = best_ct(find_series(full.parent / "ct", Monitor()))
    with pytest.raises(CannotExport):
        written(tmp_path, case_of(), {}, info)


# --- images that were changed ---------------------------------------------------------


def test_cropped_images_have_a_grid_of_their_own_and_say_so(tmp_path):
    whole = grid_around(L1S, spacing_mm=1.0, margin_mm=12)
    info = scanned(tmp_path, whole)
    part = whole.part((4, 5, 3), [n - 9 for n in whole.shape_kji])
    vertebra = analytic_vertebra(L1S)
    path = written(tmp_path, case_of(plan_with()), {"L1": vertebra}, info, part)
    read = pydicom.dcmread(path)
    assert (read.Rows, read.Columns) == part.shape_kji[1:]
    assert "grid" in read.ImageComments
    assert "DerivationImageSequence" not in read.PerFrameFunctionalGroupsSequence[0]
    (series,) = read.ReferencedSeriesSequence
    assert len(series.ReferencedInstanceSequence) == whole.shape_kji[0]
    assert errors_of(path) == []
    assert_same_places(path, vertebra, part)


def test_a_crop_of_whole_slices_still_names_them(tmp_path):
    whole = grid_around(L1S, spacing_mm=1.0, margin_mm=12)
    info = scanned(tmp_path, whole)
    part = whole.part((0, 0, 5), (whole.shape_kji[0] - 8, *whole.shape_kji[1:]))
    path = written(
        tmp_path, case_of(plan_with()), {"L1": analytic_vertebra(L1S)}, info, part
    )
    read = pydicom.dcmread(path)
    assert "ImageComments" not in read
    assert "DerivationImageSequence" in read.PerFrameFunctionalGroupsSequence[0]


def test_a_leaning_gantry_gives_a_segmentation_on_the_upright_grid(tmp_path):
    grid = grid_around(L1S, spacing_mm=1.0, margin_mm=25)
    leaning = np.array(grid.lps_from_ijk)
    leaning[1, 2] = np.tan(np.radians(15)) * grid.spacing_mm[2]
    voxels = np.full(grid.shape_kji, -1000, np.int16)
    write_ct(tmp_path / "ct", voxels, leaning)
    info = best_ct(find_series(tmp_path / "ct", Monitor()))
    assert info.usable == "corrected"
    assert info.grid is not None
    vertebra = analytic_vertebra(L1S)
    path = written(tmp_path, case_of(plan_with()), {"L1": vertebra}, info)
    assert "grid" in pydicom.dcmread(path).ImageComments
    assert errors_of(path) == []
    assert_same_places(path, vertebra, info.grid)


def test_an_oblique_series_is_segmented_where_it_lies(tmp_path):
    straight = grid_around(L1S, spacing_mm=1.0, margin_mm=15)
    turn = np.eye(4)
    turn[:3, :3] = Rotation.from_euler("xyz", (20, -15, 10), degrees=True).as_matrix()
    about = STRAIGHT.origin_lps_mm
    turn[:3, 3] = about - turn[:3, :3] @ about
    grid = Grid(shape_kji=straight.shape_kji, lps_from_ijk=turn @ straight.lps_from_ijk)
    info = scanned(tmp_path, grid)
    vertebra = analytic_vertebra(L1S)
    path = written(tmp_path, case_of(plan_with()), {"L1": vertebra}, info)
    assert info.grid is not None
    assert_same_places(path, vertebra, info.grid)
    assert errors_of(path) == []


def assert_same_places(path: Path, vertebra: Vertebra, grid: Grid) -> None:
    """Each labelled voxel lies in its part, to a tenth of a voxel."""
    read = read_label_map(path)
    told = parts_map([vertebra], grid)
    for part in Part:
        points = read.grid.to_lps(np.argwhere(read.labels == part.value)[:, ::-1])
        expected = grid.to_lps(np.argwhere(told.labels == part.value)[:, ::-1])
        assert len(points) == len(expected)
        np.testing.assert_allclose(
            points.mean(axis=0), expected.mean(axis=0), atol=1e-2
        )


# --- foreign readers ------------------------------------------------------------------


def bits_of(path: Path) -> NDArray[np.uint8]:
    """The frames [n, j, i] as pydicom, which did not write them, unpacks them."""
    read = pydicom.dcmread(path)
    values: NDArray[np.uint8] = read.pixel_array
    return values


@pytest.mark.parametrize("reader", ["gdcmraw", "dcmdump"])
def test_foreign_readers_find_the_same_bits(full, tmp_path, reader):
    if reader == "gdcmraw":
        raw = tmp_path / "frames.raw"
        done = foreign("gdcmraw", "-i", full, "-o", raw)
    else:
        done = foreign("dcmdump", "+W", tmp_path, full)
        raw = next(tmp_path.glob("*.raw"), tmp_path)
    assert done.returncode == 0, done.stderr
    frames = bits_of(full)
    content = np.frombuffer(raw.read_bytes(), np.uint8)
    bits = np.unpackbits(content, bitorder="little")[: frames.size]
    assert np.array_equal(bits.reshape(frames.shape), frames)


def test_dcmtk_reads_the_millimetres_of_each_needle(full):
    """Voxels of a needle, placed by what DCMTK reads, lie within its cylinder."""
    done = foreign("dcmdump", "+L", "+P", "ImagePositionPatient", "+p", full)
    assert done.returncode == 0, done.stderr
    places = [
        [float(v) for v in line.split("[")[1].split("]")[0].split("\\")]
        for line in done.stdout.splitlines()
        if "ImagePositionPatient" in line
    ]
    frames, read = bits_of(full), pydicom.dcmread(full)
    assert len(places) == len(frames)
    groups = read.PerFrameFunctionalGroupsSequence
    number = next(
        s.SegmentNumber for s in read.SegmentSequence if "R1" in s.SegmentLabel
    )
    for place, frame, group in zip(places, frames, groups, strict=True):
        if group.SegmentIdentificationSequence[0].ReferencedSegmentNumber != number:
            continue
        rows = np.argwhere(frame)
        points = np.array(place) + rows[:, ::-1] * SPACING_MM[:2] @ np.eye(2, 3)
        along = (points - NEEDLES[0].entry_lps_mm) @ NEEDLES[0].direction_lps
        aside = points - NEEDLES[0].entry_lps_mm
        aside = aside - along[:, None] * NEEDLES[0].direction_lps
        assert np.linalg.norm(aside, axis=1).max() <= NEEDLES[0].radius_mm + 1e-3
        assert along.min() >= -1e-3
        assert along.max() <= NEEDLES[0].length_mm + 1e-3


def test_needles_in_voxels_have_their_volume(full):
    frames, read = bits_of(full), pydicom.dcmread(full)
    groups = read.PerFrameFunctionalGroupsSequence
    voxel_mm3 = float(np.prod(SPACING_MM))
    for segment in read.SegmentSequence:
        if Kind.NEEDLE.value not in segment.SegmentLabel:
            continue
        filled = sum(
            int(frame.sum())
            for frame, group in zip(frames, groups, strict=True)
            if group.SegmentIdentificationSequence[0].ReferencedSegmentNumber
            == segment.SegmentNumber
        )
        needle = NEEDLES[0]
        volume = np.pi * needle.radius_mm**2 * needle.length_mm
        assert filled * voxel_mm3 == pytest.approx(volume, rel=0.1)

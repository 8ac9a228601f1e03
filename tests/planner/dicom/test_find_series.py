"""What a folder holds, what each series is good for, and what is left closed."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import (
    UID,
    ComprehensiveSRStorage,
    CTImageStorage,
    EnhancedXRayRadiationDoseSRStorage,
    MRImageStorage,
    PositronEmissionTomographyImageStorage,
    RTStructureSetStorage,
    SecondaryCaptureImageStorage,
    SegmentationStorage,
    XRayRadiationDoseSRStorage,
    generate_uid,
)

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.dicom.series import Discovery, SeriesInfo
from planner.errors import (
    NoSeries,
    NotAFolder,
    PlannerError,
    UndecodablePixels,
    UnevenGeometry,
)
from planner.work import Cancelled, Monitor
from tests.dicom_files import Edit, save, scanner_affine, write_ct
from ui.messages.series import reasons_text

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.7, 1.0), origin_lps_mm=(3, -9, 40)
)
NOTHING = np.zeros((5, 8, 6))


def found(root: Path) -> Discovery:
    return find_series(root, Monitor())


def only_series(root: Path) -> SeriesInfo:
    (info,) = found(root).series
    return info


def codes(info: SeriesInfo) -> list[str]:
    return [reason.code for reason in info.reasons]


def setting(**values: object) -> Edit:
    """Return an edit that sets the same elements in every slice."""

    def edit(image: Dataset, k: int) -> None:
        for keyword, value in values.items():
            setattr(image, keyword, value)

    return edit


# --- what belongs together --------------------------------------------------------


def test_places_in_two_frames_of_reference_are_never_put_together(tmp_path):
    def edit(image: Dataset, k: int) -> None:
        image.FrameOfReferenceUID = "1.2.3" if k < 5 else "1.2.4"

    write_ct(tmp_path, np.zeros((9, 8, 6)), UPRIGHT, edit=edit)
    series = found(tmp_path).series
    assert sorted(info.slice_count for info in series) == [4, 5]
    assert len({info.series_uid for info in series}) == 1
    assert all("frames-of-reference" in codes(info) for info in series)
    for info in series:
        (note,) = read_series(info, Monitor()).notes
        assert note.code == "frames_of_reference"


def test_values_that_may_be_no_hounsfield_units_are_told_when_it_is_open(tmp_path):
    def edit(image: Dataset, k: int) -> None:
        del image.RescaleIntercept

    write_ct(tmp_path, NOTHING, UPRIGHT, edit=edit)
    info = only_series(tmp_path)
    assert (info.usable, codes(info)) == ("yes", ["no-rescale"])
    assert [note.code for note in read_series(info, Monitor()).notes] == ["no_rescale"]


def test_a_frame_of_reference_for_each_slice_tells_nothing(tmp_path):
    def edit(image: Dataset, k: int) -> None:
        image.FrameOfReferenceUID = generate_uid()

    write_ct(tmp_path, NOTHING, UPRIGHT, edit=edit)
    assert only_series(tmp_path).verdict == "uniform"


def test_how_the_patient_lay_may_stay_unsaid(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT, edit=setting(PatientPosition=""))
    info = only_series(tmp_path)
    assert (info.usable, codes(info)) == ("yes", ["position-unknown"])
    assert "position ;" not in reasons_text(info)


def test_two_series_of_one_folder_stay_apart(tmp_path):
    write_ct(tmp_path / "a", NOTHING, UPRIGHT)
    write_ct(tmp_path / "b", np.zeros((4, 9, 9)), UPRIGHT)
    assert sorted(len(info.slices) for info in found(tmp_path).series) == [4, 5]


def test_two_patients_with_one_series_uid_stay_apart(tmp_path):
    write_ct(tmp_path / "a", NOTHING, UPRIGHT, series_uid="1.2.3")
    other = setting(PatientID="SOMEBODY-ELSE")
    write_ct(tmp_path / "b", NOTHING, UPRIGHT, series_uid="1.2.3", edit=other)
    assert [info.verdict for info in found(tmp_path).series] == ["uniform", "uniform"]


def test_files_are_listed_along_the_normal_whatever_their_names(tmp_path):
    paths = write_ct(tmp_path, NOTHING, UPRIGHT, order=[3, 1, 4, 0, 2])
    assert list(only_series(tmp_path).files) == paths


def test_what_the_chooser_shows_is_read_from_the_header(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT, patient_position="FFP", series_uid="1.2.3")
    info = only_series(tmp_path)
    assert (info.series_uid, info.modality) == ("1.2.3", "CT")
    assert (info.description, info.kernel) == ("Spine 1.0", "B70")
    assert (info.patient_position, info.thickness_mm) == ("FFP", 1.0)
    assert (info.rows, info.columns) == (8, 6)


def test_slice_location_and_spacing_between_slices_are_never_believed(tmp_path):
    def lie(image: Dataset, k: int) -> None:
        image.SliceLocation, image.SpacingBetweenSlices = str(k * k), "17"

    write_ct(tmp_path, NOTHING, UPRIGHT, edit=lie)
    assert only_series(tmp_path).spacing_mm == pytest.approx((0.7, 0.7, 1.0))


# --- what is good to know ---------------------------------------------------------


@pytest.mark.parametrize(
    ("z_mm", "code"),
    [(1.25, None), (1.3, "coarse"), (3.0, "coarse"), (3.1, "too-coarse")],
)
def test_slices_too_far_apart_for_a_wall_are_told(tmp_path, z_mm, code):
    affine = scanner_affine(
        "HFS", spacing_xyz_mm=(0.7, 0.7, z_mm), origin_lps_mm=(0, 0, 0)
    )
    write_ct(tmp_path, NOTHING, affine)
    info = only_series(tmp_path)
    assert info.usable == "yes"
    assert codes(info) == ([code] if code else [])


def test_overlap_and_unequal_pixels_are_told_and_stay_usable(tmp_path):
    affine = scanner_affine(
        "HFS", spacing_xyz_mm=(0.7, 0.9, 1.0), origin_lps_mm=(0, 0, 0)
    )
    write_ct(tmp_path, NOTHING, affine, edit=setting(SliceThickness="2.0"))
    info = only_series(tmp_path)
    assert (info.usable, codes(info)) == ("yes", ["overlap", "anisotropic"])


def test_values_that_are_no_hounsfield_units_are_no_ct(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT, edit=setting(RescaleType="MGML"))
    info = only_series(tmp_path)
    assert (info.verdict, info.usable) == ("not-ct", "no")
    assert info.reasons[0].facts == {"rescale_type": "MGML"}


def test_a_series_without_positions_is_no_volume(tmp_path):
    def forget(image: Dataset, k: int) -> None:
        del image.ImagePositionPatient

    write_ct(tmp_path, NOTHING, UPRIGHT, edit=forget)
    assert only_series(tmp_path).verdict == "not-a-volume"


# --- what is set aside ------------------------------------------------------------


@pytest.mark.parametrize(
    ("sop_class", "kind"),
    [
        (SecondaryCaptureImageStorage, "secondary-capture"),
        (SegmentationStorage, "segmentation"),
        (ComprehensiveSRStorage, "structured-report"),
        (XRayRadiationDoseSRStorage, "dose-report"),
        (EnhancedXRayRadiationDoseSRStorage, "dose-report"),
        (RTStructureSetStorage, "rt-structures"),
        (UID("1.2.840.10008.5.1.4.1.1.1.1"), "other"),
    ],
    ids=lambda value: value.name if isinstance(value, UID) else value,
)
def test_objects_that_are_no_stack_are_set_aside_by_kind(tmp_path, sop_class, kind):
    write_ct(tmp_path, NOTHING, UPRIGHT)
    strange = write_ct(
        tmp_path / "x", NOTHING[:1], UPRIGHT, edit=setting(SOPClassUID=sop_class)
    )
    discovery = found(tmp_path)
    assert [(a.kind, a.files) for a in discovery.set_aside] == [(kind, tuple(strange))]
    assert len(discovery.series) == 1


@pytest.mark.parametrize(
    ("sop_class", "kind", "modality"),
    [
        (MRImageStorage, "mr", "MR"),
        (PositronEmissionTomographyImageStorage, "pet", "PT"),
    ],
)
def test_another_modality_is_listed_and_never_opened(
    tmp_path, sop_class, kind, modality
):
    write_ct(tmp_path, NOTHING, UPRIGHT, edit=setting(SOPClassUID=sop_class))
    discovery = found(tmp_path)
    (info,) = discovery.series
    assert (info.modality, info.verdict, info.usable) == (modality, "not-ct", "no")
    assert [(a.kind, a.reason) for a in discovery.set_aside] == [(kind, "not-ct")]
    with pytest.raises(NoSeries) as refused:
        best_ct(discovery)
    assert refused.value.facts["reason"] == "no-ct"


def test_localisers_and_colour_copies_inside_a_ct_series_are_set_aside(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT, series_uid="1.2.3")
    scout = setting(ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    write_ct(tmp_path / "scout", NOTHING[:1], UPRIGHT, series_uid="1.2.3", edit=scout)

    def colour(image: Dataset, k: int) -> None:
        image.SamplesPerPixel, image.PhotometricInterpretation = 3, "RGB"
        image.PlanarConfiguration = 0
        image.PixelData = image.PixelData * 3

    write_ct(tmp_path / "copy", NOTHING[:1], UPRIGHT, series_uid="1.2.3", edit=colour)
    discovery = found(tmp_path)
    assert {a.kind for a in discovery.set_aside} == {"localiser", "secondary-capture"}
    assert discovery.series[0].verdict == "uniform"


def test_a_damaged_header_is_set_aside_while_the_rest_opens(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT)
    broken = tmp_path / "broken.dcm"
    broken.write_bytes((tmp_path / "0000.dcm").read_bytes()[:600])
    discovery = found(tmp_path)
    assert [(a.kind, a.files) for a in discovery.set_aside] == [("damaged", (broken,))]
    assert best_ct(discovery).verdict == "uniform"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs in folders")
@pytest.mark.timeout(20)
def test_a_pipe_or_a_circle_of_links_cannot_catch_the_reader(tmp_path):
    paths = write_ct(tmp_path / "ct", NOTHING, UPRIGHT)
    os.mkfifo(tmp_path / "ct" / "pipe")
    (tmp_path / "ct" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "ct" / "nowhere").symlink_to(tmp_path / "nothing")
    discovery = found(tmp_path)
    assert list(discovery.series[0].files) == paths
    assert {(a.kind, a.reason) for a in discovery.set_aside} == {
        ("special-file", "not-regular"),
        ("link", "not-followed"),
    }


# --- choosing, refusing -----------------------------------------------------------


def test_the_largest_usable_ct_is_proposed(tmp_path):
    write_ct(tmp_path / "small", np.zeros((4, 8, 6)), UPRIGHT)
    write_ct(tmp_path / "large", np.zeros((9, 8, 6)), UPRIGHT)
    (write_ct(tmp_path / "gapped", np.zeros((20, 8, 6)), UPRIGHT)[5]).unlink()
    assert len(best_ct(found(tmp_path)).slices) == 9


def refusal(root: Path) -> PlannerError:
    with pytest.raises(PlannerError) as refused:
        best_ct(found(root))
    return refused.value


def test_a_path_that_is_not_there_is_named(tmp_path):
    error = refusal(tmp_path / "gone")
    assert isinstance(error, NotAFolder)
    assert error.facts["file"] == tmp_path / "gone"


def test_an_empty_folder_and_one_without_dicom_are_told_apart(tmp_path):
    assert refusal(tmp_path).facts == {"file": tmp_path, "reason": "empty"}
    (tmp_path / "letter.txt").write_text("no picture")
    error = refusal(tmp_path)
    assert isinstance(error, NoSeries)
    assert error.facts["reason"] == "not-dicom"
    assert refusal(tmp_path / "letter.txt").facts["reason"] == "not-dicom"


def test_a_folder_without_a_usable_ct_gives_the_reason_of_the_largest(tmp_path):
    far = UPRIGHT @ np.diag([1.0, 1.0, 4.0, 1.0])
    paths = write_ct(tmp_path, NOTHING, far)
    paths[2].unlink()
    error = refusal(tmp_path)
    assert isinstance(error, UnevenGeometry)
    assert error.facts["verdict"] == "gapped"
    assert error.facts["reason"] == "gap"
    assert error.facts["missing"] == 1
    assert (error.facts["after"], error.facts["before"]) == (paths[1], paths[3])


def test_pixels_cut_short_are_found_without_reading_them(tmp_path):
    paths = write_ct(tmp_path, NOTHING, UPRIGHT)
    for path in paths[1:]:
        path.write_bytes(path.read_bytes()[:-10])
    info = only_series(tmp_path)
    assert (info.verdict, info.usable) == ("undecodable", "no")
    error = refusal(tmp_path)
    assert isinstance(error, UndecodablePixels)
    assert error.facts["file"] == paths[1]
    assert (error.facts["expected_bytes"], error.facts["found_bytes"]) == (96, 86)


def test_looking_can_be_cancelled(tmp_path):
    write_ct(tmp_path, NOTHING, UPRIGHT)
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        find_series(tmp_path, monitor)


def test_a_lone_file_can_be_looked_at(tmp_path):
    (path,) = write_ct(tmp_path, NOTHING[:1], UPRIGHT)
    info = only_series(path)
    assert (info.verdict, info.files) == ("too-few-slices", (path,))


def test_a_damaged_archive_of_anything_never_raises_by_surprise(tmp_path):
    """A CD holds viewers, indices, pictures and dust; none of it is an error."""
    write_ct(tmp_path, NOTHING, UPRIGHT)
    for number, dust in enumerate(
        (b"", b"\0" * 5000, b"MZ" + bytes(300), b"DICM" * 99)
    ):
        (tmp_path / f"dust{number}").write_bytes(dust)
    empty = Dataset()
    empty.SOPClassUID, empty.SeriesInstanceUID = CTImageStorage, generate_uid()
    save(empty, tmp_path / "empty.dcm")
    discovery = found(tmp_path)
    assert {a.kind for a in discovery.set_aside} == {"not-dicom", "damaged"}
    assert best_ct(discovery).verdict == "uniform"

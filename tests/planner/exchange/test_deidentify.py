"""No text of a header survives, wherever it stood, and the picture is as it was."""

import warnings
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom._dicom_dict import DicomDictionary
from pydicom.datadict import keyword_for_tag
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.sequence import Sequence as Items
from pydicom.tag import Tag
from pydicom.uid import JPEGBaseline8Bit

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import CannotExport
from planner.exchange.deidentify import SEQUENCES, WORDS, Deidentifier
from planner.exchange.jpeg_comments import without_comments
from planner.exchange.maker import Maker
from planner.exchange.nameless_labels import textless_nifti
from planner.imaging.labels import read_labels
from planner.imaging.write_nifti import write_labels
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct, write_enhanced_ct
from tests.foreign_tools import errors_of
from tests.phantoms import L1S, label_phantom
from tests.planner.dicom.patient import LOSSLESS, UPRIGHT, scan

MAKER = Maker(version="0.1.0", state="ab" * 32)
SECRET = "QUIRINIUS"
SECRET_UID = "1.2.826.0.1.77770001"
SECRETS = (b"QUIRINIUS", b"Q\0U\0I\0R", b"77770001", b"19370228", b"111213.14")
TEXT_OF_VR = {
    **dict.fromkeys(["LO", "LT", "PN", "SH", "ST", "UT", "UC", "UR"], SECRET),
    "AE": SECRET,
    "CS": SECRET,
    "AS": "937Y",
    "DA": "19370228",
    "TM": "111213.14",
    "DT": "19370228111213",
    "UI": SECRET_UID,
    "OB": SECRET.encode() + b"\0",
    "OW": SECRET.encode() + b"\0",
    "UN": SECRET.encode() + b"\0",
}
NEEDED = {
    "SOPClassUID",
    "Modality",
    "PhotometricInterpretation",
    "PixelData",
    "BurnedInAnnotation",
    "ConversionType",
    "SpecificCharacterSet",
    "LossyImageCompression",
}


def plant(image: Dataset, k: int) -> None:
    """Put a secret into every element of the standard that can hold a text."""
    kept = {e.keyword for e in image if e.keyword not in WORDS}
    for number, (vr, _, _, _, keyword) in DicomDictionary.items():
        tag = Tag(number)
        if tag.group < 8 or keyword in NEEDED or not keyword:
            continue
        if keyword in kept and vr not in ("PN", "DA", "LO", "SH", "UI"):
            continue
        value = TEXT_OF_VR.get(vr.split(" or ")[0])
        if value is not None:
            image.add(DataElement(tag, vr.split(" or ")[0], value, validation_mode=0))
        elif vr == "SQ" and keyword not in SEQUENCES:
            image.add(DataElement(tag, "SQ", Items([_item()])))
    image.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL", SECRET]
    image.RescaleType, image.PatientPosition = "HU", "HFS"
    block = image.private_block(0x0029, SECRET, create=True)
    block.add_new(0x10, "LO", SECRET)
    block.add_new(0x11, "UN", SECRET.encode("utf-16le"))
    image.add_new(0x60000010, "US", 8)
    image.add_new(0x60003000, "OW", SECRET.encode() + b"\0")
    image.add_new(0x60000022, "LO", SECRET)
    image.add_new(0xFFFCFFFC, "OB", SECRET.encode() + b"\0")
    image.StudyInstanceUID = SECRET_UID
    image.SeriesInstanceUID = f"{SECRET_UID}.1"
    image.FrameOfReferenceUID = f"{SECRET_UID}.2"


def _item() -> Dataset:
    item, inner = Dataset(), Dataset()
    inner.PatientName = item.OtherPatientNames = SECRET
    item.ReferencedStudySequence = Items([inner])
    item.private_block(0x0011, SECRET, create=True).add_new(1, "ST", SECRET)
    return item


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> list[Path]:
    folder: Path = tmp_path_factory.mktemp(SECRET)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            pydicom.config.settings, "_writing_validation_mode", pydicom.config.IGNORE
        )
        return write_ct(folder / SECRET, scan(UPRIGHT), UPRIGHT, edit=plant)


def copied(files: list[Path], folder: Path) -> Path:
    by = Deidentifier(MAKER)
    folder.mkdir()
    for number, file in enumerate(files):
        made = by.copy(pydicom.dcmread(file))
        made.save_as(folder / f"{number}.dcm", enforce_file_format=True)
    return folder


@pytest.mark.filterwarnings("ignore:Invalid value")
def test_the_search_finds_what_was_planted(planted):
    content = planted[0].read_bytes()
    assert all(secret in content for secret in SECRETS)
    assert len(pydicom.dcmread(planted[0])) > 1500


@pytest.fixture(scope="module")
def nameless(planted, tmp_path_factory) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return copied(planted, tmp_path_factory.mktemp("out") / "ct")


def test_nothing_of_it_is_left(nameless):
    for file in nameless.iterdir():
        content = file.read_bytes()
        found = [secret for secret in SECRETS if secret in content]
        assert found == [], file.name


def test_no_private_element_and_no_date_is_left(nameless):
    read = pydicom.dcmread(next(nameless.iterdir()))
    for element in read.iterall():
        assert not element.tag.is_private
        assert element.VR not in ("DA", "TM", "DT", "PN") or (
            element.value == "" or element.keyword == "PatientName"
        ), keyword_for_tag(element.tag)


def test_it_says_that_and_how_it_was_made_nameless(nameless):
    read = pydicom.dcmread(next(nameless.iterdir()))
    assert read.PatientIdentityRemoved == "YES"
    assert read.DeidentificationMethodCodeSequence[0].CodeValue == "113100"
    assert read.PatientName == "ANONYMOUS^"
    assert errors_of(next(nameless.iterdir())) == []


def test_slices_of_one_series_stay_one_series(nameless):
    reads = [pydicom.dcmread(file) for file in nameless.iterdir()]
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID"):
        assert len({str(read[keyword].value) for read in reads}) == 1
    assert len({str(read.SOPInstanceUID) for read in reads}) == len(reads)


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda syntax: syntax.name)
def test_the_pictures_are_the_same_to_the_last_voxel(tmp_path, syntax):
    files = write_ct(tmp_path / "in", scan(UPRIGHT), UPRIGHT, syntax=syntax)
    before = read_series(best_ct(find_series(tmp_path / "in", Monitor())), Monitor())
    folder = copied(files, tmp_path / "out")
    after = read_series(best_ct(find_series(folder, Monitor())), Monitor())
    assert after.identity.content_sha256 == before.identity.content_sha256
    assert after.identity.series_uid != before.identity.series_uid


def test_a_scan_in_one_file_stays_where_it_was(tmp_path):
    path = tmp_path / "in" / "enhanced.dcm"
    path.parent.mkdir()
    write_enhanced_ct(path, scan(UPRIGHT), UPRIGHT, order=range(len(scan(UPRIGHT))))
    before = read_series(best_ct(find_series(path, Monitor())), Monitor())
    folder = copied([path], tmp_path / "out")
    after = read_series(best_ct(find_series(folder, Monitor())), Monitor())
    assert after.identity.content_sha256 == before.identity.content_sha256


@pytest.mark.parametrize(
    "keyword_and_value", [("BurnedInAnnotation", "YES"), ("ConversionType", "WSD")]
)
def test_a_picture_that_bears_names_is_refused(tmp_path, keyword_and_value):
    keyword, value = keyword_and_value
    matrix = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 1), origin_lps_mm=(0, 0, 0))
    (file,) = write_ct(
        tmp_path,
        np.zeros((1, 4, 4), np.int16),
        matrix,
        edit=lambda image, k: setattr(image, keyword, value),
    )
    with pytest.raises(CannotExport) as refused:
        Deidentifier(MAKER).copy(pydicom.dcmread(file))
    assert refused.value.facts["reason"] == "burned_in"


def test_comments_inside_a_jpeg_are_taken_out_and_nothing_else(shared_data):
    path = shared_data / "transfer-syntaxes"
    for file in sorted(path.rglob("*")):
        if not file.is_file():
            continue
        read = pydicom.dcmread(file, force=True)
        syntax = read.file_meta.get("TransferSyntaxUID", JPEGBaseline8Bit)
        if "PixelData" not in read or not syntax.is_encapsulated:
            continue
        (frame,) = generate_frames(read.PixelData, number_of_frames=1)
        clean = without_comments(frame)
        said = b"\xff\x64" if frame.startswith(b"\xff\x4f") else b"\xff\xfe"
        comment = said + b"\x00\x0f\x00\x01" + b"QUIRINIUS\0\0"
        if frame[:2] in (b"\xff\xd8", b"\xff\x4f"):
            size = 2
            if frame.startswith(b"\xff\x4f"):  # the size segment must come first
                size += 2 + int.from_bytes(frame[4:6], "big")
            talking = frame[:size] + comment + frame[size:]
            assert without_comments(talking) == clean, file.name
        else:
            assert clean == frame
        assert encapsulate([clean])


def test_texts_of_a_nifti_header_go_and_its_voxels_stay(tmp_path):
    labels = label_phantom(L1S, spacing_mm=2.0)
    path = tmp_path / "labels.nii"
    write_labels(labels, path)
    content = bytearray(path.read_bytes())
    for at in (14, 148, 228, 328):
        content[at : at + 9] = SECRET.encode()
    talking = bytes(content) + SECRET.encode()
    clean = textless_nifti(talking)
    assert SECRET.encode() not in clean
    plain = textless_nifti(path.read_bytes())
    assert clean == plain
    (tmp_path / "clean.nii").write_bytes(clean)
    read = read_labels(tmp_path / "clean.nii")
    assert np.array_equal(read.labels, read_labels(path).labels)
    assert np.array_equal(read.grid.lps_from_ijk, read_labels(path).grid.lps_from_ijk)

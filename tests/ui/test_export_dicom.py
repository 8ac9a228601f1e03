"""The demo case as DICOM objects: each is valid, and others read the same from it."""

import io
import shutil
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pypdf import PdfReader

from planner.plan.storage import case_digest
from planner.work import Monitor
from tests.foreign_tools import errors_of, foreign
from ui.cli import main
from ui.opening import demo_plan, open_plan


@pytest.fixture(scope="module")
def objects(qapp, tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("objects")
    shutil.copytree(demo_plan().parent, folder / "study")
    plan = folder / "study" / "plan.json"
    assert main(["export", str(plan), "--dicom", str(folder / "out")]) == 1
    return folder / "out"


def test_dciodvfy_finds_no_error_in_any(objects):
    names = sorted(path.name for path in objects.iterdir())
    pictures = [name for name in names if name.startswith("picture_")]
    assert [n for n in names if n not in pictures] == [
        "measurements.dcm",
        "report.dcm",
        "segmentation.dcm",
    ]
    assert len(pictures) == 6
    for name in names:
        assert errors_of(objects / name) == [], name


def test_all_join_the_study_of_the_images_under_the_state(objects):
    image = pydicom.dcmread(next((demo_plan().parent / "ct").glob("*.dcm")))
    state = case_digest(open_plan(demo_plan(), monitor=Monitor()).case)[:12]
    series = set()
    for path in objects.iterdir():
        read = pydicom.dcmread(path)
        assert read.StudyInstanceUID == image.StudyInstanceUID
        assert state in read.SeriesDescription
        assert (read.PatientName, read.PatientID) == ("", "")
        series.add(read.SeriesInstanceUID)
    assert image.SeriesInstanceUID not in series
    assert len(series) == 4


def test_the_report_comes_out_as_it_went_in(objects, tmp_path):
    out = tmp_path / "report.pdf"
    done = foreign("dcm2pdf", objects / "report.dcm", out)
    assert done.returncode == 0, done.stderr
    words = PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()
    assert "not a cleared medical device" in words


def test_gdcm_reads_the_pixels_of_a_picture(objects, tmp_path):
    raw = tmp_path / "picture.raw"
    done = foreign("gdcmraw", "-i", objects / "picture_03.dcm", "-o", raw)
    assert done.returncode == 0, done.stderr
    picture = pydicom.dcmread(objects / "picture_03.dcm")
    assert np.array_equal(
        np.frombuffer(raw.read_bytes(), np.uint8), picture.pixel_array.ravel()
    )
    assert picture.BurnedInAnnotation == "NO"
    assert "L1" in picture.ImageComments

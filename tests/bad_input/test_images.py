"""Images that cannot be planned on are refused, with their name and the way out."""

from pathlib import Path
from typing import Any

import pydicom
import pytest
from pydicom.uid import MRImageStorage


def on(folder: Path) -> Any:
    """Return what points a plan at a folder, whatever series lies in it."""

    def spoil(plan: dict[str, Any]) -> None:
        plan["study"] = {"ct": str(folder)}

    return spoil


def turn_into_mr(folder: Path) -> None:
    for path in folder.iterdir():
        image = pydicom.dcmread(path)
        image.SOPClassUID = MRImageStorage
        image.file_meta.MediaStorageSOPClassUID = MRImageStorage
        image.Modality = "MR"
        image.save_as(path)


def test_a_folder_that_is_not_there(isthmus, plan_with, tmp_path: Path):
    path = plan_with(on(tmp_path / "nowhere"))
    isthmus("check", path).assert_refused(str(tmp_path / "nowhere"), "choose")


@pytest.mark.parametrize("verb", ["check", "inspect"])
def test_an_empty_folder(verb, isthmus, plan_with, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    target = plan_with(on(empty)) if verb == "check" else empty
    isthmus(verb, target).assert_refused(str(empty), "choose")


@pytest.mark.parametrize("verb", ["check", "inspect"])
def test_a_folder_without_a_dicom_file(verb, isthmus, plan_with, tmp_path: Path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("Dear colleague,", encoding="utf-8")
    target = plan_with(on(letters)) if verb == "check" else letters
    isthmus(verb, target).assert_refused(str(letters), "choose")


def test_a_file_that_is_not_dicom(isthmus, plan_with, tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague,", encoding="utf-8")
    isthmus("check", plan_with(on(letter))).assert_refused(str(letter), "choose")


def test_an_mr_in_place_of_a_ct(isthmus, plan_with, demo_slices: Path):
    turn_into_mr(demo_slices)
    path = plan_with(on(demo_slices))
    isthmus("check", path).assert_refused(str(demo_slices), "CT")


def test_an_mr_is_listed_and_said_to_be_no_ct(isthmus, demo_slices: Path):
    turn_into_mr(demo_slices)
    run = isthmus("inspect", demo_slices)
    assert run.code == 0
    assert "MR" in run.out
    assert "not CT" in run.out


def test_pixels_that_are_cut_off(isthmus, plan_with, demo_slices: Path):
    victim = demo_slices / "030.dcm"
    victim.write_bytes(victim.read_bytes()[:60_000])
    path = plan_with(on(demo_slices))
    isthmus("check", path).assert_refused("030.dcm", "again")


def test_a_slice_that_is_missing(isthmus, plan_with, demo_slices: Path):
    (demo_slices / "030.dcm").unlink()

    def there(plan: dict[str, Any]) -> None:
        plan["study"]["ct"] = str(demo_slices)

    isthmus("check", plan_with(there)).assert_refused(str(demo_slices), "other images")


def test_a_window_is_not_opened_on_nothing(isthmus, tmp_path: Path):
    missing = tmp_path / "nowhere"
    isthmus(missing).assert_refused(str(missing), "choose")

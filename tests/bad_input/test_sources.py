"""Archives, discs and volume files that lie are refused, each in one sentence."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

from tests.bad_input.conftest import DEMO
from tests.volume_files import write_nifti, write_volume

HU = np.arange(-300, 420, dtype=np.int16).reshape(8, 9, 10)


def plan_on(path: Path) -> object:
    def spoil(plan: dict[str, object]) -> None:
        plan["study"] = {"ct": str(path)}

    return spoil


@pytest.mark.parametrize("verb", ["check", "inspect"])
def test_an_archive_that_is_no_archive(verb, isthmus, plan_with, tmp_path: Path):
    path = tmp_path / "case.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(500))
    target = plan_with(plan_on(path)) if verb == "check" else path
    isthmus(verb, target).assert_refused(str(path), "damaged", "again")


def test_a_bomb(isthmus, tmp_path: Path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros", bytes(80 << 20))
    isthmus("inspect", path).assert_refused(str(path), "not unpacked")


def test_an_archive_of_letters(isthmus, tmp_path: Path):
    path = tmp_path / "letters.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("letter.txt", "Dear colleague,")
    isthmus("inspect", path).assert_refused(str(path), "choose")


@pytest.mark.parametrize(
    ("reason", "word"),
    [("sheared", "perpendicular"), ("sides", "left"), ("labels", "label maps")],
)
def test_a_volume_file_that_is_no_ct(reason, word, isthmus, plan_with, tmp_path: Path):
    path = tmp_path / "ct.nii"
    sheared = np.eye(4)
    sheared[0, 2] = 0.2
    if reason == "labels":
        write_volume(path, (HU > 0).astype(np.uint8))
    else:
        write_nifti(path, HU, sform=sheared if reason == "sheared" else None)
    isthmus("check", plan_with(plan_on(path))).assert_refused(str(path), word)


def test_a_volume_file_cut_short(isthmus, plan_with, tmp_path: Path):
    path = write_volume(tmp_path / "ct.nii.gz", HU)
    path.write_bytes(path.read_bytes()[:-100])
    isthmus("check", plan_with(plan_on(path))).assert_refused(str(path), "again")


def test_a_plan_on_an_archive_is_judged_as_on_its_folder(
    isthmus, plan_with, tmp_path: Path
):
    path = tmp_path / "ct.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in (DEMO / "ct").iterdir():
            packed.write(file, file.name)

    def there(plan: dict[str, dict[str, object]]) -> None:
        plan["study"]["ct"] = str(path)

    packed_run = isthmus("check", plan_with(there))
    assert packed_run.code == 1, packed_run.err
    assert packed_run.out == isthmus("check", plan_with()).out

"""Folders, discs and archives: opened where safe, and never led astray by them."""

import contextlib
import os
import shutil
import stat
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from pydicom.config import IGNORE
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import MediaStorageDirectoryStorage

from planner.dicom import archive, folder, sources
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.dicom.series import Discovery
from planner.errors import NoSeries, PlannerError, UndecodablePixels
from planner.work import Cancelled, Monitor
from tests.dicom_files import save, scanner_affine, write_ct
from tests.volume_files import write_volume

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.7, 1.0), origin_lps_mm=(3, -9, 40)
)
VOXELS = np.arange(5 * 8 * 6, dtype=np.int16).reshape(5, 8, 6)


@pytest.fixture(autouse=True)
def temp_folder(tmp_path_factory, monkeypatch) -> Path:
    """Where archives are unpacked, to see what is left there."""
    temp = Path(tmp_path_factory.mktemp("temp"))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    return temp


def found(root: Path) -> Discovery:
    return find_series(root, Monitor())


def reason(root: Path) -> object:
    with pytest.raises(NoSeries) as refused:
        best_ct(found(root))
    assert refused.value.facts["file"] == root
    return refused.value.facts["reason"]


def aside(root: Path) -> set[tuple[str, str]]:
    return {(a.kind, a.reason) for a in found(root).set_aside}


def zipped(path: Path, *roots: Path, **extra: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for root in roots:
            for file in sorted(root.rglob("*")):
                packed.write(file, f"disc/{file.relative_to(root.parent)}")
        for name, content in extra.items():
            packed.writestr(name, content)
    return path


# --- discs ------------------------------------------------------------------------


def write_index(path: Path, *references: list[str]) -> Path:
    index = Dataset()
    index.SOPClassUID = MediaStorageDirectoryStorage
    records = []
    for parts in references:
        record = Dataset()
        record.DirectoryRecordType = "IMAGE"
        record.add(DataElement(0x00041500, "CS", parts, validation_mode=IGNORE))
        records.append(record)
    index.DirectoryRecordSequence = Sequence(records)
    save(index, path)
    return path


def test_a_disc_index_opens_its_folder_and_says_what_is_missing(tmp_path):
    write_ct(tmp_path / "IMAGES", VOXELS, UPRIGHT)
    there = [["IMAGES", f"{n:04d}.dcm"] for n in range(5)]
    index = write_index(tmp_path / "DICOMDIR", *there, ["IMAGES", "0005.DCM"])
    discovery = found(index)
    assert best_ct(discovery).slice_count == 5
    (missing,) = (a for a in discovery.set_aside if a.kind == "missing")
    assert missing.files == (tmp_path / "IMAGES" / "0005.DCM",)


def test_a_disc_tells_names_apart_neither_by_case_nor_by_version(tmp_path):
    write_ct(tmp_path / "images", VOXELS, UPRIGHT)
    there = [["IMAGES", f"{n:04d}.DCM;1"] for n in range(5)]
    assert aside(write_index(tmp_path / "DICOMDIR", *there)) == {
        ("dicomdir", "not-a-stack")
    }


@pytest.mark.parametrize(
    "parts",
    [["..", "secret"], ["A/../../secret"], ["", "etc", "passwd"], ["C:", "X"]],
)
def test_an_index_that_leads_out_of_its_folder_is_not_followed(tmp_path, parts):
    write_ct(tmp_path / "disc" / "A", VOXELS, UPRIGHT)
    (tmp_path / "secret").write_bytes(b"a secret")
    index = write_index(tmp_path / "disc" / "DICOMDIR", parts)
    opened: list[str] = []
    # A hook cannot be taken away again: it is told when to stop listening.
    listening = [True]

    def hear(event: str, args: tuple[object, ...]) -> None:
        if listening and event == "open":
            opened.append(str(args[0]))

    sys.addaudithook(hear)
    discovery = found(index)
    listening.clear()
    assert ("reference", "outside") in {(a.kind, a.reason) for a in discovery.set_aside}
    assert str(tmp_path / "secret") not in opened


# --- every file once --------------------------------------------------------------


def test_the_system_sees_each_file_of_a_folder_opened_once(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    write_volume(tmp_path / "map.nii.gz", VOXELS)
    zipped(tmp_path / "more.zip", tmp_path / "ct")
    (tmp_path / "letter.txt").write_text("Dear colleague,")
    opened: list[Path] = []
    listening = [True]

    def hear(event: str, args: tuple[object, ...]) -> None:
        if listening and event == "open" and str(args[0]).startswith(str(tmp_path)):
            opened.append(Path(str(args[0])))

    sys.addaudithook(hear)
    found(tmp_path)
    listening.clear()
    assert sorted(opened) == sorted(p for p in tmp_path.rglob("*") if p.is_file())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs in folders")
@pytest.mark.timeout(20)
def test_a_file_that_turns_into_a_pipe_keeps_nobody_waiting(tmp_path, monkeypatch):
    (path, *_) = write_ct(tmp_path, VOXELS, UPRIGHT)
    listed, _ = folder.list_files(tmp_path, Monitor())
    monkeypatch.setattr(sources, "list_files", lambda *_: (listed, []))
    path.unlink()
    os.mkfifo(path)
    discovery = found(tmp_path)
    assert [(a.kind, a.files) for a in discovery.set_aside] == [("unreadable", (path,))]


# --- archives ---------------------------------------------------------------------


def test_an_archive_opens_as_its_folder_would_and_leaves_nothing(tmp_path, temp_folder):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "case.zip", tmp_path / "ct", **{"letter.txt": b"Dear"})
    plain = read_series(best_ct(found(tmp_path / "ct")), Monitor())
    volume = read_series(best_ct(found(path)), Monitor())
    assert volume.identity == plain.identity
    assert list(temp_folder.iterdir()) == []


def test_what_is_unpacked_is_private_and_bears_numbers(tmp_path, temp_folder):
    write_ct(tmp_path / "Doe_John", VOXELS, UPRIGHT)
    discovery = found(zipped(tmp_path / "Doe.zip", tmp_path / "Doe_John"))
    (private,) = temp_folder.iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
    names = [path.name for path in (private / "files").iterdir()]
    assert sorted(names) == [f"{number:06d}" for number in range(5)]
    assert discovery.series[0].usable == "yes"
    shown = [discovery.names.shown(path) for path in discovery.series[0].files]
    assert shown[0] == tmp_path / "Doe.zip" / "disc" / "Doe_John" / "0000.dcm"


def test_volume_files_of_an_archive_are_found(tmp_path):
    (tmp_path / "v").mkdir()
    write_volume(tmp_path / "v" / "ct.nii.gz", VOXELS - 1000)
    info = best_ct(found(zipped(tmp_path / "v.zip", tmp_path / "v")))
    assert info.volume_file is not None
    assert len(read_series(info, Monitor()).voxels_hu) == 5


def test_failures_inside_an_archive_name_the_entry(tmp_path):
    paths = write_ct(tmp_path / "ct", VOXELS[:3], UPRIGHT)
    paths[2].write_bytes(paths[2].read_bytes()[:-10])
    with pytest.raises(UndecodablePixels) as refused:
        best_ct(found(zipped(tmp_path / "ct.zip", tmp_path / "ct")))
    named = refused.value.facts["file"]
    assert named == tmp_path / "ct.zip" / "disc" / "ct" / "0002.dcm"


@pytest.mark.parametrize(
    "name", ["../../evil.dcm", "/etc/evil.dcm", "C:/evil.dcm", "..\\..\\evil.dcm"]
)
def test_an_entry_that_leads_out_of_the_archive_stays_packed(tmp_path, name):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct", **{name: b"evil"})
    assert aside(path) == {("archive-entry", "outside")}
    assert best_ct(found(path)).slice_count == 5
    assert not list(tmp_path.parent.rglob("evil.dcm"))


def test_links_and_archives_inside_an_archive_are_not_followed(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    inner = zipped(tmp_path / "inner.zip", tmp_path / "ct").read_bytes()
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct", **{"inner.zip": inner})
    with zipfile.ZipFile(path, "a") as packed:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
    assert aside(path) == {
        ("archive", "open-by-itself"),
        ("archive-entry", "not-followed"),
    }


def test_an_archive_in_a_folder_is_to_be_opened_by_itself(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    zipped(tmp_path / "more.zip", tmp_path / "ct")
    assert aside(tmp_path) == {("archive", "open-by-itself")}


def encrypted(content: bytearray) -> None:
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(signature, start + 4)


def test_archives_that_cannot_be_unpacked_are_refused_by_their_reason(
    tmp_path, temp_folder
):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct")
    whole = bytearray(path.read_bytes())
    locked = bytearray(whole)
    encrypted(locked)
    for content, wanted in (
        (whole[: len(whole) // 2], "archive-damaged"),
        (whole[:30], "archive-damaged"),
        (locked, "archive-encrypted"),
        (b"PK\x05\x06" + bytes(18), "empty"),
    ):
        path.write_bytes(content)
        assert reason(path) == wanted
        assert list(temp_folder.iterdir()) == []


@pytest.mark.parametrize("kind", ["gztar", "bztar", "xztar"])
def test_an_archive_of_another_kind_is_to_be_unpacked_first(tmp_path, kind):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = Path(shutil.make_archive(str(tmp_path / "case"), kind, tmp_path / "ct"))
    assert reason(path) == "archive-kind"


def test_a_bomb_is_not_unpacked(tmp_path, temp_folder):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zeros", bytes(80 << 20))
    assert reason(path) == "archive-bomb"
    assert list(temp_folder.iterdir()) == []


def test_an_entry_that_holds_more_than_it_says_is_given_up(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct", big=bytes(50_000))
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 10)
    path.write_bytes(content)
    assert ("archive-entry", "damaged-entry") in aside(path)


def test_too_many_and_too_large_entries_are_refused(tmp_path, monkeypatch):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct")
    monkeypatch.setattr(archive, "MOST_ENTRIES", 4)
    assert reason(path) == "archive-too-many"
    monkeypatch.undo()
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert reason(path) == "archive-too-large"


def test_unpacking_can_be_cancelled_and_leaves_nothing(tmp_path, temp_folder):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct")
    monitor = Monitor(lambda fraction: monitor.cancel())
    with pytest.raises(Cancelled):
        find_series(path, monitor)
    assert list(temp_folder.iterdir()) == []


def test_progress_never_goes_back_while_an_archive_opens(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    told: list[float] = []
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct")
    find_series(path, Monitor(told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_mutated_archive_never_raises_by_surprise(tmp_path, temp_folder):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    path = zipped(tmp_path / "ct.zip", tmp_path / "ct")
    whole = path.read_bytes()
    rng = np.random.default_rng(4711)
    for _ in range(300):
        content = bytearray(whole)
        for at in rng.integers(0, len(content), 3):
            content[at] = rng.integers(0, 256)
        path.write_bytes(content)
        with contextlib.suppress(PlannerError):
            read_series(best_ct(found(path)), Monitor())
        assert list(temp_folder.iterdir()) == []


# --- folders ----------------------------------------------------------------------


def test_a_folder_of_a_million_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "MOST_FILES", 10)
    for number in range(11):
        (tmp_path / f"{number}").touch()
    assert reason(tmp_path) == "too-many-files"


def test_folders_within_folders_have_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "DEEPEST", 3)
    write_ct(tmp_path / "1" / "2", VOXELS, UPRIGHT)
    (tmp_path / "1" / "2" / "3" / "4").mkdir(parents=True)
    assert aside(tmp_path) == {("folder", "too-deep")}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is closed to root"
)
def test_a_closed_folder_is_told(tmp_path):
    write_ct(tmp_path / "ct", VOXELS, UPRIGHT)
    (tmp_path / "closed").mkdir(mode=0)
    assert aside(tmp_path) == {("folder", "unreadable")}

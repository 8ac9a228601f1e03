"""Whom the images show is told when it is asked, and by default nowhere."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from planner.dicom.find_series import find_series
from planner.dicom.identity import Identity, read_identity
from planner.dicom.whose import read_whose, source_of
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.messages.opening import NOBODY_NAMED
from ui.opening import demo_plan

SHOWN = "Planted, Person  ·  ID PLANTED-ID-KQXV  ·  born 1961-02-03"
AFFINE = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 1), origin_lps_mm=(0, 0, 0))


def everything_said() -> Iterator[str]:
    """Every text that any part of any window holds, shown or not."""
    for widget in QApplication.allWidgets():
        yield widget.windowTitle()
        yield widget.toolTip()
        yield widget.accessibleName()
        text = getattr(widget, "text", None)
        if callable(text):
            yield str(text())


def is_named(window: QWidget) -> bool:
    return any("Planted" in said or "KQXV" in said for said in everything_said())


@pytest.fixture
def opened(window, qtbot, tmp_path: Path) -> Callable[[], None]:
    voxels = np.full((12, 16, 16), -1000, np.int16)

    def edit(image, k: int) -> None:
        image.StudyDate = "20240517"

    write_ct(tmp_path / "ct", voxels, AFFINE, edit=edit)

    def open_it() -> None:
        before = window.session
        window.door.open_path(tmp_path / "ct")
        qtbot.waitUntil(lambda: window.session is not before, timeout=30_000)

    return open_it


def badge(window) -> QLabel:
    found = window.findChild(QLabel, "identity")
    assert isinstance(found, QLabel)
    return found


def test_the_window_names_nobody_until_it_is_asked(window, qtbot, opened):
    opened()
    assert not badge(window).isVisible()
    assert not is_named(window)
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: badge(window).text() != "")
    assert badge(window).isVisible()
    assert badge(window).text() == f"{SHOWN}  ·  scanned 2024-05-17"
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not badge(window).isVisible()
    assert not is_named(window)


def test_the_next_case_is_not_named_because_the_last_one_was(window, qtbot, opened):
    opened()
    window.actions_by_id.qt["view.identity"].trigger()
    qtbot.waitUntil(lambda: badge(window).text() != "")
    opened()
    assert not badge(window).isVisible()
    assert not is_named(window)


def test_an_archive_is_asked_again_and_nothing_of_it_is_kept(window, qtbot, tmp_path):
    voxels = np.full((4, 16, 16), -1000, np.int16)
    write_ct(tmp_path / "ct", voxels, AFFINE)
    packed = Path(shutil.make_archive(str(tmp_path / "case"), "zip", tmp_path / "ct"))
    window.door.open_path(packed)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Identity)]
    source = window.session.source
    # Unpacked images go with their last user, which may still be at work beside us.
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not source.file.exists())
    window.actions_by_id.qt["view.identity"].trigger()
    qtbot.waitUntil(lambda: badge(window).text() != "")
    assert badge(window).text().startswith(SHOWN)
    assert not source.file.parent.exists()


def test_an_archive_that_is_another_one_by_now_names_nobody(tmp_path):
    packed = tmp_path / "case.zip"
    voxels = np.full((4, 16, 16), -1000, np.int16)
    sources = []
    for patient in "ab":
        write_ct(tmp_path / patient, voxels, AFFINE)
        shutil.make_archive(str(packed.with_suffix("")), "zip", tmp_path / patient)
        found = find_series(packed, Monitor())
        sources.append(source_of(found.series[0], found))
    replaced, now = sources
    assert read_whose(replaced) is None
    assert read_whose(now) is not None
    packed.unlink()
    assert read_whose(now) is None


def test_a_department_may_decide_to_see_it_at_once(window, qtbot, opened):
    window.identity._shown_at_first = True
    opened()
    qtbot.waitUntil(lambda: badge(window).text().startswith(SHOWN))
    assert window.actions_by_id.qt["view.identity"].isChecked()


def test_showing_it_once_changes_no_setting(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    window.actions_by_id.qt["view.identity"].trigger()
    window.appearance.switch_theme()
    assert not window.settings.show_identity


def test_images_without_a_name_say_so(window, qtbot):
    window.door.open_demo()
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    window.actions_by_id.qt["view.identity"].trigger()
    qtbot.waitUntil(lambda: badge(window).text() != "")
    identity = read_identity(next((demo_plan().parent / "ct").glob("*.dcm")))
    assert identity is not None
    assert badge(window).text() == NOBODY_NAMED or identity.patient_id


@pytest.mark.parametrize(
    ("charset", "name", "shown"),
    [
        ("ISO_IR 100", "Müller^Jörg^Ä", "Müller, Jörg Ä"),
        ("ISO_IR 144", "Люкceмбypг^Петр", "Люкceмбypг, Петр"),
        ("ISO_IR 192", "Wang^XiaoDong=王^小东", "Wang, XiaoDong"),
        ("ISO_IR 126", "Διονυσιος", "Διονυσιος"),
    ],
)
def test_a_name_is_read_in_its_own_letters(charset, name, shown, tmp_path: Path):
    def edit(image, k: int) -> None:
        image.SpecificCharacterSet = charset
        image.PatientName = name

    voxels = np.full((1, 8, 8), -1000, np.int16)
    (file,) = write_ct(tmp_path, voxels, AFFINE, edit=edit)
    identity = read_identity(file)
    assert identity is not None
    assert identity.name == shown


def test_an_identity_that_is_printed_by_mistake_tells_nothing():
    someone = Identity(
        name="Planted", patient_id="KQXV", birth_date=None, study_date=None
    )
    assert "Planted" not in repr(someone)
    assert "KQXV" not in f"{someone} {[someone]}"


def test_what_is_no_dicom_file_names_nobody(tmp_path: Path):
    (tmp_path / "note.txt").write_text("Planted", encoding="utf-8")
    assert read_identity(tmp_path / "note.txt") is None
    assert read_identity(tmp_path / "absent") is None

"""Nothing a case leaves behind names a patient: files, window, clipboard, processes.

The name stands in the headers in Latin, Chinese and Cyrillic letters. Every file is
searched in every way a text may be written in it, also inside compressed streams. One
thing may be told: the path to the images, in files that must find them again.
"""

import base64
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import attrs
import pytest
from pydicom.dataset import Dataset
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)

from planner.apart import crew
from planner.apart_worker import Limits
from planner.case_file.lock import lock_path
from planner.plan.edits import with_gauge
from planner.plan.storage import write_plan
from planner.report.png import png_bytes
from planner.sqlite_file import journal_path
from planner.work import Monitor
from tests.dicom_files import write_ct
from tests.phantoms import L1S, ct_phantom
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case, save_report
from ui.dialogs.files import FileAsker
from ui.report.make_report import key_figures
from ui.signing_door import attachments_order

NAMES = {
    "PatientName": "Zwickelbaum^Quirinius=張^潤海=Жмеринкова^Глафира",
    "PatientID": "QZ-7781-X",
    "PatientBirthDate": "19370229",
    "AccessionNumber": "ACC991177553",
    "InstitutionName": "Hospital Nowherefield",
    "ReferringPhysicianName": "Ueberweiser^Xaverius",
    "StudyDate": "20191307",
}
PLACE = "ZWICKELBAUM_張潤海_1937"
SECRETS = (
    *("Zwickelbaum", "Quirinius", "潤海", "Жмеринкова", "Глафира", "Xaverius"),
    *("QZ-7781", "19370229", "ACC991177553", "Nowherefield", "Ueberweiser", "20191307"),
)
PICTURE_BYTES = 100_000
"""Longer streams are the pixels of pictures, which nobody reads as text."""
SERIES_UID = "1.2.826.0.1.3680043.2.1125.7777003"


def spellings(secret: str) -> Iterator[bytes]:
    """Every way in which a file might hold a text."""
    for text in {secret, secret.upper(), secret.lower()}:
        for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            yield text.encode(codec)
        yield json.dumps(text)[1:-1].encode()
        yield json.dumps(text)[1:-1].upper().encode()
        yield quote(text).encode()


def layers(content: bytes) -> Iterator[bytes]:
    """The content, and all that is packed in it: streams of a PDF, pictures, base64."""
    yield content
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            packed = content[found.start() :][:PICTURE_BYTES]
            yield zlib.decompressobj().decompress(packed, PICTURE_BYTES)
        except zlib.error:
            continue
    for found in re.finditer(rb"base64,([A-Za-z0-9+/=]{64,})", content):
        yield base64.b64decode(found[1])


def told_in(content: bytes) -> set[str]:
    packed = b"\n".join(layers(content))
    return {s for s in SECRETS if any(way in packed for way in spellings(s))}


@attrs.frozen(kw_only=True)
class Study:
    ct: Path
    plan: Path


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("cases") / PLACE

    def planted(image: Dataset, k: int) -> None:
        image.SpecificCharacterSet = "ISO_IR 192"
        for keyword, value in NAMES.items():
            if keyword not in ("PatientBirthDate", "StudyDate"):
                setattr(image, keyword, value)
        image.OtherPatientIDs = "19370229"
        image.StudyID = "20191307"

    volume = ct_phantom(L1S)
    write_ct(
        folder / "ct",
        volume.voxels_hu,
        volume.grid.lps_from_ijk,
        series_uid=SERIES_UID,
        edit=planted,
    )
    case = phantom_case(BREACHING_NEEDLE)
    reference = attrs.evolve(case.study, ct="ct", series_uid=SERIES_UID)
    write_plan(attrs.evolve(case, study=reference), folder / "plan.json")
    return Study(ct=folder / "ct", plan=folder / "plan.json")


def test_the_search_finds_what_was_planted_however_it_is_written(study):
    held = b"".join(path.read_bytes() for path in study.ct.iterdir())
    assert told_in(held) == set(SECRETS)
    for secret in SECRETS:
        assert secret in told_in(b"x" + zlib.compress(b"a " + secret.encode()))
        assert secret in told_in(json.dumps({"a": secret}).encode())


@pytest.fixture
def opened(window, qtbot, study):
    """The planted plan on the screen, measured."""
    window.door.open_path(study.plan)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=30_000)
    return window


def edit(window, gauge: float) -> None:
    window.session.apply(
        lambda case: with_gauge(case, "L1", "R1", outer_diameter_mm=gauge),
        label="Change gauge",
    )


def without_the_path(content: bytes, study: Study) -> bytes:
    """Content without the one thing that may be told: where the images lie."""
    for path in (study.ct, study.plan, study.plan.parent / "mine.isthmus"):
        content = content.replace(str(path).encode(), b"")
        content = content.replace(json.dumps(str(path))[1:-1].encode(), b"")
    return content


def test_unsaved_work_tells_where_the_images_lie_and_nothing_else(
    opened, study, tmp_path
):
    edit(opened, 2.5)
    (path,) = (tmp_path / "unsaved").glob("*.isthmus")
    assert told_in(path.name.encode()) == set()
    assert told_in(without_the_path(path.read_bytes(), study)) == set()
    assert told_in(lock_path(path).read_bytes()) == set()


def test_a_case_beside_its_images_tells_nothing(opened, study, tmp_path):
    """Its pages, its journal in the middle of a step, its lock; signed, reported."""
    edit(opened, 2.5)
    path = study.plan.with_name("mine.isthmus")
    assert opened.door._save_to(path)
    kept = attachments_order(opened.session)(Monitor())
    opened.door.keeper.sign("AB", attached=kept)
    opened.door.keeper.note_report()
    connection = opened.door.keeper._file._connection
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("UPDATE entry SET label = label || '.'")
    connection.execute("INSERT INTO attachment VALUES ('0', zeroblob(400000))")
    journal = journal_path(path).read_bytes()
    connection.execute("ROLLBACK")
    assert len(journal) > 1000
    for content in (path.read_bytes(), journal, lock_path(path).read_bytes()):
        assert told_in(without_the_path(content, study)) == set()
    for name, content in kept.items():
        assert told_in(name.encode() + content) == set()
    with sqlite3.connect(path) as reading:
        stored = reading.execute("SELECT path FROM place").fetchall()
    reading.close()
    assert [json.loads(text) for (text,) in stored] == ["ct"]


@pytest.mark.parametrize("name", ["report.pdf", "report.html"])
def test_papers_of_a_case_name_nobody_inside_or_out(opened, tmp_path, name, qtbot):
    path = tmp_path / name
    save_report(opened, qtbot, path)
    beside = [p for p in tmp_path.iterdir() if p.is_file() and p.stem == "report"]
    assert path in beside
    for written in beside:
        assert told_in(written.read_bytes()) == set(), written.name


def test_pictures_carry_no_text_at_all(opened):
    for rows in key_figures(opened.session).values():
        for row in rows:
            for figure in row.figures:
                content = png_bytes(figure.picture)
                kinds = set(re.findall(rb"(tEXt|zTXt|iTXt|eXIf|tIME)", content[:200]))
                assert kinds == set()


def texts_of(window: QWidget) -> Iterator[str]:
    """All that the system's shell, a screen reader or an onlooker could read."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (
            widget.windowTitle(),
            widget.windowIconText(),
            widget.windowRole(),
            widget.windowFilePath(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.objectName(),
        )
        if isinstance(widget, QLabel):
            yield widget.text()


def test_the_window_shows_nobody_until_somebody_asks(opened, study, qtbot):
    opened.door._save_to(study.plan.with_name("mine.isthmus"))
    application = (
        QGuiApplication.applicationName(),
        QGuiApplication.applicationDisplayName(),
    )
    shown = "\n".join([*texts_of(opened), *application])
    assert told_in(shown.encode()) == set()
    opened.identity.toggle()
    qtbot.waitUntil(lambda: opened.identity.text() != "")
    assert "Quirinius" in opened.identity.text()
    titles = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
    assert told_in("\n".join(titles).encode()) == set()
    opened.identity.toggle()
    assert told_in("\n".join(texts_of(opened)).encode()) == set()


def test_no_copy_puts_a_name_on_the_clipboard(opened, study, qtbot):
    """Every command that copies, and Ctrl+C wherever the keys may be."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    for name, action in opened.actions_by_id.qt.items():
        if "copy" in name and action.isEnabled():
            action.trigger()
            assert told_in(on_the(clipboard)) == set(), name
    for widget in opened.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told_in(on_the(clipboard)) == set()


def on_the(clipboard) -> bytes:
    held = clipboard.mimeData()
    return b"\n".join(bytes(held.data(kind)) for kind in held.formats())


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
def test_no_process_of_ours_has_a_name_in_its_arguments(study):
    """Workers that decode pictures hear of them through a pipe, by no name."""
    words = str(study.ct)
    assert crew().call(len, words, limits=Limits(seconds=30)) == len(words)
    tasks = Path("/proc/self/task").glob("*/children")
    children = {pid for task in tasks for pid in task.read_text().split()}
    assert children
    for pid in children:
        for what in ("cmdline", "environ", "comm"):
            assert told_in(Path("/proc", pid, what).read_bytes()) == set()


def test_no_folder_that_was_chosen_is_remembered(qtbot, study, own_profile, tmp_path):
    """Qt would write it down for every program of this user; theirs stays."""
    shelf = QSettings(QSettings.Scope.UserScope, "QtProject")
    shelf.setValue("FileDialog/lastVisited", "file:///elsewhere")
    shelf.sync()
    parent = QWidget()
    qtbot.addWidget(parent)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(study.plan))
        dialog.accept()

    QTimer.singleShot(500, choose)
    assert FileAsker(parent).file() == study.plan
    shelf = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert shelf.value("FileDialog/lastVisited") == "file:///elsewhere"
    for folder in (own_profile, tmp_path):
        for path in folder.rglob("*"):
            if path.is_file():
                assert told_in(path.read_bytes()) == set(), path

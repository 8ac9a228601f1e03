"""A part of a series is chosen by mouse or keys, and only that part is read."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from planner.dicom.choice import best_ct
from planner.dicom.series import SeriesInfo
from planner.imaging.crop import Crop
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct
from tests.ui.viewports import hands
from ui.dialogs.box_view import BoxView
from ui.dialogs.crop_dialog import CropDialog, Part
from ui.dialogs.questions import Choice
from ui.dialogs.series_chooser import SeriesChooser
from ui.opening import find

AFFINE = scanner_affine("HFS", spacing_xyz_mm=(2, 2, 3), origin_lps_mm=(-128, -128, 0))
SIZE = 128


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long trunk with a spine at the back."""
    voxels = np.full((40, SIZE, SIZE), -1000, np.int16)
    voxels[:, 20:110, 14:114] = 30
    voxels[:, 72:90, 55:73] = 500
    path = tmp_path_factory.mktemp("long")
    write_ct(path, voxels, AFFINE)
    return path


@pytest.fixture
def info(folder: Path) -> SeriesInfo:
    return best_ct(find(folder, Monitor()))


def shown(window, qtbot, info: SeriesInfo, free_bytes: int | None) -> CropDialog:
    dialog = CropDialog(window, window.look, info, free_bytes=free_bytes)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(BoxView, "crop.side") is not None)
    qtbot.waitUntil(lambda: view(dialog, "side").box_px().width() > 0)
    return dialog


@pytest.fixture
def dialog(window, qtbot, info: SeriesInfo) -> Iterator[CropDialog]:
    made = shown(window, qtbot, info, free_bytes=8 << 30)
    yield made
    done(made)


def done(dialog: CropDialog) -> None:
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def view(dialog: CropDialog, name: str) -> BoxView:
    found = dialog.findChild(BoxView, f"crop.{name}")
    assert isinstance(found, BoxView)
    return found


def reads(dialog: CropDialog, name: str) -> str:
    found = dialog.findChild(QLabel, f"crop.{name}")
    assert isinstance(found, QLabel)
    return found.text()


def pressed(dialog: CropDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, f"crop.{name}")
    assert isinstance(found, QPushButton)
    return found


def test_the_box_that_is_proposed_holds_the_spine_along_the_whole_stack(dialog):
    first, stop = dialog.crop.first_kji, dialog.crop.stop_kji
    assert (first[0], stop[0]) == (0, 40)
    assert first[1] <= 72
    assert stop[1] >= 90
    assert first[2] <= 55
    assert stop[2] >= 73
    assert np.prod(dialog.crop.shape_kji) < 40 * SIZE * SIZE


def test_dragging_the_lower_edge_leaves_out_the_lowest_slices(dialog, qtbot):
    side = view(dialog, "side")
    box = side.box_px()
    edge = QPoint(round(box.center().x()), round(box.bottom()))
    hands.drag(side, (edge.x(), edge.y()), (edge.x(), edge.y() - 40))
    assert side.camera is not None
    lost_mm = 40 * side.camera.mm_per_px
    assert dialog.crop.stop_kji[0] == 40
    assert dialog.crop.first_kji[0] == pytest.approx(lost_mm / 3, abs=1.5)
    assert side.box_px().bottom() == pytest.approx(box.bottom() - 40, abs=4)


def test_the_box_goes_where_it_is_dragged_and_never_out_of_the_images(dialog):
    frontal = view(dialog, "frontal")
    before = dialog.crop.shape_kji
    middle = frontal.box_px().center()
    hands.drag(frontal, (middle.x(), middle.y()), (middle.x() - 900, middle.y()))
    assert dialog.crop.shape_kji == before
    # Towards the left of the screen lies the patient's right: the first columns.
    assert dialog.crop.first_kji[2] == 0


def test_keys_move_the_box_and_its_edges(dialog, qtbot):
    frontal = view(dialog, "frontal")
    frontal.setFocus()
    start = dialog.crop
    qtbot.keyClick(frontal, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.crop.first_kji[0] == start.first_kji[0] + 2
    qtbot.keyClick(frontal, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert dialog.crop.first_kji[2] > start.first_kji[2]
    assert dialog.crop.stop_kji[2] == start.stop_kji[2]


def test_the_memory_follows_the_box(dialog, qtbot):
    before = reads(dialog, "size")
    frontal = view(dialog, "frontal")
    for _ in range(6):
        qtbot.keyClick(frontal, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert reads(dialog, "size") != before
    assert "8.0 GB are free" in reads(dialog, "memory")


def test_what_does_not_fit_cannot_be_opened(window, qtbot, info):
    dialog = shown(window, qtbot, info, free_bytes=1 << 10)
    assert not pressed(dialog, "open").isEnabled()
    assert not pressed(dialog, "whole").isEnabled()
    assert "more than" in reads(dialog, "memory")
    done(dialog)


def test_the_whole_can_be_opened_all_the_same_where_it_fits(dialog, qtbot):
    qtbot.mouseClick(pressed(dialog, "whole"), Qt.MouseButton.LeftButton)
    assert dialog.chosen is Part.WHOLE


def test_only_the_part_is_read_and_the_window_says_so(window, qtbot, folder, info):
    whole = info.grid
    assert whole is not None
    crop = Crop(first_kji=(10, 60, 40), stop_kji=(30, 100, 90))
    found = find(folder, Monitor())
    window.door._read(Choice(info=best_ct(found), crop=crop), found)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    grid = window.session.volume.grid
    assert grid.shape_kji == (20, 40, 50)
    assert grid.to_lps((0, 0, 0)) == pytest.approx(whole.to_lps((40, 60, 10)))
    assert window.notice.isVisible()
    assert "20 of 40 slices" in window.notice.words


def test_a_part_can_be_asked_for_in_the_chooser(window, qtbot, folder, tmp_path):
    """Two series, so that there is a chooser; its other button leads to the box."""
    voxels = np.full((12, 24, 24), -1000, np.int16)
    write_ct(tmp_path / "short", voxels, AFFINE)
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    met: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SeriesChooser):
            met.append("chooser")
            QTimer.singleShot(10, press)
            button = dialog.findChild(QPushButton, "series.part")
            assert button is not None
            button.click()
        elif isinstance(dialog, CropDialog) and dialog._views:
            met.append("box")
            pressed(dialog, "open").click()
        else:
            QTimer.singleShot(10, press)

    QTimer.singleShot(0, press)
    window.door.open_path(tmp_path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert met == ["chooser", "box"]
    assert window.session.volume.grid.shape_kji[1] < SIZE

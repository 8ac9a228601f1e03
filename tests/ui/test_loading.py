"""While images load: their first slice, true to side and scale, and nothing to edit."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from planner.imaging.picture import SlicePicture
from planner.imaging.volume import Grid
from planner.work import Monitor
from tests.dicom_files import PATIENT_AXES, scanner_affine
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.opening import OnPicture
from ui.panels.loading_page import LoadingPage
from ui.viewports.furniture import edge_letters


def bright_lps_mm(grid: Grid):
    return grid.center_lps_mm + np.array((8.0, 4.0, 0.0))


def picture_of(position: str) -> SlicePicture:
    """A slice with one bright voxel towards the patient's left and back."""
    matrix = scanner_affine(
        position, spacing_xyz_mm=(0.5, 0.5, 2), origin_lps_mm=(0, 0, 0)
    )
    grid = Grid(shape_kji=(1, 64, 64), lps_from_ijk=matrix)
    slice_hu = np.full((64, 64), -1000, np.int16)
    i, j, _ = np.rint(grid.to_ijk(bright_lps_mm(grid))).astype(int)
    slice_hu[j, i] = 3000
    return SlicePicture(slice_hu=slice_hu, grid=grid)


@pytest.mark.parametrize("position", sorted(PATIENT_AXES))
def test_the_patients_left_is_on_the_right_however_the_patient_lay(
    window, qtbot, position
):
    page = LoadingPage(window.look)
    qtbot.addWidget(page)
    page.resize(640, 640)
    page.begin(picture_of(position))
    with qtbot.waitExposed(page):
        page.show()
    camera = page.view.camera
    assert camera is not None
    assert edge_letters(camera.right_lps, camera.down_lps) == {
        "left": "R",
        "right": "L",
        "top": "A",
        "bottom": "P",
    }
    grab = page.view.grab().toImage()
    at = camera.to_px(bright_lps_mm(picture_of(position).grid))
    # Half a voxel of room: the phantom's voxel is where rounding has put it.
    near = [
        grab.pixelColor(int(at[0]) + dx, int(at[1]) + dy).lightness()
        for dx in range(-6, 7)
        for dy in range(-6, 7)
    ]
    assert max(near) > 200


@pytest.fixture
def slow_opening(window, monkeypatch):
    """Open something that brings its first slice and then waits to be let go."""
    go_on = threading.Event()

    def work(monitor: Monitor, show: OnPicture) -> object:
        show(picture_of("HFS"))
        monitor.report(0.37)
        while not go_on.wait(0.01):
            monitor.check()
        return None

    yield lambda: window.door.loading.run(
        "Opening …", work, then=lambda _: None, on_error=window.door.refused.emit
    )
    go_on.set()


def test_the_first_slice_covers_the_case_which_comes_back_unchanged(
    window, show_case, qtbot, slow_opening
):
    show_case(phantom_case(SAFE_NEEDLE))
    before = window.session.case
    slow_opening()
    qtbot.waitUntil(window.loading.isVisible)
    words = window.loading.findChild(QLabel, "loading.words")
    qtbot.waitUntil(lambda: words.text() == "Loading … 37 %")
    assert not window.views.isVisible()
    assert not window.side.isVisible()
    for name in ("needle.delete", "tool.needle", "file.save", "view.maximise_1"):
        assert not window.actions_by_id.qt[name].isEnabled(), name
    qtbot.keyClick(window, Qt.Key.Key_Delete)
    cancel = window.loading.findChild(QPushButton, "loading.cancel")
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.views.isVisible)
    assert window.session.case == before
    assert window.actions_by_id.qt["needle.delete"].isEnabled()


def test_escape_cancels_and_the_start_screen_is_back(window, qtbot, slow_opening):
    slow_opening()
    qtbot.waitUntil(window.loading.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.start.isVisible)
    assert window.session is None


def test_a_folder_shows_its_middle_slice_before_the_case_is_there(
    window, qtbot, tmp_path: Path
):
    pictures: list[SlicePicture] = []
    window.door.loading.pictured.connect(pictures.append)
    window.door.open_demo()
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    (picture,) = pictures
    volume = window.session.volume
    k = volume.grid.to_ijk(picture.grid.center_lps_mm)[2]
    assert k == pytest.approx(volume.grid.shape_kji[0] // 2)
    assert np.array_equal(picture.slice_hu, volume.voxels_hu[round(float(k))])

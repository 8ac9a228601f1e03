"""Which series is meant: asked only where there is something to decide."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from planner.dicom.series import Discovery
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct
from ui.dialogs.series_chooser import SeriesChooser
from ui.dialogs.series_tree import UNREADABLE_PICTURE, SeriesTree
from ui.messages.set_aside import aside_summary
from ui.opening import find
from ui.settings import read_settings

Part = TypeVar("Part", bound=QObject)

FINE = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 1), origin_lps_mm=(0, 0, 0))
THICK = scanner_affine("HFS", spacing_xyz_mm=(1, 1, 3), origin_lps_mm=(0, 0, 0))


def named(description: str, **more: object):
    def edit(image, k: int) -> None:
        image.SeriesDescription = description
        for name, value in more.items():
            setattr(image, name, value)

    return edit


def phantom(count: int) -> np.ndarray:
    voxels = np.full((count, 24, 24), -1000, np.int16)
    voxels[:, 6:14, 8:20] = 700
    return voxels


@pytest.fixture
def disc(tmp_path: Path) -> Path:
    """A thin bone CT, a thick soft one, one whose slices are two, and a localiser."""
    folder = tmp_path / "disc"
    write_ct(folder / "soft", phantom(12), THICK, edit=named("Soft tissue"))
    write_ct(folder / "bone", phantom(36), FINE, edit=named("Bone thin"))
    write_ct(folder / "two", phantom(2), FINE, edit=named("Two slices"))
    localiser = named("Scout", ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    write_ct(folder / "scout", phantom(1), FINE, edit=localiser)
    return folder


@pytest.fixture
def meet(qtbot) -> Callable[[Callable[[SeriesChooser], None]], list[SeriesChooser]]:
    """Do something with the chooser that is about to appear."""

    def meet(act: Callable[[SeriesChooser], None]) -> list[SeriesChooser]:
        met: list[SeriesChooser] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, SeriesChooser):
                QTimer.singleShot(10, look)
                return
            met.append(dialog)
            act(dialog)

        QTimer.singleShot(0, look)
        return met

    return meet


def tree(dialog: SeriesChooser) -> SeriesTree:
    return child(dialog, "series.tree", SeriesTree)


def child(parent: QObject, name: str, kind: type[Part]) -> Part:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def reads(dialog: SeriesChooser, name: str) -> str:
    return child(dialog, name, QLabel).text()


def make_chooser(window, found: Discovery) -> SeriesChooser:
    dialog = SeriesChooser(window, window.look, found, proposed=None)
    dialog.resize(900, 640)
    return dialog


def test_the_thin_bone_series_is_chosen_already_and_return_opens_it(
    window, qtbot, disc, meet
):
    said: list[str] = []

    def accept(dialog: SeriesChooser) -> None:
        assert dialog.chosen is not None
        said.extend([dialog.chosen.description, reads(dialog, "series.head")])
        qtbot.keyClick(tree(dialog), Qt.Key.Key_Return)

    meet(accept)
    window.door.open_path(disc)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert said[0] == "Bone thin"
    assert "1.00 mm" in said[1]
    assert window.session.volume.grid.shape_kji[0] == 36


def test_arrow_keys_go_from_series_to_series_and_typing_finds_one(
    window, qtbot, disc, meet
):
    seen: list[str] = []

    def walk(dialog: SeriesChooser) -> None:
        rows = tree(dialog)
        qtbot.keyClick(rows, Qt.Key.Key_Home)
        for _ in range(3):
            assert dialog.chosen is not None
            seen.append(dialog.chosen.description)
            qtbot.keyClick(rows, Qt.Key.Key_Down)
        qtbot.keyClicks(rows, "sof")
        assert dialog.chosen is not None
        seen.append(dialog.chosen.description)
        qtbot.keyClick(rows, Qt.Key.Key_Escape)

    met = meet(walk)
    with qtbot.waitSignal(window.door.loading.ended):
        window.door.open_path(disc)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert sorted(seen[:3]) == ["Bone thin", "Soft tissue", "Two slices"]
    assert seen[3] == "Soft tissue"
    assert len(met) == 1
    assert window.session is None


def test_a_refused_series_can_be_chosen_to_read_why_but_not_opened(window, qtbot, disc):
    dialog = make_chooser(window, find(disc, Monitor()))
    dialog.show()
    qtbot.keyClicks(tree(dialog), "two")
    assert "Cannot be opened" in reads(dialog, "series.verdict")
    assert "A stack of 2 is no volume" in reads(dialog, "series.reasons")
    assert not child(dialog, "series.open", QPushButton).isEnabled()
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def test_every_row_in_view_gets_its_picture_and_the_window_never_waits(
    window, qtbot, disc
):
    dialog = make_chooser(window, find(disc, Monitor()))
    shown: dict[int, bool] = {}
    rows = tree(dialog)
    show = rows._thumbnails._show
    rows._thumbnails._show = lambda row, picture: (
        shown.update({row: picture is not None}),
        show(row, picture),
    )[1]
    dialog.show()
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert all(shown.values())
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def test_a_picture_that_cannot_be_read_shows_a_sign_and_the_next_ones_follow(
    window, qtbot, disc
):
    for file in (disc / "bone").glob("*.dcm"):
        file.write_bytes(file.read_bytes()[:-200])
    dialog = make_chooser(window, find(disc, Monitor()))
    rows = tree(dialog)
    shown: dict[int, bool] = {}
    show = rows._thumbnails._show
    rows._thumbnails._show = lambda row, picture: (
        shown.update({row: picture is not None}),
        show(row, picture),
    )[1]
    dialog.show()
    qtbot.waitUntil(lambda: len(shown) == 3)
    assert sorted(shown.values()) == [False, True, True]
    tips = {item.toolTip(0) for item, info in rows._rows.values()}
    assert UNREADABLE_PICTURE in tips
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def test_patients_are_named_when_it_is_asked_and_nameless_again(window, qtbot, disc):
    dialog = make_chooser(window, find(disc, Monitor()))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    heading = tree(dialog).topLevelItem(0)
    assert heading is not None
    study = heading.child(0)
    assert study is not None
    assert heading.text(0) == "Patient 1"
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(dialog, Qt.Key.Key_I, keys)
    qtbot.waitUntil(lambda: "Planted, Person" in heading.text(0))
    assert "ID PLANTED-ID-KQXV" in heading.text(0)
    assert "born 1961-02-03" in heading.text(0)
    assert study.text(0) == "Study 1  ·  scanned 1961-02-03"
    qtbot.keyClick(dialog, Qt.Key.Key_I, keys)
    qtbot.waitUntil(lambda: heading.text(0) == "Patient 1")
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def test_what_was_set_aside_unfolds_into_its_reasons(window, qtbot, disc):
    found = find(disc, Monitor())
    assert aside_summary(found.set_aside) == "1 file set aside: 1 localiser"
    dialog = make_chooser(window, found)
    dialog.show()
    lines = child(dialog, "series.aside.lines", QLabel)
    assert not lines.isVisible()
    qtbot.mouseClick(
        child(dialog, "series.aside", QPushButton), Qt.MouseButton.LeftButton
    )
    assert lines.isVisible()
    assert lines.text().startswith("1 localiser (")
    dialog.release()
    dialog.close()
    dialog.deleteLater()


def test_one_ct_among_other_things_opens_without_a_question(
    window, qtbot, tmp_path: Path
):
    write_ct(tmp_path / "ct", phantom(12), FINE)
    write_ct(
        tmp_path / "scout",
        phantom(1),
        FINE,
        edit=named("Scout", ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"]),
    )
    window.door.open_path(tmp_path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert not window.notice.isVisible()


def test_after_a_refusal_another_series_can_be_taken(window, qtbot, disc, meet):
    """The pixels of the proposed series are cut off once it was found."""
    heads: list[str] = []

    def damage_then_accept(dialog: SeriesChooser) -> None:
        for file in (disc / "bone").glob("*.dcm"):
            file.write_bytes(file.read_bytes()[:-200])
        meet(take_the_other)
        qtbot.keyClick(tree(dialog), Qt.Key.Key_Return)

    def take_the_other(dialog: SeriesChooser) -> None:
        heads.append(reads(dialog, "series.head"))
        qtbot.keyClicks(tree(dialog), "sof")
        qtbot.keyClick(tree(dialog), Qt.Key.Key_Return)

    meet(damage_then_accept)
    window.door.open_path(disc)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert "cut short" in heads[0]
    assert window.session.volume.grid.shape_kji[0] == 12


def test_the_chooser_is_as_large_again_as_it_was_left(
    window, qtbot, disc, meet, tmp_path: Path
):
    def enlarge(dialog: SeriesChooser) -> None:
        dialog.resize(1100, 720)
        qtbot.keyClick(tree(dialog), Qt.Key.Key_Escape)

    meet(enlarge)
    window.door.open_path(disc)
    qtbot.waitUntil(lambda: window.settings.chooser_width == 1100)
    assert read_settings(tmp_path / "settings.toml").chooser_height == 720


def test_a_corrected_ct_opens_and_the_window_says_what_was_done(
    window, qtbot, tmp_path: Path
):
    voxels = phantom(14)
    files = write_ct(tmp_path / "ct", voxels, FINE)
    files[5].unlink()
    window.door.open_path(tmp_path)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert window.notice.isVisible()
    assert "interpolated" in window.notice.words


def test_a_department_that_names_nobody_locks_the_button_too(window, disc):
    dialog = SeriesChooser(
        window,
        window.look,
        find(disc, Monitor()),
        proposed=None,
        shows_identity=True,
        identity_lock="Set by Spine unit",
    )
    names = child(dialog, "series.identity", QPushButton)
    assert not names.isEnabled()
    assert not names.isChecked()
    assert names.toolTip() == "Set by Spine unit"
    dialog.release()
    dialog.deleteLater()

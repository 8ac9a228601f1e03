"""Export from the window: asked, written whole, never over anything unasked."""

import json
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
)

from planner.exchange.markups import markups_document
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from ui.dialogs.export import ExportDialog

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def case(show_case):
    show_case(phantom_case(SAFE_NEEDLE))


@pytest.fixture
def opened(window, qtbot, tmp_path) -> Callable[..., None]:
    """Press the key and use the dialog; what goes wrong in it fails the test."""
    window._asker._place = str(tmp_path)

    def go(use: Callable[[ExportDialog], None]) -> None:
        failures: list[BaseException] = []

        def drive() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ExportDialog)
            try:
                use(dialog)
            except BaseException as error:  # noqa: BLE001 - told after the dialog
                failures.append(error)
            finally:
                dialog.release()
                dialog.done(dialog.result())

        QTimer.singleShot(0, drive)
        qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
        if failures:
            raise failures[0]

    return go


def part(dialog, kind, name):
    return dialog.findChild(kind, f"export.{name}")


def test_markups_are_written_where_it_was_said(window, case, opened, qtbot, tmp_path):
    def use(dialog):
        assert not dialog.order.identified  # nobody is named unless that is ticked
        part(dialog, QCheckBox, "identified").click()
        assert dialog.order.identified
        part(dialog, QRadioButton, "markups").click()
        assert part(dialog, QLineEdit, "where").text() == str(
            tmp_path / "needles.mrk.json"
        )
        part(dialog, QPushButton, "done").click()
        qtbot.waitUntil(lambda: dialog.told != "", timeout=20_000)

    opened(use)
    document = json.loads((tmp_path / "needles.mrk.json").read_text(encoding="utf-8"))
    point = document["markups"][0]["controlPoints"][1]["position"]
    np.testing.assert_allclose(point, SAFE_NEEDLE.tip_lps_mm, atol=1e-4)
    assert "needles.mrk.json is written" in window.notice.words


def test_what_is_there_is_replaced_only_on_a_second_word(
    window, case, opened, qtbot, tmp_path
):
    target = tmp_path / "needles.mrk.json"
    target.write_text("mine", encoding="utf-8")

    def use(dialog):
        part(dialog, QRadioButton, "markups").click()
        part(dialog, QPushButton, "done").click()
        assert "is there already" in part(dialog, QLabel, "words").text()
        assert part(dialog, QPushButton, "done").text() == "Replace"
        assert target.read_text(encoding="utf-8") == "mine"
        part(dialog, QLineEdit, "where").setText(str(tmp_path / "other.json"))
        assert part(dialog, QPushButton, "done").text() == "Export"
        assert not dialog.order.overwrite
        part(dialog, QLineEdit, "where").setText(str(target))
        part(dialog, QPushButton, "done").click()
        assert target.read_text(encoding="utf-8") == "mine"
        part(dialog, QPushButton, "done").click()
        qtbot.waitUntil(lambda: dialog.told != "", timeout=20_000)

    opened(use)
    assert "markups" in target.read_text(encoding="utf-8")


def test_a_refusal_is_told_in_the_dialog_and_nothing_is_left(
    window, case, opened, qtbot, tmp_path
):
    """The phantom's images were never opened from a folder."""

    def use(dialog):
        part(dialog, QRadioButton, "case").click()
        part(dialog, QPushButton, "done").click()
        words = part(dialog, QLabel, "words")
        qtbot.waitUntil(lambda: "no longer where" in words.text(), timeout=20_000)
        assert part(dialog, QPushButton, "done").isEnabled()

    opened(use)
    assert list(tmp_path.glob("isthmus-*")) == []


def test_cancel_stops_the_writing_and_leaves_nothing(
    window, case, opened, qtbot, tmp_path
):
    before = set(tmp_path.iterdir())

    def use(dialog):
        part(dialog, QRadioButton, "surfaces").click()
        part(dialog, QPushButton, "done").click()
        part(dialog, QPushButton, "cancel").click()
        qtbot.waitUntil(
            lambda: part(dialog, QPushButton, "done").isEnabled(), timeout=20_000
        )
        assert part(dialog, QLabel, "words").text() == "Stopped. Nothing was written."

    opened(use)
    assert set(tmp_path.iterdir()) == before


def test_needles_come_back_from_3d_slicer_in_one_step(window, case, tmp_path):
    path = tmp_path / "back.mrk.json"
    document = markups_document(phantom_case(BREACHING_NEEDLE), state="x")
    path.write_text(json.dumps(document), encoding="utf-8")
    window._asker.markups = lambda: path
    before = window.session.case
    window.actions_by_id.qt["file.import_needles"].trigger()
    needles = window.session.case.level("L1").needles
    assert [needle.id for needle in needles] == ["R1", "R2"]
    np.testing.assert_allclose(
        needles[1].tip_lps_mm, BREACHING_NEEDLE.tip_lps_mm, atol=1e-4
    )
    assert "One line of back.mrk.json" in window.notice.words
    window.session.undo()
    assert window.session.case == before


def test_a_file_of_another_frame_changes_nothing(window, case, tmp_path):
    path = tmp_path / "other.mrk.json"
    document = markups_document(phantom_case(BREACHING_NEEDLE), state="x")
    document["markups"][0]["coordinateSystem"] = "RAS"
    path.write_text(json.dumps(document), encoding="utf-8")
    window._asker.markups = lambda: path
    before = window.session.case
    window.actions_by_id.qt["file.import_needles"].trigger()
    assert window.session.case == before
    assert "Nothing was taken over" in window.notice.words

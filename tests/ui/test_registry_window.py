"""The registry in the window: filtered, counted, compared, added to without names."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
)

from planner.review.case import Learning
from planner.review.document import write_case
from planner.review.notes import with_told
from planner.review.registry import open_registry
from planner.review.registry_document import read_cases
from planner.shipped import published_cases
from tests.review_cases import V19, V20A, V20C, changed
from tests.ui.conftest import PATIENCE_MS, SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child
from ui.dialogs.files import FileAsker
from ui.dialogs.registry import RegistryDialog


class Answers(FileAsker):
    """Answers with a path of the test, as a user would choose it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def cases(self) -> Path | None:
        return self._path

    def place_for_cases(self) -> Path | None:
        return self._path


@pytest.fixture
def open_dialog(window, qtbot, tmp_path: Path):
    """Return a function that opens the registry, `ours` beside the others."""
    registry = open_registry(tmp_path / "registry.sqlite", published_cases())

    def open_(ours=None, file: str = "cases.json") -> RegistryDialog:
        dialog = RegistryDialog(
            window,
            window.look,
            window._book,
            registry,
            ours=ours,
            asker=Answers(tmp_path / file),
        )
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_


def cells(dialog, name: str) -> list[list[str]]:
    table = child(dialog, name, QTableWidget)
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, place) for place in range(table.columnCount())]
        found.append(["" if item is None else item.text() for item in items])
    return found


def said(dialog, name: str = "registry.said") -> str:
    return str(child(dialog, name, QLabel).text())


def press(dialog, name: str, qtbot) -> None:
    qtbot.mouseClick(child(dialog, name, QPushButton), Qt.MouseButton.LeftButton)


def choose(dialog, facet: str, value: str) -> None:
    box = child(dialog, f"registry.{facet}", QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_every_case_is_listed_and_counted_by_patients(open_dialog):
    dialog = open_dialog()
    assert len(cells(dialog, "registry.cases")) == 18
    assert "18 cases of 17 patients" in said(dialog, "registry.counted")
    onset = child(dialog, "registry.onset", QComboBox)
    assert onset.itemText(onset.findData("unknown")) == "not told  (13)"


def test_filters_narrow_the_list_together_and_are_cleared_at_once(open_dialog, qtbot):
    dialog = open_dialog()
    choose(dialog, "technique", "PKP")
    assert len(cells(dialog, "registry.cases")) == 2
    choose(dialog, "level", "T7")
    assert [row[0] for row in cells(dialog, "registry.cases")] == ["Mao et al (2024)"]
    choose(dialog, "onset", "late")
    assert cells(dialog, "registry.cases") == []
    assert cells(dialog, "registry.beside") == []
    press(dialog, "registry.clear", qtbot)
    assert len(cells(dialog, "registry.cases")) == 18


def test_the_reviewers_case_stands_beside_the_nearest_one(open_dialog):
    dialog = open_dialog(V19)
    first = cells(dialog, "registry.cases")[0]
    assert first[:3] == ["1.5 of 6", "Liao et al (2025)", "T12"]
    beside = {row[0]: row[1:] for row in cells(dialog, "registry.beside")}
    assert beside["Place of the cement"] == [*["within the dura"] * 2, "the same"]
    assert beside["Kind of fracture"] == ["not told", "osteoporosis", "not told"]
    assert beside["Weakest muscle"][0] == "left 2, right 1"
    assert beside["Weakest muscle"][1] == "left 0, right 0; at last left 4, right 4"


def test_another_case_that_is_chosen_is_compared(open_dialog):
    dialog = open_dialog(V19)
    table = child(dialog, "registry.cases", QTableWidget)
    table.selectRow(3)
    chosen = cells(dialog, "registry.cases")[3][1]
    head = child(dialog, "registry.beside", QTableWidget).horizontalHeaderItem(2)
    assert head is not None
    assert head.text() == chosen


def test_ours_is_added_without_what_was_typed_and_removed_on_request(
    open_dialog, qtbot
):
    dialog = open_dialog(changed(V20A, learning=Learning(note="Mrs Smith")))
    press(dialog, "registry.add_ours", qtbot)
    assert "learning.note" in said(dialog)
    assert "1 own" in said(dialog, "registry.counted")
    choose(dialog, "origin", "own")
    child(dialog, "registry.cases", QTableWidget).selectRow(0)
    QTimer.singleShot(0, lambda: _answer("Remove"))
    press(dialog, "registry.remove", qtbot)
    assert "0 own" in said(dialog, "registry.counted")


def _answer(words: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if each.text() == words).click()


def test_whoever_thinks_twice_keeps_the_case(open_dialog, qtbot):
    dialog = open_dialog(V20A)
    press(dialog, "registry.add_ours", qtbot)
    choose(dialog, "origin", "own")
    QTimer.singleShot(0, lambda: _answer("Cancel"))
    press(dialog, "registry.remove", qtbot)
    assert "1 own" in said(dialog, "registry.counted")


def test_a_published_case_cannot_be_removed(open_dialog):
    dialog = open_dialog()
    assert not child(dialog, "registry.remove", QPushButton).isEnabled()


@pytest.mark.parametrize("file", ["cases.json", "cases.csv"])
def test_what_is_shown_is_exported(file: str, open_dialog, qtbot, tmp_path: Path):
    dialog = open_dialog(file=file)
    choose(dialog, "level", "L5")
    press(dialog, "registry.export", qtbot)
    assert said(dialog) == f"Wrote 1 cases to {file}."
    assert [case.case_id for case in read_cases(tmp_path / file)] == ["S003-own"]


def test_a_file_that_holds_no_cases_is_told_and_changes_nothing(
    open_dialog, qtbot, tmp_path: Path
):
    (tmp_path / "cases.json").write_text('{"schema": "something/1"}')
    dialog = open_dialog()
    press(dialog, "registry.add_file", qtbot)
    qtbot.waitUntil(lambda: said(dialog) != "", timeout=PATIENCE_MS)
    assert "is not an Isthmus review case" in said(dialog)
    assert len(cells(dialog, "registry.cases")) == 18


def test_cases_of_a_file_are_added(open_dialog, qtbot, tmp_path: Path):
    write_case(V20C, tmp_path / "cases.json")
    dialog = open_dialog()
    press(dialog, "registry.add_file", qtbot)
    qtbot.waitUntil(lambda: said(dialog) != "", timeout=PATIENCE_MS)
    assert "Added 1" in said(dialog)
    assert len(cells(dialog, "registry.cases")) == 19


def test_the_menu_opens_it_with_what_was_told_of_this_level(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    assert window.review.known_case() is None
    window.session.apply(partial(with_told, level="L1", told=V20A), label="told")
    ours = window.review.known_case()
    assert ours is not None
    assert ours.imaging == V20A.imaging
    opened = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        opened.append(type(dialog))
        assert isinstance(dialog, RegistryDialog)
        dialog.accept()

    QTimer.singleShot(0, look)
    window.actions_by_id.qt["review.registry"].trigger()
    assert opened == [RegistryDialog]

"""The program says under which licences its parts are."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from ui import resources
from ui.dialogs.about import AboutDialog
from ui.site_book import site_book
from ui.theme import LIGHT, Look


def _told(qtbot) -> str:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog(parent, Look(theme=LIGHT), site_book())
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_where_the_licences_of_its_parts_lie_is_told_if_it_carries_them(
    qtbot, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(resources, "LICENCES", tmp_path)
    assert str(tmp_path) in _told(qtbot)
    monkeypatch.setattr(resources, "LICENCES", tmp_path / "not here")
    assert "licences of all its parts" not in _told(qtbot)

"""Asks for a folder or a file. The last place is remembered until the program ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import say
from ui.messages import files as words
from ui.messages.files import filters
from ui.messages.fluoroscopy import FILM_NAME
from ui.messages.plugins_dialog import CHOOSE as PLUGIN_TITLE

FILM_SUFFIXES = (".gif", ".png")
REPORT_NAME = "report.pdf"
REPORT_SUFFIXES = (".pdf", ".html", ".htm")
AUDIT_NAME = "audit-trail.csv"
CASES_NAME = "review-cases.json"
CASES_SUFFIXES = (".json", ".csv")
SAVE_SUFFIXES = (".isthmus", ".json")


QT_REMEMBERS = ("FileDialog/history", "FileDialog/lastVisited")
"""Where Qt writes the folders that were chosen, for every program of this user."""


@contextmanager
def forgotten() -> Iterator[None]:
    """Let Qt remember no folder of ours: folders bear names. Others' places stay."""
    shelf = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: shelf.value(key) for key in QT_REMEMBERS}
    try:
        yield
    finally:
        shelf = QSettings(QSettings.Scope.UserScope, "QtProject")
        for key, value in before.items():
            if value is None:
                shelf.remove(key)
            else:
                shelf.setValue(key, value)
        shelf.sync()


class FileAsker:
    """Remembers where the last answer was, in memory only: folders bear names."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._place = str(Path.home())

    def folder(self) -> Path | None:
        with forgotten():
            chosen = QFileDialog.getExistingDirectory(
                self._parent, say(words.OPEN_FOLDER), self._place
            )
        return self._remembered(chosen)

    def file(self) -> Path | None:
        with forgotten():
            chosen, _ = QFileDialog.getOpenFileName(
                self._parent,
                say(words.OPEN_FILE),
                self._place,
                filters(words.OPEN_FILES),
            )
        return self._remembered(chosen)

    def labels(self) -> Path | None:
        with forgotten():
            chosen, _ = QFileDialog.getOpenFileName(
                self._parent,
                say(words.CHOOSE_LABELS),
                self._place,
                filters(words.LABEL_FILES),
            )
        return self._remembered(chosen)

    def plugin(self) -> Path | None:
        """Ask for a plugin: one file, or the manifest in its folder."""
        with forgotten():
            chosen, _ = QFileDialog.getOpenFileName(
                self._parent,
                say(PLUGIN_TITLE),
                self._place,
                filters(words.PLUGIN_FILES),
            )
        return self._remembered(chosen)

    def place_for_case(self, proposed: str, *, only_cases: bool = False) -> Path | None:
        """Ask where a case is to be saved; `only_cases` leaves plan documents out."""
        kinds = words.SAVE_FILES[:1] if only_cases else words.SAVE_FILES
        with forgotten():
            chosen, kind = QFileDialog.getSaveFileName(
                self._parent,
                say(words.SAVE_CASE),
                str(Path(self._place) / proposed),
                filters(kinds),
            )
        path = self._remembered(chosen)
        allowed = SAVE_SUFFIXES[:1] if only_cases else SAVE_SUFFIXES
        if path is not None and path.suffix.lower() not in allowed:
            suffix = ".json" if kind == say(words.PLAN_FILES) else ".isthmus"
            path = path.with_name(f"{path.name}{suffix}")
        return path

    def report(self) -> Path | None:
        """Ask where a report is to be saved: as PDF or as a web page."""
        with forgotten():
            chosen, kind = QFileDialog.getSaveFileName(
                self._parent,
                say(words.SAVE_REPORT),
                str(Path(self._place) / REPORT_NAME),
                filters(words.REPORT_FILES),
            )
        path = self._remembered(chosen)
        if path is not None and path.suffix.lower() not in REPORT_SUFFIXES:
            suffix = ".html" if "html" in kind else ".pdf"
            path = path.with_name(f"{path.name}{suffix}")
        return path

    @property
    def place(self) -> Path:
        """Where the last answer was."""
        return Path(self._place)

    def export_folder(self) -> Path | None:
        """Ask for the folder in which an export is to lie."""
        with forgotten():
            chosen = QFileDialog.getExistingDirectory(
                self._parent, say(words.EXPORT_TO), self._place
            )
        if chosen:
            self._place = chosen
        return Path(chosen) if chosen else None

    def markups(self) -> Path | None:
        """Ask for a markups file of 3D Slicer."""
        with forgotten():
            chosen, _ = QFileDialog.getOpenFileName(
                self._parent,
                say(words.TAKE_MARKUPS_FROM),
                self._place,
                filters(words.MARKUP_FILES),
            )
        return self._remembered(chosen)

    def audit_csv(self) -> Path | None:
        """Ask where an audit trail is to be saved."""
        with forgotten():
            chosen, _ = QFileDialog.getSaveFileName(
                self._parent,
                say(words.SAVE_AUDIT),
                str(Path(self._place) / AUDIT_NAME),
                filters(words.AUDIT_FILES),
            )
        path = self._remembered(chosen)
        if path is not None and not path.suffix:
            path = path.with_name(f"{path.name}.csv")
        return path

    def cases(self) -> Path | None:
        """Ask for a file with review cases."""
        with forgotten():
            chosen, _ = QFileDialog.getOpenFileName(
                self._parent,
                say(words.ADD_CASES),
                self._place,
                filters(words.REVIEW_CASE_FILES),
            )
        return self._remembered(chosen)

    def place_for_cases(self) -> Path | None:
        """Ask where review cases are to be saved: as a document or as a table."""
        with forgotten():
            chosen, kind = QFileDialog.getSaveFileName(
                self._parent,
                say(words.EXPORT_CASES),
                str(Path(self._place) / CASES_NAME),
                filters(words.REVIEW_CASE_FILES),
            )
        path = self._remembered(chosen)
        if path is not None and path.suffix.lower() not in CASES_SUFFIXES:
            suffix = ".csv" if "csv" in kind else ".json"
            path = path.with_name(f"{path.name}{suffix}")
        return path

    def film(self) -> Path | None:
        """Ask where an advance is to be saved: as moving pictures or as a strip."""
        with forgotten():
            chosen, kind = QFileDialog.getSaveFileName(
                self._parent,
                say(words.EXPORT_FILM),
                str(Path(self._place) / FILM_NAME),
                filters(words.FILM_FILES),
            )
        path = self._remembered(chosen)
        if path is not None and path.suffix.lower() not in FILM_SUFFIXES:
            suffix = ".png" if "png" in kind else ".gif"
            path = path.with_name(f"{path.name}{suffix}")
        return path

    def _remembered(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._place = str(path.parent)
        return path

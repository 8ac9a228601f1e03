"""Starts the window, and stands guard: no error ends in a trace on the screen."""

import logging
import sys
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from planner.plan.catalogue import load_catalogue
from planner.private_folder import remove_left_behind
from ui.crash import write_crash_file
from ui.garbage import GarbageCollector
from ui.graphics import settle
from ui.language import use_language
from ui.main_window import MainWindow
from ui.messages.errors import crash_sentence
from ui.messages.settings import settings_words
from ui.messages.words import PRODUCT
from ui.motion import system_wants_less_motion
from ui.native_crash import find_falls, watch_faults
from ui.qt_words import QtWords
from ui.resources import resource
from ui.settings import (
    Settings,
    SettingsProblem,
    settings_and_problems,
    settings_path,
    write_settings,
)
from ui.site_book import site_book
from ui.start_language import language_at_start
from ui.theme import THEMES, Look, add_own_faces
from ui.unsaved_work import unsaved_folder

LOG = logging.getLogger(__name__)


def make_window(
    application: QApplication,
    settings: Settings | None = None,
    *,
    settings_file: Path | None = None,
    unsaved: Path | None = None,
    asked: str | None = None,
) -> MainWindow:
    """Return a window with everything it needs, not yet shown.

    Work that has no file yet is kept in the folder `unsaved`, or in the user's own.
    The language is the one `asked` for now, else that of the settings. Figures have a
    decimal point in every language: a plan is read by others too.

    Raises
    ------
    BadRuleBook, BadNeedle
        If the rule book or the needle catalogue of this installation is damaged.
    """
    file = settings_file or settings_path()
    problems: tuple[SettingsProblem, ...] = ()
    if settings is None:
        settings, problems = settings_and_problems(file)
    book = site_book()
    QLocale.setDefault(QLocale.c())
    use_language(asked or language_at_start(settings, book))
    add_own_faces()
    look = Look(
        theme=THEMES[settings.theme],
        text_percent=settings.text_percent,
        still=_is_still(settings),
    )
    application.setStyle("Fusion")
    look.dress(application)
    look.changed.connect(lambda: look.dress(application))
    look.bind(QtWords(application, look).follow)
    window = MainWindow(
        look=look,
        settings=settings,
        on_settings=lambda changed, before: write_settings(
            changed, file, before=before
        ),
        book=book,
        catalogue=load_catalogue(resource("needles", "catalogue.toml")),
        unsaved=unsaved or unsaved_folder(),
    )
    look.setParent(window)
    window.setWindowIcon(look.icon("isthmus", "accent"))
    if problems:
        window.notice.say(settings_words(problems))
    return window


def _is_still(settings: Settings) -> bool:
    """Tell whether things must not move: as the user said, or else the system."""
    if settings.motion == "system":
        return system_wants_less_motion()
    return settings.motion == "less"


def run_window(path: Path | None, *, asked: str | None = None) -> int:
    """Show the window, with a case if one is named, until it is closed.

    `asked` is the language for this once.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName(PRODUCT)
    application.setApplicationDisplayName(PRODUCT)
    falls = find_falls()
    watch = watch_faults()
    window = make_window(application, asked=asked)
    window.fall.tell(falls)
    GarbageCollector(window)
    guard(window)
    if window.settings.window_maximised:
        window.showMaximized()
    else:
        window.show()
    # A card is tried once the window is there: it takes a while, but only once.
    Thread(target=settle, daemon=True).start()
    # Elsewhere, for what a killed process has left may be large.
    Thread(target=remove_left_behind, daemon=True).start()
    if path is not None:
        window.door.open_path(path)
    if window.settings.offers_tour:
        window.tour.offer()
    code = application.exec()
    if watch is not None:
        watch.release()
    return code


def guard(window: MainWindow) -> None:
    """Turn every error nobody caught into a crash file and one sentence."""

    def report(
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        LOG.error("internal error: %s", kind.__name__)
        try:
            file: Path | None = write_crash_file(error)
        except OSError:
            file = None
        window.notice.say(crash_sentence(error, file))

    sys.excepthook = report

"""Every window, page and dialog of the program, one after the other.

`WITHOUT_CASE` and `WITH_CASE` are the one list of them: whoever adds a window adds it
here, and it is looked at in every language. Run as a program it writes pictures:

    python -m tests.gallery FOLDER [LANGUAGE [TEXT_PERCENT]]
"""

import sys
from collections.abc import Callable
from pathlib import Path

import attrs
from PySide6.QtCore import QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from planner.case_file.reading import read_record
from planner.dicom.choice import best_ct
from planner.rules.findings import Severity
from planner.work import Monitor
from tests.pseudo import PSEUDO, Pseudo
from ui.app import make_window
from ui.dialogs.accept_stop import accept_or_withdraw
from ui.dialogs.guide import GuideDialog
from ui.dialogs.unsaved import ask_unsaved
from ui.language import use_language
from ui.main_window import MainWindow
from ui.native_crash import Fall
from ui.opening import demo_plan, find
from ui.settings import Settings
from ui.steps import Step
from ui.theme import THEMES
from ui.tour import TOUR
from ui.viewports.arrangement import Arrangement
from ui.viewports.view_state import Tool

SETTLE_MS, SETTLE_ROUNDS = 40, 50
POLL_MS = 15
PATIENCE_MS = 60_000


@attrs.frozen(kw_only=True)
class Visit:
    """A window, and somebody who looks at whatever it shows, by name.

    `ct` is a folder with a CT series that may be chosen and cropped, `folder` one that
    files may be written to.
    """

    window: MainWindow
    ct: Path
    folder: Path
    look: Callable[[str, QWidget], None]

    def page(self, name: str) -> None:
        """Look at the window, and at all of what has to be scrolled in it."""
        settle(self.window)
        self.look(name, self.window)
        for number, area in enumerate(self.window.findChildren(QScrollArea)):
            content = area.widget()
            if content is None or not area.isVisible():
                continue
            if content.height() > area.viewport().height():
                self.look(f"{name}-{number}", content)

    def asked(self, name: str, act: Callable[[], object]) -> None:
        """Do what opens a dialog, look at each of its pages, and put it away."""
        met: list[QDialog] = []
        timer = QTimer(self.window)

        def meet() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog not in met:
                met.append(dialog)
                try:
                    self._look_through(name, dialog)
                finally:
                    dialog.reject()

        timer.timeout.connect(meet)
        timer.start(POLL_MS)
        act()
        timer.stop()
        timer.deleteLater()
        assert met, f"{name}: nothing was asked"

    def press(self, name: str) -> None:
        button = self.window.findChild(QAbstractButton, name)
        assert button is not None, name
        button.click()

    def _look_through(self, name: str, dialog: QDialog) -> None:
        settle(dialog)
        tabs = dialog.findChild(QTabWidget)
        for index in range(tabs.count() if tabs else 1):
            if tabs is not None:
                tabs.setCurrentIndex(index)
                settle(dialog)
            self.look(name if not index else f"{name}-tab{index}", dialog)


def settle(window: QWidget) -> None:
    """Let layouts follow the words in them, until nothing moves any more."""
    before: list[QRect] = []
    for _ in range(SETTLE_ROUNDS):
        QTest.qWait(SETTLE_MS)
        now = [part.geometry() for part in window.findChildren(QWidget)]
        if now == before:
            return
        before = now


Show = Callable[[Visit], None]


@attrs.frozen
class Scene:
    """Something the program shows; all but the first ones need an open case."""

    name: str
    show: Show


# --- pages of the window --------------------------------------------------------------


def _start(visit: Visit) -> None:
    visit.page("start")


def _steps(visit: Visit) -> None:
    for step in Step:
        visit.window._show_step(step)
        visit.page(f"step-{step.value}")
    visit.window._show_step(Step.OPEN)
    visit.window.views.arrange(Arrangement.SLICES)


def _sources(visit: Visit) -> None:
    """The form that asks where outlines come from, for each of its answers."""
    visit.window._show_step(Step.VERTEBRA)
    visit.press("vertebra.change")
    for source in ("labels", "landmarks", "seed"):
        visit.press(f"form.{source}")
        visit.page(f"source-{source}")
    visit.press("vertebra.back")


def _tools(visit: Visit) -> None:
    visit.window._show_step(Step.VERTEBRA)
    for tool in (Tool.NEEDLE, Tool.LANDMARK, Tool.WALL, Tool.BRUSH):
        visit.window.view_state.take_tool(tool)
        visit.page(f"tool-{tool.value}")
    visit.window.view_state.take_tool(Tool.NAVIGATE)


def _arrangements(visit: Visit) -> None:
    for arrangement in (Arrangement.WORKSHOP, Arrangement.FLUOROSCOPY):
        visit.window.views.arrange(arrangement)
        visit.page(f"views-{arrangement.value}")
    visit.window.views.arrange(Arrangement.SLICES)


def _notice(visit: Visit) -> None:
    visit.window.door.open_path(visit.folder / "no-such-folder")
    QTest.qWait(4 * SETTLE_MS)
    visit.page("notice")
    visit.window.notice.hide()


def _menus(visit: Visit) -> None:
    for number, action in enumerate(visit.window.menus.actions()):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(visit.window.mapToGlobal(visit.window.rect().topLeft()))
        QTest.qWait(SETTLE_MS)
        visit.look(f"menu-{number}", menu)
        menu.close()


def _fall(visit: Visit) -> None:
    """What is said at the start after one that ended in a crash."""
    visit.window.fall.tell(
        (Fall(path=visit.folder / "fall.txt", kind="SIGSEGV11", text=""),)
    )
    visit.page("fall")
    visit.window.fall.hide()


def _tour(visit: Visit) -> None:
    tour = visit.window.tour
    tour.offer()
    visit.page("tour-offer")
    for place in range(1, len(TOUR)):
        tour._go_to(place)
        visit.page(f"tour-{place}")
    tour.end()


def _record(visit: Visit) -> None:
    """A case that is read without its images."""
    path = visit.folder / "gallery.isthmus"
    assert visit.window.door._save_to(path)
    visit.window._show_record(path, read_record(path), "")
    visit.page("record")
    visit.window._close_record()


# --- dialogs --------------------------------------------------------------------------


def _guide(visit: Visit) -> None:
    visit.window.dialogs.guide()
    guide = visit.window.findChild(GuideDialog)
    assert guide is not None
    QTest.qWait(SETTLE_MS)
    visit.look("guide", guide)
    guide.close()


def _chooser(visit: Visit) -> None:
    found = find(visit.ct, Monitor())
    info = best_ct(found)
    questions = visit.window._questions
    visit.asked("chooser", lambda: questions.series(found, info, ""))
    visit.asked("crop", lambda: questions.part(info))


def _questions(visit: Visit) -> None:
    questions = visit.window._questions
    visit.asked("ask-images", lambda: questions.images(""))
    visit.asked("ask-damaged", lambda: questions.whole_part(""))
    visit.asked("ask-save", questions.save_to_sign)
    visit.asked("unsaved", lambda: ask_unsaved(visit.window))


def _of_needles(visit: Visit) -> None:
    window = visit.window
    session = window.session
    assert session is not None
    visit.asked("needles", window.dialogs.needles)
    visit.asked("unlock", lambda: window.dialogs.ask_unlock("R1"))
    stops = [f for f in session.judgement.findings if f.severity is Severity.STOP]
    if stops:
        visit.asked(
            "accept",
            lambda: accept_or_withdraw(window, session, stops[0], initials=""),
        )


def _signing(visit: Visit) -> None:
    window = visit.window
    assert window.session is not None
    judgement = window.session.judgement
    visit.asked("sign", lambda: window.dialogs.ask_signature(judgement, ""))
    visit.asked("history", lambda: window.dialogs.history(window.door.trail()))


def _reviewing(visit: Visit) -> None:
    visit.asked("review-answers", visit.window.review.ask_answers)
    visit.asked("plugins", visit.window.review.show_plugins)
    visit.asked("registry", lambda: visit.window.dialogs.registry(lambda: None))


def _plain_dialogs(visit: Visit) -> None:
    dialogs = visit.window.dialogs
    visit.asked("about", dialogs.about)
    visit.asked("shortcuts", dialogs.shortcuts)
    visit.asked("rules", dialogs.rules)
    visit.asked("assessment", dialogs.assessment)
    visit.asked("export", visit.window.exports.export)


WITHOUT_CASE = (Scene("start", _start), Scene("guide", _guide))
WITH_CASE = (
    Scene("steps", _steps),
    Scene("sources", _sources),
    Scene("tools", _tools),
    Scene("arrangements", _arrangements),
    Scene("notice", _notice),
    Scene("menus", _menus),
    Scene("record", _record),
    Scene("fall", _fall),
    Scene("tour", _tour),
    Scene("chooser", _chooser),
    Scene("questions", _questions),
    Scene("needles", _of_needles),
    Scene("signing", _signing),
    Scene("reviewing", _reviewing),
    Scene("dialogs", _plain_dialogs),
)


# --- as a program ---------------------------------------------------------------------


def main(folder: Path, language: str, percent: int) -> None:
    """Write a picture of each scene on the demo case."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    settings = Settings(window_width=1280, window_height=800, text_percent=percent)
    window = make_window(
        application,
        settings,
        settings_file=folder / "settings.toml",
        unsaved=folder / "unsaved",
    )
    window.look.use(theme=THEMES["light"])
    if language == PSEUDO:
        use_language(PSEUDO, Pseudo())
        window.look.spoken_anew.emit()
        window.look.changed.emit()
    else:
        window.look.use(language=language)
    window.show()

    def save(name: str, widget: QWidget) -> None:
        widget.grab().save(str(folder / f"{name}.png"))

    demo = demo_plan()
    visit = Visit(window=window, ct=demo.parent / "ct", folder=folder, look=save)
    for scene in WITHOUT_CASE:
        scene.show(visit)
    window.door.open_path(demo)
    for _ in range(PATIENCE_MS // SETTLE_MS):
        if not _is_measured(window):
            QTest.qWait(SETTLE_MS)
    for scene in WITH_CASE:
        scene.show(visit)
    assert window.session is not None
    window.session.mark_saved(demo)
    window.close()


def _is_measured(window: MainWindow) -> bool:
    session = window.session
    return session is not None and session.vertebra is not None


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2] if len(sys.argv) > 2 else "en",
        int(sys.argv[3]) if len(sys.argv) > 3 else 100,
    )

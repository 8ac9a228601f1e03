"""The tour: points at the real controls, one after the other, on the demo case.

A step that waits goes on by itself once what it asks for is done; all of them can be
passed over. Nothing is blocked meanwhile, and the case is the user's own to change.
"""

from collections.abc import Callable

import attrs
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ui.case_door import CaseDoor
from ui.language import say
from ui.messages import tour as words
from ui.opening import demo_plan
from ui.panels.callout import Callout, Ring
from ui.proposer import Proposer
from ui.session import Session
from ui.steps import Step
from ui.theme import Look

IsDone = Callable[[Session], bool]


@attrs.frozen(kw_only=True)
class TourStep:
    """`targets` are object names, the first that shows is pointed at.

    `page` is what the window shows for it; `is_done` is what it waits for.
    """

    code: str
    targets: tuple[str, ...]
    page: Step | None = None
    is_done: IsDone | None = None

    @property
    def waits(self) -> bool:
        """Whether something is to be done with the control itself."""
        return self.is_done is not None or self.code == "propose"


def _is_confirmed(session: Session) -> bool:
    return session.level is not None and session.level.confirmed_by is not None


def _is_fresh_demo(session: Session) -> bool:
    is_demo = session.folder == demo_plan().parent
    return is_demo and session.history.undo_label is None


def _has_needles(session: Session) -> bool:
    return session.level is not None and bool(session.level.needles)


TOUR = (
    TourStep(code="loading", targets=("pages",)),
    TourStep(code="views", targets=("axial-view", "pages")),
    TourStep(code="verdict", targets=("verdict",)),
    TourStep(
        code="confirm",
        targets=("confirm.box",),
        page=Step.CONFIRM,
        is_done=_is_confirmed,
    ),
    TourStep(
        code="delete",
        targets=("button.needle.delete",),
        page=Step.NEEDLE,
        is_done=lambda session: not _has_needles(session),
    ),
    TourStep(
        code="propose",
        targets=("button.needle.propose",),
        page=Step.NEEDLE,
    ),
    TourStep(
        code="take",
        targets=("proposal.list", "button.needle.propose"),
        page=Step.NEEDLE,
        is_done=_has_needles,
    ),
    TourStep(code="finish", targets=("signed",)),
)


class Tour(QObject):
    """Leads through `TOUR`, and is not offered again once it has ended."""

    def __init__(
        self,
        window: QWidget,
        look: Look,
        door: CaseDoor,
        proposer: Proposer,
        remember: Callable[..., None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._proposer = proposer
        self._remember = remember
        self._before: Session | None = None
        self._at: int | None = None
        self._is_new = False
        self._is_offered = False
        self._ring = Ring(window, look)
        self._ring.hide()
        self._callout = Callout(window, look)
        self._callout.hide()
        self._callout.left.connect(self.end)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._stand)
        look.changed.connect(self._soon.start)
        proposer.changed.connect(self.follow)
        window.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        return self._at is not None

    @property
    def step(self) -> TourStep | None:
        return None if self._at is None else TOUR[self._at]

    def offer(self) -> None:
        """Ask once whether somebody wants to be shown around."""
        self._is_offered = True
        self._callout.show_words(words.HEADINGS["offer"], words.STEP_TEXTS["offer"], "")
        decline, take = self._callout.use_buttons(
            (say(words.DECLINE), ""), (say(words.TAKE), "primary")
        )
        decline.clicked.connect(self.end)
        take.clicked.connect(self.begin)
        self._soon.start()
        self._callout.speak_up()

    def begin(self) -> None:
        """Begin at the first step, on a demo case as it comes."""
        self._is_offered = False
        session = self._door.session
        if session is not None and _is_fresh_demo(session):
            self._before = None
        else:
            self._before = session
            self._door.open_demo()
            if not self._door.loading.is_busy:
                self.end()  # somebody would rather stay with the case at hand
                return
        self._go_to(0)

    def end(self) -> None:
        """Put it away: at its end, or because somebody had enough."""
        self._at, self._is_offered = None, False
        self._ring.hide()
        self._callout.hide()
        self._remember(offers_tour=False)

    def follow(self) -> None:
        """Go on if what the step waits for is done."""
        step, session = self.step, self._door.session
        if step is None or self._at is None:
            return
        if session is not None and self._is_done(step, session):
            self._go_to(self._at + 1)
        else:
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return False

    # --- inside -------------------------------------------------------------------

    def _is_done(self, step: TourStep, session: Session) -> bool:
        if step.code == "loading":
            return session is not self._before and session.vertebra is not None
        if step.code == "propose":
            return bool(self._proposer.found)
        return step.is_done is not None and step.is_done(session)

    def _go_to(self, place: int) -> None:
        if place >= len(TOUR):
            self.end()
            return
        self._at, self._is_new = place, True
        step = TOUR[place]
        if step.page is not None:
            self._turn_to(step.page)
        self._callout.show_words(
            words.HEADINGS[step.code],
            words.STEP_TEXTS[step.code],
            words.place_words(place + 1, len(TOUR)),
        )
        self._put_buttons(place)
        self._soon.start()
        self._callout.speak_up()

    def _put_buttons(self, place: int) -> None:
        is_last = place == len(TOUR) - 1
        forward = say(words.FINISH if is_last else words.NEXT)
        skip, back, on = self._callout.use_buttons(
            (say(words.SKIP), "quiet"), (say(words.BACK), ""), (forward, "primary")
        )
        skip.setVisible(not is_last)
        skip.clicked.connect(self.end)
        back.setEnabled(place > 1)
        back.clicked.connect(lambda: self._go_to(place - 1))
        on.setEnabled(TOUR[place].code != "loading")
        on.clicked.connect(lambda: self._go_to(place + 1))
        if not TOUR[place].waits:
            on.setFocus()

    def _turn_to(self, page: Step) -> None:
        """Press the step on the rail, as somebody would."""
        pressed = self._window.findChild(QPushButton, f"step.{page.value}")
        if pressed is not None:
            pressed.click()

    def _stand(self) -> None:
        """Put ring and words beside the control, wherever it is now."""
        if self._is_offered:
            self._ring.hide()
            self._callout.stand_by(QRect(self._window.rect().bottomLeft(), QPoint()))
            return
        if self._at is None:
            return
        target = self._target()
        if target is not None and self._is_new:
            _scroll_to(target)
            if TOUR[self._at].waits and target.focusPolicy() & Qt.FocusPolicy.TabFocus:
                target.setFocus()
        rect = self._target_rect()
        self._ring.surround(rect, anew=self._is_new)
        self._is_new = False
        self._callout.stand_by(rect)

    def _target(self) -> QWidget | None:
        step = self.step
        for name in step.targets if step else ():
            found = self._window.findChild(QWidget, name)
            if found is not None and found.isVisibleTo(self._window):
                return found
        return None

    def _target_rect(self) -> QRect:
        """Return what is in sight of the control, in the window."""
        target = self._target()
        if target is None:
            return QRect()
        seen = target.visibleRegion().boundingRect()
        return QRect(target.mapTo(self._window, seen.topLeft()), seen.size())


def _scroll_to(target: QWidget) -> None:
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target, 0, 24)
        around = around.parentWidget()

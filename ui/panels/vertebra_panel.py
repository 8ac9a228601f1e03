"""From a level's name to walls that somebody vouches for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from planner.plan.case import AnatomySource, LandmarkSource, SeedSource
from planner.plan.edits import with_anatomy, with_level_added, with_level_removed
from planner.plan.outline_edits import corrections_of
from ui.language import say
from ui.messages.words import (
    ADD_LEVEL,
    CHANGE_SOURCE,
    LOCKED_LEVEL,
    REMOVE_LEVEL,
    REMOVE_TIP,
)
from ui.panels.asked_box import AskedBox
from ui.panels.confirm_box import ConfirmBox
from ui.panels.correction_box import CorrectionBox
from ui.panels.gap_list import OnShow
from ui.panels.landmark_list import LandmarkList
from ui.panels.level_form import LevelForm
from ui.panels.measured_box import MeasuredBox
from ui.panels.naming_box import NamingBox
from ui.panels.parts import Choice, IconButton, button, column, label, row
from ui.panels.rescue_box import RescueBox
from ui.panels.seed_box import SeedBox
from ui.panels.session_panel import SessionPanel
from ui.session import Session
from ui.steps import missing_landmarks
from ui.theme import Look
from ui.viewports.view_state import Tool, ViewState


class VertebraPanel(SessionPanel):
    """Asks for a level, or shows the selected one: landmarks, measures, confirmation.

    `wanted` tells that a tool was taken whose settings are here. `_asking` is None, or
    what is asked for: "" a further level, a level's name another source for that level.
    """

    wanted = Signal()

    def __init__(
        self,
        look: Look,
        view_state: ViewState,
        *,
        confirm: ConfirmBox,
        ask_labels: Callable[[], Path | None],
        on_show: OnShow,
    ) -> None:
        super().__init__(look)
        self._asking: str | None = None
        self._by_landmarks = False
        self._tool = view_state.tool
        self._view_state = view_state
        view_state.tool_changed.connect(self._show_tool)
        self._form = LevelForm(
            look,
            on_done=self._take_answer,
            ask_labels=ask_labels,
            view_state=view_state,
        )
        self._level = Choice(look, say("Level"))
        self._level.setObjectName("vertebra.level")
        self._level.activated.connect(self._take_level)
        self.landmarks = LandmarkList(look, view_state)
        self._measured = self._made_measured(on_show)
        self._seed = SeedBox(look, view_state)
        self._correct = CorrectionBox(look, view_state)
        self._naming = NamingBox(look)
        self._confirm = confirm
        self._back = button(say("Back"), "quiet", name="vertebra.back")
        self._back.clicked.connect(self._stop_asking)
        self._change = button(say("Change source"), "quiet", name="vertebra.change")
        self._change.clicked.connect(self._ask_source)
        self._of_level = QWidget()
        self._of_level.setLayout(self._level_layout())
        head = row(label(say("Vertebra"), "lead"), 1, self._back, self._change)
        self.setLayout(column(head, self._form, self._of_level, spacing=12))

    def _made_measured(self, on_show: OnShow) -> MeasuredBox:
        look, state = self.look, self._view_state
        self._rescue = RescueBox(look, state, on_other_source=self._ask_source)
        self._asked = AskedBox(look, state)
        return MeasuredBox(
            look, on_show=on_show, rescue=self._rescue, asked=self._asked
        )

    def set_session(self, session: Session | None) -> None:
        self._asking = None
        for part in (
            self.landmarks,
            self._measured,
            self._rescue,
            self._asked,
            self._confirm,
            self._seed,
            self._correct,
            self._naming,
            self._form.engine,
        ):
            part.set_session(session)
        self._form.use_session(session)
        super().set_session(session)
        self._form.ask(taken=self._levels())

    def refresh(self) -> None:
        level = self.session.level if self.session else None
        asks = level is None or self._asking is not None
        self._form.setVisible(asks)
        self._of_level.setVisible(not asks)
        self._back.setVisible(asks and level is not None)
        self._change.setVisible(not asks)
        if level is None:
            return
        names = list(self._levels())
        if [self._level.itemText(i) for i in range(self._level.count())] != names:
            self._level.clear()
            self._level.addItems(names)
        self._level.setCurrentText(level.level)
        is_locked = any(needle.is_locked for needle in level.needles)
        self._remove.setEnabled(not is_locked)
        self._remove.setToolTip(say(LOCKED_LEVEL) if is_locked else say(REMOVE_TIP))
        by_landmarks = isinstance(level.anatomy, LandmarkSource)
        self._by_landmarks = by_landmarks
        self._show_tool()
        drawn = self.session.drawn if self.session else None
        is_corrected = bool(corrections_of(level.anatomy))
        self._correct.setVisible(
            not by_landmarks and (drawn is not None or is_corrected)
        )
        self._seed.setVisible(isinstance(level.anatomy, SeedSource))
        self._put_first(*self._first_parts())

    def _first_parts(self) -> tuple[QWidget, ...]:
        """Return what is to be done now; under a search that failed, its point."""
        first = self._first_part()
        session = self.session
        has_failed = session is not None and session.anatomy_problem is not None
        second = self._seed if has_failed else self._measured
        return (first,) if second is first else (first, second)

    def _first_part(self) -> QWidget:
        """Return what is to be done now: confirm, mend what is wrong, or place."""
        session = self.session
        is_wrong = session is not None and session.anatomy_problem is not None
        if session is not None and session.drawn is not None and not is_wrong:
            return self._confirm
        if session is None or missing_landmarks(session):
            return self.landmarks
        is_told = session.anatomy_problem is not None or not self._by_landmarks
        return self._measured if is_told else self.landmarks

    def _show_tool(self) -> None:
        """Landmarks that correct another source show while they are being placed."""
        tool = self._view_state.tool
        is_placing = tool is Tool.LANDMARK
        if tool in (Tool.LANDMARK, Tool.WALL, Tool.BRUSH) and tool is not self._tool:
            self.wanted.emit()
        self._tool = tool
        self.landmarks.setVisible(self._by_landmarks or is_placing)

    def _put_first(self, *parts: QWidget) -> None:
        """Put them directly under the level, in their order."""
        for place, part in enumerate(parts, start=1):
            if self._parts.indexOf(part) != place:
                self._parts.removeWidget(part)
                self._parts.insertWidget(place, part)

    def _level_layout(self) -> QLayout:
        add = IconButton(self.look, "plus", say("Add another level"))
        add.setObjectName("vertebra.add")
        add.clicked.connect(self._ask_level)
        self._remove = IconButton(self.look, "bin", say(REMOVE_TIP))
        self._remove.setObjectName("vertebra.remove")
        self._remove.clicked.connect(self._remove_level)
        chooser = row(self._level, add, self._remove, spacing=4)
        chooser.setStretch(0, 1)
        self._parts = column(
            chooser,
            self._measured,
            self._seed,
            self._confirm,
            self._correct,
            self.landmarks,
            self._naming,
            spacing=12,
        )
        return self._parts

    def _levels(self) -> tuple[str, ...]:
        plans = self.session.case.levels if self.session else ()
        return tuple(plan.level for plan in plans)

    # --- what is pressed --------------------------------------------------------

    def _take_level(self) -> None:
        if self.session is None:
            return
        plan = self.session.case.level(self._level.currentText())
        first = next((needle.id for needle in plan.needles), None)
        self.session.select(level=plan.level, needle_id=first)

    def _ask_level(self) -> None:
        self._asking = ""
        self._form.ask(taken=self._levels())
        self.refresh()

    def _ask_source(self) -> None:
        if self.session is not None and self.session.level is not None:
            self._asking = self.session.level.level
            self._form.ask(taken=self._levels(), only=self._asking)
            self.refresh()

    def _stop_asking(self) -> None:
        self._asking = None
        self.refresh()

    def _take_answer(self, level: str, source: AnatomySource) -> None:
        session = self.session
        if session is None:
            return
        replaces, self._asking = bool(self._asking), None
        if replaces:
            session.apply(
                lambda case: with_anatomy(case, level, anatomy=source),
                label=CHANGE_SOURCE,
            )
        else:
            session.apply(
                lambda case: with_level_added(case, level, anatomy=source),
                label=f"{ADD_LEVEL} {level}",
            )
        session.select(level=level)
        self.refresh()
        if isinstance(source, LandmarkSource):
            self.landmarks.want_next()

    def _remove_level(self) -> None:
        session = self.session
        if session is not None and session.level is not None:
            level = session.level.level
            session.apply(
                lambda case: with_level_removed(case, level),
                label=f"{REMOVE_LEVEL} {level}",
            )

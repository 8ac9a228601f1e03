"""What commands ask of the window, and what they do to it."""

from typing import Protocol

import attrs

from planner.plan.case import LandmarkSource
from ui.appearance import Appearance
from ui.case_door import CaseDoor
from ui.dialogs.window_dialogs import WindowDialogs
from ui.export_door import ExportDoor
from ui.film import FilmDoor
from ui.language import language
from ui.naming import can_be_named, renumber_all
from ui.panels.identity_badge import IdentityBadge
from ui.panels.notice import Notice
from ui.proposer import Proposer
from ui.report.report_door import ReportDoor
from ui.review_door import ReviewDoor
from ui.session import Session
from ui.signing_door import SigningDoor
from ui.theme import Look
from ui.tour import Tour
from ui.viewports.arrangement import Arrangement
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import WINDOW_PRESETS, Tool, ViewState


class Desk(Protocol):
    """What a command may work on: the parts of the window, by name."""

    look: Look
    appearance: Appearance
    view_state: ViewState
    door: CaseDoor
    views: ViewGrid
    identity: IdentityBadge
    films: FilmDoor
    reports: ReportDoor
    exports: ExportDoor
    signing: SigningDoor
    review: ReviewDoor
    dialogs: WindowDialogs
    proposer: Proposer
    notice: Notice
    tour: Tour

    @property
    def session(self) -> Session | None: ...
    @property
    def is_covered(self) -> bool:
        """Whether something lies over the case, which nobody may edit unseen."""
        ...

    def close(self) -> bool: ...


# --- is it possible, is it on ---------------------------------------------------------


def always(_: Desk) -> bool:
    return True


def has_case(desk: Desk) -> bool:
    return desk.session is not None


def can_undo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.history.undo_label is not None


def can_redo(desk: Desk) -> bool:
    return desk.session is not None and desk.session.history.redo_label is not None


def undo(desk: Desk) -> None:
    if desk.session is not None:
        desk.session.undo()


def redo(desk: Desk) -> None:
    if desk.session is not None:
        desk.session.redo()


def has_vertebra(desk: Desk) -> bool:
    return desk.session is not None and desk.session.vertebra is not None


def has_level(desk: Desk) -> bool:
    return desk.session is not None and desk.session.level is not None


def can_place_landmarks(desk: Desk) -> bool:
    """Landmarks are a source, or correct the outlines of another one."""
    level = desk.session.level if desk.session else None
    is_source = level is not None and isinstance(level.anatomy, LandmarkSource)
    return is_source or desk.views.outline_tool.can_correct


def can_correct(desk: Desk) -> bool:
    return desk.views.outline_tool.can_correct


def turn_brush(desk: Desk) -> None:
    """Let the brush add where it took away, and the other way round."""
    brush = desk.view_state.brush
    desk.view_state.use_brush(attrs.evolve(brush, adds=not brush.adds))


def can_renumber(desk: Desk) -> bool:
    session = desk.session
    return session is not None and can_be_named(session)


def renumber(by: int, desk: Desk) -> None:
    if desk.session is not None:
        refusal = renumber_all(desk.session, by)
        if refusal:
            desk.notice.say(refusal)


def has_needle(desk: Desk) -> bool:
    return desk.session is not None and desk.session.needle is not None


def speak_language(code: str, desk: Desk) -> None:
    desk.appearance.speak_language(code)


def is_spoken(code: str, _: Desk) -> bool:
    return language() == code


def take(tool: Tool, desk: Desk) -> None:
    desk.view_state.take_tool(tool)


def holds(tool: Tool, desk: Desk) -> bool:
    return desk.view_state.tool is tool


def toggle_planes(desk: Desk) -> None:
    desk.view_state.use_vertebra_planes(not desk.view_state.vertebra_planes)


def toggle_outlines(desk: Desk) -> None:
    desk.view_state.show_outlines(not desk.view_state.outlines)


def use_preset(name: str, desk: Desk) -> None:
    desk.view_state.set_window(WINDOW_PRESETS[name])


def shows_preset(name: str, desk: Desk) -> bool:
    return desk.view_state.window == WINDOW_PRESETS[name]


def maximise(index: int, desk: Desk) -> None:
    desk.views.toggle_maximised(index)


def is_maximised(index: int, desk: Desk) -> bool:
    return desk.views.maximised_index == index


def arrange(arrangement: Arrangement, desk: Desk) -> None:
    desk.views.arrange(arrangement)


def is_arranged(arrangement: Arrangement, desk: Desk) -> bool:
    return desk.views.arrangement is arrangement


def push_needle(by_mm: float, desk: Desk) -> None:
    desk.views.course.pause()
    desk.views.course.push(by_mm)


def shows_pictures(desk: Desk) -> bool:
    is_there = is_arranged(Arrangement.FLUOROSCOPY, desk)
    return has_vertebra(desk) and is_there

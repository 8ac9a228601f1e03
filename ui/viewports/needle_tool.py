"""From gestures in patient coordinates to edits of needles. Knows no widget.

One tool serves every view of a window: an entry clicked on a slice may get its tip on
another one. While the hand is down, or a tip is being sought, the session shows a
preview; letting go makes it one named step, Esc puts everything back.
"""

import enum
from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.anatomy.vertebra import Side
from planner.arrays import Vector3, frozen_vector
from planner.errors import PlannerError
from planner.plan import edits
from planner.plan.needle import Needle
from ui.messages.step_names import STEP_NAMES
from ui.session import Edit, Session
from ui.viewports.view_state import ViewState

ELEVEN_GAUGE_MM = 3.048
"""Outer diameter of the most common vertebroplasty needle, 11 gauge: the default."""


class NeedlePart(enum.Enum):
    """What a hand can hold."""

    ENTRY = "entry"
    TIP = "tip"
    SHAFT = "shaft"


@attrs.frozen(kw_only=True, eq=False)
class _Grip:
    part: NeedlePart
    level: str
    needle_id: str
    at_lps_mm: Vector3
    held_lps_mm: Vector3


class NeedleTool:
    """What the needle gestures of all views share: an entry that waits, or a grip."""

    def __init__(self, session: Session | None, view_state: ViewState) -> None:
        self.outer_diameter_mm = ELEVEN_GAUGE_MM
        self._session = session
        self._view_state = view_state
        self._entry_lps_mm: Vector3 | None = None
        self._selected_before: str | None = None
        self._grip: _Grip | None = None
        self._listeners: list[Callable[[], None]] = []

    def use_session(self, session: Session | None) -> None:
        self._entry_lps_mm = self._grip = None
        self._session = session

    def on_changed(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the waiting entry or the grip changes."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def pending_entry_lps_mm(self) -> Vector3 | None:
        """The entry that waits for its tip."""
        return self._entry_lps_mm

    @property
    def held(self) -> tuple[str, NeedlePart] | None:
        """The needle and the part in the hand."""
        return (self._grip.needle_id, self._grip.part) if self._grip else None

    # --- a new needle -----------------------------------------------------------

    def place(self, at_lps_mm: ArrayLike) -> bool:
        """Take a point as the entry, or as the tip that completes the needle."""
        if self._session is None or self._session.level is None:
            return False
        point = frozen_vector(at_lps_mm)
        if self._entry_lps_mm is None:
            self._entry_lps_mm = point
            self._selected_before = self._needle_id()
            self._view_state.move_cursor(point)
        elif not self._complete(point):
            return False
        self._tell()
        return True

    def hover(self, at_lps_mm: ArrayLike) -> None:
        """Show the needle that a click here would make."""
        if self._entry_lps_mm is not None:
            self._preview_new(frozen_vector(at_lps_mm))

    def _complete(self, tip_lps_mm: Vector3) -> bool:
        needle = self._preview_new(tip_lps_mm)
        if needle is None or self._session is None:
            return False
        self._entry_lps_mm = None
        self._session.commit_preview(label=f"{STEP_NAMES.source('add')} {needle.id}")
        self._view_state.move_cursor(tip_lps_mm)
        return True

    def _preview_new(self, tip_lps_mm: Vector3) -> Needle | None:
        session = self._session
        if session is None or session.level is None or self._entry_lps_mm is None:
            return None
        level = session.level.level
        needle = self._new_needle(self._entry_lps_mm, tip_lps_mm)
        if needle is None or not self._try_preview(
            lambda case: edits.with_needle_added(case, level, needle=needle)
        ):
            return None
        session.select(level=level, needle_id=needle.id)
        return needle

    def _new_needle(self, entry_lps_mm: Vector3, tip_lps_mm: Vector3) -> Needle | None:
        side = self._side_of(entry_lps_mm)
        letter = "R" if side is Side.RIGHT else "L"
        try:
            return Needle(
                id=self._free_id(letter),
                entry_lps_mm=entry_lps_mm,
                tip_lps_mm=tip_lps_mm,
                outer_diameter_mm=self.outer_diameter_mm,
                side=side.value if self._session and self._session.drawn else None,
            )
        except PlannerError:
            return None

    def _side_of(self, entry_lps_mm: Vector3) -> Side:
        """Tell the side by the vertebra's midline; without one by the scan's middle."""
        session = self._session
        if session and session.drawn:
            x_mm = float(session.drawn.frame.to_box(entry_lps_mm)[0])
        else:
            middle = session.volume.grid.center_lps_mm if session else np.zeros(3)
            x_mm = -float((entry_lps_mm - middle)[0])
        return Side.RIGHT if x_mm > 0 else Side.LEFT

    def _free_id(self, letter: str) -> str:
        levels = self._session.history.case.levels if self._session else ()
        plan = self._session.level if self._session else None
        taken = {
            needle.id
            for level in levels
            if plan and level.level == plan.level
            for needle in level.needles
        }
        number = 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"

    # --- a needle in the hand ---------------------------------------------------

    def begin_drag(
        self, part: NeedlePart, needle_id: str, *, at_lps_mm: ArrayLike
    ) -> None:
        """Take hold of a part of a needle of the selected level; a locked one stays."""
        session = self._session
        if session is None or session.level is None:
            return
        level = session.level
        session.select(level=level.level, needle_id=needle_id)
        needle = level.needle(needle_id)
        if needle.is_locked:
            return
        held = needle.tip_lps_mm if part is NeedlePart.TIP else needle.entry_lps_mm
        self._grip = _Grip(
            part=part,
            level=level.level,
            needle_id=needle_id,
            at_lps_mm=frozen_vector(at_lps_mm),
            held_lps_mm=held,
        )
        self._tell()

    def drag_to(self, at_lps_mm: ArrayLike) -> None:
        """Move what is held by as much as the hand has moved since it took hold.

        A place where the needle would have no length changes nothing.
        """
        grip = self._grip
        if grip is None:
            return
        shift = np.asarray(at_lps_mm, float) - grip.at_lps_mm
        self._try_preview(_moved(grip, shift))

    def finish(self) -> None:
        """Let go: what is shown becomes one step."""
        grip, self._grip = self._grip, None
        if grip and self._session:
            self._session.commit_preview(label=STEP_NAMES.source(grip.part.value))
            self._tell()

    def escape(self) -> bool:
        """Put everything back as it was; tell whether there was anything to do."""
        session = self._session
        if session is None or (self._grip is None and self._entry_lps_mm is None):
            return False
        was_new = self._entry_lps_mm is not None
        self._grip = self._entry_lps_mm = None
        session.cancel_preview()
        if was_new and session.level:
            session.select(level=session.level.level, needle_id=self._selected_before)
        self._tell()
        return True

    # --- both -------------------------------------------------------------------

    def _needle_id(self) -> str | None:
        needle = self._session.needle if self._session else None
        return needle.id if needle else None

    def _try_preview(self, edit: Edit) -> bool:
        if self._session is None:
            return False
        try:
            self._session.preview(edit)
        except PlannerError:
            return False
        return True

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def _moved(grip: _Grip, shift_lps_mm: Vector3) -> Edit:
    to_lps_mm = grip.held_lps_mm + shift_lps_mm
    if grip.part is NeedlePart.TIP:
        return lambda case: edits.with_tip_at(
            case, grip.level, grip.needle_id, tip_lps_mm=to_lps_mm
        )
    if grip.part is NeedlePart.ENTRY:
        return lambda case: edits.with_entry_at(
            case, grip.level, grip.needle_id, entry_lps_mm=to_lps_mm
        )
    return lambda case: edits.with_needle_moved(
        case, grip.level, grip.needle_id, by_lps_mm=shift_lps_mm
    )

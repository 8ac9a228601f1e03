"""From gestures to corrections of the outlines: walls dragged, parts painted.

Knows no widget. While the hand is down, and until the level is measured anew, the views
show the parts as they will be; letting go makes it one named step, Esc puts all back.
"""

from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.anatomy.hand_edits import Carry, Step, redrawn
from planner.anatomy.vertebra import Part, Vertebra
from planner.anatomy.wall_in_hand import pedicle_wall_at, room_mm, width_from_mm
from planner.arrays import Vector3, frozen_vector
from planner.plan.case import AnatomySource, LandmarkSource
from planner.plan.corrections import SHORTEST_PULL_MM, HandEdit, Pull, Stroke, thinned
from planner.plan.outline_edits import with_landmark_placed, with_outline_edited
from ui.language import say
from ui.messages.outlines import MOVES_FRAME, drag_words, frame_hint
from ui.messages.step_names import move_step
from ui.messages.words import MOVE_WALL, PAINT_STEPS
from ui.session import Session
from ui.viewports.correction_effect import CorrectionEffect
from ui.viewports.view_state import Brush, ViewState

PATH_STEP_MM = 0.4
"""A stroke takes a point each time the hand has moved so far."""

PATH_WITHIN_MM = 0.15
"""A stroke that is kept passes so near to where the hand was."""


@attrs.frozen(kw_only=True, eq=False)
class _Hold:
    """What is in the hand: a wall, a brush at work, or a landmark (`name`)."""

    level: str
    at_lps_mm: Vector3
    vertebra: Vertebra | None
    name: str | None = None
    part: str | None = None


class OutlineTool:
    """What the outline gestures of all views of a window share."""

    def __init__(self, session: Session | None, view_state: ViewState) -> None:
        self._session = session
        self._view_state = view_state
        self._hold: _Hold | None = None
        self._path: list[Vector3] = []
        self._preview: Vertebra | None = None
        self._preview_of: AnatomySource | None = None
        self._effect = CorrectionEffect()
        self._listeners: list[Callable[[], None]] = []

    def use_session(self, session: Session | None) -> None:
        self._let_go()
        self._effect.use_session(session)
        self._session = session

    def on_changed(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when what is to be drawn changes."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def is_holding(self) -> bool:
        return self._hold is not None

    @property
    def can_correct(self) -> bool:
        """Whether the selected level has outlines that a hand may change."""
        session = self._session
        return (
            session is not None
            and session.level is not None
            and session.drawn is not None
            and not isinstance(session.level.anatomy, LandmarkSource)
        )

    @property
    def shown(self) -> Vertebra | None:
        """The vertebra as it is to be drawn now."""
        session = self._session
        if session is None:
            return None
        waits = session.level is not None and session.level.anatomy == self._preview_of
        if self._preview is not None and (
            self._hold is not None or (waits and session.is_building)
        ):
            return self._preview
        return session.drawn

    @property
    def moved_wall_lps_mm(self) -> Vector3 | None:
        """Where the point is at which a wall is held, once it was moved."""
        hold = self._hold
        is_wall = hold is not None and hold.name is None and hold.part is None
        return self._path[-1] if is_wall and self._path else None

    @property
    def moved_landmark(self) -> tuple[str, Vector3] | None:
        """The landmark in the hand, and where it is."""
        if self._hold is None or self._hold.name is None or not self._path:
            return None
        return self._hold.name, self._path[-1]

    @property
    def told(self) -> str:
        """What is known of the wall in the hand, or what the last correction changed.

        Some short lines; empty where there is nothing to tell.
        """
        hold, session = self._hold, self._session
        if hold is None or session is None:
            return self._effect.words
        vertebra = hold.vertebra
        if hold.name and self.can_correct and frame_hint(hold.name):
            return say(MOVES_FRAME).capitalize()
        if vertebra is None or hold.name or hold.part or not self._path:
            return ""
        at = self._path[-1]
        held = pedicle_wall_at(vertebra, hold.at_lps_mm)
        needles = session.level.needles if session.level else ()
        return drag_words(
            moved_mm=float(np.linalg.norm(at - hold.at_lps_mm)),
            held=held,
            across_mm=width_from_mm(vertebra, held, at) if held else None,
            rooms_mm=[
                (needle.id, room_mm(needle, at))
                for needle in needles
                if held and needle.side in (held.side.value, None)
            ],
        )

    # --- taking hold ------------------------------------------------------------

    def take_wall(self, at_lps_mm: ArrayLike) -> bool:
        """Take hold of a wall at a point of its outline."""
        return self.can_correct and self._take(frozen_vector(at_lps_mm))

    def take_brush(self, at_lps_mm: ArrayLike) -> bool:
        """Begin a stroke; False where it would belong to no part."""
        point = frozen_vector(at_lps_mm)
        shown = self.shown
        if not self.can_correct or shown is None:
            return False
        part = self._view_state.brush.part or part_at(shown, point)
        if part is None or not self._take(point, part=part):
            return False
        self._paint([point])
        return True

    def take_landmark(self, name: str, at_lps_mm: ArrayLike) -> bool:
        """Take hold of a landmark that is placed."""
        return self._take(frozen_vector(at_lps_mm), name=name)

    def _take(
        self, point: Vector3, *, name: str | None = None, part: str | None = None
    ) -> bool:
        session = self._session
        if session is None or session.level is None or session.is_read_only:
            return False
        self._hold = _Hold(
            level=session.level.level,
            at_lps_mm=point,
            vertebra=self.shown,
            name=name,
            part=part,
        )
        self._effect.forget()
        self._preview = self._hold.vertebra
        self._path = [] if part is None else [point]
        return True

    # --- moving ---------------------------------------------------------------------

    def drag_to(self, at_lps_mm: ArrayLike) -> None:
        """Follow the hand: a wall or landmark stays under it, a brush leaves paint."""
        hold, point = self._hold, frozen_vector(at_lps_mm)
        if hold is None:
            return
        if hold.part is not None:
            last = self._path[-1]
            if np.linalg.norm(point - last) >= PATH_STEP_MM:
                self._path.append(point)
                self._paint([last, point])
            return
        self._path = [point]
        moved_mm = float(np.linalg.norm(point - hold.at_lps_mm))
        is_wall = hold.name is None and moved_mm >= SHORTEST_PULL_MM
        if is_wall and hold.vertebra is not None:
            carry = Carry(from_lps_mm=hold.at_lps_mm, to_lps_mm=point)
            self._preview = _redrawn(hold.vertebra, carry)
        self._tell()

    def _paint(self, path: list[Vector3]) -> None:
        if self._hold and self._hold.part and self._preview:
            stroke = _stroke(self._view_state.brush, self._hold.part, path)
            self._preview = _redrawn(self._preview, stroke)
            self._tell()

    # --- letting go -----------------------------------------------------------------

    def finish(self) -> None:
        """Let go: what is shown becomes one step, and is measured."""
        hold, path, preview = self._hold, self._path, self._preview
        self._let_go()
        session = self._session
        if hold is None or session is None or not path:
            self._tell()
            return
        self._effect.expect()
        if hold.name is not None:
            name = hold.name
            session.apply(
                lambda case: with_landmark_placed(
                    case, hold.level, name, at_lps_mm=path[-1]
                ),
                label=move_step(name),
            )
        else:
            self._apply(hold, path, preview, session)
        self._tell()

    def _apply(
        self,
        hold: _Hold,
        path: list[Vector3],
        preview: Vertebra | None,
        session: Session,
    ) -> None:
        step: HandEdit
        if hold.part is not None:
            brush = self._view_state.brush
            step, label = _stroke(brush, hold.part, path), PAINT_STEPS[hold.part]
        elif float(np.linalg.norm(path[-1] - hold.at_lps_mm)) < SHORTEST_PULL_MM:
            return
        else:
            step, label = (
                Pull(from_lps_mm=hold.at_lps_mm, to_lps_mm=path[-1]),
                MOVE_WALL,
            )
        session.apply(
            lambda case: with_outline_edited(case, hold.level, step=step), label=label
        )
        self._preview = preview
        self._preview_of = session.level.anatomy if session.level else None

    def escape(self) -> bool:
        """Put everything back as it was; tell whether there was anything to do."""
        was_holding = self._hold is not None
        self._let_go()
        if was_holding:
            self._tell()
        return was_holding

    def _let_go(self) -> None:
        self._hold, self._path = None, []
        self._preview, self._preview_of = None, None

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def _stroke(brush: Brush, part: str, path: list[Vector3]) -> Stroke:
    return Stroke(
        part=part,
        adds=brush.adds,
        radius_mm=brush.radius_mm,
        path_lps_mm=thinned(np.array(path), within_mm=PATH_WITHIN_MM),
    )


def _redrawn(vertebra: Vertebra, step: Step) -> Vertebra:
    return attrs.evolve(vertebra, parts=redrawn(vertebra.parts, (step,)))


def part_at(vertebra: Vertebra, point_lps_mm: Vector3) -> str | None:
    """Return the part that a point lies deepest in, or None outside all."""
    parts = vertebra.parts
    i, j, k = np.rint(parts.grid.to_ijk(point_lps_mm)).astype(int).tolist()
    size = parts.grid.shape_kji
    if not (0 <= k < size[0] and 0 <= j < size[1] and 0 <= i < size[2]):
        return None
    depth: dict[Part, int] = {
        part: int(member[k, j, i]) for part, member in parts.membership.items()
    }
    deepest = max(depth, key=lambda part: depth[part])
    return deepest.name.lower() if depth[deepest] > 0 else None

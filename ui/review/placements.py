"""How the selected vertebra came onto the CT after the operation, in the background."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4, apply_affine
from planner.imaging.volume import Volume
from planner.plan.case import LevelPlan
from planner.review.carried import carried_volume
from planner.review.notes import PLACES, notes_of
from planner.review.prepare import Prepared, prepared
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.progress import PLACING
from ui.session import Session
from ui.tasks import Task

MOST_KEPT = 8


@attrs.frozen(kw_only=True, eq=False)
class Placement:
    """`prepared` is None, with a `problem`, where the vertebra was not found.

    `after` is the CT after the operation in the frame of reference of the case;
    `here_from_postop` (4, 4) maps its LPS mm there. Without `prepared` both are no more
    than a way to look at it.
    """

    prepared: Prepared | None
    problem: str
    after: Volume
    here_from_postop: Matrix4

    def to_here(self, point_lps_mm: Any) -> Any:
        return apply_affine(self.here_from_postop, np.asarray(point_lps_mm, float))

    def to_postop(self, point_lps_mm: Any) -> Any:
        back = np.asarray(np.linalg.inv(self.here_from_postop), dtype=np.float64)
        return apply_affine(back, np.asarray(point_lps_mm, float))


@attrs.frozen(eq=False)
class _Key:
    """All that a placement follows from: volumes and vertebrae by identity."""

    postop: Volume
    vertebra: Vertebra
    is_alone: bool
    shown: Mapping[str, Any]

    def is_same(self, other: "_Key") -> bool:
        return (
            self.postop is other.postop
            and self.vertebra is other.vertebra
            and self.is_alone == other.is_alone
            and self.shown.keys() == other.shown.keys()
            and all(np.array_equal(self.shown[n], other.shown[n]) for n in self.shown)
        )


class Placements(QObject):
    """Keeps what was found of each level, as long as it follows from the same."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._kept: list[tuple[_Key, Placement]] = []
        self._task: Task | None = None
        self._searched: _Key | None = None

    def use_session(self, session: Session | None) -> None:
        self._session, self._kept = session, []
        self._task = self._searched = None

    @property
    def is_searching(self) -> bool:
        return self._task is not None

    def of(self, plan: LevelPlan, postop: Volume | None) -> Placement | None:
        """Return where a level lies, once that is known for what it is now."""
        key = self._key(plan, postop)
        if key is None:
            return None
        return next((held for of, held in self._kept if of.is_same(key)), None)

    def follow(self, plan: LevelPlan | None, postop: Volume | None) -> None:
        """Search for a level unless it was found, or is being searched for."""
        session = self._session
        key = self._key(plan, postop) if plan is not None else None
        if session is None or plan is None or key is None or self.of(plan, postop):
            return
        if self._searched is not None and self._searched.is_same(key):
            return
        if self._task is not None:
            self._task.cancel()
        case, images, own = session.case, session.volume, session

        def take(found: object) -> None:
            if self._session is own and self._searched is key:
                made = found if isinstance(found, Prepared) else None
                self._settle(key, _placed(key, made, found))

        task = session.tasks.run(
            lambda monitor: prepared(
                case,
                key.vertebra,
                images=images,
                postop=None if key.is_alone else key.postop,
                monitor=monitor,
            ),
            then=take,
            on_error=take,
            words=say(PLACING, level=plan.level),
        )
        self._task, self._searched = task, key
        self.changed.emit()

    def _settle(self, key: _Key, found: Placement) -> None:
        self._task = self._searched = None
        self._kept = [*self._kept, (key, found)][-MOST_KEPT:]
        self.changed.emit()

    def _key(self, plan: LevelPlan, postop: Volume | None) -> _Key | None:
        session = self._session
        vertebra = session.anatomy.of(plan) if session else None
        if session is None or vertebra is None or postop is None:
            return None
        is_alone = session.case.study.after_operation
        shown = notes_of(plan).placed_lps_mm
        # Fewer than all of them tell nothing yet.
        is_told = set(PLACES) <= shown.keys()
        return _Key(postop, vertebra, is_alone, shown if is_told else {})


def _placed(key: _Key, made: Prepared | None, found: object) -> Placement:
    if made is None:
        matrix = looked_at_from(key.postop, key.vertebra)
        problem = sentence_of(found) if isinstance(found, Exception) else ""
    else:
        matrix = np.asarray(np.linalg.inv(made.placing.postop_from_preop))
        problem = ""
    return Placement(
        prepared=made,
        problem=problem,
        after=key.postop if key.is_alone else carried_volume(key.postop, matrix),
        here_from_postop=matrix,
    )


def looked_at_from(postop: Volume, vertebra: Vertebra | None) -> Matrix4:
    """Return a shift that brings a CT before the eyes of who looks at a vertebra.

    None is needed where the CT shows that place anyhow; it says nothing about where the
    vertebra truly lies on it.
    """
    matrix = np.eye(4)
    if vertebra is not None and not postop.grid.holds(vertebra.frame.origin_lps_mm):
        matrix[:3, 3] = vertebra.frame.origin_lps_mm - postop.grid.center_lps_mm
    return matrix

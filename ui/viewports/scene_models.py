"""The surfaces of the 3-D view, made in the background as the case changes."""

import logging

import attrs
import numpy as np
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.work import Monitor
from ui.render.bone_hits import BoneHits
from ui.render.surfaces import BoneSurface, PartSurface, bone_surface, part_surfaces
from ui.session import Session
from ui.tasks import Task

LOG = logging.getLogger(__name__)

SAME_PLACE_MM = 15.0
"""A vertebra that moved by less is still in the middle of the bone shown."""


@attrs.frozen(eq=False)
class _Bone:
    surface: BoneSurface
    hits: BoneHits
    around_lps_mm: Vector3 | None


class SceneModels(QObject):
    """Bone and parts of the open session. What is late is thrown away."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._bone: _Bone | None = None
        self._parts: tuple[PartSurface, ...] = ()
        self._vertebra: Vertebra | None = None
        self._bone_task: Task | None = None
        self._wanted_around: Vector3 | None = None
        self._error: Exception | None = None

    @property
    def bone(self) -> BoneSurface | None:
        return self._bone.surface if self._bone else None

    @property
    def hits(self) -> BoneHits | None:
        return self._bone.hits if self._bone else None

    @property
    def parts(self) -> tuple[PartSurface, ...]:
        return self._parts

    @property
    def error(self) -> Exception | None:
        """Why there is no bone to see, or None."""
        return self._error

    def use_session(self, session: Session | None) -> None:
        if self._session:
            self._session.anatomy_changed.disconnect(self._follow)
            self._session.selection_changed.disconnect(self._follow)
        if self._bone_task:
            self._bone_task.cancel()
        self._session = session
        self._bone, self._parts, self._vertebra = None, (), None
        self._bone_task, self._error = None, None
        if session:
            session.anatomy_changed.connect(self._follow)
            session.selection_changed.connect(self._follow)
            self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        session = self._session
        if session is None:
            return
        vertebra = session.vertebra
        if vertebra is not self._vertebra:
            self._vertebra, self._parts = vertebra, ()
            self.changed.emit()
            if vertebra:
                self._make_parts(session, vertebra)
        around = vertebra.frame.origin_lps_mm if vertebra else None
        if self._bone_task is None or not _same_place(around, self._wanted_around):
            self._make_bone(session, around)

    def _make_parts(self, session: Session, vertebra: Vertebra) -> None:
        def take(parts: object) -> None:
            if self._vertebra is vertebra and isinstance(parts, tuple):
                self._parts = parts
                self.changed.emit()

        session.tasks.run(
            lambda monitor: part_surfaces(vertebra, monitor),
            then=take,
            on_error=self._fail,
        )

    def _make_bone(self, session: Session, around_lps_mm: Vector3 | None) -> None:
        if self._bone_task:
            self._bone_task.cancel()
        self._wanted_around = around_lps_mm
        volume = session.volume

        def work(monitor: Monitor) -> _Bone:
            surface = bone_surface(volume, monitor, around_lps_mm=around_lps_mm)
            return _Bone(surface, BoneHits(surface.full), around_lps_mm)

        def take(bone: object) -> None:
            if self._bone_task is task and isinstance(bone, _Bone):
                self._bone, self._error = bone, None
                self.changed.emit()

        task = session.tasks.run(work, then=take, on_error=self._fail)
        self._bone_task = task

    def _fail(self, error: Exception) -> None:
        LOG.error("no surface for the 3-D view: %s", type(error).__name__)
        self._error = error
        self.changed.emit()


def _same_place(first: Vector3 | None, second: Vector3 | None) -> bool:
    if first is None or second is None:
        return first is second
    return float(np.linalg.norm(first - second)) < SAME_PLACE_MM

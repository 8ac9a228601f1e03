"""The surfaces of the 3-D view, made in the background as the anatomy changes."""

import logging

import attrs
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Vertebra
from planner.work import Monitor
from ui.render.bone_hits import BoneHits
from ui.render.surfaces import BoneSurface, PartSurface, bone_surface, part_surfaces
from ui.session import Session
from ui.tasks import Task

LOG = logging.getLogger(__name__)


@attrs.frozen(eq=False)
class _Made:
    bone: BoneSurface
    hits: BoneHits
    parts: tuple[PartSurface, ...]


class SceneModels(QObject):
    """Bone and parts of the open session. What is late is thrown away."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._vertebra: Vertebra | None = None
        self._made: _Made | None = None
        self._task: Task | None = None
        self._error: Exception | None = None

    @property
    def bone(self) -> BoneSurface | None:
        return self._made.bone if self._made else None

    @property
    def hits(self) -> BoneHits | None:
        return self._made.hits if self._made else None

    @property
    def parts(self) -> tuple[PartSurface, ...]:
        """The parts of the vertebra as it is now; none while they are being made."""
        is_current = self._made is not None and self._task is None
        return self._made.parts if self._made and is_current else ()

    @property
    def error(self) -> Exception | None:
        """Why there is no bone to see, or None."""
        return self._error

    def use_session(self, session: Session | None) -> None:
        if self._session:
            self._session.anatomy_changed.disconnect(self._follow)
            self._session.selection_changed.disconnect(self._follow)
        self._stop()
        self._session = session
        self._vertebra, self._made, self._error = None, None, None
        if session:
            session.anatomy_changed.connect(self._follow)
            session.selection_changed.connect(self._follow)
            self._vertebra = session.drawn
            self._make(session)
        self.changed.emit()

    def _follow(self) -> None:
        session = self._session
        if session and session.drawn is not self._vertebra:
            self._vertebra = session.drawn
            self._make(session)
            self.changed.emit()

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()
        self._task = None

    def _make(self, session: Session) -> None:
        self._stop()
        volume, vertebra = session.volume, self._vertebra

        def work(monitor: Monitor) -> _Made:
            bone = bone_surface(volume, monitor, vertebra=vertebra)
            hits = BoneHits(bone.solid)
            parts = part_surfaces(vertebra, monitor) if vertebra else ()
            return _Made(bone, hits, parts)

        def take(made: object) -> None:
            if self._task is task and isinstance(made, _Made):
                self._task, self._made, self._error = None, made, None
                self.changed.emit()

        def give_up(error: Exception) -> None:
            if self._task is task:
                LOG.error("no surface for the 3-D view: %s", type(error).__name__)
                self._task, self._error = None, error
                self.changed.emit()

        task = session.tasks.run(work, then=take, on_error=give_up)
        self._task = task

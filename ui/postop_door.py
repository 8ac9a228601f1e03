"""The way of the images after the operation into a case."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.imaging.volume import Volume
from planner.plan.edits import with_postop_images
from planner.plan.storage import path_from
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.progress import READING_POSTOP
from ui.messages.words import ADD_POSTOP, POSTOP_ADDED, POSTOP_READING
from ui.postop_images import read_postop
from ui.session import Session


class PostopDoor(QObject):
    """Reads a CT in the background, and lets the case know it by its numbers.

    `added` brings the volume, so that nobody need read it again.
    """

    added = Signal(object)

    def __init__(
        self,
        *,
        session: Callable[[], Session | None],
        ask: Callable[[], Path | None],
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._say = say

    def add(self) -> None:
        """Ask where the images lie, and add them; the plan stays what it was."""
        session = self._session()
        path = self._ask() if session is not None else None
        if session is None or path is None:
            return
        study = session.case.study

        def take(result: object) -> None:
            if isinstance(result, Volume):
                self._take(session, path, result)

        session.tasks.run(
            lambda monitor: read_postop(path, study, monitor),
            then=take,
            on_error=lambda error: self._say(sentence_of(error)),
            words=say(READING_POSTOP),
        )
        self._say(say(POSTOP_READING))

    def _take(self, session: Session, path: Path, volume: Volume) -> None:
        ct = path_from(session.folder.resolve(), path.resolve())
        try:
            session.apply(
                lambda case: with_postop_images(case, ct=ct, identity=volume.identity),
                label=ADD_POSTOP,
            )
        except PlannerError as error:
            self._say(sentence_of(error))
        else:
            self._say(say(POSTOP_ADDED, slices=volume.grid.shape_kji[0]))
            self.added.emit(volume)

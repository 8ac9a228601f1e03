"""The CT after the operation of the open case: read once, wherever the plan says."""

from PySide6.QtCore import QObject, Signal

from planner.imaging.volume import SeriesIdentity, Volume
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.progress import READING_POSTOP
from ui.postop_images import open_postop
from ui.session import Session

Key = tuple[str | None, SeriesIdentity | None]


class LaterCt(QObject):
    """Reads it in the background when it is wanted; `volume` is in its own LPS mm."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._key: Key | None = None
        self.volume: Volume | None = None
        self.problem = ""
        self.is_reading = False

    def use_session(self, session: Session | None) -> None:
        self._session = session
        self._forget()

    def follow(self) -> None:
        """Read what the case names, unless that was done."""
        session = self._session
        if session is None:
            return
        study = session.case.study
        if study.after_operation:
            self._key, self.volume, self.problem = None, session.volume, ""
            return
        key = (study.postop_ct, study.postop)
        if study.postop_ct is None:
            self._forget()
        elif key != self._key:
            self._read(session, key)

    def take(self, volume: Volume) -> None:
        """Take over a CT that was read when it was added to the case."""
        session = self._session
        if session is not None and session.case.study.postop == volume.identity:
            study = session.case.study
            self._key = (study.postop_ct, study.postop)
            self._settle(volume, "")

    def _forget(self) -> None:
        self._key, self.volume, self.problem, self.is_reading = None, None, "", False

    def _read(self, session: Session, key: Key) -> None:
        study, folder = session.case.study, session.folder
        self._key, self.volume, self.problem, self.is_reading = key, None, "", True

        def take(volume: object) -> None:
            if self._session is session and self._key == key:
                self._settle(volume if isinstance(volume, Volume) else None, "")

        def give_up(error: Exception) -> None:
            if self._session is session and self._key == key:
                self._settle(None, sentence_of(error))

        session.tasks.run(
            lambda monitor: open_postop(study, folder, monitor=monitor),
            then=take,
            on_error=give_up,
            words=say(READING_POSTOP),
        )

    def _settle(self, volume: Volume | None, problem: str) -> None:
        self.volume, self.problem, self.is_reading = volume, problem, False
        self.changed.emit()

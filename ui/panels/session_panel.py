"""What every panel that reads the open session has in common."""

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.theme import Look


class SessionPanel(QWidget):
    """Reads one session and shows it; a judgement follows each change of the case."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.session: Session | None = None
        self._connections: list[QMetaObject.Connection] = []
        look.changed.connect(self._look_changed)

    def set_session(self, session: Session | None) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        self.session = session
        if session is not None:
            self._connections = [
                signal.connect(self.refresh)
                for signal in (
                    session.judgement_changed,
                    session.selection_changed,
                    session.saved_changed,
                    session.marks.changed,
                )
            ]
        self.refresh()

    def _look_changed(self) -> None:
        if self.session is not None:
            self.refresh()

    def refresh(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

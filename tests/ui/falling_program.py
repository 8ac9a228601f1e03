"""The program itself, which tells on its output how far it is.

`falling_program.py PATH` opens a case and says "ready" once it is there, then waits to
be killed; with "close" it closes its window instead. Without a path it says what its
window tells of the last fall, and ends.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from ui.app import run_window
from ui.main_window import MainWindow

LOOK_AGAIN_MS = 100


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(words: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    path = Path(words[0]) if words else None
    timer = QTimer()
    timer.setInterval(LOOK_AGAIN_MS)

    def look() -> None:
        windows = [
            w for w in application.topLevelWidgets() if isinstance(w, MainWindow)
        ]
        if not windows or not windows[0].isVisible():
            return
        if path is None:
            said = windows[0].findChild(QLabel, "fall.words")
            tell(said.text() if said and said.isVisible() else "")
            windows[0].close()
        elif windows[0].session is not None:
            timer.stop()
            tell("ready")
            if words[1:] == ["close"]:
                windows[0].close()

    timer.timeout.connect(look)
    timer.start()
    return run_window(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

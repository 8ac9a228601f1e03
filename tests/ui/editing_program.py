"""The real program, edited without pause until somebody ends it.

Run with the case to open, the folder for unsaved work and a seed. After each step that
is on the screen it writes the digest of the case.
"""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from planner.plan.edits import with_needle_moved
from planner.plan.storage import case_digest
from ui.app import make_window
from ui.settings import Settings


def main() -> None:
    path, unsaved, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    random.seed(seed)
    application = QApplication(sys.argv[:1])
    window = make_window(
        application,
        Settings(initials="AB"),
        settings_file=unsaved / "settings.toml",
        unsaved=unsaved,
    )
    window.show()
    window.door.open_path(path)
    timer = QTimer()

    def step() -> None:
        session = window.session
        if session is None or session.level is None:
            return
        level = session.level
        needle = random.choice(level.needles)
        choice = random.random()
        if choice < 0.2 and session.history.undo_label:
            session.undo()
        elif choice < 0.3 and session.history.redo_label:
            session.redo()
        else:
            by = [random.uniform(-0.5, 0.5) for _ in range(3)]
            session.apply(
                lambda case: with_needle_moved(
                    case, level.level, needle.id, by_lps_mm=by
                ),
                label="Move needle",
            )
        sys.stdout.write(f"{case_digest(session.history.case)}\n")
        sys.stdout.flush()

    timer.timeout.connect(step)
    timer.start(0)
    application.exec()


if __name__ == "__main__":
    main()

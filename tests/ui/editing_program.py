"""The real program, worked with without pause until somebody ends it.

It writes a line for all that a surgeon could have seen: "opened LINE", "shown LINE"
when a step is about to be shown, "saving NAME", "saved NAME LINE DIGEST", "signed NAME
NUMBER" and "said SENTENCE". LINE is what `line_digest` makes of the line of steps.
"""

import hashlib
import json
import os
import random
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from planner.errors import PlannerError
from planner.plan.case import Case
from planner.plan.history import History
from planner.plan.storage import case_digest
from tests.any_edit import NEEDLE_VERBS, any_edit
from ui.app import make_window
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

EDITING, SAVING = "editing", "saving"
WAYS = (EDITING, SAVING)
LONGEST_LINE = 40
"""Steps after which the surgeon goes far back, so that lines do not grow for ever."""

_digests: dict[int, tuple[Case, str]] = {}


def digest_of(case: Case) -> str:
    """Return `case_digest`, found once for each step that is still there."""
    known = _digests.get(id(case))
    if known is None or known[0] is not case:
        known = _digests[id(case)] = (case, case_digest(case))
    return known[1]


def line_digest(cases: Sequence[Case], position: int) -> str:
    """Return one word for a whole line of steps and where the case stands on it."""
    told = " ".join([str(position), *map(digest_of, cases)])
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def line_of(history: History) -> str:
    return line_digest([step.case for step in history.steps], history.position)


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Surgeon:
    """Edits, walks through the history and, in one way to work, saves elsewhere."""

    def __init__(self, window: MainWindow, *, saves: Path, seed: int, way: str) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.saves = saves
        self.way = way
        self.steps = 0
        window.door.opened.connect(self._begin)
        window.door.refused.connect(lambda sentence: tell("said", sentence))

    def _begin(self, session: Session) -> None:
        tell("opened", line_of(session.history))
        # After the keeper, before any view: what is told was not yet to be seen.
        session.history.on_moved(lambda move: tell("shown", line_of(session.history)))

    def work(self) -> None:
        """Do the next thing."""
        session = self.window.session
        if session is None:
            return
        self.steps += 1
        choice = self.chance.random()
        history = session.history
        if len(history.steps) > LONGEST_LINE and choice < 0.5:
            session.go_to_step(self.chance.randrange(3))
        elif self.way == SAVING and self.steps % 3 == 0:
            self._save(session)
        elif self.way == SAVING and self.steps % 3 == 1:
            self._sign(session)
        elif choice < 0.15:
            session.undo()
        elif choice < 0.25:
            session.redo()
        elif choice < 0.3:
            session.go_to_step(self.chance.randrange(len(history.steps)))
        else:
            self._edit(session)

    def agree(self) -> None:
        """What the program asks is agreed to."""
        asked = QApplication.activeModalWidget()
        agree = asked.findChild(QPushButton, "question.agree") if asked else None
        if agree is not None:
            agree.click()

    def _edit(self, session: Session) -> None:
        verb = self.chance.choice(NEEDLE_VERBS) if self.chance.random() < 0.6 else ""
        label, edit = any_edit(self.chance, session.case, verb=verb)
        try:
            session.apply(edit, label=label)
        except PlannerError:
            tell("refused", label)

    def _save(self, session: Session) -> None:
        name = self.chance.choice(("a.isthmus", "b.isthmus", "c.isthmus", "d.json"))
        path = self.saves / name
        tell("saving", path.name)
        if self.window.door._save_to(path):
            tell("saved", path.name, line_of(session.history), digest_of(session.case))

    def _sign(self, session: Session) -> None:
        """Sign the state, with something as large as findings and outlines."""
        keeper = self.window.door.keeper
        if keeper is None or not keeper.is_in_case_file or session.plan_path is None:
            return
        tell("signing")
        mark = keeper.sign("AB", attached={"findings.json": bytes(100_000)})
        tell("signed", session.plan_path.name, mark.number)


def work(path: Path, unsaved: Path, saves: Path, *, seed: int, way: str) -> None:
    """Run the program until somebody ends it."""
    application = QApplication(sys.argv[:1])
    window = make_window(
        application,
        Settings(initials="AB", window_width=1120, window_height=680),
        settings_file=saves.parent / "settings.toml",
        unsaved=unsaved,
    )
    surgeon = Surgeon(window, saves=saves, seed=seed, way=way)
    window.show()
    window.door.open_path(path)
    # Two, for a timer does not strike while a question it has led to is asked.
    timers = QTimer(), QTimer()
    for timer, do in zip(timers, (surgeon.work, surgeon.agree), strict=True):
        timer.timeout.connect(do)
    timers[0].start(0)
    timers[1].start(20)
    application.exec()


def serve() -> None:
    """Start a program for each order on the standard input, as JSON on one line.

    A program is a process of its own that has imported all it needs already: that is
    all that is spared. It tells its process id first, through the pipe it was given.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        if os.fork() == 0:
            os.environ.update(order["environment"])
            pipe = os.open(order["pipe"], os.O_WRONLY)
            os.dup2(pipe, 1)
            os.close(pipe)
            tell("pid", os.getpid())
            path, unsaved, saves = map(Path, order["paths"])
            work(path, unsaved, saves, seed=order["seed"], way=order["way"])


if __name__ == "__main__":
    serve()

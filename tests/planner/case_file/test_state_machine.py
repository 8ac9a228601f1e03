"""Whatever is done in whatever order, the file agrees with a plain list of plans."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from planner.case_file.reading import read_record
from planner.case_file.store import CaseFile, create_case_file, open_case_file
from planner.plan.case import Case
from planner.plan.history import History, Move
from tests.any_edit import any_edit, edited
from tests.planner.case_file.test_case_file import BOOK, a_case
from tests.planner.case_file.test_journal import half_written


class Surgery(RuleBasedStateMachine):
    """Edits, walks, saves under other names, closes, crashes; `line` is the truth."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.names = 0

    @initialize()
    def begin(self) -> None:
        self.line: list[Case] = [a_case()]
        self.at = 0
        self.history = History(a_case(), author="AB")
        self.file = create_case_file(self._name(), self.history, rule_book=BOOK)
        self._follow()

    @rule(seed=st.integers(0, 2**32))
    def edit(self, seed: int) -> None:
        """Any verb of the plan; what is refused leaves the case as it was."""
        _, edit = any_edit(random.Random(seed), self.line[self.at])
        self._edit(edited(self.line[self.at], edit))

    @rule()
    def note(self) -> None:
        """What is written into the trail beside steps moves no step."""
        self.file.note("report", by="AB", rule_book=BOOK)

    @rule()
    def sign(self) -> None:
        self.file.sign("PASS", by="AB", rule_book=BOOK, attached={"x": b"seen"})

    @rule()
    def another_window_opens_it(self) -> None:
        """It may read all that was written, and write nothing."""
        other, holder = open_case_file(self.file.path, by="CD")
        assert other.is_read_only
        assert holder is not None
        assert other.record.history().case == self.line[self.at]
        other.release()

    @rule()
    def crash_in_the_middle_of_a_step(self) -> None:
        """The file and its journal are left, the step is not."""
        path = self.file.path
        self.file.release()
        half_written(path)
        self._open(path)

    @rule()
    def undo(self) -> None:
        self.history.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.history.redo()
        self.at = min(self.at + 1, len(self.line) - 1)

    @rule(share=st.floats(0, 1))
    def jump(self, share: float) -> None:
        self.at = round(share * (len(self.line) - 1))
        self.history.go_to(self.at)

    @rule()
    def close_and_open(self) -> None:
        path = self.file.path
        self.file.release()
        self._open(path)

    @rule()
    def crash_and_recover(self) -> None:
        """A copy of the bytes is all that a killed program leaves."""
        path = self._name()
        shutil.copyfile(self.file.path, path)
        self.file.release()
        self._open(path)

    @rule()
    def save_under_another_name(self) -> None:
        made = self.file.save_as(self._name(), by="AB")
        self.file.release()
        self._take(made)

    @invariant()
    @precondition(lambda self: hasattr(self, "line"))
    def the_history_agrees(self) -> None:
        assert self.history.case == self.line[self.at]
        assert [step.case for step in self.history.steps] == self.line

    @invariant()
    @precondition(lambda self: hasattr(self, "line"))
    def so_does_the_disk(self) -> None:
        record = read_record(self.file.path)
        assert record.case == self.line[self.at]
        assert [step.case for step in record.history().steps] == self.line

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.release()
        shutil.rmtree(self.folder)

    def _edit(self, case: Case) -> None:
        if case != self.line[self.at]:
            self.line = [*self.line[: self.at + 1], case]
            self.at += 1
        self.history.commit(case, label="edit")

    def _name(self) -> Path:
        self.names += 1
        return self.folder / f"{self.names}.isthmus"

    def _open(self, path: Path) -> None:
        opened, holder = open_case_file(path, by="AB")
        assert holder is None
        self.history = opened.record.history()
        self._take(opened)

    def _take(self, file: CaseFile) -> None:
        self.file = file
        self.history = file.record.history()
        self._follow()

    def _follow(self) -> None:
        file = self.file

        def keep(move: Move) -> None:
            file.append_move(move, by="AB", rule_book=BOOK)

        self.history.on_moved(keep)


TestSurgery = Surgery.TestCase
TestSurgery.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, print_blob=True
)

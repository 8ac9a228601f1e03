"""Whatever is done at a window in whatever order, file and screen agree with a list.

A real application, real sessions and their keepers; two windows may be on one case.
"""

import random
import tempfile
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from planner.case_file.reading import read_record
from planner.case_file.store import CaseFile, open_case_file
from planner.errors import PlannerError
from planner.imaging.volume import Volume
from planner.plan.case import Case
from planner.plan.history import History
from planner.plan.storage import read_plan, relocated
from planner.rules.book import RuleBook
from tests.any_edit import any_edit, edited
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.case_keeper import CaseKeeper
from ui.opening import check_needles
from ui.session import Session
from ui.site_book import site_book
from ui.unsaved_work import find_unsaved


class Window:
    """A session and its keeper, as the door puts them together."""

    def __init__(self, folder: Path, file: CaseFile | None, *, volume: Volume) -> None:
        history = file.record.history() if file else History(phantom_case(SAFE_NEEDLE))
        self.owner = QObject()
        self.session = Session(
            history=history,
            volume=volume,
            book=Atelier.book,
            folder=file.path.parent if file else folder,
            parent=self.owner,
        )
        self.session.is_read_only = file is not None and file.is_read_only
        self.said: list[str] = []
        self.keeper = CaseKeeper(
            self.session,
            case_file=file,
            unsaved=folder / "unsaved",
            author=lambda: "AB",
            parent=self.session,
        )
        self.keeper.failed.connect(self.said.append)

    @property
    def file(self) -> CaseFile | None:
        return self.keeper._file

    @property
    def path(self) -> Path:
        assert self.file is not None
        return self.file.path

    def kill(self) -> None:
        """All that is left of a killed program is what lies on the disk."""
        if self.file is not None:
            self.file._connection.close()
            if self.file._lock is not None:
                self.file._lock._stream.close()
            self.keeper._file = None
        self.close()

    def close(self) -> None:
        self.session.release()
        # What was built meanwhile arrives before anything is deleted, as it would.
        QCoreApplication.sendPostedEvents()
        self.owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Atelier(RuleBasedStateMachine):
    """`line` and `at` are the truth of the first window; a second one only looks."""

    volume: ClassVar[Volume]
    book: ClassVar[RuleBook]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.names = 0

    @initialize()
    def begin(self) -> None:
        self.line: list[Case] = [phantom_case(SAFE_NEEDLE)]
        self.at = 0
        self.second: Window | None = None
        self._take(None)

    # --- what a surgeon does ------------------------------------------------------

    @rule(seed=st.integers(0, 2**32))
    def edit(self, seed: int) -> None:
        label, edit = any_edit(random.Random(seed), self.line[self.at])
        after = edited(self.line[self.at], edit)
        try:
            self.window.session.apply(edit, label=label)
        except PlannerError:
            assert after == self.line[self.at]
        self._edited(after)

    @rule(seed=st.integers(0, 2**32), ends=st.sampled_from(("kept", "given up")))
    def drag(self, seed: int, ends: str) -> None:
        """A drag is in no history until the hand lets go."""
        label, edit = any_edit(random.Random(seed), self.line[self.at])
        after = edited(self.line[self.at], edit)
        session = self.window.session
        if after == self.line[self.at]:
            return
        session.preview(edit)
        assert session.history.case == self.line[self.at]
        if ends == "kept":
            session.commit_preview(label=label)
            self._edited(session.history.case)
        else:
            session.cancel_preview()

    @rule()
    def undo(self) -> None:
        self.window.session.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.window.session.redo()
        self.at = min(self.at + 1, len(self.line) - 1)

    @rule(share=st.floats(0, 1))
    def jump(self, share: float) -> None:
        self.at = round(share * (len(self.line) - 1))
        self.window.session.go_to_step(self.at)

    @rule()
    def save_as_a_case(self) -> None:
        self.window.keeper.save_as(self._name("isthmus"))
        assert not self.window.session.has_unsaved_edits
        assert find_unsaved(self.folder / "unsaved") == ()

    @rule()
    def save_as_a_plan(self) -> None:
        """One state leaves; a case that has a file of its own stays there."""
        path = self._name("json")
        try:
            check_needles(self.line[self.at], Atelier.volume.grid, path)
        except PlannerError:
            return
        was_kept = self.window.keeper.is_in_case_file
        self.window.keeper.save_as(path)
        assert read_plan(path) == self._seen_beside(path)
        assert self.window.keeper.is_in_case_file == was_kept

    @precondition(lambda self: self.is_kept)
    @rule()
    def close_and_open(self) -> None:
        path = self.window.path
        if not self.window.keeper.is_in_case_file:
            return  # closing asks first: saving is another rule
        self.window.keeper.release()
        self.window.close()
        self._reopen(path)

    @precondition(lambda self: self.is_kept)
    @rule()
    def crash_and_recover(self) -> None:
        path = self.window.path
        was_unsaved = not self.window.keeper.is_in_case_file
        self.window.kill()
        offered = [work.path for work in find_unsaved(self.folder / "unsaved")]
        assert offered == ([path] if was_unsaved else [])
        self._reopen(path)

    @precondition(lambda self: self.is_kept and self.second is None)
    @rule()
    def another_window_opens_the_case(self) -> None:
        file, holder = open_case_file(self.window.path, by="CD")
        assert holder is not None
        self.second = Window(self.folder, file, volume=Atelier.volume)
        assert self.second.session.history.case == self.line[self.at]

    @precondition(lambda self: self.second is not None)
    @rule(seed=st.integers(0, 2**32))
    def the_other_window_may_change_nothing(self, seed: int) -> None:
        assert self.second is not None
        session = self.second.session
        before = session.history.case
        label, edit = any_edit(random.Random(seed), before)
        session.apply(edit, label=label)
        session.undo()
        session.preview(edit)
        assert session.case == session.history.case == before

    @precondition(lambda self: self.second is not None)
    @rule()
    def the_other_window_closes(self) -> None:
        assert self.second is not None
        self.second.keeper.release()
        self.second.close()
        self.second = None

    # --- what must hold -----------------------------------------------------------

    @invariant()
    @precondition(lambda self: hasattr(self, "window"))
    def the_screen_agrees(self) -> None:
        history = self.window.session.history
        assert history.case == self.line[self.at]
        assert list(map(self._bare, (s.case for s in history.steps))) == list(
            map(self._bare, self.line)
        )
        assert self.window.said == []

    @invariant()
    @precondition(lambda self: hasattr(self, "window") and self.is_kept)
    def the_disk_agrees(self) -> None:
        record = read_record(self.window.path)
        assert self._bare(record.case) == self._bare(self.line[self.at])
        steps = [self._bare(step.case) for step in record.history().steps]
        assert steps == list(map(self._bare, self.line))

    @property
    def is_kept(self) -> bool:
        return self.window.file is not None

    def teardown(self) -> None:
        if hasattr(self, "window"):
            for window in filter(None, (self.window, self.second)):
                window.kill()

    # --- how ----------------------------------------------------------------------

    def _edited(self, case: Case) -> None:
        if case != self.line[self.at]:
            self.line = [*self.line[: self.at + 1], case]
            self.at += 1

    def _name(self, suffix: str) -> Path:
        self.names += 1
        return self.folder / f"{self.names}.{suffix}"

    def _reopen(self, path: Path) -> None:
        file, holder = open_case_file(path, by="AB")
        assert holder is None
        assert not file.is_read_only
        self._take(file)
        # A file in another folder names its images from there.
        self.line = [step.case for step in self.window.session.history.steps]

    def _take(self, file: CaseFile | None) -> None:
        self.window = Window(self.folder, file, volume=Atelier.volume)

    def _seen_beside(self, path: Path) -> Case:
        home = self.window.session.folder
        return relocated(self.line[self.at], from_folder=home, to_folder=path.parent)

    @staticmethod
    def _bare(case: Case) -> Case:
        """A case without the path of its images, which counts from where it lies."""
        return attrs.evolve(case, study=attrs.evolve(case.study, ct="."))


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("examples", "steps"),
    [(3, 12), pytest.param(150, 40, marks=[pytest.mark.long], id="long")],
)
def test_any_order_of_what_can_be_done_agrees_with_a_plain_list(
    qapp, phantom_volume, examples, steps
):
    Atelier.volume, Atelier.book = phantom_volume, site_book()
    run_state_machine_as_test(
        Atelier,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )

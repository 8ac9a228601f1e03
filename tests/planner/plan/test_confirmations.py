"""A confirmation that no longer stands says whose it was, and what took it back."""

import pytest

from planner.plan.case import Case, LabelSource, StudyReference
from planner.plan.compare import compare
from planner.plan.confirmations import Withdrawal, withdrawal_of
from planner.plan.corrections import Pull
from planner.plan.edits import with_anatomy_confirmed, with_level_added
from planner.plan.history import History
from planner.plan.outline_edits import with_outline_edited
from planner.plan.renumbering import with_levels_renumbered
from tests.planner.plan.test_edits import NOW

SOURCE = LabelSource(labels="map.nii.gz", value=20)
PULL = Pull(from_lps_mm=(0, 0, 0), to_lps_mm=(1, 0, 0))


@pytest.fixture
def history() -> History:
    """L1 and L2 are planned, L1 is confirmed."""
    case = Case(study=StudyReference(ct="."))
    history = History(case)
    for level in ("L1", "L2"):
        case = with_level_added(case, level, anatomy=SOURCE)
        history.commit(case, label=f"Add {level}")
    case = with_anatomy_confirmed(case, "L1", initials="AB", at=NOW)
    history.commit(case, label="Confirm")
    return history


def test_nothing_was_withdrawn_while_it_stands_or_where_nobody_confirmed(history):
    assert withdrawal_of(history, "L1") is None
    assert withdrawal_of(history, "L2") is None
    assert withdrawal_of(history, "T5") is None


def test_the_edit_is_named_until_it_is_undone_or_confirmed_anew(history):
    edited = with_outline_edited(history.case, "L1", step=PULL)
    history.commit(edited, label="Move wall")
    again = with_outline_edited(edited, "L2", step=PULL)
    history.commit(again, label="Move another")
    assert withdrawal_of(history, "L1") == Withdrawal(by="AB", step="Move wall")
    assert withdrawal_of(history, "L2") is None
    history.undo()
    history.undo()
    assert withdrawal_of(history, "L1") is None
    history.redo()
    anew = with_anatomy_confirmed(history.case, "L1", initials="CD", at=NOW)
    history.commit(anew, label="Confirm")
    assert withdrawal_of(history, "L1") is None


def test_a_level_is_followed_through_its_names(history):
    before = history.case
    for _ in range(2):
        case = with_levels_renumbered(history.case, by=1, sources={})
        history.commit(case, label="Renumber")
    assert [plan.level for plan in history.case.levels] == ["L3", "L4"]
    assert withdrawal_of(history, "L3") == Withdrawal(by="AB", step="Renumber")
    assert withdrawal_of(history, "L4") is None
    told = compare(before, history.case)
    assert {(c.level, c.aspect) for c in told.levels} == {
        ("L3", "renamed"),
        ("L4", "renamed"),
        ("L3", "confirmed_by"),
    }
    assert not told.needles

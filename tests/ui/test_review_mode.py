"""After a leak: the later CT beside the plan, tools at their own risk, answers kept."""

import time
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QTabWidget, QWidget

from planner.imaging.volume import SeriesIdentity
from planner.plan.case import Case
from planner.plan.edits import with_ct_after_operation, with_postop_images
from planner.report.blocks import FigureRow, Table, Verdict
from planner.review.carried import carried_volume
from planner.review.notes import (
    PLACES,
    notes_of,
    settings_of,
    told_by_reviewer,
)
from planner.review.placing import places_of
from planner.rules.findings import Severity
from tests.ui.conftest import PATIENCE_MS, SAFE_NEEDLE, phantom_case
from tests.ui.review_plugins import FINDS, add_tool
from ui.panels.review_results import ToolFindingCard
from ui.report.review_part import review_blocks
from ui.steps import Step
from ui.viewports.arrangement import Arrangement
from ui.viewports.review_state import Pairing

__all__ = ["add_tool"]

LONGEST_STALL_S = 0.1
LEAST_TURNS = 20
"""So often at least the window turns while tools run: it is never held by one."""
ASKING_MS = 4 * PATIENCE_MS
"""Every plugin that comes with the program is asked once, in a process of its own."""

LATER = SeriesIdentity(series_uid="2.25.5", content_sha256="5" * 64)


def child(window: QWidget, name: str, kind: type = QWidget):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def click(qtbot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(child(window, name), Qt.MouseButton.LeftButton)


def alone(case: Case) -> Case:
    """Return the case as one whose CT was made after the operation."""
    return with_ct_after_operation(case, is_after=True)


def look_back(window: Any, qtbot, *tools: str) -> Any:
    """Open the review by its key, and let only some of the tools be there."""
    qtbot.keyClick(window, Qt.Key.Key_F8)
    review = window.review.review
    qtbot.waitUntil(
        lambda: review.offer is not None and review.placement is not None,
        timeout=ASKING_MS,
    )
    kept = tuple(tool for tool in review.offer.tools if tool.id in tools)
    assert {tool.id for tool in kept} == set(tools), review.offer.refused
    review.offer = attrs.evolve(review.offer, tools=kept)
    review.changed.emit()
    return review


def run(window: Any, qtbot) -> Any:
    review = window.review.review
    click(qtbot, window, "review.run")
    assert review.runs.is_running
    qtbot.waitUntil(lambda: not review.runs.is_running, timeout=PATIENCE_MS)
    return review


class Stalls:
    """How long the window did not turn, less what the machine gave to others."""

    def __init__(self) -> None:
        self.longest_s, self.turns = 0.0, 0
        self._at, self._lent = time.monotonic(), _lent_s()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        at, lent = time.monotonic(), _lent_s()
        away = (at - self._at) - (lent - self._lent) - 0.005
        self.longest_s = max(self.longest_s, away)
        self.turns += 1
        self._at, self._lent = at, lent

    def stop(self) -> None:
        self._timer.stop()


def _lent_s() -> float:
    """Return how long this thread has waited for a processor; 0 where none tells."""
    try:
        told = Path("/proc/thread-self/schedstat").read_text()
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e9


def test_the_review_of_a_ct_without_any_plan_begins_by_its_key(
    window, show_case, qtbot, add_tool
):
    add_tool("finds", FINDS)
    show_case(phantom_case())
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.views.arrangement is Arrangement.REVIEW
    assert child(window, "step.review").isChecked()
    assert "There is no CT after" in child(window, "review.standing", QLabel).text()
    click(qtbot, window, "review.is_later")
    assert window.session.case.study.after_operation
    look_back(window, qtbot, "finds")
    assert "measured on this CT" in child(window, "review.standing", QLabel).text()
    titles = [view.title for view in window.views.reviewed.values()]
    assert titles == ["Axial · after", "Sagittal · after", "Coronal · after"]
    assert not window.review.strip.isVisible()
    click(qtbot, window, "step.vertebra")
    assert window.views.arrangement is Arrangement.SLICES


def test_what_a_tool_finds_is_shown_worst_first_and_each_spot_is_led_to(
    window, show_case, qtbot, add_tool
):
    add_tool("finds", FINDS)
    show_case(alone(phantom_case(confirmed_by=None)))
    look_back(window, qtbot, "finds")
    review = run(window, qtbot)
    qtbot.waitUntil(
        lambda: len({card.y() for card in window.findChildren(ToolFindingCard)}) == 3
    )
    cards = sorted(window.findChildren(ToolFindingCard), key=lambda card: card.y())
    severities = [card.severity for card in cards]
    assert severities == [Severity.STOP, Severity.NA, Severity.INFO]
    child(cards[0], "review.show").click()
    at = window.session.vertebra.frame.to_box(window.view_state.cursor_lps_mm)
    np.testing.assert_allclose(at, (5, 10, 2), atol=1e-6)
    names = [name for layer in review.state.layers for name in layer.names]
    assert names == ["left", "right", "Exit 1", "way 1"]
    box = child(window, "legend.finds/0.left", QCheckBox)
    box.click()
    assert review.state.hidden == {("finds/0", "left")}
    qtbot.waitUntil(lambda: len(window.views.scene.overlays.surfaces) == 1)
    box.click()
    assert len(window.views.scene.overlays.surfaces) == 2
    for name in ("review.table", "review.figure"):
        assert child(window, name)
    assert review.told.merged.case.imaging.layering == "yes"


HOSTILE = {
    "raises": "raise ValueError('NAME^OF^PATIENT')",
    "dies": "import os; os._exit(0)",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "floods": "[print('x' * 1000) for _ in range(20_000)]; return None",
    "lies": "return Result(facts={'mm': float('nan')})",
    "steals": "open(STOLEN, 'w')",
}


@pytest.fixture
def hostile(window, show_case, qtbot, add_tool, tmp_path) -> Path:
    """Let six hostile tools stand beside a good one; return what one will not steal."""
    stolen: Path = tmp_path / "stolen"
    for name, body in HOSTILE.items():
        add_tool(name, body.replace("STOLEN", repr(str(stolen))))
    add_tool("finds", FINDS)
    show_case(alone(phantom_case(confirmed_by=None)))
    look_back(window, qtbot, "finds", *HOSTILE)
    return stolen


def test_hostile_tools_cost_a_sentence_each_and_nothing_else(window, qtbot, hostile):
    stalls = Stalls()
    review = run(window, qtbot)
    stalls.stop()
    assert stalls.turns > LEAST_TURNS
    assert review.outcome.review.failures.keys() == HOSTILE.keys()
    assert review.outcome.review.results.keys() == {"finds"}
    said = child(window, "review.run_said", QLabel).text()
    assert len(said.splitlines()) == len(HOSTILE)
    for name in HOSTILE:
        assert name in said
        assert name in child(window, f"tool.{name}.status", QLabel).text()
    assert "NAME" not in said
    assert not hostile.exists()


@pytest.mark.long
def test_hostile_tools_never_hold_the_window(window, qtbot, hostile):
    stalls = Stalls()
    run(window, qtbot)
    stalls.stop()
    assert stalls.longest_s < LONGEST_STALL_S
    assert not hostile.exists()


def test_a_tool_that_never_ends_is_stopped_by_the_reviewer(
    window, show_case, qtbot, add_tool
):
    add_tool("hangs", "while True: pass")
    show_case(alone(phantom_case(confirmed_by=None)))
    review = look_back(window, qtbot, "hangs")
    click(qtbot, window, "review.run")
    qtbot.waitUntil(lambda: "hangs" in review.runs.news, timeout=PATIENCE_MS)
    click(qtbot, window, "review.cancel")
    qtbot.waitUntil(lambda: not review.runs.is_running, timeout=PATIENCE_MS)
    assert review.outcome is None
    assert child(window, "review.run").isEnabled()


def test_points_are_marked_by_clicks_moved_removed_and_taken_back(
    window, show_case, qtbot, add_tool
):
    add_tool("finds", FINDS)
    show_case(alone(phantom_case(confirmed_by=None)))
    review = look_back(window, qtbot, "finds")
    click(qtbot, window, "review.tab.1")
    click(qtbot, window, "mark.finds.entries")
    view = next(iter(window.views.reviewed.values()))
    spot = view.rect().center() / 2
    expected = view.camera.to_lps(float(spot.x()), float(spot.y()))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)

    def marked() -> Any:
        return settings_of(window.session.level).get("finds", {}).get("entries", [])

    np.testing.assert_allclose(marked(), [expected], atol=1e-3)
    assert len(review.state.marks) == 1
    window.actions_by_id.qt["edit.undo"].trigger()
    assert marked() == []
    window.actions_by_id.qt["edit.redo"].trigger()
    assert len(marked()) == 1
    click(qtbot, window, "mark.remove.finds.entries.0")
    assert marked() == []
    child(window, "tool.finds.depth_mm").setValue(3.5)
    assert settings_of(window.session.level)["finds"] == {"depth_mm": 3.5}


def test_what_the_reviewer_answers_is_kept_and_goes_before_what_was_measured(
    window, show_case, qtbot, add_tool
):
    add_tool("finds", FINDS)
    show_case(alone(phantom_case(confirmed_by=None)))
    look_back(window, qtbot, "finds")
    review = run(window, qtbot)

    def answer() -> None:
        form: Any = QApplication.activeModalWidget()
        form.findChild(QTabWidget).setCurrentIndex(1)
        child(form, "told.timeline.add").click()
        choose(child(form, "told.timeline.0.phase"), "admission")
        choose(child(form, "told.timeline.0.strength.quadriceps.left"), "3")
        choose(child(form, "told.timeline.0.strength.quadriceps.right"), "5")
        choose(child(form, "told.imaging.layering"), "no")
        child(form, "told.event.onset_days").setValue(0.5)
        QTest.keyClick(child(form, "review.form.done"), Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.actions_by_id.qt["review.answers"].trigger()
    told: Any = told_by_reviewer(window.session.level)
    assert told.timeline[0].strength[0].left == "3"
    assert told.timeline[0].strength[0].right == "5"
    assert told.event.onset_days == 0.5
    merged = review.told.merged
    assert merged.case.imaging.layering == "no"
    given = [(each.source, each.value) for each in merged.answers["imaging.layering"]]
    assert given == [("finds", "yes"), ("reviewer", "no")]
    assert review.outcome is not None
    window.actions_by_id.qt["edit.undo"].trigger()
    assert told_by_reviewer(window.session.level).timeline is None
    assert review.told.merged.case.imaging.layering == "yes"


def test_the_report_looks_back_and_names_each_tool_with_its_whole_hash(
    window, show_case, qtbot, add_tool
):
    add_tool("finds", FINDS)
    add_tool("raises", "raise ValueError")
    show_case(alone(phantom_case(confirmed_by=None)))
    assert window.review.parts() == ()
    look_back(window, qtbot, "finds", "raises")
    review = run(window, qtbot)
    (part,) = window.review.parts()
    blocks = list(review_blocks(part, window.session.book))
    assert isinstance(blocks[1], Verdict)
    assert blocks[1].word == "NOT ASSESSABLE"
    cells = [
        cell.replace("\n", " ")
        for block in blocks
        if isinstance(block, Table)
        for line in block.rows
        for cell in line
    ]
    for use in review.outcome.review.uses:
        half = len(use.sha256) // 2
        assert f"{use.sha256[:half]} {use.sha256[half:]}" in cells
        assert any(use.version in cell for cell in cells if use.id in cell)
    for words in ("A stop A stop is told.", "A gap Nobody could look."):
        assert words in cells
    assert any("The tool raises failed" in cell for cell in cells)
    assert sum(isinstance(block, FigureRow) for block in blocks) == 2


def choose(field, answer: str) -> None:
    field.setCurrentIndex(field.findData(answer))


def with_later(window: Any, volume) -> None:
    """Add a CT after the operation as if it had just been read."""
    volume = attrs.evolve(volume, identity=LATER)
    window.session.apply(
        lambda case: with_postop_images(case, ct="after", identity=LATER),
        label="Add the CT after the operation",
    )
    window.review.postop.added.emit(volume)


def test_where_the_vertebra_is_not_found_three_clicks_place_it(
    window, show_case, qtbot
):
    show_case(phantom_case(SAFE_NEEDLE))
    session = window.session
    air = attrs.evolve(
        session.volume, voxels_hu=np.full_like(session.volume.voxels_hu, -1000)
    )
    shift = np.eye(4)
    shift[:3, 3] = (4.0, -3.0, 2.0)
    with_later(window, carried_volume(air, shift))
    review = look_back(window, qtbot)
    said = child(window, "review.standing", QLabel).text()
    assert "Nothing on the later CT looks enough like L1" in said
    assert "three points" in said
    assert not child(window, "review.run").isEnabled()
    assert not review.state.pictures.is_placed
    click(qtbot, window, "review.show_points")
    for name in PLACES:
        at = places_of(session.vertebra)[name] + (4.0, -3.0, 2.0)
        assert review.marking.key == ("", name)
        review.state.mark(review.placement.to_here(at))
    qtbot.waitUntil(
        lambda: review.placement is not None and review.placement.prepared is not None,
        timeout=PATIENCE_MS,
    )
    placing = review.placement.prepared.placing
    np.testing.assert_allclose(placing.postop_from_preop, shift, atol=1e-6)
    assert not placing.is_fitted
    said = child(window, "review.standing", QLabel).text()
    assert "Images do not" in said or "images do not" in said
    click(qtbot, window, "review.forget_points")
    assert not notes_of(window.session.level).placed_lps_mm


def test_both_cts_stand_side_by_side_blended_or_chequered(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    with_later(window, window.session.volume)
    look_back(window, qtbot)
    first = next(iter(window.views.reviewed.values()))
    assert [view.title for view in window.views.reviewed.values()] == [
        "Axial · before",
        "Axial · after",
        "Sagittal · after",
    ]
    click(qtbot, window, "review.plane.sagittal")
    assert first.title == "Sagittal · before"
    state = window.views.review
    if state.pictures.is_placed:
        click(qtbot, window, "review.blend")
        assert state.pairing is Pairing.BLENDED
        assert first.title == "Sagittal · before and after"
        assert first.images.over is not None
        click(qtbot, window, "review.checker")
        assert first.images.is_checked
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.views.arrangement is Arrangement.SLICES
    assert window._step is not Step.REVIEW

"""V19 and V20 of rules.md 5.4, from a CT with cement in it to the paper.

The tools find the cement on the CT; a hand types what only a person can tell. Nobody
has a plan or a CT from before, as is usual after a leak.
"""

import itertools
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.storage import write_plan
from planner.review.case import ReviewCase, Strength
from tests.ct_paint import sampled_labels
from tests.dicom_files import write_ct
from tests.postop_cases import operate, phantom
from tests.postop_leaks import LEAKS, Leak, LeakMaker, Random, Room
from tests.postop_shapes import Ball
from tests.review_cases import V19, V20A, V20B, V20C
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_report import words_of
from tests.volume_files import write_volume
from ui.dialogs.answers import ChoiceField, ListField
from ui.dialogs.review_answers import ReviewAnswersDialog
from ui.dialogs.review_fields import QuantityField, StrengthField
from ui.main_window import MainWindow
from ui.messages.review_form import GROUPS

TOOLS_MS = 300_000
TYPED = ("event", "timeline", "index", "imaging")
LEFT_TO_TOOLS = {"leaks", "canal_fraction", "asymmetry_fraction", "canal_mass"}


def together(*kinds: str) -> LeakMaker:
    """Return what makes several leaks at once."""

    def make(room: Room, side: str | None, random: Random) -> Leak:
        leaks = [LEAKS[kind](room, side, random) for kind in kinds]
        shapes = [shape for leak in leaks for shape in leak.shapes]
        track = next((leak.track for leak in leaks if leak.track), None)
        return attrs.evolve(leaks[0], shapes=tuple(shapes), track=track)

    return make


def profuse(room: Room, side: str | None, random: Random) -> Leak:
    """More than half of the canal on both sides of the middle, behind the vein."""
    leak = LEAKS["central"](room, side, random)
    z = room.middle_z + 1
    wide = room.canal_half_mm
    thick = 7.3
    filling = Ball((0.0, room.wall_y(0, z) - thick - 0.2, z), (0.95 * wide, thick, 7.0))
    return attrs.evolve(leak, shapes=(leak.shapes[0], filling))


@attrs.frozen(kw_only=True)
class Vignette:
    """What is on the CT, what is typed in, and what must be said.

    `said` is rule and severity; a dash is advice that is not given.
    """

    told: ReviewCase
    leak: LeakMaker
    side: str | None
    compartments: frozenset[str]
    said: dict[str, str]


VIGNETTES = {
    "V19": Vignette(
        told=V19,
        leak=LEAKS["intradural"],
        side="left",
        compartments=frozenset({"canal"}),
        said={
            "R-04": "WARN",
            "S-01": "STOP",
            "S-02": "INFO",
            "S-05": "-",
            "S-06": "-",
            "S-09": "WARN",
            "S-10": "-",
        },
    ),
    "V20a": Vignette(
        told=V20A,
        leak=together("pedicle_breach", "foraminal"),
        side="right",
        compartments=frozenset({"epidural_pedicle_breach", "foraminal"}),
        said={
            "R-04": "PASS",
            "S-01": "STOP",
            "S-02": "-",
            "S-05": "INFO",
            "S-06": "-",
            "S-09": "-",
            "S-10": "-",
        },
    ),
    "V20b": Vignette(
        told=V20B,
        leak=profuse,
        side=None,
        compartments=frozenset({"epidural_central", "epidural_paracentral"}),
        said={
            "R-04": "PASS",
            "S-01": "STOP",
            "S-02": "-",
            "S-05": "-",
            "S-06": "INFO",
            "S-07": "INFO",
            "S-09": "-",
            "S-10": "-",
        },
    ),
    "V20c": Vignette(
        told=V20C,
        leak=LEAKS["disc_above"],
        side=None,
        compartments=frozenset({"intradiscal_sup"}),
        said={
            "R-04": "PASS",
            "S-01": "PASS",
            "S-02": "-",
            "S-05": "-",
            "S-06": "-",
            "S-07": "-",
            "S-09": "-",
            "S-10": "INFO",
        },
    ),
}


# --- what lies on the disk ------------------------------------------------------------


def on_disk(vignette: Vignette, folder: Path) -> Path:
    """Write a CT after the operation, its labels, and a plan that knows both."""
    (level,) = vignette.told.levels
    patient = phantom(level)
    after = operate(patient, vignette.leak, side=vignette.side, seed=5, turn_deg=8)
    write_ct(folder / "ct", after.postop.voxels_hu, after.postop.grid.lps_from_ijk)
    labels = sampled_labels(
        patient.labels_at(after.postop_from_preop), patient.scan.spacing_mm
    )
    values = labels.labels.astype(np.uint16)
    write_volume(folder / "labels.nii.gz", values, labels.grid.lps_from_ijk)
    source = LabelSource(labels="labels.nii.gz", scheme="verse", value=patient.value)
    reviewed = LevelPlan(level=level, anatomy=source, confirmed_by="RV", needles=())
    study = StudyReference(ct="ct", after_operation=True)
    path = folder / "plan.json"
    write_plan(Case(study=study, levels=(reviewed,)), path)
    return path


# --- a hand at the form ---------------------------------------------------------------


class Hand:
    """Types a review case into the form, field by field."""

    def __init__(self, qtbot: QtBot, form: ReviewAnswersDialog) -> None:
        self._qtbot = qtbot
        self._form = form
        (self._tabs,) = form.findChildren(QTabWidget)

    def type_in(self, told: ReviewCase) -> None:
        for name in TYPED:
            self._tabs.setCurrentIndex(list(GROUPS).index(name))
            self._value(f"told.{name}", getattr(told, name))
        self._press("review.form.done")

    def _value(self, path: str, value: Any) -> None:
        if attrs.has(type(value)):
            self._group(path, value)
            return
        field = self._form.findChild(QWidget, path)
        assert field is not None, path
        match field:
            case ChoiceField():
                self._choose(field, value)
            case QuantityField():
                self._number(field, value)
            case ListField():
                self._tick(field, value)
            case StrengthField():
                self._grades(path, value)
            case _:
                self._list(path, value)

    def _group(self, path: str, value: Any) -> None:
        for each in attrs.fields(type(value)):
            inner = getattr(value, each.name)
            if inner is not None and each.name not in LEFT_TO_TOOLS:
                self._value(f"{path}.{each.name}", inner)

    def _choose(self, field: ChoiceField, value: object) -> None:
        field.setFocus()
        self._qtbot.keyClick(field, Qt.Key.Key_Home)
        while field.answer != value:
            before = field.currentIndex()
            self._qtbot.keyClick(field, Qt.Key.Key_Down)
            assert field.currentIndex() > before, (field.objectName(), value)

    def _number(self, field: QuantityField, value: float) -> None:
        field.setFocus()
        field.selectAll()
        shown = value * 100 if field.suffix().endswith("%") else value
        self._qtbot.keyClicks(field, f"{shown:g}")
        self._qtbot.keyClick(field, Qt.Key.Key_Tab)
        assert field.answer == pytest.approx(value), field.objectName()

    def _tick(self, field: ListField, value: tuple[str, ...]) -> None:
        for box in [field._boxes[name] for name in value] or [field._none]:
            self._qtbot.keyClick(box, Qt.Key.Key_Space)
        assert field.answer == value, field.objectName()

    def _grades(self, path: str, value: tuple[Strength, ...]) -> None:
        for each, end in itertools.product(value, ("left", "right")):
            self._value(f"{path}.{each.muscle}.{end}", getattr(each, end))

    def _list(self, path: str, value: tuple[Any, ...]) -> None:
        for number, each in enumerate(value):
            self._press(f"{path}.add")
            self._value(f"{path}.{number}", each)

    def _press(self, name: str) -> None:
        button = self._form.findChild(QPushButton, name)
        assert button is not None, name
        self._qtbot.keyClick(button, Qt.Key.Key_Space)


def answer(window: MainWindow, qtbot: QtBot, told: ReviewCase) -> None:
    """Open the form, type, and close it; what fails inside fails the test."""

    def type_in() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, ReviewAnswersDialog)
        try:
            Hand(qtbot, form).type_in(told)
        finally:
            if form.isVisible():
                form.reject()

    QTimer.singleShot(0, type_in)
    button = window.findChild(QPushButton, "review.answer")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "name",
    ["V19", *(pytest.param(f"V20{n}", marks=pytest.mark.long) for n in "abc")],
)
def test_a_leak_is_reviewed_from_the_ct_to_the_paper(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
):
    vignette = VIGNETTES[name]
    window.door.open_path(on_disk(vignette, tmp_path))
    qtbot.waitUntil(
        lambda: window.session is not None and window.session.vertebra is not None,
        timeout=PATIENCE_MS,
    )
    qtbot.keyClick(window, Qt.Key.Key_F8)
    review = window.review.review
    qtbot.waitUntil(lambda: review.can_run, timeout=TOOLS_MS)
    tab = window.findChild(QPushButton, "review.tab.2")
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    answer(window, qtbot, vignette.told)
    qtbot.mouseClick(
        window.findChild(QPushButton, "review.run"), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: not review.runs.is_running, timeout=TOOLS_MS)
    outcome, told = review.outcome, review.told
    assert outcome is not None
    assert told is not None
    assert not outcome.review.failures
    seen = {leak.compartment for leak in told.merged.case.imaging.leaks or ()}
    assert vignette.compartments <= seen
    found = {each.rule: each for each in told.judgement.findings}
    suspected = "intradural_suspected" in str(found["R-02"].measures["compartments"])
    assert suspected == (name == "V19")
    said = {rule: each.severity.name for rule, each in found.items()}
    assert {rule: said.get(rule, "-") for rule in vignette.said} == vignette.said
    paper = tmp_path / "report.pdf"
    window.reports._ask = lambda: paper
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(paper.exists, timeout=TOOLS_MS)
    words = words_of(paper.read_bytes())
    for tool in outcome.review.uses:
        assert tool.sha256[:12] in words

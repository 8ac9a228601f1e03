"""What only a person can answer is asked, kept as one step, and taken back by undo."""

import attrs
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog

from planner.plan.assessment import Assessment
from planner.plan.case import Case, CementPlan
from planner.rules.findings import Severity
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child, press
from ui.dialogs.answers import ListField, NumberField
from ui.dialogs.assessment import AssessmentDialog
from ui.messages.questions import GROUPS, QUESTION_WORDS


@pytest.fixture
def answer(window, qtbot):
    """Press the window's own button, fill in the dialog by hand, and keep it."""

    def run(fill, *, by: str = "action"):
        seen: list[Exception] = []

        def use():
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, AssessmentDialog)
                fill(dialog)
                press(qtbot, dialog, "assessment.done")
            except Exception as error:  # noqa: BLE001 - told below, outside of exec
                seen.append(error)
                if isinstance(dialog, QDialog):
                    dialog.reject()

        QTimer.singleShot(0, use)
        if by == "card":
            cards = {c.finding.rule: c for c in window.side.findings.cards}
            press(qtbot, cards["FORM"], "finding.show")
        else:
            window.actions_by_id.qt["level.assess"].trigger()
        if seen:
            raise seen[0]

    return run


def choose(dialog, question: str, words: str) -> None:
    box = child(dialog, f"answer.{question}", QComboBox)
    box.setFocus()
    box.setCurrentText(words)
    assert box.currentText() == words


def tick(qtbot, box: QCheckBox) -> None:
    """Click on the box itself: the widget reaches further than its words."""
    at = QPoint(8, box.height() // 2)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=at)


def unanswered_case() -> Case:
    case = phantom_case(SAFE_NEEDLE)
    (level,) = case.levels
    open_level = attrs.evolve(level, assessment=None, cement=None)
    return attrs.evolve(case, levels=(open_level,))


def form_of(window):
    found = window.session.judgement.findings
    return next(f.severity for f in found if f.rule == "FORM")


def test_every_question_is_asked_once():
    asked = [name for names in GROUPS.values() for name in names]
    fields = [f.name for f in (*attrs.fields(Assessment), *attrs.fields(CementPlan))]
    assert sorted(asked) == sorted(name for name in fields if name != "product")
    assert set(asked) == set(QUESTION_WORDS)


def test_an_answer_is_one_step_that_can_be_undone(window, show_case, answer, qtbot):
    show_case(unanswered_case())

    def fill(dialog):
        choose(dialog, "posterior_wall", "Cracked, in place")
        choose(dialog, "mri_present", "Yes")
        field = child(dialog, "answer.compression_fraction", NumberField)
        field.selectAll()
        qtbot.keyClicks(field, "25")
        ticked = child(dialog, "answer.cortex_defects", ListField)
        tick(qtbot, ticked.findChildren(QCheckBox)[0])
        choose(dialog, "viscosity", "Like toothpaste")

    answer(fill, by="card")
    plan = window.session.level
    assert plan.assessment == Assessment(
        posterior_wall="fissured",
        mri_present=True,
        compression_fraction=0.25,
        cortex_defects=(),
    )
    assert plan.cement.viscosity == "toothpaste"
    window.session.undo()
    assert window.session.level.assessment is None
    assert window.session.level.cement is None


def test_a_dialog_that_changes_nothing_makes_no_step(window, show_case, answer):
    show_case(unanswered_case())
    before = window.session.case
    answer(lambda dialog: None)
    assert window.session.case is before


def test_what_was_answered_is_shown_again(window, show_case, answer):
    show_case(unanswered_case())
    answer(lambda dialog: choose(dialog, "anaesthesia", "General"))
    shown: list[str] = []
    answer(
        lambda dialog: shown.append(
            child(dialog, "answer.anaesthesia", QComboBox).currentText()
        )
    )
    assert shown == ["General"]


def test_none_of_these_is_an_answer_and_nothing_ticked_is_none(qtbot):
    field = ListField({"one": "One", "two": "Two"})
    qtbot.addWidget(field)
    none, one, _ = field.findChildren(QCheckBox)
    assert field.answer is None
    tick(qtbot, none)
    assert field.answer == ()
    tick(qtbot, one)
    assert field.answer == ("one",)
    tick(qtbot, one)
    assert field.answer is None


@pytest.mark.parametrize("question", ["trabecular_hu", "compression_fraction"])
@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_a_number_comes_back_as_it_was_given(qtbot, question: str, share: float):
    field = NumberField(question)
    qtbot.addWidget(field)
    given = -200.0 + 1200 * share if question == "trabecular_hu" else share
    field.show_answer(given)
    assert field.answer == pytest.approx(given)
    field.show_answer(None)
    assert field.answer is None


def test_a_form_that_is_filled_in_stands_in_the_way_of_nothing(
    window, show_case, answer, qtbot
):
    show_case(unanswered_case())
    assert form_of(window) is Severity.NA
    single = {
        "mri_present": "Yes",
        "fracture_type": "Osteoporosis",
        "cleft": "No",
        "pedicle_fracture": "No",
        "posterior_wall": "Whole",
        "metal": "No",
        "inflammation": "No",
        "atypical_pain": "No",
        "conservative_considered": "Yes",
        "anaesthesia": "Local",
        "experienced_operator": "Yes",
        "viscosity": "Like toothpaste",
    }
    numbers = {"fracture_age_months": "1", "compression_fraction": "20"}
    numbers |= {"trabecular_hu": "150"}

    def fill(dialog):
        for question, words in single.items():
            choose(dialog, question, words)
        for question, typed in numbers.items():
            field = child(dialog, f"answer.{question}", NumberField)
            field.selectAll()
            qtbot.keyClicks(field, typed)
        for question in ("cortex_defects", "contraindications"):
            none = child(dialog, f"answer.{question}").findChildren(QCheckBox)[0]
            tick(qtbot, none)

    answer(fill)
    assert form_of(window) is Severity.PASS

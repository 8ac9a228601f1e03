"""The questions before the operation that only a person can answer."""

from typing import Any

import attrs
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from planner.anatomy.measured import BoneMeasures
from planner.plan.assessment import Assessment
from planner.plan.case import Case, CementPlan, LevelPlan
from planner.plan.edits import with_answer, with_cement
from ui.dialogs.answers import Field, field_of
from ui.dialogs.frames import lay_out, resize_with_text
from ui.language import say
from ui.messages.questions import GROUPS, QUESTION_WORDS, evidence_words
from ui.messages.words import ANSWER_QUESTIONS
from ui.panels.parts import button, column, label, scrolled
from ui.session import Edit, Session
from ui.theme import GRID, Look

CEMENT = GROUPS["Cement"]
"""What is part of the plan for the cement, not of the assessment."""

INTRODUCTION = (
    "What the papers ask before cement is injected. A question left open stays "
    "not assessable; it never counts as a no."
)


class AssessmentDialog(QDialog):
    """Shows the answers of one level; `edit` makes those that were changed."""

    def __init__(
        self, parent: QWidget, look: Look, plan: LevelPlan, bone: BoneMeasures | None
    ) -> None:
        super().__init__(parent)
        self._level = plan.level
        self._before = {
            **attrs.asdict(plan.assessment or Assessment(), recurse=False),
            **attrs.asdict(plan.cement or CementPlan(), recurse=False),
        }
        self._fields: dict[str, Field] = {}
        questions = column(spacing=3 * GRID, margins=(0, 0, 2 * GRID, 0))
        for title, names in GROUPS.items():
            questions.addWidget(self._group(look, say(title), names, bone))
        questions.addStretch(1)
        held = QWidget()
        held.setLayout(questions)
        cancel = button(say("Cancel"))
        cancel.clicked.connect(self.reject)
        done = button(say("Keep answers"), "primary", name="assessment.done")
        done.clicked.connect(self.accept)
        content = column(label(say(INTRODUCTION), wrap=True), scrolled(held))
        content.setStretch(1, 1)
        lay_out(
            self, say("Assessment of {level}", level=plan.level), content, cancel, done
        )
        resize_with_text(self, 92 * GRID, 90 * GRID)
        for name, field in self._fields.items():
            field.show_answer(self._before[name])

    @property
    def edit(self) -> Edit | None:
        """The edit that makes the changed answers; None where none was changed."""
        level, fields = self._level, self._fields
        changed = {
            name: field.answer
            for name, field in fields.items()
            if field.answer != self._before[name]
        }
        if not changed:
            return None

        def answered(case: Case) -> Case:
            cement: dict[str, Any] = {n: changed[n] for n in CEMENT if n in changed}
            if cement:
                planned = case.level(level).cement or CementPlan()
                planned = attrs.evolve(planned, **cement)
                case = with_cement(case, level, cement=planned)
            for name in changed.keys() - cement.keys():
                case = with_answer(case, level, name, answer=changed[name])
            return case

        return answered

    def _group(
        self, look: Look, title: str, names: tuple[str, ...], bone: BoneMeasures | None
    ) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(title, "eyebrow"), 0, 0, 1, 2)
        for place, name in enumerate(names, start=1):
            words = column(label(QUESTION_WORDS[name], wrap=True), spacing=2)
            evidence = evidence_words(name, bone)
            if evidence:
                words.addWidget(label(evidence, "small", wrap=True))
            words.addStretch(1)
            self._fields[name] = field_of(name, look)
            grid.addLayout(words, place, 0)
            grid.addWidget(self._fields[name], place, 1)
        made = QWidget()
        made.setLayout(grid)
        return made


def ask_assessment(parent: QWidget, look: Look, session: Session) -> None:
    """Ask for the answers of the selected level; what was changed is one step."""
    plan, vertebra = session.level, session.vertebra
    if plan is None:
        return
    bone = vertebra.bone if vertebra else None
    dialog = AssessmentDialog(parent, look, plan, bone)
    if dialog.exec() == QDialog.DialogCode.Accepted and dialog.edit is not None:
        session.apply(dialog.edit, label=ANSWER_QUESTIONS)
    dialog.deleteLater()

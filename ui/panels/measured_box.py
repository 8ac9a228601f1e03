"""How the measuring of a vertebra goes: under way, impossible and why, or done."""

from PySide6.QtWidgets import QWidget

from planner.anatomy.vertebra import Side, Vertebra
from planner.errors import MirroredAnatomy, Stopped
from planner.plan.case import LandmarkSource
from planner.plan.outline_edits import with_sides_swapped
from ui.language import say
from ui.messages.anatomy import hand_words
from ui.messages.anatomy_errors import not_seen_words, note_sentence
from ui.messages.bone import bone_words
from ui.messages.errors import sentence_of
from ui.messages.numbers import millimetres, unbroken
from ui.messages.progress import MEASURE_AGAIN
from ui.messages.series import changes_words
from ui.messages.words import SIDE_WORDS, SOURCE_WORDS, SWAP_SIDES
from ui.panels.asked_box import AskedBox
from ui.panels.gap_list import GapList, OnShow
from ui.panels.parts import BusyBar, IconLabel, button, column, frame, label, row
from ui.panels.rescue_box import RescueBox
from ui.panels.session_panel import SessionPanel
from ui.spoken import speak
from ui.steps import missing_landmarks
from ui.theme import Look


class MeasuredBox(SessionPanel):
    """Shows exactly one of: progress, a problem with its way out, the measures."""

    def __init__(
        self, look: Look, *, on_show: OnShow, rescue: RescueBox, asked: AskedBox
    ) -> None:
        super().__init__(look)
        self._building = QWidget()
        bar = BusyBar(look)
        self._building.setLayout(column(label(say("Measuring the walls …")), bar))
        self._again = button(say(MEASURE_AGAIN), name="vertebra.measure_again")
        self._again.clicked.connect(self._measure_again)
        self._problem_words = label("", wrap=True)
        self._problem_words.setObjectName("vertebra.problem")
        mark = column(IconLabel(look, "severity-warn", "warn"), 1)
        words = row(mark)
        self._swap = button(say(SWAP_SIDES), name="vertebra.swap")
        self._swap.clicked.connect(self._swap_sides)
        words.addLayout(column(self._problem_words, self._swap, self._again), 1)
        self._problem = frame("notice", column(words, rescue, margins=(12, 12, 12, 12)))
        self._measures = label("", wrap=True)
        self._measures.setObjectName("vertebra.measures")
        self._bone = label("", wrap=True)
        self._bone.setObjectName("vertebra.bone")
        self._gaps = GapList(look, on_show=on_show)
        self._not_seen = label("", wrap=True)
        self._notes = label("", wrap=True)
        self._measured = frame(
            "card",
            column(
                label(say("Measured"), "eyebrow"),
                self._measures,
                self._bone,
                self._gaps,
                self._not_seen,
                asked,
                self._notes,
                margins=(12, 12, 12, 12),
            ),
        )
        self.setLayout(column(self._building, self._problem, self._measured))

    def refresh(self) -> None:
        session = self.session
        vertebra = session.vertebra if session else None
        problem = session.anatomy_problem if session else None
        is_building = session is not None and session.is_building
        if session is not None and missing_landmarks(session) and vertebra is None:
            problem, is_building = None, False
        self._building.setVisible(is_building)
        self._problem.setVisible(problem is not None and not is_building)
        self._measured.setVisible(vertebra is not None and not is_building)
        if problem is not None:
            self._problem_words.setText(sentence_of(problem))
            self._swap.setVisible(self._may_be_swapped(problem))
            self._again.setVisible(isinstance(problem, Stopped))
        if vertebra is not None:
            self._show_measures(vertebra)

    def _may_be_swapped(self, problem: Exception) -> bool:
        """Only a whole pedicle on the other side is a swap; one point is a slip."""
        level = self.session.level if self.session else None
        return (
            isinstance(problem, MirroredAnatomy)
            and problem.facts["reason"] == "sides"
            and level is not None
            and isinstance(level.anatomy, LandmarkSource)
        )

    def _measure_again(self) -> None:
        if self.session is not None and self.session.level is not None:
            self.session.anatomy.measure_again(self.session.level)

    def _swap_sides(self) -> None:
        if self.session is not None and self.session.level is not None:
            level = self.session.level.level
            self.session.apply(
                lambda case: with_sides_swapped(case, level), label=SWAP_SIDES
            )

    def _show_measures(self, vertebra: Vertebra) -> None:
        x, y, z = (millimetres(float(value)) for value in vertebra.uncertainty_mm)
        source = SOURCE_WORDS.get(vertebra.source, vertebra.source)
        widths = say(", ").join(
            f"{SIDE_WORDS[side.value].lower()} {millimetres(pedicle.isthmus.width_mm)}"
            for side in Side
            if (pedicle := vertebra.pedicles.get(side)) is not None
        )
        self._measures.setText(
            unbroken(
                say(
                    "From {source}. Pedicle width at the isthmus: {widths}. "
                    "Uncertainty of a wall: {x} sideways, {y} front to back, {z} up "
                    "and down. {corrected}",
                    source=source.lower(),
                    widths=widths or say("none"),
                    x=x,
                    y=y,
                    z=z,
                    corrected=hand_words(vertebra.by_hand),
                )
            )
        )
        self._bone.setText(unbroken(bone_words(vertebra.bone, spots=False)))
        self._bone.setVisible(vertebra.bone is not None)
        self._gaps.show_bone(vertebra.bone)
        speak(
            self._not_seen,
            text=say(
                "Not seen: {parts}.",
                parts=not_seen_words(vertebra.not_seen),
            ),
        )
        self._not_seen.setVisible(bool(vertebra.not_seen))
        notes = [note_sentence(code) for code in vertebra.notes]
        if self.session is not None:
            study = self.session.case.study
            notes.append(changes_words(study.image_notes))
        self._notes.setText(" ".join(filter(None, notes)))
        self._notes.setVisible(any(notes))

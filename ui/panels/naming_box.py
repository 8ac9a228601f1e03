"""Calls a level by another name, alone or with all others counted from it."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLayout, QWidget

from planner.levels import LEVELS, LUMBAR_COUNTS, THORACIC_COUNTS, Spine
from ui.language import say
from ui.naming import can_be_named, count_spine, rename
from ui.panels.parts import Choice, button, column, frame, label
from ui.panels.session_panel import SessionPanel
from ui.spoken import speak
from ui.theme import Look

HINT = (
    "Needles stay with their vertebra, whatever it is called. A new name is to be "
    "confirmed anew. Ctrl+Shift+Up or Down renumbers all levels by one."
)


class NamingBox(SessionPanel):
    """Folded up until the name is in doubt."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._open = button(say("Name and count"), "quiet", name="name.open")
        self._open.setCheckable(True)
        self._open.clicked.connect(self._unfold)
        self._name = Choice(look, say("Name of this vertebra"))
        self._name.setObjectName("name.level")
        self._name.addItems(LEVELS)
        self._name.currentTextChanged.connect(self.refresh_buttons)
        self._others = QCheckBox()
        speak(self._others, text=say("Count the other levels from it"))
        self._others.setObjectName("name.others")
        self._others.setChecked(True)
        self._apply = button(say("Give this name"), name="name.apply")
        self._apply.clicked.connect(self._rename)
        self._thoracic = self._count(look, say("Thoracic vertebrae"), THORACIC_COUNTS)
        self._lumbar = self._count(look, say("Lumbar vertebrae"), LUMBAR_COUNTS)
        self._thoracic.setObjectName("name.thoracic")
        self._lumbar.setObjectName("name.lumbar")
        self._refusal = label("", "small", wrap=True)
        self._refusal.setObjectName("name.refusal")
        self._inside = QWidget()
        self._inside.setLayout(self._inside_layout())
        self.setLayout(column(self._open, self._inside, spacing=4))
        self._unfold()

    def _inside_layout(self) -> QLayout:
        spine = QGridLayout()
        spine.setColumnStretch(0, 1)
        for line, (words, count) in enumerate(
            (
                (say("Thoracic vertebrae of this spine"), self._thoracic),
                (say("Lumbar vertebrae"), self._lumbar),
            )
        ):
            told = label(words, "small", wrap=True)
            spine.addWidget(told, line, 0)
            spine.addWidget(count, line, 1)
        return column(
            frame(
                "card",
                column(
                    label(say("This vertebra is"), "strong"),
                    self._name,
                    self._others,
                    self._apply,
                    self._refusal,
                    spine,
                    label(say(HINT), "small", wrap=True),
                    margins=(12, 12, 12, 12),
                ),
            )
        )

    def _count(self, look: Look, words: str, counts: tuple[int, ...]) -> Choice:
        made = Choice(look, words)
        made.setMinimumContentsLength(2)
        for count in counts:
            made.add(str(count), count)
        made.activated.connect(self._count_spine)
        return made

    def refresh(self) -> None:
        session = self.session
        if session is None or session.level is None:
            return
        self._refusal.setText("")
        self._name.setCurrentText(session.level.level)
        spine = session.case.spine or Spine()
        self._thoracic.setCurrentIndex(self._thoracic.findData(spine.thoracic))
        self._lumbar.setCurrentIndex(self._lumbar.findData(spine.lumbar))
        self.refresh_buttons()

    def refresh_buttons(self) -> None:
        """A name that is given already cannot be given; nor while bone is searched."""
        session = self.session
        if session is None or session.level is None:
            return
        is_other = self._name.currentText() != session.level.level
        self._apply.setEnabled(is_other and can_be_named(session))
        self._refusal.setVisible(bool(self._refusal.text()))

    def _unfold(self) -> None:
        self._inside.setVisible(self._open.isChecked())

    def _rename(self) -> None:
        session = self.session
        if session is None or session.level is None:
            return
        refusal = rename(
            session,
            session.level.level,
            self._name.currentText(),
            all_others=self._others.isChecked(),
        )
        self._refusal.setText(refusal)
        self.refresh_buttons()

    def _count_spine(self) -> None:
        if self.session is not None:
            count_spine(
                self.session,
                Spine(
                    thoracic=self._thoracic.currentData(),
                    lumbar=self._lumbar.currentData(),
                ),
            )

"""What is to leave the program, and where to: asked, written, and watched meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.work import Monitor
from ui.dialogs.frames import lay_out
from ui.export.order import Order, Ware, usual_name
from ui.language import say
from ui.messages import exchange as words
from ui.messages.errors import sentence_of
from ui.panels.parts import button, column, label, row
from ui.panels.work_bar import WorkBar
from ui.tasks import Task, TaskRunner
from ui.theme import GRID, Look

Carry = Callable[[Order], Callable[[Monitor], list[str]]]
"""Prepares an order on this thread; returns what is to be done in the background."""

WIDTH = 84 * GRID


class ExportDialog(QDialog):
    """Stays open while it writes; `told` is the sentence of what was written."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        *,
        place: Path,
        about: tuple[str, ...],
        browse: Callable[[], Path | None],
        carry: Carry,
        state: str,
    ) -> None:
        super().__init__(parent)
        self.told = ""
        self._place, self._browse, self._carry, self._state = (
            place,
            browse,
            carry,
            state,
        )
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self._may_replace = False
        self._named = QCheckBox(say(words.WITH_NAME))
        self._named.setObjectName("export.identified")
        self._zipped = QCheckBox(say(words.AS_ZIP))
        self._zipped.setObjectName("export.zipped")
        self._zipped.setChecked(True)
        self._wares = QButtonGroup(self)
        self._where = QLineEdit()
        self._where.setObjectName("export.where")
        self._where.setAccessibleName(say("Where the export is written"))
        self._bar = WorkBar(look, "export.work", has_cancel=False)
        self._words = label("", wrap=True)
        self._words.setObjectName("export.words")
        self._stop = button(say("Cancel"), name="export.cancel")
        self._done = button(say(words.EXPORT), "primary", name="export.done")
        self._build(about)

    # --- what it holds ------------------------------------------------------------

    @property
    def ware(self) -> Ware:
        return tuple(Ware)[self._wares.checkedId()]

    @property
    def order(self) -> Order:
        return Order(
            ware=self.ware,
            target=Path(self._where.text().strip()).expanduser(),
            identified=self._named.isChecked(),
            overwrite=self._may_replace,
        )

    def _build(self, about: tuple[str, ...]) -> None:
        browse = button(say("Browse …"), name="export.browse")
        choices = column(spacing=2 * GRID)
        for number, ware in enumerate(Ware):
            choices.addLayout(self._choice(number, ware))
        where = row(label(say("Where")), self._where, browse, spacing=GRID)
        where.setStretch(1, 1)
        notes = (label(note, "small", wrap=True) for note in about)
        content = column(choices, where, *notes, self._words, self._bar, 1, spacing=12)
        lay_out(self, say(words.TITLE), content, self._stop, self._done)
        self._browse_button = browse
        browse.clicked.connect(self._choose_place)
        self._stop.clicked.connect(self.reject)
        self._done.clicked.connect(self._begin)
        self._wares.idToggled.connect(lambda number, on: self._show_choice())
        self._zipped.toggled.connect(lambda on: self._show_choice())
        self._where.textChanged.connect(lambda text: self._forget_answer())
        self._wares.button(0).setChecked(True)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need at this width: more of them may have come."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def _choice(self, number: int, ware: Ware) -> QVBoxLayout:
        title, particulars = words.WARES[ware.name]
        choice = QRadioButton(say(title))
        choice.setObjectName(f"export.{ware.name.lower()}")
        self._wares.addButton(choice, number)
        inside = column(
            label(say(particulars), "small", wrap=True),
            *{Ware.DICOM: (self._named,), Ware.CASE: (self._zipped,)}.get(ware, ()),
            margins=(3 * GRID, 0, 0, 0),
        )
        return column(choice, inside, spacing=2)

    def _show_choice(self) -> None:
        self._named.setEnabled(self.ware is Ware.DICOM)
        self._zipped.setEnabled(self.ware is Ware.CASE)
        name = usual_name(self.ware, zipped=self._zipped.isChecked())
        self._where.setText(str(self._place / name))

    def _choose_place(self) -> None:
        chosen = self._browse()
        if chosen is not None:
            self._place = chosen
            self._show_choice()

    def _forget_answer(self) -> None:
        self._may_replace = False
        self._done.setText(say(words.EXPORT))
        self._say("")

    # --- writing ------------------------------------------------------------------

    def _begin(self) -> None:
        order = self.order
        if not self._where.text().strip():
            self._say(say(words.NO_PLACE))
            return
        if order.is_taken and not self._may_replace:
            self._may_replace = True
            self._done.setText(say(words.REPLACE))
            self._say(say(words.TAKEN, name=order.target.name))
            return
        self._set_busy(busy=True)
        self._say(say(words.WRITING))
        self._bar.repaint()
        self._words.repaint()
        try:
            work = self._carry(order)
        except PlannerError as error:
            self._set_busy(busy=False)
            self._say(sentence_of(error))
            return
        if not self.isVisible():
            # Pictures wait for what is computed, and somebody may close meanwhile.
            return
        self._task = self._tasks.run(work, then=self._finish, on_error=self._fail)
        self._task.progressed.connect(self._bar.show_progress)
        self._task.ended.connect(self._end)

    def _finish(self, names: object) -> None:
        order = self.order
        count = list(names) if isinstance(names, list) else []
        self.told = words.done(order.target.name, count, self._state)
        if order.ware is Ware.CASE:
            self.told = f"{self.told} {say(words.DEIDENTIFIED)}"
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._say(sentence_of(error))

    def _end(self) -> None:
        """The task is over; if it was cancelled, nobody else says so."""
        self._task = None
        self._set_busy(busy=False)
        if not self.told and self._words.text() == say(words.WRITING):
            self._say(say(words.CANCELLED))

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self._bar.begin()
        else:
            self._bar.finish()
        self._fit()
        places = (self._where, self._browse_button)
        still = (*self._wares.buttons(), *places, self._done)
        for part in still:
            part.setEnabled(not busy)
        self._named.setEnabled(not busy and self.ware is Ware.DICOM)
        self._zipped.setEnabled(not busy and self.ware is Ware.CASE)

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        self._fit()

    def reject(self) -> None:
        """Stop what is being written; close if nothing is."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    def release(self) -> None:
        """Stop and wait for what is under way; safe to call twice."""
        self._tasks.release()

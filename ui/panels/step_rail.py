"""The rail on the left: where the surgeon is, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.language import say
from ui.messages.steps import STEP_WORDS, advice_sentence, stage_words
from ui.panels.parts import column, frame, label, restyle, row
from ui.steps import Progress, Stage, Step
from ui.theme import GRID, Look, paint_icon

RAIL_WIDTH = 26 * GRID
"""At a text size of 100 %."""

GROWTH = 0.4
"""How much of the text's growth the rail follows: its words may wrap."""


class StepMark(QWidget):
    """A disc with a check, a filled disc, a ring with a number, a ring with a lock."""

    PIXELS = 28

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._stage = Stage.BLOCKED
        self.setFixedSize(self.PIXELS, self.PIXELS)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.bind(self.update)

    def show_stage(self, stage: Stage) -> None:
        if stage is not self._stage:
            self._stage = stage
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        disc = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        inner = disc.adjusted(5.5, 5.5, -5.5, -5.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._stage is Stage.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(disc)
            self._paint_number(painter, theme.on_accent)
        elif self._stage is Stage.DONE:
            painter.setPen(QPen(QColor(theme.accent), 1.75))
            painter.drawEllipse(disc)
            paint_icon(painter, "check", inner, theme.accent)
        elif self._stage is Stage.READY:
            painter.setPen(QPen(QColor(theme.text_muted), 1.75))
            painter.drawEllipse(disc)
            self._paint_number(painter, theme.text)
        else:
            pen = QPen(QColor(theme.line_strong), 1.5)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.drawEllipse(disc)
            paint_icon(painter, "lock", inner, theme.text_muted)
        painter.end()

    def _paint_number(self, painter: QPainter, colour: str) -> None:
        font = self._look.font(13, bold=True)
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepButton(QPushButton):
    """One step: its mark, its name, and how it stands in words."""

    def __init__(
        self, look: Look, step: Step, number: int, on_step: Callable[[Step], None]
    ) -> None:
        super().__init__()
        self._on_step = on_step
        self.clicked.connect(self._press)
        self.setProperty("role", "step")
        self.setObjectName(f"step.{step.value}")
        self.setCheckable(True)
        self.step = step
        self._mark = StepMark(look, number)
        self._title = label(STEP_WORDS[step.value], "strong")
        self._stage = label("", "small")
        for words in (self._title, self._stage):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text = column(self._title, self._stage, spacing=0)
        self.setLayout(row(self._mark, text, 1, spacing=12, margins=(8, 8, 8, 8)))

    def show_stage(self, stage: Stage, *, on_show: bool) -> None:
        words = stage_words(self.step.value, stage.value)
        self._mark.show_stage(stage)
        self._stage.setText(words)
        self.setChecked(on_show)
        restyle(self._title, role="muted" if stage is Stage.BLOCKED else "strong")
        self.setAccessibleName(f"{self._title.text()}: {words}")
        self.setToolTip(f"{self._title.text()}: {words}")

    def _press(self) -> None:
        self._on_step(self.step)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StepRail(QWidget):
    """Five steps and one sentence. `on_step` gets the step that is pressed."""

    def __init__(self, look: Look, *, on_step: Callable[[Step], None]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._buttons = [
            StepButton(look, step, number, on_step)
            for number, step in enumerate(Step, start=1)
        ]
        self._advice = label("", wrap=True)
        self._advice.setObjectName("advice")
        layout = column(
            *self._buttons, spacing=4, margins=(GRID, 2 * GRID, GRID, 2 * GRID)
        )
        layout.addSpacing(2 * GRID)
        layout.addWidget(self._next_card())
        layout.addStretch(1)
        self.setLayout(layout)
        look.bind(self._rescale)

    def show_progress(self, progress: Progress, *, on_show: Step) -> None:
        stages = progress.shown_at(on_show)
        for button in self._buttons:
            button.show_stage(stages[button.step], on_show=button.step is on_show)
        self._advice.setText(advice_sentence(progress.advice, progress.facts))

    def _next_card(self) -> QFrame:
        eyebrow = label(say("What to do next"), "eyebrow", wrap=True)
        return frame("card", column(eyebrow, self._advice, margins=(12, 12, 12, 12)))

    def _rescale(self) -> None:
        more = self._look.text_px(RAIL_WIDTH) - RAIL_WIDTH
        self.setFixedWidth(RAIL_WIDTH + round(GROWTH * more))

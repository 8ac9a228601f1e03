"""The advance of a needle as a file: moving pictures, or a strip of them."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from planner.errors import BadPlan, PlannerError
from planner.fluoroscopy.advance import Step
from ui.language import say
from ui.messages.errors import sentence_of
from ui.messages.fluoroscopy import FILM_SAVED, NOT_A_DEVICE, film_words
from ui.theme import Look
from ui.viewports.c_arm_state import Slot
from ui.viewports.marks import draw_text
from ui.viewports.needle_course import PLAY_MS
from ui.viewports.palette import BACKGROUND, TEXT_QUIET, severity_colour
from ui.viewports.view_grid import ViewGrid

PICTURE_PX = (480, 384)
CAPTION_PX = 30
GAP_PX = 2
MOST_IN_STRIP = 12
COLUMNS = 2
LAST_MS = 2500
"""How long the last picture of a film stands before it begins again."""


class FilmDoor:
    """Saves the advance where somebody wants it; what came of it is one sentence."""

    def __init__(
        self,
        views: ViewGrid,
        look: Look,
        *,
        ask: Callable[[], Path | None],
        say: Callable[[str], None],
    ) -> None:
        self._views = views
        self._look = look
        self._ask = ask
        self._say = say

    def export(self) -> None:
        """Ask for a place and save there."""
        path = self._ask()
        if path is None:
            return
        try:
            save_film(self._views, path, self._look)
        except PlannerError as error:
            self._say(sentence_of(error))
        else:
            self._say(say(FILM_SAVED))


def save_film(views: ViewGrid, path: Path, look: Look) -> None:
    """Save the advance of the selected needle, AP beside lateral, one step a picture.

    A `.gif` moves; anything else is a strip of at most `MOST_IN_STRIP` pictures, the
    first violation among them.

    Raises
    ------
    BadPlan
        Reason "unwritable", if the file cannot be written.
    """
    advance = views.course.advance
    if advance is None:
        return
    steps = advance.steps()
    if path.suffix.lower() == ".gif":
        frames = list(_frames(views, steps, look))
        _write_gif(frames, path)
        return
    first = next((n for n, step in enumerate(steps) if step.is_stopped), None)
    chosen = [steps[number] for number in strip_numbers(len(steps), first)]
    strip = _strip(list(_frames(views, chosen, look)))
    if not strip.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise BadPlan("cannot write", reason="unwritable", file=path)


def strip_numbers(count: int, first_stop: int | None) -> list[int]:
    """Return which of so many steps a strip shows: evenly, the last and the first stop.

    Examples
    --------
    >>> strip_numbers(3, None)
    [0, 1, 2]
    """
    wanted = min(count, MOST_IN_STRIP)
    spread = [round(n * (count - 1) / max(wanted - 1, 1)) for n in range(wanted)]
    if first_stop is not None and first_stop not in spread:
        nearest = min(spread[:-1], key=lambda number: abs(number - first_stop))
        spread[spread.index(nearest)] = first_stop
    return spread


def _frames(
    views: ViewGrid, steps: list[Step] | tuple[Step, ...], look: Look
) -> Iterator[QImage]:
    """Paint the steps: AP at the left, lateral at the right, words below."""
    width, height = PICTURE_PX
    length_mm = views.course.range_mm[1]
    for step in steps:
        frame = QImage(
            2 * width + GAP_PX, height + CAPTION_PX, QImage.Format.Format_RGB888
        )
        frame.fill(BACKGROUND)
        for number, slot in enumerate((Slot.AP, Slot.LATERAL)):
            still = QImage(width, height, QImage.Format.Format_RGB32)
            painter = QPainter(still)
            area = QRectF(0, 0, width, height)
            views.pictures[slot].draw_still(painter, area, step)
            painter.end()
            painter = QPainter(frame)
            painter.drawImage(QPointF(number * (width + GAP_PX), 0), still)
            painter.end()
        painter = QPainter(frame)
        _caption(painter, frame, film_words(step, length_mm), step, look)
        painter.end()
        yield frame


def _caption(
    painter: QPainter, frame: QImage, words: str, step: Step, look: Look
) -> None:
    middle = frame.height() - CAPTION_PX / 2
    for at_px, said, colour, align in (
        (10, words, severity_colour(step.severity), Qt.AlignmentFlag.AlignLeft),
        (
            frame.width() - 10,
            say(NOT_A_DEVICE),
            TEXT_QUIET,
            Qt.AlignmentFlag.AlignRight,
        ),
    ):
        draw_text(
            painter,
            said,
            QPointF(at_px, middle),
            colour=QColor(colour),
            font=look.font(12, bold=align is Qt.AlignmentFlag.AlignLeft),
            align=align,
        )


def _strip(frames: list[QImage]) -> QImage:
    """Return the pictures row by row."""
    width, height = frames[0].width() + GAP_PX, frames[0].height() + GAP_PX
    rows = math.ceil(len(frames) / COLUMNS)
    strip = QImage(COLUMNS * width, rows * height, QImage.Format.Format_RGB888)
    strip.fill(BACKGROUND)
    painter = QPainter(strip)
    for number, frame in enumerate(frames):
        row, column = divmod(number, COLUMNS)
        painter.drawImage(QPointF(column * width, row * height), frame)
    painter.end()
    return strip


def _write_gif(frames: list[QImage], path: Path) -> None:
    pictures = [
        Image.frombuffer(
            "RGB",
            (frame.width(), frame.height()),
            bytes(frame.constBits()),
            "raw",
            "RGB",
            frame.bytesPerLine(),
            1,
        )
        for frame in frames
    ]
    try:
        pictures[0].save(
            path,
            format="GIF",
            save_all=True,
            append_images=pictures[1:],
            duration=[*[PLAY_MS] * (len(pictures) - 1), LAST_MS],
            loop=0,
        )
    except OSError as error:
        raise BadPlan("cannot write", reason="unwritable", file=path) from error

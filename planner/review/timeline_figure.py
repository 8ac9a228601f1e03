"""A course drawn as a picture: a row for each muscle, and one for pain.

Only two examinations that follow each other are joined, and only where both are told:
what nobody told is a gap.
"""

import itertools
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Score = float | None

WIDTH_PX, ROW_PX, ROW_GAP_PX = 760, 130, 46
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 60, 20, 50, 70
"""Narrow, as a column of the window is: text that is halved there can still be read."""
TEXT_PX = 22
MARK_PX, LINE_PX = 9, 4
ASIDE_PX, UPWARD_PX = 11, 3
"""Two lines of one row are drawn that far off their place, to both sides, so that equal
ones are both seen."""

WHITE: Colour = (255, 255, 255)
INK: Colour = (34, 34, 34)
FAINT: Colour = (205, 205, 205)
BLUE: Colour = (0, 114, 178)
ORANGE: Colour = (213, 94, 0)
"""A blue and an orange that are told apart without seeing red and green."""

ROUND, SQUARE = "round", "square"


@attrs.frozen(kw_only=True)
class Line:
    """One line of a row: a score for each examination, None where it was not told."""

    name: str
    scores: Sequence[Score]
    colour: Colour
    mark: str


@attrs.frozen(kw_only=True)
class Row:
    """One row: lines that share a scale from 0 to `top`, marked each `step`."""

    title: str
    lines: Sequence[Line]
    top: float
    step: float


def draw_course(
    rows: Sequence[Row], labels: Sequence[str], *, font: Path
) -> NDArray[np.uint8]:
    """Return a picture (rows, columns, 3) of a course; `labels` name examinations."""
    height = TOP_PX + BOTTOM_PX + len(rows) * (ROW_PX + ROW_GAP_PX) - ROW_GAP_PX
    picture = Image.new("RGB", (WIDTH_PX, height), WHITE)
    pen = ImageDraw.Draw(picture)
    places = _places(len(labels))
    top = TOP_PX
    for row in rows:
        _draw_row(pen, row, top, places, font)
        top += ROW_PX + ROW_GAP_PX
    for x, label in zip(places, labels, strict=True):
        at = (x, height - BOTTOM_PX + 12)
        pen.multiline_text(
            at, label, INK, _face(font), anchor="ma", align="center", spacing=2
        )
    return np.array(picture)


def _places(count: int) -> list[float]:
    """Return where the examinations stand from left to right."""
    width = WIDTH_PX - LEFT_PX - RIGHT_PX
    return [LEFT_PX + width * (2 * i + 1) / (2 * count) for i in range(count)]


def _draw_row(
    pen: ImageDraw.ImageDraw,
    row: Row,
    top: float,
    places: Sequence[float],
    font: Path,
) -> None:
    face = _face(font)
    pen.text((LEFT_PX, top - 8), row.title, INK, face, anchor="ls")
    _draw_legend(pen, row.lines, top, face)
    for score in np.arange(0, row.top + row.step / 2, row.step):
        y = _height(float(score), row, top)
        pen.line((LEFT_PX, y, WIDTH_PX - RIGHT_PX, y), FAINT, 1)
        pen.text((LEFT_PX - 12, y), f"{score:g}", INK, face, anchor="rm")
    for index, line in enumerate(row.lines):
        off = 2 * index - (len(row.lines) - 1)
        points = [
            None
            if score is None
            else (x + off * ASIDE_PX, _height(score, row, top) + off * UPWARD_PX)
            for x, score in zip(places, line.scores, strict=True)
        ]
        _draw_line(pen, points, line)


def _draw_legend(
    pen: ImageDraw.ImageDraw,
    lines: Iterable[Line],
    top: float,
    face: ImageFont.FreeTypeFont,
) -> None:
    right = float(WIDTH_PX - RIGHT_PX)
    for line in reversed(tuple(lines)):
        pen.text((right, top - 8), line.name, INK, face, anchor="rs")
        right -= pen.textlength(line.name, face) + 20
        _draw_mark(pen, (right, top - 15), line)
        right -= 40


def _height(score: float, row: Row, top: float) -> float:
    return top + ROW_PX * (1 - score / row.top)


def _draw_line(
    pen: ImageDraw.ImageDraw,
    points: Sequence[tuple[float, float] | None],
    line: Line,
) -> None:
    for here, there in itertools.pairwise(points):
        if here is not None and there is not None:
            pen.line((*here, *there), line.colour, LINE_PX)
    for point in points:
        if point is not None:
            _draw_mark(pen, point, line)


def _draw_mark(
    pen: ImageDraw.ImageDraw, point: tuple[float, float], line: Line
) -> None:
    x, y = point
    box = (x - MARK_PX, y - MARK_PX, x + MARK_PX, y + MARK_PX)
    if line.mark == ROUND:
        pen.ellipse(box, line.colour)
    else:
        pen.rectangle(box, line.colour)


@cache
def _face(font: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font), TEXT_PX)

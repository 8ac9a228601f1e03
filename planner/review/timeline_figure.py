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
Fonts = tuple[Path, Path]

FAR_EAST = "\u2e80"
"""The first letter of the scripts of the Far East."""

WIDTH_PX, ROW_PX, ROW_GAP_PX = 760, 130, 46
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 60, 20, 50, 70
"""Narrow, as a column of the window is: text that is halved there can still be read."""
TEXT_PX, LEADING_PX = 22, 28
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
    rows: Sequence[Row], labels: Sequence[str], *, fonts: Fonts
) -> NDArray[np.uint8]:
    """Return a picture (rows, columns, 3) of a course.

    `labels` name the examinations, in lines; `fonts` are one for Latin letters and one
    for the letters of the Far East.
    """
    height = TOP_PX + BOTTOM_PX + len(rows) * (ROW_PX + ROW_GAP_PX) - ROW_GAP_PX
    picture = Image.new("RGB", (WIDTH_PX, height), WHITE)
    pen = ImageDraw.Draw(picture)
    places = _places(len(labels))
    top = TOP_PX
    for row in rows:
        _draw_row(pen, row, top, places, fonts)
        top += ROW_PX + ROW_GAP_PX
    for x, label in zip(places, labels, strict=True):
        for number, line in enumerate(label.splitlines()):
            y = height - BOTTOM_PX + 12 + TEXT_PX + number * LEADING_PX
            _write(pen, (x, y), line, fonts, anchor="m")
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
    fonts: Fonts,
) -> None:
    _write(pen, (LEFT_PX, top - 8), row.title, fonts, anchor="l")
    _draw_legend(pen, row.lines, top, fonts)
    for score in np.arange(0, row.top + row.step / 2, row.step):
        y = _height(float(score), row, top)
        pen.line((LEFT_PX, y, WIDTH_PX - RIGHT_PX, y), FAINT, 1)
        face = _face(fonts[0])
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
    fonts: Fonts,
) -> None:
    right = float(WIDTH_PX - RIGHT_PX)
    for line in reversed(tuple(lines)):
        right -= _write(pen, (right, top - 8), line.name, fonts, anchor="r") + 20
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


def _write(
    pen: ImageDraw.ImageDraw,
    at: tuple[float, float],
    words: str,
    fonts: Fonts,
    *,
    anchor: str,
) -> float:
    """Write words that begin, have their middle or end at a place; return how wide."""
    runs = [
        (_face(fonts[is_far]), "".join(run))
        for is_far, run in itertools.groupby(words, lambda c: c >= FAR_EAST)
    ]
    wide = sum(face.getlength(run) for face, run in runs)
    x = at[0] - {"l": 0.0, "m": wide / 2, "r": wide}[anchor]
    for face, run in runs:
        pen.text((x, at[1]), run, INK, face, anchor="ls")
        x += face.getlength(run)
    return wide


@cache
def _face(font: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font), TEXT_PX)

"""Walls of the vertebra as lines over the 3-D picture, and the points to pull them by.

In three dimensions a pixel says nothing about depth: a wall is pulled along its own
axis, by points at the isthmus and on the posterior wall, where the axis can be seen.
"""

import math
from collections.abc import Iterator

import attrs
import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from planner.anatomy.vertebra import Part, Parts, Pedicle, Vertebra
from planner.arrays import Points, Vector3
from planner.imaging.contours import cut_outlines
from ui.messages.numbers import millimetres
from ui.viewports.marks import draw_path, draw_text, halo_for, line_path
from ui.viewports.needle_hand import DEAD_ZONE_PX
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.palette import HANDLE, PART_STYLES, WALL_LINE
from ui.viewports.slice_camera import SliceCamera

REACH_PX = 9.0
DOT_PX = 4.5
ARROW_MM = 3.0

MOST_ALONG_SIGHT = 0.94
"""An axis that leans less than 20 degrees from the line of sight cannot be followed."""


@attrs.frozen(eq=False)
class SceneLine:
    """One line: its points (n, 3), how it is drawn, and a word at its last point."""

    points_lps_mm: Points
    colour: QColor
    is_dashed: bool = False
    word: str = ""


@attrs.frozen(eq=False)
class WallHandle:
    """A point of a wall, and the axis along which it is pulled (patient LPS)."""

    at_lps_mm: Vector3
    axis_lps: Vector3


class SceneOutlines:
    """Remembers the lines of the vertebra it has drawn last."""

    def __init__(self) -> None:
        self._vertebra: Vertebra | None = None
        self._lines: tuple[SceneLine, ...] = ()

    def lines(self, vertebra: Vertebra) -> tuple[SceneLine, ...]:
        if vertebra is not self._vertebra:
            self._vertebra, self._lines = vertebra, tuple(lines_of(vertebra))
        return self._lines

    def draw(
        self, painter: QPainter, camera: SliceCamera, vertebra: Vertebra, font: QFont
    ) -> None:
        painter.save()
        for line in self.lines(vertebra):
            points = camera.to_px(line.points_lps_mm)
            pen = QPen(line.colour, 1.75)
            if line.is_dashed:
                pen.setDashPattern([7.0, 3.0])
            draw_path(painter, line_path(points), pen, halo=not line.is_dashed)
            if line.word:
                x, y = points[-1].tolist()
                at = QPointF(x, y + font.pixelSize())
                draw_text(
                    painter,
                    line.word,
                    at,
                    colour=line.colour,
                    font=font,
                    align=Qt.AlignmentFlag.AlignHCenter,
                )
        painter.restore()


def lines_of(vertebra: Vertebra) -> Iterator[SceneLine]:
    """Yield both isthmi as rings, the canal at their height, the posterior wall."""
    frame = vertebra.frame
    for side, pedicle in vertebra.pedicles.items():
        lowest = int(pedicle.isthmus.contour_mm[:, 1].argmin())
        ring = np.roll(pedicle.isthmus.contour_mm, -lowest, axis=0)
        ring = np.concatenate((ring, ring[:1]))
        y = np.full(len(ring), pedicle.isthmus.y_mm)
        box = np.column_stack((side.sign * ring[:, 0], y, ring[:, 1]))
        colour = PART_STYLES[Part.RIGHT_PEDICLE].colour
        word = millimetres(pedicle.isthmus.width_mm)
        yield SceneLine(frame.to_lps(box), colour, word=word)
    for ring in _canal_rings(vertebra):
        yield SceneLine(ring, PART_STYLES[Part.CANAL].colour)
    z = np.linspace(*vertebra.endplates_z_mm, 2)
    wall = np.column_stack((np.zeros(2), vertebra.posterior_wall.y_at(z), z))
    yield SceneLine(frame.to_lps(wall), WALL_LINE, is_dashed=True)


def _canal_rings(vertebra: Vertebra) -> Iterator[Points]:
    canal = vertebra.parts.membership.get(Part.CANAL)
    heights = [pedicle.isthmus.center_mm[2] for pedicle in vertebra.pedicles.values()]
    if canal is None or not heights:
        return
    frame = vertebra.frame
    yield from cut_outlines(
        canal,
        vertebra.parts.grid,
        through_lps_mm=frame.to_lps((0.0, 0.0, float(np.mean(heights)))),
        right_lps=-frame.right_lps,
        down_lps=-frame.anterior_lps,
        level=Parts.WALL,
    )


def handles_of(vertebra: Vertebra) -> Iterator[WallHandle]:
    """Yield the four walls of each isthmus and the middle of the posterior wall."""
    frame = vertebra.frame
    for pedicle in vertebra.pedicles.values():
        for box, axis in _isthmus_points(pedicle):
            yield WallHandle(frame.to_lps(box), frame.axes_lps[:, axis])
    rows = np.argsort(np.abs(vertebra.local_wall_z_mm))
    column = int(np.abs(vertebra.local_wall_x_mm).argmin())
    for row in rows[:1].tolist():
        y = float(vertebra.local_wall_y_mm[row, column])
        if math.isfinite(y):
            x, z = vertebra.local_wall_x_mm[column], vertebra.local_wall_z_mm[row]
            yield WallHandle(frame.to_lps((x, y, z)), frame.anterior_lps)


def _isthmus_points(pedicle: Pedicle) -> Iterator[tuple[Vector3, int]]:
    isthmus, sign = pedicle.isthmus, pedicle.side.sign
    contour = isthmus.contour_mm
    middle = isthmus.center_mm[2]
    for offset in isthmus.borders_at(middle):
        yield np.array((sign * float(offset[0]), isthmus.y_mm, middle)), 0
    for place in (int(contour[:, 1].argmax()), int(contour[:, 1].argmin())):
        offset_mm, z = contour[place].tolist()
        yield np.array((sign * offset_mm, isthmus.y_mm, z)), 2


def shown_handles(vertebra: Vertebra, camera: SliceCamera) -> list[WallHandle]:
    """Return the handles whose axis can be followed on the screen."""
    return [
        handle
        for handle in handles_of(vertebra)
        if abs(float(handle.axis_lps @ camera.normal_lps)) <= MOST_ALONG_SIGHT
    ]


def handle_under(
    vertebra: Vertebra, camera: SliceCamera, at_px: tuple[float, float]
) -> WallHandle | None:
    """Return the handle at a pixel, the nearest of several, or None."""
    away: dict[WallHandle, float] = {}
    for handle in shown_handles(vertebra, camera):
        x, y = camera.to_px(handle.at_lps_mm).tolist()
        away[handle] = math.dist((x, y), at_px)
    nearest = min(away, key=lambda each: away[each], default=None)
    return nearest if nearest is not None and away[nearest] <= REACH_PX else None


def draw_handles(
    painter: QPainter,
    camera: SliceCamera,
    vertebra: Vertebra,
    *,
    pointed: WallHandle | None,
    moved_lps_mm: Vector3 | None,
) -> None:
    """Draw the points to pull by; of the one pointed at, the way it goes.

    `moved_lps_mm` is where the point in the hand is.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    handles = [] if moved_lps_mm is not None else shown_handles(vertebra, camera)
    places = [handle.at_lps_mm for handle in handles]
    if moved_lps_mm is not None:
        places = [moved_lps_mm]
    if pointed is not None:
        reach = ARROW_MM * pointed.axis_lps
        at = pointed.at_lps_mm
        ends = camera.to_px([at - reach, at + reach]).ravel().tolist()
        for pen in (QPen(halo_for(HANDLE), 4.0), QPen(HANDLE, 1.5)):
            painter.setPen(pen)
            painter.drawLine(QLineF(*ends))
    painter.setBrush(HANDLE)
    painter.setPen(QPen(halo_for(HANDLE), 2.0))
    for place in places:
        x, y = camera.to_px(place).tolist()
        painter.drawEllipse(QPointF(x, y), DOT_PX, DOT_PX)
    painter.restore()


@attrs.define(eq=False)
class HandleDrag:
    """A wall pulled along its axis; less than the dead zone is no pull."""

    tool: OutlineTool
    camera: SliceCamera
    handle: WallHandle
    from_px: tuple[float, float]
    moved: bool = False

    def move(self, x: float, y: float) -> None:
        if not self.moved and math.dist(self.from_px, (x, y)) <= DEAD_ZONE_PX:
            return
        self.moved = True
        self.tool.drag_to(self.handle.at_lps_mm + self._along_mm(x, y) * self._axis)

    @property
    def _axis(self) -> Vector3:
        return self.handle.axis_lps

    def _along_mm(self, x: float, y: float) -> float:
        """Return how far along the axis the pointer has gone on the screen."""
        at = self.handle.at_lps_mm
        start, end = self.camera.to_px([at, at + self._axis])
        way = end - start
        gone = np.subtract((x, y), self.from_px)
        return float(gone @ way / (way @ way))

    def end(self, x: float, y: float) -> None:
        self.move(x, y)
        if self.moved:
            self.tool.finish()
        else:
            self.tool.escape()

    def cancel(self) -> None:
        self.tool.escape()

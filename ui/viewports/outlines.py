"""Outlines of the vertebra's parts, cut live by the plane that is shown."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import FloatArray, Points, Vector3
from planner.imaging.contours import cut_outlines
from ui.language import say
from ui.messages.views import POSTERIOR_WALL
from ui.messages.views import THIRD_LINE as THIRD_WORD
from ui.render.medial import on_medial_wall
from ui.viewports.marks import draw_path, draw_text, line_path
from ui.viewports.palette import MEDIAL_WALL, PART_STYLES, THIRD_LINE, WALL_LINE
from ui.viewports.slice_camera import SliceCamera

MEDIAL_REACH_MM = 0.75
"""An outline this near to the medial sheet is drawn as the medial wall: the outline is
sampled at half a millimetre, the sheet is exact."""

MEDIAL_WIDTH_PX = 3.0


@attrs.frozen(eq=False)
class Outline:
    """One line of a part; `medial` marks the points (n,) of a medial pedicle wall."""

    part: Part
    points_lps_mm: Points
    medial: NDArray[np.bool_]


class OutlineCutter:
    """Cuts a vertebra's parts by a plane, and remembers the last cut."""

    def __init__(self) -> None:
        self._vertebra: Vertebra | None = None
        self._plane: tuple[float, ...] = ()
        self._outlines: tuple[Outline, ...] = ()

    def cut(self, vertebra: Vertebra, camera: SliceCamera) -> tuple[Outline, ...]:
        depth_mm = float(camera.center_lps_mm @ camera.normal_lps)
        plane = (*camera.right_lps, *camera.down_lps, round(depth_mm, 3))
        if vertebra is not self._vertebra or plane != self._plane:
            self._vertebra, self._plane = vertebra, plane
            self._outlines = tuple(_cut_parts(vertebra, camera))
        return self._outlines


def _cut_parts(vertebra: Vertebra, camera: SliceCamera) -> Iterator[Outline]:
    for part, membership in vertebra.parts.membership.items():
        for line in cut_outlines(
            membership,
            vertebra.parts.grid,
            through_lps_mm=camera.center_lps_mm,
            right_lps=camera.right_lps,
            down_lps=camera.down_lps,
            level=Parts.WALL,
        ):
            medial = on_medial_wall(vertebra, part, line, reach_mm=MEDIAL_REACH_MM)
            yield Outline(part, line, medial)


def nearest_on_outlines(
    outlines: tuple[Outline, ...],
    camera: SliceCamera,
    at_px: tuple[float, float],
    *,
    within_px: float,
) -> Vector3 | None:
    """Return the point of an outline that lies next to a pixel, or None."""
    points = [outline.points_lps_mm for outline in outlines]
    if not points:
        return None
    every = np.concatenate(points)
    away_px = np.linalg.norm(camera.to_px(every) - at_px, axis=1)
    nearest = int(away_px.argmin())
    return every[nearest] if away_px[nearest] <= within_px else None


def draw_outlines(
    painter: QPainter, camera: SliceCamera, outlines: tuple[Outline, ...]
) -> None:
    """Draw every part thinly, then the medial walls boldly on top."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for outline in outlines:
        style = PART_STYLES[outline.part]
        path = line_path(camera.to_px(outline.points_lps_mm))
        draw_path(painter, path, QPen(style.colour, style.width_px))
    bold = QPen(MEDIAL_WALL, MEDIAL_WIDTH_PX, c=Qt.PenCapStyle.RoundCap)
    for outline in outlines:
        for run in _runs(outline.medial):
            path = line_path(camera.to_px(outline.points_lps_mm[run]))
            draw_path(painter, path, bold)
    painter.restore()


def _runs(marked: NDArray[np.bool_]) -> Iterator[slice]:
    """Yield the stretches of two and more marked points."""
    edges = np.flatnonzero(np.diff(marked.astype(np.int8), prepend=0, append=0))
    for first, last in edges.reshape(-1, 2).tolist():
        if last - first > 1:
            yield slice(first, last)


def silhouettes_lps_mm(
    vertebra: Vertebra, camera: SliceCamera
) -> tuple[FloatArray, FloatArray]:
    """Return the posterior-wall line and the one-third line, each (n, 3).

    Both are what a true lateral shows, laid into the shown plane: the third line joins
    the points with fractional depth 1/3 (rules.md, C-01).
    """
    caudal, cranial = vertebra.endplates_z_mm
    z = np.linspace(caudal, cranial, 33)
    x = np.full_like(z, vertebra.frame.to_box(camera.center_lps_mm)[0])
    wall = vertebra.posterior_wall.y_at(z)
    third = wall + (vertebra.anterior_wall.y_at(z) - wall) / 3
    return (
        vertebra.frame.to_lps(np.column_stack((x, wall, z))),
        vertebra.frame.to_lps(np.column_stack((x, third, z))),
    )


def draw_silhouettes(
    painter: QPainter, camera: SliceCamera, vertebra: Vertebra, font: QFont
) -> None:
    """Draw the posterior-wall line and the one-third line of a sagittal view."""
    wall, third = silhouettes_lps_mm(vertebra, camera)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line, colour, pattern, word, end in (
        (wall, WALL_LINE, [7.0, 3.0], say(POSTERIOR_WALL), -1),
        (third, THIRD_LINE, [2.0, 3.0], THIRD_WORD, 0),
    ):
        points = camera.to_px(line)
        pen = QPen(colour, 1.75, c=Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(pattern)
        draw_path(painter, line_path(points), pen, halo=False)
        x, y = points[end].tolist()
        beyond = font.pixelSize() * (1 if y > points[~end][1] else -1)
        draw_text(
            painter,
            word,
            QPointF(x, y + beyond),
            colour=colour,
            font=font,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
    painter.restore()

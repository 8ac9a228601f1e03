"""Draw what one click gives over the real CTs, to be looked at by eye.

Run: python -m tests.benchmarks.anatomy_pictures FOLDER [words]; words choose the
vertebrae whose name holds one. One PNG for each: an axial and a coronal plane through
the isthmus, a sagittal and a coronal plane through the middle of the body. Yellow is
the bone that was found, cyan the canal, magenta the posterior-wall line, green the mask
that came with the images. Red are the endplates, square to the frame.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import Points
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import PlannerError
from planner.imaging.contours import cut_outlines
from planner.imaging.labels import read_labels
from planner.imaging.slices import (
    Orientation,
    SlicePlane,
    orientation_letters,
    reslice,
)
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import SeedSource
from planner.work import Monitor
from tests.benchmarks.anatomy_cases import CLASSES, body_middle, nifti_volume
from tests.benchmarks.harness import PROJECT

PIXEL_MM = 0.2
SIZE = 480
WINDOW_HU = (-200.0, 900.0)
YELLOW, CYAN, MAGENTA, GREEN, RED = (
    QColor(c) for c in ("yellow", "cyan", "magenta", "#00ff00", "red")
)

CLICKS = {
    "T8": (-9.6, 234.8, -588.8),
    "T9": (-9.6, 228.5, -611.8),
    "T10": (-9.6, 223.8, -639.8),
}
"""Middles of bodies in lidc-0314, which comes without a mask, in LPS mm; the last body
it shows is taken for T11."""


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """One vertebra of a real CT, and the mask that came with it, if any."""

    name: str
    level: str
    volume: Volume
    click_lps_mm: Points
    labels: LabelMap | None = None
    value: int = 0


def cases(shared: Path) -> Iterator[Case]:
    """Yield every real vertebra there is."""
    for name in CLASSES:
        if "real CT" in name:
            for subject in CLASSES[name](shared):
                yield Case(
                    name=f"{name.split()[0]} {subject.level}",
                    level=subject.level,
                    volume=subject.volume,
                    click_lps_mm=subject.body_lps_mm,
                    labels=subject.labels,
                    value=subject.value,
                )
    yield from _of_nifti(shared / "totalsegmentator-example")
    found = best_ct(find_series(shared / "lidc-0314" / "dicom", Monitor()))
    volume = read_series(found, Monitor())
    for level, click in CLICKS.items():
        yield Case(
            name=f"lidc-0314 {level}",
            level=level,
            volume=volume,
            click_lps_mm=np.array(click),
        )


def _of_nifti(folder: Path) -> Iterator[Case]:
    volume = nifti_volume(folder / "example_ct.nii.gz")
    labels = read_labels(folder / "totalseg.nii.gz")
    for level, value in {"L5": 27, "L4": 28, "L3": 29, "L2": 30, "L1": 31}.items():
        yield Case(
            name=f"totalsegmentator-example {level}",
            level=level,
            volume=volume,
            click_lps_mm=body_middle(labels, value),
            labels=labels,
            value=value,
        )


@attrs.frozen(eq=False)
class Sheet:
    """One plane of a vertebra on one quarter of the picture."""

    painter: QPainter
    plane: SlicePlane
    corner: tuple[int, int]

    def line(self, points_lps_mm: Points, colour: QColor, width: float = 1.0) -> None:
        pixels = self.plane.to_pixels(points_lps_mm) + self.corner
        self.painter.setPen(QPen(colour, width))
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in pixels]))

    def cut(
        self, values: NDArray[np.generic], grid: Grid, level: float, colour: QColor
    ) -> None:
        for line in cut_outlines(
            values,
            grid,
            through_lps_mm=self.plane.center_lps_mm,
            right_lps=self.plane.right_lps,
            down_lps=self.plane.down_lps,
            level=level,
        ):
            self.line(line, colour)

    def image(self, volume: Volume) -> None:
        low, high = WINDOW_HU
        grey = np.clip((reslice(volume, self.plane) - low) / (high - low), 0, 1)
        data = np.ascontiguousarray((255 * grey).astype(np.uint8))
        height, width = data.shape
        picture = QImage(
            data.data, width, height, width, QImage.Format.Format_Grayscale8
        )
        self.painter.drawImage(*self.corner, picture)

    def letters(self) -> None:
        self.painter.setPen(QPen(Qt.GlobalColor.white))
        x, y = self.corner
        right, down = self.plane.right_lps, self.plane.down_lps
        for text, at in (
            (orientation_letters(right), (x + SIZE - 30, y + SIZE // 2)),
            (orientation_letters(-right), (x + 6, y + SIZE // 2)),
            (orientation_letters(down), (x + SIZE // 2, y + SIZE - 6)),
            (orientation_letters(-down), (x + SIZE // 2, y + 16)),
        ):
            self.painter.drawText(*at, text)


def planes(vertebra: Vertebra) -> list[tuple[Orientation, Points]]:
    """Return the four planes: how each is cut, and a point of it in the box."""
    necks = [p.isthmus.center_mm for p in vertebra.pedicles.values()]
    neck_y, neck_z = np.mean(necks, axis=0)[1:]
    middle = float(vertebra.anterior_wall.y_mm.mean() / 2)
    return [
        (Orientation.AXIAL, np.array((0.0, 5.0, neck_z))),
        (Orientation.SAGITTAL, np.array((0.0, 5.0, 0.0))),
        (Orientation.CORONAL, np.array((0.0, middle, 0.0))),
        (Orientation.CORONAL, np.array((0.0, neck_y, 0.0))),
    ]


def draw(case: Case, vertebra: Vertebra) -> QImage:
    """Return the four planes with their outlines."""
    image = QImage(2 * SIZE, 2 * SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, (way, point) in enumerate(planes(vertebra)):
        right, down = way.axes_lps(vertebra.frame)
        plane = SlicePlane(
            center_lps_mm=vertebra.frame.to_lps(point),
            right_lps=right,
            down_lps=down,
            pixel_mm=PIXEL_MM,
            size=(SIZE, SIZE),
        )
        sheet = Sheet(painter, plane, (SIZE * (number % 2), SIZE * (number // 2)))
        sheet.image(case.volume)
        _outlines(sheet, case, vertebra)
        if way is not Orientation.AXIAL:
            _frame(sheet, vertebra)
        sheet.letters()
    painter.drawText(6, 16, f"{case.name}   not seen: {', '.join(vertebra.not_seen)}")
    painter.end()
    return image


def _outlines(sheet: Sheet, case: Case, vertebra: Vertebra) -> None:
    if case.labels is not None:
        mask = (case.labels.labels == case.value).astype(np.float32)
        sheet.cut(mask, case.labels.grid, 0.5, GREEN)
    parts = vertebra.parts
    for part, values in parts.membership.items():
        colour = CYAN if part is Part.CANAL else YELLOW
        sheet.cut(values, parts.grid, Parts.WALL, colour)


def _frame(sheet: Sheet, vertebra: Vertebra) -> None:
    """Draw the posterior-wall line, and the endplates' heights across the frame."""
    wall = vertebra.posterior_wall
    line = np.column_stack((np.zeros_like(wall.z_mm), wall.y_mm, wall.z_mm))
    sheet.line(vertebra.frame.to_lps(line), MAGENTA)
    for z in vertebra.endplates_z_mm:
        for ends in ([(-30.0, 15, z), (30.0, 15, z)], [(0.0, -5, z), (0.0, 45, z)]):
            sheet.line(vertebra.frame.to_lps(ends), RED, 0.5)


def main(words: list[str]) -> int:
    """Draw the chosen vertebrae into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    folder, words = Path(words[0]), words[1:]
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases(PROJECT.parent / "shared" / "data"):
        if words and not any(word in case.name for word in words):
            continue
        try:
            vertebra = build_vertebra(
                level=case.level,
                source=SeedSource(body_lps_mm=case.click_lps_mm),
                grid=case.volume.grid,
                volume=case.volume,
            )
        except PlannerError as error:
            print(f"{case.name}: refused, {error}")
            continue
        draw(case, vertebra).save(str(folder / f"{case.name.replace(' ', '_')}.png"))
        print(f"{case.name}: drawn; not seen: {', '.join(vertebra.not_seen) or '-'}")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

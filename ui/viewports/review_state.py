"""What the views of the review show: two CTs, what lies over them, and the marks.

Everything lies in the frame of reference of the case's own CT, LPS mm: the CT after the
operation was carried there, so that one crosshair serves both.
"""

import enum

import attrs
import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QObject, Signal

from planner.arrays import Vector3, frozen_vector
from planner.imaging.slices import Orientation
from planner.imaging.volume import Volume
from ui.viewports.overlays import Hidden, Layer


class Pairing(enum.Enum):
    """How the CTs before and after the operation are compared."""

    SIDE_BY_SIDE = "side"
    BLENDED = "blend"
    CHECKED = "checker"


@attrs.frozen(kw_only=True, eq=False)
class ReviewPictures:
    """`before` is None where there is no such CT, `after` while it is not read.

    Unless `is_placed`, nobody knows yet where the vertebra lies on `after`, and nothing
    of the plan is drawn there; `note` then says so.
    """

    before: Volume | None = None
    after: Volume | None = None
    is_placed: bool = False
    note: str = ""


MarkKey = tuple[str, str]
"""The tool and the parameter that points are marked for."""


@attrs.frozen(kw_only=True, eq=False)
class MarkSet:
    """Points that were marked for one purpose, in their order."""

    key: MarkKey
    title: str
    points_lps_mm: tuple[Vector3, ...]

    def with_point(self, index: int, at_lps_mm: ArrayLike) -> "MarkSet":
        points = list(self.points_lps_mm)
        points[index] = frozen_vector(at_lps_mm)
        return attrs.evolve(self, points_lps_mm=tuple(points))


@attrs.frozen(eq=False)
class HeldMark:
    """One of the marks, and where it lay when it was taken hold of."""

    key: MarkKey
    index: int
    at_lps_mm: Vector3


class ReviewState(QObject):
    """Owned by the view grid; the review fills it.

    `marked` tells of a click that marks a point, `mark_moved` of one that was dragged.
    """

    changed = Signal()
    marked = Signal(object, object)
    mark_moved = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures = ReviewPictures()
        self.plane = Orientation.AXIAL
        self.pairing = Pairing.SIDE_BY_SIDE
        self.share = 0.5
        self.layers: tuple[Layer, ...] = ()
        self.hidden: Hidden = frozenset()
        self.marks: tuple[MarkSet, ...] = ()
        self.marking: MarkKey | None = None
        self.hint = ""

    @property
    def is_alone(self) -> bool:
        """Whether there is no CT before the operation to compare with."""
        return self.pictures.before is None

    # --- what the review puts there ---------------------------------------------------

    def show_pictures(self, pictures: ReviewPictures) -> None:
        self.pictures = pictures
        self.changed.emit()

    def show_layers(self, layers: tuple[Layer, ...]) -> None:
        """Draw other overlays; what was hidden of those that stay is hidden still."""
        self.layers = layers
        self.changed.emit()

    def show_marks(
        self, marks: tuple[MarkSet, ...], *, marking: MarkKey | None, hint: str
    ) -> None:
        """Show what is marked, and for which purpose the next click marks."""
        self.marks, self.marking, self.hint = marks, marking, hint
        self.changed.emit()

    # --- what the reviewer chooses ----------------------------------------------------

    def use_plane(self, plane: Orientation) -> None:
        if plane is not self.plane:
            self.plane = plane
            self.changed.emit()

    def use_pairing(self, pairing: Pairing) -> None:
        if pairing is not self.pairing:
            self.pairing = pairing
            self.changed.emit()

    def use_share(self, share: float) -> None:
        """Let so much of a blended picture be the CT after the operation, 0 to 1."""
        if share != self.share:
            self.share = share
            self.changed.emit()

    def hide(self, key: str, name: str, *, is_hidden: bool) -> None:
        """Show or hide one name of one overlay."""
        each = frozenset({(key, name)})
        self.hidden = self.hidden | each if is_hidden else self.hidden - each
        self.changed.emit()

    # --- what happens in the views ----------------------------------------------------

    def mark(self, at_lps_mm: ArrayLike) -> bool:
        """Mark a point for the purpose at hand; tell whether there is one."""
        if self.marking is None:
            return False
        self.marked.emit(self.marking, frozen_vector(at_lps_mm))
        return True

    def move_mark(self, held: HeldMark, to_lps_mm: ArrayLike) -> None:
        self.mark_moved.emit(held.key, held.index, frozen_vector(to_lps_mm))

    def drag_mark(self, held: HeldMark, to_lps_mm: ArrayLike) -> None:
        """Show a mark where the hand has it; nothing is kept of that."""
        self.marks = tuple(
            each.with_point(held.index, to_lps_mm) if each.key == held.key else each
            for each in self.marks
        )
        self.changed.emit()

    def mark_near(self, at_lps_mm: Vector3, within_mm: float) -> HeldMark | None:
        """Return the nearest mark within a distance of a point, or None."""
        held = [
            HeldMark(each.key, index, point)
            for each in self.marks
            for index, point in enumerate(each.points_lps_mm)
        ]
        away = [float(np.linalg.norm(mark.at_lps_mm - at_lps_mm)) for mark in held]
        nearest = min(range(len(held)), key=away.__getitem__, default=None)
        if nearest is None or away[nearest] > within_mm:
            return None
        return held[nearest]

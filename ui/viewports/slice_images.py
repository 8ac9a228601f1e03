"""What a slice is cut from: one CT, or two laid over each other."""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.imaging.slices import OUTSIDE_HU, SlicePlane, reslice
from planner.imaging.volume import Volume
from ui.viewports.overlays import Hidden, Layer
from ui.viewports.review_state import MarkSet

CHECKER_MM = 15.0
"""The side of a square when two CTs are shown like a chess board."""


@attrs.frozen(eq=False, kw_only=True)
class SliceImages:
    """`volume` is what is read out and scrolled through; `over` lies over it.

    Of a blended picture `share` is `over`; checked ones change from square to square.
    Unless `shows_plan`, nobody knows how the plan lies here, and it is not drawn;
    `note` is then told across the picture.
    """

    volume: Volume
    over: Volume | None = None
    share: float = 0.5
    is_checked: bool = False
    layers: tuple[Layer, ...] = ()
    hidden: Hidden = frozenset()
    marks: tuple[MarkSet, ...] = ()
    shows_plan: bool = True
    note: str = ""

    def cut(self, plane: SlicePlane) -> NDArray[np.int16]:
        """Return the CT numbers on a plane, (height, width)."""
        below = reslice(self.volume, plane)
        if self.over is None:
            return below
        above = reslice(self.over, plane)
        if self.is_checked:
            return np.where(_squares(plane), above, below)
        mixed = below + self.share * (above.astype(np.float32) - below)
        outside = (below == OUTSIDE_HU) | (above == OUTSIDE_HU)
        mixed[outside] = np.maximum(below, above)[outside]
        return np.rint(mixed).astype(np.int16)


def _squares(plane: SlicePlane) -> NDArray[np.bool_]:
    """Return for each pixel (height, width) whether its square is a dark one."""
    width, height = plane.size
    side = CHECKER_MM / plane.pixel_mm
    columns = ((np.arange(width) - width / 2) // side).astype(int)
    rows = ((np.arange(height) - height / 2) // side).astype(int)
    squares: NDArray[np.bool_] = (columns[None, :] + rows[:, None]) % 2 == 0
    return squares

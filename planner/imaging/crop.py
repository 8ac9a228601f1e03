"""A box of voxels cut out of a grid, and how a plan remembers it."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.imaging.volume import Grid, Note

_FACTS = ("first_k", "first_j", "first_i", "stop_k", "stop_j", "stop_i")


def _three(values: ArrayLike) -> tuple[int, int, int]:
    first, second, third = np.asarray(values, dtype=int).tolist()
    return (first, second, third)


@attrs.frozen(kw_only=True)
class Crop:
    """Voxels from `first_kji` up to, not including, `stop_kji` of a whole grid."""

    first_kji: tuple[int, int, int] = attrs.field(converter=_three)
    stop_kji: tuple[int, int, int] = attrs.field(converter=_three)

    @property
    def shape_kji(self) -> tuple[int, int, int]:
        pairs = zip(self.first_kji, self.stop_kji, strict=True)
        return _three([max(stop - first, 0) for first, stop in pairs])

    @property
    def in_slice(self) -> tuple[slice, slice]:
        """The rows and columns of a whole slice that are kept."""
        (_, j, i), (_, j_stop, i_stop) = self.first_kji, self.stop_kji
        return slice(j, j_stop), slice(i, i_stop)

    def grid(self, whole: Grid) -> Grid:
        """Return where the voxels that are kept lie."""
        return whole.part(self.first_kji[::-1], self.shape_kji)

    def within(self, whole: Grid) -> "Crop":
        """Return what of it lies inside a grid."""
        return Crop(
            first_kji=np.clip(self.first_kji, 0, whole.shape_kji),
            stop_kji=np.clip(self.stop_kji, 0, whole.shape_kji),
        )

    def moved(self, from_grid: Grid, to_grid: Grid) -> "Crop":
        """Return the crop of the same millimetres in a grid of the same step."""
        first = to_grid.to_ijk(from_grid.to_lps(self.first_kji[::-1]))[::-1]
        start = np.rint(first).astype(int)
        return Crop(first_kji=start, stop_kji=start + self.shape_kji).within(to_grid)

    def note(self, whole: Grid) -> Note:
        """Return what a plan keeps of it: it is read back with `crop_of`."""
        facts: dict[str, object] = dict(
            zip(_FACTS, (*self.first_kji, *self.stop_kji), strict=True)
        )
        counts = {"slices": self.shape_kji[0], "of_slices": whole.shape_kji[0]}
        return Note("cropped", {**counts, **facts})


def whole_of(grid: Grid) -> Crop:
    return Crop(first_kji=(0, 0, 0), stop_kji=grid.shape_kji)


def crop_around(grid: Grid, points_lps_mm: ArrayLike, *, margin_mm: float) -> Crop:
    """Return the smallest crop that holds points (..., 3) and a margin around them."""
    ijk = grid.to_ijk(np.reshape(points_lps_mm, (-1, 3)))
    margin = margin_mm / grid.spacing_mm
    first = np.floor(ijk.min(axis=0) - margin).astype(int)
    stop = np.ceil(ijk.max(axis=0) + margin).astype(int) + 1
    return Crop(first_kji=first[::-1], stop_kji=stop[::-1]).within(grid)


def crop_of(notes: Iterable[Note]) -> Crop | None:
    """Return the crop that a plan's images were read with, or None for all of them."""
    for note in notes:
        numbers = [note.facts.get(name) for name in _FACTS]
        whole = [round(n) for n in numbers if isinstance(n, int | float)]
        if note.code == "cropped" and len(whole) == len(_FACTS):
            return Crop(first_kji=whole[:3], stop_kji=whole[3:])
    return None

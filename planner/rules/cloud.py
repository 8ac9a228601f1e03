"""Cement as points in the box: planned, simulated, or segmented from a later CT.

A planned volume is placed as the part of the body that is nearest to the tips: cement
spreads evenly from where it leaves a needle and stays inside the cortex. That is a
picture of the plan, kinder than veins and clefts are; it is no prediction.
"""

import enum
import weakref

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import BoolArray, FloatArray, Points, Vector3

GRAIN_MM = 1.0
"""About how fine the body is cut into grains of cement."""


class Phase(enum.Enum):
    """When the cement is where it is."""

    PLANNED = "planned"
    RUNNING = "running"
    FINAL = "final"


@attrs.frozen(kw_only=True, eq=False)
class Cloud:
    """Cement as grains of equal volume.

    `points_mm` is (n, 3) box mm, `component` (n,) which connected piece each belongs
    to. `voxel_mm` is the reach of a voxel of the images it was seen in, 0 if planned.
    """

    points_mm: Points
    grain_ml: float
    component: np.ndarray[tuple[int], np.dtype[np.intp]]
    phase: Phase = Phase.PLANNED
    voxel_mm: float = 0.0

    @property
    def volume_ml(self) -> float:
        return len(self.points_mm) * self.grain_ml

    def volume_where(self, chosen: BoolArray) -> float:
        return float(np.count_nonzero(chosen)) * self.grain_ml

    def of_size(self, least_ml: float) -> BoolArray:
        """Return (n,) which grains belong to a piece of at least this volume."""
        pieces, piece, counts = np.unique(
            self.component, return_inverse=True, return_counts=True
        )
        if not len(pieces):
            return np.zeros(0, dtype=bool)
        large: BoolArray = (counts * self.grain_ml >= least_ml)[piece]
        return large


@attrs.frozen(eq=False)
class _Grains:
    points_mm: Points
    grain_ml: float


_BODIES: "weakref.WeakKeyDictionary[Vertebra, _Grains | None]" = (
    weakref.WeakKeyDictionary()
)
"""The grains of each body that is still in use."""


def body_volume_ml(vertebra: Vertebra) -> float | None:
    """Return the volume of the body, None where it was not outlined from images."""
    if vertebra.source == "landmarks":
        return None
    grains = _body_grains(vertebra)
    return None if grains is None else len(grains.points_mm) * grains.grain_ml


def planned_cloud(
    vertebra: Vertebra, tips_mm: list[Vector3], *, volume_ml: float
) -> Cloud | None:
    """Return the planned volume as the part of the body nearest to the tips (box mm).

    None where no body was outlined or no needle leads there.
    """
    grains = _body_grains(vertebra)
    if grains is None or not tips_mm:
        return None
    nearest = np.full(len(grains.points_mm), np.inf)
    for tip in tips_mm:
        away = grains.points_mm - tip
        np.minimum(nearest, np.einsum("ij,ij->i", away, away), out=nearest)
    count = min(max(round(volume_ml / grains.grain_ml), 1), len(nearest))
    chosen = np.argpartition(nearest, count - 1)[:count]
    return Cloud(
        points_mm=grains.points_mm[chosen],
        grain_ml=grains.grain_ml,
        component=np.zeros(count, dtype=np.intp),
    )


def _body_grains(vertebra: Vertebra) -> _Grains | None:
    if vertebra not in _BODIES:
        _BODIES[vertebra] = _made_grains(vertebra)
    return _BODIES[vertebra]


def _made_grains(vertebra: Vertebra) -> _Grains | None:
    body = vertebra.parts.membership.get(Part.BODY)
    if body is None:
        return None
    grid = vertebra.parts.grid
    step = float(grid.spacing_mm[0])
    stride = max(1, round(GRAIN_MM / step))
    found = np.argwhere(body[::stride, ::stride, ::stride] > 127)
    if not len(found):
        return None
    start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    points: FloatArray = start + found[:, ::-1] * (stride * step)
    bone = vertebra.bone
    measured = None if bone is None else bone.volume_ml
    volume = _filled_ml(body, step_mm=step) if measured is None else measured
    return _Grains(points_mm=points, grain_ml=volume / len(points))


def _filled_ml(body: NDArray[np.uint8], *, step_mm: float) -> float:
    """Return the volume of an outlined part; voxels on its wall count in part."""
    occupied = body[body > 0]
    ahead_mm = (occupied.astype(np.float32) - 127.5) / 127.5 * Parts.RAMP_MM
    share = np.clip(0.5 + ahead_mm / step_mm, 0.0, 1.0)
    return float(share.sum(dtype=np.float64)) * step_mm**3 / 1000

"""Cement as a CT shows it after the operation, and how tools hand it on.

Which voxels are cement `planner.review.find_cement` says; here stands what is known of
it once it is found, and the plain facts and arrays that carry it from tool to tool.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Vector3, frozen_vector
from planner.imaging.volume import Grid
from planner.review.contract.result import Result

LABELS_ARRAY, SHARE_ARRAY, METAL_ARRAY = "cement", "share", "metal"


@attrs.frozen(kw_only=True, eq=False)
class Component:
    """One connected piece of cement.

    `extent_mm` is its reach from side to side, from behind to the front and from below
    upwards, in the vertebra's box. `low_ml` and `high_ml` bound the volume.
    """

    number: int
    volume_ml: float
    low_ml: float
    high_ml: float
    centre_lps_mm: Vector3 = attrs.field(converter=frozen_vector)
    extent_mm: Vector3 = attrs.field(converter=frozen_vector)
    touches_body: bool


@attrs.frozen(kw_only=True, eq=False)
class MetalPiece:
    """A screw, a rod or a plate: its axis, through its centre."""

    number: int
    volume_ml: float
    centre_lps_mm: Vector3 = attrs.field(converter=frozen_vector)
    direction_lps: Vector3 = attrs.field(converter=frozen_vector)
    length_mm: float


@attrs.frozen(kw_only=True, eq=False)
class Cement:
    """All cement of one level on its review grid.

    `labels` [k, j, i] holds the number of the component that a voxel is nearest to, 0
    where there is none; `share` how much of the voxel is cement, 0 to 1, so that
    `share.sum()` times the voxel is the volume. `metal` holds the numbers of the
    `metal_pieces` and is all 0 without any. `right_ml` and `left_ml` lie on both sides
    of the mid-sagittal plane.
    """

    grid: Grid
    labels: NDArray[np.uint8]
    share: NDArray[np.float32]
    components: tuple[Component, ...]
    metal: NDArray[np.uint8]
    metal_pieces: tuple[MetalPiece, ...] = ()
    right_ml: float = 0.0
    left_ml: float = 0.0

    @property
    def voxel_ml(self) -> float:
        return float(np.prod(self.grid.spacing_mm)) / 1000

    @property
    def total_ml(self) -> float:
        return sum(component.volume_ml for component in self.components)


def facts_of(cement: Cement) -> dict[str, Any]:
    """Return the facts that stand for it in a tool's result."""
    return {
        "total_ml": cement.total_ml,
        "total_low_ml": sum(c.low_ml for c in cement.components),
        "total_high_ml": sum(c.high_ml for c in cement.components),
        "right_ml": cement.right_ml,
        "left_ml": cement.left_ml,
        "grid": {
            "shape_kji": list(cement.grid.shape_kji),
            "lps_from_ijk": cement.grid.lps_from_ijk.ravel().tolist(),
        },
        "components": [
            {
                "component": component.number,
                "volume_ml": component.volume_ml,
                "low_ml": component.low_ml,
                "high_ml": component.high_ml,
                "centre_lps_mm": component.centre_lps_mm.tolist(),
                "extent_mm": component.extent_mm.tolist(),
                "touches_body": component.touches_body,
            }
            for component in cement.components
        ],
        "metal": [
            {
                "metal": piece.number,
                "volume_ml": piece.volume_ml,
                "centre_lps_mm": piece.centre_lps_mm.tolist(),
                "direction_lps": piece.direction_lps.tolist(),
                "length_mm": piece.length_mm,
            }
            for piece in cement.metal_pieces
        ],
    }


def arrays_of(cement: Cement) -> dict[str, NDArray[np.generic]]:
    """Return the arrays that stand for it in a tool's result."""
    arrays: dict[str, NDArray[np.generic]] = {
        LABELS_ARRAY: cement.labels,
        SHARE_ARRAY: cement.share,
    }
    if cement.metal_pieces:
        arrays[METAL_ARRAY] = cement.metal
    return arrays


def cement_from(result: Result) -> Cement:
    """Return the cement that the tool `cement` told of.

    Raises
    ------
    KeyError
        If it is the result of another tool.
    """
    facts, arrays = result.facts, result.arrays
    labels = np.asarray(arrays[LABELS_ARRAY], np.uint8)
    matrix = np.reshape(facts["grid"]["lps_from_ijk"], (4, 4))
    return Cement(
        grid=Grid(shape_kji=facts["grid"]["shape_kji"], lps_from_ijk=matrix),
        labels=labels,
        share=np.asarray(arrays[SHARE_ARRAY], np.float32),
        components=tuple(_component(told) for told in facts["components"]),
        metal=np.asarray(arrays.get(METAL_ARRAY, np.zeros_like(labels)), np.uint8),
        metal_pieces=tuple(_metal(told) for told in facts["metal"]),
        right_ml=facts["right_ml"],
        left_ml=facts["left_ml"],
    )


def _component(told: Mapping[str, Any]) -> Component:
    names = ("volume_ml", "low_ml", "high_ml", "centre_lps_mm", "extent_mm")
    return Component(
        number=told["component"],
        touches_body=told["touches_body"],
        **{name: told[name] for name in names},
    )


def _metal(told: Mapping[str, Any]) -> MetalPiece:
    names = ("volume_ml", "centre_lps_mm", "direction_lps", "length_mm")
    return MetalPiece(number=told["metal"], **{name: told[name] for name in names})

"""Cement of closed-form shapes beside a vertebra in closed form, without any CT."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.parts import box_grid
from planner.anatomy.vertebra import Vertebra
from planner.review.cement import Cement
from planner.review.cement_measures import described

Places = NDArray[np.float32]
Solid = Callable[[Places, Places, Places], Places]
"""How far inside a solid box points lie, mm."""

LOW_MM, HIGH_MM = np.array([-30.0, -40.0, -24.0]), np.array([30.0, 36.0, 36.0])
STEP_MM = 0.5
CLEFT_SHARE = 0.3
"""What holds less cement than this does not join two pieces."""

Triple = tuple[float, float, float]


def block(low_mm: Triple, high_mm: Triple) -> Solid:
    """Return a block with its edges along the box axes."""

    def depth(x: Places, y: Places, z: Places) -> Places:
        sides: list[Places] = [
            np.minimum(at - low, high - at)
            for at, low, high in zip((x, y, z), low_mm, high_mm, strict=True)
        ]
        inside: Places = np.minimum(np.minimum(sides[0], sides[1]), sides[2])
        return inside

    return depth


def ball(center_mm: Triple, radii_mm: Triple) -> Solid:
    """Return an ellipsoid."""

    def inside(x: Places, y: Places, z: Places) -> Places:
        places = zip((x, y, z), center_mm, radii_mm, strict=True)
        scaled = sum(((at - c) / r) ** 2 for at, c, r in places)
        return np.asarray((1 - np.sqrt(scaled)) * min(radii_mm), np.float32)

    return inside


def mirrored(solid: Solid) -> Solid:
    """Return the mirror image on the other side of the patient."""

    def inside(x: Places, y: Places, z: Places) -> Places:
        return solid(-x, y, z)

    return inside


def cement_of(vertebra: Vertebra, *solids: Solid) -> Cement:
    """Return the cement that solids make, as the tool "cement" would tell it."""
    grid, (x, y, z) = box_grid(vertebra.frame, LOW_MM, HIGH_MM, step_mm=STEP_MM)
    places = [np.asarray(at, np.float32) for at in (x, y, z)]
    inside = np.full(grid.shape_kji, -np.inf, np.float32)
    for solid in solids:
        np.maximum(inside, solid(*places), out=inside)
    share = np.clip(0.5 + inside / STEP_MM, 0, 1).astype(np.float32)
    labels, _ = ndimage.label(share >= CLEFT_SHARE, np.ones((3, 3, 3)))
    share[labels == 0] = 0
    return described(
        vertebra,
        grid,
        np.asarray(labels, np.uint8),
        share,
    )

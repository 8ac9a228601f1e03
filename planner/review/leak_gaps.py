"""What keeps a leak review from being complete: why something cannot be assessed."""

import attrs
import numpy as np

from planner.anatomy.vertebra import Part, Side, Vertebra
from planner.imaging.volume import Volume
from planner.review.cement import Cement
from planner.review.contract.result import Result

THICKEST_MM = 3.0
"""In thicker slices no border of cement can be told (project default)."""

METAL_NEAR_MM = 15.0
"""So near to metal streaks hide cement and look like it (project default)."""

ROUND_MM = 10.0
"""How far above and below the body the CT must reach."""


@attrs.frozen(kw_only=True)
class Gap:
    """One reason: `thick`, `metal`, `ends`, `cut`, `no_canal` or `one_pedicle`.

    `mm` is how far apart slices lie, and how far metal from the canal.
    """

    reason: str
    mm: float | None = None


def has_cement(result: Result | None) -> bool:
    """Tell whether the tool "cement" ran and said something."""
    return result is not None and "components" in result.facts


def voxel_mm_of(vertebra: Vertebra, postop: Volume | None) -> float:
    """Return the mean width of the CT's voxels, of the anatomy's without a CT."""
    if postop is not None:
        return float(postop.grid.spacing_mm.mean())
    return float(vertebra.voxel_mm.mean())


def gaps_of(
    vertebra: Vertebra, cement: Cement, postop: Volume | None
) -> tuple[Gap, ...]:
    """Return why the places of cement cannot all be told; empty if they can."""
    gaps = []
    if postop is not None and postop.grid.coarsest_mm > THICKEST_MM:
        gaps.append(Gap(reason="thick", mm=postop.grid.coarsest_mm))
    metal = _nearest_metal_mm(vertebra, cement)
    if metal is not None and metal <= METAL_NEAR_MM:
        gaps.append(Gap(reason="metal", mm=metal))
    if _touches_border(cement):
        gaps.append(Gap(reason="cut"))
    if not _is_covered(vertebra, cement):
        gaps.append(Gap(reason="ends"))
    canal = vertebra.parts.membership.get(Part.CANAL)
    if canal is None or not (canal > vertebra.parts.WALL).any():
        gaps.append(Gap(reason="no_canal"))
    if len(vertebra.pedicles) < len(Side):
        gaps.append(Gap(reason="one_pedicle"))
    return tuple(gaps)


def _nearest_metal_mm(vertebra: Vertebra, cement: Cement) -> float | None:
    """Return how far metal lies from the middle of the canal's front wall."""
    kji = np.argwhere(cement.metal > 0)
    if not len(kji):
        return None
    points = vertebra.frame.to_box(cement.grid.to_lps(kji[:, ::-1]))
    return float(np.linalg.norm(points, axis=1).min())


def _touches_border(cement: Cement) -> bool:
    labels = cement.labels
    return any(
        bool((labels.take(edge, axis=axis) > 0).any())
        for axis in range(3)
        for edge in (0, -1)
    )


def _is_covered(vertebra: Vertebra, cement: Cement) -> bool:
    """Tell whether the grid reaches well above and below the body and behind it."""
    low, high = vertebra.endplates_z_mm
    back = vertebra.canal_dorsal_y_mm
    places = [(0, back, low - ROUND_MM), (0, ROUND_MM, high + ROUND_MM)]
    return bool(cement.grid.holds(vertebra.frame.to_lps(places)).all())

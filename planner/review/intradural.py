"""The four signs of cement within the dura, and what supports each (rules.md R-04).

A checklist: each sign is there, is not, or cannot be assessed. It never becomes a
probability.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.review import regions as zones
from planner.review.blunt_contour import find_contour
from planner.review.case import Imaging
from planner.review.compartments import Leaks
from planner.review.layering import GAP_MM, find_layers
from planner.review.leak_gaps import THICKEST_MM
from planner.review.vocabulary import CANAL_COMPARTMENTS, SIGNS

YES, NO, UNKNOWN = SIGNS

K1, K2, K3, K4 = "K1", "K2", "K3", "K4"
FIELD_OF = {
    K1: "medial_puncture",
    K2: "layering",
    K3: "no_cement_outside_dura",
    K4: "blunt_contour",
}
"""The fields of the review case that the signs answer."""

LEAST_CANAL_ML = 0.05
"""Less cement in the canal has no shape that tells anything. Project default."""

COARSEST_MM = 1.5
"""In coarser voxels a sign may be hidden: that none is seen tells nothing. Project
default."""


@attrs.frozen(kw_only=True)
class Sign:
    """One sign: `answer` is one of `SIGNS`; `support` are the numbers it rests on.

    `reason` says why it cannot be assessed: "no_tracks", "near", "no_canal_cement",
    "little", "coarse" or "in_operation". `told` is what the reviewer says, whose word
    goes before what was measured.
    """

    answer: str
    support: Mapping[str, float]
    reason: str | None = None
    told: str | None = None

    @property
    def counts(self) -> str:
        """The answer that counts."""
        return self.told or self.answer


def find_signs(
    leaks: Leaks | None,
    tracks: Sequence[Mapping[str, Any]] | None,
    *,
    coarsest_mm: float,
    told: Imaging | None = None,
) -> dict[str, Sign]:
    """Return the signs by name.

    `tracks` is what the tool "tracks" told, None where it did not run; `leaks` is None
    where no cement was looked for. `coarsest_mm` is the widest way between the CT's
    voxels, `told` what the reviewer says of the images.
    """
    found = {
        K1: _medial_puncture(tracks),
        K2: _unless_unseen(leaks, coarsest_mm, _layering),
        K3: Sign(answer=UNKNOWN, support={}, reason="in_operation"),
        K4: _unless_unseen(leaks, coarsest_mm, _contour),
    }
    if told is None:
        return found
    return {
        name: attrs.evolve(sign, told=getattr(told, FIELD_OF[name]))
        for name, sign in found.items()
    }


def _medial_puncture(tracks: Sequence[Mapping[str, Any]] | None) -> Sign:
    """K1: a needle went through the medial wall of a pedicle, or did not.

    A track nearer to the wall than it may be mistaken by tells neither.
    """
    judged = [
        track for track in tracks or () if track.get("medial_clearance_mm") is not None
    ]
    seen = [track for track in tracks or () if track.get("is_medial")]
    if not judged and not seen:
        return Sign(answer=UNKNOWN, support={}, reason="no_tracks")
    support = {"tracks_count": float(len(tracks or ()))}
    clear = [float(track["medial_clearance_mm"]) for track in judged]
    unsure = [float(track.get("uncertainty_mm") or 0.0) for track in judged]
    if judged:
        worst = int(np.argmin(np.array(clear) - np.array(unsure)))
        support["medial_clearance_mm"] = clear[worst]
        support["uncertainty_mm"] = unsure[worst]
    if seen or any(c + u < 0 for c, u in zip(clear, unsure, strict=True)):
        return Sign(answer=YES, support=support)
    if len(judged) < len(tracks or ()):
        return Sign(answer=UNKNOWN, support=support, reason="no_tracks")
    if any(c - u < 0 for c, u in zip(clear, unsure, strict=True)):
        return Sign(answer=UNKNOWN, support=support, reason="near")
    return Sign(answer=NO, support=support)


def _unless_unseen(leaks: Leaks | None, coarsest_mm: float, look: Any) -> Sign:
    """Return a sign of the shape of cement in the canal, where there is enough."""
    if leaks is None:
        return Sign(answer=UNKNOWN, support={}, reason="no_cement")
    share, volume_ml = _in_canal(leaks)
    support = {"canal_ml": volume_ml, "voxel_mm": coarsest_mm}
    if volume_ml == 0.0:
        return Sign(answer=UNKNOWN, support=support, reason="no_canal_cement")
    if volume_ml < LEAST_CANAL_ML:
        return Sign(answer=UNKNOWN, support=support, reason="little")
    if coarsest_mm > THICKEST_MM:
        return Sign(answer=UNKNOWN, support=support, reason="coarse")
    found: Sign = look(share, leaks)
    found = attrs.evolve(found, support={**support, **found.support})
    if found.answer == NO and coarsest_mm > COARSEST_MM:
        return attrs.evolve(found, answer=UNKNOWN, reason="coarse")
    return found


def _in_canal(leaks: Leaks) -> tuple[NDArray[np.float32], float]:
    """Return how much of each voxel is cement in the canal, and its volume."""
    around = leaks.escaped.around
    mask = np.zeros(leaks.escaped.pieces.shape, bool)
    for leak in leaks.leaks:
        if leak.compartment in CANAL_COMPARTMENTS:
            mask |= leak.mask
    mask &= (around.zone == zones.CANAL) & (around.outside_mm > 0)
    share = np.where(mask, leaks.escaped.share, 0).astype(np.float32)
    return share, float(share.sum(dtype=float)) * around.voxel_ml


def _layering(share: NDArray[np.float32], leaks: Leaks) -> Sign:
    """K2: sheets with gaps between them."""
    layers = find_layers(share, leaks.escaped.around.step_mm)
    if layers is None:
        return Sign(answer=UNKNOWN, support={}, reason="little")
    support = {
        "layered_share": layers.layered_share,
        "sheets_count": float(layers.sheets if layers.is_layered else 1),
        "least_gap_mm": GAP_MM[0],
    }
    if layers.gap_mm is not None:
        support["gap_mm"] = layers.gap_mm
    return Sign(answer=YES if layers.is_layered else NO, support=support)


def _contour(share: NDArray[np.float32], leaks: Leaks) -> Sign:
    """K4: a blunt border that follows the canal at a distance."""
    contour = find_contour(share, leaks.escaped.around)
    if contour is None:
        return Sign(answer=UNKNOWN, support={}, reason="little")
    return Sign(
        answer=YES if contour.is_blunt else NO,
        support={
            "follows_deg": contour.follows_deg,
            "distance_mm": contour.distance_mm,
            "spread_mm": contour.spread_mm,
            "radius_mm": contour.radius_mm,
            "touching_share": contour.touching_share,
            "slices_count": float(contour.slices),
        },
    )

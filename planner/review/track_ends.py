"""Where the track of a needle begins and ends."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import special

from planner.anatomy.vertebra import Vertebra
from planner.arrays import BoolArray, FloatArray
from planner.review.channel import STEP_MM
from planner.review.channel_sections import Sections

BEFORE_MM, BEYOND_MM, FULL_BEYOND_MM = 16.0, 20.0, 45.0
"""How far before and beyond the last mark a channel's end is sought; one that is full
of cement is plain to follow."""

NEAR_TIP_MM = 6.0
"""What fills a channel at its end is looked up so far before the last mark."""

LARGEST_GAP_MM = 6.0
"""Between arch and pedicle a needle may leave bone for so long and enter it again."""

BLURRED_MM, MARKED_MM = 4.0, 3.0
"""Cement so near before the end of an empty channel, or before so far beyond its mark,
hides where it truly ends."""

BESIDE = 0.1
"""If there is that much cement around an empty channel, its blur fills the channel."""

WIDE = 0.45
"""If the ring about a channel is that full of cement, cement spreads there."""


@attrs.frozen(kw_only=True)
class End:
    """Where a channel ends, from the middle of its tube, and how surely."""

    s_mm: float
    uncertainty_mm: float
    is_seen: bool


def entry_mm(vertebra: Vertebra, seen: Sections, radius_mm: float) -> float:
    """Return where the axis enters bone: behind it there is none for a while."""
    s = seen.tube.s_mm
    in_bone = seen.inside(seen.bone, radius_mm + 1) >= 0.5
    middle_lps = [seen.tube.line.point(value) for value in s]
    y = vertebra.frame.to_box(middle_lps)[:, 1]
    beside_canal = np.flatnonzero(in_bone & (y > vertebra.canal_dorsal_y_mm) & (y < 0))
    first = int(beside_canal[0]) if len(beside_canal) else int(np.argmax(in_bone))
    gap = 0
    for index in range(first, -1, -1):
        if in_bone[index]:
            first, gap = index, 0
        gap += 1
        if gap * STEP_MM > LARGEST_GAP_MM:
            break
    return float(s[first]) - STEP_MM / 2


def tip_of(
    seen: Sections, radius_mm: float, at_mm: FloatArray, *, voxel_mm: float
) -> End:
    """Return the end of the channel: a step down of its fullness along the axis."""
    s = seen.tube.s_mm
    fullness = seen.inside(seen.filled, 0.8 * radius_mm)
    full = fullness > 0.5
    in_bone = seen.inside(seen.bone, radius_mm + 2) > 0.3
    last = float(s[in_bone].max()) if in_bone.any() else float(at_mm[1])
    before = (s > at_mm[1] - NEAR_TIP_MM) & (s < at_mm[1])
    spread = seen.around(seen.filled, radius_mm) > WIDE
    between = (s >= at_mm[0]) & (s <= at_mm[1])
    is_full = bool(np.mean(full[between]) > 0.5) or bool(
        np.mean(full[before]) > 0.5 and not spread[before].any()
    )
    profile = fullness if is_full else seen.emptiness(0.8 * radius_mm)
    # Soft tissue before the body is emptier than marrow too.
    high = s[-1] if is_full else min(at_mm[1] + BEYOND_MM, last - 1.0)
    window = (s >= max(at_mm[0], at_mm[1] - BEFORE_MM)) & (s <= high)
    found, unsure = _step_down(s[window], profile[window], at_mm, voxel_mm)
    hidden_to = max(found + BLURRED_MM, at_mm[1] + MARKED_MM)
    blurred = full | (seen.around(seen.filled, radius_mm) > BESIDE)
    ahead = np.flatnonzero(blurred & (s > found - 1) & (s < hidden_to))
    if not is_full and len(ahead):
        return _lost_in_cement(s, ahead, blurred, float(at_mm[1]), low_mm=found)
    near = np.flatnonzero(spread & (s <= found + 2) & (s >= at_mm[0] - 5))
    if len(near) and s[near[-1]] >= found - 2:
        return _lost_in_cement(s, near, full, float(at_mm[1]))
    if not is_full and found >= last - 2:
        return End(s_mm=last, uncertainty_mm=3.0, is_seen=False)
    if not is_full:
        # Uneven marrow may pass for a bit more of an empty channel, or for less.
        unsure = float(np.hypot(unsure, voxel_mm))
    return End(s_mm=found, uncertainty_mm=unsure, is_seen=True)


def _lost_in_cement(
    s: FloatArray,
    spread: NDArray[np.intp],
    full: BoolArray,
    marked_mm: float,
    *,
    low_mm: float | None = None,
) -> End:
    """Return the end where cement spreads: where it was marked, within that cement."""
    first = last = int(spread[-1])
    members = set(spread.tolist())
    while first - 1 in members or first - 2 in members:
        first -= 1
    while last + 1 < len(s) and full[last + 1]:
        last += 1
    low, high = float(s[first]) if low_mm is None else low_mm, float(s[last])
    at = min(max(marked_mm, low), high)
    return End(s_mm=at, uncertainty_mm=max(high - at, at - low, STEP_MM), is_seen=False)


def _step_down(
    s: FloatArray, profile: FloatArray, at_mm: FloatArray, voxel_mm: float
) -> tuple[float, float]:
    """Return where a profile steps down best, and how far it may be beside that."""
    places = np.arange(s[0] + 4, s[-1] - 1, STEP_MM / 5)
    if not len(places):
        return float(at_mm[1]), 3.0
    blur = 0.4 * voxel_mm + 0.3
    left = np.empty(len(places))
    for index, place in enumerate(places):
        model = special.ndtr((place - s) / blur)
        slope, level = np.polyfit(model, profile, 1)
        left[index] = ((profile - slope * model - level) ** 2).sum() + (slope < 0) * 99
    best = int(left.argmin())
    scatter = left[best] / max(len(s) / 3, 1)
    likely = places[left - left[best] < 4 * scatter]
    unsure = float(max(likely.max() - places[best], places[best] - likely.min()))
    return float(places[best]), float(np.hypot(unsure, voxel_mm / 4))

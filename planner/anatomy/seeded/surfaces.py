"""Find the best smooth surface through a stack of edge profiles.

Every wall is searched in the same way. Columns stand on a regular (u, v) grid, each a
profile along h. A cost says how badly the wall fits at each h; neighbouring columns pay
for a jump. Costs are summed along eight directions through the grid (each an exact
one-dimensional search by dynamic programming), and each column takes its cheapest h.
"""

import numpy as np
from scipy import ndimage

from planner.arrays import FloatArray

DENSE_HU = 900.0
"""How far unblurred cortex stands above soft tissue (rules.md L-13: 300-900 HU with
partial volume, 1400-1800 HU without, lower on real scanners). Project default."""
HIGHEST_SHARE = 0.65
"""The edge of a thin cortex is sought no higher up its flank than this. Masks drawn by
eye or by networks follow the half (0.5); a 1 mm sheet under the blur of a clinical scan
asks for 0.7 to 0.8. Project default, between the two."""
FREE_JUMP = 4
"""Largest jump, in steps of h, that is charged in proportion; more costs the same."""


def best_surface(
    cost: FloatArray, *, jump_cost: float, wrap_u: bool = False
) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """Return the cheapest h index of each column.

    Parameters
    ----------
    cost : (n_u, n_v, n_h)
    jump_cost
        What a jump of one step between neighbours costs.
    wrap_u
        The grid closes on itself along u, as angles do.
    """
    cost = cost.astype(np.float32)
    total = np.zeros_like(cost)
    for flip_u in (False, True):
        for step_v in (-1, 0, 1):
            total += _march(cost, jump_cost, wrap=wrap_u, flip=flip_u, step_v=step_v)
    turned = cost.transpose(1, 0, 2)
    for flip_v in (False, True):
        carried = _march(turned, jump_cost, wrap=False, flip=flip_v, step_v=0)
        total += carried.transpose(1, 0, 2)
    return np.asarray(total.argmin(axis=2))


def _march(
    cost: FloatArray, jump_cost: float, *, wrap: bool, flip: bool, step_v: int
) -> FloatArray:
    """Carry the cheapest path along u, shifting by `step_v` columns at each step."""
    ordered = cost[::-1] if flip else cost
    n_u = len(ordered)
    result = np.empty_like(ordered)
    carried = np.zeros_like(ordered[0])
    warm_up = n_u // 3 if wrap else 0
    for step in range(-warm_up, n_u):
        here = ordered[step % n_u] + _relaxed(_shifted(carried, step_v), jump_cost)
        carried = here - here.min(axis=1, keepdims=True)
        result[step % n_u] = here
    return result[::-1] if flip else result


def _shifted(carried: FloatArray, step_v: int) -> FloatArray:
    if step_v == 0:
        return carried
    moved = np.zeros_like(carried)
    if step_v > 0:
        moved[step_v:] = carried[:-step_v]
    else:
        moved[:step_v] = carried[-step_v:]
    return moved


def _relaxed(carried: FloatArray, jump_cost: float) -> FloatArray:
    """Return for each h the cheapest arrival from any h of the neighbour."""
    cheapest = carried.min(axis=1, keepdims=True)
    best = np.minimum(carried, cheapest + jump_cost * (FREE_JUMP + 1))
    for jump in range(1, FREE_JUMP + 1):
        charge = jump * jump_cost
        np.minimum(best[:, jump:], carried[:, :-jump] + charge, out=best[:, jump:])
        np.minimum(best[:, :-jump], carried[:, jump:] + charge, out=best[:, :-jump])
    return np.asarray(best)


def step_up(profiles: FloatArray, reach: int) -> FloatArray:
    """Return mean beyond minus mean before each h, over `reach` samples."""
    padded = np.pad(profiles, [(0, 0)] * (profiles.ndim - 1) + [(reach, reach)], "edge")
    sums = np.cumsum(padded, axis=-1)
    sums = np.concatenate((np.zeros((*sums.shape[:-1], 1)), sums), axis=-1)
    n = profiles.shape[-1]
    start = np.arange(n)
    before = sums[..., start + reach] - sums[..., start]
    beyond = sums[..., start + 2 * reach + 1] - sums[..., start + reach + 1]
    return np.asarray(beyond - before) / reach


def strongest_before(evidence: FloatArray, gap: int) -> FloatArray:
    """Return the largest evidence at least `gap` samples before each h."""
    running = np.maximum.accumulate(evidence, axis=-1)
    result = np.zeros_like(evidence)
    result[..., gap:] = running[..., :-gap]
    return result


def _edge_share(contrast_hu: FloatArray, highest: float) -> FloatArray:
    """Return how high up the flank of a blurred cortex its true edge lies, from 0.5.

    The edge of a thick cortex lies at half its height. A cortex thinner than the blur
    is seen too low and too wide; its edge lies near the top. With peak p (of the height
    without blur) of a uniform sheet under a Gaussian, the share is about
    1 - p**1.3 / 2.
    """
    peak = np.clip(contrast_hu / DENSE_HU, 0, 1)
    return np.asarray(np.minimum(1 - 0.5 * peak**1.3, highest))


def cortical_edge(
    profiles: FloatArray,
    index: np.ndarray,
    *,
    rising: bool,
    step_mm: float,
    highest_share: float = HIGHEST_SHARE,
) -> tuple[FloatArray, FloatArray]:
    """Return (h index as a fraction, contrast in HU) of the edge near `index`.

    The edge is where the profile crosses a share of the way between the soft tissue on
    one side and the cortex on the other, each read within 2.5 mm of `index`.
    """
    reach = round(2.5 / step_mm)
    near = round(1.4 / step_mm)
    n = profiles.shape[-1]
    offsets = np.arange(-reach, reach + 1)
    where = np.clip(index[..., None] + offsets, 0, n - 1)
    local = np.take_along_axis(profiles, where, axis=-1)
    if not rising:
        local = local[..., ::-1]
    soft = np.sort(local[..., :reach], axis=-1)[..., : reach // 2].mean(axis=-1)
    cortex = local[..., reach - 1 :].max(axis=-1)
    level = soft + _edge_share(cortex - soft, highest_share) * (cortex - soft)
    window = local[..., reach - near : reach + near + 1]
    below, above = (
        window[..., :-1] < level[..., None],
        window[..., 1:] >= level[..., None],
    )
    crosses = below & above
    middle = np.abs(np.arange(window.shape[-1] - 1) + 0.5 - near)
    choice = np.where(crosses, middle, np.inf).argmin(axis=-1)
    a = np.take_along_axis(window, choice[..., None], -1)[..., 0]
    b = np.take_along_axis(window, choice[..., None] + 1, -1)[..., 0]
    found = crosses.any(axis=-1)
    share = np.where(found, (level - a) / np.where(found, b - a, 1), 0)
    shift = np.where(found, choice + share - near, 0)
    return index + (shift if rising else -shift), np.where(found, cortex - soft, 0)


def smoothed(
    height: FloatArray, weight: FloatArray, sigma: tuple[float, float], *, wrap_u: bool
) -> FloatArray:
    """Smooth a height field, trusting each column by its weight."""
    margin = 4 if wrap_u else 0
    around = ((margin, margin), (0, 0))
    safe = np.pad(weight + 1e-3, around, "wrap")
    padded = np.pad(height, around, "wrap")
    top = ndimage.gaussian_filter(padded * safe, sigma, mode="nearest")
    mean = top / ndimage.gaussian_filter(safe, sigma, mode="nearest")
    return np.asarray(mean[margin : len(mean) - margin])

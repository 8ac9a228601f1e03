"""How dense cement truly is and how sharp the scanner, both read off its edges.

A 12-bit CT tells nothing above 3071 HU, and cement is denser. Half of what it tells is
then not where the cement ends. But across an even surface CT numbers rise as the error
function of the distance, of which the lower part is seen: its slope at each height
tells both how high it goes on and how wide it is.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, optimize, special

from planner.arrays import FloatArray

FloatVolume = NDArray[np.float32]

FEWEST_AT_CEILING = 8
"""So many voxels of the very same, highest number: the scanner cut off there."""

DENSEST_HU = 20_000.0
USUAL_HU = 4000.0
"""PMMA with 20 to 30 per cent of radiopacifier at 65 to 80 keV has 2100 to 9600 HU
(rules.md L-13); this is said where its edges tell nothing (project default)."""

USUAL_BLUR_MM = 0.5
LEAST_BLUR_MM, MOST_BLUR_MM = 0.25, 1.2
"""Standard deviation of a scanner's blur in the plane, standard to soft kernels."""

PATCH_MM = 2.2
PATCH_SLICES = 1.5
"""A patch reaches that far, or so many slices where they are thicker: how a surface
lies across the slices is told by two of them."""
MOST_PATCHES = 150
FEWEST_PATCHES = 12
KEPT_SHARE = 0.35
"""Of the patches those that are most even count."""

THICK_MM = 1.0
"""So far inside the dense core a patch's cement must reach: thin sheets never show
their full number."""

MOST_IN_PATCH = 90
STEPS, ANCHORINGS = 4, 3
SPREAD = 0.05
"""By this share the density may be off if all of the edge is seen; the less of it is
seen, the more (measured on synthetic CTs: tests/benchmarks/leaks.md)."""

SHOWN_SLICE_MM = 1.25
"""Slices thicker than this show as many times less of an edge that crosses them."""

BEGINNINGS = (1.1, 1.4, 2.0, 3.0)
"""Times the highest number seen: how dense cement may be where the search begins."""

HUBER_HU = 120.0
LOWEST_AROUND_HU, HIGHEST_AROUND_HU = -150.0, 900.0


@attrs.frozen(kw_only=True)
class Edge:
    """The CT number of pure cement and the standard deviation of the blur in the plane.

    `spread` is by how much, as a share, `cement_hu` may be off; `ceiling_hu` is where
    the images are cut off, infinite if they are not.
    """

    cement_hu: float
    blur_mm: float
    ceiling_hu: float
    spread: float
    is_measured: bool


def ceiling_of(hu: NDArray[np.generic]) -> float:
    """Return the CT number that the images are cut off at, infinite without one."""
    top = float(hu.max())
    return top if np.count_nonzero(hu == top) >= FEWEST_AT_CEILING else float("inf")


def measure_edge(
    hu: FloatVolume,
    spacing_mm: FloatArray,
    counts: NDArray[np.bool_],
    *,
    ceiling_hu: float,
) -> Edge:
    """Fit the edges of dense bodies in CT numbers [k, j, i].

    `spacing_mm` (3,) is along i, j and k, k across the slices; `counts` marks the
    voxels of dense bodies that are cement.
    """
    top = min(ceiling_hu, _plateau(hu, spacing_mm, counts))
    patches = _patches(hu, spacing_mm, counts, top)
    if patches is None:
        known = top if np.isinf(ceiling_hu) or top < ceiling_hu else USUAL_HU
        return Edge(
            cement_hu=known,
            blur_mm=USUAL_BLUR_MM,
            ceiling_hu=ceiling_hu,
            spread=0.4,
            is_measured=False,
        )
    fitted = _Fit(patches, ceiling_hu)
    begin = min(BEGINNINGS, key=lambda b: fitted.cost(b * top, USUAL_BLUR_MM))
    cement_hu, blur_mm = _minimised(fitted, top, begin)
    return Edge(
        cement_hu=cement_hu,
        blur_mm=blur_mm,
        ceiling_hu=ceiling_hu,
        spread=SPREAD
        * (cement_hu / top) ** 2
        * max(1.0, float(np.max(spacing_mm)) / SHOWN_SLICE_MM),
        is_measured=True,
    )


def _plateau(
    hu: FloatVolume, spacing_mm: FloatArray, counts: NDArray[np.bool_]
) -> float:
    """Return the number that the inside of what is thick has."""
    depth = ndimage.distance_transform_edt(counts, sampling=tuple(spacing_mm[::-1]))
    deep = counts & (depth >= 2 * THICK_MM)
    return float(np.percentile(hu[deep if deep.any() else counts], 75))


def _minimised(fitted: "_Fit", top: float, begin: float) -> tuple[float, float]:
    def cost(at: FloatArray) -> float:
        return fitted.cost(*_told(at, top))

    start = np.array([np.log(begin), np.log(USUAL_BLUR_MM)])
    fitted.anchor(begin * top, USUAL_BLUR_MM)
    found = optimize.minimize(
        cost,
        start,
        method="Nelder-Mead",
        options={
            "xatol": 0.01,
            "fatol": 0.2,
            "maxfev": 60,
            "initial_simplex": start + np.array([(0, 0), (0.3, 0), (0, 0.2)]),
        },
    )
    return _told(found.x, top)


def _told(at: FloatArray, top: float) -> tuple[float, float]:
    cement_hu = float(np.clip(top * np.exp(at[0]), 0.9 * top, DENSEST_HU))
    return cement_hu, float(np.clip(np.exp(at[1]), LEAST_BLUR_MM, MOST_BLUR_MM))


@attrs.frozen(kw_only=True, eq=False)
class _Patches:
    """Voxels about places on the surface: (p, m) CT numbers at (m, 3) mm."""

    hu: FloatArray
    at_mm: FloatArray
    normals: FloatArray
    slice_mm: float


def _patches(
    hu: FloatVolume,
    spacing_mm: FloatArray,
    counts: NDArray[np.bool_],
    top: float,
) -> _Patches | None:
    sampling = tuple(spacing_mm[::-1])
    core = counts & (hu >= 0.85 * top)
    thick = ndimage.distance_transform_edt(core, sampling=sampling) >= THICK_MM
    if not thick.any():
        return None
    patch_mm = max(PATCH_MM, PATCH_SLICES * float(np.max(spacing_mm)))
    near = ndimage.distance_transform_edt(~thick, sampling=sampling) <= patch_mm + 0.5
    edge = near & counts & (hu > 0.35 * top) & (hu < 0.8 * top)
    reach = np.ceil(patch_mm / spacing_mm[::-1]).astype(int)
    for axis, margin in enumerate(reach + 1):
        inner = np.swapaxes(edge, 0, axis)
        inner[:margin], inner[-margin:] = False, False
    places = np.argwhere(edge)
    if len(places) < FEWEST_PATCHES:
        return None
    order = np.random.default_rng(0).permutation(len(places))[:MOST_PATCHES]
    places = places[order]
    offsets = np.argwhere(np.ones(2 * reach + 1)) - reach
    at_mm = offsets[:, ::-1] * spacing_mm
    inside = np.linalg.norm(at_mm, axis=1) <= patch_mm
    every = -(-np.count_nonzero(inside) // MOST_IN_PATCH)
    offsets, at_mm = offsets[inside][::every], at_mm[inside][::every]
    index = places[:, None] + offsets
    values = hu[index[..., 0], index[..., 1], index[..., 2]].astype(float)
    capped = np.minimum(values, top)
    slope = np.einsum("pm,mc->pc", capped - capped.mean(axis=1)[:, None], at_mm)
    slope /= (at_mm**2).sum(axis=0)
    size = np.linalg.norm(slope, axis=1)
    sure = size > np.median(size) / 2
    if np.count_nonzero(sure) < FEWEST_PATCHES:
        return None
    return _Patches(
        hu=values[sure],
        at_mm=at_mm,
        normals=slope[sure] / size[sure][:, None],
        slice_mm=float(spacing_mm[2]),
    )


class _Fit:
    """Fits an even, slightly bent surface to each patch, for one density and blur."""

    def __init__(self, patches: _Patches, ceiling_hu: float) -> None:
        self._p = patches
        self._ceiling = ceiling_hu
        self._anchor: FloatArray | None = None

    def anchor(self, cement_hu: float, blur_mm: float) -> None:
        """Begin every later fit at the surfaces that these give."""
        self._anchor = None
        for _ in range(ANCHORINGS):
            self._anchor = self._fitted(cement_hu, blur_mm)

    def cost(self, cement_hu: float, blur_mm: float) -> float:
        """Return the mean cost of the best patches."""
        costs = np.sort(self._costs(cement_hu, blur_mm))
        return float(costs[: max(1, int(KEPT_SHARE * len(costs)))].mean())

    def _costs(self, cement_hu: float, blur_mm: float) -> FloatArray:
        state = self._fitted(cement_hu, blur_mm)
        residual, _ = self._residual(state, cement_hu, blur_mm)
        size = np.abs(residual)
        huber = np.where(size < HUBER_HU, size**2 / 2, HUBER_HU * (size - HUBER_HU / 2))
        return np.asarray(huber.mean(axis=1))

    def _fitted(self, cement_hu: float, blur_mm: float) -> FloatArray:
        """Return the state (p, 6) of the surfaces that fit best."""
        state = (
            self._begin(cement_hu, blur_mm) if self._anchor is None else self._anchor
        )
        for _ in range(STEPS):
            residual, slopes = self._residual(state, cement_hu, blur_mm)
            weight = np.minimum(1, HUBER_HU / np.maximum(np.abs(residual), 1e-9))
            left = np.einsum("pma,pm,pmb->pab", slopes, weight, slopes)
            left += np.diag([1e2, 1e2, 1e2, 1e2, 1e2, 1e-3])
            right = np.einsum("pma,pm,pm->pa", slopes, weight, residual)
            step = np.linalg.solve(left, right[..., None])[..., 0]
            step[:, :5] = np.clip(step[:, :5], -0.3, 0.3)
            state = state + step
            state[:, 1:4] /= np.linalg.norm(state[:, 1:4], axis=1)[:, None]
            state[:, 4] = np.clip(state[:, 4], -0.4, 0.4)
            state[:, 5] = np.clip(state[:, 5], LOWEST_AROUND_HU, HIGHEST_AROUND_HU)
        return state

    def _begin(self, cement_hu: float, blur_mm: float) -> FloatArray:
        """Return the state (p, 6) of even surfaces through the middles."""
        p = self._p
        around = np.clip(
            np.percentile(p.hu, 10, axis=1), LOWEST_AROUND_HU, HIGHEST_AROUND_HU
        )
        middle = p.hu[:, np.linalg.norm(p.at_mm, axis=1).argmin()]
        share = np.clip((middle - around) / (cement_hu - around), 0.02, 0.98)
        depth = special.ndtri(share) * blur_mm
        return np.column_stack((depth, p.normals, np.zeros(len(depth)), around))

    def _residual(
        self, state: FloatArray, cement_hu: float, blur_mm: float
    ) -> tuple[FloatArray, FloatArray]:
        """Return what is seen less what is predicted (p, m), and its slopes (p, m, 6).

        The state is depth, normal (3), curvature and what lies around.
        """
        p = self._p
        depth, normal, bend, around = (
            state[:, :1],
            state[:, 1:4],
            state[:, 4:5],
            state[:, 5:6],
        )
        along = normal @ p.at_mm.T
        aside = (p.at_mm**2).sum(axis=1) - along**2
        sigma = np.sqrt(blur_mm**2 + normal[:, 2:3] ** 2 * p.slice_mm**2 / 12)
        scaled = (depth + along - bend / 2 * aside) / sigma
        share = special.ndtr(scaled)
        told = around + (cement_hu - around) * share
        is_seen = told < self._ceiling
        density = np.exp(-(scaled**2) / 2) / np.sqrt(2 * np.pi)
        per_mm = (cement_hu - around) * density / sigma * is_seen
        slopes = np.stack(
            (
                per_mm,
                *(per_mm * p.at_mm[:, axis] for axis in range(3)),
                -per_mm * aside / 2,
                (1 - share) * is_seen,
            ),
            axis=-1,
        )
        return p.hu - np.minimum(told, self._ceiling), slopes

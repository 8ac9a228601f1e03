"""Places without a cortex, gathered into gaps; where it only thins out is no gap."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree

from planner.anatomy.cortex_places import BODY_WALLS, WALLS, Places
from planner.anatomy.measured import Cortex, CortexDefect
from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.arrays import FloatArray, Points, Vector3

EDGE_SHARE = 0.5
"""The edge of a gap: where the ridge falls to half its height, however blurred."""

CORE_SHARE = 0.3
"""The core of a gap has less of the ridge than this."""

MIDDLE_SHARE = 0.1
"""In the middle of a gap there is no ridge, but for noise and what blur brings in."""

SHOWS_BLURS = 2.0
"""The smallest round gap that shows, in widths of the blur: in its middle exp(-ln 2 *
2^2) = 0.06 of the ridge is left, of a gap as wide as the blur 0.5."""

EDGE_BLURS = 1.0
"""How far around its core a gap may reach."""

CORE_OF_GAP = 0.4
"""The least share of a gap that is core: 0.56 in the smallest that shows, more in all
others. Where bone thins out evenly there is less."""

CORE_AREA = 0.1
"""The least area of a core, in squares of the blur: less is one place by chance."""

RIM_BLURS = (0.3, 1.0)
"""Between these distances from a gap, in blurs, its rim is looked at: so near a sharp
edge the ridge has its height again."""

RIM_SHARE = 0.7
FEWEST_RIM = 12
SECTORS, CLOSED_SECTORS = 8, 6
"""A gap has a rim of cortex around it, on all sides but two of eight."""

FEWEST_PLANE = 3
"""Fewer places of a gap span no plane; that of its rim is taken."""

JOINED_MM = 1.0
"""Places nearer to each other than this are of one core."""

FORAMEN_ASIDE, FORAMEN_OFF = 0.12, 0.3
"""How far from the middle of the posterior wall, as shares of the body's width and
height, the middle of the basivertebral foramen may lie (rules.md L-9: in the midline,
nearer the upper or the lower endplate by level)."""

FORAMEN_WIDE, FORAMEN_TALL = 0.3, 0.4
"""How wide and tall it may be: a fifth and a quarter of the body and two standard
deviations (rules.md L-9: 7.8 +- 1.6 and 5.4 +- 1.1 mm). What is larger is a gap."""


@attrs.frozen(kw_only=True, eq=False)
class Ridge:
    """How much of its wall's usual ridge each place has; NaN where none was judged."""

    places: Places
    share: FloatArray


def blur_within(wall: str, blur_mm: Vector3) -> float:
    """Return the widest blur along a wall; `blur_mm` is that along x, y and z."""
    if wall in BODY_WALLS:
        across = BODY_WALLS.index(wall) // 2
    else:
        across = 0 if wall.endswith(("medial", "lateral")) else 2
    return float(np.delete(blur_mm, across).max())


def smallest_gap_mm(wall: str, blur_mm: Vector3) -> float:
    """Return the diameter of the smallest round gap that shows in a wall."""
    return SHOWS_BLURS * blur_within(wall, blur_mm)


def cortex_of(
    ridge: Ridge,
    vertebra: Vertebra,
    *,
    blur_mm: Vector3,
    seen: frozenset[str],
    not_seen: Mapping[str, str],
) -> Cortex:
    """Return the gaps, the foramen, and which walls were seen how well."""
    found: list[CortexDefect] = []
    foramina: list[CortexDefect] = []
    for gap in _gaps(ridge, blur_mm):
        defect = _described(ridge.places[gap], vertebra, blur_mm)
        if defect.extent_mm[1] >= blur_within(defect.wall, blur_mm):
            (foramina if _is_foramen(defect, vertebra) else found).append(defect)
    return Cortex(
        defects=tuple(sorted(found, key=lambda defect: -defect.area_mm2)),
        foramina=tuple(foramina),
        shows_mm={
            wall: smallest_gap_mm(wall, blur_mm) for wall in WALLS if wall in seen
        },
        not_seen={
            wall: not_seen.get(wall, "small") for wall in WALLS if wall not in seen
        },
    )


# --- gaps -----------------------------------------------------------------------------


def _gaps(ridge: Ridge, blur_mm: Vector3) -> Iterator[NDArray[np.intp]]:
    """Yield the places of each gap: a core without a ridge, and its sharp edge."""
    at_mm, share, area = ridge.places.at_mm, ridge.share, ridge.places.area_mm2
    for core in _groups(at_mm, np.flatnonzero(share < CORE_SHARE)):
        blur = blur_within(_wall_of(ridge.places[core]), blur_mm)
        if area[core].sum() < CORE_AREA * blur**2 or share[core].min() > MIDDLE_SHARE:
            continue
        farthest = (EDGE_BLURS + RIM_BLURS[1]) * blur
        away, _ = cKDTree(at_mm[core]).query(at_mm, distance_upper_bound=farthest)
        gap = (away <= EDGE_BLURS * blur) & (share < EDGE_SHARE)
        rim = (away >= (EDGE_BLURS + RIM_BLURS[0]) * blur) & np.isfinite(away + share)
        is_sharp = area[core].sum() >= CORE_OF_GAP * area[gap].sum()
        if is_sharp and _is_closed(at_mm[gap], at_mm[rim], share[rim]):
            yield np.flatnonzero(gap)


def _groups(at_mm: Points, chosen: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Yield the chosen places that hang together."""
    if not chosen.size:
        return
    pairs = cKDTree(at_mm[chosen]).query_pairs(JOINED_MM, output_type="ndarray")
    links = coo_matrix((np.ones(len(pairs)), pairs.T), shape=(len(chosen),) * 2)
    from scipy.sparse.csgraph import connected_components  # half a second to load

    count, group = connected_components(links, directed=False)
    for number in range(count):
        yield chosen[group == number]


def _is_closed(gap_mm: Points, rim_mm: Points, rim_share: FloatArray) -> bool:
    """Tell whether usual cortex lies around a gap, on all sides but a few.

    Where bone only thins out, or the edge is not seen, nothing can be said of a gap.
    """
    if len(rim_mm) < FEWEST_RIM or np.median(rim_share) < RIM_SHARE:
        return False
    middle = gap_mm.mean(axis=0)
    plane = gap_mm if len(gap_mm) >= FEWEST_PLANE else rim_mm
    axes = np.linalg.svd(plane - plane.mean(axis=0), full_matrices=False)[2]
    along, across = ((rim_mm - middle) @ axes[:2].T).T
    turn = np.arctan2(across, along) / (2 * np.pi)
    sector = np.floor(turn * SECTORS).astype(int) % SECTORS
    closed = [
        np.median(rim_share[sector == number]) >= EDGE_SHARE
        for number in np.unique(sector)
    ]
    return bool(np.sum(closed) >= CLOSED_SECTORS)


# --- what a gap is --------------------------------------------------------------------


def _wall_of(places: Places) -> str:
    """Return the wall that most of the area belongs to."""
    names, which = np.unique(places.wall, return_inverse=True)
    return str(names[np.bincount(which, weights=places.area_mm2).argmax()])


def _described(places: Places, vertebra: Vertebra, blur_mm: Vector3) -> CortexDefect:
    wall = _wall_of(places)
    middle = np.average(places.at_mm, axis=0, weights=places.area_mm2)
    nearest = np.argmin(np.linalg.norm(places.at_mm - middle, axis=1))
    axes = np.linalg.svd(places.at_mm - middle, full_matrices=False)[2][:2]
    # Each place stands for a patch around it.
    own_mm = float(np.sqrt(places.area_mm2.mean()))
    short, long = sorted(float(np.ptp(places.at_mm @ a)) + own_mm for a in axes)
    return CortexDefect(
        wall=wall,
        at_lps_mm=vertebra.frame.to_lps(places.at_mm[nearest]),
        extent_mm=(long, short),
        area_mm2=float(places.area_mm2.sum()),
        uncertainty_mm=blur_within(wall, blur_mm),
        places_lps_mm=vertebra.frame.to_lps(places.at_mm),
    )


def _is_foramen(defect: CortexDefect, vertebra: Vertebra) -> bool:
    """Tell whether a gap lies where the basivertebral vein leaves the body.

    By place and size alone: a gap of that size in that place looks the same.
    """
    if defect.wall != "posterior":
        return False
    low, high = vertebra.endplates_z_mm
    width, height = body_width_mm(vertebra), high - low
    x, _, z = vertebra.frame.to_box(defect.at_lps_mm)
    wide, _, tall = np.ptp(vertebra.frame.to_box(defect.places_lps_mm), axis=0)
    is_there = (
        abs(x - vertebra.canal_center_mm[0]) <= FORAMEN_ASIDE * width
        and abs(z - (low + high) / 2) <= FORAMEN_OFF * height
    )
    return bool(
        is_there and wide <= FORAMEN_WIDE * width and tall <= FORAMEN_TALL * height
    )


def body_width_mm(vertebra: Vertebra) -> float:
    """Return how wide the body is drawn."""
    parts = vertebra.parts
    across = (parts.membership[Part.BODY] > Parts.WALL).any(axis=(0, 1))
    return float(across.sum()) * float(parts.grid.spacing_mm[0])

"""The isthmus: where the bridge between body and arch is narrowest."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.body import STEEPEST
from planner.anatomy.rays import Marks, crossing, longest_run
from planner.anatomy.scan import SideScan
from planner.anatomy.vertebra import Silhouette
from planner.arrays import FloatArray

BAND_SHARE = 0.4
"""The share of the canal's depth, from the posterior wall backwards, in which the
isthmus is looked for; behind it lie the articular processes and the lamina."""

FRONT_MM = 3.0
"""How far in front of the posterior-wall line the medial wall may begin: the lateral
recess of L5 reaches there."""

TURNS_DEG = np.arange(-15.0, 50.1, 5.0)
"""Directions of the section tried, in the transverse plane: a pedicle converges by up
to 40 degrees (T1, L5), and diverges a little at T12."""

THINNEST_MM = 1.5
"""A bridge of less width is a remnant of the mask, not a pedicle. Project default."""

SHORTEST_MM = 6.0
"""A bridge of less height is no pedicle. Project default."""

LOWEST_SHARE = 0.6
"""A section of less than this share of the medial wall's height is a splinter."""

STEEPEST_JOINED = (STEEPEST, 2.0)
"""Neighbouring points of the wall belong together up to this slope. Where that finds no
pedicle the second is tried (63 degrees): the trefoil canal of L5 has such walls."""

ROWS_MM = 1.0
"""How densely sections are tried along y."""

BESIDE_BODY_MM = 4.0
"""How far above and below the body's back a pedicle's wall may reach."""

LONGEST_CHORD_MM = 30.0

TIE = 0.03
"""Sections within this share of the narrowest are as narrow: their middle counts."""

RADII = 72

RISE_MM = 5.0
"""How far before and behind the neck its axis is followed, in steps of 1 mm."""

ALIKE = 1.1
"""A section taller than the neck by more than this share is body or arch already."""

LEAST_AXIS_MM = 4
"""A shorter piece of pedicle has no direction worth telling."""


@attrs.frozen(kw_only=True, eq=False)
class Neck:
    """The narrowest section of a pedicle, a vertical plane through `center_mm`.

    `turn_deg` turns the section from the x axis about z: the pedicle's axis, which is
    perpendicular to it, converges anteriorly by as much. `contour_mm` (n, 2) is its
    outline as the AP view shows it: (offset, z). `rise_deg` is how the pedicle's axis
    rises anteriorly, None where it is too short to tell. `wall` marks over (y, z) where
    the first bone beside the canal belongs to this pedicle.
    """

    center_mm: FloatArray
    turn_deg: float
    contour_mm: FloatArray
    rise_deg: float | None
    wall: Marks


def find_neck(
    scan: SideScan, *, posterior: Silhouette, dorsal_y_mm: float
) -> Neck | None:
    """Return the neck, or None where no bridge of bone is seen."""
    medial, lateral = scan.walls_beside_canal()
    band = _band_rows(scan, posterior, dorsal_y_mm)
    for steepest in STEEPEST_JOINED:
        wall = _medial_wall(
            scan, medial, lateral, posterior=posterior, band=band, steepest=steepest
        )
        starts, tall = _starts(scan, medial, wall, band)
        best = _narrowest(scan, starts, tall)
        neck = best and _section(scan, *best, wall=wall)
        if neck:
            return neck
    return None


def _narrowest(
    scan: SideScan, starts: FloatArray, tall: FloatArray
) -> tuple[FloatArray, float] | None:
    """Return the middle and the direction of the smallest section, or None.

    Small is narrow, and for the same width low: what is tall cuts into body or arch.
    """
    if not len(starts):
        return None
    turn = np.radians(TURNS_DEG)
    across = np.column_stack((np.cos(turn), np.sin(turn), np.zeros_like(turn)))
    center = _middles(scan, starts, across)
    flat = _radii(scan, center, across, spokes=24)[..., None] * _spokes(24)
    width, height = np.moveaxis(np.ptp(flat, axis=-2), -1, 0)
    usable = (width >= THINNEST_MM) & (height >= LOWEST_SHARE * tall[:, None])
    size = np.where(usable, width * np.sqrt(height), np.nan)
    if not np.isfinite(size).any():
        return None
    place = np.argwhere(size <= np.nanmin(size) * (1 + TIE))
    row, column = place[np.abs(place - place.mean(axis=0)).sum(axis=1).argmin()]
    return center[row, column], float(TURNS_DEG[place[:, 1]].mean())


def _starts(
    scan: SideScan, medial: FloatArray, wall: Marks, band: NDArray[np.intp]
) -> tuple[FloatArray, FloatArray]:
    """Return points (n, 3) at mid-height of the medial wall, and its height there."""
    y, z = scan.axis_mm(1), scan.axis_mm(2)
    points, tall = [], []
    for row in band[:: max(1, round(ROWS_MM / scan.step_mm))]:
        run = longest_run(wall[row])
        if run and (run[1] - run[0]) * scan.step_mm >= SHORTEST_MM:
            middle = sum(run) // 2
            points.append((medial[row, middle], y[row], z[middle]))
            tall.append((run[1] - run[0]) * scan.step_mm)
    return np.array(points).reshape(-1, 3), np.array(tall)


def _middles(scan: SideScan, starts: FloatArray, across: FloatArray) -> FloatArray:
    """Return (n, m, 3): the middle of the chord from each start in each direction."""
    step = scan.step_mm
    along = np.arange(0.5, LONGEST_CHORD_MM, step)
    points = starts[:, None, None] + along[:, None] * across[:, None]
    chord = 0.5 + step * crossing(scan.at(points), into=False)
    middles: FloatArray = starts[:, None] + across * chord[..., None] / 2
    return middles


def _medial_wall(
    scan: SideScan,
    medial: FloatArray,
    lateral: FloatArray,
    *,
    posterior: Silhouette,
    band: NDArray[np.intp],
    steepest: float,
) -> Marks:
    """Mark over (y, z) where the first bone beside the canal is the pedicle's wall.

    It is one piece without steps, the largest in the band where the isthmus may be;
    what stands out of it (a fragment in the canal) or recedes (a foramen) is not it.
    """
    z = scan.axis_mm(2)
    low, high = posterior.z_mm[0] - BESIDE_BODY_MM, posterior.z_mm[-1] + BESIDE_BODY_MM
    seen = np.isfinite(lateral) & (lateral - medial >= THINNEST_MM)
    seen &= (z >= low) & (z <= high)
    turn = np.hypot(*np.gradient(medial, scan.step_mm))
    pieces, count = ndimage.label(seen & (turn <= steepest))
    sizes = np.bincount(pieces[band].ravel(), minlength=count + 1)
    sizes[0] = 0
    if not sizes.any():
        return np.zeros_like(seen)
    wall: Marks = pieces == int(sizes.argmax())
    return wall


def _band_rows(
    scan: SideScan, posterior: Silhouette, dorsal_y_mm: float
) -> NDArray[np.intp]:
    """Return the rows of y in which the isthmus may be."""
    y = scan.axis_mm(1)
    front = float(posterior.y_at(posterior.z_mm.mean()))
    behind = front - BAND_SHARE * (front - dorsal_y_mm)
    return np.flatnonzero((y <= front + FRONT_MM) & (y >= behind))


def _section(
    scan: SideScan, center: FloatArray, turn_deg: float, *, wall: Marks
) -> Neck | None:
    """Return the section through a point, its outline in finer steps."""
    turn = np.radians(turn_deg)
    across = np.array([np.cos(turn), np.sin(turn), 0.0])
    flat = _radii(scan, center, across, spokes=RADII)[:, None] * _spokes(RADII)
    if not np.isfinite(flat).all():
        return None
    aside, up = (flat.max(axis=0) + flat.min(axis=0)) / 2
    return Neck(
        center_mm=center + aside * across + up * np.array([0, 0, 1.0]),
        turn_deg=turn_deg,
        contour_mm=center[[0, 2]] + flat * (across[0], 1.0),
        rise_deg=_rise_deg(scan, center, turn),
        wall=wall,
    )


def _rise_deg(scan: SideScan, center: FloatArray, turn: float) -> float | None:
    """Return how the middles of the sections before and behind the neck rise."""
    across = np.array([np.cos(turn), np.sin(turn), 0.0])
    axis = np.array([-np.sin(turn), np.cos(turn), 0.0])
    shift = np.arange(-RISE_MM, RISE_MM + 0.5)
    centers = center + shift[:, None] * axis
    flat = _radii(scan, centers, np.tile(across, (len(shift), 1)), spokes=24)
    z = flat * _spokes(24)[:, 1]
    height, middle = np.ptp(z, axis=1), (z.max(axis=1) + z.min(axis=1)) / 2
    neck = len(shift) // 2
    alike = np.isfinite(height) & (height <= ALIKE * height[neck])
    first, last = neck, neck
    while first > 0 and alike[first - 1]:
        first -= 1
    while last < len(shift) - 1 and alike[last + 1]:
        last += 1
    if last - first < LEAST_AXIS_MM:
        return None
    part = slice(first, last + 1)
    return float(np.degrees(np.arctan(np.polyfit(shift[part], middle[part], 1)[0])))


def _spokes(count: int) -> FloatArray:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack((np.cos(angle), np.sin(angle)))


def _radii(
    scan: SideScan, center: FloatArray, across: FloatArray, *, spokes: int
) -> FloatArray:
    """Return how far bone reaches from centres (..., 3) along spokes of their sections.

    `across` (..., 3) is the horizontal direction of each section; the result is
    (..., spokes), NaN where bone does not end within `LONGEST_CHORD_MM`.
    """
    step = scan.step_mm
    along = np.arange(0.0, LONGEST_CHORD_MM, step)
    spoke = _spokes(spokes)
    up = np.array([0.0, 0.0, 1.0])
    direction = across[..., None, :] * spoke[:, :1] + up * spoke[:, 1:]
    points = center[..., None, None, :] + along[:, None] * direction[..., None, :]
    radius: FloatArray = step * crossing(scan.at(points), into=False)
    return radius

"""The isthmus: where the bridge between body and arch is narrowest."""

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.body import STEEPEST
from planner.anatomy.pedicle_lines import (
    BESIDE_CANAL_MM,
    BesideLines,
    beside_body,
    lines_beside,
)
from planner.anatomy.rays import Marks, crossing, longest_run
from planner.anatomy.scan import SideScan
from planner.anatomy.shape import FAR_MM, FloatVolume
from planner.anatomy.vertebra import Silhouette
from planner.arrays import FloatArray

BAND_SHARE = 0.4
"""The share of the canal's depth, from the posterior wall backwards, in which the
isthmus is looked for; behind it lie the articular processes and the lamina."""

INTO_BODY_MM = 8.0
"""How far in front of the posterior-wall line the way through the bridge ends."""

FRONT_MM = 3.0
"""How far in front of the posterior-wall line the medial wall may begin: the lateral
recess of L5 reaches there."""

BEHIND_WALL_MM = 0.5
"""How far behind the posterior-wall line the bridge begins: what stands in the canal
there, a fragment, hangs on the body alone."""

TURNS_DEG = np.arange(-15.0, 50.1, 5.0)
"""Directions of the section tried, in the transverse plane: a pedicle converges by up
to 40 degrees (T1, L5), and diverges a little at T12."""

THINNEST_MM = 1.5
"""A bridge of less width is a remnant of the mask, not a pedicle. Project default."""

SHORTEST_MM = 6.0
"""A bridge of less height is no pedicle. Project default."""

CORE_SHARE = 0.6
"""The middle of a neck lies at least so deep in bone, as a share of the depth that the
best way from body to arch keeps: else the section cuts a flange or an edge. Project
default."""

BOTTLENECK_MM = 0.2
"""How well that depth is found."""

ROWS_MM = 1.0
"""How densely sections are tried along y."""

LONGEST_CHORD_MM = 30.0

TIE = 0.03
"""Sections within this share of the narrowest are as narrow: their middle counts."""

RADII = 72

LEAST_SEEN = 0.9
"""The share of an outline that must be met; between, where it opens into a process, its
ends are joined."""

RISE_MM = 5.0
"""How far before and behind the neck its axis is followed, in steps of 1 mm."""

ALIKE = 1.1
"""A section taller than the neck by more than this share is body or arch already."""

LEAST_AXIS_MM = 4
"""A shorter piece of pedicle has no direction worth telling."""


STEEPEST_RISE_DEG = 25.0
"""What seems to rise or fall by more on its way forward is a pedicle so short that the
body begins lower than the arch ends. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Neck:
    """The narrowest section of a pedicle, a vertical plane through `center_mm`.

    `turn_deg` turns the section from the x axis about z: the pedicle's axis, which is
    perpendicular to it, converges anteriorly by as much. `contour_mm` (n, 2) is its
    outline as the AP view shows it: (offset, z). `rise_deg` is how the pedicle's axis
    rises anteriorly, None where that cannot be told. `lines` are the
    lines of sight along x from the pedicle's middle.
    """

    center_mm: FloatArray
    turn_deg: float
    contour_mm: FloatArray
    rise_deg: float | None
    lines: BesideLines


@attrs.frozen(kw_only=True, eq=False)
class _Section:
    """A vertical section of the bone, and how wide it is."""

    center_mm: FloatArray
    turn_deg: float
    width_mm: float


def find_neck(
    scan: SideScan, *, posterior: Silhouette, dorsal_y_mm: float
) -> Neck | None:
    """Return the neck, or None where no bridge of bone is seen.

    A bridge is bone beside the canal that reaches without a gap from the body's back
    into the canal's depth: no fragment in the canal does, and no flange of the body.
    Of the sections through its deepest points the smallest is the neck.
    """
    bridge = _bridge(scan, posterior, dorsal_y_mm)
    if bridge is None or not bridge.marks.size:
        return None
    deepest = bridge.deepest()
    rough = _smallest(bridge, deepest[:, None])
    if rough is None:
        return None
    least_mm = CORE_SHARE * bridge.thin_mm
    lines = lines_beside(scan, rough.center_mm, half_mm=rough.width_mm / 2)
    starts = _starts(scan, lines, posterior=posterior, dorsal_y_mm=dorsal_y_mm)
    best = _smallest(bridge, _middles(scan, starts), least_mm=least_mm)
    return None if best is None else _neck(scan, best, lines)


@attrs.frozen(kw_only=True, eq=False)
class _Bridge:
    """The core of the bone between body and arch.

    `marks` `[z, y, offset]` begin with row `first` of the scan. `thin_mm` is how deep
    in bone its thinnest place is: half the width of the neck, about.
    """

    scan: SideScan
    marks: Marks
    first: int
    thin_mm: float

    def deepest(self) -> FloatArray:
        """Return the deepest point (n, 3) of every row of y."""
        scan = self.scan
        points = []
        for row in range(0, self.marks.shape[1], max(1, round(ROWS_MM / scan.step_mm))):
            inside = scan.inside_mm[:, self.first + row]
            depth = np.where(self.marks[:, row], inside, -np.inf)
            up, aside = np.unravel_index(int(depth.argmax()), depth.shape)
            points.append((aside, self.first + row, up))
        places: FloatArray = np.array(points, float)
        return scan.low_mm + scan.step_mm * places

    def may_hold(self, points_mm: FloatArray) -> Marks:
        """Mark points (..., 3) in the bridge, or before or behind its rows."""
        place = np.round((points_mm - self.scan.low_mm) / self.scan.step_mm)
        offset, y, z = np.moveaxis(place.astype(int), -1, 0)
        heights, rows, offsets = self.marks.shape
        row = y - self.first
        held = self.marks[
            np.clip(z, 0, heights - 1),
            np.clip(row, 0, rows - 1),
            np.clip(offset, 0, offsets - 1),
        ]
        result: Marks = held | (row < 0) | (row >= rows)
        return result


def _bridge(
    scan: SideScan, posterior: Silhouette, dorsal_y_mm: float
) -> _Bridge | None:
    """Return the bridge beside the canal, or None."""
    offset, y, z = (scan.axis_mm(axis) for axis in range(3))
    wall = posterior.y_at(z)
    behind = _behind_mm(posterior, dorsal_y_mm)
    rows = np.flatnonzero((y >= behind) & (y <= wall.max() + INTO_BODY_MM))
    first = int(rows[0])
    inside = scan.inside_mm[:, first : int(rows[-1]) + 1]
    ahead = y[rows] - wall[:, None]
    beside = offset - scan.canal_offset_mm[:, None] >= BESIDE_CANAL_MM
    open_to = beside_body(posterior, z)[:, None, None] & beside[:, None]
    depth = np.where(open_to, inside, -FAR_MM)
    thin_mm = _bottleneck(depth, _ends(ahead, INTO_BODY_MM))
    if thin_mm is None:
        return None
    core = depth > CORE_SHARE * thin_mm
    core &= (ahead <= -BEHIND_WALL_MM)[..., None]
    marks = _joining(core, _ends(ahead, -BEHIND_WALL_MM))
    marks = marks[:, marks.any(axis=(0, 2))]
    return _Bridge(scan=scan, marks=marks, first=first, thin_mm=thin_mm)


def _behind_mm(posterior: Silhouette, dorsal_y_mm: float) -> float:
    """Return the hindmost y at which the isthmus is looked for."""
    front = float(posterior.y_at(posterior.z_mm.mean()))
    return front - BAND_SHARE * (front - dorsal_y_mm)


def _ends(ahead: FloatArray, end_mm: float) -> Marks:
    """Mark the last row of y of each z, (z, y), up to a distance from the wall."""
    inner = ahead <= end_mm
    last: Marks = inner & ~np.roll(inner, -1, axis=1)
    last[:, -1] |= inner[:, -1]
    return last


def _joining(bone: Marks, last: Marks) -> Marks:
    """Mark the largest piece of bone from the first row to the `last` of each z."""
    pieces, _ = ndimage.label(bone)
    both = np.intersect1d(pieces[:, 0], pieces[last])
    both = both[both > 0]
    if not both.size:
        return np.zeros_like(bone)
    sizes = np.bincount(pieces.ravel())
    marks: Marks = pieces == both[sizes[both].argmax()]
    return marks


def _bottleneck(depth_mm: FloatVolume, last: Marks) -> float | None:
    """Return how deep in bone one stays on the best way across, or None."""
    if not _joining(depth_mm > 0, last).any():
        return None
    low, high = 0.0, float(depth_mm.max())
    while high - low > BOTTLENECK_MM:
        middle = (low + high) / 2
        if _joining(depth_mm > middle, last).any():
            low = middle
        else:
            high = middle
    return low


def _starts(
    scan: SideScan, lines: BesideLines, *, posterior: Silhouette, dorsal_y_mm: float
) -> FloatArray:
    """Return points (n, 3) at mid-height of the medial wall."""
    y, z = scan.axis_mm(1), scan.axis_mm(2)
    front = float(posterior.y_at(posterior.z_mm.mean()))
    behind = _behind_mm(posterior, dorsal_y_mm)
    band = np.flatnonzero((y <= front + FRONT_MM) & (y >= behind))
    seen = lines.seen & beside_body(posterior, z)
    seen &= np.abs(np.gradient(lines.medial_mm, scan.step_mm, axis=1)) <= STEEPEST
    points = []
    for row in band[:: max(1, round(ROWS_MM / scan.step_mm))]:
        run = longest_run(seen[row])
        if run and (run[1] - run[0]) * scan.step_mm >= SHORTEST_MM / 2:
            middle = sum(run) // 2
            points.append((lines.medial_mm[row, middle], y[row], z[middle]))
    return np.array(points).reshape(-1, 3)


def _middles(scan: SideScan, starts: FloatArray) -> FloatArray:
    """Return (n, m, 3): the middle of the chord from each start in each direction."""
    step = scan.step_mm
    along = np.arange(0.5, LONGEST_CHORD_MM, step)
    across = _across(np.radians(TURNS_DEG))
    points = starts[:, None, None] + along[:, None] * across[:, None]
    chord = 0.5 + step * crossing(scan.at(points), into=False)
    middles: FloatArray = starts[:, None] + across * chord[..., None] / 2
    return middles


def _smallest(
    bridge: _Bridge, centers: FloatArray, *, least_mm: float = 0.0
) -> _Section | None:
    """Return the smallest section through centres (n, m or 1, 3), or None.

    Each in every direction, if its middle lies in the bridge and at least so deep in
    bone. Small is narrow, and for the same width low: what is tall cuts into body or
    arch.
    """
    if not np.isfinite(centers).any():
        return None
    centers = np.where(np.isfinite(centers), centers, FAR_MM)
    across = _across(np.radians(TURNS_DEG))
    center = np.broadcast_to(centers, (len(centers), *across.shape))
    scan = bridge.scan
    flat = _radii(scan, center, across, spokes=24)[..., None] * _spokes(24)
    width, height = np.moveaxis(np.ptp(flat, axis=-2), -1, 0)
    usable = (width >= THINNEST_MM) & (height >= SHORTEST_MM)
    aside, up = np.moveaxis(flat.max(axis=-2) + flat.min(axis=-2), -1, 0) / 2
    middle = center + aside[..., None] * across + up[..., None] * np.array([0, 0, 1.0])
    middle = np.where(np.isfinite(middle), middle, FAR_MM)
    usable &= (scan.at(middle) >= least_mm) & bridge.may_hold(middle)
    size = np.where(usable, width * np.sqrt(height), np.nan)
    if not np.isfinite(size).any():
        return None
    place = np.argwhere(size <= np.nanmin(size) * (1 + TIE))
    row, column = place[np.abs(place - place.mean(axis=0)).sum(axis=1).argmin()]
    return _Section(
        center_mm=center[row, column],
        turn_deg=float(TURNS_DEG[place[:, 1]].mean()),
        width_mm=float(width[row, column]),
    )


def _neck(scan: SideScan, section: _Section, lines: BesideLines) -> Neck | None:
    """Return the neck of a section, its outline in finer steps."""
    center, turn = section.center_mm, np.radians(section.turn_deg)
    across = _across(turn)
    radius = _radii(scan, center, across, spokes=RADII)
    seen = np.flatnonzero(np.isfinite(radius))
    if len(seen) < LEAST_SEEN * RADII:
        return None
    radius = np.interp(np.arange(RADII), seen, radius[seen], period=RADII)
    flat = radius[:, None] * _spokes(RADII)
    aside, up = (flat.max(axis=0) + flat.min(axis=0)) / 2
    return Neck(
        center_mm=center + aside * across + up * np.array([0, 0, 1.0]),
        turn_deg=section.turn_deg,
        contour_mm=center[[0, 2]] + flat * (across[0], 1.0),
        rise_deg=_rise_deg(scan, center, turn),
        lines=lines,
    )


def _rise_deg(scan: SideScan, center: FloatArray, turn: float) -> float | None:
    """Return how the middles of the sections before and behind the neck rise.

    None where they are too few, or rise as no pedicle does.
    """
    across = _across(turn)
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
    rise = float(np.degrees(np.arctan(np.polyfit(shift[part], middle[part], 1)[0])))
    return rise if abs(rise) <= STEEPEST_RISE_DEG else None


def _across(turn: FloatArray | float) -> FloatArray:
    """Return the horizontal directions (..., 3) of sections turned about z."""
    turn = np.asarray(turn)
    return np.stack((np.cos(turn), np.sin(turn), np.zeros_like(turn)), axis=-1)


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

"""From one click in a vertebral body to the parts of that vertebra, by geometry alone.

No network, no weights. The canal is followed as a soft tube in a bony ring; its wall
shows pedicles and foramina in turn; the click chooses the segment; the body is searched
in front of that segment's pedicles. Every wall is a smooth surface found by dynamic
programming and placed at half maximum between soft tissue and cortex.
"""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.anatomy.seeded.body import (
    FIRST_DEPTH_MM,
    Plate,
    endplate_columns,
    find_plate,
    plate_near,
    posterior_wall_y,
    side_wall,
)
from planner.anatomy.seeded.canal import CanalLine, find_canal
from planner.anatomy.seeded.drawing import Drawn, draw
from planner.anatomy.seeded.found import Found
from planner.anatomy.seeded.judge import judge_walls
from planner.anatomy.seeded.orient import face_forward, frame_along_canal
from planner.anatomy.seeded.pedicles import find_pedicle
from planner.anatomy.seeded.refusals import (
    LEAST_SEEN_SHARE,
    check_apart,
    check_beside,
    check_between,
    check_complete,
    check_proportions,
    check_reach,
)
from planner.anatomy.seeded.ring import Ring, find_ring, pedicle_spans, pitch_mm
from planner.anatomy.seeded.sampling import Box, Patch, cut_patch, resample_box
from planner.anatomy.seeded.tilt import find_tilts
from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray, Vector3
from planner.errors import AnatomyNotSeen, BadSeed
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume
from planner.work import Monitor

SEARCH_LOW_MM = np.array((-42.0, -85.0, -50.0))
SEARCH_HIGH_MM = np.array((42.0, 25.0, 50.0))
PATCH_MM = 75.0
AIR_HU = -200.0
LEAST_HEIGHT_MM = 5.0
"""A body crushed flatter than this cannot be told from a disc. Project default."""
LEAST_SHARED = 0.33
"""A body stands beside at least this much of its pedicles' height; a disc does not.
Project default; a crushed body keeps its posterior wall."""
DEEPEST_CANAL_MM = 23.0
"""The deepest canal measures 20 mm from front to back (L5, rules.md L-1); a vertebral
body taken for a canal is deeper. Its width tells nothing: L5 is as wide as a thoracic
body. Project default."""
OTHER_STARTS_MM = (3.0, -3.0)
"""Where else the endplates are searched from: a flat body that leans to the canal is
not met at the height of a click in its front."""
BEHIND_CANAL_MM = 5.0
"""A pedicle is followed this far behind the canal's middle: an oblique section of its
narrowest place reaches there."""
BORROWED_TRUST = 0.5
LEVEL_DEG = 3.0
"""The walls are searched once more if the frame they ask for turns by more."""


@attrs.frozen(kw_only=True, eq=False)
class Segmented:
    """What one click gave.

    `drawn` is the bone and its parts along the axes of the vertebra: x by symmetry, z
    the bisector of the endplates. `uncertainty_mm` names walls ("right_medial",
    "posterior", "anterior", "upper_endplate", ...) and how far each may lie from where
    it is drawn (95 %). `not_seen` names walls that rest on their surroundings only.
    `found` keeps the searched surfaces.
    """

    drawn: Drawn
    uncertainty_mm: Mapping[str, float]
    not_seen: tuple[str, ...]
    found: Found

    @property
    def is_tilt_borrowed(self) -> bool:
        """Whether an endplate's tilt rests on walls and canal more than on itself."""
        plates = (self.found.upper, self.found.lower)
        return min(plate.trust for plate in plates) < BORROWED_TRUST


def segment_seed(
    volume: Volume,
    *,
    body_lps_mm: Vector3,
    canal_lps_mm: Vector3 | None = None,
    monitor: Monitor,
) -> Segmented:
    """Segment the vertebra that holds `body_lps_mm`.

    Raises
    ------
    BadSeed
        With the fact `reason`: "outside", "air", "disc", "beside_body", "cut" or
        "fused".
    AnatomyNotSeen
        With the fact `structure`: "canal" or "pedicles".
    """
    seed = np.asarray(body_lps_mm, float)
    upright = _search_box(volume, seed)
    canal = None if canal_lps_mm is None else upright.frame.to_box(canal_lps_mm)
    line = find_canal(upright, body_mm=np.zeros(3), canal_mm=canal)
    monitor.report(0.3)
    patch = cut_patch(volume, seed, PATCH_MM)
    frame = frame_along_canal(upright, line, seed)
    frame, _ = face_forward(patch, frame, np.arange(-8.0, 13, 4))
    try:
        frame, span = _choose_segment(patch, upright, line, frame, seed)
    except (BadSeed, AnatomyNotSeen):
        check_reach(volume, frame)
        raise
    monitor.report(0.5)
    found, frame = _settle(patch, upright, line, frame, span, monitor)
    monitor.report(0.9)
    check_complete(volume, found)
    check_beside(found, seed)
    check_apart(found)
    check_between(found, seed)
    uncertainty, not_seen = judge_walls(found, volume.grid)
    check_proportions(found, not_seen)
    drawn = draw(patch, found, frame)
    monitor.report(1.0)
    return Segmented(
        drawn=drawn, uncertainty_mm=uncertainty, not_seen=not_seen, found=found
    )


def _settle(
    patch: Patch,
    upright: Box,
    line: CanalLine,
    frame: VertebraFrame,
    span: tuple[float, float],
    monitor: Monitor,
) -> tuple[Found, VertebraFrame]:
    """Search the walls, and once more if they ask for another frame."""
    found = _search_walls(patch, upright, line, frame, span)
    level, turned_deg = _levelled(patch, found)
    monitor.report(0.7)
    if turned_deg > LEVEL_DEG:
        found = _search_walls(patch, upright, line, level, _span_in(level, found))
        level, _ = _levelled(patch, found)
    return found, level


def _search_box(volume: Volume, seed: Vector3) -> Box:
    if not volume.grid.holds(seed):
        raise BadSeed("the click lies outside the images", reason="outside")
    frame = VertebraFrame(
        origin_lps_mm=seed,
        right_lps=(-1, 0, 0),
        anterior_lps=(0, -1, 0),
        cranial_lps=(0, 0, 1),
    )
    box = resample_box(
        volume, frame=frame, low_mm=SEARCH_LOW_MM, high_mm=SEARCH_HIGH_MM, step_mm=1.0
    )
    middle = (-SEARCH_LOW_MM).round().astype(int)
    near = tuple(slice(n - 2, n + 3) for n in middle[::-1])
    if float(np.median(box.hu[near])) < AIR_HU:
        raise BadSeed(
            "the click lies in air", reason="air", hu=float(np.median(box.hu[near]))
        )
    return box


def _line_in(frame: VertebraFrame, box: Box, line: CanalLine) -> FloatArray:
    points = np.column_stack((line.xy_mm, line.z_mm))
    return frame.to_box(box.frame.to_lps(points))


def _choose_segment(
    patch: Patch, upright: Box, line: CanalLine, frame: VertebraFrame, seed: Vector3
) -> tuple[VertebraFrame, tuple[float, float]]:
    """Return the frame along the endplates and the pedicle span of the click's body."""
    ring = find_ring(patch, frame, _line_in(frame, upright, line))
    if ring.depth_mm > DEEPEST_CANAL_MM:
        raise AnatomyNotSeen(
            "what lies behind the click is too deep for a canal", structure="canal"
        )
    spans = pedicle_spans(ring)
    if not spans:
        raise AnatomyNotSeen(
            "no pedicles close the canal near the click", structure="pedicles"
        )
    usual = (np.array(spans).mean(axis=1)) - 4.0
    best = BadSeed("the click lies between two vertebrae", reason="disc")
    near = [int(i) for i in np.argsort(np.abs(usual))[:2] if abs(usual[i]) < 20]
    starts = [(i, 0.0) for i in near]
    starts += [(i, z) for i in near[:1] for z in OTHER_STARTS_MM]
    starts += [(i, float(usual[i])) for i in near]
    for index, start_z_mm in starts:
        try:
            return _level_frame(patch, frame, ring, spans[index], start_z_mm, seed)
        except BadSeed as refused:
            best = refused
    raise best


def _level_frame(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    span: tuple[float, float],
    start_z_mm: float,
    seed: Vector3,
) -> tuple[VertebraFrame, tuple[float, float]]:
    plates = _plates(patch, frame, ring, span, start_z_mm=start_z_mm)
    planes = np.array([plate.plane() for plate in plates])
    here = frame.to_box(seed)
    heights = [plate.middle_z_mm for plate in plates]
    if heights[0] - heights[1] < LEAST_HEIGHT_MM:
        raise BadSeed("no body lies around the click", reason="disc")
    upper, lower = (p.at(here[:1], here[1:2])[0] for p in plates)
    if not lower - 2 < here[2] < upper + 2:
        raise BadSeed("the click lies beyond an endplate", reason="disc")
    backs = [plate.back_z_mm for plate in plates]
    shared = min(backs[0], span[1]) - max(backs[1], span[0])
    if shared < LEAST_SHARED * (span[1] - span[0]):
        raise BadSeed(
            "what was clicked bears no pedicles", reason="disc", shared_mm=float(shared)
        )
    middle = sum(heights) / 2
    levelled = _tilted(frame, planes, middle)
    pedicle = sum(span) / 2 - middle
    levelled, _ = face_forward(patch, levelled, pedicle + np.arange(-6.0, 7, 4))
    return levelled, (span[0] - middle, span[1] - middle)


def _tilted(
    frame: VertebraFrame, planes: FloatArray, middle_z_mm: float
) -> VertebraFrame:
    """Return the frame with z along the bisector of two planes z = a x + b y + c."""
    normals = np.column_stack((-planes[:, :2], np.ones(2)))
    normals /= np.linalg.norm(normals, axis=1)[:, None]
    return VertebraFrame.from_directions(
        origin_lps_mm=frame.to_lps((0, 0, middle_z_mm)),
        cranial_lps=frame.axes_lps @ normals.sum(axis=0),
        right_lps=frame.right_lps,
    )


def _levelled(patch: Patch, found: Found) -> tuple[VertebraFrame, float]:
    """Return the frame that the found endplates and pedicles ask for, and the turn."""
    planes = np.array([found.upper.level_plane(), found.lower.level_plane()])
    middle = (found.upper.middle_z_mm + found.lower.middle_z_mm) / 2
    frame = _tilted(found.frame, planes, middle)
    z = np.array(_span_in(frame, found))
    frame, _ = face_forward(patch, frame, np.linspace(z[0] + 1, z[1] - 1, 5))
    cosine = (np.trace(frame.axes_lps.T @ found.frame.axes_lps) - 1) / 2
    return frame, float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def _span_in(frame: VertebraFrame, found: Found) -> tuple[float, float]:
    ends = [(0.0, found.canal_y_mm + 4, z) for z in found.span_mm]
    low, high = frame.to_box(found.frame.to_lps(ends))[:, 2]
    return float(low), float(high)


def _outline(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    z_mm: FloatArray,
    center_mm: ArrayLike,
) -> FloatArray:
    """Return (n, 2): the usual outline of the body over some heights."""
    back = posterior_wall_y(ring, float(z_mm[0]), float(z_mm[-1]))
    axis = np.column_stack((np.tile(center_mm, (len(z_mm), 1)), z_mm))
    unrolled, wall = side_wall(patch, frame, ring, axis_mm=axis, back_y_mm=back - 3)
    return np.asarray(np.median(unrolled.points(wall.radius_mm), axis=1)[:, :2])


def _middle(outline: FloatArray) -> FloatArray:
    return np.asarray((outline.min(axis=0) + outline.max(axis=0)) / 2)


def _plates(
    patch: Patch,
    frame: VertebraFrame,
    ring: Ring,
    span: tuple[float, float],
    *,
    start_z_mm: float,
) -> tuple[Plate, Plate]:
    """Return the upper and the lower endplate, searched from a height in the body."""
    back = posterior_wall_y(ring, *span)
    low = min(start_z_mm, span[0]) - 3
    z = np.arange(low, max(span[1] - 3, low + 5), 0.8)
    outline = _outline(patch, frame, ring, z, (0.0, back + FIRST_DEPTH_MM))
    outline = _outline(patch, frame, ring, z, _middle(outline))
    away = outline - _middle(outline)
    shrunk = outline - away * (2.0 / np.hypot(*away.T))[:, None]
    square = -ring.direction(sum(span) / 2)
    upper, lower = (
        find_plate(
            endplate_columns(
                patch, frame, outline_xy_mm=shrunk, start_z_mm=start_z_mm, up=up
            ),
            square_to_canal=square,
        )
        for up in (True, False)
    )
    return upper, lower


def _search_walls(
    patch: Patch,
    upright: Box,
    line: CanalLine,
    frame: VertebraFrame,
    span: tuple[float, float],
) -> Found:
    """Search every wall once more in the frame that the endplates gave."""
    ring = find_ring(patch, frame, _line_in(frame, upright, line))
    near = [s for s in pedicle_spans(ring) if s[0] < sum(span) / 2 < s[1]]
    span = near[0] if near else span
    back = posterior_wall_y(ring, *span)
    upper, lower = _plates(patch, frame, ring, span, start_z_mm=0.0)
    heights = upper.middle_z_mm, lower.middle_z_mm
    if heights[0] - heights[1] < LEAST_HEIGHT_MM:
        unseen = min(upper.seen_share, lower.seen_share) < LEAST_SEEN_SHARE
        reason = "fused" if unseen else "beside_body"
        raise BadSeed("no body stands between two endplates here", reason=reason)
    z = np.arange(heights[1] - 3, heights[0] + 3, 0.8)
    middle_y = float((upper.y_mm.mean() + lower.y_mm.mean()) / 2)
    middle_x = float((upper.x_mm.mean() + lower.x_mm.mean()) / 2)
    axis = np.column_stack((np.full_like(z, middle_x), np.full_like(z, middle_y), z))
    body, body_wall = side_wall(patch, frame, ring, axis_mm=axis, back_y_mm=back - 4)
    canal_y = float(np.interp(sum(span) / 2, ring.z_mm, ring.unrolled.axis_mm[:, 1]))
    tubes = {
        side: find_pedicle(
            patch,
            frame,
            ring,
            side=side,
            span_mm=span,
            body_width_mm=float(np.ptp(upper.x_mm) + np.ptp(lower.x_mm)) / 2 + 4,
            y_range_mm=(canal_y - BEHIND_CANAL_MM, back + 2),
        )
        for side in Side
    }
    found = Found(
        frame=frame,
        ring=ring,
        span_mm=span,
        pitch_mm=pitch_mm(ring, sum(span) / 2),
        upper=upper,
        lower=lower,
        body=body,
        body_wall=body_wall,
        pedicles=tubes,
        canal_y_mm=canal_y,
    )
    planes = find_tilts(upper, lower, expected=found.expected_slopes())
    return attrs.evolve(
        found,
        upper=plate_near(upper.columns, planes[0]),
        lower=plate_near(lower.columns, planes[1]),
    )

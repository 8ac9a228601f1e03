"""Bone of a label map or a search, corrected by hand and then measured.

Walls are corrected by carrying the bone along (`hand_edits`), so that every measure
follows. Mid-sagittal landmarks correct what is not a wall: they turn the frame by as
much as they turn the endplates' bisector, and the posterior-wall line ends in its
corners.
"""

import itertools
from collections.abc import Mapping

import attrs
import numpy as np

from planner.anatomy.from_landmarks import PLACING_ERROR_MM
from planner.anatomy.hand_edits import (
    LANDMARK_REACH_MM,
    Carry,
    Step,
    edited_bone,
    gripped,
    pulled,
    wall_beside,
)
from planner.anatomy.landmark_frame import MIDLINE
from planner.anatomy.measure import Measured, measure
from planner.anatomy.scan import BoxScan
from planner.anatomy.vertebra import HandMarks, Side, Silhouette
from planner.arrays import FloatArray, Points, Vector3, unit
from planner.errors import BadLandmarks
from planner.geometry.frames import VertebraFrame
from planner.plan.case import LANDMARK_NAMES
from planner.plan.corrections import (
    SHORTEST_PULL_MM,
    Corrections,
    HandEdit,
    Pull,
    Stroke,
)

FARTHEST_MM = 8.0
"""A landmark this far from any wall of its kind corrects none: it was misplaced, or the
outlines are those of something else. Project default."""

RIM_REACH_MM = 6.0
"""How far up or down a corrected anterior corner takes the silhouette along."""

ROUNDS = 2
"""Landmarks near each other are met in turn; the second round takes up the rest."""

OUTSIDE_MM = 25.0
"""Farther outside the block that holds a vertebra nothing of it is corrected."""

MARGIN_MM = 3.0
"""Kept around what was corrected, as around bone."""

MARK_STEP_MM = 0.5
"""Between the places of a stroke: a brush is twice as thick."""

EDGE_WALLS = {
    "medial": (0, True),
    "lateral": (0, False),
    "cranial": (2, False),
    "caudal": (2, True),
}
"""Along which box axis the wall of a pedicle's edge is met, and whether it is entered
there: counted away from the midline, and cranially."""

LANDMARK_OF_WALL = {
    f"{side.value}_{edge}": f"{side.value}_pedicle_{edge}"
    for side in Side
    for edge in EDGE_WALLS
}
"""For each wall of a pedicle, as `Vertebra.not_seen` calls it, the landmark on it."""

Named = Mapping[str, Vector3]


def measure_corrected(
    scan: BoxScan, corrections: Corrections, *, level: str
) -> Measured:
    """Correct the bone of a scan and measure it.

    Raises
    ------
    AnatomyNotSeen
        See `measure.measure`.
    BadLandmarks
        Reason "far": no wall of its kind within `FARTHEST_MM` of a landmark (`names`),
        or "step_far": a wall was moved, or painted, far from the vertebra.
    """
    if not corrections:
        return measure(scan, level=level)
    points = corrections.points_lps_mm
    _refuse_far(scan, corrections, level=level)
    touched = touched_lps_mm(corrections)
    scan = scan.holding(touched, margin_mm=MARGIN_MM)
    scan, steps = _with_steps(scan, corrections.steps)
    scan = _with_canal(scan, points)
    midline = {name: points[name] for name in MIDLINE if name in points}
    if midline:
        scan = _turned(measure(scan, level=level), midline)
    scan, pulls = _with_edges(scan, points, level=level)
    seen = _with_corners(measure(scan, level=level), midline)
    return attrs.evolve(seen, steps=(*steps, *pulls))


def _refuse_far(scan: BoxScan, corrections: Corrections, *, level: str) -> None:
    """Refuse what lies far outside the scan: it belongs to another vertebra."""
    low = scan.low_mm - OUTSIDE_MM
    high = np.array([scan.x_mm[-1], scan.y_mm[-1], scan.z_mm[-1]]) + OUTSIDE_MM

    def is_far(points_lps_mm: Points) -> bool:
        points = scan.frame.to_box(points_lps_mm)
        return bool(((points < low) | (points > high)).any())

    named = corrections.points_lps_mm
    far = tuple(name for name in named if is_far(named[name]))
    if far:
        raise _far(level, far)
    for step in corrections.steps:
        path = step.path_lps_mm if isinstance(step, Stroke) else step.to_lps_mm
        if is_far(path):
            raise BadLandmarks(
                "a correction far from the vertebra", level=level, reason="step_far"
            )


def _far(level: str, names: tuple[str, ...]) -> BadLandmarks:
    return BadLandmarks(
        "no wall near a landmark",
        level=level,
        reason="far",
        names=names,
        limit_mm=FARTHEST_MM,
    )


def touched_lps_mm(corrections: Corrections) -> Points:
    """Return (n, 3): points between which all lies that walls and strokes can reach."""
    places = [corrections.clicked_lps_mm]
    for step in corrections.steps:
        if isinstance(step, Stroke):
            path, radius = step.path_lps_mm, step.radius_mm
            places += [path.min(axis=0)[None] - radius, path.max(axis=0)[None] + radius]
    return np.concatenate(places)


def hand_marks(corrections: Corrections, voxel_mm: Vector3) -> HandMarks | None:
    """Return where walls were led to or painted by hand, and how sure a hand is.

    A stroke marks every place of its path at which it changed bone.
    """
    led = corrections.clicked_lps_mm
    strokes = [
        (_dense(step.path_lps_mm), step.radius_mm)
        for step in corrections.steps
        if isinstance(step, Stroke) and step.bone is not None
    ]
    if not len(led) and not strokes:
        return None
    return HandMarks(
        led_lps_mm=led,
        painted_lps_mm=np.concatenate(
            [np.zeros((0, 3)), *(path for path, _ in strokes)]
        ),
        painted_mm=np.repeat(
            [radius for _, radius in strokes], [len(path) for path, _ in strokes]
        ),
        uncertainty_mm=voxel_mm / 2 + PLACING_ERROR_MM,
    )


def _dense(path_lps_mm: Points) -> Points:
    """Return a path (n, 3) with points at most `MARK_STEP_MM` apart."""
    places = [path_lps_mm[:1]]
    for start, end in itertools.pairwise(path_lps_mm):
        count = int(np.ceil(np.linalg.norm(end - start) / MARK_STEP_MM)) + 1
        places.append(np.linspace(start, end, count)[1:])
    return np.concatenate(places)


def still_not_seen(walls: tuple[str, ...], corrections: Corrections) -> tuple[str, ...]:
    """Leave out the walls that a surgeon has shown by a landmark.

    Near the landmark such a wall is as uncertain as a click, beyond it as before.
    """
    placed = corrections.points_lps_mm
    return tuple(wall for wall in walls if LANDMARK_OF_WALL.get(wall) not in placed)


def correction_notes(corrections: Corrections) -> tuple[str, ...]:
    """Return the codes for `Vertebra.notes`."""
    return ("corrected",) if corrections else ()


def _with_steps(
    scan: BoxScan, steps: tuple[HandEdit, ...]
) -> tuple[BoxScan, tuple[Step, ...]]:
    """Replay the steps; each pull grips the wall as the steps before left it."""
    inside = scan.inside_mm
    done: list[Step] = []
    for step in steps:
        exact = gripped(inside, scan.grid, step) if isinstance(step, Pull) else step
        inside = edited_bone(inside, scan.grid, (exact,))
        done.append(exact)
    return attrs.evolve(scan, inside_mm=inside), tuple(done)


# --- landmarks on the edges of a pedicle ----------------------------------------------


def _with_edges(
    scan: BoxScan, points: Named, *, level: str
) -> tuple[BoxScan, tuple[Carry, ...]]:
    pulls: list[Carry] = []
    edges = [name for name in LANDMARK_NAMES if name in points and name not in MIDLINE]
    for _ in range(ROUNDS):
        for name in edges:
            pull = _pull_to(scan, name, points[name], level=level)
            if pull is not None:
                inside = pulled(scan.inside_mm, scan.grid, pull)
                scan = attrs.evolve(scan, inside_mm=inside)
                pulls.append(pull)
    return scan, tuple(pulls)


def _pull_to(
    scan: BoxScan, name: str, point_lps_mm: Vector3, *, level: str
) -> Carry | None:
    """Return the pull that leads the wall of a landmark to it; None if it is there."""
    side, _, edge = name.split("_")
    axis, into = EDGE_WALLS[edge]
    way = scan.frame.axes_lps[:, axis]
    if axis == 0:
        way = Side(side).sign * way
    found = wall_beside(
        scan.inside_mm,
        scan.grid,
        point_lps_mm,
        way,
        within_mm=FARTHEST_MM,
        into=into,
    )
    if found is None:
        raise _far(level, (name,))
    if abs(found) < SHORTEST_PULL_MM:
        return None
    return Carry(
        from_lps_mm=point_lps_mm + found * way,
        to_lps_mm=point_lps_mm,
        least_reach_mm=LANDMARK_REACH_MM,
    )


# --- landmarks in the mid-sagittal plane ----------------------------------------------


def _with_canal(scan: BoxScan, points: Named) -> BoxScan:
    """Lay the canal's middle through its landmark: lines of sight start there."""
    if "canal_center" not in points:
        return scan
    x, y, z = scan.frame.to_box(points["canal_center"])
    return attrs.evolve(
        scan,
        canal_x_mm=scan.canal_x_mm + x - np.interp(z, scan.z_mm, scan.canal_x_mm),
        canal_y_mm=scan.canal_y_mm + y - np.interp(z, scan.z_mm, scan.canal_y_mm),
    )


def _turned(seen: Measured, midline: Named) -> BoxScan:
    """Turn the frame about its right axis, and move it sideways, as corners say.

    Of the five mid-sagittal points those that were not placed lie where the frame has
    them: the more are placed, the more they count.
    """
    scan, frame = seen.scan, seen.scan.frame
    drawn = _corners(seen)
    box = {name: frame.to_box(point) for name, point in midline.items()}
    wanted = {**drawn, **{name: box[name] for name in drawn if name in box}}
    turn = _lean(wanted) - _lean(drawn)
    aside = sum(float(point[0]) for point in box.values()) / len(MIDLINE)
    cranial = frame.cranial_lps * np.cos(turn) - frame.anterior_lps * np.sin(turn)
    turned = VertebraFrame.from_directions(
        origin_lps_mm=frame.to_lps((aside, 0.0, 0.0)),
        cranial_lps=cranial,
        right_lps=frame.right_lps,
    )
    return scan.in_frame(turned)


def _corners(seen: Measured) -> dict[str, FloatArray]:
    """Return the corners of the body in the midline, box mm, as they were measured."""
    back, front = seen.posterior, seen.anterior
    return {
        f"{wall}_{end}": np.array([0.0, line.y_mm[place], line.z_mm[place]])
        for wall, line in (("posterior", back), ("anterior", front))
        for end, place in (("inferior", 0), ("superior", -1))
    }


def _lean(corners: Mapping[str, FloatArray]) -> float:
    """Return by how much the bisector of the endplates rises anteriorly, radians."""
    forward = sum(
        unit(corners[f"anterior_{end}"][1:] - corners[f"posterior_{end}"][1:])
        for end in ("inferior", "superior")
    )
    y, z = np.asarray(forward)
    return float(np.arctan2(z, y))


def _with_corners(seen: Measured, midline: Named) -> Measured:
    """Let walls and endplates end in the corners; mid-height becomes the origin."""
    drawn = _corners(seen)
    frame = seen.scan.frame
    placed = {n: frame.to_box(midline[n]) for n in drawn if n in midline}
    if not placed:
        return seen
    corners = {**drawn, **placed}
    back = np.array([corners[f"posterior_{end}"] for end in ("inferior", "superior")])
    rise = {name: corners[name][2] - drawn[name][2] for name in drawn}
    low, high = (
        height + (rise[f"posterior_{end}"] + rise[f"anterior_{end}"]) / 2
        for height, end in zip(
            seen.endplates_z_mm, ("inferior", "superior"), strict=True
        )
    )
    corrected = attrs.evolve(
        seen,
        posterior=Silhouette(z_mm=back[:, 2], y_mm=back[:, 1]),
        anterior=_through(seen.anterior, placed),
        endplates_z_mm=(float(low), float(high)),
    )
    middle = back.mean(axis=0)
    return corrected.moved(np.array([0.0, middle[1], middle[2]]))


def _through(anterior: Silhouette, placed: Mapping[str, FloatArray]) -> Silhouette:
    """Return the silhouette led through the anterior corners, smoothly."""
    z, y = anterior.z_mm, np.array(anterior.y_mm)
    for name, point in placed.items():
        if name.startswith("anterior"):
            off = float(point[1] - np.interp(point[2], z, y))
            near = np.clip(1 - ((z - point[2]) / RIM_REACH_MM) ** 2, 0, None) ** 2
            y = y + off * near
    return Silhouette(z_mm=z, y_mm=y)

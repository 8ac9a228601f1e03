"""A vertebra from points that the surgeon places on the images.

The five mid-sagittal points give the frame, the posterior-wall line and the anterior
silhouette; the four edges of a pedicle's narrowest section give an oval, carried along
y as a tube: nowhere wider than where it is narrowest.
"""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.landmark_parts import landmark_parts
from planner.anatomy.orientation import (
    angle_deg,
    refuse_upside_down,
    refuse_wrong_right,
)
from planner.anatomy.oval import Oval, tube_walls
from planner.anatomy.vertebra import Pedicle, Side, Silhouette, Vertebra
from planner.arrays import FloatArray, Points, Vector3, unit
from planner.errors import BadLandmarks, MirroredAnatomy
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid
from planner.plan.case import LANDMARK_NAMES, LandmarkSource

PLACING_ERROR_MM = 1.0
"""How far a click may lie from the edge it means, beside half a voxel. Project
default."""

SMALLEST_BODY_MM = 3.0
"""A body of less height or depth is a misplaced corner. Project default."""

SMALLEST_OVAL_MM = 1.0
"""A pedicle of less width or height is a misplaced edge. Project default."""

LARGEST_SKEW_DEG = 25.0
"""How far the line between the pedicles may turn from the normal of the mid-sagittal
points before one of them must be wrong. Project default."""

ISTHMUS_MARGIN_MM = 6.0
"""How far a pedicle's edges may lie outside the canal's depth: those of L5 lie beside
its lateral recess, up to 5 mm before the posterior-wall line. Project default."""

BEND_MM = 0.5
"""What a medial wall bends away beside the one place where it was clicked: a canal's
side of 9 mm radius recedes by half a millimetre within 3 mm of the isthmus."""

RECESS_MM = 4.0
"""What the canal's side runs further out behind the body than where it was clicked, at
levels whose canal is a trefoil. Lateral recesses are at least so deep there (300 CTs,
4 to 14 mm, doi 10.3928/01477447-20130122-27); no click tells how wide they are."""

TREFOIL_LEVELS = ("L5", "L6")

FRONT_HOLLOW = 0.02
"""What the front between its two corners may be hollow beyond a click's error, as a
share of the body's depth: bodies are waisted by up to a tenth of half of it. Project
default."""

MIDLINE = LANDMARK_NAMES[:5]
EDGES = ("medial", "lateral", "cranial", "caudal")

Named = Mapping[str, Vector3]


def vertebra_from_landmarks(
    *, level: str, source: LandmarkSource, grid: Grid
) -> Vertebra:
    """Build the vertebra; one pedicle may be missing, or not be placed completely.

    Raises
    ------
    BadLandmarks
        With the facts `level`, `reason` ("missing", "outside", "contradict") and
        `names`, the points concerned.
    MirroredAnatomy
        If right and left, cranial and caudal or anterior and posterior are swapped;
        facts `level`, `reason` ("right", "cranial", "side") and mostly `names`.
    """
    points = source.points_lps_mm
    sides = _complete_sides(points, level=level)
    _refuse_outside(points, grid, level=level)
    frame = _frame(points, sides, level=level)
    box = {name: frame.to_box(point) for name, point in points.items()}
    _check_corners(box, level=level)
    posterior = _silhouette(box, "posterior")
    canal_x, canal_y, canal_z = box["canal_center"]
    dorsal = float(2 * canal_y - posterior.y_at(canal_z))
    ovals = {side: _oval(box, side, dorsal=dorsal, level=level) for side in sides}
    voxel = voxel_reach_mm(frame, grid)
    return Vertebra(
        level=level,
        source="landmarks",
        frame=frame,
        posterior_wall=posterior,
        anterior_wall=_silhouette(box, "anterior"),
        endplates_z_mm=_endplates(box),
        canal_dorsal_y_mm=dorsal,
        canal_center_mm=(float(canal_x), float(canal_y)),
        pedicles={
            side: Pedicle(
                side=side,
                isthmus=oval.isthmus(),
                walls=tube_walls(oval, dorsal_y_mm=dorsal),
            )
            for side, oval in ovals.items()
        },
        parts=landmark_parts(box, ovals, frame=frame, dorsal_y_mm=dorsal),
        local_wall_x_mm=np.zeros(1),
        local_wall_z_mm=np.zeros(1),
        local_wall_y_mm=np.full((1, 1), np.nan),
        uncertainty_mm=voxel / 2
        + PLACING_ERROR_MM
        + (_bend_mm(level), _hollow_mm(box), 0),
        voxel_mm=voxel,
        coarsest_mm=grid.coarsest_mm,
        not_seen=_not_seen(sides),
        notes=("landmarks_incomplete",) if _is_partial(points, sides) else (),
    )


def _edge_names(side: Side) -> tuple[str, ...]:
    return tuple(f"{side.value}_pedicle_{edge}" for edge in EDGES)


def _complete_sides(points: Named, *, level: str) -> tuple[Side, ...]:
    """Return the sides whose four edges are all there, or say what is missing."""
    missing = [name for name in MIDLINE if name not in points]
    gaps = {
        side: [name for name in _edge_names(side) if name not in points]
        for side in Side
    }
    if all(gaps.values()):
        fewest = min(gaps.values(), key=len)
        missing += fewest
    if missing:
        raise BadLandmarks(
            "landmarks are missing",
            level=level,
            reason="missing",
            names=tuple(missing),
        )
    return tuple(side for side in Side if not gaps[side])


def _is_partial(points: Named, sides: tuple[Side, ...]) -> bool:
    return any(
        name in points
        for side in Side
        if side not in sides
        for name in _edge_names(side)
    )


def _not_seen(sides: tuple[Side, ...]) -> tuple[str, ...]:
    absent = tuple(f"{side.value}_pedicle" for side in Side if side not in sides)
    return (*absent, "local_wall", "posterior_elements")


def _refuse_outside(points: Named, grid: Grid, *, level: str) -> None:
    names = tuple(name for name, point in points.items() if not grid.holds(point))
    if names:
        raise BadLandmarks(
            "landmarks lie outside the images",
            level=level,
            reason="outside",
            names=names,
        )


# --- the frame ------------------------------------------------------------------------


def _frame(points: Named, sides: tuple[Side, ...], *, level: str) -> VertebraFrame:
    """Return the frame: origin on the posterior-wall line at mid-height.

    The cranial axis is perpendicular to the bisector of the two endplate lines, as they
    lie in the mid-sagittal plane.
    """
    superior = unit(points["anterior_superior"] - points["posterior_superior"])
    inferior = unit(points["anterior_inferior"] - points["posterior_inferior"])
    rough_cranial = _cranial(points)
    refuse_upside_down(rough_cranial, level=level)
    rough_right = np.cross(superior + inferior, rough_cranial)
    refuse_wrong_right(rough_right, level=level)
    right = _right_axis(points, sides, rough_right, level=level)
    forward = unit(_across(superior, right)) + unit(_across(inferior, right))
    frame = VertebraFrame.from_directions(
        origin_lps_mm=(points["posterior_superior"] + points["posterior_inferior"]) / 2,
        cranial_lps=np.cross(right, forward),
        right_lps=right,
    )
    refuse_upside_down(frame.cranial_lps, level=level)
    _refuse_swapped_sides(points, frame, level=level)
    middle = frame.to_box([points[name] for name in MIDLINE])[:, 0].mean()
    return frame.moved_origin((middle, 0, 0))


def _across(vector: Vector3, normal: Vector3) -> Vector3:
    return vector - normal * float(vector @ normal)


def _right_axis(
    points: Named, sides: tuple[Side, ...], rough_right: Vector3, *, level: str
) -> Vector3:
    """Return the normal of the mid-sagittal plane, the pedicles having half the say.

    Not on how it turns about the cranial axis: a pedicle is as narrow over some
    millimetres of its depth, and its edges may be clicked anywhere in them.
    """
    midline = np.array([points[name] for name in MIDLINE])
    normal: Vector3 = np.linalg.svd(midline - midline.mean(axis=0))[2][-1]
    normal = normal * np.sign(normal @ rough_right)
    if angle_deg(normal, rough_right) > LARGEST_SKEW_DEG:
        raise BadLandmarks(
            "the mid-sagittal points do not lie in one plane",
            level=level,
            reason="contradict",
            names=MIDLINE,
        )
    if len(sides) < 2:
        return normal
    right, left = (
        np.mean([points[name] for name in _edge_names(side)], axis=0) for side in Side
    )
    between = unit(right - left)
    if float(between @ normal) <= 0:
        raise MirroredAnatomy(
            "the right pedicle lies on the patient's left",
            level=level,
            reason="side",
            names=_edge_names(Side.RIGHT) + _edge_names(Side.LEFT),
        )
    if angle_deg(normal, between) > LARGEST_SKEW_DEG:
        raise BadLandmarks(
            "the pedicles lie askew to the mid-sagittal points",
            level=level,
            reason="contradict",
            names=_edge_names(Side.RIGHT) + _edge_names(Side.LEFT),
        )
    ahead = unit(np.cross(_cranial(points), normal))
    level_with = between + ahead * float((normal - between) @ ahead)
    return unit(normal + unit(level_with))


def _cranial(points: Named) -> Vector3:
    """Return about which way is cranial, from endplate to endplate."""
    return (points["posterior_superior"] + points["anterior_superior"]) - (
        points["posterior_inferior"] + points["anterior_inferior"]
    )


def _refuse_swapped_sides(points: Named, frame: VertebraFrame, *, level: str) -> None:
    """No pedicle point may lie beyond the mid-sagittal points on the other side."""
    for side in Side:
        names = tuple(
            name
            for name in _edge_names(side)
            if name in points and side.sign * frame.to_box(points[name])[0] <= 0
        )
        if names:
            raise MirroredAnatomy(
                "a pedicle point lies on the other side of the patient",
                level=level,
                reason="side",
                names=names,
            )


# --- the body, the canal and the pedicles --------------------------------------------


def _check_corners(box: Mapping[str, Points], *, level: str) -> None:
    """Heights, depths and the canal must be in their order."""
    pairs = (
        ("anterior_superior", "posterior_superior", 1),
        ("anterior_inferior", "posterior_inferior", 1),
        ("posterior_superior", "posterior_inferior", 2),
        ("anterior_superior", "anterior_inferior", 2),
        ("posterior_superior", "canal_center", 1),
        ("posterior_inferior", "canal_center", 1),
    )
    for larger, smaller, axis in pairs:
        if box[larger][axis] - box[smaller][axis] < SMALLEST_BODY_MM:
            raise BadLandmarks(
                "two landmarks contradict each other",
                level=level,
                reason="contradict",
                names=(larger, smaller),
            )


def _silhouette(box: Mapping[str, Points], wall: str) -> Silhouette:
    low, high = box[f"{wall}_inferior"], box[f"{wall}_superior"]
    return Silhouette(z_mm=[low[2], high[2]], y_mm=[low[1], high[1]])


def _bend_mm(level: str) -> float:
    return BEND_MM + (RECESS_MM if level in TREFOIL_LEVELS else 0.0)


def _hollow_mm(box: Mapping[str, Points]) -> float:
    """Return how hollow the front may be between its corners."""
    back, front = (
        (box[f"{wall}_inferior"][1] + box[f"{wall}_superior"][1]) / 2
        for wall in ("posterior", "anterior")
    )
    return FRONT_HOLLOW * float(front - back)


def _endplates(box: Mapping[str, Points]) -> tuple[float, float]:
    low = (box["posterior_inferior"][2] + box["anterior_inferior"][2]) / 2
    high = (box["posterior_superior"][2] + box["anterior_superior"][2]) / 2
    return float(low), float(high)


def _oval(box: Mapping[str, Points], side: Side, *, dorsal: float, level: str) -> Oval:
    medial, lateral, cranial, caudal = names = _edge_names(side)
    edges: FloatArray = np.array([box[name] for name in names]) * (side.sign, 1, 1)
    y = float(edges[:, 1].mean())
    wall = float(_silhouette(box, "posterior").y_at(edges[:, 2].mean()))
    oval = Oval(
        medial_mm=edges[0, 0],
        lateral_mm=edges[1, 0],
        cranial_mm=edges[2, 2],
        caudal_mm=edges[3, 2],
        y_mm=y,
    )
    wrong: tuple[str, ...] = ()
    if oval.width_mm < SMALLEST_OVAL_MM:
        wrong = (medial, lateral)
    elif oval.height_mm < SMALLEST_OVAL_MM:
        wrong = (cranial, caudal)
    elif not dorsal - ISTHMUS_MARGIN_MM <= y <= wall + ISTHMUS_MARGIN_MM:
        wrong = names
    if wrong:
        raise BadLandmarks(
            "the edges of a pedicle contradict each other",
            level=level,
            reason="contradict",
            names=wrong,
        )
    return oval

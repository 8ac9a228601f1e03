"""A vertebra from points that the surgeon places on the images.

The five mid-sagittal points give the frame, the posterior-wall line and the anterior
silhouette; the four edges of a pedicle's narrowest section give an oval, carried along
y as a tube: nowhere wider than where it is narrowest. Where there are images, they lead
the points to the edges beside them, and the walls from one point to the next.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.landmark_frame import EDGES, MIDLINE, Named, edge_names, frame_of
from planner.anatomy.landmark_images import Shown, look_beside
from planner.anatomy.landmark_parts import landmark_parts
from planner.anatomy.landmark_walls import NOTHING_FOLLOWED, Followed, follow
from planner.anatomy.oval import Oval, tube_walls
from planner.anatomy.seeded.judge import edge_uncertainty_mm
from planner.anatomy.vertebra import Pedicle, Side, Silhouette, Vertebra
from planner.arrays import FloatArray, Points, Vector3
from planner.errors import BadLandmarks
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, Volume
from planner.plan.case import LandmarkSource

PLACING_ERROR_MM = 1.0
"""How far a click may lie from the edge it means, beside half a voxel. Project
default."""

SMALLEST_BODY_MM = 3.0
"""A body of less height or depth is a misplaced corner. Project default."""

SMALLEST_OVAL_MM = 1.0
"""A pedicle of less width or height is a misplaced edge. Project default."""

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


def vertebra_from_landmarks(
    *, level: str, source: LandmarkSource, grid: Grid, volume: Volume | None = None
) -> Vertebra:
    """Build the vertebra; one pedicle may be missing, or not be placed completely.

    With `volume`, the images themselves, points are led to the edges that show beside
    them, the frame to symmetry and endplates, and the walls between the points follow
    the canal and the body's front as far as these show. What does not show stays as
    clicked. `source` keeps the points as they were placed.

    Raises
    ------
    BadLandmarks
        With the facts `level`, `reason` ("missing", "outside", "contradict") and
        `names`, the points concerned.
    MirroredAnatomy
        If right and left, cranial and caudal or anterior and posterior are swapped;
        facts `level`, `reason` ("right", "cranial", "sides": whole pedicles, "slip":
        some points of one) and mostly `names`.
    """
    points = source.points_lps_mm
    sides = _complete_sides(points, level=level)
    _refuse_outside(points, grid, level=level)
    drawn = _drawn(points, sides, frame_of(points, sides, level=level), level=level)
    shown: Shown | None = None
    if volume is not None:
        shown = look_beside(volume, points, sides, drawn.frame)
        drawn = _drawn(shown.points_lps_mm, sides, shown.frame, level=level)
    followed = _followed(drawn, shown)
    notes = _notes(drawn, shown, followed)
    return _vertebra(level, drawn, followed, grid, notes)


@attrs.frozen(kw_only=True, eq=False)
class _Drawn:
    """What the points alone say; all but `frame` in its box mm."""

    frame: VertebraFrame
    points: Mapping[str, Points]
    posterior: Silhouette
    anterior: Silhouette
    dorsal_y_mm: float
    ovals: Mapping[Side, Oval]


def _drawn(
    points: Named, sides: tuple[Side, ...], frame: VertebraFrame, *, level: str
) -> _Drawn:
    box = {name: frame.to_box(point) for name, point in points.items()}
    _check_corners(box, level=level)
    posterior = _silhouette(box, "posterior")
    _, canal_y, canal_z = box["canal_center"]
    dorsal = float(2 * canal_y - posterior.y_at(canal_z))
    return _Drawn(
        frame=frame,
        points=box,
        posterior=posterior,
        anterior=_silhouette(box, "anterior"),
        dorsal_y_mm=dorsal,
        ovals={side: _oval(box, side, dorsal=dorsal, level=level) for side in sides},
    )


def _followed(drawn: _Drawn, shown: Shown | None) -> Followed:
    if shown is None or shown.ring is None:
        return NOTHING_FOLLOWED
    return follow(
        shown,
        drawn.ovals,
        posterior=drawn.posterior,
        anterior=drawn.anterior,
        dorsal_y_mm=drawn.dorsal_y_mm,
    )


def _vertebra(
    level: str, drawn: _Drawn, followed: Followed, grid: Grid, notes: tuple[str, ...]
) -> Vertebra:
    canal_x, canal_y, _ = drawn.points["canal_center"]
    dorsal = followed.dorsal_y_mm or drawn.dorsal_y_mm
    voxel = voxel_reach_mm(drawn.frame, grid)
    anterior = drawn.anterior if followed.front is None else followed.front.wall
    return Vertebra(
        level=level,
        source="landmarks",
        frame=drawn.frame,
        posterior_wall=drawn.posterior,
        anterior_wall=anterior,
        endplates_z_mm=_endplates(drawn.points),
        canal_dorsal_y_mm=dorsal,
        canal_center_mm=(float(canal_x), float(canal_y)),
        pedicles={
            side: Pedicle(
                side=side,
                isthmus=oval.isthmus(),
                walls=followed.walls.get(side) or tube_walls(oval, dorsal_y_mm=dorsal),
            )
            for side, oval in drawn.ovals.items()
        },
        parts=landmark_parts(
            drawn.points,
            drawn.ovals,
            frame=drawn.frame,
            dorsal_y_mm=dorsal,
            anterior=anterior,
            ring=followed.ring,
        ),
        local_wall_x_mm=followed.local_x_mm,
        local_wall_z_mm=followed.local_z_mm,
        local_wall_y_mm=followed.local_y_mm,
        uncertainty_mm=_uncertainty(level, drawn, followed, voxel),
        voxel_mm=voxel,
        coarsest_mm=grid.coarsest_mm,
        not_seen=_not_seen(drawn, followed),
        notes=notes,
    )


def _uncertainty(
    level: str, drawn: _Drawn, followed: Followed, voxel_mm: Vector3
) -> Vector3:
    """Return what a click may be off; of walls that were followed, what these may."""
    x, y, z = voxel_mm / 2 + PLACING_ERROR_MM
    if followed.walls.keys() == drawn.ovals.keys():
        x = edge_uncertainty_mm(float(voxel_mm[0]), followed.seen_share)
    else:
        x += BEND_MM + (RECESS_MM if level in TREFOIL_LEVELS else 0.0)
    front = followed.front
    if front is None:
        y += _hollow_mm(drawn.points)
    else:
        seen = edge_uncertainty_mm(float(voxel_mm[1]), front.seen_share)
        y = max(y, seen, front.doubt_mm)
    return np.array([x, y, z])


def _notes(drawn: _Drawn, shown: Shown | None, followed: Followed) -> tuple[str, ...]:
    """Return the codes for what is missing, and for what the images did or did not."""
    notes: list[str] = []
    if _is_partial(drawn.points, tuple(drawn.ovals)):
        notes.append("landmarks_incomplete")
    if shown is None:
        return tuple(notes)
    if shown.settled or shown.is_framed or followed.walls:
        notes.append("landmarks_settled")
    is_whole = (
        len(shown.settled) == len(EDGES) * len(drawn.ovals)
        and shown.is_framed
        and followed.walls.keys() == drawn.ovals.keys()
        and followed.front is not None
    )
    return tuple(notes) if is_whole else (*notes, "landmarks_unsettled")


def _complete_sides(points: Named, *, level: str) -> tuple[Side, ...]:
    """Return the sides whose four edges are all there, or say what is missing."""
    missing = [name for name in MIDLINE if name not in points]
    gaps = {
        side: [name for name in edge_names(side) if name not in points] for side in Side
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
        for name in edge_names(side)
    )


def _not_seen(drawn: _Drawn, followed: Followed) -> tuple[str, ...]:
    absent = [f"{side.value}_pedicle" for side in Side if side not in drawn.ovals]
    if not np.isfinite(followed.local_y_mm).any():
        absent.append("local_wall")
    return (*absent, "posterior_elements")


def _refuse_outside(points: Named, grid: Grid, *, level: str) -> None:
    names = tuple(name for name, point in points.items() if not grid.holds(point))
    if names:
        raise BadLandmarks(
            "landmarks lie outside the images",
            level=level,
            reason="outside",
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
    medial, lateral, cranial, caudal = names = edge_names(side)
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

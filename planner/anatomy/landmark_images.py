"""What the images show beside landmarks: the edges near them, frame and canal.

A click means an edge. Where the images show one clear edge beside it, the wall is led
there; where they do not, the click stands. The frame is turned to where left mirrors
right and the endplates lie level; the canal's wall is followed by the search of a seed,
from where the landmarks say that the canal is.
"""

import attrs
import numpy as np

from planner.anatomy.landmark_frame import EDGES, Named
from planner.anatomy.orientation import angle_deg
from planner.anatomy.seeded.body import Plate, endplate_columns, plate_near
from planner.anatomy.seeded.orient import most_symmetrical, turned
from planner.anatomy.seeded.ring import Ring, find_ring
from planner.anatomy.seeded.sampling import Patch, cut_patch
from planner.anatomy.seeded.surfaces import cortical_edge
from planner.anatomy.seeded.tubes import LEAST_EDGE_HU
from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray, Vector3, unit
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume

PATCH_MM = 60.0
"""From the canal to the front of the deepest body and the tip of its own arch."""

FARTHEST_MM = 1.0
"""How far a point is led to an edge: no farther than a click may be off. Project
default."""

AWAY_MM, STEP_MM = 4.0, 0.2
"""How far the images are read on both sides of a click, and in which steps."""

COARSEST_MM = 1.5
"""Where a voxel reaches farther across a wall, a click that was placed between the
voxels is as good as the edge that they show. Project default."""

BESIDE_MM = np.arange(-0.6, 0.7, 0.6)
ALONG_MM = np.arange(-1.2, 1.3, 0.6)
"""A line is read together with those beside it, across and along the pedicle, so that
noise averages out; an edge of 4 mm radius bends by 0.05 mm over that."""

MIRRORS = (
    (np.arange(-4.5, 4.6, 1.5), np.arange(-2.0, 2.1, 1.0)),
    (np.arange(-0.75, 0.8, 0.25), np.arange(-0.5, 0.6, 0.25)),
)
"""Turns in degrees and shifts in mm tried about the mid-sagittal plane of the clicks,
then about the best of them."""

AROUND_PEDICLES_MM = np.arange(-6.0, 6.1, 4.0)
"""The heights at which left is held against right, about those of the pedicles."""

LEAST_ALIKE = 0.3
"""Left and right of a vertebra agree by 0.8 and more; where nothing shows, by chance.
Project default."""

FARTHEST_DEG = 6.0
"""A frame turned farther from that of the clicks shows something else: 0.4 mm of spread
turn it by 1.5 degrees, by 3 at worst. Project default."""

FOOTPRINT, INSET_MM = 0.75, 2.0
"""The endplates are looked for over this share of the width between the pedicles'
lateral edges, and so far inside the corners."""

CANAL_REACH_MM = 20.0
"""How far up and down the canal is followed: beyond the tallest body (27 mm)."""

AGREE_MM = 2.0
"""So near to each other lie a medial edge and the canal's wall if they are one: a
click's error and half that of the search. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Shown:
    """What the images say to landmarks.

    `points_lps_mm` are the landmarks, led to the edges beside them (`settled` names
    which); `frame` is theirs, turned by symmetry and endplates unless that contradicts
    the clicks (`is_framed`). `ring` is the wall of the canal in it, None where what was
    found does not pass the medial edges.
    """

    patch: Patch
    points_lps_mm: Named
    settled: tuple[str, ...]
    frame: VertebraFrame
    is_framed: bool
    ring: Ring | None


def look_beside(
    volume: Volume, points: Named, sides: tuple[Side, ...], frame: VertebraFrame
) -> Shown:
    """Look beside landmarks whose own frame is `frame`."""
    patch = cut_patch(volume, points["canal_center"], PATCH_MM)
    settled: dict[str, Vector3] = {}
    for side in sides:
        settled |= settled_edges(patch, points, side, frame.cranial_lps)
    points = {**points, **settled}
    better = _seen_frame(patch, frame, points, sides)
    is_framed = better is not None and _turn_deg(better, frame) <= FARTHEST_DEG
    frame = better if better is not None and is_framed else frame
    ring = find_ring(patch, frame, _canal_line(frame, points), reach_mm=CANAL_REACH_MM)
    return Shown(
        patch=patch,
        points_lps_mm=points,
        settled=tuple(settled),
        frame=frame,
        is_framed=is_framed,
        ring=ring if _passes_edges(ring, frame, points, sides) else None,
    )


# --- edges ----------------------------------------------------------------------------


def settled_edges(
    patch: Patch, points: Named, side: Side, up: Vector3
) -> dict[str, Vector3]:
    """Return the edges of a pedicle that the images show near its four clicks.

    The outermost point of an outline is looked for across it: cranial and caudal edges
    along `up`, the cranial axis, the others level with it, from one towards the other.
    """
    names = {edge: f"{side.value}_pedicle_{edge}" for edge in EDGES}
    width = points[names["lateral"]] - points[names["medial"]]
    across = unit(width - up * float(width @ up))
    along = np.cross(across, up)
    ways = {
        "medial": (-across, up),
        "lateral": (across, up),
        "cranial": (up, across),
        "caudal": (-up, across),
    }
    found: dict[str, Vector3] = {}
    for edge, (way, beside) in ways.items():
        if patch.grid.voxel_extent_mm(way) > COARSEST_MM:
            continue
        point = points[names[edge]]
        shift = _edge_beside(patch, point, way, beside=beside, along=along)
        if shift is not None:
            found[names[edge]] = point + shift * way
    return found


def _edge_beside(
    patch: Patch, point: Vector3, way: Vector3, *, beside: Vector3, along: Vector3
) -> float | None:
    """Return how far out of the bone, along `way`, its edge lies; None if not clear."""
    out = np.arange(-AWAY_MM, AWAY_MM + STEP_MM / 2, STEP_MM)
    bundle = np.array([b * beside + a * along for b in BESIDE_MM for a in ALONG_MM])
    hu = patch.at(point + bundle[:, None] + out[:, None] * way).mean(axis=0)
    middle = np.array([len(out) // 2])
    place, contrast = cortical_edge(hu[None], middle, rising=False, step_mm=STEP_MM)
    shift = float((place[0] - middle[0]) * STEP_MM)
    if float(contrast[0]) < LEAST_EDGE_HU or abs(shift) > FARTHEST_MM:
        return None
    return shift


# --- the frame ------------------------------------------------------------------------


def _seen_frame(
    patch: Patch, frame: VertebraFrame, points: Named, sides: tuple[Side, ...]
) -> VertebraFrame | None:
    """Return the frame in which left mirrors right and the endplates lie level.

    None where left is not like right: nothing shows there.
    """
    pedicles = [points[f"{s.value}_pedicle_{e}"] for s in sides for e in EDGES]
    heights = float(frame.to_box(pedicles)[:, 2].mean()) + AROUND_PEDICLES_MM
    canal_y = float(frame.to_box(points["canal_center"])[1])
    facing = frame.moved_origin((0, canal_y, 0))
    best = (0.0, 0.0, 0.0)
    for turns_deg, shifts_mm in MIRRORS:
        best = most_symmetrical(patch, facing, heights, turns_deg, shifts_mm)
        facing = turned(facing, best[0], best[1])
    if best[2] < LEAST_ALIKE:
        return None
    planes = [p.level_plane() for p in _plates(patch, facing, points, sides)]
    normals = np.array([unit((-a, -b, 1.0)) for a, b, _ in planes])
    back = (points["posterior_superior"] + points["posterior_inferior"]) / 2
    level = VertebraFrame.from_directions(
        origin_lps_mm=back,
        cranial_lps=facing.axes_lps @ normals.sum(axis=0),
        right_lps=facing.right_lps,
    )
    return level.moved_origin((level.to_box(facing.origin_lps_mm)[0], 0, 0))


def _plates(
    patch: Patch, frame: VertebraFrame, points: Named, sides: tuple[Side, ...]
) -> list[Plate]:
    """Return the endplates, searched from the body's middle near the corners' lines."""
    box = {name: frame.to_box(point) for name, point in points.items()}
    lateral = [abs(box[f"{side.value}_pedicle_lateral"][0]) for side in sides]
    turn = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    corners = [
        (box[f"posterior_{end}"], box[f"anterior_{end}"])
        for end in ("superior", "inferior")
    ]
    middle_z = float(np.mean([point[2] for pair in corners for point in pair]))
    plates: list[Plate] = []
    for back, front in corners:
        half = (front[1] - back[1]) / 2 - INSET_MM
        x = FOOTPRINT * float(np.mean(lateral)) * np.cos(turn)
        columns = endplate_columns(
            patch,
            frame,
            outline_xy_mm=np.column_stack(
                (x, (front[1] + back[1]) / 2 + half * np.sin(turn))
            ),
            start_z_mm=middle_z,
            up=back is corners[0][0],
        )
        rise = (front[2] - back[2]) / (front[1] - back[1])
        plane = np.array([0.0, rise, back[2] - rise * back[1]])
        plates.append(plate_near(columns, plane))
    return plates


def _turn_deg(one: VertebraFrame, other: VertebraFrame) -> float:
    axes = zip(one.axes_lps.T, other.axes_lps.T, strict=True)
    return max(angle_deg(a, b) for a, b in axes)


# --- the canal ------------------------------------------------------------------------


def _canal_line(frame: VertebraFrame, points: Named) -> FloatArray:
    """Return (2, 3) box mm: through the canal's click, along the body's back."""
    center = frame.to_box(points["canal_center"])
    way = frame.to_box(points["posterior_superior"]) - frame.to_box(
        points["posterior_inferior"]
    )
    reach = np.array([[-40.0], [40.0]])
    line: FloatArray = center + reach * np.array([0.0, way[1] / way[2], 1.0])
    return line


def _passes_edges(
    ring: Ring, frame: VertebraFrame, points: Named, sides: tuple[Side, ...]
) -> bool:
    """Tell whether the canal's wall passes the medial edges of the pedicles."""
    medial = [points[f"{side.value}_pedicle_medial"] for side in sides]
    x, y, z = frame.to_box(medial).T
    wall, away = ring.radius_at(x, y, z)
    return bool((np.abs(wall - away) <= AGREE_MM).all())

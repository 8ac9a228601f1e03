"""A second way to every number of a needle: its surface point by point.

Nothing of the product is used but its values. The phantom is a box model with a flat
posterior wall, so that each wall is a plane and the canal a block; the needle is a
cylinder with a flat end, covered densely, and every number is the least or greatest
over those points. Points are (offset, y, z) of the needle's side.
"""

import itertools
from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Wall
from planner.arrays import FloatArray, Points, unit
from planner.geometry.frames import VertebraFrame
from planner.plan.needle import Needle
from planner.rules.findings import Severity
from tests.phantoms import BoxModel

DIRECTIONS = 240
HEIGHTS = 21
SHAFT_MM = 30.0
SHAFT_STEP_MM = 0.25
AXIS_POINTS = 8001

PASS, INFO, WARN, NA, STOP = (
    *(Severity.PASS, Severity.INFO, Severity.WARN),
    *(Severity.NA, Severity.STOP),
)


def random_model(random: np.random.Generator) -> BoxModel:
    """Return a vertebra of any size from the upper chest to the sacrum.

    Its pedicle and lamina are of any height from 8 mm on: a low lamina lies beside a
    spinous process that is longer.
    """
    medial = random.uniform(7, 15)
    lateral = medial + random.uniform(4.5, 18)
    height = random.uniform(18, 30)
    low = -height * random.uniform(0.08, 0.28)
    high = min(low + max(8.0, height * random.uniform(0.3, 0.62)), height / 2 - 0.5)
    return BoxModel(
        name="random",
        level="L1",
        medial_mm=medial,
        lateral_mm=lateral,
        width_mm=2 * lateral + random.uniform(2, 8),
        depth_mm=random.uniform(22, 36),
        height_mm=height,
        dorsal_cortex_y_mm=random.uniform(-24, -19),
        canal_dorsal_y_mm=random.uniform(-18, -13),
        isthmus_y_mm=-7,
        concavity_mm=0,
        pedicle_z_mm=(low, high),
    )


@attrs.frozen(kw_only=True)
class Scene:
    """A needle in a box model."""

    model: BoxModel
    side: Side
    entry_mm: Points
    tip_mm: Points
    radius_mm: float

    def needle(self, frame: VertebraFrame) -> Needle:
        ends = np.array((self.entry_mm, self.tip_mm)) * (self.side.sign, 1, 1)
        entry, tip = frame.to_lps(ends)
        return Needle(
            id="N",
            side=self.side.value,
            entry_lps_mm=entry,
            tip_lps_mm=tip,
            outer_diameter_mm=2 * self.radius_mm,
        )


def random_scene(model: BoxModel, random: np.random.Generator) -> Scene:
    """Return a needle that starts behind the bone and ends in or near the body."""
    low, high = model.pedicle_z_mm
    half = model.height_mm / 2
    entry = (
        random.uniform(model.medial_mm - 1, model.lateral_mm + 4),
        model.dorsal_cortex_y_mm + random.uniform(-3, 1),
        random.uniform(low - 1, high + 2),
    )
    tip = (
        random.uniform(-3, model.lateral_mm),
        random.uniform(-8, model.depth_mm + 2),
        random.uniform(-half + 1, half + 1),
    )
    return Scene(
        model=model,
        side=Side.RIGHT if random.random() < 0.5 else Side.LEFT,
        entry_mm=np.array(entry),
        tip_mm=np.array(tip),
        radius_mm=random.uniform(0.9, 2.1),
    )


# --- the points -----------------------------------------------------------------------


def _rim(scene: Scene) -> tuple[Points, Points]:
    """Return the needle's direction and its circle (n, 3) around the axis."""
    along = unit(scene.tip_mm - scene.entry_mm)
    first = unit(np.cross(along, (0.31, -0.2, 0.93)))
    second = np.cross(along, first)
    turn = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)[:, None]
    return along, scene.radius_mm * (np.cos(turn) * first + np.sin(turn) * second)


def surface_in_pedicle(scene: Scene) -> Points:
    """Return the surface between the canal's dorsal border and the posterior wall.

    Line by line along the shaft, each from border to wall, and the face of the tip.
    """
    along, rim = _rim(scene)
    foot = scene.entry_mm + rim
    length = float(np.linalg.norm(scene.tip_mm - scene.entry_mm))
    dorsal = scene.model.canal_dorsal_y_mm
    start = (dorsal - foot[:, 1]) / along[1]
    end = np.minimum(-foot[:, 1] / along[1], length)
    reached = end >= start
    shares = np.linspace(0, 1, HEIGHTS)[:, None]
    steps = start[reached] + shares * (end - start)[reached]
    shaft = foot[reached] + steps[..., None] * along
    points = np.concatenate((shaft.reshape(-1, 3), _face(scene, rim)))
    inside = (points[:, 1] >= dorsal - 1e-9) & (points[:, 1] <= 1e-9)
    return points[inside]


def _face(scene: Scene, rim: Points) -> Points:
    rings = np.linspace(0, 1, 15)[:, None, None]
    face: Points = (scene.tip_mm + rings * rim).reshape(-1, 3)
    return face


def whole_surface(scene: Scene) -> Points:
    """Return the surface from far behind the entry to the tip."""
    along, rim = _rim(scene)
    length = float(np.linalg.norm(scene.tip_mm - scene.entry_mm))
    steps = np.arange(-SHAFT_MM, length + SHAFT_STEP_MM, SHAFT_STEP_MM)
    steps = np.minimum(steps, length)[:, None, None]
    shaft = scene.entry_mm + steps * along + rim
    return np.concatenate((shaft.reshape(-1, 3), _face(scene, rim)))


# --- the numbers ----------------------------------------------------------------------


def wall_distances(model: BoxModel, points: Points) -> dict[Wall, FloatArray]:
    """Return how far points are inside the four planes of the pedicle."""
    offset, z = points[:, 0], points[:, 2]
    low, high = model.pedicle_z_mm
    return {
        Wall.MEDIAL: offset - model.medial_mm,
        Wall.LATERAL: model.lateral_mm - offset,
        Wall.CRANIAL: high - z,
        Wall.CAUDAL: z - low,
    }


def canal_distance(model: BoxModel, points: Points) -> FloatArray:
    """Return the distance from points to the block of the canal, negative inside."""
    dorsal, half = model.canal_dorsal_y_mm, model.height_mm / 2
    beyond = np.stack(
        (
            np.abs(points[:, 0]) - model.medial_mm,
            np.abs(points[:, 1] - dorsal / 2) + dorsal / 2,
            np.abs(points[:, 2]) - half,
        ),
        axis=1,
    )
    outside: FloatArray = np.linalg.norm(np.clip(beyond, 0, None), axis=1)
    signed: FloatArray = outside + np.minimum(beyond.max(axis=1), 0)
    return signed


@attrs.frozen(kw_only=True, eq=False)
class Numbers:
    """What the points say; `clearances` is empty where none is in the pedicle."""

    clearances: Mapping[Wall, float]
    canal_gap_mm: float
    margin_mm: float | None
    shortfall_mm: float
    crossing_distance_mm: float | None
    entry_clearance_mm: float
    entry_fraction: float
    anterior_gap_mm: float
    depth_fraction: float
    convergence_deg: float
    sagittal_deg: float
    leaves_isthmus_by_mm: float


def numbers_of(scene: Scene) -> Numbers:
    model = scene.model
    surface = surface_in_pedicle(scene)
    walls = wall_distances(model, surface) if len(surface) else {}
    part = np.linspace(0, 1, AXIS_POINTS)[:, None]
    axis = scene.entry_mm + part * (scene.tip_mm - scene.entry_mm)
    margin, ahead = axis[:, 0] - model.medial_mm, -axis[:, 1]
    low, high = model.pedicle_z_mm
    in_zone = (axis[:, 1] > model.canal_dorsal_y_mm) & (ahead > 0)
    off = np.maximum(low - axis[:, 2], axis[:, 2] - high)
    known = ~(in_zone & (off > 0))
    before = (ahead >= 0) & known
    crossed = np.flatnonzero((margin <= 0) & known)
    medial = (margin < 0) & before
    inwards, forward, upwards = scene.entry_mm - scene.tip_mm
    width = model.lateral_mm - model.medial_mm
    return Numbers(
        clearances={wall: float(far.min()) for wall, far in walls.items()},
        canal_gap_mm=float(canal_distance(model, whole_surface(scene)).min()),
        margin_mm=float(margin[before].min()) if before.any() else None,
        shortfall_mm=float(ahead[medial].max()) if medial.any() else 0.0,
        crossing_distance_mm=float(ahead[crossed[0]]) if len(crossed) else None,
        entry_clearance_mm=float(scene.entry_mm[0] - scene.radius_mm - model.medial_mm),
        entry_fraction=float((scene.entry_mm[0] - model.medial_mm) / width),
        anterior_gap_mm=float(model.depth_mm - scene.tip_mm[1]),
        depth_fraction=float(scene.tip_mm[1] / model.depth_mm),
        convergence_deg=float(np.degrees(np.arctan2(inwards, -forward))),
        sagittal_deg=float(np.degrees(np.arctan2(-upwards, -forward))),
        leaves_isthmus_by_mm=float(off[in_zone].max()) if in_zone.any() else -np.inf,
    )


# --- the verdicts ---------------------------------------------------------------------


def possible_verdicts(
    scene: Scene, found: Numbers, *, within_mm: float, canal_mm: float
) -> dict[str, set[Severity]]:
    """Return what each rule may say where every wall may lie that far elsewhere.

    Written from the specification, not from the product. One verdict, unless a number
    lies within the band around a limit. The canal has a band of its own.
    """
    shifts = (-within_mm, 0.0, within_mm)
    room = (-canal_mm, 0.0, canal_mm)
    return {
        "P-01": {_p01(found, a, b) for a, b in itertools.product(shifts, shifts)},
        "P-02": set(_p02(found, shifts)),
        "P-03": {_p03(scene, found, a) for a in shifts},
        "P-08": {STOP if found.canal_gap_mm + a < 0 else PASS for a in room},
        "C-01": {_c01(scene, a, b) for a, b in itertools.product(shifts, shifts)},
        "D-01": {_d01(scene, a) for a in shifts},
    }


def _p01(found: Numbers, room_mm: float, height_mm: float) -> Severity:
    margin = None if found.margin_mm is None else found.margin_mm + room_mm
    if margin is not None and margin < 0:
        return STOP
    if found.leaves_isthmus_by_mm + height_mm > 0 or not found.clearances:
        return NA
    if margin is None:
        return NA
    return WARN if margin < 1 else PASS


def _p02(found: Numbers, shifts: tuple[float, ...]) -> Iterator[Severity]:
    if not found.clearances:
        yield NA
        return
    for shift in shifts:
        room = {wall: gap + shift for wall, gap in found.clearances.items()}
        least = min(room.values())
        strict = min(room[Wall.MEDIAL], room[Wall.CAUDAL])
        if strict < 0 or least < -2:
            yield STOP
        else:
            yield WARN if least < 1 else PASS


def _p03(scene: Scene, found: Numbers, room_mm: float) -> Severity:
    width = scene.model.lateral_mm - scene.model.medial_mm
    if found.entry_clearance_mm + room_mm < 0:
        return STOP
    return WARN if found.entry_fraction + room_mm / width < 0.5 else PASS


def _c01(scene: Scene, forward_mm: float, height_mm: float) -> Severity:
    y, z = scene.tip_mm[1] + forward_mm, abs(scene.tip_mm[2]) + height_mm
    depth = scene.model.depth_mm
    if not 0 <= y <= depth or z > scene.model.height_mm / 2:
        return NA
    return WARN if y < depth / 3 else PASS


def _d01(scene: Scene, room_mm: float) -> Severity:
    model = scene.model
    spare = model.lateral_mm - model.medial_mm - 2 * scene.radius_mm + room_mm
    if spare < 0:
        return STOP
    return WARN if spare < 2 else PASS

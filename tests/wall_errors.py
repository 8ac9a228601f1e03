"""How far the walls of a vertebra lie from those of a shape that is known.

The truth is a mask, finer than what is judged or as good as there is: its surface is
met by lines of sight from where the vertebra says its canal and pedicles are. Isthmus,
posterior line, front and frame are compared with those that the mask itself gives when
it is measured as a label map.
"""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.from_labels import vertebra_from_labels
from planner.anatomy.orientation import angle_deg
from planner.anatomy.rays import crossing
from planner.anatomy.shape import Shape, cropped, smooth_shape
from planner.anatomy.vertebra import Part, Pedicle, Side, Vertebra
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import LabelMap
from planner.plan.case import LabelSource, LandmarkSource

STEP_MM = 0.25
STEEPEST = 1.0
"""Where the true wall is oblique by more than 45 degrees to the line of sight, the
distance along it says nothing of how far the wall is off."""

AXIS_OF_WALL = {
    "medial": 0,
    "posterior": 1,
    "posterior line": 1,
    "anterior": 1,
    "endplates": 2,
}
WALLS = tuple(AXIS_OF_WALL)


@attrs.frozen(kw_only=True, eq=False)
class Truth:
    """A known vertebra: its shape, and what measuring that shape gives.

    `frame` is the true frame where it is known in closed form.
    """

    shape: Shape
    reference: Vertebra
    frame: VertebraFrame

    def inside_mm(self, points_lps_mm: Points) -> FloatArray:
        index = self.shape.grid.to_ijk(points_lps_mm)[..., ::-1]
        flat = ndimage.map_coordinates(
            self.shape.inside_mm,
            index.reshape(-1, 3).T,
            order=1,
            mode="constant",
            cval=-9.0,
        )
        return np.asarray(flat, float).reshape(points_lps_mm.shape[:-1])


def truth_of(
    labels: LabelMap,
    value: int,
    *,
    level: str,
    scheme: str = "verse",
    frame: VertebraFrame | None = None,
) -> Truth:
    """Return the truth of one label of a map."""
    alone: NDArray[np.bool_] = labels.labels == value
    block, grid = cropped(alone, labels.grid, margin_mm=8.0)
    reference = vertebra_from_labels(
        level=level,
        source=LabelSource(labels="truth", scheme=scheme, value=value),
        grid=labels.grid,
        labels=labels,
    )
    return Truth(
        shape=smooth_shape(alone[block], grid),
        reference=reference,
        frame=frame or reference.frame,
    )


@attrs.frozen(kw_only=True, eq=False)
class Errors:
    """Errors in mm (`angle_deg` in degrees); positive is away from the canal.

    `walls` holds the error of every line of sight for each of `WALLS`;
    `within` whether each lies in the uncertainty that the vertebra states.
    """

    walls: Mapping[str, FloatArray]
    within: Mapping[str, NDArray[np.bool_]]
    isthmus_mm: FloatArray
    canal_mm: FloatArray
    angle_deg: float


def errors_of(vertebra: Vertebra, truth: Truth) -> Errors:
    """Return how far the walls of a vertebra are from the truth."""
    medial = [_medial(vertebra, p, truth) for p in vertebra.pedicles.values()]
    walls = {
        "medial": np.concatenate(medial) if medial else np.zeros(0),
        "posterior": _posterior(vertebra, truth),
        "posterior line": _silhouette(vertebra, truth, "posterior_wall"),
        "anterior": _silhouette(vertebra, truth, "anterior_wall"),
        "endplates": _endplates(vertebra, truth),
    }
    return Errors(
        walls=walls,
        within={
            name: np.abs(values) <= vertebra.uncertainty_mm[AXIS_OF_WALL[name]]
            for name, values in walls.items()
        },
        isthmus_mm=_isthmus(vertebra, truth),
        canal_mm=_canal(vertebra, truth),
        angle_deg=max(
            angle_deg(a, b)
            for a, b in zip(
                vertebra.frame.axes_lps.T, truth.frame.axes_lps.T, strict=True
            )
        ),
    )


def _seen(own: FloatArray, true: FloatArray, spacing_mm: FloatArray) -> FloatArray:
    """Return own less true, across the wall, where it faces the line of sight.

    `spacing_mm` are the steps along both axes; all in samples of one size.
    """
    slope = np.hypot(*np.gradient(true, *spacing_mm))
    jump = np.zeros_like(true)
    for axis, step in enumerate(spacing_mm):
        turn = np.abs(np.diff(true, axis=axis)) / step
        ends = [(0, 0), (0, 0)]
        ends[axis] = (1, 0)
        np.fmax(jump, np.pad(turn, ends), out=jump)
        ends[axis] = (0, 1)
        np.fmax(jump, np.pad(turn, ends), out=jump)
    usable = np.isfinite(own) & np.isfinite(slope) & (jump <= STEEPEST)
    off: FloatArray = ((own - true) / np.hypot(1, slope))[usable]
    return off


def _medial(vertebra: Vertebra, pedicle: Pedicle, truth: Truth) -> FloatArray:
    """Compare the medial wall around the isthmus, over 6 mm of its length.

    No further than the posterior-wall line: what lies before it is body. The true wall
    is where the canal ends: a fragment in it is passed on either side.
    """
    low, high = pedicle.isthmus.z_range_mm
    inset = 0.15 * (high - low)
    z = np.linspace(low + inset, high - inset, 9)
    front = float(vertebra.posterior_wall.y_at(z).min())
    middle = pedicle.isthmus.y_mm
    y = np.linspace(min(middle - 3, front - 3), min(middle + 3, front), 7)
    center = pedicle.side.sign * vertebra.canal_center_mm[0]
    offset = center + np.arange(0.0, 30.0, STEP_MM)
    z_grid, y_grid, along = np.meshgrid(z, y, offset, indexing="ij")
    points = np.stack((along, y_grid, z_grid), axis=-1)
    inside = pedicle.walls.at(points.reshape(-1, 3))[:, 0].reshape(along.shape)
    own = crossing(inside, into=True)
    true = _canal_ends(vertebra, pedicle, truth, y, z, offset)
    steps = np.array([z[1] - z[0], y[1] - y[0]]) / STEP_MM
    return STEP_MM * _seen(own, true, steps)


def _canal_ends(
    vertebra: Vertebra,
    pedicle: Pedicle,
    truth: Truth,
    y_mm: FloatArray,
    z_mm: FloatArray,
    offset_mm: FloatArray,
) -> FloatArray:
    """Return over (z, y) the sample at which the free space of the canal ends.

    Of each height the plane is flooded from the canal's middle, from 8 mm behind the
    rows asked for to 8 mm before them.
    """
    every = np.arange(y_mm[0] - 8, y_mm[-1] + 8 + STEP_MM, STEP_MM)
    z_grid, y_grid, along = np.meshgrid(z_mm, every, offset_mm, indexing="ij")
    points = np.stack((pedicle.side.sign * along, y_grid, z_grid), axis=-1)
    inside = truth.inside_mm(vertebra.frame.to_lps(points))
    rows = np.abs(every - y_mm[:, None]).argmin(axis=1)
    result = np.full((len(z_mm), len(y_mm)), np.nan)
    for height, plane in enumerate(inside):
        pieces, _ = ndimage.label(plane <= 0)
        start = int(np.abs(every - vertebra.canal_center_mm[1]).argmin())
        canal = (
            pieces == pieces[start, 0] if pieces[start, 0] else np.zeros_like(pieces)
        )
        for column, row in enumerate(rows):
            free = np.flatnonzero(canal[row])
            if free.size and free[-1] < len(offset_mm) - 1:
                last = int(free[-1])
                before, behind = plane[row, last], plane[row, last + 1]
                result[height, column] = last + before / (before - behind)
    return result


def _posterior(vertebra: Vertebra, truth: Truth) -> FloatArray:
    """Compare the local posterior wall between the pedicles, 2 mm off the endplates."""
    x, z = vertebra.local_wall_x_mm, vertebra.local_wall_z_mm
    if len(x) < 3:
        return np.zeros(0)
    center_x, start = vertebra.canal_center_mm
    columns = np.abs(x - center_x) <= 7
    rows = (z >= z[0] + 2) & (z <= z[-1] - 2)
    y = start + np.arange(0.0, 30.0, STEP_MM)
    z_grid, x_grid, along = np.meshgrid(z[rows], x[columns], y, indexing="ij")
    points = np.stack((x_grid, along, z_grid), axis=-1)
    true = crossing(truth.inside_mm(vertebra.frame.to_lps(points)), into=True)
    own = (vertebra.local_wall_y_mm[np.ix_(rows, columns)] - start) / STEP_MM
    steps = np.array([z[1] - z[0], x[1] - x[0]]) / STEP_MM
    return STEP_MM * _seen(own, true, steps)


def _silhouette(vertebra: Vertebra, truth: Truth, wall: str) -> FloatArray:
    """Compare a silhouette over the middle four fifths of the true height."""
    reference = truth.reference
    line = getattr(reference, wall)
    low, high = line.z_mm[0], line.z_mm[-1]
    z = np.linspace(low + 0.1 * (high - low), high - 0.1 * (high - low), 17)
    points = np.column_stack((np.zeros_like(z), line.y_at(z), z))
    box = vertebra.frame.to_box(reference.frame.to_lps(points))
    result: FloatArray = getattr(vertebra, wall).y_at(box[:, 2]) - box[:, 1]
    return result


def _endplates(vertebra: Vertebra, truth: Truth) -> FloatArray:
    """Compare the mean heights of both endplates; positive is outwards."""
    reference = truth.reference
    y = float(reference.anterior_wall.y_mm.mean() + reference.posterior_wall.y_mm[0])
    points = [(0.0, y / 2, z) for z in reference.endplates_z_mm]
    low, high = vertebra.frame.to_box(reference.frame.to_lps(points))[:, 2]
    own_low, own_high = vertebra.endplates_z_mm
    return np.array([low - own_low, own_high - high])


def _isthmus(vertebra: Vertebra, truth: Truth) -> FloatArray:
    """Compare the widths of the pedicles that both show."""
    pairs = [
        (vertebra.pedicles[side], truth.reference.pedicles[side])
        for side in Side
        if side in vertebra.pedicles and side in truth.reference.pedicles
    ]
    return np.array([own.isthmus.width_mm - ref.isthmus.width_mm for own, ref in pairs])


def _canal(vertebra: Vertebra, truth: Truth) -> FloatArray:
    """Compare the canal's outline at the height of the pedicles, where bone is met."""
    heights = [p.isthmus.center_mm[2] for p in vertebra.pedicles.values()]
    z = float(np.mean(heights)) if heights else 0.0
    turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    radius = np.arange(0.0, 20.0, STEP_MM)
    x, y = vertebra.canal_center_mm
    points = np.empty((48, len(radius), 3))
    points[..., 0] = x + np.cos(turn)[:, None] * radius
    points[..., 1] = y + np.sin(turn)[:, None] * radius
    points[..., 2] = z
    lps = vertebra.frame.to_lps(points)
    canal = vertebra.parts.membership.get(Part.CANAL)
    if canal is None:
        return np.zeros(0)
    field = Shape(inside_mm=canal.astype(np.float32) - 127.5, grid=vertebra.parts.grid)
    own_field = attrs.evolve(truth, shape=field)
    own = crossing(own_field.inside_mm(lps), into=False)
    true = crossing(truth.inside_mm(lps), into=True)
    jump = np.maximum(np.abs(true - np.roll(true, 1)), np.abs(true - np.roll(true, -1)))
    usable = np.isfinite(own) & (jump < 2 / STEP_MM)
    return STEP_MM * (own - true)[usable]


def landmarks_on(
    truth: Truth, *, random: np.random.Generator, hand_mm: float = 0.4
) -> LandmarkSource:
    """Return the landmarks as a hand with a spread of `hand_mm` would click them.

    The edges of a pedicle lie on its narrowest section, which is oblique.
    """
    return landmarks_of_vertebra(truth.reference, random=random, hand_mm=hand_mm)


def landmarks_of_vertebra(
    ref: Vertebra, *, random: np.random.Generator, hand_mm: float
) -> LandmarkSource:
    """Return the landmarks of a vertebra that is known; see `landmarks_on`."""
    low, high = ref.posterior_wall.z_mm[[0, -1]]
    front_low, front_high = ref.anterior_wall.z_mm[[0, -1]]
    heights = [p.isthmus.center_mm[2] for p in ref.pedicles.values()]
    wall_y = float(ref.posterior_wall.y_at(np.mean(heights)))
    middle_y = (wall_y + ref.canal_dorsal_y_mm) / 2
    points: dict[str, tuple[float, float, float]] = {
        "canal_center": (ref.canal_center_mm[0], middle_y, float(np.mean(heights))),
        "posterior_superior": (0, float(ref.posterior_wall.y_at(high)), high),
        "posterior_inferior": (0, float(ref.posterior_wall.y_at(low)), low),
        "anterior_superior": (0, float(ref.anterior_wall.y_at(high)), front_high),
        "anterior_inferior": (0, float(ref.anterior_wall.y_at(low)), front_low),
    }
    for side, pedicle in ref.pedicles.items():
        contour, y = pedicle.isthmus.contour_mm, pedicle.isthmus.y_mm
        slope = np.tan(np.radians(pedicle.isthmus.transverse_deg or 0.0))
        for name, place in (
            ("medial", contour[:, 0].argmin()),
            ("lateral", contour[:, 0].argmax()),
            ("cranial", contour[:, 1].argmax()),
            ("caudal", contour[:, 1].argmin()),
        ):
            offset, z = contour[place]
            ahead = slope * (offset - pedicle.isthmus.center_mm[0])
            point = (side.sign * offset, y + ahead, z)
            points[f"{side.value}_pedicle_{name}"] = point
    return LandmarkSource(
        points_lps_mm={
            name: ref.frame.to_lps(point) + random.normal(scale=hand_mm, size=3)
            for name, point in points.items()
        }
    )

"""Vertebrae whose every millimetre is known: the box models of rules.md section 5.

A model is a prism pedicle on each side, plane walls parallel to y, a body with a flat
or concave posterior wall, a canal and a ring behind it, in box coordinates: x right, y
anterior, z cranial, origin on the posterior-wall line at mid-height. The same model
comes as a closed-form `Vertebra`, as landmarks, as a label map and as a CT.
"""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial.transform import Rotation

from planner.anatomy.parts import box_grid, membership
from planner.anatomy.vertebra import (
    Isthmus,
    Part,
    Parts,
    Pedicle,
    Side,
    Silhouette,
    Vertebra,
)
from planner.anatomy.walls import DistanceField
from planner.arrays import FloatArray, Points
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Grid, LabelMap, SeriesIdentity, Volume
from planner.plan.case import LandmarkSource
from planner.plan.needle import Needle

GAUGE_MM = {"11G": 3.048, "13G": 2.413}
"""Outer diameters of rules.md section 5 (r = 1.524 and 1.2065 mm)."""


@attrs.frozen(kw_only=True)
class BoxModel:
    """One row of the table in rules.md section 5, and what the table leaves open.

    `pedicle_z_mm` is the height of the prism pedicle, in the upper half of the body.
    """

    name: str
    level: str
    medial_mm: float
    lateral_mm: float
    width_mm: float
    depth_mm: float
    height_mm: float
    dorsal_cortex_y_mm: float
    canal_dorsal_y_mm: float
    isthmus_y_mm: float
    concavity_mm: float
    pedicle_z_mm: tuple[float, float]

    @property
    def pedicle_middle_z_mm(self) -> float:
        """The height at which every needle of rules.md section 5 runs."""
        return sum(self.pedicle_z_mm) / 2

    def local_wall_y(self, x_mm: ArrayLike) -> FloatArray:
        """Return y_wall(x): the front of the canal; 0 beside it."""
        share = np.asarray(x_mm, float) / self.medial_mm
        return self.concavity_mm * np.clip(1 - share**2, 0, None)


L1S = BoxModel(
    name="L1S",
    level="L1",
    medial_mm=11,
    lateral_mm=19,
    width_mm=40,
    depth_mm=30,
    height_mm=24,
    dorsal_cortex_y_mm=-22,
    canal_dorsal_y_mm=-16,
    isthmus_y_mm=-8,
    concavity_mm=0,
    pedicle_z_mm=(-4, 11),
)
T8S = BoxModel(
    name="T8S",
    level="T8",
    medial_mm=8.5,
    lateral_mm=14.5,
    width_mm=30,
    depth_mm=27,
    height_mm=19,
    dorsal_cortex_y_mm=-20,
    canal_dorsal_y_mm=-15.5,
    isthmus_y_mm=-7,
    concavity_mm=4,
    pedicle_z_mm=(-3, 9),
)
T5S = BoxModel(
    name="T5S",
    level="T5",
    medial_mm=8.5,
    lateral_mm=13,
    width_mm=27,
    depth_mm=24,
    height_mm=17,
    dorsal_cortex_y_mm=-19,
    canal_dorsal_y_mm=-15,
    isthmus_y_mm=-7,
    concavity_mm=3.5,
    pedicle_z_mm=(-3, 8),
)
L5S = BoxModel(
    name="L5S",
    level="L5",
    medial_mm=14,
    lateral_mm=32,
    width_mm=50,
    depth_mm=34,
    height_mm=24,
    dorsal_cortex_y_mm=-22,
    canal_dorsal_y_mm=-18,
    isthmus_y_mm=-8,
    concavity_mm=0,
    pedicle_z_mm=(-4, 11),
)
MODELS = (L1S, T8S, T5S, L5S)


# --- where the vertebra lies ----------------------------------------------------------


def placed_frame(
    *, origin_lps_mm: ArrayLike = (12.0, -35.0, -240.0), turn: Rotation | None = None
) -> VertebraFrame:
    """Return the frame of a vertebra that lies straight in the patient, then turned."""
    axes = np.diag([-1.0, -1.0, 1.0])
    if turn is not None:
        axes = turn.as_matrix() @ axes
    return VertebraFrame(
        origin_lps_mm=origin_lps_mm,
        right_lps=axes[:, 0],
        anterior_lps=axes[:, 1],
        cranial_lps=axes[:, 2],
    )


STRAIGHT = placed_frame()


def random_turn(seed: int, *, up_to_deg: float = 60.0) -> Rotation:
    """Return a rotation about a random axis by up to an angle."""
    random = np.random.default_rng(seed)
    axis = random.normal(size=3)
    angle = np.radians(random.uniform(0, up_to_deg))
    return Rotation.from_rotvec(angle * axis / np.linalg.norm(axis))


# --- needles --------------------------------------------------------------------------


def needle_lps(
    model: BoxModel,
    entry: tuple[float, float],
    tip: tuple[float, float],
    *,
    side: Side = Side.RIGHT,
    gauge: str = "11G",
    frame: VertebraFrame = STRAIGHT,
    needle_id: str | None = None,
) -> Needle:
    """Return the needle from E (offset, y) to T (offset, y) at pedicle mid-height."""
    z = model.pedicle_middle_z_mm
    ends = [(side.sign * offset, y, z) for offset, y in (entry, tip)]
    entry_lps, tip_lps = frame.to_lps(ends)
    return Needle(
        id=needle_id or f"{side.value[0].upper()}1",
        side=side.value,
        entry_lps_mm=entry_lps,
        tip_lps_mm=tip_lps,
        outer_diameter_mm=GAUGE_MM[gauge],
    )


# --- closed form ----------------------------------------------------------------------


def analytic_vertebra(model: BoxModel, *, frame: VertebraFrame = STRAIGHT) -> Vertebra:
    """Return the model in closed form: no voxels, no uncertainty, plane walls."""
    half = model.height_mm / 2
    wall_x = np.linspace(-model.medial_mm, model.medial_mm, 201)
    wall_z = np.array([-half, half])
    return Vertebra(
        level=model.level,
        source="labels",
        frame=frame,
        posterior_wall=Silhouette(z_mm=[-half, half], y_mm=[0, 0]),
        anterior_wall=Silhouette(z_mm=[-half, half], y_mm=[model.depth_mm] * 2),
        endplates_z_mm=(-half, half),
        canal_dorsal_y_mm=model.canal_dorsal_y_mm,
        canal_center_mm=(0.0, model.canal_dorsal_y_mm / 2),
        pedicles={side: _prism_pedicle(model, side) for side in Side},
        parts=_analytic_parts(model, frame),
        local_wall_x_mm=wall_x,
        local_wall_z_mm=wall_z,
        local_wall_y_mm=np.tile(model.local_wall_y(wall_x), (2, 1)),
        uncertainty_mm=(0, 0, 0),
        voxel_mm=(0, 0, 0),
    )


def _prism_pedicle(model: BoxModel, side: Side) -> Pedicle:
    low, high = model.pedicle_z_mm
    medial, lateral = model.medial_mm, model.lateral_mm
    rectangle = [(medial, low), (lateral, low), (lateral, high), (medial, high)]
    isthmus = Isthmus(
        contour_mm=np.array(rectangle, float),
        y_mm=model.isthmus_y_mm,
        transverse_deg=0.0,
        sagittal_deg=0.0,
    )
    return Pedicle(side=side, isthmus=isthmus, walls=plane_walls(model))


def plane_walls(model: BoxModel) -> DistanceField:
    """Return the distances to the four planes: exact everywhere, far outside too."""
    reach = 256.0
    low, high = model.pedicle_z_mm
    offset, _, z = np.meshgrid(*([np.array([-reach, reach])] * 3), indexing="ij")
    channels = (
        offset - model.medial_mm,
        model.lateral_mm - offset,
        high - z,
        z - low,
    )
    return DistanceField(
        values=np.stack(channels, axis=-1).astype(np.float32),
        start_mm=np.full(3, -reach),
        step_mm=2 * reach,
    )


def _analytic_parts(model: BoxModel, frame: VertebraFrame) -> Parts:
    aside, half = model.lateral_mm + 6, model.height_mm / 2 + 6
    low = np.array([-aside, model.dorsal_cortex_y_mm - 16, -half])
    high = np.array([aside, model.depth_mm + 4, half])
    grid, (x, y, z) = box_grid(frame, low, high, step_mm=0.75)
    return Parts(
        grid=grid,
        membership={
            part: membership(distance + np.zeros(grid.shape_kji))
            for part, distance in part_distances(model, x, y, z).items()
        },
    )


# --- the shape, point by point --------------------------------------------------------


def part_distances(
    model: BoxModel, x: FloatArray, y: FloatArray, z: FloatArray
) -> dict[Part, FloatArray]:
    """Return for box points about how far each lies inside every part.

    The sign is exact; the distance is exact near plane walls.
    """
    low, high = model.pedicle_z_mm
    half = model.height_mm / 2
    dorsal, cortex = model.canal_dorsal_y_mm, model.dorsal_cortex_y_mm
    wall = model.local_wall_y(x)
    aside = np.abs(x)
    prism = _within(z, low, high)
    across = np.minimum(aside - model.medial_mm, model.lateral_mm - aside)
    beside = np.minimum(np.minimum(prism, across), _within(y, dorsal, 0.0))
    ring = np.minimum(
        np.minimum(model.lateral_mm - aside, _within(y, cortex, dorsal)), prism
    )
    spine = np.minimum(
        np.minimum(2.5 - aside, _within(y, cortex - 12, cortex)),
        _within(z, -half, 0.0),
    )
    return {
        Part.BODY: np.minimum(_body(model, x, y, wall), _within(z, -half, half)),
        Part.RIGHT_PEDICLE: np.minimum(beside, x),
        Part.LEFT_PEDICLE: np.minimum(beside, -x),
        Part.CANAL: np.minimum(
            np.minimum(model.medial_mm - aside, np.minimum(y - dorsal, wall - y)),
            _within(z, -half, half),
        ),
        Part.POSTERIOR_ELEMENTS: np.maximum(ring, spine),
    }


def _within(value: FloatArray, low: float, high: float) -> FloatArray:
    return np.minimum(value - low, high - value)


def _body(
    model: BoxModel, x: FloatArray, y: FloatArray, wall: FloatArray
) -> FloatArray:
    """Block behind, half an ellipse in front; the posterior wall concave or flat.

    As wide as the pedicles reach, where the table's body is narrower (L5S).
    """
    half_width = max(model.width_mm / 2, model.lateral_mm + 1)
    half_depth = model.depth_mm / 2
    front = np.clip(y - half_depth, 0, None) / half_depth
    radius = np.hypot(x / half_width, front)
    slope = np.hypot(x / half_width**2, front / half_depth) / np.maximum(radius, 1e-9)
    return np.minimum(y - wall, (1 - radius) / np.maximum(slope, 1e-9))


def landmarks_of(
    model: BoxModel,
    *,
    frame: VertebraFrame = STRAIGHT,
    sides: Iterable[Side] = Side,
) -> dict[str, Points]:
    """Return every landmark of the model in LPS mm, where a sure hand would put it.

    The posterior corners lie on the posterior-wall line (the silhouette of the lateral
    view), not in the concavity behind the basivertebral vein.
    """
    half = model.height_mm / 2
    low, high = model.pedicle_z_mm
    middle, y = model.pedicle_middle_z_mm, model.isthmus_y_mm
    center = (model.medial_mm + model.lateral_mm) / 2
    points: dict[str, tuple[float, float, float]] = {
        "canal_center": (0, model.canal_dorsal_y_mm / 2, middle),
        "posterior_superior": (0, 0, half),
        "posterior_inferior": (0, 0, -half),
        "anterior_superior": (0, model.depth_mm, half),
        "anterior_inferior": (0, model.depth_mm, -half),
    }
    for side in sides:
        name, sign = f"{side.value}_pedicle", side.sign
        points |= {
            f"{name}_medial": (sign * model.medial_mm, y, middle),
            f"{name}_lateral": (sign * model.lateral_mm, y, middle),
            f"{name}_cranial": (sign * center, y, high),
            f"{name}_caudal": (sign * center, y, low),
        }
    return {name: frame.to_lps(point) for name, point in points.items()}


def landmark_source(
    model: BoxModel,
    *,
    frame: VertebraFrame = STRAIGHT,
    sides: Iterable[Side] = Side,
) -> LandmarkSource:
    return LandmarkSource(points_lps_mm=landmarks_of(model, frame=frame, sides=sides))


# --- voxels ---------------------------------------------------------------------------

AXIS_ORDERS = tuple(
    (order, (si, sj, sk))
    for order in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
    for si in (1, -1)
    for sj in (1, -1)
    for sk in (1, -1)
)
"""The 48 ways to run i, j and k along L, P and S: which axis, and in which sense."""

AxisOrder = tuple[tuple[int, int, int], tuple[int, int, int]]

POSITIONS: dict[str, AxisOrder] = {
    "HFS": ((0, 1, 2), (1, 1, 1)),
    "HFP": ((0, 1, 2), (-1, -1, 1)),
    "FFS": ((0, 1, 2), (-1, 1, -1)),
    "FFP": ((0, 1, 2), (1, -1, -1)),
}
"""How the gantry's rows, columns and slices lie in the patient for each position."""


def grid_around(
    model: BoxModel,
    *,
    frame: VertebraFrame = STRAIGHT,
    spacing_mm: float | tuple[float, float, float] = 0.5,
    axes: AxisOrder = POSITIONS["HFS"],
    margin_mm: float = 5.0,
    shift_mm: float = 0.13,
) -> Grid:
    """Return a grid along the patient's axes that holds the whole model.

    `spacing_mm` is along L, P and S. `shift_mm` keeps walls off the voxel centres.
    """
    spacing = np.broadcast_to(np.asarray(spacing_mm, float), 3)
    half = model.height_mm / 2
    reach = max(model.lateral_mm + 1, model.width_mm / 2)
    back = model.dorsal_cortex_y_mm - 12
    corners = frame.to_lps(
        [
            (x, y, z)
            for x in (-reach, reach)
            for y in (back, model.depth_mm)
            for z in (-half, half)
        ]
    )
    low = corners.min(axis=0) - margin_mm + shift_mm
    count = np.ceil((corners.max(axis=0) + margin_mm - low) / spacing).astype(int) + 1
    return reordered_grid(low, spacing, count, axes)


def reordered_grid(
    low_lps_mm: FloatArray,
    spacing_lps_mm: FloatArray,
    count_lps: NDArray[np.int_],
    axes: AxisOrder,
) -> Grid:
    """Return the grid over one block of space with i, j and k along chosen axes."""
    order, sense = axes
    matrix = np.eye(4)
    corner = np.array(low_lps_mm, float)
    matrix[:3, :3] = 0
    for column, (axis, sign) in enumerate(zip(order, sense, strict=True)):
        matrix[axis, column] = sign * spacing_lps_mm[axis]
        if sign < 0:
            corner[axis] += spacing_lps_mm[axis] * (count_lps[axis] - 1)
    matrix[:3, 3] = corner
    i, j, k = (count_lps[axis] for axis in order)
    return Grid(shape_kji=(k, j, i), lps_from_ijk=matrix)


def box_points(grid: Grid, frame: VertebraFrame) -> tuple[FloatArray, ...]:
    """Return box x, y and z of every voxel centre, each `[k, j, i]`."""
    k, j, i = np.meshgrid(*(np.arange(n) for n in grid.shape_kji), indexing="ij")
    points = frame.to_box(grid.to_lps(np.stack((i, j, k), axis=-1)))
    return points[..., 0], points[..., 1], points[..., 2]


def label_phantom(
    model: BoxModel,
    *,
    frame: VertebraFrame = STRAIGHT,
    grid: Grid | None = None,
    spacing_mm: float = 0.5,
    fragment_mm: float = 0.0,
) -> LabelMap:
    """Return the model as a `parts` label map; each voxel is what its centre is in.

    `fragment_mm` pushes a piece of the body's back wall, at mid-height, that far into
    the canal.
    """
    grid = grid or grid_around(model, frame=frame, spacing_mm=spacing_mm)
    x, y, z = box_points(grid, frame)
    labels = np.zeros(grid.shape_kji, np.uint16)
    for part, distance in part_distances(model, x, y, z).items():
        labels[distance >= 0] = part.value
    if fragment_mm:
        wall = model.local_wall_y(x)
        piece = (np.abs(x) < model.medial_mm - 3) & (np.abs(z) < model.height_mm / 5)
        labels[piece & (y <= wall) & (y > wall - fragment_mm)] = Part.BODY.value
    return LabelMap(labels=labels, grid=grid)


def without_part(labels: LabelMap, part: Part) -> LabelMap:
    """Return the map with one part erased."""
    kept = np.where(labels.labels == part.value, 0, labels.labels)
    return LabelMap(labels=kept.astype(np.uint16), grid=labels.grid)


def whole_vertebra_phantom(parts: LabelMap, *, value: int) -> LabelMap:
    """Return a `parts` map as the one label of a whole-vertebra numbering."""
    bone = (parts.labels > 0) & (parts.labels != Part.CANAL.value)
    return LabelMap(labels=np.where(bone, value, 0).astype(np.uint16), grid=parts.grid)


CORTEX_HU = 1100
TRABECULAR_HU = 220
SOFT_TISSUE_HU = 45
CANAL_HU = 25
CORTEX_MM = 1.2


def ct_phantom(
    model: BoxModel,
    *,
    frame: VertebraFrame = STRAIGHT,
    grid: Grid | None = None,
    noise_hu: float = 0.0,
    seed: int = 0,
) -> Volume:
    """Return a CT of the model: cortex, spongy bone, soft tissue, noise if asked."""
    grid = grid or grid_around(model, frame=frame, spacing_mm=1.0, margin_mm=15.0)
    distances = part_distances(model, *box_points(grid, frame))
    canal = distances.pop(Part.CANAL)
    bone = np.max(list(distances.values()), axis=0)
    hu = np.full(grid.shape_kji, float(SOFT_TISSUE_HU))
    hu[canal >= 0] = CANAL_HU
    hu[bone >= 0] = CORTEX_HU
    hu[bone >= CORTEX_MM] = TRABECULAR_HU
    hu += np.random.default_rng(seed).normal(scale=noise_hu or 1e-9, size=hu.shape)
    return Volume(
        voxels_hu=np.round(hu).astype(np.int16),
        grid=grid,
        identity=SeriesIdentity(
            series_uid=f"2.25.{model.level.encode().hex()}", content_sha256="0" * 64
        ),
    )

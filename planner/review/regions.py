"""What lies around a vertebra: bone, canal, foramina, discs, and the rest."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Parts, Side, Vertebra
from planner.arrays import BoolArray, FloatArray
from planner.errors import AnatomyNotSeen
from planner.imaging.volume import Grid

CANAL, FORAMEN_RIGHT, FORAMEN_LEFT, DISC_SUP, DISC_INF, BESIDE, ELSEWHERE = range(1, 8)
"""Where a voxel lies that is not bone."""

FORAMEN_OF = {Side.RIGHT: FORAMEN_RIGHT, Side.LEFT: FORAMEN_LEFT}
BONES = (
    Part.BODY,
    Part.RIGHT_PEDICLE,
    Part.LEFT_PEDICLE,
    Part.POSTERIOR_ELEMENTS,
)

CANAL_END_MM = 1.5
"""So far from its ends the canal's outline is no longer that of its ends."""

ASIDE_MM = 1.0
"""How far lateral of the pedicles' medial borders the canal reaches between them, and
of their lateral borders a foramen. Project default."""

AHEAD_MM = 3.0
"""How far before the posterior-wall line a foramen reaches. Project default."""

FORAMEN_TALL_MM = 20.0
"""How far above and below a pedicle its foramina reach: to the next one (rules.md L-1
and L-2: vertebra and disc less the height of a pedicle)."""

BULGE_MM = 1.0
"""How far a disc bulges over the rim of the body. Project default."""

RIM_MM = 4.0
"""How far the rims stand out over the waist of the body. Project default."""

DISC_MM = {"T": 8.0, "L": 14.0}
"""How far from an endplate cement still is in the disc, not in the next body: more than
discs are tall. Project default."""


@attrs.frozen(kw_only=True, eq=False)
class Regions:
    """A block of the review grid, and what its voxels [k, j, i] are.

    `x_mm`, `y_mm` and `z_mm` are the box coordinates of its voxels along i, j and k.
    `outside_mm` is how far a voxel lies outside the vertebra's bone, negative inside.
    `canal` is how much of a voxel is canal, 0 to 1, `canal_mm` how far inside the canal
    it lies, `canal_seen` (k,) whether the canal was seen at its height or carried there
    from the nearest height at which it was; without `has_canal` it was seen nowhere,
    and is what lies between pedicles, wall and arch. `zone` is one of the places above.
    `midline_mm` is x of the canal's middle, `between_mm` the distance between pedicles.
    """

    grid: Grid
    x_mm: FloatArray
    y_mm: FloatArray
    z_mm: FloatArray
    outside_mm: NDArray[np.float32]
    canal: NDArray[np.float32]
    canal_mm: NDArray[np.float32]
    canal_seen: BoolArray
    has_canal: bool
    zone: NDArray[np.uint8]
    midline_mm: float
    between_mm: float

    @property
    def step_mm(self) -> float:
        return float(self.grid.spacing_mm[0])

    @property
    def voxel_ml(self) -> float:
        return self.step_mm**3 / 1000

    @property
    def outside(self) -> NDArray[np.float32]:
        """How much of each voxel lies outside the bone, 0 to 1."""
        share: NDArray[np.float32] = np.clip(0.5 + self.outside_mm / self.step_mm, 0, 1)
        return share


def regions_of(vertebra: Vertebra, grid: Grid) -> Regions:
    """Return what lies where on a grid whose axes are the box axes.

    Raises
    ------
    AnatomyNotSeen
        If no pedicle was seen.
    """
    x, y, z = _axes_mm(vertebra, grid)
    members = vertebra.parts.membership
    bone = np.zeros(grid.shape_kji, np.float32)
    for part in BONES:
        if part in members:
            bone += _sampled(vertebra, members[part], x, y, z)
    canal, seen = _canal(vertebra, x, y, z)
    step = float(grid.spacing_mm[0])
    outside_mm = -_depth_mm(bone, step)
    canal_mm = _depth_mm(canal, step)
    midline = vertebra.canal_center_mm[0]
    borders = pedicle_borders(vertebra)
    zone = np.full(grid.shape_kji, BESIDE, np.uint8)
    _mark_foramina(zone, vertebra, borders, (x, y, z))
    _mark_discs(zone, vertebra, (x, y, z))
    _mark_canal(zone, borders, canal_mm, (x, y, z))
    return Regions(
        grid=grid,
        x_mm=x,
        y_mm=y,
        z_mm=z,
        outside_mm=outside_mm,
        canal=np.clip(0.5 + _ramp_mm(canal) / step, 0, 1),
        canal_mm=canal_mm,
        canal_seen=seen,
        has_canal=_canal_member(vertebra) is not None,
        zone=zone,
        midline_mm=midline,
        between_mm=sum(medial for medial, *_ in borders.values()),
    )


def _axes_mm(
    vertebra: Vertebra, grid: Grid
) -> tuple[FloatArray, FloatArray, FloatArray]:
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    steps = grid.spacing_mm
    x, y, z = (
        first[axis] + steps[axis] * np.arange(grid.shape_kji[2 - axis])
        for axis in range(3)
    )
    return x, y, z


def _sampled(
    vertebra: Vertebra,
    values: NDArray[np.uint8],
    x: FloatArray,
    y: FloatArray,
    z: FloatArray,
) -> NDArray[np.float32]:
    """Return a membership at box coordinates, trilinearly, 0 beyond its grid.

    Both grids run along the box axes: one axis after the other is interpolated.
    """
    grid = vertebra.parts.grid
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    result: NDArray[np.float32] = values.astype(np.float32)
    for axis, places in ((2, x), (1, y), (0, z)):
        at = (places - first[2 - axis]) / grid.spacing_mm[2 - axis]
        last = result.shape[axis] - 1
        low = np.clip(np.floor(at).astype(int), 0, max(last - 1, 0))
        shape = [1, 1, 1]
        shape[axis] = len(at)
        part = np.clip(at - low, 0, 1).reshape(shape).astype(np.float32)
        near = result.take(low, axis=axis)
        far = result.take(np.minimum(low + 1, last), axis=axis)
        is_there = ((at >= 0) & (at <= last)).reshape(shape)
        result = (near + part * (far - near)) * is_there
    return result


def _ramp_mm(membership: NDArray[np.float32]) -> NDArray[np.float32]:
    ramp: NDArray[np.float32] = (membership - Parts.WALL) / Parts.WALL * Parts.RAMP_MM
    return ramp


def _depth_mm(membership: NDArray[np.float32], step_mm: float) -> NDArray[np.float32]:
    """Return how far inside an outline voxels lie: its ramp, and beyond it distances.

    Nothing is said beyond what the ramp tells where there is no outline.
    """
    ramp = np.clip(_ramp_mm(membership), -Parts.RAMP_MM, Parts.RAMP_MM)
    inside = ramp > 0
    if inside.any():
        away = ndimage.distance_transform_edt(~inside, sampling=step_mm) - step_mm / 2
        deep = ndimage.distance_transform_edt(inside, sampling=step_mm) - step_mm / 2
        far = np.where(inside, deep, -away)
        return np.where(np.abs(ramp) < 0.9 * Parts.RAMP_MM, ramp, far).astype(
            np.float32
        )
    return np.full(membership.shape, -np.inf, np.float32)


def _canal(
    vertebra: Vertebra, x: FloatArray, y: FloatArray, z: FloatArray
) -> tuple[NDArray[np.float32], BoolArray]:
    """Return the canal's membership, carried on above and below, and where seen."""
    member = _canal_member(vertebra)
    if member is None:
        return _canal_box(vertebra, x, y, z), np.zeros(len(z), bool)
    rows = np.flatnonzero((member > Parts.WALL).any(axis=(1, 2)))
    grid = vertebra.parts.grid
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])[2]
    low, high = first + grid.spacing_mm[2] * rows[[0, -1]]
    inner = np.clip(z, low + CANAL_END_MM, high - CANAL_END_MM)
    return _sampled(vertebra, member, x, y, inner), (z >= low) & (z <= high)


def _canal_member(vertebra: Vertebra) -> NDArray[np.uint8] | None:
    """Return the canal's membership on the grid of the parts; None if not seen."""
    member = vertebra.parts.membership.get(Part.CANAL)
    return member if member is not None and (member > Parts.WALL).any() else None


def _canal_box(
    vertebra: Vertebra, x: FloatArray, y: FloatArray, z: FloatArray
) -> NDArray[np.float32]:
    """Return what lies between pedicles, posterior wall and arch, where no canal is.

    Good enough to say that cement lies in the canal, not how much of it that is.
    """
    half = sum(medial for medial, *_ in pedicle_borders(vertebra).values()) / 2
    aside = half - np.abs(x - vertebra.canal_center_mm[0])
    deep = np.minimum(
        y[None, :] - vertebra.canal_dorsal_y_mm,
        vertebra.posterior_wall.y_at(z)[:, None] - y[None, :],
    )
    inside_mm = np.minimum(deep[:, :, None], aside)
    ramp = np.clip(inside_mm / Parts.RAMP_MM, -1, 1)
    return np.asarray(Parts.WALL * (1 + ramp), np.float32)


Border = tuple[float, float, float, float]
"""Of a pedicle: medial and lateral offset, lowest and highest point."""


def pedicle_borders(vertebra: Vertebra) -> dict[Side, Border]:
    """Return the borders of both pedicles; of a missing one those of the other.

    Raises
    ------
    AnatomyNotSeen
        If neither was seen: nothing then says where canal and foramina end.
    """
    found = {}
    for side in Side:
        pedicle = vertebra.pedicles.get(side)
        pedicle = pedicle or next(iter(vertebra.pedicles.values()), None)
        if pedicle is None:
            raise AnatomyNotSeen(
                "no pedicle", level=vertebra.level, structure="pedicle"
            )
        medial, low = pedicle.isthmus.contour_mm.min(axis=0)
        lateral, high = pedicle.isthmus.contour_mm.max(axis=0)
        found[side] = (float(medial), float(lateral), float(low), float(high))
    return found


Axes = tuple[FloatArray, FloatArray, FloatArray]


def _mark_foramina(
    zone: NDArray[np.uint8],
    vertebra: Vertebra,
    borders: dict[Side, Border],
    axes: Axes,
) -> None:
    x, y, z = axes
    front = vertebra.posterior_wall.y_at(z)[:, None] + AHEAD_MM
    deep = (y >= vertebra.canal_dorsal_y_mm - AHEAD_MM) & (y <= front)
    for side, (medial, lateral, low, high) in borders.items():
        offset = side.sign * x
        wide = (offset >= medial) & (offset <= lateral + ASIDE_MM)
        tall = (z >= low - FORAMEN_TALL_MM) & (z <= high + FORAMEN_TALL_MM)
        zone[(deep & tall[:, None])[:, :, None] & wide] = FORAMEN_OF[side]


def _mark_discs(zone: NDArray[np.uint8], vertebra: Vertebra, axes: Axes) -> None:
    """Mark what lies above and below the body, over each column of it."""
    x, y, z = axes
    grid = vertebra.parts.grid
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    inside, low_z, high_z = _columns(vertebra)
    rows = np.round((y - first[1]) / grid.spacing_mm[1]).astype(int)
    columns = np.round((x - first[0]) / grid.spacing_mm[0]).astype(int)
    known_rows = (rows >= 0) & (rows < inside.shape[0])
    known_columns = (columns >= 0) & (columns < inside.shape[1])
    known = np.ix_(known_rows, known_columns)
    at = np.ix_(rows[known_rows], columns[known_columns])
    over_body = np.zeros((len(y), len(x)), bool)
    lowest, highest = np.zeros((2, len(y), len(x)))
    over_body[known] = inside[at]
    lowest[known], highest[known] = low_z[at], high_z[at]
    heights = z[:, None, None]
    tall = DISC_MM[vertebra.level[0]]
    for name, over in ((DISC_SUP, heights - highest), (DISC_INF, lowest - heights)):
        zone[over_body & (over > -grid.spacing_mm[2]) & (over <= tall)] = name
        zone[over_body & (over > tall)] = ELSEWHERE


def _columns(vertebra: Vertebra) -> tuple[BoolArray, FloatArray, FloatArray]:
    """Return (j, i) which columns pass the body, and where they enter and leave it.

    Near its edge a column may pass one rim alone: what lies beside the waist between
    the rims is in no disc, so there the farthest of the neighbours counts.
    """
    grid = vertebra.parts.grid
    step = grid.spacing_mm
    first = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])[2]
    body = vertebra.parts.membership[Part.BODY] > vertebra.parts.WALL
    has = np.asarray(body.any(axis=0))
    low_z = first + step[2] * (body.argmax(axis=0) - 0.5)
    high_z = first + step[2] * (body.shape[0] - 0.5 - body[::-1].argmax(axis=0))
    away, nearest = ndimage.distance_transform_edt(
        ~has, sampling=step[1::-1], return_indices=True
    )
    deep = np.asarray(ndimage.distance_transform_edt(has, sampling=step[1::-1]))
    low_z, high_z = low_z[tuple(nearest)], high_z[tuple(nearest)]
    size = 2 * round(RIM_MM / float(step[0])) + 1
    at_rim = deep < RIM_MM
    low_z = np.where(at_rim, ndimage.minimum_filter(low_z, size), low_z)
    high_z = np.where(at_rim, ndimage.maximum_filter(high_z, size), high_z)
    return np.asarray(away) <= BULGE_MM, low_z, high_z


def _mark_canal(
    zone: NDArray[np.uint8],
    borders: dict[Side, Border],
    canal_mm: NDArray[np.float32],
    axes: Axes,
) -> None:
    """Mark the canal up to the line between the pedicles, where no pedicle bounds it.

    What is neither bone nor foramen right beside it belongs to it.
    """
    x, _, z = axes
    beyond = np.zeros((len(z), 1, len(x)), bool)
    for side, (medial, _, low, high) in borders.items():
        between = ((z < low) | (z > high))[:, None, None]
        beyond |= between & (side.sign * x > medial + ASIDE_MM)
    in_disc = np.isin(zone, (DISC_SUP, DISC_INF, ELSEWHERE))
    near = canal_mm > np.where(in_disc, 0.0, -ASIDE_MM)
    zone[near & ~beyond] = CANAL

"""Places on the walls of a vertebra, and the density along the normal of each."""

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Parts, Side, Vertebra
from planner.arrays import FloatArray, Points
from planner.imaging.volume import Grid

FREE_MM = (1.5, 3.0)
"""How far in front of a wall no bone of the same vertebra may lie: where a pedicle
joins the body there is no cortex to look for."""

WITHIN_MM = 1.5
"""How far behind a wall its part is told: clear of the seam between two parts."""

THICKEST_MM = 10.0
"""What is thicker does not matter."""

PEDICLES = {Part.RIGHT_PEDICLE: Side.RIGHT, Part.LEFT_PEDICLE: Side.LEFT}

BONES = (Part.BODY, *PEDICLES, Part.POSTERIOR_ELEMENTS)

FACINGS = np.array(
    [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)], float
)
BODY_WALLS = (
    "right_side",
    "left_side",
    "anterior",
    "posterior",
    "upper_endplate",
    "lower_endplate",
)
"""The walls of the body, in the order of the directions in which they face."""

PEDICLE_WALLS = {
    Side.RIGHT: ("lateral", "medial", "", "", "cranial", "caudal"),
    Side.LEFT: ("medial", "lateral", "", "", "cranial", "caudal"),
}
"""The same for pedicles, which have a wall neither in front nor behind."""

WALLS = (
    *BODY_WALLS,
    *(
        f"{side.value}_{name}"
        for side, names in PEDICLE_WALLS.items()
        for name in names
        if name
    ),
)


@attrs.frozen(kw_only=True, eq=False)
class Places:
    """Points on walls, in box mm: where, which way out, and what of the wall is theirs.

    `area_mm2` adds up to the area of the wall. `wall` (n,) are names of walls.
    `thick_mm` is how much bone lies behind each, up to `THICKEST_MM`.
    """

    at_mm: Points
    outward: Points
    area_mm2: FloatArray
    wall: NDArray[np.str_]
    thick_mm: FloatArray

    def __getitem__(self, chosen: NDArray[np.intp]) -> "Places":
        return Places(
            at_mm=self.at_mm[chosen],
            outward=self.outward[chosen],
            area_mm2=self.area_mm2[chosen],
            wall=self.wall[chosen],
            thick_mm=self.thick_mm[chosen],
        )

    def __len__(self) -> int:
        return len(self.at_mm)


def wall_places(vertebra: Vertebra) -> Places:
    """Return the places where body and pedicles border on what is not their bone.

    They are where the outline crosses the edges of the grid it is drawn on. An area
    crosses edges along an axis in proportion to how much it faces that axis: weighted
    with the same once more, the three axes together give the area.
    """
    parts = vertebra.parts
    seen = [part for part in BONES if part in parts.membership]
    block, grid = _block(
        parts, [part for part in seen if part in (Part.BODY, *PEDICLES)]
    )
    members = np.stack([parts.membership[part][block] for part in seen]).astype(
        np.float32
    )
    bone = np.minimum(members.sum(axis=0), 2 * Parts.WALL) - Parts.WALL
    slopes = _slopes(bone)
    step = float(grid.spacing_mm[0])
    kji, outward, area = _crossings(bone, slopes, step)
    ahead = [_sampled(bone, kji + outward[:, ::-1] * (mm / step)) for mm in FREE_MM]
    within = kji - outward[:, ::-1] * (WITHIN_MM / step)
    owner = np.argmax([_sampled(member, within) for member in members], axis=0)
    box_from_ijk = vertebra.frame.box_from_lps @ grid.lps_from_ijk
    at_mm = kji[:, ::-1] * step + box_from_ijk[:3, 3]
    wall = _named(np.array([part.value for part in seen])[owner], outward)
    kept = (np.max(ahead, axis=0) < 0) & (wall != "")
    return Places(
        at_mm=at_mm[kept],
        outward=outward[kept],
        area_mm2=area[kept],
        wall=wall[kept],
        thick_mm=_thickness(bone, kji[kept], outward[kept], step),
    )


def _thickness(
    bone: NDArray[np.float32], kji: Points, outward: Points, step_mm: float
) -> FloatArray:
    """Return how far bone goes on straight behind each place, in whole millimetres."""
    thick = np.full(len(kji), THICKEST_MM)
    for behind in np.arange(THICKEST_MM - 1, 1.5, -1.0):
        hu = _sampled(bone, kji - outward[:, ::-1] * (behind / step_mm))
        thick[hu <= 0] = behind
    return thick


def _block(parts: Parts, wanted: list[Part]) -> tuple[tuple[slice, ...], Grid]:
    """Return the block of the parts' grid that holds some of them, and a margin."""
    mask = np.any([parts.membership[part] > Parts.WALL for part in wanted], axis=0)
    step = float(parts.grid.spacing_mm[0])
    margin = int(np.ceil((max(FREE_MM) + 1.0) / step))
    block = []
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        hit = np.flatnonzero(mask.any(axis=others))
        block.append(
            slice(
                max(0, int(hit[0]) - margin),
                min(mask.shape[axis], int(hit[-1]) + margin + 1),
            )
        )
    k, j, i = block
    shape = [part.stop - part.start for part in block]
    return tuple(block), parts.grid.part((i.start, j.start, k.start), shape)


def _slopes(bone: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Return the slope along k, j and i, without the steps of the grid."""
    soft = ndimage.gaussian_filter(bone, 1.0)
    return [np.asarray(slope, np.float32) for slope in np.gradient(soft)]


def _crossings(
    bone: NDArray[np.float32], slopes: list[NDArray[np.float32]], step_mm: float
) -> tuple[Points, Points, FloatArray]:
    """Return where (k, j, i), the way out (x, y, z) and the area of each crossing."""
    found: list[tuple[Points, Points, FloatArray]] = []
    for axis in range(3):
        first = tuple(slice(None, -1) if a == axis else slice(None) for a in range(3))
        second = tuple(slice(1, None) if a == axis else slice(None) for a in range(3))
        turns = (bone[first] > 0) != (bone[second] > 0)
        at = np.argwhere(turns)
        low, high = bone[first][turns], bone[second][turns]
        share = low / (low - high)
        kji = at.astype(float)
        kji[:, axis] += share
        rise = np.column_stack([_sampled(slope, kji) for slope in slopes])
        length = np.linalg.norm(rise, axis=1)
        out = -rise / np.maximum(length, 1e-6)[:, None]
        found.append((kji, out[:, ::-1], step_mm**2 * np.abs(out[:, axis])))
    kji, outward, area = (np.concatenate(part) for part in zip(*found, strict=True))
    return kji, outward, area


def _sampled(values: NDArray[np.float32], kji: Points) -> FloatArray:
    return np.asarray(
        ndimage.map_coordinates(values, kji.T, order=1, mode="nearest"), float
    )


def _named(part: NDArray[np.intp], outward: Points) -> NDArray[np.str_]:
    """Return the wall each place belongs to; "" where it belongs to none."""
    facing = np.argmax(outward @ FACINGS.T, axis=1)
    names = np.full(len(part), "", dtype="<U16")
    names[part == Part.BODY.value] = np.array(BODY_WALLS)[
        facing[part == Part.BODY.value]
    ]
    for pedicle, side in PEDICLES.items():
        mine = part == pedicle.value
        walls = np.array(
            [f"{side.value}_{w}" if w else "" for w in PEDICLE_WALLS[side]]
        )
        names[mine] = walls[facing[mine]]
    return names

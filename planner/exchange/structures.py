"""What of a case has a place in the patient: parts of vertebrae, needles, cement."""

import enum
import re
from collections.abc import Iterator, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.named_parts import part_name
from planner.anatomy.parts import membership
from planner.anatomy.shape import cropped
from planner.anatomy.vertebra import Part, Parts, Side, Vertebra
from planner.arrays import BoolArray, FloatArray, Vector3
from planner.imaging.resample import on_grid
from planner.imaging.volume import Block, Grid, block_around
from planner.plan.case import Case, LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.rules.cloud import planned_cloud


class Kind(enum.Enum):
    """What a structure is; the value is the name it bears in files."""

    BODY = "body"
    PEDICLE = "pedicle"
    CANAL = "canal"
    POSTERIOR_ELEMENTS = "posterior elements"
    NEEDLE = "needle"
    CEMENT = "planned cement"


KIND_OF_PART: Mapping[Part, tuple[Kind, Side | None]] = {
    Part.BODY: (Kind.BODY, None),
    Part.RIGHT_PEDICLE: (Kind.PEDICLE, Side.RIGHT),
    Part.LEFT_PEDICLE: (Kind.PEDICLE, Side.LEFT),
    Part.CANAL: (Kind.CANAL, None),
    Part.POSTERIOR_ELEMENTS: (Kind.POSTERIOR_ELEMENTS, None),
}

STEP_AROUND_MM = 1.0
"""At least a voxel of the parts: a wall lies between what is in and what is not."""


@attrs.frozen(kw_only=True, eq=False)
class Structure:
    """One structure. `name` is unique in a case: "L1 right pedicle", "L1 needle R1".

    A part or cement has a `field`: uint8 membership [k, j, i] on `grid` with its
    surface at `Parts.WALL`; a needle is the cylinder it says it is.
    """

    name: str
    level: str
    kind: Kind
    side: Side | None = None
    part: Part | None = None
    field: NDArray[np.uint8] | None = None
    grid: Grid | None = None
    needle: Needle | None = None


def plain_label(words: str) -> str:
    """Return words as any reader of DICOM takes them: one line, 64 bytes of UTF-8."""
    line = re.sub(r"[\\\x00-\x1f\x7f]+", " ", words).strip()
    return line.encode()[:64].decode(errors="ignore")


def file_stem(words: str) -> str:
    """Return words as the name of a file: letters of ASCII, digits, no place."""
    return re.sub(r"[^A-Za-z0-9_-]+", "_", words).strip("_")[:64] or "structure"


def structures_of(case: Case, vertebrae: Mapping[str, Vertebra]) -> list[Structure]:
    """Return every structure of a case: level by level, parts, then what is planned."""
    found: list[Structure] = []
    for plan in case.levels:
        vertebra = vertebrae.get(plan.level)
        if vertebra is not None:
            found += _parts(vertebra)
        found += [_needle(plan.level, needle) for needle in planned_needles(plan)]
        if vertebra is not None:
            found += _cement(plan, vertebra)
    return found


def planned_needles(plan: LevelPlan) -> list[Needle]:
    """Return the needles of a level that nobody withdrew."""
    return [n for n in plan.needles if n.status is not NeedleStatus.WITHDRAWN]


def _parts(vertebra: Vertebra) -> Iterator[Structure]:
    for part in Part:
        field = vertebra.parts.membership.get(part)
        if field is None or not field.any():
            continue
        kind, side = KIND_OF_PART[part]
        yield Structure(
            name=part_name(vertebra.level, part),
            level=vertebra.level,
            kind=kind,
            side=side,
            part=part,
            field=field,
            grid=vertebra.parts.grid,
        )


def _needle(level: str, needle: Needle) -> Structure:
    return Structure(
        name=f"{level} needle {needle.id}",
        level=level,
        kind=Kind.NEEDLE,
        side=None if needle.side is None else Side(needle.side),
        needle=needle,
    )


def _cement(plan: LevelPlan, vertebra: Vertebra) -> Iterator[Structure]:
    """Give the planned cement as the rules see it: the body nearest the tips."""
    tips_mm = [vertebra.frame.to_box(n.tip_lps_mm) for n in planned_needles(plan)]
    volume_ml = plan.cement.volume_ml if plan.cement else None
    if not volume_ml or not tips_mm:
        return
    cloud = planned_cloud(vertebra, tips_mm, volume_ml=volume_ml)
    if cloud is None:
        # No body was outlined, or no needle leads there.
        return
    reach_mm = float(_nearest(cloud.points_mm, tips_mm).max())
    grid = vertebra.parts.grid
    around = membership(reach_mm - _nearest_on_grid(vertebra, tips_mm))
    yield Structure(
        name=f"{plan.level} planned cement",
        level=plan.level,
        kind=Kind.CEMENT,
        field=np.minimum(around, vertebra.parts.membership[Part.BODY]),
        grid=grid,
    )


def _nearest(points_mm: FloatArray, tips_mm: list[Vector3]) -> FloatArray:
    """Return (...,): how far each point is from the nearest tip."""
    ways = [np.linalg.norm(points_mm - tip, axis=-1) for tip in tips_mm]
    nearest: FloatArray = np.minimum.reduce(ways)
    return nearest


def _nearest_on_grid(vertebra: Vertebra, tips_mm: list[Vector3]) -> FloatArray:
    """Return [k, j, i]: the same for the voxels of the parts, whose axes are the box's.

    One axis at a time: squares of distances add up.
    """
    grid = vertebra.parts.grid
    start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    lines = [
        first + step * np.arange(count)
        for first, step, count in zip(
            start, grid.spacing_mm, grid.shape_kji[::-1], strict=True
        )
    ]
    squares = []
    for tip in tips_mm:
        x, y, z = ((line - at) ** 2 for line, at in zip(lines, tip, strict=True))
        squares.append(z[:, None, None] + y[:, None] + x)
    nearest: FloatArray = np.sqrt(np.minimum.reduce(squares))
    return nearest


# --- in voxels ------------------------------------------------------------------------


def depth_in(structure: Structure, grid: Grid) -> tuple[Block, NDArray[np.float32]]:
    """Return a block of a grid around a structure, and how deep each voxel lies in it.

    Positive: the voxel's centre is inside. The block may be empty; it is the same for
    all parts of a level.
    """
    if structure.needle is not None:
        return _needle_depth(structure.needle, grid)
    assert structure.field is not None
    assert structure.grid is not None
    block, inner = block_around(structure.grid.corners_lps_mm(), grid)
    depth = np.full(inner.shape_kji, -Parts.WALL, np.float32)
    cut, cut_grid = cropped(
        structure.field > 0, structure.grid, margin_mm=STEP_AROUND_MM
    )
    place, held = block_around(cut_grid.corners_lps_mm(), inner)
    if 0 not in held.shape_kji:
        depth[place] += on_grid(structure.field[cut], cut_grid, held, outside=0)
    return block, depth


def _needle_depth(needle: Needle, grid: Grid) -> tuple[Block, NDArray[np.float32]]:
    ends = np.stack((needle.entry_lps_mm, needle.tip_lps_mm))
    reach = np.full(3, needle.radius_mm)
    block, inner = block_around(np.concatenate((ends - reach, ends + reach)), grid)
    k, j, i = np.indices(inner.shape_kji)
    points = inner.to_lps(np.stack((i, j, k), axis=-1)) - needle.entry_lps_mm
    along = points @ needle.direction_lps
    aside = np.linalg.norm(points - along[..., None] * needle.direction_lps, axis=-1)
    within = np.minimum(along, needle.length_mm - along)
    return block, np.minimum(needle.radius_mm - aside, within).astype(np.float32)


@attrs.frozen(kw_only=True, eq=False)
class Voxels:
    """The voxels of a structure: `inside` [k, j, i] on a block of a grid."""

    structure: Structure
    block: Block
    inside: BoolArray


def voxels_of(structures: list[Structure], grid: Grid) -> list[Voxels]:
    """Return every structure as voxels of a grid whose centres lie in it.

    Parts of one level share none: the voxel belongs to the part it lies deepest in. A
    needle and cement may lie in parts and in one another.
    """
    found: list[Voxels] = []
    by_level: dict[str, list[tuple[Voxels, NDArray[np.float32]]]] = {}
    for structure in structures:
        block, depth = depth_in(structure, grid)
        voxels = Voxels(structure=structure, block=block, inside=depth > 0)
        found.append(voxels)
        if structure.part is None:
            continue
        # All parts of a level lie on one grid, and so in one block.
        others = by_level.setdefault(structure.level, [])
        for other, other_depth in others:
            wins = depth > other_depth
            voxels.inside[...] &= wins
            other.inside[...] &= ~(wins & (depth > 0))
        others.append((voxels, depth))
    return found

"""The four walls of a pedicle as sheets, as lines of sight through bone show them."""

import numpy as np
from scipy import ndimage

from planner.anatomy.body import STEEPEST
from planner.anatomy.pedicle_lines import beside_body
from planner.anatomy.pedicle_neck import Neck
from planner.anatomy.rays import Marks, crossing, longest_run
from planner.anatomy.scan import SideScan
from planner.anatomy.vertebra import Silhouette
from planner.anatomy.walls import WallSheets
from planner.arrays import FloatArray

FIELD_STEP_MM = 0.75
"""Between the grid points of the distances; a wall of 4 mm radius is off by 0.02 mm
between two of them."""

FIELD_REACH_MM = np.array([12.0, 5.0, 12.0])
"""How far outside a pedicle distances are exact along offset, y and z: for a needle and
any breach of it that still needs a number."""

CORNER_MM = 1.0
"""This close to the canal's front the voxels round the corner from pedicle to body, to
its back that from medial wall to lamina: the walls go straight on."""

SMOOTHING_MM = 0.5
"""Standard deviation: takes the last steps of the voxels out of a wall."""


def pedicle_sheets(
    scan: SideScan, neck: Neck, *, posterior: Silhouette, dorsal_y_mm: float
) -> WallSheets:
    """Return the sheets of a pedicle on a grid around it.

    Each wall is followed from the neck as far as it turns by less than 45 degrees and
    goes straight on from there. Where bone flares away from the pedicle, into the
    transverse process or the body, the lateral, cranial and caudal walls open with it,
    but by no more than 45 degrees. The medial wall is the canal's side: in the front
    half of the canal it is followed into a lateral recess and round a fragment.
    """
    y, z = scan.axis_mm(1), scan.axis_mm(2)
    medial, lateral = neck.lines.medial_mm, neck.lines.lateral_mm
    wall = neck.lines.seen & beside_body(posterior, z)
    wall &= y[:, None] <= posterior.y_at(z) - CORNER_MM
    wall &= y[:, None] >= dorsal_y_mm
    wall = wall if wall.any() else neck.lines.seen
    middle = _middle_rows(wall)
    row = int(np.argmin(np.abs(y - neck.center_mm[1])))
    half = (float(posterior.y_at(posterior.z_mm.mean())) + dorsal_y_mm) / 2
    back = int(np.argmin(np.abs(y - min(half, neck.center_mm[1]))))
    facing = wall & ~behind_turn(medial, back, step_mm=scan.step_mm)
    facing &= y[:, None] >= dorsal_y_mm + CORNER_MM
    facing = facing if facing.any() else wall
    medial_sheet = beside_canal(medial, facing, step_mm=scan.step_mm)
    held = _reached(lateral, wall, row, middle, scan.step_mm)
    lateral_sheet = _opened(_filled(lateral, held), step_mm=scan.step_mm)
    up, down = _heights(scan, wall, row, middle, medial_sheet, lateral_sheet)
    return _on_field_grid(
        scan,
        [medial_sheet, lateral_sheet, up, down],
        low=np.array([medial_sheet.min(), dorsal_y_mm, down.min()]),
        high=np.array([lateral_sheet.max(), 0.0, up.max()]),
    )


def beside_canal(medial: FloatArray, wall: Marks, *, step_mm: float) -> FloatArray:
    """Return the medial wall: it follows the canal's side, however steep along y.

    Up and down it is constant from where it has turned by 45 degrees: there it is the
    cranial or the caudal wall.
    """
    turn = np.abs(np.gradient(medial, step_mm, axis=1))
    facing = wall & (turn <= STEEPEST)
    return _smooth(_nearest(medial, facing if facing.any() else wall), step_mm)


def behind_turn(medial: FloatArray, row: int, *, step_mm: float) -> Marks:
    """Mark over (y, z) what lies behind a turn of the wall by 45 degrees.

    Only behind `row`, in the canal's back half: there it turns into the lamina, or is
    the arch's back. In its front half it turns into the lateral recess, or round a
    fragment in the canal, and is followed.
    """
    turned = np.zeros(medial.shape, bool)
    turned[:row] = np.abs(np.diff(medial[: row + 1], axis=0)) > STEEPEST * step_mm
    behind: Marks = np.logical_or.accumulate(turned[::-1], axis=0)[::-1]
    return behind


def _middle_rows(wall: Marks) -> FloatArray:
    """Return the middle z index of the wall for each y; empty rows borrow."""
    middle = np.full(len(wall), np.nan)
    for row in np.flatnonzero(wall.any(axis=1)):
        run = longest_run(wall[row])
        middle[row] = sum(run) / 2 if run else np.nan
    seen = np.flatnonzero(np.isfinite(middle))
    filled: FloatArray = np.interp(np.arange(len(wall)), seen, middle[seen])
    return filled


def _reached(
    height: FloatArray, seen: Marks, row: int, middle: FloatArray, step_mm: float
) -> Marks:
    """Mark over (row, column) what is reached from the neck without a turn inwards.

    The neck lies in `row`; `middle` is the column of the pedicle's middle in each row.
    Where the wall turns towards the pedicle by more than 45 degrees, away from the
    neck, it belongs to its neighbour. So does the last line of sight of a row: it
    grazes the edge, which voxels round.
    """
    rows, columns = np.indices(height.shape)
    along, across = np.gradient(height, step_mm)
    ahead: Marks = np.greater(rows, row)
    beside: Marks = np.greater(columns, middle[:, None])
    behind = np.less(np.where(ahead, along, -along), -STEEPEST)
    aside = np.less(np.where(beside, across, -across), -STEEPEST)
    around = np.pad(seen, ((0, 0), (1, 1)))
    aside |= ~np.where(beside, around[:, 2:], around[:, :-2])
    on = seen & ~_beyond(seen & behind, ahead, axis=0)
    on &= ~_beyond(seen & aside, beside, axis=1)
    on = on if on.any() else seen
    pieces, _ = ndimage.label(on)
    here = pieces[row, max(0, int(middle[row]) - 1) : int(middle[row]) + 2]
    found = here[here > 0]
    return pieces == found[0] if found.size else np.asarray(on)


def _beyond(turned: Marks, ahead: Marks, *, axis: int) -> Marks:
    """Mark what lies behind a turn, seen from where `ahead` changes."""
    far = np.logical_or.accumulate(turned & ahead, axis=axis)
    back = np.flip(turned & ~ahead, axis=axis)
    near = np.flip(np.logical_or.accumulate(back, axis=axis), axis=axis)
    return np.asarray(np.where(ahead, far, near))


def _filled(height: FloatArray, seen: Marks) -> FloatArray:
    """Go straight on along each row, then let empty rows borrow from the next."""
    rows = np.flatnonzero(seen.any(axis=1))
    column = np.arange(height.shape[1])
    full = np.empty_like(height)
    for row in rows:
        places = np.flatnonzero(seen[row])
        near = places[np.abs(places[:, None] - column).argmin(axis=0)]
        full[row] = height[row, near]
    nearest = rows[np.abs(rows[:, None] - np.arange(len(height))).argmin(axis=0)]
    result: FloatArray = full[nearest]
    return result


def _nearest(height: FloatArray, seen: Marks) -> FloatArray:
    place = ndimage.distance_transform_edt(
        ~seen, return_distances=False, return_indices=True
    )
    result: FloatArray = height[tuple(place)]
    return result


def _opened(height: FloatArray, *, step_mm: float) -> FloatArray:
    """Return the highest sheet below one whose slopes are within 45°, smoothed.

    Smoothing only takes away: where a wall opens it would lead round the corner, past
    the last bone that was met before it.
    """
    sheet = np.array(height)
    for axis in (0, 1):
        lines = np.moveaxis(sheet, axis, 0)
        for i in range(1, len(lines)):
            np.minimum(lines[i], lines[i - 1] + step_mm, out=lines[i])
        for i in range(len(lines) - 2, -1, -1):
            np.minimum(lines[i], lines[i + 1] + step_mm, out=lines[i])
    return np.minimum(sheet, _smooth(sheet, step_mm))


def _smooth(sheet: FloatArray, step_mm: float) -> FloatArray:
    result: FloatArray = ndimage.gaussian_filter(
        sheet, SMOOTHING_MM / step_mm, mode="nearest"
    )
    return result


def _heights(
    scan: SideScan,
    wall: Marks,
    row: int,
    middle: FloatArray,
    medial: FloatArray,
    lateral: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Return the cranial and the caudal wall over (offset, y)."""
    rows = np.arange(len(middle))
    level = np.round(middle).astype(int)
    lines = np.moveaxis(scan.inside_mm, 0, -1)
    start = np.broadcast_to(level[:, None], lines.shape[:2])
    inside: Marks = np.take_along_axis(lines, start[..., None], axis=2)[..., 0] > 0
    offset = scan.axis_mm(0)
    between = (offset >= medial[rows, level][:, None]) & (
        offset <= lateral[rows, level][:, None]
    )
    seen = np.logical_and(inside & between, wall.any(axis=1, keepdims=True))
    last = lines.shape[-1] - 1
    up = crossing(lines, into=False, after=start)
    down = last - crossing(lines[..., ::-1], into=False, after=last - start)
    center = (medial[rows, level] + lateral[rows, level]) / 2
    center = (center - scan.low_mm[0]) / scan.step_mm
    low, step = scan.low_mm[2], scan.step_mm
    sheets = []
    for place, sign in ((up, 1), (down, -1)):
        height = sign * (low + step * place)
        held = np.logical_and(seen, np.isfinite(height))
        held = _reached(height, held, row, center, step)
        sheets.append(sign * _opened(_filled(height, held), step_mm=step).T)
    return sheets[0], sheets[1]


def _on_field_grid(
    scan: SideScan, sheets: list[FloatArray], *, low: FloatArray, high: FloatArray
) -> WallSheets:
    """Return the sheets over the pedicle and what is within reach of it."""
    start = low - FIELD_REACH_MM
    shape = np.ceil((high + FIELD_REACH_MM - start) / FIELD_STEP_MM).astype(int) + 1
    place = [
        (start[axis] + FIELD_STEP_MM * np.arange(shape[axis]) - scan.low_mm[axis])
        / scan.step_mm
        for axis in range(3)
    ]

    def taken(sheet: FloatArray, rows: int, columns: int) -> FloatArray:
        points = np.meshgrid(place[rows], place[columns], indexing="ij")
        result: FloatArray = ndimage.map_coordinates(
            sheet, points, order=1, mode="nearest"
        )
        return result

    medial, lateral, cranial, caudal = sheets
    return WallSheets(
        start_mm=start,
        step_mm=FIELD_STEP_MM,
        shape=(int(shape[0]), int(shape[1]), int(shape[2])),
        medial_mm=taken(medial, 1, 2),
        lateral_mm=taken(lateral, 1, 2),
        cranial_mm=taken(cranial, 0, 1),
        caudal_mm=taken(caudal, 0, 1),
    )

"""All that is measured on one needle, once: every rule reads from here."""

import math
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part, Pedicle, Side, Vertebra, Wall
from planner.arrays import FloatArray, Points, Vector3
from planner.plan.needle import Needle
from planner.rules.angle import greatest_convergence_deg
from planner.rules.border import BorderMeasures, measure_border
from planner.rules.canal import canal_clearance
from planner.rules.clearance import WallClearance, measure_clearances
from planner.rules.entry import EntryMeasures, measure_entry
from planner.rules.findings import Measures

LpsPoint = tuple[float, float, float]


@attrs.frozen(kw_only=True, eq=False)
class PathMeasures:
    """One needle in its vertebra, in mm and degrees of the vertebra's own planes.

    `convergence_deg` is positive towards the midline, `sagittal_deg` when the needle
    rises anteriorly. Offsets fall towards the midline. `depth_fraction` is the tip's
    depth in the body (0 posterior wall, 1 anterior), `anterior_gap_mm` what is left to
    the anterior silhouette, `local_wall_gap_mm` the way from the front of the canal to
    the tip, None where the canal was not seen there.

    `cortex_gap_mm` is the way from the tip straight forward to where the body ends at
    that very place, None where the body was not seen there. `canal_gap_mm` is the least
    distance from the whole needle's surface to the canal, negative inside it, nearest
    at `canal_at_mm`; None where the canal was not seen. `greatest_deg` is the largest
    convergence from this entry that keeps the medial wall, None if there is none.

    `border` and `entry` are None and `clearances` empty where the pedicle of this side
    was not seen; `clearances` is empty too while no part of the needle is between canal
    border and posterior wall. `at_lps_mm` takes the points of all to patient
    coordinates.
    """

    side: Side
    vertebra: Vertebra
    diameter_mm: float
    length_mm: float
    convergence_deg: float
    sagittal_deg: float
    entry_mm: Vector3
    tip_mm: Vector3
    depth_fraction: float
    anterior_gap_mm: float
    local_wall_gap_mm: float | None
    cortex_gap_mm: float | None
    canal_gap_mm: float | None
    canal_at_mm: Vector3 | None
    greatest_deg: float | None
    entry: EntryMeasures | None
    border: BorderMeasures | None
    clearances: Mapping[Wall, WallClearance]

    @property
    def pedicle_is_seen(self) -> bool:
        return self.border is not None

    @property
    def least_anterior_gap_mm(self) -> float:
        """What is left in front of the tip: silhouette or cortex, whichever is less."""
        if self.cortex_gap_mm is None:
            return self.anterior_gap_mm
        return min(self.anterior_gap_mm, self.cortex_gap_mm)

    @property
    def medial_breach_mm(self) -> float:
        """How far the surface is beyond the medial wall; 0 while it is inside."""
        medial = self.clearances.get(Wall.MEDIAL)
        return 0.0 if medial is None else max(0.0, -medial.clearance_mm)

    @property
    def tip_lps_mm(self) -> LpsPoint:
        return self.at_lps_mm(self.tip_mm)

    @property
    def tip_is_between_endplates(self) -> bool:
        low, high = self.vertebra.endplates_z_mm
        return low <= float(self.tip_mm[2]) <= high

    def at_lps_mm(self, point_mm: Vector3) -> LpsPoint:
        """Return a point (offset, y, z) of this side in patient LPS mm."""
        offset, y, z = point_mm.tolist()
        frame = self.vertebra.frame
        lps = (
            frame.origin_lps_mm
            + self.side.sign * offset * frame.right_lps
            + y * frame.anterior_lps
            + z * frame.cranial_lps
        )
        return float(lps[0]), float(lps[1]), float(lps[2])

    def as_measures(self) -> Measures:
        """Return every number under its name, None where it is not defined."""
        border, entry = self.border, self.entry
        crossing = None if border is None else border.crossing_mm
        return {
            "side": self.side.value,
            "diameter_mm": self.diameter_mm,
            "length_mm": self.length_mm,
            "convergence_deg": self.convergence_deg,
            "sagittal_deg": self.sagittal_deg,
            "entry_offset_mm": float(self.entry_mm[0]),
            "tip_offset_mm": float(self.tip_mm[0]),
            "depth_fraction": self.depth_fraction,
            "anterior_gap_mm": self.anterior_gap_mm,
            "local_wall_gap_mm": self.local_wall_gap_mm,
            "cortex_gap_mm": self.cortex_gap_mm,
            "canal_gap_mm": self.canal_gap_mm,
            "greatest_convergence_deg": self.greatest_deg,
            "entry_clearance_mm": None if entry is None else entry.clearance_mm,
            "entry_fraction": None if entry is None else entry.fraction,
            "isthmus_width_mm": None if entry is None else entry.width_mm,
            "crossing_y_mm": None if crossing is None else float(crossing[1]),
            "crossing_distance_mm": None if border is None else border.distance_mm,
            "border_margin_mm": None if border is None else border.margin_mm,
            **{
                f"{wall.value}_clearance_mm": (
                    self.clearances[wall].clearance_mm if self.clearances else None
                )
                for wall in Wall
            },
        }


def measure_path(
    vertebra: Vertebra, needle: Needle, *, side: Side | None = None
) -> PathMeasures:
    """Measure one needle against one vertebra.

    `side` is given where it is known better: of a needle that is still on its way.
    """
    entry_box, tip_box = vertebra.frame.to_box((needle.entry_lps_mm, needle.tip_lps_mm))
    side = side or _side(vertebra, entry_box, tip_box)
    mirror = np.array((side.sign, 1.0, 1.0))
    entry, tip = entry_box * mirror, tip_box * mirror
    inwards = float(entry[0] - tip[0])
    forward, upwards = (float(value) for value in (tip - entry)[1:])
    canal = canal_clearance(
        vertebra, entry_mm=entry_box, tip_mm=tip_box, radius_mm=needle.radius_mm
    )
    pedicle = vertebra.pedicles.get(side)
    seen = (
        _PedicleMeasures()
        if pedicle is None
        else _measure_pedicle(vertebra, pedicle, entry, tip, needle.radius_mm)
    )
    return PathMeasures(
        side=side,
        vertebra=vertebra,
        diameter_mm=needle.outer_diameter_mm,
        length_mm=needle.length_mm,
        convergence_deg=math.degrees(math.atan2(inwards, forward)),
        sagittal_deg=math.degrees(math.atan2(upwards, forward)),
        entry_mm=entry,
        tip_mm=tip,
        depth_fraction=float(vertebra.depth_fraction(tip_box)),
        anterior_gap_mm=float(vertebra.anterior_wall.y_at(tip[2]) - tip[1]),
        local_wall_gap_mm=_local_wall_gap_mm(vertebra, tip_box),
        cortex_gap_mm=_cortex_gap_mm(vertebra, tip_box),
        canal_gap_mm=None if canal is None else canal[0],
        canal_at_mm=None if canal is None else canal[1] * mirror,
        greatest_deg=seen.greatest_deg,
        entry=seen.entry,
        border=seen.border,
        clearances=seen.clearances,
    )


@attrs.frozen(kw_only=True, eq=False)
class _PedicleMeasures:
    border: BorderMeasures | None = None
    entry: EntryMeasures | None = None
    greatest_deg: float | None = None
    clearances: Mapping[Wall, WallClearance] = attrs.field(factory=dict)


def _measure_pedicle(
    vertebra: Vertebra,
    pedicle: Pedicle,
    entry_mm: Vector3,
    tip_mm: Vector3,
    radius_mm: float,
) -> _PedicleMeasures:
    clearances = measure_clearances(
        vertebra, pedicle, entry_mm=entry_mm, tip_mm=tip_mm, radius_mm=radius_mm
    )
    entry = measure_entry(pedicle, entry_mm=entry_mm, radius_mm=radius_mm)
    greatest = None
    if clearances and entry.clearance_mm >= 0:
        greatest = greatest_convergence_deg(
            vertebra,
            pedicle,
            entry_mm=entry_mm,
            tip_mm=tip_mm,
            radius_mm=radius_mm,
            medial_mm=clearances[Wall.MEDIAL].clearance_mm,
        )
    return _PedicleMeasures(
        border=measure_border(vertebra, pedicle, entry_mm=entry_mm, tip_mm=tip_mm),
        entry=entry,
        greatest_deg=greatest,
        clearances=clearances,
    )


def _side(vertebra: Vertebra, entry_box: Vector3, tip_box: Vector3) -> Side:
    """Return the side on which the axis enters the pedicle zone.

    That is where it passes the dorsal border of the canal, or its nearest point to it.
    """
    along = tip_box - entry_box
    short = vertebra.canal_dorsal_y_mm - float(entry_box[1])
    part = min(max(short / float(along[1]), 0.0), 1.0) if along[1] else 0.0
    x = float(entry_box[0] + part * along[0])
    return Side.RIGHT if x >= 0 else Side.LEFT


def _local_wall_gap_mm(vertebra: Vertebra, tip_box: Vector3) -> float | None:
    """Return how far the tip is in front of the canal's front face."""
    x_mm, z_mm = vertebra.local_wall_x_mm, vertebra.local_wall_z_mm
    wall = _bilinear(
        vertebra.local_wall_y_mm, z_mm, x_mm, at=(float(tip_box[2]), float(tip_box[0]))
    )
    return float(tip_box[1]) - wall if math.isfinite(wall) else None


LEVEL_OF_WALL = 127.5
"""The membership of a part on its very wall."""


def _cortex_gap_mm(vertebra: Vertebra, tip_box: Vector3) -> float | None:
    """Return the way from the tip forward to the front of the body right there.

    Off the midline the body ends sooner than its silhouette. Negative in front of it;
    None where no body lies on that line, or none was outlined.
    """
    body = vertebra.parts.membership.get(Part.BODY)
    if body is None:
        return None
    grid = vertebra.parts.grid
    start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    i, j, k = ((tip_box - start) / grid.spacing_mm).tolist()
    n_k, n_j, n_i = body.shape
    if not (0 <= i < n_i - 1 and 0 <= k < n_k - 1):
        return None
    column = _between_columns(body, int(k), int(i), k - int(k), i - int(i))
    inside = np.flatnonzero(column >= LEVEL_OF_WALL)
    if not len(inside):
        return None
    last = int(inside[-1])
    over = 0.0
    if last + 1 < n_j:
        over = (column[last] - LEVEL_OF_WALL) / (column[last] - column[last + 1])
    return float((last + over - j) * grid.spacing_mm[1])


def _between_columns(
    body: NDArray[np.uint8], k: int, i: int, up: float, right: float
) -> FloatArray:
    """Return the membership along y between four neighbouring columns of voxels."""
    cell = body[k : k + 2, :, i : i + 2].astype(np.float64)
    row = cell[0] + up * (cell[1] - cell[0])
    column: FloatArray = row[:, 0] + right * (row[:, 1] - row[:, 0])
    return column


def _bilinear(
    values: Points, rows: Points, columns: Points, *, at: tuple[float, float]
) -> float:
    """Return `values[row, column]` between its four neighbours, NaN where none are."""
    row, column = at
    is_inside = rows[0] <= row <= rows[-1] and columns[0] <= column <= columns[-1]
    if min(values.shape) < 2 or not is_inside:
        return math.nan
    i = min(int(np.searchsorted(rows, row, side="right")) - 1, len(rows) - 2)
    j = min(int(np.searchsorted(columns, column, side="right")) - 1, len(columns) - 2)
    up = (row - rows[i]) / (rows[i + 1] - rows[i])
    right = (column - columns[j]) / (columns[j + 1] - columns[j])
    low = values[i, j] + _share(right, values[i, j + 1] - values[i, j])
    high = values[i + 1, j] + _share(right, values[i + 1, j + 1] - values[i + 1, j])
    return float(low + _share(up, high - low))


def _share(share: float, difference: float) -> float:
    """Return a part of a difference; nothing of it, NaN included, for a part of 0."""
    return share * difference if share else 0.0

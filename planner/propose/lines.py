"""Many needle lines at once: how much room each has, and which limits it misses.

A line is four numbers (offset and z where it passes the canal's dorsal border, offset
and z where it passes the posterior-wall line). The distance from its axis to a wall
less the radius is never more than the clearance of its surface, and equal to it beside
a plane wall, so that a good line here is as good or better when it is measured.
"""

import attrs
import numpy as np

from planner.anatomy.vertebra import Wall
from planner.arrays import FloatArray, Points
from planner.propose.asked import (
    END_ROOM_MM,
    STEEPEST_SAGITTAL_DEG,
    Asked,
    plausible_deg,
)
from planner.propose.ground import Ground, on_lines
from planner.rules.border import border_at, medial_side_at
from planner.rules.entry import entry_fractions, isthmus_width_mm

STATIONS = 14
"""Points along the axis between canal border and posterior wall, a bit over 1 mm apart:
between them a wall that bends with a radius of 5 mm comes 0.04 mm nearer."""

BESIDE_CANAL_MM = 6.0
"""How far behind and in front of the canal a needle is held against it."""

DEPTHS = (0.75, 0.7, 0.8, 0.68)
"""Depths in the body that are tried for the tip, the best first: the middle of the
front third and a little to both sides, within the band of D-03."""

MM_PER_DEG = 0.3
"""What a degree too much counts beside a millimetre: about a degree's arc over the way
from entry to posterior wall."""


@attrs.frozen(kw_only=True, eq=False)
class Lines:
    """What is known of n lines.

    `clearance_mm` is (n, 4), to every wall; `least_mm` is the least to those that must
    be kept, `across_mm` that to the two of them where there is more room, `spare_mm`
    what is left of it where no wall is to warn. `broken_mm` sums by how much limits
    that stop a needle are missed, `missed_mm` by how much those that warn of one are; 0
    where none is.
    """

    lines: FloatArray
    entry_mm: Points
    tip_mm: Points
    clearance_mm: FloatArray
    least_mm: FloatArray
    across_mm: FloatArray
    spare_mm: FloatArray
    broken_mm: FloatArray
    missed_mm: FloatArray
    sagittal_deg: FloatArray


@attrs.frozen(kw_only=True, eq=False)
class Search:
    """What lines are looked up in and held against."""

    ground: Ground
    asked: Asked
    level: str
    radius_mm: float
    least_offset_mm: float

    def measure(self, lines: FloatArray) -> Lines:
        """Measure lines (n, 4)."""
        wall_mm, along = self._axes(lines)
        entry = self.entries(wall_mm, along)
        tip, tip_missed, tip_broken = self._tips(wall_mm, along)
        stations = self._stations(wall_mm, along, tip)
        clearance = self._clearances(stations)
        broken, missed = self._border(stations, wall_mm, along)
        broken += tip_broken + self._out_of_walls(clearance)
        canal_broken, canal_missed = self._canal(wall_mm, along)
        broken, missed = broken + canal_broken, missed + canal_missed
        missed += tip_missed + self._entry_missed(entry)
        angle_missed, sagittal = self._angles(wall_mm, along, entry)
        missed += angle_missed
        broken += _short(self._entry_room(entry), self.asked.entry_clearance_mm)
        kept = clearance[:, self.asked.walls]
        return Lines(
            lines=lines,
            entry_mm=entry,
            tip_mm=tip,
            clearance_mm=clearance,
            least_mm=kept.min(axis=1),
            across_mm=np.sort(kept, axis=1)[:, -2],
            spare_mm=(kept - list(self.asked.clearance_mm.values())).min(axis=1),
            broken_mm=broken,
            missed_mm=missed,
            sagittal_deg=sagittal,
        )

    def entries(self, points: Points, along: Points) -> Points:
        """Return (n, 3): where needles through points enter.

        Beside the pedicle they may meet bone only at the body; there they count from
        the depth of the canal's dorsal border on, where rib and transverse process are.
        """
        entries = self.ground.entries(points, along)
        if self.asked.beside_mm is None:
            return entries
        dorsal = self.ground.vertebra.canal_dorsal_y_mm
        return on_lines(points, along, np.minimum(entries[:, 1], dorsal))

    def _axes(self, lines: FloatArray) -> tuple[Points, Points]:
        """Return where each line meets y = 0, and its direction forwards."""
        dorsal = self.ground.vertebra.canal_dorsal_y_mm
        wall = np.column_stack((lines[:, 2], np.zeros(len(lines)), lines[:, 3]))
        back = np.column_stack((lines[:, 0], np.full(len(lines), dorsal), lines[:, 1]))
        along = wall - back
        return wall, along / np.linalg.norm(along, axis=1)[:, None]

    def _stations(self, wall_mm: Points, along: Points, tip: Points) -> Points:
        """Return (n, STATIONS, 3): the axis wherever the surface beside it may count.

        The surface is ahead of the axis by up to the radius times the sine of the
        needle's angle with the vertebra's front.
        """
        vertebra = self.ground.vertebra
        pad = self.radius_mm * np.sqrt(np.clip(1 - along[:, 1] ** 2, 0, None))
        first = np.full(len(along), vertebra.canal_dorsal_y_mm) - pad
        last = vertebra.posterior_wall.y_at(wall_mm[:, 2]) + pad
        last = np.minimum(last, tip[:, 1])
        share = np.linspace(0.0, 1.0, STATIONS)
        y = first[:, None] + share * (last - first)[:, None]
        way = (y - wall_mm[:, 1:2]) / along[:, 1:2]
        stations: Points = wall_mm[:, None, :] + way[..., None] * along[:, None, :]
        return stations

    def _clearances(self, stations: Points) -> FloatArray:
        distance = self.ground.pedicle.walls.at(stations.reshape(-1, 3))
        by_line = distance.reshape(*stations.shape[:2], -1)
        least: FloatArray = by_line.min(axis=1) - self.radius_mm
        return least

    def _out_of_walls(self, clearance: FloatArray) -> FloatArray:
        asked = self.asked
        allowance = [asked.allowance_mm.get(wall, 0.0) for wall in Wall]
        held = (clearance - allowance)[:, asked.walls]
        out = np.clip(-held, 0, None).sum(axis=1)
        if asked.beside_mm is not None:
            lateral = clearance[:, list(Wall).index(Wall.LATERAL)] + self.radius_mm
            out += _short(lateral, -asked.beside_mm)
        return np.asarray(out)

    def _canal(self, wall_mm: Points, along: Points) -> tuple[FloatArray, FloatArray]:
        """Return by how much P-08 is broken and its margin missed."""
        dorsal = self.ground.vertebra.canal_dorsal_y_mm
        y = np.linspace(dorsal - BESIDE_CANAL_MM, BESIDE_CANAL_MM, STATIONS)
        way = y[None, :] / along[:, 1:2]
        stations = wall_mm[:, None, :] + way[..., None] * along[:, None, :]
        room = self.ground.canal_room(stations.reshape(-1, 3))
        if room is None:
            nothing = np.zeros(len(stations))
            return nothing, nothing
        least = room.reshape(stations.shape[:2]).min(axis=1) - self.radius_mm
        return _short(least, 0.0), _short(least, self.asked.canal_mm)

    def _border(
        self, stations: Points, wall_mm: Points, along: Points
    ) -> tuple[FloatArray, FloatArray]:
        """Return by how much P-01 is broken and its margin missed."""
        isthmus = self.ground.pedicle.isthmus
        low, high = isthmus.z_range_mm
        z = stations[..., 2]
        margin = stations[..., 0] - border_at(isthmus, z)
        ahead = self.ground.vertebra.posterior_wall.y_at(z) - stations[..., 1]
        in_zone = (ahead >= 0) & (
            stations[..., 1] >= self.ground.vertebra.canal_dorsal_y_mm
        )
        beside = np.clip(np.maximum(low - z, z - high), 0, None)
        broken = np.where(in_zone, beside, 0).max(axis=1)
        least = np.where(in_zone, margin, np.inf).min(axis=1)
        broken += _short(least, 0.0)
        return broken, _short(least, self.asked.border_mm)

    def _entry_room(self, entry: Points) -> FloatArray:
        isthmus = self.ground.pedicle.isthmus
        room: FloatArray = (
            entry[:, 0] - medial_side_at(isthmus, entry[:, 2]) - self.radius_mm
        )
        return room

    def _entry_missed(self, entry: Points) -> FloatArray:
        isthmus = self.ground.pedicle.isthmus
        lacking = _short(entry_fractions(isthmus, entry), self.asked.entry_fraction)
        return np.asarray(lacking * isthmus_width_mm(isthmus))

    def _angles(
        self, wall_mm: Points, along: Points, entry: Points
    ) -> tuple[FloatArray, FloatArray]:
        """Return by how much angles are missed: P-04's margin and what is plausible."""
        now = np.degrees(np.arctan2(-along[:, 0], along[:, 1]))
        sagittal = np.degrees(np.arctan2(along[:, 2], along[:, 1]))
        beside = self.asked.beside_mm is not None
        low, high = plausible_deg(
            self.level, self.ground.pedicle.isthmus.transverse_deg, beside=beside
        )
        off = np.maximum(low - now, now - high)
        steep = np.abs(sagittal) - STEEPEST_SAGITTAL_DEG
        missed = MM_PER_DEG * (np.clip(off, 0, None) + np.clip(steep, 0, None))
        return missed + self._turned_missed(wall_mm, entry, now, along), sagittal

    def _turned_missed(
        self, wall_mm: Points, entry: Points, now_deg: FloatArray, along: Points
    ) -> FloatArray:
        """Return how far the medial wall is broken if a needle turns by the margin."""
        vertebra = self.ground.vertebra
        lever = np.maximum(-entry[:, 1], 1.0)
        unsure = np.degrees(np.arctan2(self.asked.sideways_unsure_mm, lever))
        margin = np.maximum(self.asked.margin_deg, unsure)
        turned = np.radians(now_deg + margin)
        direction = np.column_stack(
            (-np.tan(turned), np.ones(len(turned)), along[:, 2] / along[:, 1])
        )
        direction /= np.linalg.norm(direction, axis=1)[:, None]
        last = vertebra.posterior_wall.y_at(wall_mm[:, 2])
        last = last + self.radius_mm * np.abs(direction[:, 0])
        first = np.full(len(last), vertebra.canal_dorsal_y_mm)
        share = np.linspace(0.0, 1.0, STATIONS // 2)
        y = first[:, None] + share * (last - first)[:, None]
        way = (y - entry[:, 1:2]) / direction[:, 1:2]
        points = entry[:, None, :] + way[..., None] * direction[:, None, :]
        distance = self.ground.medial.at(points.reshape(-1, 3))[:, 0]
        room = distance.reshape(y.shape).min(axis=1) - self.radius_mm
        return _short(room, 0.0)

    def _tips(
        self, wall_mm: Points, along: Points
    ) -> tuple[Points, FloatArray, FloatArray]:
        """Return each tip at the depth that serves it best, and its flaws."""
        found = [self._tip_at(wall_mm, along, depth) for depth in DEPTHS]
        flaws = np.stack([missed + 100 * broken for _, missed, broken in found])
        best = flaws.argmin(axis=0)
        rows = np.arange(len(wall_mm))
        tip, missed, broken = (
            np.stack([each[part] for each in found])[best, rows] for part in range(3)
        )
        return tip, missed, broken

    def _tip_at(
        self, wall_mm: Points, along: Points, depth: float
    ) -> tuple[Points, FloatArray, FloatArray]:
        ground, asked = self.ground, self.asked
        vertebra = ground.vertebra
        tip = wall_mm
        for _ in range(3):
            back = vertebra.posterior_wall.y_at(tip[:, 2])
            front = vertebra.anterior_wall.y_at(tip[:, 2])
            tip = on_lines(wall_mm, along, back + depth * (front - back))
        gap = vertebra.anterior_wall.y_at(tip[:, 2]) - tip[:, 1]
        bone = ground.front_of_body(tip)
        gap = np.fmin(gap, bone)
        low, high = vertebra.endplates_z_mm
        ends = np.minimum(tip[:, 2] - low, high - tip[:, 2])
        is_out = ~ground.is_in_body(tip) if ground.body.any() else False
        broken = _short(gap, 0.0) + _short(ends, 0.0) + 5.0 * is_out
        missed = (
            _short(gap, asked.gap_mm)
            + _short(ends, self.radius_mm + END_ROOM_MM)
            + _short(tip[:, 0], self.least_offset_mm)
        )
        return tip, missed, broken


def _short(value: FloatArray, asked: float) -> FloatArray:
    """Return by how much values fall short of what is asked, 0 where they do not."""
    short: FloatArray = np.clip(asked - value, 0, None)
    return short

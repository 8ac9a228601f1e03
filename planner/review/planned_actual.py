"""What was planned against what was done: needles and cement of one level.

Both are told in the vertebra's own frame on the CT after the operation, where the
registration carried the plan. What that and the fitted tracks are uncertain by is
carried along.
"""

import math
from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from scipy import optimize

from planner.anatomy.vertebra import Part, Side, Vertebra
from planner.arrays import FloatArray, Matrix4, Vector3, apply_affine, frozen_vector
from planner.imaging.resample import on_grid
from planner.plan.case import LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.review.cement import Cement
from planner.review.retrospect import injected_ml
from planner.review.tracks import Track
from planner.rules.path import PathMeasures, measure_path

OTHER_SIDE_MM = 1e6
"""So far apart a needle and a track on the other side count as being."""

LEAST_COSINE = 0.2
"""A track across the planned needle meets the plane at its entry nowhere near it."""


@attrs.frozen(kw_only=True, eq=False)
class NeedleCompared:
    """A planned needle and the track that it left; lengths in mm, angles in degrees.

    `tip_off_mm` is where the tip lies against the plan: towards the midline, anterior,
    cranial; `tip_mm` how far that is. `entry_mm` is how far beside the planned entry
    the track passes, across the planned needle: along it nobody can tell. `angle_deg`
    is between the axes, `convergence_deg` and `sagittal_deg` what was added to the
    planned ones, `depth_mm` how much deeper the tip went along the planned needle.
    Each `uncertainty` says how far the truth may be off.
    """

    needle: Needle
    track: Track
    planned: PathMeasures
    actual: PathMeasures
    tip_off_mm: Vector3 = attrs.field(converter=frozen_vector)
    entry_mm: float
    angle_deg: float
    depth_mm: float
    uncertainty_mm: float
    tip_uncertainty_mm: float
    angle_uncertainty_deg: float

    @property
    def side(self) -> Side:
        return self.planned.side

    @property
    def tip_mm(self) -> float:
        return float(np.linalg.norm(self.tip_off_mm))

    @property
    def convergence_deg(self) -> float:
        return self.actual.convergence_deg - self.planned.convergence_deg

    @property
    def sagittal_deg(self) -> float:
        return self.actual.sagittal_deg - self.planned.sagittal_deg


@attrs.frozen(kw_only=True)
class CementCompared:
    """Cement planned and there, and where in the body it lies.

    The thirds are those of rules.md section 0, from the posterior wall to the anterior
    silhouette; `outside_ml` is what lies beyond the body. `low_ml` and `high_ml` bound
    `actual_ml`. `planned_ml` is None where nobody planned a volume, the depth of the
    middle None where no cement is in the body.
    """

    planned_ml: float | None
    actual_ml: float
    low_ml: float
    high_ml: float
    posterior_ml: float
    middle_ml: float
    anterior_ml: float
    outside_ml: float
    mean_depth_fraction: float | None
    least_depth_fraction: float | None


@attrs.frozen(kw_only=True, eq=False)
class LevelCompared:
    """All of a level; needles without a track, and tracks that nobody planned."""

    needles: tuple[NeedleCompared, ...]
    without_track: tuple[Needle, ...]
    further: tuple[Track, ...]
    cement: CementCompared | None


def compare_level(
    vertebra: Vertebra,
    plan: LevelPlan,
    tracks: Sequence[Track],
    cement: Cement | None,
    *,
    postop_from_preop: Matrix4,
    error_mm: float,
) -> LevelCompared:
    """Return a level as planned against the level as it is.

    `vertebra` and `tracks` lie in the frame of reference of the CT after the operation,
    the plan in that before it; `error_mm` is how far the transform may be off. Needles
    that the plan itself withdrew are left out. Which track is which needle's is told by
    the side, and on it so that they lie nearest to each other in all.
    """
    needles = [
        _carried(needle, postop_from_preop)
        for needle in plan.needles
        if needle.status is not NeedleStatus.WITHDRAWN
    ]
    pairs = _matched(vertebra, needles, tracks)
    compared = [
        _compared(vertebra, needles[n], tracks[t], error_mm) for n, t in pairs.items()
    ]
    planned_ml = None if plan.cement is None else plan.cement.volume_ml
    return LevelCompared(
        needles=tuple(compared),
        without_track=tuple(x for n, x in enumerate(needles) if n not in pairs),
        further=tuple(x for t, x in enumerate(tracks) if t not in pairs.values()),
        cement=None
        if cement is None
        else compare_cement(vertebra, cement, planned_ml=planned_ml),
    )


def _carried(needle: Needle, there_from_here: Matrix4) -> Needle:
    entry, tip = apply_affine(
        there_from_here, np.stack((needle.entry_lps_mm, needle.tip_lps_mm))
    )
    return attrs.evolve(needle, entry_lps_mm=entry, tip_lps_mm=tip)


def _matched(
    vertebra: Vertebra, needles: Sequence[Needle], tracks: Sequence[Track]
) -> dict[int, int]:
    """Return which track is which needle's, by their places in the lists."""
    if not needles or not tracks:
        return {}
    planned = [measure_path(vertebra, needle).side for needle in needles]
    actual = [measure_path(vertebra, track.as_needle()).side for track in tracks]
    far = np.full((len(needles), len(tracks)), OTHER_SIDE_MM)
    for n, needle in enumerate(needles):
        for t, track in enumerate(tracks):
            if planned[n] is actual[t]:
                tip = np.linalg.norm(needle.tip_lps_mm - track.tip_lps_mm)
                far[n, t] = tip + np.linalg.norm(_entry_off(needle, track))
    rows, columns = optimize.linear_sum_assignment(far)
    return {
        int(n): int(t)
        for n, t in zip(rows, columns, strict=True)
        if far[n, t] < OTHER_SIDE_MM
    }


def _entry_off(needle: Needle, track: Track) -> Vector3:
    """Return from the planned entry to where the track passes the plane across it."""
    along, way = needle.direction_lps, track.direction_lps
    lean = float(way @ along)
    away = track.entry_lps_mm - needle.entry_lps_mm
    if abs(lean) < LEAST_COSINE:
        return away
    result: Vector3 = away - float(away @ along) / lean * way
    return result


def _compared(
    vertebra: Vertebra, needle: Needle, track: Track, error_mm: float
) -> NeedleCompared:
    planned = measure_path(vertebra, needle)
    actual = measure_path(vertebra, track.as_needle(), side=planned.side)
    off = actual.tip_mm - planned.tip_mm
    across = math.hypot(track.uncertainty_mm, error_mm)
    length = min(needle.length_mm, actual.length_mm)
    cosine = float(needle.direction_lps @ track.direction_lps)
    return NeedleCompared(
        needle=needle,
        track=track,
        planned=planned,
        actual=actual,
        # The offset of a side falls towards the midline.
        tip_off_mm=(-off[0], off[1], off[2]),
        entry_mm=float(np.linalg.norm(_entry_off(needle, track))),
        angle_deg=math.degrees(math.acos(min(max(cosine, -1.0), 1.0))),
        depth_mm=float((track.tip_lps_mm - needle.tip_lps_mm) @ needle.direction_lps),
        uncertainty_mm=across,
        tip_uncertainty_mm=math.hypot(across, track.tip_uncertainty_mm),
        angle_uncertainty_deg=math.degrees(math.atan2(2 * across, length)),
    )


def compare_cement(
    vertebra: Vertebra, cement: Cement, *, planned_ml: float | None
) -> CementCompared:
    """Return how much cement there is and in which part of the body it lies."""
    grid, parts = cement.grid, vertebra.parts
    held = parts.membership[Part.BODY]
    body = on_grid(held, parts.grid, grid, outside=0) > parts.WALL
    k, j, i = np.nonzero((cement.share > 0) & body)
    points = vertebra.frame.to_box(grid.to_lps(np.column_stack((i, j, k))))
    depth: FloatArray = vertebra.depth_fraction(points)
    part_ml = cement.share[k, j, i].astype(np.float64) * cement.voxel_ml
    total = injected_ml(vertebra, cement)
    counted = cement.total_ml or 1.0
    inside = float(part_ml.sum())
    half = cement.share[k, j, i] >= 0.5
    return CementCompared(
        planned_ml=planned_ml,
        actual_ml=total,
        low_ml=total / counted * sum(c.low_ml for c in cement.components),
        high_ml=total / counted * sum(c.high_ml for c in cement.components),
        posterior_ml=float(part_ml[depth < 1 / 3].sum()),
        middle_ml=float(part_ml[(depth >= 1 / 3) & (depth < 2 / 3)].sum()),
        anterior_ml=float(part_ml[depth >= 2 / 3].sum()),
        outside_ml=max(total - inside, 0.0),
        mean_depth_fraction=float(depth @ part_ml) / inside if inside > 0 else None,
        least_depth_fraction=float(depth[half].min()) if half.any() else None,
    )


def facts_of(compared: LevelCompared) -> dict[str, Any]:
    """Return the facts that stand for it in a tool's result."""
    cement = compared.cement
    return {
        "needles": [_facts(each) for each in compared.needles],
        "without_track": [needle.id for needle in compared.without_track],
        "further_tracks": [track.number for track in compared.further],
        "cement": None if cement is None else attrs.asdict(cement),
    }


def _facts(compared: NeedleCompared) -> dict[str, Any]:
    medial, anterior, cranial = compared.tip_off_mm.tolist()
    return {
        "needle": compared.needle.id,
        "track": compared.track.number,
        "side": compared.side.value,
        "tip_mm": compared.tip_mm,
        "tip_medial_mm": medial,
        "tip_anterior_mm": anterior,
        "tip_cranial_mm": cranial,
        "tip_is_seen": compared.track.tip_is_seen,
        "tip_uncertainty_mm": compared.tip_uncertainty_mm,
        "entry_mm": compared.entry_mm,
        "uncertainty_mm": compared.uncertainty_mm,
        "angle_deg": compared.angle_deg,
        "angle_uncertainty_deg": compared.angle_uncertainty_deg,
        "convergence_deg": compared.convergence_deg,
        "sagittal_deg": compared.sagittal_deg,
        "depth_mm": compared.depth_mm,
        "planned_depth_fraction": compared.planned.depth_fraction,
        "actual_depth_fraction": compared.actual.depth_fraction,
    }

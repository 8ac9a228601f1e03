"""Tracks of needles as a CT shows them after the operation, and how tools hand them on.

Where a track runs `planner.review.find_tracks` says; here stands what is known of it
once it is found, what the rules of the path measure on it, and the plain facts that
carry it from tool to tool.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from planner.anatomy.vertebra import Vertebra, Wall
from planner.arrays import Vector3, frozen_vector
from planner.plan.needle import Needle
from planner.review.contract.result import Result
from planner.rules.border import TOUCH_MM
from planner.rules.path import PathMeasures, measure_path


@attrs.frozen(kw_only=True, eq=False)
class Track:
    """The straight channel that a needle left, from where it entered bone to its tip.

    `uncertainty_mm` is how far the axis may truly lie beside where it was fitted, from
    the entry to the body; `angle_uncertainty_deg` by how much it may be turned,
    `tip_uncertainty_mm` how far its end may lie elsewhere. `diameter_is_seen` tells
    whether it was measured, not told or assumed, `tip_is_seen` whether the channel
    ends there or is lost in cement that spreads, `is_filled` whether cement lies in it.
    `is_proposed` is True where nobody marked it.
    """

    number: int
    entry_lps_mm: Vector3 = attrs.field(converter=frozen_vector)
    tip_lps_mm: Vector3 = attrs.field(converter=frozen_vector)
    outer_diameter_mm: float
    diameter_is_seen: bool
    uncertainty_mm: float
    angle_uncertainty_deg: float
    tip_uncertainty_mm: float
    tip_is_seen: bool
    is_filled: bool
    is_proposed: bool = False

    @property
    def direction_lps(self) -> Vector3:
        """Unit vector from entry to tip."""
        along = self.tip_lps_mm - self.entry_lps_mm
        return along / float(np.linalg.norm(along))

    def as_needle(self) -> Needle:
        """Return the needle that left it; its id is the track's number."""
        return Needle(
            id=str(self.number),
            entry_lps_mm=self.entry_lps_mm,
            tip_lps_mm=self.tip_lps_mm,
            outer_diameter_mm=self.outer_diameter_mm,
        )


@attrs.frozen(kw_only=True, eq=False)
class TrackMeasures:
    """A track against the pedicle of its side, as P-02, P-03 and P-04 measure it.

    `medial_clearance_mm` is the least distance from the needle's surface to the medial
    wall, negative beyond it; `entry_gap_mm` what was left between its flank and the
    inner edge at the entry; `angle_excess_deg` by how much it converged more than the
    wall allowed. None where that was not seen. `is_medial` tells of a breach that is
    larger than wall and track are uncertain, or of none; None where nobody can say.
    """

    track: Track
    path: PathMeasures
    medial_clearance_mm: float | None
    entry_gap_mm: float | None
    angle_excess_deg: float | None
    uncertainty_mm: float

    @property
    def side(self) -> str:
        return self.path.side.value

    @property
    def is_medial(self) -> bool | None:
        clearance = self.medial_clearance_mm
        if clearance is None or abs(clearance) < self.uncertainty_mm:
            return None
        return clearance < -TOUCH_MM


def measure_track(vertebra: Vertebra, track: Track) -> TrackMeasures:
    """Measure a track with the rules' own measures of a needle."""
    path = measure_path(vertebra, track.as_needle())
    medial = path.clearances.get(Wall.MEDIAL)
    wall_mm = float(vertebra.uncertainty_mm[0])
    if medial is not None:
        at_box_mm = medial.at_mm * (path.side.sign, 1, 1)
        wall_mm = float(vertebra.uncertainty_at(at_box_mm)[0])
    greatest = path.greatest_deg
    return TrackMeasures(
        track=track,
        path=path,
        medial_clearance_mm=None if medial is None else medial.clearance_mm,
        entry_gap_mm=None if path.entry is None else path.entry.clearance_mm,
        angle_excess_deg=None if greatest is None else path.convergence_deg - greatest,
        uncertainty_mm=float(np.hypot(wall_mm, track.uncertainty_mm)),
    )


def facts_of(measured: Sequence[TrackMeasures]) -> dict[str, Any]:
    """Return the facts that stand for tracks in a tool's result."""
    return {"tracks": [_facts(each) for each in measured]}


def _facts(measured: TrackMeasures) -> dict[str, Any]:
    track = measured.track
    return {
        "number": track.number,
        "side": measured.side,
        "entry_lps_mm": track.entry_lps_mm.tolist(),
        "tip_lps_mm": track.tip_lps_mm.tolist(),
        "angle_deg": measured.path.convergence_deg,
        "sagittal_deg": measured.path.sagittal_deg,
        "outer_diameter_mm": track.outer_diameter_mm,
        "diameter_is_seen": track.diameter_is_seen,
        "uncertainty_mm": track.uncertainty_mm,
        "angle_uncertainty_deg": track.angle_uncertainty_deg,
        "tip_uncertainty_mm": track.tip_uncertainty_mm,
        "tip_is_seen": track.tip_is_seen,
        "medial_clearance_mm": measured.medial_clearance_mm,
        "entry_gap_mm": measured.entry_gap_mm,
        "angle_excess_deg": measured.angle_excess_deg,
        "is_medial": measured.is_medial,
        "is_filled": track.is_filled,
        "is_proposed": track.is_proposed,
    }


def tracks_from(result: Result) -> tuple[Track, ...]:
    """Return the tracks that the tool `tracks` told of.

    Raises
    ------
    KeyError
        If it is the result of another tool.
    """
    return tuple(_track(told) for told in result.facts["tracks"])


def _track(told: Mapping[str, Any]) -> Track:
    names = [field.name for field in attrs.fields(Track)]
    return Track(**{name: told[name] for name in names})

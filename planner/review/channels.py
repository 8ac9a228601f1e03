"""The tracks of needles as ways along which cement may run."""

import attrs
import numpy as np

from planner.arrays import BoolArray, Points, Vector3, frozen_vector, unit
from planner.geometry.frames import VertebraFrame
from planner.review.contract.result import Result

WIDER_MM = 1.0
"""How far beside a needle cement in its track still lies: bone gives way, soft tissue
more so. Project default."""

USUAL_DIAMETER_MM = 3.0
"""Of a needle of which nobody told how wide it was (11 gauge, rules.md L-3)."""

BACKWARD_MM = 80.0
"""How far behind the entry a track runs through muscle."""


@attrs.frozen(kw_only=True, eq=False)
class Channel:
    """A needle's track in the box, from where it entered the bone to its tip."""

    number: int
    entry_mm: Vector3 = attrs.field(converter=frozen_vector)
    tip_mm: Vector3 = attrs.field(converter=frozen_vector)
    radius_mm: float

    def holds(self, points_mm: Points) -> BoolArray:
        """Tell which points (n, 3) lie in the track, behind its entry as well."""
        along = unit(self.tip_mm - self.entry_mm)
        length = float(np.linalg.norm(self.tip_mm - self.entry_mm))
        ahead = (points_mm - self.entry_mm) @ along
        aside = points_mm - self.entry_mm - ahead[:, None] * along
        inside: BoolArray = (
            (np.linalg.norm(aside, axis=1) <= self.radius_mm + WIDER_MM)
            & (ahead >= -BACKWARD_MM)
            & (ahead <= length + WIDER_MM)
        )
        return inside


def channels_of(tracks: Result | None, frame: VertebraFrame) -> tuple[Channel, ...]:
    """Return the tracks that the tool `tracks` told of; none where it told nothing."""
    told = [] if tracks is None else tracks.facts.get("tracks", [])
    return tuple(
        Channel(
            number=track["number"],
            entry_mm=frame.to_box(track["entry_lps_mm"]),
            tip_mm=frame.to_box(track["tip_lps_mm"]),
            radius_mm=(track.get("outer_diameter_mm") or USUAL_DIAMETER_MM) / 2,
        )
        for track in told
    )

"""Where a C-arm can stand: its two ends against the table a patient lies prone on."""

import enum

import attrs
import numpy as np

from planner.arrays import Vector3
from planner.fluoroscopy.beam import SOURCE_OBJECT_MM, Beam


class Obstacle(enum.Enum):
    """Which end of the C-arm a table is in the way of."""

    TUBE = "tube"
    DETECTOR = "detector"


@attrs.frozen(kw_only=True)
class Table:
    """A plate under a prone patient; both ends of the C-arm count as balls.

    Project defaults: the vertebra lies `height_mm` above a plate of usual width, which
    goes on beyond head and feet; housings as of a mobile C-arm.
    """

    height_mm: float = 150.0
    half_width_mm: float = 265.0
    tube_radius_mm: float = 100.0
    detector_radius_mm: float = 150.0

    def obstacle(self, beam: Beam) -> Obstacle | None:
        """Return what would have to go through the table, or None.

        The tube stands at the viewer's end of the ray (under a prone patient), the
        detector at the other; parallel rays are held to the usual distances.
        """
        to_tube = beam.source_object_mm or SOURCE_OBJECT_MM
        to_detector = beam.source_detector_mm - to_tube
        viewer, center = beam.pose.viewer_lps, beam.center_lps_mm * 0
        if self._gap_mm(center + to_tube * viewer) < self.tube_radius_mm:
            return Obstacle.TUBE
        if self._gap_mm(center - to_detector * viewer) < self.detector_radius_mm:
            return Obstacle.DETECTOR
        return None

    def _gap_mm(self, from_vertebra_lps_mm: Vector3) -> float:
        """Return the way from a point to the plate, in front of the patient (-y)."""
        left, posterior, _ = np.asarray(from_vertebra_lps_mm, float).tolist()
        beside = max(abs(left) - self.half_width_mm, 0.0)
        return float(np.hypot(beside, -posterior - self.height_mm))

"""What a wall under the pointer is, and what the images show of its cortex."""

import numpy as np

from planner.anatomy.cortex_places import Places, wall_places
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from ui.messages.cortex import wall_told
from ui.session import Session
from ui.viewports.bone_marks import shown_spots, spot_under
from ui.viewports.slice_camera import SliceCamera

WITHIN_MM = 2.0
"""An outline this near to a place of a wall is that wall."""


class WallTips:
    """Remembers the places of the walls of the vertebra it was last asked about."""

    def __init__(self) -> None:
        self._vertebra: Vertebra | None = None
        self._places: Places | None = None

    def words_at(
        self,
        session: Session,
        camera: SliceCamera,
        at_px: tuple[float, float],
        wall_lps_mm: Vector3 | None,
    ) -> str:
        """Return what is told of a pixel: of a ringed spot, or of the wall there."""
        spot = spot_under(shown_spots(session), camera, at_px)
        if spot is not None:
            return spot.words
        vertebra = session.vertebra
        if vertebra is None or wall_lps_mm is None or vertebra.source == "landmarks":
            return ""
        wall = self.wall_at(vertebra, wall_lps_mm)
        cortex = vertebra.bone.cortex if vertebra.bone else None
        return wall_told(cortex, wall) if wall else ""

    def wall_at(self, vertebra: Vertebra, point_lps_mm: Vector3) -> str | None:
        """Return the name of the wall that a point of an outline belongs to."""
        if vertebra is not self._vertebra or self._places is None:
            self._vertebra, self._places = vertebra, wall_places(vertebra)
        places = self._places
        if not len(places):
            return None
        away = places.at_mm - vertebra.frame.to_box(point_lps_mm)
        apart = np.linalg.norm(away, axis=1)
        nearest = int(apart.argmin())
        return str(places.wall[nearest]) if apart[nearest] <= WITHIN_MM else None

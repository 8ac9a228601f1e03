"""Where a line of sight meets bone.

Computed, not read from a picture: it needs no graphics, and gives the same answer at
every pixel ratio.
"""

import numpy as np
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticCellLocator

from planner.arrays import Vector3

TOLERANCE_MM = 1e-4


class BoneHits:
    """Answers for one surface; building it takes a moment, so do that in a task."""

    def __init__(self, surface: vtkPolyData) -> None:
        self._surface = surface
        self._locator = vtkStaticCellLocator()
        self._locator.SetDataSet(surface)
        if surface.GetNumberOfCells():
            self._locator.BuildLocator()

    def first(self, start_lps_mm: Vector3, end_lps_mm: Vector3) -> Vector3 | None:
        """Return the first point of bone on the way from start to end, or None."""
        if not self._surface.GetNumberOfCells():
            return None
        points = vtkPoints()
        found = self._locator.IntersectWithLine(
            start_lps_mm.tolist(), end_lps_mm.tolist(), TOLERANCE_MM, points, None
        )
        return np.array(points.GetPoint(0)) if found else None

    def hides(self, point_lps_mm: Vector3, sight_lps: Vector3, reach_mm: float) -> bool:
        """Tell whether bone lies between a point and the viewer.

        `sight_lps` is the direction of sight, into the screen.
        """
        eye = point_lps_mm - reach_mm * sight_lps
        return self.first(eye, point_lps_mm) is not None

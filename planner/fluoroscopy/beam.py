"""The beam of a simulated C-arm, and where it throws what."""

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import FloatArray, Points, Vector3, frozen_vector, same_array
from planner.geometry.c_arm import CArmPose
from planner.imaging.slices import SlicePlane

SOURCE_OBJECT_MM = 700.0
"""From the tube to the vertebra: project default (rules.md section 3)."""

SOURCE_DETECTOR_MM = 1100.0
"""From the tube to the detector: project default (rules.md section 3)."""

PICTURE_MM = (130.0, 110.0)
"""What a picture shows at the vertebra: it, and the edges of its neighbours."""

PIXEL_MM = 0.5


@attrs.frozen(kw_only=True)
class Beam:
    """Rays through a point: parallel, or from a source on the viewer's side.

    Everything is measured in the plane through `center_lps_mm` that is square to the
    central ray: millimetres there are millimetres at the vertebra. On the detector they
    are `magnification` times as long. `source_object_mm` is None for parallel rays.

    Raises
    ------
    ValueError
        If the detector is not behind the vertebra, or a distance is not positive.
    """

    pose: CArmPose
    center_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    source_object_mm: float | None = None
    source_detector_mm: float = SOURCE_DETECTOR_MM

    def __attrs_post_init__(self) -> None:
        source = self.source_object_mm
        if source is not None and not 0 < source < self.source_detector_mm:
            raise ValueError("the vertebra lies between source and detector")

    @property
    def magnification(self) -> float:
        if self.source_object_mm is None:
            return 1.0
        return self.source_detector_mm / self.source_object_mm

    @property
    def source_lps_mm(self) -> Vector3 | None:
        if self.source_object_mm is None:
            return None
        return self.center_lps_mm + self.source_object_mm * self.pose.viewer_lps

    def on_plane(self, points_lps_mm: ArrayLike) -> Points:
        """Return where the rays through points (..., 3) meet the plane, LPS mm.

        Points beside or behind the source have no shadow: NaN.
        """
        from_center = np.asarray(points_lps_mm, float) - self.center_lps_mm
        viewer = self.pose.viewer_lps
        towards = from_center @ viewer
        shadow = from_center - towards[..., None] * viewer
        return self.center_lps_mm + shadow * self.enlargement(points_lps_mm)[..., None]

    def enlargement(self, points_lps_mm: ArrayLike) -> FloatArray:
        """Return how much larger things at points (..., 3) look than in the plane."""
        from_center = np.asarray(points_lps_mm, float) - self.center_lps_mm
        towards = from_center @ self.pose.viewer_lps
        if self.source_object_mm is None:
            return np.ones_like(towards)
        left = self.source_object_mm - towards
        return self.source_object_mm / np.where(left > 0, left, np.nan)

    def raster(
        self,
        *,
        field_mm: tuple[float, float] = PICTURE_MM,
        pixel_mm: float = PIXEL_MM,
    ) -> SlicePlane:
        """Return the pixels of a picture of a field (width, height) at the vertebra."""
        width, height = (max(1, round(side / pixel_mm)) for side in field_mm)
        return SlicePlane(
            center_lps_mm=self.center_lps_mm,
            right_lps=self.pose.right_lps,
            down_lps=self.pose.down_lps,
            pixel_mm=pixel_mm,
            size=(width, height),
        )

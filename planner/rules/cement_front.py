"""How far back cement reaches: as a side view shows it, and as the canal lies."""

from collections.abc import Mapping

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.vertebra import Vertebra
from planner.arrays import BoolArray, FloatArray, Points, Vector3
from planner.rules.cloud import Cloud, Phase
from planner.rules.path import PathMeasures

LEAST_PIECE_ML = 0.02
"""A smaller piece of cement is noise (rules.md C-01, C-03)."""

LUMEN_MM = 1.0
"""So near to a needle's surface, behind its tip, cement may still be inside it."""


@attrs.frozen(kw_only=True, eq=False)
class Front:
    """The grains that count, their depth in the body and what is left to the canal.

    All arrays are (n,): depth as fraction (0 posterior wall, 1 anterior), the limit's
    own `concavity_mm` and `body_depth_mm` at that height, and `wall_gap_mm` to the
    front of the canal, NaN beside it, less half a voxel of the images.
    """

    points_mm: Points
    fraction: FloatArray
    concavity_mm: FloatArray
    body_depth_mm: FloatArray
    wall_gap_mm: FloatArray
    grain_ml: float

    @property
    def least_fraction(self) -> float:
        return float(self.fraction.min()) if len(self.fraction) else 1.0

    @property
    def least_at_mm(self) -> Vector3 | None:
        if not len(self.fraction):
            return None
        point: Vector3 = self.points_mm[int(self.fraction.argmin())]
        return point

    @property
    def _beside_canal(self) -> BoolArray:
        return np.isfinite(self.wall_gap_mm)

    @property
    def least_wall_gap_mm(self) -> float | None:
        gaps = self.wall_gap_mm[self._beside_canal]
        return float(gaps.min()) if len(gaps) else None

    @property
    def wall_at_mm(self) -> Vector3 | None:
        if not self._beside_canal.any():
            return None
        point: Vector3 = self.points_mm[int(np.nanargmin(self.wall_gap_mm))]
        return point

    def volume_behind(self, fraction: float) -> float:
        return float(np.count_nonzero(self.fraction < fraction)) * self.grain_ml

    def volume_in_canal(self) -> float:
        inside = self._beside_canal & (np.nan_to_num(self.wall_gap_mm, nan=1.0) < 0)
        return float(np.count_nonzero(inside)) * self.grain_ml

    def beyond_concavity(
        self, *, least_fraction: float, beyond_mm: float
    ) -> tuple[float, float, Vector3 | None]:
        """Return the least room left before the limit, that limit, and where."""
        if not len(self.fraction):
            return 1.0, least_fraction, None
        hidden = (self.concavity_mm + beyond_mm) / self.body_depth_mm
        asked = np.maximum(least_fraction, hidden)
        room = self.fraction - asked
        worst = int(room.argmin())
        return float(room[worst]), float(asked[worst]), self.points_mm[worst]


def measure_front(
    vertebra: Vertebra, cloud: Cloud, paths: Mapping[str, PathMeasures]
) -> Front:
    """Return the front of the cement, small pieces and what is in a needle left out."""
    counts = cloud.of_size(LEAST_PIECE_ML)
    if cloud.phase is not Phase.PLANNED:
        for path in paths.values():
            counts &= ~_in_needle(cloud.points_mm, path)
    points = cloud.points_mm[counts]
    z = points[:, 2]
    posterior = vertebra.posterior_wall.y_at(z)
    depth = vertebra.anterior_wall.y_at(z) - posterior
    wall = _local_wall_y(vertebra, points)
    return Front(
        points_mm=points,
        fraction=(points[:, 1] - posterior) / depth,
        concavity_mm=_concavity_mm(vertebra, z),
        body_depth_mm=depth,
        wall_gap_mm=points[:, 1] - wall + cloud.voxel_mm / 2,
        grain_ml=cloud.grain_ml,
    )


def _in_needle(points: Points, path: PathMeasures) -> BoolArray:
    """Tell which grains may still be inside the needle, behind its tip."""
    mirror = np.array((path.side.sign, 1.0, 1.0))
    tip, along = path.tip_mm * mirror, (path.tip_mm - path.entry_mm) * mirror
    along = along / np.linalg.norm(along)
    behind = (points - tip) @ along
    away = np.linalg.norm(points - tip - behind[:, None] * along, axis=1)
    inside: BoolArray = (behind < 0) & (away <= path.diameter_mm / 2 + LUMEN_MM)
    return inside


def _local_wall_y(vertebra: Vertebra, points: Points) -> FloatArray:
    """Return the front of the canal at each point (n,); NaN beside the canal."""
    x_mm, z_mm = vertebra.local_wall_x_mm, vertebra.local_wall_z_mm
    row = np.interp(points[:, 2], z_mm, np.arange(len(z_mm)), left=-9, right=-9)
    column = np.interp(points[:, 0], x_mm, np.arange(len(x_mm)), left=-9, right=-9)
    wall: FloatArray = ndimage.map_coordinates(
        vertebra.local_wall_y_mm, (row, column), order=1, cval=np.nan
    )
    return wall


def _concavity_mm(vertebra: Vertebra, z_mm: FloatArray) -> FloatArray:
    """Return how far the canal's front lies before the silhouette at heights (n,)."""
    heights = vertebra.local_wall_z_mm
    if not len(heights):
        return np.zeros_like(z_mm)
    silhouette = vertebra.posterior_wall.y_at(heights)
    filled = np.where(
        np.isfinite(vertebra.local_wall_y_mm), vertebra.local_wall_y_mm, -np.inf
    )
    deepest = np.clip(filled.max(axis=1) - silhouette, 0.0, None)
    concavity: FloatArray = np.interp(z_mm, heights, deepest)
    return concavity

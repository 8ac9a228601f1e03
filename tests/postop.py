"""CTs after an operation: cement of known shape in and beside known bone."""

import attrs
import numpy as np
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray, Matrix4
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume
from tests.ct_paint import Scan, painted
from tests.ct_phantoms import FINE_MM, Spine, box_places

CEMENT_HU = 4000.0
"""Denser than 12-bit CT can tell: it saturates at 3071."""


@attrs.frozen(kw_only=True)
class Blob:
    """An ellipsoid of cement in box mm of the vertebra."""

    center_box_mm: tuple[float, float, float]
    radii_mm: tuple[float, float, float]

    @property
    def volume_ml(self) -> float:
        return float(4 / 3 * np.pi * np.prod(self.radii_mm) / 1000)

    def share(self, spine: Spine) -> FloatArray:
        """Return how much of each fine voxel it fills."""
        places = zip(box_places(spine), self.center_box_mm, self.radii_mm, strict=True)
        scaled = sum(((axis - c) / r) ** 2 for axis, c, r in places)
        inside_mm = (1 - np.sqrt(scaled)) * min(self.radii_mm)
        return np.asarray(np.clip(0.5 + inside_mm / FINE_MM, 0, 1))


def operated(spine: Spine, scan: Scan, *blobs: Blob) -> Volume:
    """Return the CT of a spine with cement in its middle vertebra."""
    added = [(blob.share(spine), CEMENT_HU) for blob in blobs]
    return painted(spine.labels, scan, added=added)


def carried(preop: Spine, postop: Spine) -> Matrix4:
    """Return the true transform of the middle vertebra, LPS mm of preop to postop."""
    result: Matrix4 = postop.frame.lps_from_box @ preop.frame.box_from_lps
    return result


def off(transform: Matrix4, spine: Spine, shift_mm: FloatArray, turn_deg: FloatArray):
    """Return a transform that begins with a slip about the vertebra's own axes."""
    return slipped(transform, spine.frame, shift_mm, turn_deg)


def slipped(
    transform: Matrix4,
    frame: VertebraFrame,
    shift_mm: FloatArray,
    turn_deg: FloatArray,
) -> Matrix4:
    """Return a transform that begins with a slip about the axes of a frame."""
    slip = np.eye(4)
    slip[:3, :3] = Rotation.from_euler("xyz", turn_deg, degrees=True).as_matrix()
    slip[:3, 3] = shift_mm
    result: Matrix4 = transform @ frame.lps_from_box @ slip @ frame.box_from_lps
    return result


@attrs.frozen(kw_only=True)
class Bore:
    """The straight channel of a needle with a flat end, in box mm of the vertebra."""

    entry_box_mm: tuple[float, float, float]
    tip_box_mm: tuple[float, float, float]
    diameter_mm: float = 3.0

    def share(self, spine: Spine) -> FloatArray:
        """Return how much of each fine voxel it fills."""
        entry, tip = np.array(self.entry_box_mm), np.array(self.tip_box_mm)
        length = float(np.linalg.norm(tip - entry))
        along = (tip - entry) / length
        x, y, z = (
            axis - start for axis, start in zip(box_places(spine), entry, strict=True)
        )
        s = along[0] * x + along[1] * y + along[2] * z
        away = np.sqrt(np.maximum(x**2 + y**2 + z**2 - s**2, 0))
        inside_mm = np.minimum(self.diameter_mm / 2 - away, length - s)
        inside_mm = np.minimum(inside_mm, s)
        return np.asarray(np.clip(0.5 + inside_mm / FINE_MM, 0, 1))

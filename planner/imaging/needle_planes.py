"""Planes along and across a needle that keep the patient upright, and thick slices."""

import enum
import math

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from planner.arrays import Vector3, unit
from planner.imaging.slices import SlicePlane, reslice
from planner.imaging.volume import Volume

UPRIGHT_LPS = np.array((0.0, 0.0, 1.0))
FORWARD_LPS = np.array((0.0, -1.0, 0.0))

ALONG_THE_BODY = 0.999
"""A needle this nearly parallel to the spine has no "head up" across it."""


class NeedlePlane(enum.Enum):
    """The three cuts that show a needle.

    Across it, seen from its hub as its surgeon does, head up; along it and from left to
    right, seen as an axial slice is; along it and the spine, as a sagittal slice is.
    """

    ACROSS = "across"
    FLAT = "flat"
    UPRIGHT = "upright"

    def axes_lps(
        self, needle_lps: Vector3, *, turn_deg: float = 0.0
    ) -> tuple[Vector3, Vector3]:
        """Return screen right and screen down for a needle that runs in a direction.

        The two planes along it are turned about it, clockwise as seen from its hub.
        """
        along = unit(needle_lps)
        steep = abs(float(along @ UPRIGHT_LPS)) > ALONG_THE_BODY
        head = FORWARD_LPS if steep else UPRIGHT_LPS
        up = unit(head - float(head @ along) * along)
        if self is NeedlePlane.ACROSS:
            return np.cross(along, up), -up
        turn = Rotation.from_rotvec(math.radians(turn_deg) * along)
        up = turn.apply(up)
        if self is NeedlePlane.FLAT:
            return -np.cross(along, up), -along
        return -along, -up


class Thickness(enum.Enum):
    """What a thick slice shows of each line through it."""

    MEAN = "mean"
    BRIGHTEST = "brightest"


def reslice_thick(
    volume: Volume, plane: SlicePlane, *, thick_mm: float, shows: Thickness
) -> NDArray[np.int16]:
    """Return the CT numbers of a slab about a plane, (height, width).

    Sheets lie one finest voxel apart, evenly on both sides. A slab of 0 mm is a slice.
    """
    finest = float(volume.grid.spacing_mm.min())
    aside = round(thick_mm / 2 / finest)
    if aside == 0:
        return reslice(volume, plane)
    total = np.zeros(plane.size[::-1], np.int32)
    brightest = np.full(plane.size[::-1], np.iinfo(np.int16).min, np.int16)
    for shift_mm in np.linspace(-thick_mm / 2, thick_mm / 2, 2 * aside + 1):
        center = plane.center_lps_mm + shift_mm * plane.normal_lps
        sheet = reslice(volume, attrs.evolve(plane, center_lps_mm=center))
        if shows is Thickness.BRIGHTEST:
            np.maximum(brightest, sheet, out=brightest)
        else:
            total += sheet
    if shows is Thickness.BRIGHTEST:
        return brightest
    return np.rint(total / (2 * aside + 1)).astype(np.int16)

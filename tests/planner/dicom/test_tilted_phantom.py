"""The blocks of a real phantom, scanned with a leaning gantry, are right-angled.

A plate of plastic stands in it, with a square post on the plate. Planes are fitted to
their faces in patient millimetres.
"""

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from planner.arrays import FloatArray, Points
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.imaging.volume import Volume
from planner.work import Monitor

AIR_HU, PLASTIC_HU = -1000.0, 97.0
EDGE_HU = (AIR_HU + PLASTIC_HU) / 2

POST_I, FREE_I = range(272, 297), range(193, 207)
"""Columns through the post, and past all that stands on the plate or under it."""

POST_LEAN = 1.08
"""Rows by which the post moves forward from slice to slice, as seen by eye."""


@pytest.fixture(scope="module")
def phantom(shared_data: Path) -> Volume:
    found = find_series(shared_data / "gantry-tilt/philips", Monitor())
    return read_series(found.series[0], Monitor())


def crossings(profiles_hu: NDArray[np.int16]) -> tuple[FloatArray, FloatArray]:
    """Return for each row (n, m) where it first rises over and last falls below."""
    profiles = profiles_hu.astype(float)
    inside = profiles > EDGE_HU
    rows = np.arange(len(profiles))
    rise = inside.argmax(axis=1)
    fall = profiles.shape[1] - 1 - inside[:, ::-1].argmax(axis=1)
    return (
        rise - _part(profiles[rows, rise], profiles[rows, rise - 1]),
        fall + _part(profiles[rows, fall], profiles[rows, fall + 1]),
    )


def _part(inner: FloatArray, outer: FloatArray) -> FloatArray:
    return np.asarray((inner - EDGE_HU) / (inner - outer))


def plane_normal(points: Points) -> Points:
    """Return the unit normal of the best plane, and check that it is one."""
    centred = points - points.mean(axis=0)
    for _ in range(2):
        off = np.abs(centred @ _normal(centred))
        centred = centred[off < 3 * np.median(off) + 0.05]
        centred = centred - centred.mean(axis=0)
    normal = _normal(centred)
    assert np.sqrt(np.mean((centred @ normal) ** 2)) < 0.1
    return normal


def _normal(centred: Points) -> Points:
    return np.asarray(np.linalg.svd(centred, full_matrices=False)[2][2])


def edges(volume: Volume, ks: range, js: range, columns: range) -> list[Points]:
    """Return where rows down a slice enter and leave a thing, in voxels (n, 3).

    A face that leans against the slices fades over many pixels, evenly to both sides
    of where it is; between slices there are too few values to tell.
    """
    entered: list[Points] = []
    left: list[Points] = []
    for k in ks:
        start = (
            js.start + round(POST_LEAN * (27 - k)) if columns == POST_I else js.start
        )
        window = volume.voxels_hu[k, start : start + len(js), list(columns)]
        for found, j in zip((entered, left), crossings(window), strict=True):
            i = np.array(columns)
            found.append(np.column_stack((i, j + start, np.full(len(i), k))))
    return [np.concatenate(entered), np.concatenate(left)]


def faces_ijk(volume: Volume) -> dict[str, Points]:
    """Find the four sides of the post, its top, and both sides of the plate."""
    sides: list[list[Points]] = [[], []]
    for k in range(22, 32):
        middle = 265 + round(POST_LEAN * (27 - k))
        j = np.arange(middle - 12, middle + 13)
        window = volume.voxels_hu[k, j, 250:320]
        for found, i in zip(sides, crossings(window), strict=True):
            found.append(np.column_stack((i + 250, j, np.full(len(j), k))))
    front, back = edges(volume, range(22, 32), range(232, 300), POST_I)
    top, _ = edges(volume, range(34, 36), range(230, 290), POST_I)
    above, _ = edges(volume, range(20, 24), range(285, 456), FREE_I)
    _, below = edges(volume, range(15, 21), range(235, 450), FREE_I)
    return {
        "right": np.concatenate(sides[0]),
        "left": np.concatenate(sides[1]),
        "front": front,
        "back": back,
        "top": top,
        "plate above": above,
        "plate below": below,
    }


SQUARE = [
    *itertools.product(("right", "left"), ("front", "back", "top")),
    *itertools.product(("front", "back"), ("top",)),
    *itertools.product(("plate above", "plate below"), ("right", "left")),
    *itertools.product(("plate above", "plate below"), ("front", "back")),
]
"""Faces of post and plate that stand on each other at a right angle."""


def angle_deg(one: Points, other: Points) -> float:
    normals = plane_normal(one), plane_normal(other)
    return float(np.degrees(np.arccos(abs(float(normals[0] @ normals[1])))))


def test_the_true_spacing_is_the_one_along_the_normal(phantom):
    assert phantom.grid.spacing_mm[2] == pytest.approx(2.371, abs=5e-4)
    note = phantom.notes[0]
    assert (note.code, note.facts["tilt_deg"]) == (
        "unsheared",
        pytest.approx(18.5, abs=0.01),
    )


def test_blocks_are_right_angled_after_correction(phantom):
    faces = faces_ijk(phantom)
    mm = {name: phantom.grid.to_lps(ijk) for name, ijk in faces.items()}
    angles = [angle_deg(mm[one], mm[other]) for one, other in SQUARE]
    assert angles == pytest.approx([90.0] * len(SQUARE), abs=0.5)
    assert angle_deg(mm["front"], mm["back"]) == pytest.approx(0, abs=0.2)
    assert angle_deg(mm["plate above"], mm["plate below"]) < 0.2


def test_the_same_blocks_would_lean_without_correction(phantom):
    """What a reader shows that puts the slices straight on top of each other."""
    faces = faces_ijk(phantom)
    shift_mm = phantom.notes[0].facts["shift_mm"]
    lean = np.array([0.0, shift_mm / phantom.grid.spacing_mm[1], 0.0])
    naive = {
        name: (ijk + ijk[:, 2:] * lean) * phantom.grid.spacing_mm
        for name, ijk in faces.items()
    }
    assert abs(angle_deg(naive["front"], naive["top"]) - 90) > 15

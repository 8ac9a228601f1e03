"""From a CT to the compartment, the wall and the share of the canal."""

import functools
from pathlib import Path

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Volume
from planner.review.carried import carried_vertebra
from planner.review.compartments import Leaks, find_leaks
from planner.review.find_cement import find_cement
from planner.review.leak_gaps import voxel_mm_of
from planner.review.route import find_exits
from tests.phantoms import POSITIONS
from tests.postop_cases import Patient, PostCase, operate, painted_shape, phantom
from tests.postop_leaks import LEAKS, TWO_SIDED

POINTS = 5.0
"""How far the share of the canal may be off, in percentage points."""


@functools.cache
def l1() -> Patient:
    return phantom("L1")


@functools.cache
def operated(kind: str, side: str | None, seed: int) -> PostCase:
    return operate(l1(), kind, side=side, seed=seed)


def leaks_of(vertebra: Vertebra, postop: Volume) -> Leaks:
    cement = find_cement(vertebra, postop)
    return find_leaks(vertebra, cement, voxel_mm=voxel_mm_of(vertebra, postop))


def named(leaks: Leaks) -> list[tuple[str, str | None]]:
    return [
        (leak.compartment, None if leak.side is None else leak.side.value)
        for leak in leaks.leaks
    ]


def lying(volume: Volume, position: str) -> Volume:
    """Return the same CT with its voxels in the order of another patient position."""
    _, senses = POSITIONS[position]
    matrix = np.array(volume.grid.lps_from_ijk)
    for axis, sense in enumerate(senses):
        if sense < 0:
            count = volume.grid.shape_kji[2 - axis]
            matrix[:3, 3] += matrix[:3, axis] * (count - 1)
            matrix[:3, axis] *= -1
    i, j, k = (slice(None, None, sense) for sense in senses)
    return attrs.evolve(
        volume,
        voxels_hu=volume.voxels_hu[k, j, i],
        grid=attrs.evolve(volume.grid, lps_from_ijk=matrix),
    )


@pytest.mark.parametrize(
    "position", ["FFS", pytest.param("HFP", marks=pytest.mark.long)]
)
def test_cement_in_the_canal_is_told_in_every_position_of_the_patient(position: str):
    case = operated("central", None, 11)
    leaks = leaks_of(case.vertebra, lying(case.postop, position))
    assert named(leaks) == [("epidural_central", None)]
    assert leaks.canal is not None
    found = 100 * leaks.canal.fraction
    assert found == pytest.approx(case.canal_percent, abs=POINTS)


@pytest.mark.long
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_side_of_a_breached_pedicle_is_the_patients(side: str):
    case = operated("pedicle_breach", side, 12)
    leaks = leaks_of(case.vertebra, case.postop)
    assert named(leaks) == [("epidural_pedicle_breach", side)]
    (way,) = find_exits(case.vertebra, leaks)
    assert (way.exit, way.wall) == ("pedicle", f"{side}_medial")


@pytest.mark.long
@pytest.mark.parametrize("kind", [kind for kind in LEAKS if kind != "needle_track"])
def test_every_compartment_is_told_on_a_real_shape(kind: str, shared_data: Path):
    (path,) = (shared_data / "verse004-labels").glob("*seg-vert_msk.nii.gz")
    patient = painted_shape("verse004", path, "L3")
    case = operate(patient, kind, side="left" if kind in TWO_SIDED else None, seed=21)
    assert case.leak is not None
    vertebra = carried_vertebra(patient.vertebra, case.postop_from_preop)
    leaks = leaks_of(vertebra, case.postop)
    (name, side), *_ = named(leaks)
    assert name == case.leak.compartment
    assert case.leak.compartment == "intradural" or side == case.leak.side
    ways = find_exits(vertebra, leaks)
    assert case.leak.exit in {way.exit for way in ways}
    assert leaks.canal is not None
    found = 100 * leaks.canal.fraction
    assert found == pytest.approx(case.canal_percent, abs=POINTS)

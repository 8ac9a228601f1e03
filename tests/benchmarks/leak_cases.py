"""The operated patients of the table of leaks, told by a number and a seed.

Twelve vertebrae: phantoms, real shapes that were painted, and a real CT. Each number
stands for one of them, one kind of leak on one side, a density of cement, and a screw
or none; seven of eight patients lie turned by up to 20 degrees. The next seed makes
others of the same kinds: what is mended is mended on one seed and told of another.
"""

import functools
from collections.abc import Callable
from pathlib import Path

import attrs

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.work import Monitor
from tests.benchmarks.harness import PROJECT
from tests.ct_paint import HEALTHY, POROTIC, THIN, Scan
from tests.ct_phantoms import Deformity
from tests.postop_cases import (
    Patient,
    PostCase,
    operate,
    painted_shape,
    phantom,
    real_ct,
)
from tests.postop_leaks import LEAKS, TWO_SIDED

SHARED = PROJECT.parent / "shared" / "data"
VERSE = "verse004-labels/sub-verse004_seg-vert_msk.nii.gz"
TPTBOX = "tptbox-l3/sub-ct_seg-vert_label-22_msk.nii.gz"

COARSER = attrs.evolve(HEALTHY, spacing_mm=(0.7, 0.7, 1.25))
POROTIC_COARSER = attrs.evolve(POROTIC, spacing_mm=(0.7, 0.7, 1.25))
SOFT = attrs.evolve(HEALTHY, blur_mm=0.65)
UNCUT = attrs.evolve(COARSER, ceiling_hu=30_000.0)
AS_ADDED = attrs.evolve(HEALTHY, noise_hu=10.0)
"""What is added to a real CT, which has its own noise."""


def _verse(level: str, scan: Scan) -> Patient:
    return painted_shape("verse", SHARED / VERSE, level, scan)


def _lidc(level: str) -> Patient:
    folder = SHARED / "lidc-0001"
    ct = read_series(best_ct(find_series(folder / "dicom", Monitor())), Monitor())
    labels: Path = folder / "labels_totalsegmentator.nii.gz"
    return real_ct("lidc", ct, labels, level, AS_ADDED)


PATIENTS: tuple[Callable[[], Patient], ...] = (
    lambda: phantom("T8", COARSER),
    lambda: phantom("T12", POROTIC_COARSER, deformity=Deformity(wedge=0.25)),
    lambda: phantom("L1", UNCUT),
    lambda: phantom("L2", SOFT, bend_deg=(4.0, 3.0, 2.0)),
    lambda: phantom("L4", POROTIC),
    lambda: _verse("T11", COARSER),
    lambda: _verse("T12", POROTIC_COARSER),
    lambda: _verse("L2", HEALTHY),
    lambda: _verse("L3", COARSER),
    lambda: painted_shape("tptbox", SHARED / TPTBOX, "L3", THIN),
    lambda: _lidc("T10"),
    lambda: _lidc("L1"),
)
LEAKS_AND_SIDES = tuple(
    (kind, side)
    for kind in LEAKS
    for side in (("right", "left") if kind in TWO_SIDED else (None,))
)
CASES = 6 * len(LEAKS_AND_SIDES)
"""Each leak on each side in six vertebrae: 114."""

CEMENT_HU = (4000.0, 3200.0, 5000.0, 6000.0)


@functools.lru_cache(maxsize=1)
def patient_of(number: int) -> Patient:
    """Return a patient, measured once for all the cases that follow each other."""
    return PATIENTS[number]()


def patient_number(number: int) -> int:
    """Return which patient a case is of: every leak comes to six of them.

    >>> len({patient_number(n) for n in range(3, CASES, 19)})
    6
    """
    leak, turn = number % len(LEAKS_AND_SIDES), number // len(LEAKS_AND_SIDES)
    return (leak + 2 * turn) % len(PATIENTS)


def case_of(number: int, *, seed: int) -> PostCase:
    """Return a case, 0 <= number < `CASES`."""
    kind, side = LEAKS_AND_SIDES[number % len(LEAKS_AND_SIDES)]
    return operate(
        patient_of(patient_number(number)),
        kind,
        side=side,
        seed=1000 * seed + number,
        screw=number % 4 == 1,
        cement_hu=CEMENT_HU[(number // 2) % len(CEMENT_HU)],
        turn_deg=0.0 if number % 8 == 0 else 20.0,
    )

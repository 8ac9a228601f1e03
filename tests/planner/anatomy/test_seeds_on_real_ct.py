"""One click in a real spine: what is no body is refused, what is broken is named."""

import functools
from pathlib import Path

import attrs
import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Side, Vertebra
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import AnatomyNotSeen, BadSeed
from planner.imaging.labels import read_labels
from planner.imaging.volume import LabelMap, Volume
from planner.plan.case import SeedSource
from planner.work import Monitor
from tests.benchmarks.anatomy_cases import body_middle
from tests.ct_paint import THICK, painted, real_shapes
from tests.ct_phantoms import verse_value
from tests.planner.anatomy.test_seeds import part
from tests.wall_errors import errors_of, truth_of

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]

T9_LPS_MM = np.array((-9.6, 228.5, -611.8))
"""The middle of a body of lidc-0314, read off its images."""
RIGHT, BEHIND, UP = np.array((-1.0, 0, 0)), np.array((0, 1.0, 0)), np.array((0, 0, 1.0))
AORTA, RIB, T10, L1, L3 = 52, 99, 34, 31, 29
"""Labels of lidc-0001's own map."""


@functools.cache
def ct(folder: Path) -> Volume:
    return read_series(best_ct(find_series(folder / "dicom", Monitor())), Monitor())


@functools.cache
def masks(folder: Path) -> LabelMap:
    return read_labels(folder / "labels_totalsegmentator.nii.gz")


def clicked(volume: Volume, point_lps_mm, level: str = "T9") -> Vertebra:
    return build_vertebra(
        level=level,
        source=SeedSource(body_lps_mm=point_lps_mm),
        grid=volume.grid,
        volume=volume,
    )


def inside(labels: LabelMap, value: int):
    """Return a point in the middle of what is listed of an organ."""
    places = np.argwhere(labels.labels == value)
    return labels.grid.to_lps(places[len(places) // 2][::-1])


def disc_below(labels: LabelMap, value: int):
    """Return the middle of what is free between a body and the next one below."""
    ends = body_middle(labels, value), body_middle(labels, value - 1)
    line = np.linspace(*ends, 200)
    i, j, k = np.round(labels.grid.to_ijk(line)).astype(int).T
    return line[labels.labels[k, j, i] == 0].mean(axis=0)


@pytest.mark.parametrize(
    ("away_mm", "reasons"),
    [
        (24 * BEHIND, {"beside_body", "fused"}),
        (28 * RIGHT + 16 * BEHIND + 4 * UP, {"beside_body"}),
        (-26 * BEHIND, {"beside_body"}),
        (-60 * RIGHT, {"air"}),
        (500 * UP, {"outside"}),
    ],
    ids=["canal", "rib", "before the body", "lung", "outside"],
)
def test_a_click_in_no_body_of_a_thin_real_ct_is_refused(
    shared_data: Path, away_mm, reasons: set[str]
):
    volume = ct(shared_data / "lidc-0314")
    with pytest.raises(BadSeed) as refusal:
        clicked(volume, T9_LPS_MM + away_mm)
    assert refusal.value.facts["reason"] in reasons


def test_a_thin_real_ct_cut_short_is_refused(shared_data: Path):
    volume = ct(shared_data / "lidc-0314")
    i, j, k = (round(float(n)) for n in volume.grid.to_ijk(T9_LPS_MM))
    for cut in (part(volume, k=slice(0, k + 5)), part(volume, i=slice(i - 12, None))):
        with pytest.raises(BadSeed) as refusal:
            clicked(cut, T9_LPS_MM)
        assert refusal.value.facts["reason"] == "cut"
    with pytest.raises(AnatomyNotSeen) as missing:
        clicked(part(volume, j=slice(0, j + 18)), T9_LPS_MM)
    assert missing.value.facts["structure"] == "canal"


def test_clicks_off_the_bodies_of_a_thick_real_ct_are_refused(shared_data: Path):
    folder = shared_data / "lidc-0001"
    volume, labels = ct(folder), masks(folder)
    canal = body_middle(labels, T10) + 26 * BEHIND
    for point in (disc_below(labels, L1), inside(labels, AORTA), canal):
        with pytest.raises(BadSeed) as refusal:
            clicked(volume, point)
        assert refusal.value.facts["reason"] in {"disc", "beside_body"}
    with pytest.raises((BadSeed, AnatomyNotSeen)):
        clicked(volume, inside(labels, RIB))
    with pytest.raises(BadSeed) as refusal:
        clicked(volume, body_middle(labels, L3), "L3")
    assert refusal.value.facts["reason"] == "cut"


def test_a_wall_behind_a_fragment_is_right_or_named(shared_data: Path):
    """L1 of this spine is collapsed; pieces of its back stand beside both pedicles."""
    path = next((shared_data / "verse004-labels").glob("*seg-vert_msk.nii.gz"))
    value = verse_value("L1")
    fine = real_shapes(path, value)
    volume = painted(fine, attrs.evolve(THICK, seed=value))
    vertebra = clicked(volume, body_middle(fine, value), "L1")
    truth = truth_of(fine, value, level="L1")
    for side in set(vertebra.pedicles) & set(Side):
        alone = attrs.evolve(vertebra, pedicles={side: vertebra.pedicles[side]})
        off = np.abs(errors_of(alone, truth).walls["medial"])
        named = f"{side.value}_medial" in vertebra.not_seen
        assert named or np.percentile(off, 95) <= 3.0, side
    line = errors_of(vertebra, truth).within["posterior line"]
    assert line.mean() >= 0.95

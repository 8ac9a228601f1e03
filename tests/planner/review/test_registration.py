"""One vertebra is found again after the operation, or nobody is told that it was."""

import attrs
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4
from planner.errors import PoorFit
from planner.imaging.volume import Volume
from planner.plan.case import LabelSource
from planner.review.registration import register_vertebra
from planner.work import Cancelled, Monitor
from tests.ct_paint import HEALTHY, POROTIC, THICK, Scan, painted, sampled_labels
from tests.ct_phantoms import Spine, spine
from tests.postop import Blob, carried, off, operated

FILLED = (
    Blob(center_box_mm=(6.0, 16.0, 0.0), radii_mm=(7.0, 9.0, 7.0)),
    Blob(center_box_mm=(3.0, -4.0, 2.0), radii_mm=(2.0, 2.0, 8.0)),
)
"""A body that is filled, and a leak into its canal."""


@attrs.frozen(kw_only=True, eq=False)
class Before:
    spine: Spine
    ct: Volume
    vertebra: Vertebra


@pytest.fixture(scope="module")
def before() -> Before:
    patient = spine("L1")
    ct = painted(patient.labels, HEALTHY)
    labels = sampled_labels(patient.labels, (0.7, 0.7, 1.0))
    source = LabelSource(labels="-", scheme="verse")
    vertebra = build_vertebra(
        level="L1", source=source, grid=ct.grid, labels=labels, volume=ct
    )
    return Before(spine=patient, ct=ct, vertebra=vertebra)


def _farthest_mm(before: Before, one: Matrix4, other: Matrix4) -> float:
    reach = [(x, y, z) for x in (-30, 30) for y in (-40, 35) for z in (-18, 18)]
    points = before.spine.frame.to_lps(reach)
    ends = [points @ m[:3, :3].T + m[:3, 3] for m in (one, other)]
    return float(np.linalg.norm(ends[0] - ends[1], axis=1).max())


@pytest.mark.parametrize(
    ("turn_deg", "scan"),
    [
        pytest.param(
            (3.0, -2.0, 4.0), attrs.evolve(HEALTHY, seed=5), marks=pytest.mark.long
        ),
        ((12.0, 9.0, -13.0), attrs.evolve(POROTIC, seed=6)),
        pytest.param(
            (-5.0, 10.0, 6.0), attrs.evolve(THICK, seed=7), marks=pytest.mark.long
        ),
    ],
    ids=["as before", "turned by 20 degrees, porotic", "2.5 mm slices"],
)
def test_a_vertebra_is_carried_to_half_a_millimetre(
    before: Before, turn_deg: tuple[float, float, float], scan: Scan
):
    turn = Rotation.from_euler("xyz", turn_deg, degrees=True)
    later = spine("L1", turn=turn)
    truth = carried(before.spine, later)
    start = off(truth, before.spine, np.array([5, -4, 4]), np.array([6, -5, 4]))
    found = register_vertebra(
        before.vertebra, before.ct, operated(later, scan, *FILLED), start=start
    )
    assert _farthest_mm(before, found.postop_from_preop, truth) <= 0.5
    assert found.error_mm <= 0.5


def test_the_neighbour_is_not_taken_for_it(before: Before):
    later = operated(before.spine, attrs.evolve(HEALTHY, seed=8), *FILLED)
    one_up = off(np.eye(4), before.spine, np.array([0, 0, 33.0]), np.zeros(3))
    with pytest.raises(PoorFit) as caught:
        register_vertebra(before.vertebra, before.ct, later, start=one_up)
    assert caught.value.facts["level"] == "L1"
    assert "correlation" in caught.value.facts


def test_a_ct_that_does_not_show_it_fits_nowhere(before: Before):
    far = off(np.eye(4), before.spine, np.array([0, 0, 400.0]), np.zeros(3))
    with pytest.raises(PoorFit):
        register_vertebra(before.vertebra, before.ct, before.ct, start=far)


def test_it_can_be_cancelled(before: Before):
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        register_vertebra(
            before.vertebra, before.ct, before.ct, start=np.eye(4), monitor=monitor
        )

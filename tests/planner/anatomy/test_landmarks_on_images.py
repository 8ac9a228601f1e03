"""Landmarks on images: a click is led to the edge it means, and never to another."""

import functools
from collections.abc import Mapping

import attrs
import numpy as np
import pytest

from planner.anatomy.from_landmarks import vertebra_from_landmarks
from planner.anatomy.orientation import angle_deg
from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.arrays import Vector3
from planner.imaging.volume import Volume
from planner.plan.case import LandmarkSource
from tests.cortex_phantoms import scanned
from tests.ct_paint import HEALTHY, POROTIC
from tests.phantoms import L1S, STRAIGHT, T8S, BoxModel, landmarks_of

HAND_MM = 0.4
SOFT_HU = 50

Named = Mapping[str, Vector3]


@attrs.frozen(eq=False)
class Case:
    model: BoxModel
    true: Vertebra
    volume: Volume

    def built(self, points: Named) -> Vertebra:
        return vertebra_from_landmarks(
            level=self.model.level,
            source=LandmarkSource(points_lps_mm=points),
            grid=self.volume.grid,
            volume=self.volume,
        )

    def medial_errors_mm(self, found: Vertebra) -> np.ndarray:
        """Return how far both medial walls are off, beside the middle of the canal."""
        offset, y, z = np.meshgrid(
            self.model.medial_mm + np.array([-1.0, 0.0, 1.0]),
            np.linspace(0.75, 0.2, 5) * self.model.canal_dorsal_y_mm,
            self.model.pedicle_middle_z_mm + np.array([-2.0, 0.0, 2.0]),
        )
        errors = []
        for side in Side:
            box = np.stack((side.sign * offset, y, z), axis=-1).reshape(-1, 3)
            own = found.frame.to_box(self.true.frame.to_lps(box))
            errors.append(medial_mm(found, side, own) - medial_mm(self.true, side, box))
        return np.concatenate(errors)


def medial_mm(vertebra: Vertebra, side: Side, box: np.ndarray) -> np.ndarray:
    inside = vertebra.pedicles[side].walls.at(box * (side.sign, 1, 1))
    return inside[:, list(Wall).index(Wall.MEDIAL)]


def clicked(model: BoxModel, seed: int) -> dict[str, Vector3]:
    """Return the landmarks as a hand with a spread of 0.4 mm along each axis sets."""
    random = np.random.default_rng(seed)
    points = landmarks_of(model)
    return {
        name: p + random.normal(scale=HAND_MM, size=3) for name, p in points.items()
    }


CASES = {"L1, healthy": (L1S, HEALTHY), "T8, osteoporotic": (T8S, POROTIC)}


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return scanned_case(request.param)


@functools.cache
def scanned_case(name: str) -> Case:
    model, scan = CASES[name]
    true, volume = scanned(model, scan)
    return Case(model, true, volume)


@pytest.fixture(scope="module")
def l1() -> Case:
    return scanned_case("L1, healthy")


@pytest.fixture(scope="module")
def nothing(l1: Case) -> Case:
    """Images in which no edge shows."""
    even = np.full_like(l1.volume.voxels_hu, SOFT_HU)
    return attrs.evolve(l1, volume=attrs.evolve(l1.volume, voxels_hu=even))


def test_walls_lie_where_the_images_show_them_not_where_the_hand_trembled(case: Case):
    errors, turns, widths = [], [], []
    width = case.model.lateral_mm - case.model.medial_mm
    for seed in range(2):
        found = case.built(clicked(case.model, seed))
        off = case.medial_errors_mm(found)
        assert (np.abs(off) <= found.uncertainty_mm[0]).all()
        errors.append(off)
        axes = zip(found.frame.axes_lps.T, case.true.frame.axes_lps.T, strict=True)
        turns.append(max(angle_deg(a, b) for a, b in axes))
        widths += [p.isthmus.width_mm - width for p in found.pedicles.values()]
    size = np.abs(np.concatenate(errors))
    assert size.mean() <= 0.3
    assert np.percentile(size, 95) <= 0.7
    assert max(turns) <= 2.0
    assert np.abs(widths).max() <= 0.7


def test_the_canal_s_front_is_seen_between_the_pedicles(case: Case):
    found = case.built(clicked(case.model, 0))
    assert "local_wall" not in found.not_seen
    x, z = found.local_wall_x_mm, found.local_wall_z_mm
    assert (np.abs(x) <= case.model.medial_mm + 1).all()
    middle = np.abs(x) <= case.model.medial_mm / 2
    inner = np.abs(z) <= case.model.height_mm / 4
    front = found.local_wall_y_mm[np.ix_(inner, middle)]
    x_grid, z_grid = np.meshgrid(x[middle], z[inner])
    lps = found.frame.to_lps(np.stack((x_grid, front, z_grid), axis=-1))
    box = case.true.frame.to_box(lps)
    assert np.isfinite(front).all()
    assert box[..., 1] == pytest.approx(
        np.vectorize(case.model.local_wall_y)(box[..., 0]), abs=1.0
    )


def test_where_no_edge_shows_everything_stays_as_clicked(nothing: Case):
    points = clicked(L1S, 1)
    source = LandmarkSource(points_lps_mm=points)
    alone = vertebra_from_landmarks(level="L1", source=source, grid=nothing.volume.grid)
    found = nothing.built(points)
    assert "landmarks_unsettled" in found.notes
    assert found.uncertainty_mm == pytest.approx(alone.uncertainty_mm)
    assert "local_wall" in found.not_seen
    assert found.frame.lps_from_box == pytest.approx(alone.frame.lps_from_box)
    for side in Side:
        ours, theirs = found.pedicles[side].isthmus, alone.pedicles[side].isthmus
        assert ours.width_mm == pytest.approx(theirs.width_mm, abs=0.05)
        assert ours.height_mm == pytest.approx(theirs.height_mm, abs=0.05)


def test_an_edge_two_millimetres_away_is_another_one(l1: Case):
    points = dict(landmarks_of(L1S))
    name = "right_pedicle_lateral"
    points[name] = points[name] + 2.0 * STRAIGHT.right_lps
    found = l1.built(points)
    width = found.pedicles[Side.RIGHT].isthmus.width_mm
    assert width == pytest.approx(L1S.lateral_mm - L1S.medial_mm + 2.0, abs=0.3)
    assert "landmarks_unsettled" in found.notes


def test_a_medial_edge_that_the_canal_passes_far_away_keeps_its_tube(l1: Case):
    points = dict(landmarks_of(L1S))
    name = "right_pedicle_medial"
    points[name] = points[name] + 3.0 * STRAIGHT.right_lps
    found = l1.built(points)
    source = LandmarkSource(points_lps_mm=points)
    alone = vertebra_from_landmarks(level="L1", source=source, grid=l1.volume.grid)
    assert "landmarks_unsettled" in found.notes
    assert found.uncertainty_mm[0] >= alone.uncertainty_mm[0] - 1e-9


def test_images_are_read_in_whatever_order_their_slices_lie(l1: Case):
    flipped = l1.volume.grid.lps_from_ijk @ np.array(
        [
            [1, 0, 0, 0],
            [0, 1, 0, 0],
            [0, 0, -1, l1.volume.grid.shape_kji[0] - 1],
            [0, 0, 0, 1],
        ]
    )
    grid = attrs.evolve(l1.volume.grid, lps_from_ijk=flipped)
    volume = attrs.evolve(l1.volume, voxels_hu=l1.volume.voxels_hu[::-1], grid=grid)
    points = clicked(L1S, 2)
    here = l1.built(points)
    there = attrs.evolve(l1, volume=volume).built(points)
    assert there.frame.lps_from_box == pytest.approx(here.frame.lps_from_box, abs=1e-6)
    assert there.uncertainty_mm == pytest.approx(here.uncertainty_mm)

"""Coarse, shifted and swollen masks: the wall is the cortical edge in the images."""

import functools

import attrs
import numpy as np
import pytest
from scipy import ndimage

from planner.anatomy.from_labels import vertebra_from_labels
from planner.anatomy.kept import Kept
from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import LabelSource
from tests.ct_paint import HEALTHY, painted, sampled_labels
from tests.ct_phantoms import Spine, spine
from tests.wall_errors import Errors, Truth, errors_of, truth_of
from ui.messages.anatomy_errors import NOTE_SENTENCES

LEVEL = "T9"


@functools.lru_cache(maxsize=1)
def scene() -> tuple[Spine, Volume, Truth]:
    made = spine(LEVEL)
    truth = truth_of(made.labels, made.value, level=LEVEL, frame=made.frame)
    return made, painted(made.labels, HEALTHY), truth


def build(
    labels: LabelMap, volume: Volume | None, kept: Kept | None = None
) -> Vertebra:
    made, images, _ = scene()
    return vertebra_from_labels(
        level=LEVEL,
        source=LabelSource(labels="labels.nii.gz", scheme="verse", value=made.value),
        grid=images.grid,
        labels=labels,
        volume=volume,
        kept=kept,
    )


def sampled(spacing_mm: float | tuple[float, float, float]) -> LabelMap:
    x, y, z = np.broadcast_to(np.asarray(spacing_mm, float), 3)
    return sampled_labels(scene()[0].labels, (float(x), float(y), float(z)))


def shifted(labels: LabelMap, share: float) -> LabelMap:
    """Move a map by a share of its voxel along each axis."""
    matrix = np.array(labels.grid.lps_from_ijk)
    matrix[:3, 3] += share * labels.grid.spacing_mm
    grid = Grid(shape_kji=labels.grid.shape_kji, lps_from_ijk=matrix)
    return LabelMap(labels=labels.labels, grid=grid)


def dilated(labels: LabelMap, times: int) -> LabelMap:
    value = scene()[0].value
    values = np.array(labels.labels)
    grown = ndimage.binary_dilation(values == value, iterations=times)
    values[grown & (values == 0)] = value
    return LabelMap(labels=values, grid=labels.grid)


def mean_mm(errors: Errors) -> float:
    """Return the mean error over the walls, each counting the same."""
    return float(np.mean([np.abs(wall).mean() for wall in errors.walls.values()]))


DEGRADED = {
    "voxels of 1.5 mm": lambda: sampled(1.5),
    "slices of 3 mm": lambda: sampled((1.0, 1.0, 3.0)),
    "shifted by a third of a voxel": lambda: shifted(sampled(1.5), 1 / 3),
    "dilated by a voxel": lambda: dilated(sampled(1.0), 1),
}


@pytest.mark.parametrize("name", DEGRADED)
def test_a_degraded_mask_is_drawn_onto_the_cortical_edge(name):
    _, volume, truth = scene()
    labels = DEGRADED[name]()
    before = errors_of(build(labels, None), truth)
    after = errors_of(build(labels, volume), truth)
    assert mean_mm(after) < mean_mm(before)
    assert np.abs(after.walls["medial"]).mean() < np.abs(before.walls["medial"]).mean()
    assert np.concatenate(list(after.within.values())).mean() >= 0.95


def test_outline_and_walls_are_moved_together():
    """The canal's outline follows its bone: a swollen mask leaves no narrow canal."""
    _, volume, truth = scene()
    labels = dilated(sampled(1.0), 1)
    before, after = (errors_of(build(labels, v), truth) for v in (None, volume))
    assert np.abs(before.canal_mm).mean() > 0.5
    assert np.abs(after.canal_mm).mean() < 0.3


@pytest.mark.long
def test_what_was_kept_without_images_is_not_taken_for_what_they_show():
    labels, volume, kept = sampled(1.5), scene()[1], Kept()
    without = build(labels, None, kept=kept)
    check_same(build(labels, volume, kept=kept), build(labels, volume))
    check_same(build(labels, None, kept=kept), without)


def test_an_exact_mask_is_not_made_worse():
    made, volume, truth = scene()
    before = errors_of(build(made.labels, None), truth)
    after = errors_of(build(made.labels, volume), truth)
    for wall, errors in after.walls.items():
        worse = np.abs(errors).mean() - np.abs(before.walls[wall]).mean()
        assert worse <= 0.05


def check_same(one: Vertebra, other: Vertebra) -> None:
    assert np.array_equal(one.local_wall_y_mm, other.local_wall_y_mm, equal_nan=True)
    assert np.array_equal(one.uncertainty_mm, other.uncertainty_mm)
    for side, pedicle in one.pedicles.items():
        values = other.pedicles[side].walls.values
        assert np.array_equal(pedicle.walls.values, values, equal_nan=True)


@pytest.mark.parametrize("hu", [50, 3071])
def test_without_an_edge_in_the_images_the_mask_stays(hu):
    labels, volume = sampled(1.5), scene()[1]
    even = attrs.evolve(volume, voxels_hu=np.full_like(volume.voxels_hu, hu))
    seen = build(labels, even)
    check_same(seen, build(labels, None))
    assert seen.notes == build(labels, None).notes


def test_a_mask_farther_off_than_a_voxel_stays_and_says_so():
    labels, volume = dilated(sampled(1.0), 2), scene()[1]
    seen = build(labels, volume)
    check_same(seen, build(labels, None))
    assert "labels_beside_edge" in seen.notes
    assert "labels_beside_edge" in NOTE_SENTENCES

"""The parts as a label map lie where the parts lie, on any grid."""

import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.parts_map import parts_map
from planner.anatomy.vertebra import Part, Side
from planner.errors import BadLabelMap
from planner.imaging.labels import read_labels
from planner.imaging.volume import Grid
from planner.imaging.write_nifti import write_labels
from planner.plan.case import LabelSource
from tests.phantoms import (
    L1S,
    POSITIONS,
    analytic_vertebra,
    box_points,
    grid_around,
    part_distances,
    placed_frame,
    random_turn,
)

TURNED = placed_frame(turn=random_turn(3, up_to_deg=25))


@pytest.mark.parametrize("position", POSITIONS)
def test_each_voxel_well_inside_a_part_has_its_label(position: str):
    grid = grid_around(
        L1S, frame=TURNED, spacing_mm=(0.8, 0.9, 1.3), axes=POSITIONS[position]
    )
    labels = parts_map([analytic_vertebra(L1S, frame=TURNED)], grid).labels
    distances = part_distances(L1S, *box_points(grid, TURNED))
    for part, distance in distances.items():
        others = np.max([d for p, d in distances.items() if p is not part], axis=0)
        inside = (distance > 0.7) & (others < -0.7)
        assert inside.sum() > 100
        assert (labels[inside] == part.value).all(), part
    outside = np.max(list(distances.values()), axis=0) < -0.7
    assert not labels[outside].any()


def test_a_vertebra_outside_the_images_leaves_no_label():
    far = np.eye(4)
    far[:3, 3] = 1000
    grid = Grid(shape_kji=(5, 6, 7), lps_from_ijk=far)
    assert not parts_map([analytic_vertebra(L1S)], grid).labels.any()


def test_a_map_that_was_written_gives_the_same_vertebra_again(tmp_path):
    grid = grid_around(L1S, spacing_mm=0.7, margin_mm=8)
    first = analytic_vertebra(L1S)
    path = tmp_path / "parts.nii.gz"
    write_labels(parts_map([first], grid), path)
    again = build_vertebra(
        level="L1",
        source=LabelSource(labels=path.name, scheme="parts"),
        grid=grid,
        labels=read_labels(path),
    )
    for side in Side:
        widths = [v.pedicles[side].isthmus.width_mm for v in (first, again)]
        # Each of two walls may lie half a voxel off.
        assert widths[1] == pytest.approx(widths[0], abs=2 * 0.35)
    turn = first.frame.axes_lps.T @ again.frame.axes_lps
    assert np.degrees(np.arccos((np.trace(turn) - 1) / 2)) < 2
    assert set(again.parts.membership) == set(Part)


@pytest.mark.parametrize(
    ("name", "reason"), [("parts.nrrd", "write_format"), ("no/parts.nii", "unwritable")]
)
def test_a_place_that_takes_no_map_is_named(tmp_path, name: str, reason: str):
    labels = parts_map([analytic_vertebra(L1S)], grid_around(L1S, spacing_mm=2.0))
    with pytest.raises(BadLabelMap) as refused:
        write_labels(labels, tmp_path / name)
    assert refused.value.facts["reason"] == reason
    assert refused.value.facts["file"] == tmp_path / name

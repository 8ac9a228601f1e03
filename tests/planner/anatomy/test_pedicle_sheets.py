"""The four walls of prism pedicles near their edges, on label maps of 0.5 mm."""

import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.plan.case import LabelSource
from tests.phantoms import STRAIGHT, BoxModel, grid_around, label_phantom, plane_walls
from tests.planner.rules.dense import random_model

OFF_MM = 0.4
"""Half a voxel, and what a frame that is half a voxel off at both ends adds."""


def built(seed: int) -> tuple[BoxModel, Vertebra]:
    model = random_model(np.random.default_rng(seed))
    labels = label_phantom(model, grid=grid_around(model, margin_mm=2.0))
    vertebra = build_vertebra(
        level=model.level,
        source=LabelSource(labels="phantom.nii.gz", scheme="parts"),
        grid=labels.grid,
        labels=labels,
    )
    return model, vertebra


@pytest.mark.parametrize("seed", [106, 112, 122])
def test_no_wall_bends_beside_the_body_or_beside_its_edges(seed):
    """Nor is it nearer: from half a voxel inside each edge, and up to the body."""
    model, vertebra = built(seed)
    low, high = model.pedicle_z_mm
    grid = np.meshgrid(
        np.linspace(model.medial_mm, model.lateral_mm, 15),
        np.linspace(model.canal_dorsal_y_mm + 1.5, 0, 28),
        np.linspace(low, high, 15),
        indexing="ij",
    )
    points = np.stack(grid, axis=-1).reshape(-1, 3)
    true = plane_walls(model).at(points)
    for side in Side:
        mirror = (side.sign, 1, 1)
        mine = vertebra.frame.to_box(STRAIGHT.to_lps(points * mirror)) * mirror
        off = vertebra.pedicles[side].walls.at(mine) - true
        for wall, errors in zip(Wall, off.T, strict=True):
            assert np.abs(errors).max() <= OFF_MM, (side, wall)

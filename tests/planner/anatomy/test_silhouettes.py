"""The back of the canal, on shapes whose every millimetre is known."""

import attrs
import numpy as np
import pytest

from planner.anatomy.parts import box_grid
from planner.anatomy.scan import BoxScan
from planner.anatomy.silhouettes import canal_back
from planner.anatomy.vertebra import Part
from tests.phantoms import MODELS, STRAIGHT, BoxModel, part_distances

STEP_MM = 0.5


def scan_of(model: BoxModel, *, without: tuple[Part, ...] = ()) -> BoxScan:
    """Return the model's bone in its own box, in closed form."""
    half = model.height_mm / 2
    low = np.array([-model.lateral_mm - 3, model.dorsal_cortex_y_mm - 14, -half - 3])
    high = np.array([model.lateral_mm + 3, model.depth_mm + 3, half + 3])
    grid, (x, y, z) = box_grid(STRAIGHT, low, high, step_mm=STEP_MM)
    parts = part_distances(model, x, y, z)
    bone = [d for part, d in parts.items() if part not in (Part.CANAL, *without)]
    inside = np.max([d + np.zeros(grid.shape_kji) for d in bone], axis=0)
    rows = grid.shape_kji[0]
    return BoxScan(
        frame=STRAIGHT,
        grid=grid,
        low_mm=low,
        step_mm=STEP_MM,
        inside_mm=inside.astype(np.float32),
        canal_x_mm=np.zeros(rows),
        canal_y_mm=np.full(rows, model.canal_dorsal_y_mm / 2),
    )


def back_of(model: BoxModel, **scan: tuple[Part, ...]) -> float | None:
    half = model.height_mm / 2
    return canal_back(scan_of(model, **scan), low_mm=-half, high_mm=half)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_canal_ends_at_the_lamina_however_low_and_wherever_that_is(
    model: BoxModel,
):
    """The spinous process beside and below it is longer, and lies farther back."""
    random = np.random.default_rng(5)
    half = model.height_mm / 2
    for _ in range(8):
        tall = random.uniform(3, 10)
        low = random.uniform(-half, half - tall)
        lamina = attrs.evolve(model, pedicle_z_mm=(low, low + tall))
        assert back_of(lamina) == pytest.approx(model.canal_dorsal_y_mm, abs=0.05)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_canal_without_an_arch_has_no_back(model: BoxModel):
    assert back_of(model, without=(Part.POSTERIOR_ELEMENTS,)) is None

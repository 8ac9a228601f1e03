"""What a CT showed of the cortex before cement hid it."""

import attrs
import numpy as np

from planner.anatomy.cortex import measure_cortex
from planner.anatomy.measured import Cortex
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4
from planner.imaging.volume import Volume


def cortex_before(
    vertebra: Vertebra, preop: Volume | None, postop_from_preop: Matrix4 | None
) -> Cortex | None:
    """Return the walls of a vertebra as the CT before the operation shows them.

    Without that CT it is what was measured with the anatomy, on whatever images: None
    if nothing was. `postop_from_preop` is rigid; None where both share one frame.
    """
    if preop is None:
        return None if vertebra.bone is None else vertebra.bone.cortex
    moved = np.eye(4) if postop_from_preop is None else np.asarray(postop_from_preop)
    grid = attrs.evolve(preop.grid, lps_from_ijk=moved @ preop.grid.lps_from_ijk)
    return measure_cortex(vertebra, attrs.evolve(preop, grid=grid))

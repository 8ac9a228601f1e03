"""What of a CT matters to one level: the vertebra, and where its cement may have gone.

A tool is handed this part and not the whole CT, which costs it seconds to read.
"""

import itertools

import attrs

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4, apply_affine
from planner.errors import LevelNotCovered
from planner.imaging.volume import Volume, block_around

REACH_MM = ((-70.0, 70.0), (-75.0, 65.0), (-60.0, 60.0))
"""Along x, y and z of the box: cement was seen two vertebrae away, and no farther."""

MARGIN_MM = 5.0


def surroundings(
    volume: Volume,
    vertebra: Vertebra,
    *,
    volume_from_vertebra: Matrix4 | None = None,
) -> Volume:
    """Return the part of a CT around a vertebra, on its own voxels.

    `volume_from_vertebra` (4, 4) maps LPS mm of the vertebra's frame of reference to
    that of the volume where they differ.

    Raises
    ------
    LevelNotCovered
        If the middle of the vertebra is not on the images.
    """
    sides = [(low - MARGIN_MM, high + MARGIN_MM) for low, high in REACH_MM]
    places = vertebra.frame.to_lps([(0, 0, 0), *itertools.product(*sides)])
    if volume_from_vertebra is not None:
        places = apply_affine(volume_from_vertebra, places)
    if not volume.grid.holds(places[0]):
        raise LevelNotCovered("not on these images", level=vertebra.level)
    block, grid = block_around(places, volume.grid)
    return attrs.evolve(volume, voxels_hu=volume.voxels_hu[block], grid=grid)

"""What a plugin is tried on: the bundled case as it might look after an operation.

Cement is painted into its body and, a little, behind it. The same patient mirrored
shows whether a tool takes right for left.
"""

import itertools

import attrs
import numpy as np

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Vertebra
from planner.arrays import Matrix4, Points
from planner.imaging.volume import Grid, LabelMap, Volume, block_around
from planner.plan.case import Case, LabelSource
from planner.review.case import ReviewCase
from planner.review.contract.inputs import Inputs
from planner.work import Monitor
from ui.opening import OpenedCase, demo_plan, open_plan
from ui.site_book import site_book

CEMENT_HU = 2800
BLOBS = (((9.0, 15.0, 1.0), 6.5), ((3.0, -2.0, 2.0), 2.0))
"""Middle (box mm) and radius (mm): in the body on the right, and in the canal."""


@attrs.frozen(kw_only=True, eq=False)
class Trial:
    """The same level as it is and mirrored; `mirror` (4, 4) maps LPS mm between them.

    Nothing is planned on the mirrored one.
    """

    inputs: Inputs
    mirrored: Inputs
    mirror: Matrix4

    def to_mirrored(self, points_lps_mm: Points) -> Points:
        turned: Points = points_lps_mm @ self.mirror[:3, :3].T + self.mirror[:3, 3]
        return turned


def make_trial() -> Trial:
    """Open the bundled case and operate on it; takes some seconds."""
    opened = open_plan(demo_plan(), monitor=Monitor())
    case, level = opened.case, opened.case.levels[0].level
    source = case.levels[0].anatomy
    assert isinstance(source, LabelSource)
    labels = read_label_map(opened.folder / source.labels)
    vertebra = _built(level, source, labels, opened.volume)
    mirror = np.eye(4)
    mirror[0, 0] = -1.0
    mirror[0, 3] = 2 * vertebra.frame.origin_lps_mm[0]
    other_labels = attrs.evolve(labels, grid=_mirrored(labels.grid, mirror))
    other_images = attrs.evolve(
        opened.volume, grid=_mirrored(opened.volume.grid, mirror)
    )
    other = _built(level, source, other_labels, other_images)
    postop = _operated(opened.volume, vertebra)
    return Trial(
        inputs=_inputs(opened, vertebra, postop, case),
        mirrored=Inputs(
            level=level,
            postop=attrs.evolve(postop, grid=other_images.grid),
            preop=other_images,
            vertebra=other,
            postop_from_preop=_same_place(),
            review=_told(level),
            rules=site_book(),
        ),
        mirror=mirror,
    )


def _inputs(
    opened: OpenedCase, vertebra: Vertebra, postop: Volume, case: Case
) -> Inputs:
    return Inputs(
        level=vertebra.level,
        postop=postop,
        preop=opened.volume,
        vertebra=vertebra,
        plan=case,
        postop_from_preop=_same_place(),
        review=_told(vertebra.level),
        rules=site_book(),
    )


def _same_place() -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, np.eye(4).tolist()))


def _told(level: str) -> ReviewCase:
    return ReviewCase(case_id="trial", levels=(level,))


def _built(
    level: str, source: LabelSource, labels: LabelMap, images: Volume
) -> Vertebra:
    return build_vertebra(
        level=level, source=source, grid=images.grid, labels=labels, volume=images
    )


def _mirrored(grid: Grid, mirror: Matrix4) -> Grid:
    return attrs.evolve(grid, lps_from_ijk=mirror @ grid.lps_from_ijk)


def _operated(volume: Volume, vertebra: Vertebra) -> Volume:
    """Return the images with cement in them; an edge voxel holds a part of it."""
    voxels = volume.voxels_hu.astype(np.float32)
    for middle_mm, radius_mm in BLOBS:
        reach_mm = np.array(list(itertools.product((-1.5, 1.5), repeat=3))) * radius_mm
        corners = vertebra.frame.to_lps(np.array(middle_mm) + reach_mm)
        block, grid = block_around(corners, volume.grid)
        k, j, i = np.indices(grid.shape_kji)
        box_mm = vertebra.frame.to_box(grid.to_lps(np.stack((i, j, k), axis=-1)))
        away_mm = np.linalg.norm(box_mm - np.array(middle_mm), axis=-1)
        share = np.clip(0.5 + (radius_mm - away_mm) / grid.spacing_mm.mean(), 0, 1)
        voxels[block] += share * (CEMENT_HU - voxels[block])
    return attrs.evolve(volume, voxels_hu=voxels.round().astype(np.int16))

"""The one door from an anatomy source to a vertebra."""

import attrs

from planner.anatomy.bone_measures import measure_bone
from planner.anatomy.cortex import measure_cortex
from planner.anatomy.from_labels import vertebra_from_labels
from planner.anatomy.from_landmarks import vertebra_from_landmarks
from planner.anatomy.from_seed import vertebra_from_seed
from planner.anatomy.kept import Kept
from planner.anatomy.vertebra import Vertebra
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import AnatomySource, LandmarkSource, SeedSource
from planner.work import Monitor


def build_vertebra(
    *,
    level: str,
    source: AnatomySource,
    grid: Grid,
    labels: LabelMap | None = None,
    volume: Volume | None = None,
    monitor: Monitor | None = None,
    kept: Kept | None = None,
) -> Vertebra:
    """Return the vertebra of a level as its source shows it, measured in the images.

    `grid` is that of the images: it decides what is covered, and how fine. `labels` is
    the label map a `LabelSource` names, read already; it may lie on another grid.
    `volume` are the images themselves, which a `SeedSource` needs; without them nothing
    is measured inside the bone. `monitor` hears of progress, and stops it. `kept` makes
    the next correction of the same source quick.

    Raises
    ------
    BadLandmarks, BadLabelMap, BadSeed, LevelNotCovered, MirroredAnatomy, AnatomyNotSeen
        Each with the fact `level` and a `reason`; see the three sources.
    ValueError
        If a seed is given without the images.
    """
    monitor = monitor or Monitor()
    monitor.check()
    vertebra = _from_source(level, source, grid, labels, volume, monitor, kept)
    if volume is None:
        return vertebra
    monitor.check()
    bone = measure_bone(vertebra, volume)
    monitor.check()
    if bone is not None:
        bone = attrs.evolve(bone, cortex=measure_cortex(vertebra, volume))
    return attrs.evolve(vertebra, bone=bone)


def _from_source(
    level: str,
    source: AnatomySource,
    grid: Grid,
    labels: LabelMap | None,
    volume: Volume | None,
    monitor: Monitor | None,
    kept: Kept | None,
) -> Vertebra:
    if isinstance(source, LandmarkSource):
        return vertebra_from_landmarks(
            level=level, source=source, grid=grid, volume=volume
        )
    if isinstance(source, SeedSource):
        if volume is None:
            raise ValueError("a seed needs the images")
        return vertebra_from_seed(
            level=level, source=source, volume=volume, monitor=monitor, kept=kept
        )
    if labels is None:
        raise BadLabelMap(
            "the label map is not there",
            reason="absent",
            level=level,
            file=source.labels,
        )
    return vertebra_from_labels(
        level=level,
        source=source,
        grid=grid,
        labels=labels,
        volume=volume,
        kept=kept,
    )

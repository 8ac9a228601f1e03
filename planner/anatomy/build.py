"""The one door from an anatomy source to a vertebra."""

from planner.anatomy.from_labels import vertebra_from_labels
from planner.anatomy.from_landmarks import vertebra_from_landmarks
from planner.anatomy.vertebra import Vertebra
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import AnatomySource, LandmarkSource


def build_vertebra(
    *, level: str, source: AnatomySource, grid: Grid, labels: LabelMap | None
) -> Vertebra:
    """Return the vertebra of a level as its source shows it.

    `grid` is that of the images: it decides what is covered, and how fine. `labels` is
    the label map a `LabelSource` names, read already; it may lie on another grid.

    Raises
    ------
    BadLandmarks, BadLabelMap, LevelNotCovered, MirroredAnatomy, AnatomyNotSeen
        Each with the fact `level` and a `reason`; see the two sources.
    """
    if isinstance(source, LandmarkSource):
        return vertebra_from_landmarks(level=level, source=source, grid=grid)
    if labels is None:
        raise BadLabelMap(
            "the label map is not there",
            reason="absent",
            level=level,
            file=source.labels,
        )
    return vertebra_from_labels(level=level, source=source, grid=grid, labels=labels)

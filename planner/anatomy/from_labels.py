"""A vertebra from a label map."""

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource


def vertebra_from_labels(
    *, level: str, source: LabelSource, grid: Grid, labels: LabelMap
) -> Vertebra:
    """Build the vertebra of one level of a label map."""
    raise BadLabelMap(
        "label maps are not read yet", reason="absent", level=level, file=source.labels
    )

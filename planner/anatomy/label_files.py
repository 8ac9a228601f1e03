"""The one door to label maps, whatever file they come in."""

from pathlib import Path

from planner.dicom.read_segmentation import is_dicom, read_segmentation
from planner.imaging.labels import read_labels
from planner.imaging.volume import LabelMap


def read_label_map(path: Path) -> LabelMap:
    """Read NIfTI, NRRD, MetaImage or a DICOM segmentation.

    Raises
    ------
    BadLabelMap
        See `imaging.labels.read_labels` and `dicom.read_segmentation`.
    """
    return read_segmentation(path) if is_dicom(path) else read_labels(path)

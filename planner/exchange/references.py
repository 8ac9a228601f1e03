"""How an object joins the study of its images, and names the images it is about."""

import copy
from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.exchange.codes import code
from planner.exchange.source_study import EXPECTED, SourceImage, SourceStudy

if TYPE_CHECKING:
    from pydicom import Dataset


def joined_study(study: SourceStudy) -> "Dataset":
    """Return the elements of patient and study that an object of it must repeat."""
    joined = copy.deepcopy(study.naming)
    joined.StudyInstanceUID = study.study_uid
    return joined


def nameless_study(study: SourceStudy) -> "Dataset":
    """Return the same, every element of the patient empty.

    highdicom refuses or complains of what many a real header says of its patient: it
    makes its objects of this, and they get the patient's elements afterwards.
    """
    from pydicom import Dataset

    nameless = Dataset()
    for keyword in EXPECTED:
        setattr(nameless, keyword, "")
    nameless.StudyInstanceUID = study.study_uid
    return nameless


def referenced_instance(image: SourceImage) -> "Dataset":
    from pydicom import Dataset

    item = Dataset()
    item.ReferencedSOPClassUID = image.sop_class_uid
    item.ReferencedSOPInstanceUID = image.sop_instance_uid
    return item


def referenced_series(study: SourceStudy, images: Iterable[SourceImage]) -> "Dataset":
    """Return a reference to instances of the series, each once."""
    from pydicom import Dataset

    item = Dataset()
    item.SeriesInstanceUID = study.series_uid
    once = {image.sop_instance_uid: image for image in images}
    item.ReferencedInstanceSequence = list(map(referenced_instance, once.values()))
    return item


def source_items(image: SourceImage) -> "list[Dataset]":
    """Return the picture that a frame was made of, voxel upon voxel."""
    item = referenced_instance(image)
    item.PurposeOfReferenceCodeSequence = [
        code("DCM", "121322", "Source image for image processing operation")
    ]
    item.SpatialLocationsPreserved = "YES"
    if image.frame is not None:
        item.ReferencedFrameNumber = image.frame
    return [item]


def evidence_of(study: SourceStudy) -> "list[Dataset]":
    """Return every image of the series, as far as a report must know it."""
    from pydicom import Dataset

    found = []
    for image in study.images:
        item = Dataset()
        item.update(nameless_study(study))
        item.SOPClassUID = image.sop_class_uid
        item.SOPInstanceUID = image.sop_instance_uid
        item.SeriesInstanceUID = study.series_uid
        item.Modality = "CT"
        found.append(item)
    return found

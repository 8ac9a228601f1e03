"""The report and its key pictures as DICOM objects of the study of the images."""

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.exchange.maker import Maker, new_uid, sign
from planner.exchange.references import joined_study, referenced_instance
from planner.exchange.source_study import SourceStudy

if TYPE_CHECKING:
    from pydicom import Dataset

PDF_SERIES_NUMBER, PICTURE_SERIES_NUMBER = 9003, 9004
WORKSTATION = "WSD"
"""Conversion type of what a program drew (PS3.3, C.8.6.1)."""


def encapsulated_pdf(
    content: bytes, study: SourceStudy, maker: Maker, *, title: str, named: bool
) -> "Dataset":
    """Return a report as an encapsulated document; `named`: it names the patient."""
    from pydicom.uid import EncapsulatedPDFStorage

    made = _joined(study, EncapsulatedPDFStorage, modality="DOC")
    sign(made, maker, what="report")
    made.SeriesNumber = PDF_SERIES_NUMBER
    made.BurnedInAnnotation = "YES" if named else "NO"
    made.DocumentTitle = title
    made.ConceptNameCodeSequence = []
    made.MIMETypeOfEncapsulatedDocument = "application/pdf"
    made.SourceInstanceSequence = [referenced_instance(i) for i in study.images]
    made.EncapsulatedDocumentLength = len(content)
    made.EncapsulatedDocument = content + b"\0" * (len(content) % 2)
    return made


def picture_series(
    pictures: "list[tuple[NDArray[np.uint8], str]]", study: SourceStudy, maker: Maker
) -> "list[Dataset]":
    """Return pictures (rows, columns, 3) with their captions as secondary captures.

    They are one series. Letters of sides are part of the pictures, nobody's name is.
    """
    from pydicom.uid import SecondaryCaptureImageStorage

    series_uid = new_uid()
    made = []
    for number, (pixels, caption) in enumerate(pictures, start=1):
        image = _joined(study, SecondaryCaptureImageStorage, modality="OT")
        sign(image, maker, what="pictures")
        image.SeriesInstanceUID = series_uid
        image.SeriesNumber = PICTURE_SERIES_NUMBER
        image.InstanceNumber = number
        image.ImageType = ["DERIVED", "SECONDARY"]
        image.PatientOrientation = ""
        image.BodyPartExamined = "SPINE"
        image.BurnedInAnnotation = "NO"
        image.ImageComments = f"{caption}. {maker.comment}"
        image.DerivationDescription = "Painted from the images and the plan"
        image.SourceImageSequence = [referenced_instance(i) for i in study.images]
        _add_pixels(image, pixels)
        made.append(image)
    return made


def _add_pixels(image: "Dataset", pixels: NDArray[np.uint8]) -> None:
    image.Rows, image.Columns, image.SamplesPerPixel = pixels.shape
    image.PhotometricInterpretation = "RGB"
    image.PlanarConfiguration = 0
    image.BitsAllocated = image.BitsStored = 8
    image.HighBit, image.PixelRepresentation = 7, 0
    content = np.ascontiguousarray(pixels).tobytes()
    image.PixelData = content + b"\0" * (len(content) % 2)


def _joined(study: SourceStudy, sop_class: str, *, modality: str) -> "Dataset":
    """Return an object of the study as far as all kinds have the same elements."""
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import UID, ExplicitVRLittleEndian

    made = Dataset()
    made.update(joined_study(study))
    made.SOPClassUID, made.SOPInstanceUID = UID(sop_class), new_uid()
    made.SeriesInstanceUID = new_uid()
    made.Modality, made.ConversionType = modality, WORKSTATION
    made.InstanceNumber = 1
    now = datetime.now().astimezone()
    made.ContentDate = made.InstanceCreationDate = f"{now:%Y%m%d}"
    made.ContentTime = made.InstanceCreationTime = f"{now:%H%M%S}"
    made.AcquisitionDateTime = ""
    made.file_meta = FileMetaDataset()
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return made

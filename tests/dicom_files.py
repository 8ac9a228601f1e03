"""Writes any int16 volume as DICOM, in every way a scanner or an archive might.

Stored values, geometry and encoding are written with pydicom, GDCM and the codecs of
pydicom, never with the program's own code.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import gdcm
import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import (
    UID,
    CTImageStorage,
    EnhancedCTImageStorage,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    JPEGLossless,
    JPEGLosslessSV1,
    generate_uid,
)
from pydicom.valuerep import format_number_as_ds

from planner.arrays import FloatArray, Matrix4

Voxels = NDArray[np.int16]
Edit = Callable[[Dataset, int], None]

PLANTED = ("Planted^Person", "PLANTED-ID-KQXV", "19610203")
"""Name, ID and birth date in every file: none of them may ever be seen again."""

PATIENT_AXES = {
    "HFS": (1.0, 1.0, 1.0),
    "HFP": (-1.0, -1.0, 1.0),
    "FFS": (-1.0, 1.0, -1.0),
    "FFP": (1.0, -1.0, -1.0),
}
"""The patient's LPS axes along the gantry's three (PS3.3, C.7.3.1.1.2)."""

GDCM_SYNTAXES = {
    JPEGLossless: gdcm.TransferSyntax.JPEGLosslessProcess14,
    JPEGLosslessSV1: gdcm.TransferSyntax.JPEGLosslessProcess14_1,
}


def scanner_affine(
    position: str, *, spacing_xyz_mm: ArrayLike, origin_lps_mm: ArrayLike
) -> Matrix4:
    """Return `lps_from_ijk` of a scan along the gantry of a patient lying so."""
    matrix = np.diag([*PATIENT_AXES[position], 1.0])
    matrix[:3, :3] *= np.asarray(spacing_xyz_mm, dtype=float)
    matrix[:3, 3] = origin_lps_mm
    return matrix


def write_ct(
    folder: Path,
    voxels_hu: ArrayLike,
    lps_from_ijk: ArrayLike,
    *,
    order: Iterable[int] | None = None,
    syntax: UID = ExplicitVRLittleEndian,
    rescale: tuple[float, float] = (1.0, -1024.0),
    bits_stored: int = 16,
    is_signed: bool = True,
    patient_position: str = "HFS",
    series_uid: str = "",
    edit: Edit | None = None,
) -> list[Path]:
    """Write slice by slice; return the file of each. Their numbers tell no order.

    `voxels_hu` is [k, j, i]; `order` says which slice goes into which file; `rescale`
    (slope, intercept) leads from the stored values back to `voxels_hu`; `edit` is
    called with each dataset and its k before it is written.
    """
    voxels = np.asarray(voxels_hu)
    matrix = np.asarray(lps_from_ijk, dtype=float)
    folder.mkdir(parents=True, exist_ok=True)
    series_uid = series_uid or generate_uid()
    study_uid = generate_uid(entropy_srcs=[series_uid])
    paths: dict[int, Path] = {}
    for number, k in enumerate(order if order is not None else range(len(voxels))):
        image = _image(voxels[k], rescale, bits_stored, is_signed=is_signed)
        image.SOPClassUID = CTImageStorage
        image.StudyInstanceUID, image.SeriesInstanceUID = study_uid, series_uid
        image.InstanceNumber = number + 1
        image.PatientPosition = patient_position
        _place(image, matrix, k)
        if edit is not None:
            edit(image, k)
        paths[k] = folder / f"{number:04d}.dcm"
        save(image, paths[k], syntax)
    return [paths[k] for k in sorted(paths)]


def _place(image: Dataset, matrix: FloatArray, k: int) -> None:
    """Say where slice k lies, and lie about it where nobody should look."""
    image.ImageOrientationPatient = _cosines(matrix)
    image.ImagePositionPatient = _decimals((matrix @ (0, 0, k, 1))[:3])
    image.PixelSpacing = _pixel_spacing(matrix)
    image.SliceThickness = format_number_as_ds(_slice_step_mm(matrix))
    image.SliceLocation, image.SpacingBetweenSlices = "4711", "0.25"


def write_enhanced_ct(
    path: Path,
    voxels_hu: ArrayLike,
    lps_from_ijk: ArrayLike,
    *,
    order: Sequence[int],
    syntax: UID = ExplicitVRLittleEndian,
    slopes: Sequence[float] | None = None,
) -> None:
    """Write all slices into one file, in the given order, each with its own rescale."""
    voxels, matrix = np.asarray(voxels_hu), np.asarray(lps_from_ijk, dtype=float)
    frames = []
    stored = []
    for frame, k in enumerate(order):
        slope = 1.0 if slopes is None else slopes[frame]
        stored.append(_stored(voxels[k], (slope, -1024.0)))
        position, values = Dataset(), Dataset()
        position.ImagePositionPatient = _decimals((matrix @ (0, 0, k, 1))[:3])
        values.RescaleSlope, values.RescaleIntercept = str(slope), "-1024"
        values.RescaleType = "HU"
        item = Dataset()
        item.PlanePositionSequence = DicomSequence([position])
        item.PixelValueTransformationSequence = DicomSequence([values])
        frames.append(item)
    image = _image(voxels[0], (1.0, 0.0), 16, is_signed=True)
    for keyword in ("RescaleSlope", "RescaleIntercept", "RescaleType"):
        delattr(image, keyword)
    image.SOPClassUID = EnhancedCTImageStorage
    image.StudyInstanceUID, image.SeriesInstanceUID = generate_uid(), generate_uid()
    image.NumberOfFrames = len(frames)
    image.PerFrameFunctionalGroupsSequence = DicomSequence(frames)
    image.SharedFunctionalGroupsSequence = DicomSequence([_shared_groups(matrix)])
    image.PixelData = np.array(stored, dtype="<i2").tobytes()
    save(image, path, syntax)


def save(image: Dataset, path: Path, syntax: UID = ExplicitVRLittleEndian) -> None:
    """Write a dataset whose pixels are native little endian in any transfer syntax."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = image.SOPClassUID
    meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    image.file_meta = meta
    if syntax in GDCM_SYNTAXES:
        image.save_as(path, enforce_file_format=True)
        _transcode(path, GDCM_SYNTAXES[syntax])
        return
    if syntax.is_encapsulated:
        image.compress(syntax, generate_instance_uid=False)
    elif syntax == ExplicitVRBigEndian and image.BitsAllocated == 16:
        image.PixelData = np.frombuffer(image.PixelData, "<i2").astype(">i2").tobytes()
    image.file_meta.TransferSyntaxUID = syntax
    image.save_as(path, enforce_file_format=True)


def _transcode(path: Path, syntax: int) -> None:
    reader, change, writer = (
        gdcm.ImageReader(),
        gdcm.ImageChangeTransferSyntax(),
        gdcm.ImageWriter(),
    )
    reader.SetFileName(str(path))
    assert reader.Read()
    change.SetTransferSyntax(gdcm.TransferSyntax(syntax))
    change.SetInput(reader.GetImage())
    assert change.Change()
    writer.SetFile(reader.GetFile())
    writer.SetImage(change.GetOutput())
    writer.SetFileName(str(path))
    assert writer.Write()


def _image(
    pixels_hu: NDArray[np.generic],
    rescale: tuple[float, float],
    bits_stored: int,
    *,
    is_signed: bool,
) -> Dataset:
    """Return what every kind of CT picture holds."""
    image = Dataset()
    image.PatientName, image.PatientID, image.PatientBirthDate = PLANTED
    image.StudyDate = PLANTED[2]
    image.Modality = "CT"
    image.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    image.SeriesDescription = "Spine 1.0"
    image.ConvolutionKernel = "B70"
    image.Rows, image.Columns = pixels_hu.shape
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.BitsAllocated = 16
    image.BitsStored, image.HighBit = bits_stored, bits_stored - 1
    image.PixelRepresentation = int(is_signed)
    slope, intercept = rescale
    image.RescaleSlope = format_number_as_ds(slope)
    image.RescaleIntercept = format_number_as_ds(intercept)
    image.RescaleType = "HU"
    stored = _stored(pixels_hu, rescale)
    image.PixelData = stored.astype("<i2" if is_signed else "<u2").tobytes()
    return image


def _stored(
    pixels_hu: NDArray[np.generic], rescale: tuple[float, float]
) -> NDArray[np.int64]:
    slope, intercept = rescale
    return np.rint((pixels_hu.astype(float) - intercept) / slope).astype(np.int64)


def _shared_groups(matrix: FloatArray) -> Dataset:
    measures, orientation = Dataset(), Dataset()
    measures.PixelSpacing = _pixel_spacing(matrix)
    measures.SliceThickness = format_number_as_ds(_slice_step_mm(matrix))
    orientation.ImageOrientationPatient = _cosines(matrix)
    shared = Dataset()
    shared.PixelMeasuresSequence = DicomSequence([measures])
    shared.PlaneOrientationSequence = DicomSequence([orientation])
    return shared


def _cosines(matrix: FloatArray) -> list[str]:
    columns = matrix[:3, :2] / np.linalg.norm(matrix[:3, :2], axis=0)
    return _decimals(itertools.chain(columns[:, 0], columns[:, 1]))


def _pixel_spacing(matrix: FloatArray) -> list[str]:
    """Return row spacing (j), then column spacing (i), as DICOM orders them."""
    return _decimals(np.linalg.norm(matrix[:3, [1, 0]], axis=0))


def _slice_step_mm(matrix: FloatArray) -> float:
    return float(np.linalg.norm(matrix[:3, 2]))


def _decimals(values: Iterable[float]) -> list[str]:
    return [format_number_as_ds(float(value)) for value in values]

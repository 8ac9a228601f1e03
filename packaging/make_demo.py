"""Cut the demo case from the public CT it comes from: `python packaging/make_demo.py`.

Reads ../shared/data/lidc-0001 (LIDC-IDRI, CC BY 3.0, with the label map that
TotalSegmentator made of it) and writes resources/demo. The CT numbers are those of the
source, voxel for voxel; the crop moves only Image Position. Run twice, it writes the
same bytes.
"""

import argparse
import shutil
import sys
import uuid
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, CTImageStorage, ExplicitVRLittleEndian

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from planner.dicom.choice import best_ct  # noqa: E402
from planner.dicom.find_series import find_series  # noqa: E402
from planner.dicom.read_series import read_series  # noqa: E402
from planner.plan.case import (  # noqa: E402
    Case,
    LabelSource,
    LevelPlan,
    StudyReference,
)
from planner.plan.needle import Needle  # noqa: E402
from planner.plan.storage import write_plan  # noqa: E402
from planner.work import Monitor  # noqa: E402

SOURCE = PROJECT.parent / "shared" / "data" / "lidc-0001"
TARGET = PROJECT / "resources" / "demo"

COLUMNS = range(144, 384)
ROWS = range(176, 424)
LOWEST_Z_MM, HIGHEST_Z_MM = -340.0, -195.0
"""The crop: T11 to L2 whole, with the skin behind them and a slice or two to spare."""

KEPT_LABELS = {30: "L2", 31: "L1", 32: "T12", 33: "T11", 79: "spinal cord"}
"""TotalSegmentator's numbers of what the demo keeps (structures.csv of the source)."""

KEPT_KEYWORDS = (
    "Manufacturer",
    "ManufacturerModelName",
    "ContrastBolusAgent",
    "ScanOptions",
    "SliceThickness",
    "KVP",
    "ReconstructionDiameter",
    "GantryDetectorTilt",
    "ConvolutionKernel",
    "PatientPosition",
    "ImageOrientationPatient",
    "PositionReferenceIndicator",
    "SamplesPerPixel",
    "PhotometricInterpretation",
    "PixelSpacing",
    "BitsAllocated",
    "BitsStored",
    "HighBit",
    "PixelRepresentation",
    "RescaleIntercept",
    "RescaleSlope",
)
"""What describes the scan and nobody's person; everything else is left behind."""

PADDING_HU = -2048
"""What the source holds outside the reconstructed circle: none of it is in the crop."""

NEEDLE = Needle(
    id="R1",
    side="right",
    entry_lps_mm=(0.0, 70.0, -286.5),
    tip_lps_mm=(24.0, 38.0, -277.5),
    outer_diameter_mm=3.048,
)
"""Wrong on purpose: aimed at the midline, it cuts the corner of the canal of L1."""

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "isthmus/demo/lidc-0001")


def demo_uid(role: str) -> UID:
    """Return the same UID for the same role, whoever runs this (PS3.5 B.2)."""
    return UID(f"2.25.{uuid.uuid5(NAMESPACE, role).int}")


def source_slices() -> list[Dataset]:
    """Return the slices of the crop, cranial first."""
    slices = [pydicom.dcmread(path) for path in (SOURCE / "dicom").iterdir()]
    inside = [
        image
        for image in slices
        if LOWEST_Z_MM <= float(image.ImagePositionPatient[2]) <= HIGHEST_Z_MM
    ]
    return sorted(inside, key=lambda image: -float(image.ImagePositionPatient[2]))


def cropped(image: Dataset, number: int) -> Dataset:
    """Return one slice of the demo: the same CT numbers, nobody's identity."""
    pixels = image.pixel_array[ROWS.start : ROWS.stop, COLUMNS.start : COLUMNS.stop]
    if (pixels + int(image.RescaleIntercept)).min() <= PADDING_HU:
        raise ValueError("the crop reaches the padding")
    x, y, z = (float(value) for value in image.ImagePositionPatient)
    row_mm, column_mm = (float(value) for value in image.PixelSpacing)
    result = Dataset()
    for keyword in KEPT_KEYWORDS:
        result[keyword] = image[keyword]
    result.SpecificCharacterSet = "ISO_IR 100"
    result.ImageType = ["DERIVED", "PRIMARY", "AXIAL"]
    result.SOPClassUID = CTImageStorage
    result.SOPInstanceUID = demo_uid(f"slice {number}")
    result.StudyInstanceUID = demo_uid("study")
    result.SeriesInstanceUID = demo_uid("series")
    result.FrameOfReferenceUID = demo_uid("frame of reference")
    for keyword in ("StudyDate", "StudyTime", "AccessionNumber", "StudyID"):
        setattr(result, keyword, "")
    for keyword in ("ReferringPhysicianName", "PatientBirthDate", "PatientSex"):
        setattr(result, keyword, "")
    result.PatientName = "DEMO"
    result.PatientID = "DEMO"
    result.PatientIdentityRemoved = "YES"
    result.DeidentificationMethod = "LIDC-IDRI-0001, cropped; see ATTRIBUTION.md"
    result.SeriesDescription = "Isthmus demo, T11 to L2"
    result.Modality = "CT"
    result.SeriesNumber = 1
    result.AcquisitionNumber = 1
    result.InstanceNumber = number
    result.ImagePositionPatient = [
        f"{x + COLUMNS.start * column_mm:.6f}",
        f"{y + ROWS.start * row_mm:.6f}",
        f"{z:.6f}",
    ]
    result.Rows, result.Columns = len(ROWS), len(COLUMNS)
    result.WindowCenter, result.WindowWidth = 400, 1800
    result.PixelData = pixels.astype("<i2").tobytes()
    return result


def write_slice(image: Dataset, path: Path) -> None:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = CTImageStorage
    meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = demo_uid("implementation")
    meta.ImplementationVersionName = "ISTHMUS_DEMO"
    image.file_meta = meta
    image.save_as(path, enforce_file_format=True)


def cropped_labels() -> SimpleITK.Image:
    """Return the kept labels on the grid of the crop.

    The source map is the CT's grid with its rows in the other order; its first row
    of numbers, turned round, lies where the CT's first row does.
    """
    whole = SimpleITK.ReadImage(str(SOURCE / "labels_totalsegmentator.nii.gz"))
    upright = SimpleITK.GetArrayFromImage(whole)[:, ::-1]
    x, y, z = whole.TransformIndexToPhysicalPoint((0, whole.GetSize()[1] - 1, 0))
    column_mm, row_mm, slice_mm = whole.GetSpacing()
    first = round((LOWEST_Z_MM - z) / slice_mm)
    last = round((HIGHEST_Z_MM - z) / slice_mm)
    crop = upright[
        first : last + 1, ROWS.start : ROWS.stop, COLUMNS.start : COLUMNS.stop
    ]
    kept = np.where(np.isin(crop, list(KEPT_LABELS)), crop, 0)
    image = SimpleITK.GetImageFromArray(kept)
    image.SetSpacing((column_mm, row_mm, slice_mm))
    image.SetOrigin(
        (
            x + COLUMNS.start * column_mm,
            y + ROWS.start * row_mm,
            z + first * slice_mm,
        )
    )
    return image


def make(target: Path) -> None:
    """Write the demo case; what is written by hand beside it stays."""
    shutil.rmtree(target / "ct", ignore_errors=True)
    (target / "ct").mkdir(parents=True)
    for number, image in enumerate(source_slices(), start=1):
        write_slice(cropped(image, number), target / "ct" / f"{number:03}.dcm")
    SimpleITK.WriteImage(
        cropped_labels(), str(target / "labels.nii.gz"), useCompression=True
    )
    write_plan(demo_case(target / "ct"), target / "plan.json")


def demo_case(ct: Path) -> Case:
    """Return L1 with its label map, not confirmed, and one needle that fails."""
    images = read_series(best_ct(find_series(ct, Monitor())), Monitor()).identity
    return Case(
        study=StudyReference(
            ct=ct.name,
            series_uid=images.series_uid,
            content_sha256=images.content_sha256,
        ),
        levels=(
            LevelPlan(
                level="L1",
                anatomy=LabelSource(labels="labels.nii.gz", scheme="totalsegmentator"),
                needles=(NEEDLE,),
            ),
        ),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    make(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

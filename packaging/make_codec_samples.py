"""Make what `isthmus self-check` decodes: `python packaging/make_codec_samples.py`.

One small picture of our own in each transfer syntax that can be encoded here, one file
each in resources/codecs. The picture is a formula (`ui.codec_samples`), so the check
knows every voxel without a reference file.
"""

import sys
import tempfile
from pathlib import Path

import gdcm
import imagecodecs
import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEGLSNearLossless,
)

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from ui.codec_samples import (  # noqa: E402
    COLUMNS,
    FOLDER,
    ROWS,
    SAMPLES,
    CodecSample,
    sample_picture,
)

UNCOMPRESSED = (
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
)
ENCODERS = {
    "1.2.840.10008.1.2.5": gdcm.TransferSyntax.RLELossless,
    "1.2.840.10008.1.2.4.50": gdcm.TransferSyntax.JPEGBaselineProcess1,
    "1.2.840.10008.1.2.4.57": gdcm.TransferSyntax.JPEGLosslessProcess14,
    "1.2.840.10008.1.2.4.70": gdcm.TransferSyntax.JPEGLosslessProcess14_1,
    "1.2.840.10008.1.2.4.80": gdcm.TransferSyntax.JPEGLSLossless,
    "1.2.840.10008.1.2.4.81": gdcm.TransferSyntax.JPEGLSNearLossless,
    "1.2.840.10008.1.2.4.90": gdcm.TransferSyntax.JPEG2000Lossless,
    "1.2.840.10008.1.2.4.91": gdcm.TransferSyntax.JPEG2000,
}

HTJ2K = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (201, 202, 203))


def described(sample: CodecSample, syntax: str) -> Dataset:
    """Return an image without pixels, nobody's, in the syntax given."""
    image = Dataset()
    image.SOPClassUID = CTImageStorage
    image.SOPInstanceUID = UID("2.25.1")
    image.StudyInstanceUID = UID("2.25.2")
    image.SeriesInstanceUID = UID("2.25.3")
    image.Modality = "CT"
    image.PatientName = image.PatientID = ""
    image.Rows, image.Columns = ROWS, COLUMNS
    image.SamplesPerPixel = 1
    image.PhotometricInterpretation = "MONOCHROME2"
    image.BitsAllocated = 8 if sample.bits <= 8 else 16
    image.BitsStored, image.HighBit = sample.bits, sample.bits - 1
    image.PixelRepresentation = 0
    image.RescaleIntercept, image.RescaleSlope = 0, 1
    image.file_meta = FileMetaDataset()
    image.file_meta.TransferSyntaxUID = UID(syntax)
    image.file_meta.ImplementationClassUID = UID("2.25.4")
    image.file_meta.ImplementationVersionName = "ISTHMUS"
    return image


def uncompressed(sample: CodecSample, syntax: str) -> Dataset:
    image = described(sample, syntax)
    order = ">" if syntax == ExplicitVRBigEndian else "<"
    kind = "u1" if sample.bits <= 8 else f"{order}u2"
    image.PixelData = np.array(sample_picture(sample.bits), kind).tobytes()
    image["PixelData"].VR = "OW"
    return image


def encoded(sample: CodecSample) -> Dataset:
    """Encode what GDCM cannot: JPEG of 12 bits, high-throughput JPEG 2000."""
    picture = np.array(sample_picture(sample.bits), np.uint16)
    if sample.syntax in HTJ2K:
        is_lossless = sample.tolerance == 0
        frame = imagecodecs.htj2k_encode(picture, reversible=is_lossless, resolutions=2)
    else:
        frame = imagecodecs.jpeg8_encode(picture, 98, bitspersample=sample.bits)
    image = described(sample, sample.syntax)
    image.PixelData = encapsulate([bytes(frame)])
    image["PixelData"].VR = "OB"
    image["PixelData"].is_undefined_length = True
    return image


def compressed(sample: CodecSample, folder: Path) -> Dataset:
    """Let GDCM encode the pixels and keep nothing else it writes."""
    source, target = str(folder / "source.dcm"), str(folder / "target.dcm")
    plain = uncompressed(sample, ExplicitVRLittleEndian)
    plain.save_as(source, enforce_file_format=True)
    reader = gdcm.ImageReader()
    reader.SetFileName(source)
    change = gdcm.ImageChangeTransferSyntax()
    change.SetTransferSyntax(gdcm.TransferSyntax(ENCODERS[sample.syntax]))
    if not reader.Read():
        raise RuntimeError("GDCM does not read the plain picture")
    change.SetInput(reader.GetImage())
    if not change.Change():
        raise RuntimeError(f"GDCM does not encode {sample.syntax}")
    writer = gdcm.ImageWriter()
    writer.SetFileName(target)
    writer.SetFile(reader.GetFile())
    writer.SetImage(change.GetOutput())
    writer.Write()
    image = described(sample, sample.syntax)
    image.PixelData = pydicom.dcmread(target).PixelData
    image["PixelData"].VR = "OB"
    image["PixelData"].is_undefined_length = True
    if sample.syntax == JPEGLSNearLossless:
        image.LossyImageCompression = "01"
    return image


def main() -> int:
    folder = PROJECT / "resources" / FOLDER
    folder.mkdir(exist_ok=True)
    for sample in SAMPLES:
        if sample.syntax in UNCOMPRESSED:
            image = uncompressed(sample, sample.syntax)
        elif sample.syntax not in ENCODERS:
            image = encoded(sample)
        else:
            with tempfile.TemporaryDirectory() as scratch:
                image = compressed(sample, Path(scratch))
        image.save_as(folder / sample.file_name, enforce_file_format=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

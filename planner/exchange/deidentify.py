"""DICOM files that tell nothing but the picture: PS3.15, Basic Profile, by what stays.

The profile lists what must go. Here stands what is kept, and everything else goes:
private elements, texts, dates, overlays and all that the standard will add one day.
What is kept are numbers and words of fixed lists, so no text that somebody typed can
stay. UIDs are replaced, each by the same new one wherever it stands.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from planner.errors import CannotExport
from planner.exchange.codes import ANATOMY, KIND_CODES, OWN
from planner.exchange.jpeg_comments import without_comments
from planner.exchange.maker import PRODUCT, Maker, new_uid

if TYPE_CHECKING:
    from pydicom import DataElement, Dataset
    from pydicom.dataset import FileMetaDataset

NUMBER_VRS = frozenset({"DS", "IS", "FL", "FD", "US", "SS", "UL", "SL", "AT"})

NUMBERS = frozenset(
    [
        "Rows",
        "Columns",
        "SamplesPerPixel",
        "PlanarConfiguration",
        "BitsAllocated",
        "BitsStored",
        "HighBit",
        "PixelRepresentation",
        "NumberOfFrames",
        "PixelSpacing",
        "ImagerPixelSpacing",
        "SliceThickness",
        "SpacingBetweenSlices",
        "ImagePositionPatient",
        "ImageOrientationPatient",
        "SliceLocation",
        "GantryDetectorTilt",
        "ReconstructionDiameter",
        "RescaleSlope",
        "RescaleIntercept",
        "PixelPaddingValue",
        "PixelPaddingRangeLimit",
        "WindowCenter",
        "WindowWidth",
        "KVP",
        "InstanceNumber",
        "AcquisitionNumber",
        "SeriesNumber",
        "StackID",
        "InStackPositionNumber",
        "TemporalPositionIndex",
        "DimensionIndexValues",
        "FrameAcquisitionNumber",
        "ReferencedSegmentNumber",
        "SegmentNumber",
        "MaximumFractionalValue",
        "LUTDescriptor",
        "DimensionIndexPointer",
        "FunctionalGroupPointer",
        "LossyImageCompressionRatio",
        "FirstValueMapped",
    ]
)
"""Kept as they are if they are numbers."""

WORDS: Mapping[str, frozenset[str]] = {
    "ImageType": frozenset(
        [
            "ORIGINAL",
            "DERIVED",
            "PRIMARY",
            "SECONDARY",
            "AXIAL",
            "LOCALIZER",
            "VOLUME",
            "NONE",
            "MIXED",
            "REFORMATTED",
            "MPR",
            "CSA",
            "HELICAL",
        ]
    ),
    "Modality": frozenset({"CT", "SEG"}),
    "PhotometricInterpretation": frozenset({"MONOCHROME1", "MONOCHROME2"}),
    "PatientPosition": frozenset(
        [
            "HFP",
            "HFS",
            "HFDR",
            "HFDL",
            "FFDR",
            "FFDL",
            "FFP",
            "FFS",
            "LFP",
            "LFS",
            "RFP",
            "RFS",
            "AFDR",
            "AFDL",
            "PFDR",
            "PFDL",
        ]
    ),
    "RescaleType": frozenset({"HU", "US"}),
    "LossyImageCompression": frozenset({"00", "01"}),
    "LossyImageCompressionMethod": frozenset(
        ["ISO_10918_1", "ISO_14495_1", "ISO_15444_1"]
    ),
    "SegmentationType": frozenset({"BINARY", "FRACTIONAL", "LABELMAP"}),
    "SegmentationFractionalType": frozenset({"PROBABILITY", "OCCUPANCY"}),
    "SegmentsOverlap": frozenset({"YES", "NO", "UNDEFINED"}),
    "SegmentAlgorithmType": frozenset({"AUTOMATIC", "SEMIAUTOMATIC", "MANUAL"}),
    "ModalityLUTType": frozenset({"HU", "US"}),
    "DimensionOrganizationType": frozenset({"3D", "3D_TEMPORAL", "TILED_FULL"}),
}
"""Kept word by word, if the word is one of these."""

NEW_UIDS = frozenset(
    [
        "SOPInstanceUID",
        "StudyInstanceUID",
        "SeriesInstanceUID",
        "FrameOfReferenceUID",
        "DimensionOrganizationUID",
        "TrackingUID",
    ]
)
SEQUENCES = frozenset(
    [
        "SharedFunctionalGroupsSequence",
        "PerFrameFunctionalGroupsSequence",
        "PixelMeasuresSequence",
        "PlanePositionSequence",
        "PlaneOrientationSequence",
        "PixelValueTransformationSequence",
        "FrameContentSequence",
        "FrameVOILUTSequence",
        "SegmentIdentificationSequence",
        "SegmentSequence",
        "DimensionOrganizationSequence",
        "DimensionIndexSequence",
        "ModalityLUTSequence",
        "SegmentedPropertyCategoryCodeSequence",
        "SegmentedPropertyTypeCodeSequence",
    ]
)
"""Kept, with what is kept inside them."""

CODES = frozenset(
    ["SegmentedPropertyCategoryCodeSequence", "SegmentedPropertyTypeCodeSequence"]
)

EMPTY_IN_CT = (
    "AccessionNumber",
    "AcquisitionNumber",
    "KVP",
    "Manufacturer",
    "PatientBirthDate",
    "PatientSex",
    "PositionReferenceIndicator",
    "ReferringPhysicianName",
    "SeriesNumber",
    "StudyDate",
    "StudyID",
    "StudyTime",
)
"""These must be there, empty (type 2)."""

SCHEMES = frozenset({"SCT", "SRT", "DCM", OWN})
OWN_VALUES = frozenset({"A-00004", "T-D0050"}).union(
    value for scheme, value, _ in KIND_CODES.values() if scheme == OWN
)
ANY_ANATOMY = ANATOMY[0]

LUT_DATA, PIXEL_DATA = "LUTData", "PixelData"
KEPT = NUMBERS | SEQUENCES | NEW_UIDS | WORDS.keys() | {LUT_DATA, PIXEL_DATA}
ENCAPSULATED_FROM = "1.2.840.10008.1.2.4"
ANONYMOUS = "ANONYMOUS^"


@attrs.define
class Deidentifier:
    """Makes nameless copies that still belong together; one for a whole case.

    `names` are given to segments by their numbers, in the place of typed ones.
    """

    maker: Maker
    patient_id: str = attrs.field(factory=lambda: new_uid()[-12:])
    _new_uids: dict[str, str] = attrs.field(factory=dict, init=False)

    def uid(self, old: str) -> str:
        """Return the UID that stands for another one from now on."""
        if old not in self._new_uids:
            self._new_uids[old] = new_uid()
        return self._new_uids[old]

    def copy(
        self, source: "Dataset", *, segment_labels: Mapping[int, str] | None = None
    ) -> "Dataset":
        """Return what may leave of a CT picture or a segmentation.

        Raises
        ------
        CannotExport
            Reason `burned_in`: the header says that the picture itself bears names, or
            was captured from a screen.
        """
        _refuse_burned_in(source)
        made = self._kept(source)
        self._add_labels(made, segment_labels or {})
        made.SOPClassUID = source.SOPClassUID
        made.SpecificCharacterSet = "ISO_IR 192"
        for keyword in EMPTY_IN_CT:
            if keyword not in made:
                setattr(made, keyword, "")
        if "SegmentSequence" not in made:
            made.Laterality = ""
        made.PatientName = ANONYMOUS
        made.PatientID = self.patient_id
        made.PatientIdentityRemoved = "YES"
        made.DeidentificationMethod = f"{PRODUCT} {self.maker.version}"
        made.DeidentificationMethodCodeSequence = [_basic_profile()]
        made.LongitudinalTemporalInformationModified = "REMOVED"
        made.file_meta = _meta(source, made)
        return made

    def _kept(self, source: "Dataset") -> "Dataset":
        from pydicom import Dataset
        from pydicom.datadict import keyword_for_tag

        kept = Dataset()
        for tag in tuple(source.keys()):
            keyword = keyword_for_tag(tag)
            if keyword not in KEPT:
                continue
            element = source[tag]
            if keyword in SEQUENCES:
                items = element.value or ()
                inside = [
                    _code(i) if keyword in CODES else self._kept(i) for i in items
                ]
                setattr(kept, keyword, inside)
            elif keyword in NEW_UIDS:
                setattr(kept, keyword, self.uid(str(element.value)))
            elif _may_stay(element):
                kept.add(element)
            elif keyword in WORDS:
                words = _known_words(element)
                if words:
                    setattr(kept, keyword, words)
            elif keyword == PIXEL_DATA:
                _keep_pixels(kept, element, source)
        return kept

    def _add_labels(self, made: "Dataset", labels: Mapping[int, str]) -> None:
        for segment in made.get("SegmentSequence", ()):
            number = int(segment.SegmentNumber)
            segment.SegmentLabel = labels.get(number, f"Segment {number}")


def _may_stay(element: "DataElement") -> bool:
    """Tell whether an element holds nothing but numbers."""
    if element.keyword == LUT_DATA:
        return element.VR in ("US", "OW")
    return element.keyword in NUMBERS and element.VR in NUMBER_VRS


def _known_words(element: "DataElement") -> list[str]:
    value = element.value
    every = [value] if isinstance(value, str) else list(value or ())
    return [str(word) for word in every if str(word) in WORDS[element.keyword]]


def _code(item: "Dataset") -> "Dataset":
    """Return the code of a public scheme, its meaning left out; else only its kind."""
    from pydicom import Dataset

    scheme = str(item.get("CodingSchemeDesignator", ""))
    value = str(item.get("CodeValue", ""))
    is_known = scheme in SCHEMES and (value.isdecimal() or value in OWN_VALUES)
    scheme, value = (scheme, value) if is_known else ("SCT", ANY_ANATOMY)
    made = Dataset()
    made.CodingSchemeDesignator = scheme
    made.CodeValue = made.CodeMeaning = value
    return made


def _refuse_burned_in(source: "Dataset") -> None:
    told = str(source.get("BurnedInAnnotation", "")).upper() == "YES"
    is_captured = "ConversionType" in source
    if told or is_captured or _hides_overlay(source):
        raise CannotExport("the picture bears names", reason="burned_in")


def _hides_overlay(source: "Dataset") -> bool:
    """Tell whether a drawing lies in unused bits of the pixels (PS3.5, 8.1.2)."""
    places = ((group, 0x0102) for group in range(0x6000, 0x6020, 2))
    return any(int(source[tag].value or 0) > 0 for tag in places if tag in source)


def _keep_pixels(kept: "Dataset", element: "DataElement", source: "Dataset") -> None:
    from pydicom.encaps import encapsulate, generate_frames

    syntax = str(source.file_meta.TransferSyntaxUID)
    if not syntax.startswith(ENCAPSULATED_FROM):
        kept.add(element)
        return
    count = int(source.get("NumberOfFrames") or 1)
    frames = generate_frames(element.value, number_of_frames=count)
    kept.PixelData = encapsulate([without_comments(frame) for frame in frames])
    kept["PixelData"].is_undefined_length = True
    kept["PixelData"].VR = "OB"


def _basic_profile() -> "Dataset":
    from pydicom import Dataset

    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator = "113100", "DCM"
    item.CodeMeaning = "Basic Application Confidentiality Profile"
    return item


def _meta(source: "Dataset", made: "Dataset") -> "FileMetaDataset":
    from pydicom.dataset import FileMetaDataset

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = made.SOPClassUID
    meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    meta.TransferSyntaxUID = source.file_meta.TransferSyntaxUID
    return meta

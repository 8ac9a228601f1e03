"""From the header of one file to its slices, or to the reason why it has none."""

from pathlib import Path
from typing import BinaryIO

import attrs

from planner.dicom import tags
from planner.dicom.disc_index import references_of
from planner.dicom.elements import (
    DamagedHeader,
    Elements,
    Header,
    first_item,
    read_header,
)
from planner.dicom.identity import Identity, identity_of
from planner.dicom.series import PixelLayout, Rescale, Slice
from planner.dicom.text import text_of

SOP_CLASS_KINDS = {
    "1.2.840.10008.1.3.10": "dicomdir",
    "1.2.840.10008.5.1.4.1.1.4": "mr",
    "1.2.840.10008.5.1.4.1.1.66": "raw-data",
    "1.2.840.10008.5.1.4.1.1.66.1": "registration",
    "1.2.840.10008.5.1.4.1.1.66.2": "registration",
    "1.2.840.10008.5.1.4.1.1.66.3": "registration",
    "1.2.840.10008.5.1.4.1.1.66.4": "segmentation",
    "1.2.840.10008.5.1.4.1.1.66.5": "surface",
    "1.2.840.10008.5.1.4.1.1.66.7": "segmentation",
    "1.2.840.10008.5.1.4.1.1.88.59": "key-objects",
    "1.2.840.10008.5.1.4.1.1.88.67": "dose-report",
    "1.2.840.10008.5.1.4.1.1.88.68": "dose-report",
    "1.2.840.10008.5.1.4.1.1.88.76": "dose-report",
    "1.2.840.10008.5.1.4.1.1.128": "pet",
    "1.2.840.10008.5.1.4.1.1.481.2": "rt-dose",
    "1.2.840.10008.5.1.4.1.1.481.3": "rt-structures",
    "1.2.840.10008.5.1.4.1.1.481.5": "rt-plan",
}
SOP_FAMILY_KINDS = (
    ("1.2.840.10008.5.1.4.1.1.7", "secondary-capture"),
    ("1.2.840.10008.5.1.4.1.1.4.", "mr"),
    ("1.2.840.10008.5.1.4.1.1.11.", "presentation-state"),
    ("1.2.840.10008.5.1.4.1.1.88.", "structured-report"),
    ("1.2.840.10008.5.1.4.1.1.104.", "document"),
)
"""SOP classes of PS3.4 B.5 by what a surgeon calls them; any other is `other`."""

CT_SOP_CLASSES = frozenset(
    {
        "1.2.840.10008.5.1.4.1.1.2",  # CT
        "1.2.840.10008.5.1.4.1.1.2.1",  # enhanced CT
        "1.2.840.10008.5.1.4.1.1.2.2",  # legacy converted enhanced CT
    }
)
STACKED_KINDS = frozenset({"ct", "mr", "pet"})
"""What comes as a stack of slices and is therefore told as a series."""


class NotSlices(Exception):
    """The file holds no slice of a stack: what it is, and why it is left closed.

    `identity` is whom its header names, `references` what a disc index refers to.
    """

    def __init__(
        self,
        kind: str,
        reason: str,
        *,
        identity: Identity | None = None,
        references: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.reason = reason
        self.identity = identity
        self.references = references


@attrs.frozen(kw_only=True)
class ImageFile:
    """What one file says of its series, and its slices.

    Positions are only comparable within one `frame_of_reference`.
    """

    kind: str
    identity: Identity
    study_uid: str
    series_uid: str
    frame_of_reference: str
    modality: str
    description: str
    kernel: str
    patient_position: str
    slices: tuple[Slice, ...]


def read_image_file(path: Path, stream: BinaryIO) -> ImageFile:
    """Read the header of one file.

    Raises
    ------
    NotSlices
        With the kind and the reason for the list of files set aside.
    """
    try:
        header = read_header(stream)
        if header is None:
            raise NotSlices("not-dicom", "no-dicom-prefix")
        return _image_file(path, header)
    except DamagedHeader as damage:
        raise NotSlices("damaged", damage.reason) from None


def _image_file(path: Path, header: Header) -> ImageFile:
    elements = header.elements
    kind = _kind(header.media_class, elements)
    if kind not in STACKED_KINDS:
        raise NotSlices(
            kind,
            "not-a-stack",
            identity=identity_of(elements),
            references=references_of(elements),
        )
    if header.pixel_offset is None:
        raise NotSlices("damaged", "no-pixels")
    layout = _layout(header, header.pixel_offset)
    return ImageFile(
        kind=kind,
        identity=identity_of(elements),
        study_uid=elements.text(tags.STUDY_UID),
        series_uid=elements.text(tags.SERIES_UID),
        frame_of_reference=elements.text(tags.FRAME_OF_REFERENCE),
        modality=elements.text(tags.MODALITY),
        description=text_of(elements, tags.SERIES_DESCRIPTION),
        kernel=elements.text(tags.CONVOLUTION_KERNEL),
        patient_position=elements.text(tags.PATIENT_POSITION),
        slices=_slices(path, elements, layout),
    )


def _kind(media_class: str, elements: Elements) -> str:
    sop_class = elements.text(tags.SOP_CLASS) or media_class
    if not sop_class:
        raise DamagedHeader("no-class")
    if sop_class in CT_SOP_CLASSES:
        if "LOCALIZER" in elements.texts(tags.IMAGE_TYPE):
            return "localiser"
        if (elements.count(tags.SAMPLES_PER_PIXEL) or 1) > 1:
            return "secondary-capture"
        return "ct"
    for family, kind in SOP_FAMILY_KINDS:
        if sop_class.startswith(family) and sop_class not in SOP_CLASS_KINDS:
            return kind
    return SOP_CLASS_KINDS.get(sop_class, "other")


def _layout(header: Header, pixel_offset: int) -> PixelLayout:
    elements = header.elements
    rows, columns = elements.count(tags.ROWS), elements.count(tags.COLUMNS)
    frames = elements.numbers(tags.NUMBER_OF_FRAMES) or (1.0,)
    bits = elements.count(tags.BITS_ALLOCATED)
    if not rows or not columns or not bits or frames[0] < 1:
        raise DamagedHeader("no-matrix")
    stored = elements.count(tags.BITS_STORED) or bits
    high = elements.count(tags.HIGH_BIT)
    return PixelLayout(
        transfer_syntax=header.transfer_syntax,
        rows=rows,
        columns=columns,
        frames=int(frames[0]),
        bits_allocated=bits,
        bits_stored=stored,
        high_bit=stored - 1 if high is None else high,
        is_signed=elements.count(tags.PIXEL_REPRESENTATION) == 1,
        offset=pixel_offset,
        pixel_bytes=header.pixel_bytes,
        deflated_from=header.deflated_from,
        file_bytes=header.file_bytes,
        padding=_padding(elements),
    )


def _padding(elements: Elements) -> tuple[int, int] | None:
    """Return the range of stored values that are padding, if any is declared."""
    ends = [
        elements.count(tags.PIXEL_PADDING_VALUE),
        elements.count(tags.PIXEL_PADDING_RANGE_LIMIT),
    ]
    if elements.count(tags.PIXEL_REPRESENTATION) == 1:
        ends = [None if end is None else (end ^ 0x8000) - 0x8000 for end in ends]
    told = [end for end in ends if end is not None]
    return (min(told), max(told)) if told else None


def _slices(path: Path, elements: Elements, layout: PixelLayout) -> tuple[Slice, ...]:
    shared = elements.item(tags.SHARED_GROUPS_SEQUENCE)
    frames = elements.sequences.get(tags.PER_FRAME_GROUPS_SEQUENCE)
    if shared is None and frames is None:
        if layout.frames > 1:
            raise DamagedHeader("frames-without-position")
        return (_slice(path, 0, layout, [elements], is_per_frame=False),)
    if frames is None or len(frames) != layout.frames:
        raise DamagedHeader("frames-without-position")
    return tuple(
        _slice(path, number, layout, _groups(frame, shared), is_per_frame=True)
        for number, frame in enumerate(frames)
    )


def _groups(frame: Elements, shared: Elements | None) -> list[Elements]:
    """Collect what the functional groups say of one frame; its own word goes first."""
    sequences = (
        tags.PLANE_POSITION_SEQUENCE,
        tags.PLANE_ORIENTATION_SEQUENCE,
        tags.PIXEL_MEASURES_SEQUENCE,
        tags.PIXEL_TRANSFORMATION_SEQUENCE,
    )
    items = (first_item((frame, shared), tag) for tag in sequences)
    return [item for item in items if item is not None]


def _slice(
    path: Path,
    number: int,
    layout: PixelLayout,
    groups: list[Elements],
    *,
    is_per_frame: bool,
) -> Slice:
    return Slice(
        file=path,
        frame=number,
        layout=layout,
        rescale=_rescale(groups, is_per_frame=is_per_frame),
        position_lps_mm=_numbers(groups, tags.IMAGE_POSITION, 3),
        orientation_lps=_numbers(groups, tags.IMAGE_ORIENTATION, 6),
        spacing_yx_mm=_numbers(groups, tags.PIXEL_SPACING, 2),
        thickness_mm=_thickness_mm(groups),
    )


def _numbers(groups: list[Elements], tag: int, wanted: int) -> tuple[float, ...] | None:
    for group in groups:
        numbers = group.numbers(tag)
        if len(numbers) == wanted:
            return numbers
        if numbers:
            raise DamagedHeader("number")
    return None


def _thickness_mm(groups: list[Elements]) -> float | None:
    """Return what is told; it is only ever compared, so nonsense is not fatal."""
    try:
        numbers = _numbers(groups, tags.SLICE_THICKNESS, 1)
    except DamagedHeader:
        return None
    return numbers[0] if numbers and numbers[0] > 0 else None


def _rescale(groups: list[Elements], *, is_per_frame: bool) -> Rescale:
    slope = _numbers(groups, tags.RESCALE_SLOPE, 1)
    intercept = _numbers(groups, tags.RESCALE_INTERCEPT, 1)
    kinds = [group.text(tags.RESCALE_TYPE) for group in groups]
    if slope is not None and slope[0] == 0:
        raise DamagedHeader("number")
    return Rescale(
        slope=slope[0] if slope else 1.0,
        intercept=intercept[0] if intercept else 0.0,
        kind=next((kind for kind in kinds if kind), ""),
        lut=any(tags.MODALITY_LUT_SEQUENCE in group.sequences for group in groups),
        is_given=slope is not None and intercept is not None,
        is_per_frame=is_per_frame,
    )

"""The structures of a case as a DICOM segmentation in the study of its images.

highdicom writes the document: segments with their terms, references, dimensions. The
frames are laid into it here, one bit a voxel as they come: highdicom wants all segments
of all slices as one array first, and takes four times as long.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import BoolArray
from planner.errors import CannotExport
from planner.exchange.codes import category_code, code, kind_code, side_code
from planner.exchange.codes import vertebra_code as vertebra
from planner.exchange.maker import PRODUCT, Maker, new_uid, sign
from planner.exchange.references import (
    joined_study,
    nameless_study,
    referenced_series,
    source_items,
)
from planner.exchange.source_study import SourceStudy
from planner.exchange.structures import (
    Kind,
    Structure,
    Voxels,
    plain_label,
    voxels_of,
)
from planner.imaging.volume import Grid
from planner.work import Monitor

if TYPE_CHECKING:
    import highdicom
    from pydicom import Dataset

SERIES_NUMBER = 9001
WHAT = "segmentation"
OWN_GRID = "On the grid of the corrected or cropped images."
BITS = 8


@attrs.frozen(kw_only=True, eq=False)
class _Frame:
    """One slice of one segment: its number from 1, the slice k, and what is in it."""

    segment: int
    k: int
    voxels: Voxels


def segmentation(
    structures: Sequence[Structure],
    study: SourceStudy,
    maker: Maker,
    monitor: Monitor,
) -> "Dataset":
    """Return a binary segmentation on the grid of the volume.

    Only slices that hold something of a segment have a frame of it. Structures that
    hold no voxel are left out; segments overlap where needles lie in bone.

    Raises
    ------
    CannotExport
        Reason `nothing`: no structure holds a voxel of the images.
    """
    filled = [v for v in voxels_of(list(structures), study.grid) if v.inside.any()]
    if not filled:
        raise CannotExport("no structure to write", reason="nothing")
    frames = [
        _Frame(segment=number, k=k, voxels=voxels)
        for number, voxels in enumerate(filled, start=1)
        for k in _filled_slices(voxels)
    ]
    dataset = _document([voxels.structure for voxels in filled], study, maker)
    _lay_frames(dataset, frames, study, monitor)
    return dataset


def _filled_slices(voxels: Voxels) -> list[int]:
    first = voxels.block[0].start
    hit = np.flatnonzero(voxels.inside.any(axis=(1, 2)))
    return [int(first + k) for k in hit]


# --- the document ---------------------------------------------------------------------


def _document(
    structures: Sequence[Structure], study: SourceStudy, maker: Maker
) -> "Dataset":
    """Return a segmentation with an empty frame for each segment."""
    from highdicom.seg import Segmentation

    _, rows, columns = study.grid.shape_kji
    blank = np.zeros((1, rows, columns), np.uint8)
    made = Segmentation(
        source_images=[_slice_header(study)],
        pixel_array=blank,
        segmentation_type="BINARY",
        segment_descriptions=[
            _description(number, structure, maker)
            for number, structure in enumerate(structures, start=1)
        ],
        series_instance_uid=new_uid(),
        series_number=SERIES_NUMBER,
        sop_instance_uid=new_uid(),
        instance_number=1,
        manufacturer=PRODUCT,
        manufacturer_model_name=PRODUCT,
        software_versions=maker.version,
        device_serial_number=maker.version,
        content_label=PRODUCT.upper(),
        content_description=maker.comment,
        omit_empty_frames=False,
    )
    made.update(joined_study(study))
    sign(made, maker, what=WHAT)
    if study.is_own_grid:
        made.ImageComments = OWN_GRID
    return made


def _slice_header(study: SourceStudy) -> "Dataset":
    """Return the header of the volume's first slice, as if it were a picture."""
    from pydicom.uid import CTImageStorage

    header = nameless_study(study)
    header.SOPClassUID, header.SOPInstanceUID = CTImageStorage, new_uid()
    header.SeriesInstanceUID = study.series_uid
    header.Modality = "CT"
    header.FrameOfReferenceUID = study.frame_of_reference_uid
    grid = study.grid
    header.Rows, header.Columns = grid.shape_kji[1:]
    header.ImageOrientationPatient = _decimals(grid.directions_lps[:, :2].T.ravel())
    header.ImagePositionPatient = _position(grid, 0)
    i_mm, j_mm, k_mm = grid.spacing_mm.tolist()
    header.PixelSpacing = _decimals((j_mm, i_mm))
    (header.SliceThickness, header.SpacingBetweenSlices) = _decimals((k_mm, k_mm))
    return header


def _description(
    number: int, structure: Structure, maker: Maker
) -> "highdicom.seg.SegmentDescription":
    from highdicom import AlgorithmIdentificationSequence
    from highdicom.seg import SegmentDescription

    planned = structure.kind in (Kind.NEEDLE, Kind.CEMENT)
    algorithm = AlgorithmIdentificationSequence(
        name=PRODUCT,
        family=code("DCM", "123106", "Edge Detection"),
        version=maker.version,
        source=PRODUCT,
    )
    description = SegmentDescription(
        segment_number=number,
        segment_label=plain_label(structure.name),
        segmented_property_category=category_code(structure.kind),
        segmented_property_type=kind_code(structure.kind),
        algorithm_type="MANUAL" if planned else "SEMIAUTOMATIC",
        algorithm_identification=None if planned else algorithm,
        tracking_uid=new_uid(),
        tracking_id=plain_label(structure.name),
        anatomic_regions=[vertebra(structure.level)],
    )
    if structure.side is not None:
        side = [side_code(structure.side)]
        holder = description if not planned else description.AnatomicRegionSequence[0]
        if planned:
            holder.AnatomicRegionModifierSequence = side
        else:
            holder.SegmentedPropertyTypeCodeSequence[
                0
            ].SegmentedPropertyTypeModifierCodeSequence = side
    return description


# --- the frames -----------------------------------------------------------------------


def _lay_frames(
    dataset: "Dataset", frames: list[_Frame], study: SourceStudy, monitor: Monitor
) -> None:
    from pydicom.sequence import Sequence as Items

    places = sorted({frame.k for frame in frames})
    dataset.NumberOfFrames = len(frames)
    dataset.PerFrameFunctionalGroupsSequence = Items(_groups(frames, places, study))
    dataset.PixelData = _pixel_data(frames, study.grid, monitor)
    shown = [study.at_k[k] for k in places if k in study.at_k]
    dataset.ReferencedSeriesSequence = [
        referenced_series(study, shown if len(shown) == len(places) else study.images)
    ]


def _groups(
    frames: list[_Frame], places: list[int], study: SourceStudy
) -> Iterator["Dataset"]:
    """Tell of each frame where it lies, whose it is, and of which image it was made.

    What frames of one slice, or of one segment, have in common is one object.
    """
    from pydicom import Dataset

    positions = {k: _plane(study, k) for k in places}
    numbers = {}
    for number in {frame.segment for frame in frames}:
        numbers[number] = Dataset()
        numbers[number].ReferencedSegmentNumber = number
    order = {k: place for place, k in enumerate(places, start=1)}
    for frame in frames:
        content, group = Dataset(), Dataset()
        content.DimensionIndexValues = [frame.segment, order[frame.k]]
        group.FrameContentSequence = [content]
        plane, derivation = positions[frame.k]
        group.PlanePositionSequence = [plane]
        if derivation is not None:
            group.DerivationImageSequence = [derivation]
        group.SegmentIdentificationSequence = [numbers[frame.segment]]
        yield group


def _plane(study: SourceStudy, k: int) -> tuple["Dataset", "Dataset | None"]:
    from pydicom import Dataset

    plane = Dataset()
    plane.ImagePositionPatient = _position(study.grid, k)
    image = study.at_k.get(k)
    if image is None:
        return plane, None
    derivation = Dataset()
    derivation.DerivationCodeSequence = [code("DCM", "113076", "Segmentation")]
    derivation.SourceImageSequence = source_items(image)
    return plane, derivation


def _pixel_data(frames: list[_Frame], grid: Grid, monitor: Monitor) -> bytes:
    """Return every frame as bits, the lowest bit of a byte first (PS3.5, 8.1.1).

    No frame is padded: what is left of a byte belongs to the next one. Eight frames
    always end with a byte.
    """
    _, rows, columns = grid.shape_kji
    packed: list[NDArray[np.uint8]] = []
    starts = range(0, len(frames), BITS)
    for start in monitor.watch(starts, total=len(starts)):
        eight = frames[start : start + BITS]
        bits: BoolArray = np.zeros((len(eight), rows, columns), dtype=bool)
        for place, frame in enumerate(eight):
            k, j, i = frame.voxels.block
            bits[place, j, i] = frame.voxels.inside[frame.k - k.start]
        packed.append(np.packbits(bits.ravel(), bitorder="little"))
    content = np.concatenate(packed).tobytes()
    return content + b"\0" * (len(content) % 2)


def _position(grid: Grid, k: int) -> list[str]:
    return _decimals(grid.to_lps((0, 0, k)))


def _decimals(values: "Sequence[float] | NDArray[np.float64]") -> list[str]:
    from pydicom.valuerep import format_number_as_ds

    return [str(format_number_as_ds(float(value))) for value in values]

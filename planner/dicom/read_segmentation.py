"""Reads a DICOM segmentation (binary, fractional or label map) as a label map."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.dicom.elements import DamagedHeader, read_header
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap

if TYPE_CHECKING:
    import highdicom
    from highdicom.seg import Segmentation
    from pydicom import Dataset

HALF_OCCUPIED = 0.5
"""From this share on a fractional voxel belongs to its segment."""

PHYSICAL_OBJECT = ("260787004", "A-00004")
"""What is no part of a patient, in SNOMED CT and in the older SNOMED RT (CID 7150)."""

PREFIX_END, PREFIX = 132, b"DICM"


def is_dicom(path: Path) -> bool:
    """Tell whether a file begins as DICOM files do (PS3.10, 7.1)."""
    try:
        with path.open("rb") as stream:
            return stream.read(PREFIX_END).endswith(PREFIX)
    except OSError:
        return False


def read_segmentation(path: Path) -> LabelMap:
    """Return the segments by their numbers and names, on the grid of their frames.

    Where segments overlap, the voxel belongs to the one with the higher number. What is
    no anatomy, needles and cement, is left out: it would be missing from the bone.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `unreadable`, `not-segmentation`, `dimensions` (not
        one volume in the patient), `empty`.
    """
    import highdicom
    import pydicom

    _check_header(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            dataset = pydicom.dcmread(path)
            _forget_told_spacing(dataset)
            segmentation = highdicom.seg.Segmentation.from_dataset(dataset, copy=False)
        except ValueError as error:
            raise _refused(path, "not-segmentation") from error
        except Exception as error:
            # pydicom raises whatever a damaged file makes it stumble over.
            raise _refused(path, "unreadable") from error
        numbers = [int(n) for n in segmentation.segment_numbers if n]
        numbers = [n for n in numbers if not _is_object(segmentation, n)]
        labels, grid = _gathered(segmentation, numbers, path)
    if not labels.any():
        raise _refused(path, "empty")
    names = {n: _name(segmentation, n) for n in numbers}
    return LabelMap(labels=labels, grid=grid, names=names)


def _check_header(path: Path) -> None:
    """Keep a header that is meant to break its reader from pydicom."""
    try:
        with path.open("rb") as stream:
            header = read_header(stream)
    except (OSError, DamagedHeader) as error:
        raise _refused(path, "unreadable") from error
    if header is None:
        raise _refused(path, "unreadable")


def _forget_told_spacing(dataset: "Dataset") -> None:
    """Leave positions alone to say where frames lie: what is told may be wrong."""
    groups = [
        *dataset.get("SharedFunctionalGroupsSequence", ()),
        *dataset.get("PerFrameFunctionalGroupsSequence", ()),
    ]
    for group in groups:
        for measures in group.get("PixelMeasuresSequence", ()):
            measures.pop("SpacingBetweenSlices", None)


def _gathered(
    segmentation: "Segmentation", numbers: list[int], path: Path
) -> tuple[NDArray[np.uint16], Grid]:
    """Take one segment after the other: many at once would take many volumes."""
    if not numbers:
        raise _refused(path, "empty")
    first = _occupied(segmentation, numbers[0], path)
    labels = np.zeros(first.array.shape, np.uint16)
    for number in numbers:
        labels[_occupied(segmentation, number, path).array] = number
    try:
        grid = Grid(shape_kji=labels.shape, lps_from_ijk=first.affine[:, [2, 1, 0, 3]])
    except ValueError as error:
        raise _refused(path, "sheared") from error
    return _with_left_out_frames(labels, grid)


def _occupied(
    segmentation: "Segmentation", number: int, path: Path
) -> "highdicom.Volume":
    """Return where a segment is, as booleans [k, j, i] on the grid of all segments."""
    try:
        volume = segmentation.get_volume(segment_numbers=[number])
    except Exception as error:
        raise _refused(path, "dimensions") from error
    return volume.with_array(volume.array[..., 0] >= HALF_OCCUPIED)


def _with_left_out_frames(
    labels: NDArray[np.uint16], grid: Grid
) -> tuple[NDArray[np.uint16], Grid]:
    """Add an empty slice at both ends: frames without a segment are left out there."""
    count, rows, columns = labels.shape
    around = grid.part((0, 0, -1), (count + 2, rows, columns))
    return np.pad(labels, ((1, 1), (0, 0), (0, 0))), around


def _is_object(segmentation: "Segmentation", number: int) -> bool:
    category = segmentation.get_segment_description(number).segmented_property_category
    return str(category.value) in PHYSICAL_OBJECT


def _name(segmentation: "Segmentation", number: int) -> str:
    """Return the label of a segment and, for a label that says little, its type."""
    description = segmentation.get_segment_description(number)
    return (
        f"{description.segment_label} ({description.segmented_property_type.meaning})"
    )


def _refused(path: Path, reason: str) -> BadLabelMap:
    return BadLabelMap("the segmentation is refused", file=path, reason=reason)

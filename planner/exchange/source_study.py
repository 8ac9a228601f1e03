"""The study that images came from, as far as objects that join it must repeat it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import numpy as np

from planner.dicom.series import SeriesInfo, Slice
from planner.errors import CannotExport
from planner.imaging.volume import Grid

if TYPE_CHECKING:
    from pydicom import Dataset

NAMING = (
    "PatientName",
    "PatientID",
    "IssuerOfPatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
    "StudyID",
    "StudyDescription",
)
"""What an archive files an object by, and whom it belongs to (PS3.3, C.7.1.1, C.7.2.1).
Copied if the patient may be named, otherwise left empty."""

EXPECTED = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "StudyDate",
    "StudyTime",
    "AccessionNumber",
    "ReferringPhysicianName",
    "StudyID",
)
"""These must be there, empty or not (type 2)."""

SAME_PLACE_MM = 0.05
"""A slice of the volume that lies so near to one of the series is that slice."""


@attrs.frozen(kw_only=True)
class SourceImage:
    """One instance, or one of its frames, that a slice of the volume shows."""

    sop_class_uid: str
    sop_instance_uid: str
    frame: int | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SourceStudy:
    """What derived objects repeat of the images, and which image each slice is.

    `naming` holds the elements of `NAMING`. `images` are all instances of the series;
    `at_k` is which of them slice k of the volume's grid shows, unchanged. Where a
    volume was corrected, resampled or cropped within its slices there are none, and
    `is_own_grid` says so.
    """

    naming: "Dataset"
    study_uid: str
    series_uid: str
    frame_of_reference_uid: str
    patient_position: str
    images: tuple[SourceImage, ...]
    at_k: Mapping[int, SourceImage]
    grid: Grid

    @property
    def is_own_grid(self) -> bool:
        """Whether the volume lies on a grid that the series does not have."""
        return len(self.at_k) < self.grid.shape_kji[0]


def read_source_study(info: SeriesInfo, grid: Grid, *, identified: bool) -> SourceStudy:
    """Read the headers of a series of which `grid` is, or was made of.

    Raises
    ------
    CannotExport
        Reason `no_study`: the images are no DICOM series, or lack its numbers;
        `unreadable`, with the `file`.
    """
    from pydicom import Dataset

    if info.volume_file is not None or not info.study_uid or not info.series_uid:
        raise CannotExport("no DICOM study to join", reason="no_study")
    headers = {file: _header(file) for file in info.files}
    first = headers[info.files[0]]
    naming = _naming(first) if identified else Dataset()
    for keyword in EXPECTED:
        if keyword not in naming:
            setattr(naming, keyword, "")
    frames = {
        (piece.file, piece.frame): _source(headers[piece.file], piece, info)
        for piece in info.slices
    }
    return SourceStudy(
        naming=naming,
        study_uid=info.study_uid,
        series_uid=info.series_uid,
        frame_of_reference_uid=_frame_of_reference(first, info.series_uid),
        patient_position=info.patient_position,
        images=tuple({i.sop_instance_uid: i for i in frames.values()}.values()),
        at_k=_shown(info, grid, frames),
        grid=grid,
    )


def _naming(header: "Dataset") -> "Dataset":
    """Return whom a header names; what is no date or breaks its kind is left out."""
    from pydicom import Dataset
    from pydicom.config import RAISE
    from pydicom.valuerep import DA, TM, validate_value

    naming = Dataset()
    for keyword in NAMING:
        if keyword not in header:
            continue
        element = header[keyword]
        try:
            value = str(element.value or "")
            validate_value(element.VR, value, RAISE)
            kind = {"DA": DA, "TM": TM}.get(element.VR, str)
            kind(value)
        except ValueError:
            continue
        # As text: every object of ours is written in a character set of its own.
        setattr(naming, keyword, value)
    return naming


def _header(file: Path) -> "Dataset":
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        header = pydicom.dcmread(
            file, stop_before_pixels=True, force=True, specific_tags=_READ
        )
    except (OSError, InvalidDicomError, ValueError) as error:
        raise CannotExport("no header", reason="unreadable", file=file) from error
    if "SOPInstanceUID" not in header or "SOPClassUID" not in header:
        raise CannotExport("no instance", reason="unreadable", file=file)
    return header


_READ = [
    *NAMING,
    "SpecificCharacterSet",
    "SOPClassUID",
    "SOPInstanceUID",
    "FrameOfReferenceUID",
]


def _frame_of_reference(header: "Dataset", series_uid: str) -> str:
    """Return the frame the images share; where they name none, one for all objects.

    It follows from the series, so that every export of it agrees.
    """
    from pydicom.uid import generate_uid

    told = str(header.get("FrameOfReferenceUID") or "")
    return told or generate_uid(prefix=None, entropy_srcs=[series_uid, "frame"])


def _source(header: "Dataset", piece: Slice, info: SeriesInfo) -> SourceImage:
    is_frame = len(info.slices) > len(info.files)
    return SourceImage(
        sop_class_uid=str(header.SOPClassUID),
        sop_instance_uid=str(header.SOPInstanceUID),
        frame=piece.frame + 1 if is_frame else None,
    )


def _shown(
    info: SeriesInfo, grid: Grid, frames: Mapping[tuple[Path, int], SourceImage]
) -> dict[int, SourceImage]:
    """Return which image each slice of the volume is, voxel for voxel."""
    count, rows, columns = grid.shape_kji
    if (rows, columns) != (info.rows, info.columns) or info.correction is not None:
        return {}
    shown = {}
    for piece in info.slices:
        if piece.position_lps_mm is None:
            continue
        at_ijk = grid.to_ijk(piece.position_lps_mm)
        k = round(float(at_ijk[2]))
        away_mm = np.abs((at_ijk - (0, 0, k)) * grid.spacing_mm).max()
        if 0 <= k < count and away_mm <= SAME_PLACE_MM:
            shown[k] = frames[piece.file, piece.frame]
    return shown

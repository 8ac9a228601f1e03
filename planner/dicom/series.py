"""What was found in a folder: series with their verdict, and files set aside.

Words live in the shell; here are codes and facts. The codes of `Reason`:

`no-position` (files) · `mixed-matrix` (sizes) · `mixed-pixel-spacing` (spacings_mm) ·
`too-few` (slices, needed) · `one-position` (slices) · `orientations` (orientations,
slices_each) · `duplicate` (at_mm, files) · `uneven-step` (step_mm, expected_mm, steps,
from_mm, to_mm, after, before) · `gap` (missing, step_mm, expected_mm, from_mm, to_mm,
after, before) · `shifted-slice` (file, by_mm, at_mm) · `tilt` (tilt_deg, shift_mm) ·
`truncated` (file, expected_bytes, found_bytes) · `syntax` (file, transfer_syntax) ·
`pixel-format` (file, bits_allocated) · `not-ct` (modality) · `not-hounsfield`
(rescale_type) · `split` (stack, stacks, slices, of_slices) · `twins-differ` (files),
which only reading can tell.

These leave a series usable: `frames-of-reference` (frames) · `taken-as-ct` and
`not-negative` (of a volume file) · `no-rescale` · `coarse` and `too-coarse`
(spacing_mm, limit_mm) · `overlap` (spacing_mm, thickness_mm) · `anisotropic`
(spacing_x_mm, spacing_y_mm) · `not-hfs` (patient_position) · `position-unknown`.

`after` and `before` are the files on either side; positions are along the normal;
`shift_mm` is how far a tilted slice lies sideways of the one before.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import attrs

from planner.arrays import FloatArray, Points
from planner.dicom.names import FileNames
from planner.imaging.volume import Grid, Note
from planner.imaging.volume_files import VolumeFile

Verdict = Literal[
    "uniform",
    "gapped",
    "duplicates",
    "variable-spacing",
    "tilted",
    "multiple-orientations",
    "too-few-slices",
    "not-a-volume",
    "undecodable",
    "not-ct",
]
Usable = Literal["yes", "corrected", "no"]


@attrs.frozen
class Reason:
    """One thing to say about a series; the codes stand at the head of this file."""

    code: str
    facts: Mapping[str, object] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class PixelLayout:
    """How the stored values of one file lie in it.

    `padding` are the lowest and the highest stored value that mean: not scanned.
    `offset` counts from the start of the file, or, with `deflated_from`, in what
    inflates from there.
    """

    transfer_syntax: str
    rows: int
    columns: int
    frames: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    is_signed: bool
    offset: int
    pixel_bytes: int | None
    deflated_from: int | None
    file_bytes: int
    padding: tuple[int, int] | None = None

    @property
    def frame_bytes(self) -> int:
        return self.rows * self.columns * self.bits_allocated // 8


@attrs.frozen(kw_only=True)
class Rescale:
    """From stored values to CT numbers.

    `lut`: a table takes the place of the two numbers; `is_per_frame`: they stand in the
    functional groups of an enhanced file.
    """

    slope: float = 1.0
    intercept: float = 0.0
    kind: str = ""
    lut: bool = False
    is_given: bool = True
    is_per_frame: bool = False


@attrs.frozen(kw_only=True)
class Slice:
    """One picture: a file, or one frame of it. What is not told is None.

    `position_lps_mm` is the centre of the first voxel; `orientation_lps` holds the
    direction along a row, then the one down a column.
    """

    file: Path
    frame: int
    layout: PixelLayout
    rescale: Rescale
    position_lps_mm: tuple[float, ...] | None
    orientation_lps: tuple[float, ...] | None
    spacing_yx_mm: tuple[float, ...] | None
    thickness_mm: float | None


@attrs.frozen(kw_only=True, eq=False)
class Correction:
    """How slices that lie on no grid become a volume on one.

    `kept` are the slices to take, one for each place, as indices into those of the
    series; each of `twins` lists slices at one place that must hold the same pixels.
    `shift_ij` (n, 2) is where the first voxel of a kept slice lies in a slice of the
    grid, in voxels; `places_k` (n,) where the slice lies along k, whole where it is one
    of the grid's own.
    """

    grid: Grid
    kept: tuple[int, ...]
    twins: tuple[tuple[int, ...], ...]
    shift_ij: Points
    places_k: FloatArray
    notes: tuple[Note, ...]


@attrs.frozen(kw_only=True)
class SeriesInfo:
    """A series, or one stack of it, and what its positions say about it.

    `slices` are ordered along the slice normal; `spacing_mm` is (x, y, z) with z along
    that normal, nan where it cannot be told. `grid` is where the volume will lie: None
    unless the slices lie on a grid, or `correction` says how they come to. A series
    that was split gives `stacks` of these, counted from 1 by `stack`. `files` holds
    each file once, along the normal. A volume that came in one file (`volume_file`) has
    no `slices` and no UIDs, and the name of its format as its transfer syntax.
    `patient` and `study` count who and what was found, from 1, and name nobody.
    """

    study_uid: str
    series_uid: str
    modality: str
    description: str
    kernel: str
    patient_position: str
    transfer_syntax: str
    slices: tuple[Slice, ...]
    rows: int
    columns: int
    slice_count: int
    files: tuple[Path, ...]
    spacing_mm: tuple[float, float, float]
    tilt_deg: float
    thickness_mm: float | None
    verdict: Verdict
    usable: Usable
    reasons: tuple[Reason, ...]
    grid: Grid | None = attrs.field(eq=False)
    correction: Correction | None = attrs.field(default=None, eq=False)
    volume_file: VolumeFile | None = attrs.field(default=None, eq=False)
    names: FileNames = attrs.field(factory=FileNames, eq=False, repr=False)
    patient: int = 1
    study: int = 1
    stack: int = 1
    stacks: int = 1

    @property
    def measured_step_mm(self) -> float:
        """How far apart measured slices lie along the normal, at the widest.

        A volume file does not tell along which of its axes the slices were taken.
        """
        if self.volume_file is not None:
            return max(self.spacing_mm)
        if self.grid is None or self.grid.measured_step_mm is None:
            return self.spacing_mm[2]
        return self.grid.measured_step_mm

    @property
    def voxel_count(self) -> int:
        return self.slice_count * self.rows * self.columns


@attrs.frozen(kw_only=True)
class SetAside:
    """Files that are no CT slices: what they are, and why they stay closed."""

    files: tuple[Path, ...]
    kind: str
    reason: str


@attrs.frozen(kw_only=True)
class Discovery:
    """What a folder holds. An image series that is not CT is listed and set aside.

    Reasons, and what is set aside, name files as `names` shows them.
    """

    root: Path
    series: tuple[SeriesInfo, ...]
    set_aside: tuple[SetAside, ...]
    names: FileNames = attrs.field(factory=FileNames, eq=False, repr=False)

    @property
    def shown_root(self) -> Path:
        return self.names.shown(self.root)

    @property
    def archive(self) -> Path | None:
        """The archive that was unpacked, if one was."""
        return self.root if self.names.unpacked else None

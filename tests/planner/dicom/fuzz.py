"""Files broken at random, and what an independent reader says of their geometry."""

import contextlib
import logging
import random
import shutil
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import pydicom
import SimpleITK
from pydicom.config import IGNORE
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence
from pydicom.uid import (
    UID,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    MediaStorageDirectoryStorage,
)

from planner.arrays import FloatArray
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import PlannerError
from planner.imaging.volume import Volume
from planner.work import Monitor
from tests.dicom_files import Voxels, save, scanner_affine, write_ct, write_enhanced_ct
from tests.planner.dicom.patient import LOSSLESS, scan
from ui.messages.errors import UNKNOWN, sentence_of

SHAPE = (5, 34, 33)
AFFINE = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.8, 1.0), origin_lps_mm=(3, -9, 40)
)
SECONDS_PER_FILE = 5.0
BUSY_S = 10.0
"""What a machine at other work may add."""

PLACE_MM = 0.06
"""How far a slice may lie off its voxel: what the verdict allows (drift)."""


@attrs.frozen
class Base:
    """A folder whose files are sound, one of which is then broken.

    `entry` is what is opened in it; empty: the folder itself.
    """

    name: str
    folder: Path
    entry: str = ""


def write_bases(root: Path) -> list[Base]:
    """Write the patient in every encoding and format there is."""
    bases = []
    voxels = scan(AFFINE, SHAPE)
    for syntax in LOSSLESS:
        folder = root / str(syntax)
        write_ct(folder, voxels, AFFINE, syntax=syntax, series_uid="1.2.3")
        bases.append(Base(UID(syntax).name, folder))
    for syntax in (ExplicitVRLittleEndian, JPEGLSLossless, JPEG2000Lossless):
        folder = root / f"enhanced-{syntax}"
        folder.mkdir()
        path = folder / "0000.dcm"
        write_enhanced_ct(path, voxels, AFFINE, order=range(5), syntax=syntax)
        bases.append(Base(f"enhanced {UID(syntax).name}", folder))
    bases += [_zipped(root, bases[1]), _disc(root, voxels)]
    image = SimpleITK.GetImageFromArray(voxels - np.int16(1000))
    for suffix in (".nii", ".nii.gz", ".nrrd", ".mha"):
        folder = root / f"volume{suffix}"
        folder.mkdir()
        SimpleITK.WriteImage(image, str(folder / f"ct{suffix}"))
        bases.append(Base(f"volume {suffix}", folder))
    return bases


def _zipped(root: Path, base: Base) -> Base:
    folder = root / "zipped"
    folder.mkdir()
    with zipfile.ZipFile(folder / "ct.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(_files(base)):
            packed.write(path, f"disc/{path.name}")
    return Base("zip", folder, "ct.zip")


def _disc(root: Path, voxels: Voxels) -> Base:
    folder = root / "disc"
    paths = write_ct(folder, voxels, AFFINE, series_uid="1.2.3")
    index = Dataset()
    index.SOPClassUID = MediaStorageDirectoryStorage
    records = []
    for path in paths:
        record = Dataset()
        record.DirectoryRecordType = "IMAGE"
        named = DataElement(0x00041500, "CS", [path.name], validation_mode=IGNORE)
        record.add(named)
        records.append(record)
    index.DirectoryRecordSequence = DicomSequence(records)
    save(index, folder / "DICOMDIR")
    return Base("disc", folder, "DICOMDIR")


# --- breaking -----------------------------------------------------------------------


def broken(written: bytes, other: bytes, dice: random.Random) -> tuple[str, bytes]:
    """Return what was done to a file, and the file."""
    data = bytearray(written)
    kinds = (_bits, _digits, _lengths, _truncated, _spliced, _moved, _late_bits)
    kind = dice.choice(kinds)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        kind(data, other, dice)
    return kind.__name__.strip("_"), bytes(data)


def _bits(data: bytearray, other: bytes, dice: random.Random) -> None:
    place = dice.randrange(min(len(data), 2048)) if data else 0
    if data:
        data[place] ^= 1 << dice.randrange(8)


def _late_bits(data: bytearray, other: bytes, dice: random.Random) -> None:
    if data:
        data[dice.randrange(len(data))] = dice.randrange(256)


def _digits(data: bytearray, other: bytes, dice: random.Random) -> None:
    """Change a digit: the header stays sound, and says something else."""
    places = [n for n, byte in enumerate(data[:2500]) if 0x30 <= byte <= 0x39]
    if places:
        data[dice.choice(places)] = dice.choice(b"0123456789.-\\eE ")


def _lengths(data: bytearray, other: bytes, dice: random.Random) -> None:
    place = dice.randrange(max(min(len(data), 2500) - 4, 1))
    size = dice.choice((2, 4))
    value = dice.choice((0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, dice.getrandbits(32)))
    data[place : place + size] = (value % (1 << 8 * size)).to_bytes(size, "little")


def _truncated(data: bytearray, other: bytes, dice: random.Random) -> None:
    del data[dice.randrange(len(data) + 1) :]


def _spliced(data: bytearray, other: bytes, dice: random.Random) -> None:
    size = dice.randrange(1, 400)
    source = dice.randrange(max(len(other) - size, 1))
    place = dice.randrange(len(data) + 1)
    data[place : place + size] = other[source : source + size]


def _moved(data: bytearray, other: bytes, dice: random.Random) -> None:
    """Take some bytes out, or put some in."""
    place, size = dice.randrange(len(data) + 1), dice.randrange(1, 40)
    if dice.random() < 0.5:
        del data[place : place + size]
    else:
        data[place:place] = dice.randbytes(size)


# --- looking ------------------------------------------------------------------------


def run(root: Path, *, files: int, seed: int) -> Counter[str]:
    """Break so many files and open each; return how often what came of it.

    Raises AssertionError where an opened volume lies elsewhere than pydicom says, where
    a refusal has no words, or one file takes too long; anything else is a crash.
    """
    bases = write_bases(root / "sound")
    sound = [path.read_bytes() for base in bases for path in sorted(_files(base))]
    came: Counter[str] = Counter()
    dice = random.Random(seed)
    folder = root / "broken"
    with warnings.catch_warnings(), _without_log_records():
        warnings.simplefilter("ignore")
        for number in range(files):
            base = bases[number % len(bases)]
            shutil.copytree(base.folder, folder)
            paths = sorted(folder.iterdir())
            path = folder / base.entry if base.entry else dice.choice(paths)
            kind, data = broken(path.read_bytes(), dice.choice(sound), dice)
            path.write_bytes(data)
            what = f"{base.name}, {kind}, seed {seed}, file {number}"
            came[_outcome(folder / base.entry, what)] += 1
            shutil.rmtree(folder)
    return came


@contextlib.contextmanager
def _without_log_records() -> Iterator[None]:
    """Let pydicom, which says what it thinks of broken files, say it to nobody."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _files(base: Base) -> Iterator[Path]:
    return base.folder.iterdir()


def _outcome(opened: Path, what: str) -> str:
    start = time.monotonic()
    try:
        # The discovery keeps what an archive was unpacked to.
        discovery = find_series(opened, Monitor())
        info = best_ct(discovery)
        volume = read_series(info, Monitor())
    except PlannerError as error:
        sentence = sentence_of(error)
        assert sentence, what
        assert sentence != UNKNOWN, what
        return f"refused ({error.code})"
    finally:
        assert time.monotonic() - start < SECONDS_PER_FILE + BUSY_S, what
    if info.volume_file is not None:
        return "opened, volume file"
    assert_lies_where_pydicom_says(volume, info.files, what)
    if volume.quarantined:
        return "opened without the file"
    return "opened, corrected" if info.usable == "corrected" else "opened"


def assert_lies_where_pydicom_says(
    volume: Volume, files: Iterable[Path], what: str
) -> None:
    """Compare the grid with the headers of the files it was read from."""
    codes = {note.code for note in volume.notes}
    grid = volume.grid
    near = 0
    rows, unread = placed_slices(set(files) - set(volume.quarantined))
    for row in rows:
        directions = grid.directions_lps[:, :2].T.ravel()
        if np.abs(row[3:9] - directions).max() > 1e-3:
            continue
        i, j, k = grid.to_ijk(row[:3])
        if not -0.5 < k < grid.shape_kji[0] - 0.5:
            continue
        assert np.allclose(row[9:11], grid.spacing_mm[[1, 0]], atol=1e-3), what
        if "unsheared" not in codes:
            assert abs(i) * grid.spacing_mm[0] < PLACE_MM, what
            assert abs(j) * grid.spacing_mm[1] < PLACE_MM, what
            assert tuple(row[11:13]) == grid.shape_kji[1:], what
        if "resampled" not in codes:
            assert abs(k - round(k)) * grid.spacing_mm[2] < PLACE_MM, what
        near += 1
    filled = sum(_count(n.facts["slices"]) for n in volume.notes if n.code == "filled")
    if "resampled" not in codes and rows and not unread:
        assert near >= grid.shape_kji[0] - filled, what


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def placed_slices(files: Iterable[Path]) -> tuple[list[FloatArray], int]:
    """Return position, cosines, pixel spacing, rows and columns of each picture.

    And how many files pydicom cannot read at all.
    """
    found: list[FloatArray] = []
    unread = 0
    for path in files:
        try:
            found.extend(_placed(pydicom.dcmread(path, stop_before_pixels=True)))
        except Exception:  # noqa: BLE001 - a reader may fail in any way on these
            unread += 1
    return found, unread


def _placed(header: pydicom.Dataset) -> list[FloatArray]:
    if "PerFrameFunctionalGroupsSequence" not in header:
        return [_row(header, header, header, header)]
    (shared,) = header.SharedFunctionalGroupsSequence
    (measures,) = shared.PixelMeasuresSequence
    (orientation,) = shared.PlaneOrientationSequence
    return [
        _row(frame.PlanePositionSequence[0], orientation, measures, header)
        for frame in header.PerFrameFunctionalGroupsSequence
    ]


def _row(
    position: pydicom.Dataset,
    orientation: pydicom.Dataset,
    measures: pydicom.Dataset,
    size: pydicom.Dataset,
) -> FloatArray:
    numbers: Sequence[object] = (
        *position.ImagePositionPatient,
        *orientation.ImageOrientationPatient,
        *measures.PixelSpacing,
        size.Rows,
        size.Columns,
    )
    return np.array([float(str(number)) for number in numbers])

"""Label maps without the texts that programs and people write into them."""

import gzip
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from planner.anatomy.label_files import read_label_map
from planner.anatomy.named_parts import named_parts, part_name
from planner.anatomy.schemes import CANAL_NAME, level_named
from planner.dicom.read_segmentation import is_dicom
from planner.errors import CannotExport
from planner.exchange.deidentify import Deidentifier
from planner.imaging.volume import LabelMap

TEXTS_OF_SIZE: Mapping[int, tuple[tuple[int, int], ...]] = {
    348: ((4, 39), (148, 252), (328, 344)),
    540: ((240, 344), (508, 524), (525, 540)),
}
"""Where the header of NIfTI-1 and NIfTI-2 holds texts: from byte, up to byte."""

DIMENSIONS = {348: (40, "8h"), 540: (16, "8q")}
BITS = {348: (72, "h"), 540: (14, "h")}
STARTS = {348: (108, "f"), 540: (168, "q")}
GZIP = b"\x1f\x8b"
NIFTI_ENDS = (".nii", ".nii.gz")


def write_nameless(source: Path, folder: Path, stem: str, by: Deidentifier) -> str:
    """Write a label map without its texts into a folder; return its name there.

    Raises
    ------
    CannotExport
        With the `file`; reason `labels`: of a format whose texts cannot be taken out.
    BadLabelMap
        It cannot be read.
    """
    if is_dicom(source):
        name = f"{stem}.dcm"
        _write_segmentation(source, folder / name, by)
        return name
    if not source.name.lower().endswith(NIFTI_ENDS):
        raise CannotExport("texts cannot be taken out", reason="labels", file=source)
    try:
        content = source.read_bytes()
        is_packed = content.startswith(GZIP)
        plain = textless_nifti(gzip.decompress(content) if is_packed else content)
    except (OSError, EOFError, zlib.error, struct.error) as error:
        raise CannotExport("unreadable", reason="unreadable", file=source) from error
    name = f"{stem}.nii.gz" if is_packed else f"{stem}.nii"
    (folder / name).write_bytes(gzip.compress(plain, mtime=0) if is_packed else plain)
    return name


def textless_nifti(content: bytes) -> bytes:
    """Return a NIfTI file without texts, extensions, and what follows its values.

    Raises
    ------
    struct.error
        It is no NIfTI file.
    """
    order, size = _order_and_size(content)
    counts = _numbers(content, order, DIMENSIONS[size])
    bits = int(_numbers(content, order, BITS[size])[0])
    start = int(_numbers(content, order, STARTS[size])[0])
    cells = 1
    for count in counts[1 : int(counts[0]) + 1]:
        cells *= int(count)
    plain = bytearray(content[: start + cells * bits // 8])
    for first, stop in (*TEXTS_OF_SIZE[size], (size, start)):
        plain[first:stop] = bytes(stop - first)
    return bytes(plain)


def _order_and_size(content: bytes) -> tuple[str, int]:
    for order in "<>":
        (size,) = struct.unpack_from(f"{order}i", content)
        if size in TEXTS_OF_SIZE:
            return order, int(size)
    raise struct.error("no NIfTI header")


def _numbers(content: bytes, order: str, field: tuple[int, str]) -> tuple[float, ...]:
    offset, kind = field
    return struct.unpack_from(order + kind, content, offset)


def _write_segmentation(source: Path, target: Path, by: Deidentifier) -> None:
    import pydicom

    labels = _labels(read_label_map(source))
    made = by.copy(pydicom.dcmread(source), segment_labels=labels)
    made.save_as(target, enforce_file_format=True)


def _labels(labels: LabelMap) -> dict[int, str]:
    """Return for each segment its level and part, as far as its name told them."""
    told: dict[int, str] = {}
    for value, name in labels.names.items():
        level = level_named(name)
        if level is not None:
            told[value] = f"{level} vertebra"
        elif CANAL_NAME.search(name.lower()):
            told[value] = "spinal canal"
    for level, parts in named_parts(labels).items():
        told |= {value: part_name(level, part) for part, value in parts.items()}
    return told

"""What a review leaves on disk: the document, and what each tool drew and counted."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.exchange.placing import new_folder
from planner.imaging.volume import Grid
from planner.imaging.write_nifti import write_nifti
from planner.report.png import png_bytes
from planner.review.contract.result import LABELS, LINES, Overlay, Result
from planner.review.review_document import ReviewedLevel
from ui.messages.csv_text import csv_text

DOCUMENT_FILE = "review.json"

LINE_HEAD = ("name", "from_x", "from_y", "from_z", "to_x", "to_y", "to_z")
PLACE_HEAD = ("name", "x", "y", "z")
"""Patient LPS mm of the CT after the operation."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


def write_review(
    document: object,
    levels: Sequence[ReviewedLevel],
    folder: Path,
    papers: Mapping[str, bytes],
) -> tuple[str, ...]:
    """Write a review into a new folder; return the names of its files.

    `papers` are further files by their names. Label maps are NIfTI, tables, lines and
    places CSV, figures PNG. No name holds more than level, tool and what it is.

    Raises
    ------
    CannotExport
        If the folder holds something already, or cannot be written.
    """
    with new_folder(folder) as fresh:
        text = json.dumps(document, indent=1, allow_nan=False) + "\n"
        (fresh / DOCUMENT_FILE).write_text(text, encoding="ascii")
        for name, content in papers.items():
            (fresh / name).write_bytes(content)
        for level in levels:
            for tool, result in level.review.results.items():
                for name, drawn in _files(result):
                    path = fresh / f"{level.level}-{_plain(tool)}-{name}"
                    if isinstance(drawn, bytes):
                        path.write_bytes(drawn)
                    else:
                        write_nifti(*drawn, path)
        return tuple(sorted(path.name for path in fresh.iterdir()))


Content = bytes | tuple[NDArray[np.generic], Grid]


def _files(result: Result) -> Iterator[tuple[str, Content]]:
    for number, overlay in enumerate(result.overlays, start=1):
        name = f"{number}-{_plain(overlay.title)}"
        if overlay.kind == LABELS:
            yield f"{name}.nii.gz", _labels(result, overlay)
        else:
            yield f"{name}.csv", _points(result, overlay)
    for number, table in enumerate(result.tables, start=1):
        text = csv_text(table.head, table.rows)
        name = f"table{number}-{_plain(table.title)}.csv"
        yield name, text.encode("utf-8-sig")
    for number, figure in enumerate(result.figures, start=1):
        picture = result.arrays[figure.array].astype(np.uint8)
        if picture.ndim == 2:
            picture = np.repeat(picture[..., None], 3, axis=2)
        yield f"figure{number}-{_plain(figure.title)}.png", png_bytes(picture)


def _labels(result: Result, overlay: Overlay) -> Content:
    labels = result.arrays[overlay.array]
    matrix = np.reshape(overlay.lps_from_ijk or np.eye(4), (4, 4))
    grid = Grid(shape_kji=labels.shape, lps_from_ijk=matrix)
    return labels.astype(np.uint8 if labels.dtype.kind == "b" else labels.dtype), grid


def _points(result: Result, overlay: Overlay) -> bytes:
    """Return lines or places as rows; a name each where the tool gave names."""
    values = result.arrays[overlay.array]
    names = overlay.names or ("",) * len(values)
    rows = [
        [name, *(round(float(value), 3) for value in each.ravel())]
        for name, each in zip(names, values, strict=True)
    ]
    head = LINE_HEAD if overlay.kind == LINES else PLACE_HEAD
    return csv_text(head, rows).encode("utf-8-sig")


def _plain(text: str) -> str:
    """Return what any file system takes; of a word in another script its number."""
    return _UNSAFE.sub("-", text).strip("-").lower()[:40] or "x"

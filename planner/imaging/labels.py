"""Reads label maps from the files in which segmentation tools leave them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.errors import BadLabelMap
from planner.imaging.stored import BadVolumeFile
from planner.imaging.volume import LabelMap
from planner.imaging.volume_files import read_volume_header, volume_slices

HIGHEST_LABEL = 65535


def read_labels(path: Path) -> LabelMap:
    """Read a label map (.nii, .nii.gz, .nrrd, .mha) with its place in LPS mm.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `not-found`, `not-integer`, `range`, `empty`, or one
        of those of `BadVolumeFile`.
    """
    if not path.is_file():
        raise _refused(path, "not-found")
    try:
        with path.open("rb") as stream:
            volume = read_volume_header(path, stream)
            labels = np.empty(volume.grid.shape_kji, dtype=np.uint16)
            for k, values in enumerate(volume_slices(volume, stream)):
                labels[k] = _labels(values, path)
    except OSError as error:
        raise _refused(path, "unreadable") from error
    except BadVolumeFile as error:
        raise _refused(path, error.reason) from error
    if not labels.any():
        raise _refused(path, "empty")
    return LabelMap(labels=labels, grid=volume.grid)


def _labels(values: NDArray[np.generic], path: Path) -> NDArray[np.uint16]:
    lowest, highest = float(values.min()), float(values.max())
    if not np.isfinite([lowest, highest]).all():
        raise _refused(path, "not-integer")
    if lowest < 0 or highest > HIGHEST_LABEL:
        raise _refused(path, "range")
    labels: NDArray[np.uint16] = values.astype(np.uint16)
    is_whole = np.issubdtype(values.dtype, np.integer)
    if not is_whole and not np.array_equal(labels, values):
        raise _refused(path, "not-integer")
    return labels


def _refused(path: Path, reason: str) -> BadLabelMap:
    return BadLabelMap("the label map is refused", file=path, reason=reason)

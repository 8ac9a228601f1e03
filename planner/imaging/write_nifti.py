"""Writes images and label maps as NIfTI, for other programs."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap
from planner.imaging.volume_files import NIFTI_SUFFIXES


def write_nifti(values: NDArray[np.generic], grid: Grid, path: Path) -> None:
    """Write values [k, j, i] with their place in the patient (sform and qform).

    Raises
    ------
    RuntimeError
        The file cannot be written.
    """
    import SimpleITK

    image = SimpleITK.GetImageFromArray(values)
    image.SetSpacing(grid.spacing_mm.tolist())
    image.SetOrigin(grid.lps_from_ijk[:3, 3].tolist())
    image.SetDirection(grid.directions_lps.ravel().tolist())
    SimpleITK.WriteImage(image, str(path), useCompression=True)


def write_labels(labels: LabelMap, path: Path) -> None:
    """Write a label map.

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `write_format` (not .nii or .nii.gz), `unwritable`.
    """
    if not path.name.lower().endswith(NIFTI_SUFFIXES):
        raise BadLabelMap("not a NIfTI name", file=path, reason="write_format")
    try:
        write_nifti(labels.labels, labels.grid, path)
    except RuntimeError as error:
        raise BadLabelMap("not written", file=path, reason="unwritable") from error

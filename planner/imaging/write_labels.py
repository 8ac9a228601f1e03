"""Writes a label map as NIfTI, for other programs."""

from pathlib import Path

import numpy as np

from planner.errors import BadLabelMap
from planner.imaging.volume import LabelMap
from planner.imaging.volume_files import NIFTI_SUFFIXES


def write_labels(labels: LabelMap, path: Path) -> None:
    """Write `labels` with their place in the patient (sform and qform).

    Raises
    ------
    BadLabelMap
        Facts `file` and `reason`: `write_format` (not .nii or .nii.gz), `unwritable`.
    """
    import SimpleITK

    if not path.name.lower().endswith(NIFTI_SUFFIXES):
        raise BadLabelMap("not a NIfTI name", file=path, reason="write_format")
    grid = labels.grid
    image = SimpleITK.GetImageFromArray(labels.labels.astype(np.uint16))
    image.SetSpacing(grid.spacing_mm.tolist())
    image.SetOrigin(grid.lps_from_ijk[:3, 3].tolist())
    image.SetDirection(grid.directions_lps.ravel().tolist())
    try:
        SimpleITK.WriteImage(image, str(path), useCompression=True)
    except RuntimeError as error:
        raise BadLabelMap(
            "cannot be written", file=path, reason="unwritable"
        ) from error

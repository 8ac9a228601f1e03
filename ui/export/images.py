"""The images of an open case, found again where they were opened."""

import numpy as np

from planner.dicom.find_series import find_series
from planner.dicom.series import Discovery, SeriesInfo
from planner.errors import CannotExport, NoSeries, NotAFolder
from planner.imaging.volume import Grid
from planner.work import Monitor
from ui.export.facts import ExportFacts

STEP_TOLERANCE_MM = 0.01


def find_images(facts: ExportFacts, monitor: Monitor) -> tuple[SeriesInfo, Discovery]:
    """Return the series of the case's images; whoever reads it keeps the discovery.

    Of several stacks of one series it is the one whose grid holds the volume's.

    Raises
    ------
    CannotExport
        Reason `no_series`: they are no longer there.
    Cancelled
        The caller asked for it.
    """
    try:
        found = find_series(facts.folder / facts.case.study.ct, monitor)
    except (NotAFolder, NoSeries) as error:
        raise CannotExport("the images are gone", reason="no_series") from error
    uid = facts.volume.identity.series_uid
    for info in found.series:
        if info.series_uid == uid and _holds(info.grid, facts.volume.grid):
            return info, found
    raise CannotExport("the series is gone", reason="no_series")


def _holds(whole: Grid | None, part: Grid) -> bool:
    """Tell whether a grid is a block of another."""
    if whole is None:
        return False
    is_same_step = np.allclose(
        whole.lps_from_ijk[:3, :3], part.lps_from_ijk[:3, :3], atol=STEP_TOLERANCE_MM
    )
    k, j, i = part.shape_kji
    ends = part.to_lps(((0, 0, 0), (i - 1, j - 1, k - 1)))
    return is_same_step and bool(whole.holds(ends).all())

"""The CT after the operation: found, told by its own numbers, and found again."""

from pathlib import Path

import attrs

from planner.dicom.find_series import find_series
from planner.errors import NoSeries
from planner.imaging.volume import Volume
from planner.plan.case import StudyReference
from planner.work import Monitor
from ui.opening import its_volume


def read_postop(path: Path, planned_on: StudyReference, monitor: Monitor) -> Volume:
    """Return the best CT at a place that is not the one the plan was made on.

    Raises
    ------
    NotAFolder, NoSeries, UnevenGeometry, UndecodablePixels, Cancelled
        From finding and reading it.
    """
    discovery = find_series(path, monitor)
    others = tuple(
        info
        for info in discovery.series
        if not info.series_uid or info.series_uid != planned_on.series_uid
    )
    # Where there is nothing else, it is named by whoever takes it.
    found = attrs.evolve(discovery, series=others or discovery.series)
    _, volume = its_volume(found, StudyReference(ct="."), monitor, None)
    return volume


def open_postop(
    study: StudyReference,
    folder: Path,
    *,
    monitor: Monitor,
    images: Path | None = None,
) -> Volume:
    """Return the images after the operation that belong to a case.

    `folder` is what paths of the study count from; `images` is where they lie now, if
    they were moved. Other images are refused, wherever they lie.

    Raises
    ------
    NoSeries
        With the reason "no-postop" if the case has none.
    SeriesNotFound
        If what is there is not theirs: fact `reason` "series_uid" or "content".
    NotAFolder, UnevenGeometry, UndecodablePixels, Cancelled
        From finding and reading them.
    """
    if study.postop_ct is None:
        raise NoSeries("no images after the operation", reason="no-postop")
    wanted = StudyReference(
        ct=study.postop_ct,
        series_uid=study.postop.series_uid if study.postop else None,
        content_sha256=study.postop.content_sha256 if study.postop else None,
    )
    discovery = find_series(images or folder / study.postop_ct, monitor)
    _, volume = its_volume(discovery, wanted, monitor, None)
    return volume

"""From a path to a case and its images, for window and command line alike.

All or nothing: either everything a case needs is there and belongs together, or a
`PlannerError` says what does not.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs

from planner.case_file.lock import Holder
from planner.case_file.marks import Mark, marks_of
from planner.case_file.reading import Record, is_case_file, read_record
from planner.case_file.store import CaseFile, open_case_file
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.hounsfield import Hounsfield
from planner.dicom.read_series import read_series
from planner.dicom.series import Discovery, SeriesInfo
from planner.dicom.whose import ImageSource, source_of
from planner.errors import BadNeedle, SeriesNotFound
from planner.imaging.crop import Crop, crop_of
from planner.imaging.picture import SlicePicture
from planner.imaging.volume import Grid, Volume
from planner.plan.case import Case, StudyReference
from planner.plan.history import History
from planner.plan.storage import path_from, read_plan
from planner.work import Monitor
from ui.resources import RESOURCES, resource

OnPicture = Callable[[SlicePicture], None]
"""Is told the first slice that is there, on the thread that reads."""


@attrs.frozen(kw_only=True, eq=False)
class OpenedCase:
    """A case with its images. Relative paths of the case count from `folder`.

    `plan_path` is where saving goes; None when a place must be asked for first. The
    case notes what was done to these images, whatever its document said. `source`
    is one of the files they came from: it alone knows whom they show.

    `history` is what a case file or a plan held, before anything that opening changed.
    `case_file` is open, and its `holder` is somebody else who writes it, if it is only
    to be read. `marks` are the signatures and reports of a case file.
    """

    case: Case
    volume: Volume
    folder: Path
    plan_path: Path | None = None
    source: ImageSource | None = None
    history: History | None = None
    case_file: CaseFile | None = None
    holder: Holder | None = None
    marks: tuple[Mark, ...] = ()


def demo_plan() -> Path:
    """Return the plan of the bundled case. It is opened as a copy: see `open_plan`."""
    return resource("demo", "plan.json")


def open_path(
    path: Path, *, monitor: Monitor, on_picture: OnPicture | None = None
) -> OpenedCase:
    """Open what the user pointed at: a plan, or a folder of images."""
    if is_plan(path):
        return open_plan(path, monitor=monitor, on_picture=on_picture)
    return open_folder(path, monitor=monitor, on_picture=on_picture)


def is_plan(path: Path) -> bool:
    """Tell whether a path is a plan document or a case file, and no images."""
    if path.suffix.lower() == ".json":
        return not path.is_dir()
    return is_case_file(path)


def find(path: Path, monitor: Monitor) -> Discovery:
    """Find the series at a path; one picture of a series stands for the whole.

    Raises
    ------
    NotAFolder, NoSeries, Cancelled
        From looking for it.
    """
    found = find_series(path, monitor)
    if not path.is_file() or len(found.series) != 1 or not _is_picture(found.series[0]):
        return found
    uid = found.series[0].series_uid
    around = find_series(path.parent, monitor)
    whole = [info for info in around.series if info.series_uid == uid]
    return attrs.evolve(around, series=tuple(whole), set_aside=())


def _is_picture(info: SeriesInfo) -> bool:
    return info.slice_count == 1 and info.volume_file is None


def open_folder(
    path: Path,
    *,
    series_uid: str | None = None,
    monitor: Monitor,
    on_picture: OnPicture | None = None,
) -> OpenedCase:
    """Open the CT of a folder, or of one of its pictures, as a case without levels.

    Without a `series_uid` the largest CT that can be opened is taken.

    Raises
    ------
    NotAFolder, NoSeries, UnevenGeometry, UndecodablePixels, Cancelled
        From reading the images.
    SeriesNotFound
        If the folder does not hold the series asked for.
    """
    discovery = find(path, monitor)
    study = StudyReference(ct=".", series_uid=series_uid)
    (chosen, *_) = _candidates(discovery, study)
    return open_series(chosen, discovery, monitor=monitor, on_picture=on_picture)


def open_series(
    info: SeriesInfo,
    discovery: Discovery,
    *,
    monitor: Monitor,
    on_picture: OnPicture | None = None,
    crop: Crop | None = None,
) -> OpenedCase:
    """Open a series that was found already, or a part of it, as a new case.

    Raises
    ------
    UnevenGeometry, UndecodablePixels, Cancelled
        From reading the images.
    """
    volume = _read(info, monitor, on_picture, crop)
    study = StudyReference(
        ct=_place_of(info, discovery),
        series_uid=volume.identity.series_uid or None,
        content_sha256=volume.identity.content_sha256,
        image_notes=volume.notes,
    )
    return OpenedCase(
        case=Case(study=study),
        volume=volume,
        folder=discovery.root if discovery.root.is_dir() else discovery.root.parent,
        source=source_of(info, discovery),
    )


def open_case(
    path: Path,
    *,
    by: str,
    monitor: Monitor,
    on_picture: OnPicture | None = None,
    images: Path | None = None,
) -> OpenedCase:
    """Open a plan or a case file, to go on with it.

    `images` is where the images lie now, if they are not where they were.

    Raises
    ------
    BadCaseFile
        If a case file is damaged or none.
    PlannerError
        As `open_plan` does.
    """
    opening = partial(
        _open_plan, path, monitor=monitor, on_picture=on_picture, images=images
    )
    if not is_case_file(path):
        return opening(None)
    file, holder = open_case_file(path, by=by)
    try:
        opened = opening(file.record)
        if images is not None and not file.is_read_only:
            file.move_place(file.record.case.study.ct, opened.case.study.ct)
    except BaseException:
        file.release()
        raise
    history = file.record.history()
    return attrs.evolve(opened, history=history, case_file=file, holder=holder)


def open_plan(
    path: Path,
    *,
    monitor: Monitor,
    on_picture: OnPicture | None = None,
    images: Path | None = None,
) -> OpenedCase:
    """Open a plan, or a case as it was left, with the very images it was made on.

    A plan that ships with the program has no `plan_path`: its folder may be read-only,
    and the next user wants to find it as it was.

    Raises
    ------
    BadPlan, BadNeedle, NewerPlan, BadCaseFile
        If the document is wrong, or a needle lies outside the images.
    SeriesNotFound
        If the images are not the plan's: fact `reason` "series_uid" or "content".
    NotAFolder, NoSeries, UnevenGeometry, UndecodablePixels, Cancelled
        From reading the images.
    """
    record = read_record(path) if is_case_file(path) else None
    return _open_plan(
        path, record, monitor=monitor, on_picture=on_picture, images=images
    )


def _open_plan(
    path: Path,
    record: Record | None,
    *,
    monitor: Monitor,
    on_picture: OnPicture | None,
    images: Path | None,
) -> OpenedCase:
    case = read_plan(path) if record is None else record.case
    folder = path.absolute().parent
    ct = images or folder / case.study.ct
    discovery = find_series(ct, monitor)
    found, volume = its_volume(discovery, case.study, monitor, on_picture)
    # A case file keeps what a surgeon drew, wherever that was: it must open again.
    if record is None:
        check_needles(case, volume.grid, path)
    history = History(attrs.evolve(case, study=_pinned(case.study, volume)))
    study = attrs.evolve(
        history.case.study,
        ct=case.study.ct if images is None else path_from(folder, images.absolute()),
    )
    is_ours = folder.resolve().is_relative_to(RESOURCES.resolve())
    return OpenedCase(
        case=attrs.evolve(case, study=study),
        volume=volume,
        folder=folder,
        plan_path=None if is_ours else path,
        source=source_of(found, discovery),
        history=history,
        marks=() if record is None else marks_of(record),
    )


def _pinned(study: StudyReference, volume: Volume) -> StudyReference:
    """Return a study that tells its images by their own numbers from now on."""
    identity = volume.identity
    return attrs.evolve(
        study,
        series_uid=study.series_uid or identity.series_uid or None,
        content_sha256=study.content_sha256 or identity.content_sha256,
        image_notes=volume.notes,
    )


def _read(
    info: SeriesInfo,
    monitor: Monitor,
    on_picture: OnPicture | None,
    crop: Crop | None,
) -> Volume:
    """Read a series or a part of it; its first slice is handed on at once."""
    told = on_picture is None

    def tell(k: int, slice_hu: Hounsfield) -> None:
        nonlocal told
        if not told and on_picture is not None and info.grid is not None:
            told = True
            whole = (
                info.grid if crop is None else crop.within(info.grid).grid(info.grid)
            )
            grid = whole.part((0, 0, k), (1, *slice_hu.shape))
            # A copy: the slice is part of a volume that may never be finished.
            on_picture(SlicePicture(slice_hu=slice_hu.copy(), grid=grid))

    return read_series(info, monitor, tell, crop=crop)


def _place_of(info: SeriesInfo, discovery: Discovery) -> str:
    """Return where a plan finds the images again, from the folder it is kept in."""
    root = discovery.root
    if discovery.archive is not None:
        return root.name
    if info.volume_file is None:
        return "."
    folder = root if root.is_dir() else root.parent
    return info.volume_file.path.relative_to(folder).as_posix()


def _candidates(discovery: Discovery, study: StudyReference) -> list[SeriesInfo]:
    """Return what may be the images of a study, the likeliest first; never none.

    They are several when the series was split, or has no number to tell it by.
    """
    if (study.series_uid, study.content_sha256) == (None, None):
        return [best_ct(discovery)]
    uid = study.series_uid or ""
    named = tuple(info for info in discovery.series if info.series_uid == uid)
    if not named:
        raise SeriesNotFound(
            "the series is not there",
            reason="series_uid",
            file=discovery.shown_root,
            expected=uid,
            found=tuple(info.series_uid for info in discovery.series),
        )
    best = best_ct(attrs.evolve(discovery, series=named))
    others = [i for i in named if i is not best and i.usable != "no"]
    return [best, *others]


def its_volume(
    discovery: Discovery,
    study: StudyReference,
    monitor: Monitor,
    on_picture: OnPicture | None,
) -> tuple[SeriesInfo, Volume]:
    """Read the images of a study; where there are several, the content decides.

    Pictures are shown while they load only where no other series may be meant.
    """
    candidates, crop = _candidates(discovery, study), crop_of(study.image_notes)
    if study.content_sha256 is None or len(candidates) == 1:
        volume = _read(candidates[0], monitor, on_picture, crop)
        _check_content(volume, study, discovery.shown_root)
        return candidates[0], volume
    for info in candidates:
        volume = read_series(info, monitor, crop=crop)
        if volume.identity.content_sha256 == study.content_sha256:
            return info, volume
        del volume
    raise _other_images(study, discovery.shown_root, found=None)


def _check_content(volume: Volume, study: StudyReference, ct: Path) -> None:
    found = volume.identity.content_sha256
    if study.content_sha256 not in (None, found):
        raise _other_images(study, ct, found=found)


def _other_images(
    study: StudyReference, ct: Path, *, found: str | None
) -> SeriesNotFound:
    return SeriesNotFound(
        "the series holds other images",
        reason="content",
        file=ct,
        expected=study.content_sha256,
        found=found,
    )


def check_needles(case: Case, grid: Grid, path: Path) -> None:
    """Refuse a plan document in which a needle leaves the images.

    Raises
    ------
    BadNeedle
        With the reason "outside_volume" and the facts `file`, `level` and `id`.
    """
    for plan in case.levels:
        for needle in plan.needles:
            ends = (needle.entry_lps_mm, needle.tip_lps_mm)
            if not grid.holds(ends).all():
                raise BadNeedle(
                    "a needle lies outside the images",
                    reason="outside_volume",
                    file=path,
                    level=plan.level,
                    id=needle.id,
                )

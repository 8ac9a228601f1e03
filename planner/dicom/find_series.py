"""Finds the series in a folder by their headers; no pixel is read."""

import contextlib
import itertools
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from io import BufferedReader
from pathlib import Path

import attrs

from planner.dicom.folder import list_files
from planner.dicom.image_files import ImageFile, NotSlices, read_image_file
from planner.dicom.pace import Pace
from planner.dicom.remarks import disqualifications, remarks
from planner.dicom.series import Discovery, Reason, SeriesInfo, SetAside, Slice, Usable
from planner.dicom.stacks import JudgedStack, judge_stacks, judge_whole
from planner.errors import NoSeries, PlannerError, UndecodablePixels, UnevenGeometry
from planner.work import Monitor

OPENERS = 8
"""Threads that open files: they wait for a disk or a network, not for a processor."""

OPEN_AT_ONCE = 64
"""Files held open ahead of the reader; a process may hold about a thousand."""


def find_series(root: Path, monitor: Monitor) -> Discovery:
    """Read the header of every file under `root` (a folder or a file), each once.

    Raises
    ------
    NotAFolder
        The path does not exist or cannot be read.
    NoSeries
        The folder holds no file, or none that is DICOM (fact `reason`: `empty`,
        `not-dicom`).
    Cancelled
        The monitor asked for it.
    """
    files, aside = list_files(root, monitor)
    if not files:
        raise NoSeries("no file at all", file=root, reason="empty")
    images: list[ImageFile] = []
    pace = Pace(monitor, total=len(files))
    with contextlib.closing(_opened(files)) as opened:
        for path, stream in opened:
            try:
                images.append(_read(path, stream))
            except NotSlices as not_slices:
                kind, reason = not_slices.kind, not_slices.reason
                aside.append(SetAside(files=(path,), kind=kind, reason=reason))
            pace.step()
    if not images and all(entry.kind in NOT_DICOM_KINDS for entry in aside):
        raise NoSeries("no DICOM file", file=root, reason="not-dicom")
    return _discovery(root, images, aside)


NOT_DICOM_KINDS = frozenset(
    {"not-dicom", "unreadable", "link", "special-file", "folder"}
)


def best_ct(discovery: Discovery) -> SeriesInfo:
    """Return the largest CT that can be opened; of two alike, the thinner slices.

    One that needs no correction goes before all that do.

    Raises
    ------
    NoSeries
        No CT among what was found (fact `reason`: `no-ct`; `kinds`: what there was).
    UnevenGeometry, UndecodablePixels
        There is CT, but none that can be used: facts of the largest.
    """
    series = [info for info in discovery.series if info.modality == "CT"]
    if not series:
        kinds = sorted({entry.kind for entry in discovery.set_aside})
        raise NoSeries("no CT", file=discovery.root, reason="no-ct", kinds=kinds)
    usable = [info for info in series if info.usable != "no"]
    best = max(
        usable or series,
        key=lambda s: (s.usable == "yes", s.voxel_count, -s.spacing_mm[2]),
    )
    if not usable:
        raise refusal(best, discovery.root)
    return best


def refusal(info: SeriesInfo, root: Path) -> PlannerError:
    """Return the error that says what keeps a series from being opened."""
    error = UndecodablePixels if info.verdict == "undecodable" else UnevenGeometry
    first = info.reasons[0]
    return error(
        f"series refused: {info.verdict}",
        **{"file": root, **first.facts},
        verdict=info.verdict,
        reason=first.code,
        reasons=info.reasons,
    )


def _opened(files: list[Path]) -> Generator[tuple[Path, BufferedReader | None]]:
    """Open files ahead in threads, their first bytes read; None: cannot be read.

    Parsing stays in the caller's thread: it is short and holds the interpreter, so
    that several parsing threads would only wait for each other.
    """
    ahead: deque[tuple[Path, Future[BufferedReader | None]]] = deque()
    with ThreadPoolExecutor(OPENERS, thread_name_prefix="open") as pool:
        waiting = iter(files)
        try:
            for path in itertools.islice(waiting, OPEN_AT_ONCE):
                ahead.append((path, pool.submit(_open, path)))
            while ahead:
                path, stream = ahead.popleft()
                following = next(waiting, None)
                if following is not None:
                    ahead.append((following, pool.submit(_open, following)))
                yield path, stream.result()
        finally:
            for _, future in ahead:
                left_open = None if future.cancel() else future.result()
                if left_open is not None:
                    left_open.close()


def _open(path: Path) -> BufferedReader | None:
    try:
        stream = path.open("rb")
    except OSError:
        return None
    try:
        stream.peek()
    except OSError:
        stream.close()
        return None
    return stream


def _read(path: Path, stream: BufferedReader | None) -> ImageFile:
    if stream is None:
        raise NotSlices("unreadable", "unreadable")
    with stream:
        try:
            return read_image_file(path, stream)
        except OSError:
            raise NotSlices("unreadable", "unreadable") from None


def _discovery(
    root: Path, images: Iterable[ImageFile], aside: Iterable[SetAside]
) -> Discovery:
    groups: dict[tuple[str, ...], list[ImageFile]] = {}
    for image in images:
        key = (image.owner, image.study_uid, image.series_uid, image.kind)
        groups.setdefault(key, []).append(image)
    series = [info for images in groups.values() for info in _series(images)]
    others = [
        SetAside(files=info.files, kind=KINDS[info.modality], reason="not-ct")
        for info in series
        if info.modality != "CT"
    ]
    return Discovery(
        root=root, series=tuple(series), set_aside=_gathered([*aside, *others])
    )


def _gathered(entries: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """Put files of one kind and reason into one entry."""
    files: dict[tuple[str, str], list[Path]] = {}
    for entry in entries:
        files.setdefault((entry.kind, entry.reason), []).extend(entry.files)
    return tuple(
        SetAside(files=tuple(sorted(paths)), kind=kind, reason=reason)
        for (kind, reason), paths in sorted(files.items())
    )


def _series(images: list[ImageFile]) -> list[SeriesInfo]:
    """Return the series, or each of its stacks where it makes no volume as a whole."""
    slices = [piece for image in images for piece in image.slices]
    is_ct = images[0].kind == "ct"
    stacks = judge_stacks(slices) if is_ct else [judge_whole(slices)]
    return [
        _stack(images[0], stack, number, stacks, len(slices))
        for number, stack in enumerate(stacks, start=1)
    ]


def _stack(
    first: ImageFile,
    judged: JudgedStack,
    number: int,
    stacks: list[JudgedStack],
    of_slices: int,
) -> SeriesInfo:
    geometry, correction = judged.geometry, judged.correction
    reasons = geometry.reasons
    if len(stacks) > 1:
        split = {
            "stack": number,
            "stacks": len(stacks),
            "slices": len(judged.slices),
            "of_slices": of_slices,
        }
        more = [reason for reason in reasons if reason not in judged.causes]
        reasons = (Reason("split", split), *judged.causes, *more)
    info = SeriesInfo(
        study_uid=first.study_uid,
        series_uid=first.series_uid,
        modality=MODALITIES[first.kind],
        description=first.description,
        kernel=first.kernel,
        patient_position=first.patient_position,
        transfer_syntax=_common_syntax(judged.slices),
        slices=judged.slices,
        spacing_mm=geometry.spacing_mm,
        tilt_deg=geometry.tilt_deg,
        thickness_mm=judged.slices[0].thickness_mm,
        verdict=geometry.verdict,
        usable=_usable(judged, is_split=len(stacks) > 1),
        reasons=reasons,
        grid=correction.grid if correction else geometry.grid,
        correction=correction,
        stack=number,
        stacks=len(stacks),
    )
    return _with_content_judged(info)


def _usable(judged: JudgedStack, *, is_split: bool) -> Usable:
    if not judged.is_volume:
        return "no"
    return "corrected" if is_split or judged.correction else "yes"


MODALITIES = {"ct": "CT", "mr": "MR", "pet": "PT"}
"""The modality by kind of file, which is surer than what a header calls itself."""

KINDS = {modality: kind for kind, modality in MODALITIES.items()}

SEVERAL_SYNTAXES = "several"


def _common_syntax(slices: Iterable[Slice]) -> str:
    syntaxes = {piece.layout.transfer_syntax for piece in slices}
    return syntaxes.pop() if len(syntaxes) == 1 else SEVERAL_SYNTAXES


def _with_content_judged(info: SeriesInfo) -> SeriesInfo:
    """Add what else keeps the series closed, and what is good to know about it.

    The verdict stays that of the geometry where this keeps it closed already; what
    does so stands first.
    """
    verdict, reasons = disqualifications(info)
    more = remarks(info)
    if not reasons:
        return attrs.evolve(info, reasons=(*info.reasons, *more))
    if info.usable == "no":
        return attrs.evolve(info, reasons=(*info.reasons, *reasons, *more))
    return attrs.evolve(
        info, verdict=verdict, usable="no", reasons=(*reasons, *info.reasons, *more)
    )

"""Finds the series in a folder by their headers; no pixel is read."""

import contextlib
import itertools
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from io import BufferedReader
from pathlib import Path

from planner.dicom.folder import list_files
from planner.dicom.image_files import ImageFile, NotSlices, read_image_file
from planner.dicom.judge_series import discovery_of
from planner.dicom.pace import Pace
from planner.dicom.series import Discovery, SeriesInfo, SetAside
from planner.dicom.volume_series import read_volume_series
from planner.errors import NoSeries
from planner.imaging.volume_files import is_volume_name
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
        The folder holds no file, or none with images (fact `reason`: `empty`,
        `not-dicom`).
    Cancelled
        The monitor asked for it.
    """
    files, aside = list_files(root, monitor)
    if not files:
        raise NoSeries("no file at all", file=root, reason="empty")
    images: list[ImageFile] = []
    volumes: list[SeriesInfo] = []
    pace = Pace(monitor, total=len(files))
    with contextlib.closing(_opened(files)) as opened:
        for path, stream in opened:
            try:
                found = _read(path, stream, monitor)
                if isinstance(found, SeriesInfo):
                    volumes.append(found)
                else:
                    images.append(found)
            except NotSlices as not_slices:
                kind, reason = not_slices.kind, not_slices.reason
                aside.append(SetAside(files=(path,), kind=kind, reason=reason))
            pace.step()
    if (
        not images
        and not volumes
        and all(entry.kind in NOT_DICOM_KINDS for entry in aside)
    ):
        raise NoSeries("no images", file=root, reason="not-dicom")
    return discovery_of(root, images, volumes, aside)


NOT_DICOM_KINDS = frozenset(
    {"not-dicom", "unreadable", "link", "special-file", "folder"}
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


def _read(
    path: Path, stream: BufferedReader | None, monitor: Monitor
) -> ImageFile | SeriesInfo:
    if stream is None:
        raise NotSlices("unreadable", "unreadable")
    with stream:
        try:
            if is_volume_name(path.name):
                return read_volume_series(path, stream, monitor)
            return read_image_file(path, stream)
        except OSError:
            raise NotSlices("unreadable", "unreadable") from None

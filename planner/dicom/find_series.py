"""Finds the series in a folder by their headers; no pixel is read."""

import contextlib
import itertools
import os
import stat
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from io import BufferedReader
from pathlib import Path

import attrs

from planner.dicom.archive import is_archive
from planner.dicom.disc_index import DiscIndex, compared
from planner.dicom.identity import Identity
from planner.dicom.image_files import ImageFile, NotSlices, read_image_file
from planner.dicom.judge_series import discovery_of
from planner.dicom.names import secrets_of
from planner.dicom.pace import Pace
from planner.dicom.series import Discovery, SeriesInfo, SetAside
from planner.dicom.sources import Source, open_source
from planner.dicom.volume_series import read_volume_series
from planner.errors import NoSeries
from planner.imaging.volume_files import is_volume_name
from planner.work import Monitor

OPENERS = 8
"""Threads that open files: they wait for a disk or a network, not for a processor."""

OPEN_AT_ONCE = 64
"""Files held open ahead of the reader; a process may hold about a thousand."""


NOT_DICOM_KINDS = frozenset(
    {"not-dicom", "unreadable", "link", "special-file", "folder"}
)


@attrs.define
class _Found:
    """What was found so far."""

    images: list[ImageFile] = attrs.field(factory=list)
    volumes: list[SeriesInfo] = attrs.field(factory=list)
    aside: list[SetAside] = attrs.field(factory=list)
    indices: list[DiscIndex] = attrs.field(factory=list)
    identities: set[Identity] = attrs.field(factory=set)

    @property
    def is_nothing(self) -> bool:
        if self.images or self.volumes:
            return False
        return all(entry.kind in NOT_DICOM_KINDS for entry in self.aside)


def find_series(root: Path, monitor: Monitor, *, identified: bool = False) -> Discovery:
    """Read the header of every file at `root`, each once.

    `root` is a folder, a file, a DICOMDIR, whose folder is then searched, or a zip
    archive. Files whose names name their patient are shown by numbers in all that is
    said of them, unless `identified`.

    Raises
    ------
    NotAFolder
        The path does not exist or cannot be read.
    NoSeries
        There is no file, none with images, or too many (fact `reason`: `empty`,
        `not-dicom`, `too-many-files`), or an archive is refused (see `unpack`).
    Cancelled
        The monitor asked for it.
    """
    source = open_source(root, monitor)
    found = _look(source, monitor)
    if found.is_nothing:
        raise NoSeries("no images", file=root, reason="not-dicom")
    given = [source.names.given(path) for path in source.files]
    found.aside += compared(found.indices, given)
    names = attrs.evolve(
        source.names,
        numbers={path: n for n, path in enumerate(source.files, start=1)},
        secrets=frozenset() if identified else secrets_of(found.identities),
    )
    return discovery_of(source.root, found.images, found.volumes, found.aside, names)


def _look(source: Source, monitor: Monitor) -> _Found:
    found = _Found(aside=[*source.aside])
    pace = Pace(monitor, total=len(source.files), begins=source.begins)
    with contextlib.closing(_opened(source.files)) as opened:
        for path, stream in opened:
            try:
                image = _read(path, stream, monitor)
                if isinstance(image, SeriesInfo):
                    found.volumes.append(image)
                else:
                    found.images.append(image)
                    found.identities.add(image.identity)
            except NotSlices as left:
                _set_aside(found, source.names.given(path), path, left)
            pace.step()
    return found


def _set_aside(found: _Found, given: Path, path: Path, left: NotSlices) -> None:
    entry = SetAside(files=(path,), kind=left.kind, reason=left.reason)
    found.aside.append(entry)
    if left.identity is not None:
        found.identities.add(left.identity)
    if left.references:
        found.indices.append(DiscIndex(file=given, references=left.references))


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


READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""What has become a pipe since it was listed must not make anybody wait."""


def _open(path: Path) -> BufferedReader | None:
    try:
        stream = os.fdopen(os.open(path, READING), "rb")
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            stream.close()
            return None
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
            if is_archive(stream.peek(4)):
                raise NotSlices("archive", "open-by-itself")
            if is_volume_name(path.name):
                return read_volume_series(path, stream, monitor)
            return read_image_file(path, stream)
        except OSError:
            raise NotSlices("unreadable", "unreadable") from None

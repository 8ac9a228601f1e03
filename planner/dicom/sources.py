"""From what the user pointed at to the files that are to be looked at."""

from pathlib import Path

import attrs

from planner.dicom.archive import is_archive, is_other_archive, unpack
from planner.dicom.elements import DamagedHeader, read_header
from planner.dicom.folder import list_files
from planner.dicom.names import FileNames
from planner.dicom.series import SetAside
from planner.errors import NoSeries, NotAFolder
from planner.imaging.volume_files import is_volume_name
from planner.work import Monitor

DISC_INDEX_CLASS = "1.2.840.10008.1.3.10"
UNPACKED_BY = 0.6
"""How much of the progress unpacking takes, and the headers after it."""


@attrs.frozen(kw_only=True)
class Source:
    """Files to look at; `begins` is how much of the work is done by having them.

    `root` is the folder, or the file, that all of them lie in.
    """

    root: Path
    files: list[Path]
    aside: list[SetAside]
    names: FileNames
    begins: float = 0.0


def open_source(root: Path, monitor: Monitor) -> Source:
    """List a folder; unpack an archive; take the folder of a disc index.

    Raises
    ------
    NotAFolder
        The path does not exist or cannot be read.
    NoSeries
        There is no file, or too many; or the archive is refused (fact `reason`:
        `archive-kind`, or as `unpack` says).
    Cancelled
        The monitor asked for it.
    """
    kind = _kind_of_file(root) if root.is_file() else "other"
    if kind == "archive":
        return _archive(root, monitor)
    if kind == "disc-index":
        root = root.absolute().parent
    files, aside = list_files(root, monitor)
    if not files:
        raise NoSeries("no file at all", file=root, reason="empty")
    return Source(root=root, files=files, aside=aside, names=FileNames())


def _archive(root: Path, monitor: Monitor) -> Source:
    unpacked = unpack(root, monitor, until=UNPACKED_BY)
    return Source(
        root=root,
        files=list(unpacked.members),
        aside=unpacked.aside,
        names=FileNames(members=unpacked.members, unpacked=unpacked.folder),
        begins=UNPACKED_BY,
    )


def _kind_of_file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
            if is_archive(head):
                return "archive"
            if is_other_archive(head) and not is_volume_name(path.name):
                raise NoSeries("no zip archive", file=path, reason="archive-kind")
            stream.seek(0)
            header = read_header(stream)
    except OSError as error:
        raise NotAFolder("the file cannot be read", file=path) from error
    except DamagedHeader:
        return "other"
    is_index = header is not None and header.media_class == DISC_INDEX_CLASS
    return "disc-index" if is_index else "other"

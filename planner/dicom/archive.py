"""Unpacks an archive of images into a private folder, trusting nothing it says.

Names in the archive are only shown, never used: files are written under numbers.
"""

import lzma
import os
import shutil
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import attrs

from planner.dicom.pace import Pace
from planner.dicom.series import SetAside
from planner.errors import NoSeries
from planner.imaging.volume_files import READERS
from planner.private_folder import PrivateFolder
from planner.work import Monitor

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins, and how an empty one does."""

OTHER_SIGNATURES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zX")
"""How archives begin that are not unpacked here: RAR, 7z, and tar by its packers."""

MOST_ENTRIES = 100_000
MOST_DIRECTORY_BYTES = 200 * MOST_ENTRIES
"""An entry takes 46 bytes and its name."""

MOST_BYTES = 16 << 30
MOST_ENTRY_BYTES = 4 << 30
MOST_RATIO = 200
"""CT packs to a half or a third; empty pictures to a hundredth."""

UNSUSPICIOUS_BYTES = 64 << 20
"""Below this, nobody is harmed by how well something was packed."""

CHUNK_BYTES = 1 << 20
END_BYTES = 22
LONGEST_COMMENT_BYTES = 1 << 16

DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What Python's zipfile raises for archives that are damaged, or made to be."""


@attrs.frozen(kw_only=True)
class Unpacked:
    """The files of an archive, and what they were called there, as paths below it."""

    folder: PrivateFolder
    members: dict[Path, Path]
    aside: list[SetAside]


def is_archive(head: bytes) -> bool:
    """Tell by its first four bytes whether a file is a zip archive."""
    return head[:4] in SIGNATURES


def is_other_archive(head: bytes) -> bool:
    """Tell by its first four bytes whether a file is an archive of another kind."""
    return head.startswith(OTHER_SIGNATURES)


def unpack(archive: Path, monitor: Monitor, *, until: float) -> Unpacked:
    """Unpack a zip archive; progress goes up to `until`.

    Entries that lead elsewhere, links and damaged ones are set aside; archives within
    are unpacked as files, and not looked into.

    Raises
    ------
    NoSeries
        The archive is refused: fact `reason` is `archive-damaged`, `archive-encrypted`,
        `archive-too-many` (limit), `archive-too-large` (limit_gb), `archive-bomb`,
        `archive-no-room` or `empty`.
    Cancelled
        The monitor asked for it; nothing is left behind.
    """
    folder = PrivateFolder()
    try:
        with archive.open("rb") as stream:
            _check_directory(stream, archive)
            with zipfile.ZipFile(stream) as opened:
                entries = [e for e in opened.infolist() if not e.is_dir()]
                _check_entries(entries, archive, folder.path)
                return _unpack_all(opened, entries, archive, folder, monitor, until)
    except DAMAGES as error:
        folder.release()
        raise _refused(archive, "archive-damaged") from error
    except BaseException:
        folder.release()
        raise


def unpack_again(archive: Path, name: str, folder: Path) -> Path:
    """Unpack into another folder the one entry that `unpack` wrote under this name.

    Raises
    ------
    NoSeries
        The archive is not there any more, or another one; reason `archive-damaged`.
    """
    target = folder / name
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [e for e in opened.infolist() if not e.is_dir()]
            entry = entries[int(Path(name).name.split(".")[0])]
            _unpack_one(opened, entry, target, Monitor())
    except (*DAMAGES, IndexError) as error:
        raise _refused(archive, "archive-damaged") from error
    return target


def _check_directory(stream: BinaryIO, archive: Path) -> None:
    """Look at the end of the archive before its list of entries is loaded."""
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - END_BYTES - LONGEST_COMMENT_BYTES)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + END_BYTES:
        raise _refused(archive, "archive-damaged")
    count, directory_bytes = struct.unpack_from("<HI", tail, at + 10)
    if count == 0xFFFF or directory_bytes == 0xFFFFFFFF:
        found = tail.rfind(b"PK\x06\x06", 0, at)
        if found >= 0:
            count, directory_bytes = struct.unpack_from("<QQ", tail, found + 32)
    if count > MOST_ENTRIES or directory_bytes > MOST_DIRECTORY_BYTES:
        raise _refused(archive, "archive-too-many", limit=MOST_ENTRIES)


def _check_entries(entries: list[zipfile.ZipInfo], archive: Path, folder: Path) -> None:
    if not entries:
        raise _refused(archive, "empty")
    if len(entries) > MOST_ENTRIES:
        raise _refused(archive, "archive-too-many", limit=MOST_ENTRIES)
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused(archive, "archive-encrypted")
    total = sum(entry.file_size for entry in entries)
    largest = max(entry.file_size for entry in entries)
    if total > MOST_BYTES or largest > MOST_ENTRY_BYTES:
        raise _refused(archive, "archive-too-large", limit_gb=MOST_BYTES >> 30)
    if _is_bomb(total, archive.stat().st_size):
        raise _refused(archive, "archive-bomb")
    if total > shutil.disk_usage(folder).free:
        raise _refused(archive, "archive-no-room")


def _is_bomb(unpacked_bytes: int, packed_bytes: int) -> bool:
    return unpacked_bytes > max(UNSUSPICIOUS_BYTES, MOST_RATIO * packed_bytes)


def _unpack_all(
    opened: zipfile.ZipFile,
    entries: list[zipfile.ZipInfo],
    archive: Path,
    folder: PrivateFolder,
    monitor: Monitor,
    until: float,
) -> Unpacked:
    members: dict[Path, Path] = {}
    aside: list[SetAside] = []
    pace = Pace(monitor, total=len(entries), until=until)
    for number, entry in enumerate(entries):
        name, reason = _safe_name(entry)
        called = archive / name
        if not reason:
            target = folder.path / f"{number:06d}{_volume_suffix(name)}"
            try:
                _unpack_one(opened, entry, target, monitor)
                members[target] = called
            except DAMAGES:
                target.unlink(missing_ok=True)
                reason = "damaged-entry"
        if reason:
            aside.append(SetAside(files=(called,), kind="archive-entry", reason=reason))
        pace.step()
    return Unpacked(folder=folder, members=members, aside=aside)


def _safe_name(entry: zipfile.ZipInfo) -> tuple[str, str]:
    """Return a name below the archive, and why the entry stays packed, if it does."""
    name = entry.filename.replace("\\", "/")
    path = PurePosixPath(name)
    kept = [part for part in path.parts if part not in ("/", "..", ".")]
    shown = "/".join(kept) or "entry"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return shown, "not-followed"
    if path.is_absolute() or ".." in path.parts or ":" in name:
        return shown.replace(":", ""), "outside"
    return shown, ""


def _volume_suffix(name: str) -> str:
    """Return the ending by which volume files are known, and no other."""
    lower = name.lower()
    return next((suffix for suffix in READERS if lower.endswith(suffix)), "")


def _unpack_one(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, monitor: Monitor
) -> None:
    """Write one entry, and no byte more than it says it has."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    written = 0
    with (
        opened.open(entry) as source,
        os.fdopen(os.open(target, flags, 0o600), "wb") as sink,
    ):
        while chunk := source.read(CHUNK_BYTES):
            monitor.check()
            written += len(chunk)
            if written > entry.file_size:
                raise zipfile.BadZipFile
            sink.write(chunk)


def _refused(archive: Path, reason: str, **facts: object) -> NoSeries:
    return NoSeries("the archive is refused", file=archive, reason=reason, **facts)

"""What the header of a volume file says, and the way from there to its values."""

import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Matrix4

CHUNK_BYTES = 1 << 20

MOST_INFLATION = 1100
"""Deflate packs no more than 1032 bytes into one (zlib's own technical notes)."""


class BadVolumeFile(Exception):
    """The file is refused; `reason` is a stable code.

    `format` (no kind that is read here) · `unreadable` (damaged or cut short) ·
    `dimensions` · `no-orientation` · `orientation` (told twice, and not alike) ·
    `scale` (voxels of no patient) · `sheared` · `detached` (the values lie in another
    file) · `encoding` (values packed in a way that is not read here).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@attrs.frozen(kw_only=True, eq=False)
class StoredImage:
    """Where values `[..., k, j, i]` lie in a file, and where in the patient.

    `begins` counts in the file; what begins there is packed by gzip or zlib if
    `is_packed`, and `skip` bytes of it come before the first value. `lps_from_ijk` is
    in mm, shear and all; None where the file gives none: nobody knows which side is
    left.
    """

    format: str
    shape: tuple[int, ...]
    kind: np.dtype[np.generic]
    lps_from_ijk: Matrix4 | None
    begins: int
    skip: int = 0
    is_packed: bool = False
    slope: float = 1.0
    intercept: float = 0.0

    @property
    def value_bytes(self) -> int:
        return int(np.prod(self.shape, dtype=object)) * self.kind.itemsize

    @property
    def value_kind(self) -> np.dtype[np.generic]:
        """What values are once they are scaled."""
        if (self.slope, self.intercept) == (1.0, 0.0):
            return self.kind.newbyteorder("=")
        return np.dtype(np.float64)


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, count: int, /) -> bytes: ...


class Inflater:
    """Reads what gzip or zlib packed, and unpacks no more of it than is asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inflate = zlib.decompressobj(47)
        self._pending = b""

    def read(self, count: int, /) -> bytes:
        """Return `count` bytes, fewer only at the end, whose checksum is then right.

        Raises
        ------
        EOFError, zlib.error
            The file is cut short, or damaged.
        """
        pieces = []
        while count > 0 and self._goes_on():
            packed = self._pending or self._stream.read(CHUNK_BYTES)
            piece = self._inflate.decompress(packed, count)
            self._pending = self._inflate.unconsumed_tail
            if not packed and not piece and not self._inflate.eof:
                raise EOFError
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def _goes_on(self) -> bool:
        """Tell whether more may come; gzip may hold several parts, one by one."""
        if not self._inflate.eof:
            return True
        rest = self._inflate.unused_data or self._stream.read(CHUNK_BYTES)
        if not rest.strip(b"\0"):
            return False
        self._inflate = zlib.decompressobj(47)
        self._pending = rest
        return True


def check_length(stored: StoredImage, stream: BinaryIO) -> None:
    """Refuse a file that cannot hold what its header promises.

    No memory is ever taken because a header asks for it.
    """
    held = os.fstat(stream.fileno()).st_size - stored.begins
    if stored.is_packed:
        held *= MOST_INFLATION
    if held < stored.skip + stored.value_bytes:
        raise BadVolumeFile("unreadable")


def stored_slices(
    stored: StoredImage, stream: BinaryIO
) -> Iterator[NDArray[np.generic]]:
    """Yield the slices `[j, i]` in the order of the file, scaled.

    Raises
    ------
    BadVolumeFile
        `unreadable`: the values are damaged or cut short.
    """
    *outer, rows, columns = stored.shape
    size = rows * columns * stored.kind.itemsize
    try:
        stream.seek(stored.begins)
        source: Readable = Inflater(stream) if stored.is_packed else stream
        _skip(source, stored.skip)
        for _ in range(int(np.prod(outer))):
            content = source.read(size)
            if len(content) < size:
                raise BadVolumeFile("unreadable")
            values = np.frombuffer(content, stored.kind).reshape(rows, columns)
            yield _scaled(values, stored)
        if stored.is_packed:
            # One byte more than is wanted has the checksum looked at.
            source.read(1)
    except (OSError, EOFError, zlib.error) as error:
        raise BadVolumeFile("unreadable") from error


def _skip(source: Readable, count: int) -> None:
    while count > 0 and (piece := source.read(min(count, CHUNK_BYTES))):
        count -= len(piece)


def _scaled(values: NDArray[np.generic], stored: StoredImage) -> NDArray[np.generic]:
    if (stored.slope, stored.intercept) == (1.0, 0.0):
        return values
    return np.asarray(values.astype(np.float64) * stored.slope + stored.intercept)

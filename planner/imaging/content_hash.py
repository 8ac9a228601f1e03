"""What tells that these are the same images, however they were stored."""

import hashlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from planner.imaging.volume import Grid

HASH_PREFIX = b"isthmus-volume/1"
HASHED_STEPS_PER_MM = 1000
"""The affine enters the hash in whole micrometres."""


def slice_sha256(slice_hu: NDArray[np.int16]) -> bytes:
    """Return the digest of one slice `[j, i]`, as little-endian int16."""
    return hashlib.sha256(slice_hu.astype("<i2", copy=False).data).digest()


def content_sha256(grid: Grid, digests: Iterable[bytes]) -> str:
    """Return SHA-256 over what a volume is: its shape, its place, all its slices.

    That is `isthmus-volume/1`, the shape (k, j, i) and the affine in micrometres as
    little-endian int64, and then the digest of every slice in the order of the grid.
    """
    steps = np.rint(grid.lps_from_ijk[:3] * HASHED_STEPS_PER_MM)
    content = hashlib.sha256(HASH_PREFIX)
    content.update(np.array(grid.shape_kji, dtype="<i8").tobytes())
    content.update(steps.astype("<i8").tobytes())
    for digest in digests:
        content.update(digest)
    return content.hexdigest()

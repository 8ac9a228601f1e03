"""The outlines of a vertebra as they were signed, small enough to be kept.

One byte for each voxel of the vertebra's own box says which part it belongs to. Nothing
is sampled anew: what the surgeon saw can be drawn again without images.
"""

import json
import math
import zlib

import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Parts, Vertebra
from planner.errors import BadCaseFile
from planner.imaging.volume import Grid, LabelMap
from planner.plan.storage import canonical_json

MOST_VOXELS = 64_000_000
"""A box of 200 mm at half a millimetre; what asks for more was not written by us."""


def packed_outlines(vertebra: Vertebra) -> bytes:
    """Return the parts of a vertebra, cropped to what is not empty and compressed.

    Where parts meet, the one that a voxel lies deepest in has it, as in `parts_map`.
    Equal outlines give equal bytes.
    """
    membership = vertebra.parts.membership
    labels = np.zeros(vertebra.parts.grid.shape_kji, np.uint8)
    deepest = np.full(labels.shape, Parts.WALL, np.float32)
    for part in sorted(membership, key=lambda part: part.value):
        is_deeper = membership[part] > deepest
        deepest[is_deeper] = membership[part][is_deeper]
        labels[is_deeper] = part.value
    block = _filled(labels)
    first_ijk = [along.start for along in reversed(block)]
    cropped = np.ascontiguousarray(labels[block])
    grid = vertebra.parts.grid.part(first_ijk, cropped.shape)
    head = {"shape_kji": grid.shape_kji, "lps_from_ijk": grid.lps_from_ijk.tolist()}
    return canonical_json(head) + b"\n" + zlib.compress(cropped.tobytes(), 6)


def unpacked_outlines(content: bytes) -> LabelMap:
    """Return what `packed_outlines` made, by the numbers of `Part`.

    Raises
    ------
    BadCaseFile
        With the reason "damaged" if it made nothing of the kind.
    """
    head, _, body = content.partition(b"\n")
    try:
        told = json.loads(head)
        grid = Grid(shape_kji=told["shape_kji"], lps_from_ijk=told["lps_from_ijk"])
        count = math.prod(grid.shape_kji)
        if min(grid.shape_kji) < 1 or count > MOST_VOXELS:
            raise ValueError("no box of a vertebra")
        voxels = zlib.decompressobj().decompress(body, count)
        labels = np.frombuffer(voxels, np.uint8).reshape(grid.shape_kji)
    except (ValueError, TypeError, LookupError, zlib.error) as error:
        raise BadCaseFile("no outlines", reason="damaged", whole=0) from error
    return LabelMap(labels=labels.astype(np.uint16), grid=grid)


def _filled(labels: NDArray[np.uint8]) -> tuple[slice, slice, slice]:
    """Return the smallest block that holds every voxel with a label; never empty."""
    block = []
    for axis in range(3):
        others = tuple(other for other in range(3) if other != axis)
        filled = np.flatnonzero(labels.any(axis=others))
        low, high = (filled[0], filled[-1] + 1) if filled.size else (0, 1)
        block.append(slice(int(low), int(high)))
    return block[0], block[1], block[2]

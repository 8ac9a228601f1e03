"""Where straight lines through a shape enter and leave it, between the samples."""

import numpy as np
from numpy.typing import NDArray

from planner.arrays import FloatArray

Marks = NDArray[np.bool_]


def crossing(
    inside_mm: NDArray[np.floating], *, into: bool, after: FloatArray | float = -1.0
) -> FloatArray:
    """Return where each line first passes into (or out of) the shape.

    Parameters
    ----------
    inside_mm : (..., n)
        Samples along the lines, positive inside.
    into : bool
        True for the first entry, False for the first exit.
    after : (...) or scalar
        Crossings up to this sample number do not count; NaN gives NaN.

    Returns
    -------
    (...) float64
        The crossing as a fractional sample number; NaN where there is none.
    """
    inside = inside_mm > 0
    turns = inside[..., 1:] == into
    turns &= inside[..., :-1] != into
    number = np.arange(turns.shape[-1])
    with np.errstate(invalid="ignore"):
        turns &= number >= np.floor(np.asarray(after))[..., None]
    first = turns.argmax(axis=-1)
    before = np.take_along_axis(inside_mm, first[..., None], axis=-1)[..., 0]
    behind = np.take_along_axis(inside_mm, first[..., None] + 1, axis=-1)[..., 0]
    seen = turns.any(axis=-1)
    step = np.where(seen, before - behind, 1.0)
    result: FloatArray = np.where(seen, first + before / step, np.nan)
    return result


def longest_run(seen: Marks) -> tuple[int, int] | None:
    """Return first and last of the longest run of True."""
    edges = np.flatnonzero(
        np.diff(np.concatenate(([False], seen, [False])).astype(int))
    )
    runs = [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return max(runs, key=lambda run: run[1] - run[0], default=None)

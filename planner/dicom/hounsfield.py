"""From the stored values of one slice to its CT numbers."""

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.dicom.series import PixelLayout, Rescale

LOWEST_HU, HIGHEST_HU = -32768, 32767

OUTSIDE_HU = -2048
"""Where nothing was scanned: below air, as most scanners pad the corners of a picture.

Padding of any other low value stays as it was stored: it cannot be taken for bone.
"""

Stored = NDArray[np.generic]
Hounsfield = NDArray[np.int16]


@attrs.frozen
class Decoded:
    """What is known of a decoded slice: its digest, and how many pixels were clamped.

    The digest is that of `planner.imaging.content_hash`.
    """

    sha256: bytes
    clamped: int


def significant_bits(stored: Stored, layout: PixelLayout) -> Stored:
    """Drop what lies outside the bits that are in use, and keep the sign.

    An overlay may stand above them; other codecs store the bits in use alone.
    """
    above = layout.bits_allocated - 1 - layout.high_bit
    below = layout.high_bit + 1 - layout.bits_stored
    if above or below:
        shifted: Stored = np.left_shift(stored, above)
        return np.right_shift(shifted, above + below, out=shifted)
    return stored


def store(
    stored: Stored,
    rescale: Rescale,
    padding: tuple[int, int] | None,
    out: Hounsfield,
) -> int:
    """Write the CT numbers of one slice into `out`; return how many were clamped.

    What does not fit into 16 bits is clamped, fractions are rounded. Padding that would
    read as something denser than water becomes `OUTSIDE_HU`; it may share memory with
    `out`, as what is stored may.
    """
    is_padding = _dense_padding(stored, rescale, padding)
    clamped = _rescaled(stored, rescale, is_padding, out)
    if is_padding is not None:
        out[is_padding] = OUTSIDE_HU
    return clamped


def _dense_padding(
    stored: Stored, rescale: Rescale, padding: tuple[int, int] | None
) -> NDArray[np.bool_] | None:
    """Tell which pixels are padding that reads as bone or metal; None: there is none.

    Only that is touched: files are known that declare 0 as padding and mean water.
    """
    if padding is None:
        return None
    lowest, highest = padding
    ends = [rescale.slope * end + rescale.intercept for end in (lowest, highest)]
    if max(ends) <= 0:
        return None
    is_padding = np.greater_equal(stored, lowest) & np.less_equal(stored, highest)
    return is_padding if is_padding.any() else None


def _rescaled(
    stored: Stored,
    rescale: Rescale,
    is_padding: NDArray[np.bool_] | None,
    out: Hounsfield,
) -> int:
    intercept = round(rescale.intercept)
    is_whole = rescale.slope == 1 and rescale.intercept == intercept
    if is_whole and np.issubdtype(stored.dtype, np.integer):
        if intercept == 0 and stored.dtype == np.int16:
            out[:] = stored
            return 0
        lowest, highest = int(stored.min()) + intercept, int(stored.max()) + intercept
        if lowest >= LOWEST_HU and highest <= HIGHEST_HU:
            _add(stored, intercept, out)
            return 0
    values = stored.astype(np.float64)
    values *= rescale.slope
    values += rescale.intercept
    np.rint(values, out=values)
    beyond = values > HIGHEST_HU
    if is_padding is not None:
        beyond &= ~is_padding
    np.clip(values, LOWEST_HU, HIGHEST_HU, out=out, casting="unsafe")
    return int(np.count_nonzero(beyond))


def _add(stored: Stored, intercept: int, out: Hounsfield) -> None:
    """Add where the sum is known to fit: 16 bits may then wrap round on the way."""
    is_short = stored.dtype.itemsize == 2 and stored.dtype.isnative
    if is_short and LOWEST_HU <= intercept <= HIGHEST_HU:
        np.add(stored.view(np.int16), np.int16(intercept), out=out)
    else:
        np.add(stored, intercept, out=out, dtype=np.int64, casting="unsafe")

"""Pixels that a library must decode. To be called apart: it may not come back.

The libraries see one frame and no header. A table of CT numbers is the exception: for
that, pydicom reads the header.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.dicom.fragments import frame_bytes
from planner.dicom.hounsfield import (
    Decoded,
    Hounsfield,
    Stored,
    significant_bits,
    store,
)
from planner.dicom.native import read_native, refused
from planner.dicom.series import PixelLayout, Rescale, Slice
from planner.dicom.syntaxes import DECODERS, JPEG, NATIVE, RUN_LENGTH
from planner.imaging.content_hash import slice_sha256

Decoding = tuple[Hounsfield, Decoded]


def decode_encoded(piece: Slice) -> Decoding:
    """Return the CT numbers [row, column] of a slice.

    Raises
    ------
    UndecodablePixels
        See `planner.dicom.decode`.
    """
    out: Hounsfield = np.empty((piece.layout.rows, piece.layout.columns), np.int16)
    clamped = _decode(piece, out)
    return out, Decoded(slice_sha256(out), clamped)


def _decode(piece: Slice, out: Hounsfield) -> int:
    layout, syntax = piece.layout, piece.layout.transfer_syntax
    if syntax in NATIVE:
        stored = read_native(piece, out)
    else:
        stored = _from_jpeg(piece) if syntax in JPEG else _decoded(piece)
    if syntax in NATIVE or syntax == RUN_LENGTH:
        stored = significant_bits(stored, layout)
    if piece.rescale.lut:
        return store(_looked_up(stored, piece), Rescale(), None, out)
    return store(stored, piece.rescale, layout.padding, out)


def _decoded(piece: Slice) -> Stored:
    """Decode one frame with pydicom, whose plugins raise whatever they like."""
    from pydicom.encaps import encapsulate
    from pydicom.pixels.decoders.base import get_decoder
    from pydicom.uid import UID

    layout = piece.layout
    options: dict[str, Any] = {
        "rows": layout.rows,
        "columns": layout.columns,
        "number_of_frames": 1,
        "samples_per_pixel": 1,
        "photometric_interpretation": "MONOCHROME2",
        "bits_allocated": layout.bits_allocated,
        "bits_stored": layout.bits_stored,
        "pixel_representation": int(layout.is_signed),
        "pixel_keyword": "PixelData",
    }
    frame = frame_bytes(piece)
    try:
        found, _ = get_decoder(UID(layout.transfer_syntax)).as_array(
            encapsulate([frame]),
            index=0,
            raw=True,
            decoding_plugin=DECODERS[layout.transfer_syntax],
            **options,
        )
    except Exception as error:
        raise refused(piece, "damaged") from error
    stored: Stored = found
    if stored.shape != (layout.rows, layout.columns):
        raise refused(piece, "damaged")
    return stored


def _from_jpeg(piece: Slice) -> Stored:
    """Decode one frame of any JPEG of 1992, lossy or not, of 8 to 16 bits."""
    import imagecodecs

    layout = piece.layout
    frame = frame_bytes(piece)
    try:
        values: Stored = imagecodecs.jpeg8_decode(frame)
    except Exception as error:
        raise refused(piece, "damaged") from error
    if values.shape != (layout.rows, layout.columns):
        raise refused(piece, "damaged")
    return _with_sign(values.astype(np.uint16, copy=False), layout)


def _with_sign(values: NDArray[np.uint16], layout: PixelLayout) -> Stored:
    """Give values back the sign that JPEG does not know of."""
    unused = 16 - layout.bits_stored
    if not layout.is_signed or unused < 0:
        return values
    return np.right_shift(np.left_shift(values, unused).view(np.int16), unused)


def _looked_up(stored: Stored, piece: Slice) -> Stored:
    """Apply the table that some files hold in place of slope and intercept."""
    from pydicom import dcmread
    from pydicom.pixels.processing import apply_modality_lut

    try:
        header = dcmread(piece.file, stop_before_pixels=True)
        values: Stored = apply_modality_lut(stored, header)
    except Exception as error:
        raise refused(piece, "damaged") from error
    return values

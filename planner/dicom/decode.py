"""From the pixels of one slice to CT numbers.

Three ways in: stored values that stand in a row are read straight into the volume;
single-frame JPEG goes through SimpleITK, whose GDCM works beside other threads and
knows 12-bit JPEG; all the rest through pydicom's decoders. The libraries are loaded by
whoever needs them: most series need none.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.dicom.series import PixelLayout, Rescale, Slice
from planner.dicom.syntaxes import BIG_ENDIAN, DECODERS, JPEG, NATIVE, RUN_LENGTH
from planner.errors import UndecodablePixels

LOWEST_HU, HIGHEST_HU = -32768, 32767

Stored = NDArray[np.generic]
Hounsfield = NDArray[np.int16]


def are_alike(first: Slice, second: Slice) -> bool:
    """Tell whether two slices are stored the same way and may be decoded together."""
    one, other = first.layout, second.layout
    return (
        first.rescale == second.rescale
        and one.transfer_syntax == other.transfer_syntax
        and one.frames == other.frames
        and one.bits_allocated == other.bits_allocated
        and one.bits_stored == other.bits_stored
        and one.is_signed == other.is_signed
    )


def decode_slices(pieces: Sequence[Slice], out: Hounsfield) -> None:
    """Write the CT numbers of slices that are alike into `out` [slice, row, column].

    What does not fit into 16 bits is clamped, fractions are rounded. Padding stays
    what the scanner wrote, rescaled like the rest.

    Raises
    ------
    UndecodablePixels
        Facts `file` and `reason`: `truncated` (expected_bytes, found_bytes), `damaged`,
        `unreadable`.
    """
    if not _is_plain_jpeg(pieces[0]):
        for piece, target in zip(pieces, out, strict=True):
            _decode_slice(piece, target)
        return
    try:
        _decode_jpeg(pieces, out)
    except UndecodablePixels:
        if len(pieces) == 1:
            raise
        for k, piece in enumerate(pieces):
            _decode_jpeg([piece], out[k : k + 1])


def _is_plain_jpeg(piece: Slice) -> bool:
    is_plain = piece.is_classic and not piece.rescale.lut
    return is_plain and piece.layout.transfer_syntax in JPEG


def _decode_slice(piece: Slice, out: Hounsfield) -> None:
    syntax = piece.layout.transfer_syntax
    stored = _native(piece, out) if syntax in NATIVE else _decoded(piece)
    if syntax in NATIVE or syntax == RUN_LENGTH:
        stored = _significant_bits(stored, piece.layout)
    if piece.rescale.lut:
        _store(_looked_up(stored, piece), Rescale(), out)
    else:
        _store(stored, piece.rescale, out)


def _native(piece: Slice, out: Hounsfield) -> Stored:
    """Read stored values; 16-bit ones into the memory of `out` itself."""
    layout = piece.layout
    in_place = layout.bits_allocated == 16 and layout.deflated_from is None
    raw = out.reshape(-1).view(np.uint8) if in_place else _empty_bytes(layout)
    if layout.deflated_from is None:
        _fill(piece, raw)
    else:
        raw[:] = _inflated(piece)
    order = ">" if layout.transfer_syntax == BIG_ENDIAN else "<"
    kind = "i" if layout.is_signed else "u"
    return raw.view(f"{order}{kind}{layout.bits_allocated // 8}").reshape(out.shape)


def _empty_bytes(layout: PixelLayout) -> NDArray[np.uint8]:
    return np.empty(layout.frame_bytes, dtype=np.uint8)


def _fill(piece: Slice, raw: NDArray[np.uint8]) -> None:
    """Read the bytes of one frame into `raw`, without a copy in between."""
    layout = piece.layout
    try:
        with piece.file.open("rb", buffering=0) as stream:
            stream.seek(layout.offset + piece.frame * layout.frame_bytes)
            view = memoryview(raw.data)
            while view:
                count = stream.readinto(view)
                if not count:
                    raise _cut_short(piece, layout.frame_bytes - len(view))
                view = view[count:]
    except OSError as error:
        raise _refused(piece, "unreadable") from error


def _inflated(piece: Slice) -> NDArray[np.uint8]:
    """Inflate up to the end of the wanted frame and no further."""
    layout = piece.layout
    start = layout.offset + piece.frame * layout.frame_bytes
    try:
        with piece.file.open("rb") as stream:
            stream.seek(layout.deflated_from or 0)
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            whole = inflater.decompress(stream.read(), start + layout.frame_bytes)
    except (OSError, zlib.error) as error:
        raise _refused(piece, "damaged") from error
    if len(whole) < start + layout.frame_bytes:
        raise _cut_short(piece, max(len(whole) - start, 0))
    return np.frombuffer(whole, dtype=np.uint8, offset=start)


def _decode_jpeg(pieces: Sequence[Slice], out: Hounsfield) -> None:
    """Decode files with SimpleITK, which rescales as it reads; together is quicker."""
    import SimpleITK

    reader = SimpleITK.ImageSeriesReader()
    reader.SetImageIO("GDCMImageIO")
    reader.SetFileNames([str(piece.file) for piece in pieces])
    try:
        image = reader.Execute()
    except RuntimeError as error:
        raise _refused(pieces[0], "damaged") from error
    layout = pieces[0].layout
    size = (layout.columns, layout.rows, len(pieces))
    if image.GetNumberOfComponentsPerPixel() != 1 or image.GetSize() != size:
        raise _refused(pieces[0], "damaged")
    _store(SimpleITK.GetArrayViewFromImage(image), Rescale(), out)


def _decoded(piece: Slice) -> Stored:
    """Decode one frame with pydicom, whose plugins raise whatever they like."""
    from pydicom.pixels.utils import pixel_array

    plugin = DECODERS[piece.layout.transfer_syntax]
    try:
        stored = pixel_array(
            piece.file, index=piece.frame, raw=True, decoding_plugin=plugin
        )
    except Exception as error:
        raise _refused(piece, "damaged") from error
    if stored.shape != (piece.layout.rows, piece.layout.columns):
        raise _refused(piece, "damaged")
    return stored


def _significant_bits(stored: Stored, layout: PixelLayout) -> Stored:
    """Drop what lies outside the bits that are in use, and keep the sign.

    An overlay may stand above them; other codecs store the bits in use alone.
    """
    above = layout.bits_allocated - 1 - layout.high_bit
    below = layout.high_bit + 1 - layout.bits_stored
    if above or below:
        shifted: Stored = np.left_shift(stored, above)
        return np.right_shift(shifted, above + below, out=shifted)
    return stored


def _looked_up(stored: Stored, piece: Slice) -> Stored:
    """Apply the table that some files hold in place of slope and intercept."""
    from pydicom import dcmread
    from pydicom.pixels.processing import apply_modality_lut

    try:
        header = dcmread(piece.file, stop_before_pixels=True)
        values: Stored = apply_modality_lut(stored, header)
    except Exception as error:
        raise _refused(piece, "damaged") from error
    return values


def _store(stored: Stored, rescale: Rescale, out: Hounsfield) -> None:
    intercept = round(rescale.intercept)
    is_whole = rescale.slope == 1 and rescale.intercept == intercept
    if is_whole and np.issubdtype(stored.dtype, np.integer):
        if intercept == 0 and stored.dtype == np.int16:
            out[:] = stored
            return
        lowest, highest = int(stored.min()) + intercept, int(stored.max()) + intercept
        if lowest >= LOWEST_HU and highest <= HIGHEST_HU:
            _add(stored, intercept, out)
            return
    values = stored.astype(np.float64)
    values *= rescale.slope
    values += rescale.intercept
    np.rint(values, out=values)
    np.clip(values, LOWEST_HU, HIGHEST_HU, out=out, casting="unsafe")


def _add(stored: Stored, intercept: int, out: Hounsfield) -> None:
    """Add where the sum is known to fit: 16 bits may then wrap round on the way."""
    is_short = stored.dtype.itemsize == 2 and stored.dtype.isnative
    if is_short and LOWEST_HU <= intercept <= HIGHEST_HU:
        np.add(stored.view(np.int16), np.int16(intercept), out=out)
    else:
        np.add(stored, intercept, out=out, dtype=np.int64, casting="unsafe")


def _cut_short(piece: Slice, found_bytes: int) -> UndecodablePixels:
    expected_bytes = piece.layout.frame_bytes
    facts = {"expected_bytes": expected_bytes, "found_bytes": found_bytes}
    return _refused(piece, "truncated", **facts)


def _refused(piece: Slice, reason: str, **facts: object) -> UndecodablePixels:
    return UndecodablePixels(
        "the pixels of a slice cannot be read", file=piece.file, reason=reason, **facts
    )

"""The transfer syntaxes: how pixels may be encoded, and who decodes them here.

UIDs are those of DICOM PS3.6, table A-1.
"""

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
DEFLATED = "1.2.840.10008.1.2.1.99"

NATIVE = frozenset({IMPLICIT, EXPLICIT, BIG_ENDIAN, DEFLATED})
"""Not compressed, or only as a whole: the stored values stand in a row."""

RUN_LENGTH = "1.2.840.10008.1.2.5"
JPEG_BASELINE = "1.2.840.10008.1.2.4.50"
JPEG_LOSSLESS = "1.2.840.10008.1.2.4.57"
JPEG_LOSSLESS_FIRST_ORDER = "1.2.840.10008.1.2.4.70"

JPEG = frozenset(
    {
        JPEG_BASELINE,
        "1.2.840.10008.1.2.4.51",  # extended, 12 bits
        "1.2.840.10008.1.2.4.53",  # spectral selection, retired
        "1.2.840.10008.1.2.4.55",  # full progression, retired
        JPEG_LOSSLESS,
        JPEG_LOSSLESS_FIRST_ORDER,
    }
)
"""The JPEG of 1992."""

DECODERS = {
    JPEG_BASELINE: "gdcm",
    JPEG_LOSSLESS: "gdcm",
    JPEG_LOSSLESS_FIRST_ORDER: "gdcm",
    "1.2.840.10008.1.2.4.80": "pyjpegls",  # JPEG-LS
    "1.2.840.10008.1.2.4.81": "pyjpegls",  # JPEG-LS, near lossless
    "1.2.840.10008.1.2.4.90": "pylibjpeg",  # JPEG 2000, lossless only
    "1.2.840.10008.1.2.4.91": "pylibjpeg",  # JPEG 2000
    "1.2.840.10008.1.2.4.201": "pylibjpeg",  # high-throughput JPEG 2000, lossless only
    "1.2.840.10008.1.2.4.202": "pylibjpeg",  # the same, with position markers
    "1.2.840.10008.1.2.4.203": "pylibjpeg",  # high-throughput JPEG 2000
    RUN_LENGTH: "pydicom",
}
"""Which of pydicom's decoders reads one frame at a time. One each: where the best has
given up, GDCM would be asked next, and has ended the program on damaged JPEG-LS."""


def can_decode(syntax: str, *, is_classic: bool) -> bool:
    """Tell whether pixels in this syntax can be read here."""
    return syntax in NATIVE or syntax in DECODERS or (is_classic and syntax in JPEG)

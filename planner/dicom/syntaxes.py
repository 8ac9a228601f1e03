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
JPEG = frozenset(
    {
        "1.2.840.10008.1.2.4.50",  # baseline, 8 bits
        "1.2.840.10008.1.2.4.51",  # extended, 12 bits
        "1.2.840.10008.1.2.4.53",  # spectral selection, retired
        "1.2.840.10008.1.2.4.55",  # full progression, retired
        "1.2.840.10008.1.2.4.57",  # lossless
        "1.2.840.10008.1.2.4.70",  # lossless, first order: what most archives hold
    }
)
"""The JPEG of 1992."""

JPEG_PROGRESSIVE = frozenset({"1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55"})
"""The two that may hold several scans."""

JPEG_LS = frozenset({"1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"})

DECODERS = {
    "1.2.840.10008.1.2.4.80": "pyjpegls",  # JPEG-LS
    "1.2.840.10008.1.2.4.81": "pyjpegls",  # JPEG-LS, near lossless
    "1.2.840.10008.1.2.4.90": "pylibjpeg",  # JPEG 2000, lossless only
    "1.2.840.10008.1.2.4.91": "pylibjpeg",  # JPEG 2000
    "1.2.840.10008.1.2.4.201": "pylibjpeg",  # high-throughput JPEG 2000, lossless only
    "1.2.840.10008.1.2.4.202": "pylibjpeg",  # the same, with position markers
    "1.2.840.10008.1.2.4.203": "pylibjpeg",  # high-throughput JPEG 2000
    RUN_LENGTH: "pydicom",
}
"""Which of pydicom's decoders reads what is not JPEG, one frame at a time. One each:
what the best has given up on is damaged."""


def can_decode(syntax: str) -> bool:
    """Tell whether pixels in this syntax can be read here."""
    return syntax in NATIVE or syntax in JPEG or syntax in DECODERS

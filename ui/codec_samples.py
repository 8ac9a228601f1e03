"""The pictures `isthmus self-check` decodes: a formula, once in each transfer syntax.

Made by packaging/make_codec_samples.py.
"""

import attrs

FOLDER = "codecs"
ROWS, COLUMNS = 24, 32


@attrs.frozen(kw_only=True)
class CodecSample:
    """A file in resources/codecs. `tolerance` is the largest error of a lossy one."""

    syntax: str
    name: str
    bits: int = 16
    tolerance: int = 0

    @property
    def file_name(self) -> str:
        return f"{self.syntax}.dcm"


SAMPLES = (
    CodecSample(syntax="1.2.840.10008.1.2", name="implicit little endian"),
    CodecSample(syntax="1.2.840.10008.1.2.1", name="explicit little endian"),
    CodecSample(syntax="1.2.840.10008.1.2.2", name="explicit big endian"),
    CodecSample(syntax="1.2.840.10008.1.2.1.99", name="deflated"),
    CodecSample(syntax="1.2.840.10008.1.2.5", name="RLE"),
    CodecSample(
        syntax="1.2.840.10008.1.2.4.50", name="JPEG baseline", bits=8, tolerance=4
    ),
    CodecSample(
        syntax="1.2.840.10008.1.2.4.51", name="JPEG extended", bits=12, tolerance=4
    ),
    CodecSample(syntax="1.2.840.10008.1.2.4.57", name="JPEG lossless"),
    CodecSample(syntax="1.2.840.10008.1.2.4.70", name="JPEG lossless, first order"),
    CodecSample(syntax="1.2.840.10008.1.2.4.80", name="JPEG-LS"),
    CodecSample(
        syntax="1.2.840.10008.1.2.4.81", name="JPEG-LS near lossless", tolerance=4
    ),
    CodecSample(syntax="1.2.840.10008.1.2.4.90", name="JPEG 2000 lossless"),
    CodecSample(
        syntax="1.2.840.10008.1.2.4.91", name="JPEG 2000", bits=12, tolerance=4
    ),
    CodecSample(syntax="1.2.840.10008.1.2.4.201", name="HTJ2K lossless"),
    CodecSample(syntax="1.2.840.10008.1.2.4.202", name="HTJ2K lossless, by resolution"),
    CodecSample(syntax="1.2.840.10008.1.2.4.203", name="HTJ2K", bits=12, tolerance=4),
)
"""What this project can encode to prove that it can decode (UIDs: PS3.6, table A-1)."""


def sample_picture(bits: int) -> list[list[int]]:
    """Return the picture, ROWS lists of COLUMNS values, of so many bits stored."""

    def value(row: int, column: int) -> int:
        if bits <= 8:
            return 4 * column + 3 * row
        height = 20 * column + 10 * row + (row * column) % 5
        return height * 32 if bits > 12 else height

    return [[value(row, column) for column in range(COLUMNS)] for row in range(ROWS)]

"""A picture as PNG, for paper, for web pages and for files beside a report."""

import io

import numpy as np
from PIL import Image

from planner.report.blocks import Picture

LEVEL = 3
"""Of 0 to 9. At 6 a picture is a seventh smaller and takes three times as long."""


def png_bytes(picture: Picture, *, is_packed: bool = True) -> bytes:
    """Return the PNG of an RGB picture `[v, u, 3]`; equal pictures, equal bytes.

    What is only handed on and packed there need not be packed here.
    """
    made = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture), mode="RGB").save(
        made, "PNG", compress_level=LEVEL if is_packed else 0
    )
    return made.getvalue()

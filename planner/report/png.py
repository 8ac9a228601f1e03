"""A picture as PNG, for paper, for web pages and for files beside a report."""

import io

import numpy as np
from PIL import Image

from planner.report.blocks import Picture


def png_bytes(picture: Picture) -> bytes:
    """Return the PNG of an RGB picture `[v, u, 3]`; equal pictures, equal bytes."""
    made = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture), mode="RGB").save(made, "PNG")
    return made.getvalue()

"""From CT numbers to greys."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from ui.viewports.view_state import GreyWindow

GreyTable = NDArray[np.uint8]


def grey_table(window: GreyWindow) -> GreyTable:
    """Return the grey of each int16 CT number, indexed by its bits as uint16."""
    hu = np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.float32)
    low = window.center_hu - window.width_hu / 2
    grey = (hu - np.float32(low)) * np.float32(255 / max(window.width_hu, 1))
    table: GreyTable = np.rint(np.clip(grey, 0, 255)).astype(np.uint8)
    return table


def to_image(slice_hu: NDArray[np.int16], table: GreyTable) -> QImage:
    """Return a slice (height, width) as an 8-bit picture of the same size."""
    greys = np.ascontiguousarray(table[slice_hu.view(np.uint16)])
    height, width = greys.shape
    picture = QImage(greys.data, width, height, width, QImage.Format.Format_Grayscale8)
    return picture.copy()

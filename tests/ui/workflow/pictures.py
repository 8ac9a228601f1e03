"""The pictures of the guide: what the screen shows, small enough to ship."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

COLOURS = (192, 128, 96, 64, 48)
WIDEST_PX = 900
"""The guide shows no more of it on its page."""

LARGEST_BYTES = 150_000
SETTLE_MS = 400
"""Until the 3-D view has drawn itself finely."""


class Pictures:
    """Takes pictures into a folder; into none it takes none."""

    def __init__(self, qtbot: QtBot, folder: Path | None) -> None:
        self._qtbot = qtbot
        self._folder = folder

    def take(self, name: str, window: QWidget) -> None:
        """Keep what the screen shows of a window, in as many colours as there is room."""
        if self._folder is None:
            return
        self._qtbot.wait(SETTLE_MS)
        shot = window.screen().grabWindow(window.winId())
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        shot.save(buffer, "PNG")
        with Image.open(io.BytesIO(content.data())) as image:
            packed = next(p for p in _packed(image) if len(p) <= LARGEST_BYTES)
        (self._folder / f"{name}.png").write_bytes(packed)


def _packed(image: Image.Image) -> "list[bytes]":
    """Return the picture as palette PNGs, from many colours to few."""
    made = []
    if image.width > WIDEST_PX:
        height = round(image.height * WIDEST_PX / image.width)
        image = image.resize((WIDEST_PX, height), Image.Resampling.LANCZOS)
    for colours in COLOURS:
        few = image.convert("RGB").quantize(
            colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        content = io.BytesIO()
        few.save(content, "PNG", optimize=True)
        made.append(content.getvalue())
    return made

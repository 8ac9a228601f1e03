"""The pictures of the guide: what the screen shows, small enough to ship."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.language import ENGLISH, language

PALETTES = ((96, 96), (64, 64), (40, 48), (24, 32))
"""How many greys and how many colours."""

GREYISH = 24
"""By how much the channels of a grey pixel may differ, of 255."""

WIDEST_PX = 900
"""The guide shows no more of it on its page."""

LARGEST_BYTES = 150_000
SETTLE_MS = 1500
"""Until the 3-D view has drawn itself finely."""


class Pictures:
    """Takes pictures into a folder, or one in it for another language; or none."""

    def __init__(self, qtbot: QtBot, folder: Path | None) -> None:
        self._qtbot = qtbot
        self._folder = folder

    @property
    def are_wanted(self) -> bool:
        return self._folder is not None

    def take(self, name: str, window: QWidget) -> None:
        """Keep what the screen shows of a window, in as many colours as fit."""
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
        own = "" if language() == ENGLISH else language()
        (self._folder / own).mkdir(exist_ok=True)
        (self._folder / own / f"{name}.png").write_bytes(packed)


def _packed(image: Image.Image) -> "list[bytes]":
    """Return the picture as palette PNGs, from many colours to few."""
    picture = image.convert("RGB")
    if picture.width > WIDEST_PX:
        height = round(picture.height * WIDEST_PX / picture.width)
        picture = picture.resize((WIDEST_PX, height), Image.Resampling.LANCZOS)
    made = []
    for greys, colours in PALETTES:
        few = picture.quantize(
            palette=_palette(picture, greys, colours), dither=Image.Dither.NONE
        )
        content = io.BytesIO()
        few.save(content, "PNG", optimize=True)
        made.append(content.getvalue())
    return made


def _palette(picture: Image.Image, greys: int, colours: int) -> Image.Image:
    """Return an even scale of greys for the CT, and the colours that are not grey.

    A common palette would be spent on the greys, and the few coloured lines lost.
    """
    pixels = np.asarray(picture).reshape(-1, 3)
    vivid = pixels[np.ptp(pixels.astype(int), axis=1) > GREYISH]
    if len(vivid) == 0:
        vivid = pixels[:1]
    strip = Image.fromarray(vivid.reshape(1, -1, 3)).quantize(colours)
    chosen = strip.getpalette() or []
    for level in np.linspace(0, 255, greys).round().astype(int):
        chosen += [int(level)] * 3
    held = Image.new("P", (1, 1))
    held.putpalette(chosen[: 3 * 256])
    return held

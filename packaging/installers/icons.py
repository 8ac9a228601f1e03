"""The program's icon in the formats of each system, drawn from one SVG."""

import io
import os
from pathlib import Path

from installers import product

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
DRAWING = product.FOLDER / "icon.svg"


def png(pixels: int) -> bytes:
    """Draw the icon as a square PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub lacks str
    return bytes(content.data())


def ico() -> bytes:
    """Return the icon for Windows."""
    return _packed("ICO", sizes=[(size, size) for size in WINDOWS_SIZES])


def icns() -> bytes:
    """Return the icon for macOS."""
    return _packed("ICNS")


def _packed(kind: str, **options: object) -> bytes:
    from PIL import Image

    content = io.BytesIO()
    with Image.open(io.BytesIO(png(512))) as image:
        image.save(content, kind, **options)
    return content.getvalue()


def write_svg(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(DRAWING.read_bytes())

"""What review tools draw over the images, as the views draw it.

Everything lies in the frame of reference of the case's own CT, LPS mm.
"""

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from planner.arrays import FloatArray, Matrix4, Points, apply_affine
from planner.imaging.slices import SlicePlane
from planner.imaging.volume import Grid
from planner.review.contract.result import LABELS, Overlay, Result
from ui.viewports.marks import draw_text, faded, halo_for
from ui.viewports.slice_camera import SliceCamera

COLOURS = tuple(
    QColor(name)
    for name in (
        *("#ffa24c", "#58e0c0", "#ffe14d", "#7cc4ff"),
        *("#e58cff", "#9be564", "#ff8d8d", "#d0c0b0"),
    )
)
"""Told apart from each other; none is the colour of a severity."""

FILL, EDGE = 0.25, 1.0
EDGE_PX = 2.0
FINEST_MM = 0.3
"""Labels are no finer than this: more would only cost time."""

NEAR_MM, FAR_MM = 1.5, 12.0
OFF_PLANE = 0.35
PLACE_PX = 7.0


@attrs.frozen(eq=False, kw_only=True)
class Layer:
    """One overlay: its `names` have a colour each and are shown or hidden each.

    `values` are labels [k, j, i] on `grid` (1, 2, ... are the names in their order), or
    (n, 2, 3) lines, or (n, 3) places. Without a grid it is no label map.
    """

    key: str
    title: str
    names: tuple[str, ...]
    colours: tuple[QColor, ...]
    values: NDArray[np.generic]
    grid: Grid | None = None

    @property
    def is_lines(self) -> bool:
        return self.grid is None and self.values.ndim == 3


Hidden = frozenset[tuple[str, str]]
"""Layers' keys with the names that are not to be seen."""


def layers_of(tool: str, result: Result, *, here_from_postop: Matrix4) -> list[Layer]:
    """Return what a tool draws, in the case's own frame of reference."""
    layers: list[Layer] = []
    for number, overlay in enumerate(result.overlays):
        held = result.arrays[overlay.array]
        key = f"{tool}/{number}"
        if overlay.kind == LABELS:
            layers.append(_labels(key, overlay, held, here_from_postop))
            continue
        points = apply_affine(here_from_postop, np.asarray(held, dtype=np.float64))
        names = _names(overlay, len(points))
        layers.append(
            Layer(key=key, title=overlay.title, names=names, colours=(), values=points)
        )
    return layers


def coloured(layers: list[Layer]) -> tuple[Layer, ...]:
    """Give every name a colour of its own, as far as there are enough."""
    used, result = 0, []
    for layer in layers:
        count = len(layer.names)
        colours = tuple(COLOURS[(used + n) % len(COLOURS)] for n in range(count))
        used += count
        result.append(attrs.evolve(layer, colours=colours))
    return tuple(result)


def _labels(
    key: str, overlay: Overlay, held: NDArray[np.generic], here_from_postop: Matrix4
) -> Layer:
    matrix = np.reshape(overlay.lps_from_ijk or (), (4, 4)).astype(np.float64)
    grid = Grid(shape_kji=held.shape, lps_from_ijk=here_from_postop @ matrix)
    values = held.astype(np.uint16)
    most = int(values.max(initial=0))
    names = overlay.names or ()
    if not names:
        values, most = (values > 0).astype(np.uint16), 1
        names = (overlay.title,)
    elif most > len(names):
        names = (*names, *(str(n) for n in range(len(names) + 1, most + 1)))
    return Layer(
        key=key, title=overlay.title, names=names, colours=(), values=values, grid=grid
    )


def _names(overlay: Overlay, count: int) -> tuple[str, ...]:
    """Return a name for each; numbered ones where the tool gave none."""
    if overlay.names:
        return overlay.names
    return tuple(f"{overlay.title} {number}" for number in range(1, count + 1))


# --- on a slice -----------------------------------------------------------------------


def draw_label_layer(
    painter: QPainter,
    camera: SliceCamera,
    layer: Layer,
    hidden: Hidden,
    *,
    ratio: float,
) -> None:
    """Tint what is labelled, with a line around it."""
    assert layer.grid is not None
    plane, place = camera.raster(device_ratio=ratio, finest_mm=FINEST_MM)
    cut = labels_on(layer.values, layer.grid, plane)
    if not cut.any():
        return
    table = np.zeros(len(layer.names) + 1, np.uint32)
    for number, (name, colour) in enumerate(
        zip(layer.names, layer.colours, strict=True), start=1
    ):
        if (layer.key, name) not in hidden:
            table[number] = colour.rgb() & 0xFFFFFF
    shown = np.isin(cut, np.flatnonzero(table))
    pixels_in_px = cut.shape[1] / max(place[2], 1.0)
    edges = _edges(cut, thick=max(1, round(EDGE_PX * pixels_in_px)))
    alpha = np.where(edges, round(255 * EDGE), round(255 * FILL))
    pixels = np.where(shown, table[cut] | (alpha.astype(np.uint32) << 24), 0)
    pixels = np.ascontiguousarray(pixels.astype(np.uint32))
    height, width = pixels.shape
    form = QImage.Format.Format_ARGB32
    image = QImage(pixels.data, width, height, 4 * width, form).copy()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(QRectF(*place), image)


def labels_on(
    values: NDArray[np.generic], grid: Grid, plane: SlicePlane
) -> NDArray[np.intp]:
    """Return the label of the nearest voxel for each pixel (height, width); 0 beyond.

    Examples
    --------
    A point between two voxels takes the label of the nearer one, never one between.
    """
    turn = grid.ijk_from_lps[:3, :3] * plane.pixel_mm
    start = grid.to_ijk(plane.origin_lps_mm)
    across = np.outer(turn @ plane.right_lps, np.arange(plane.size[0]))
    below = np.outer(turn @ plane.down_lps, np.arange(plane.size[1]))
    flat = np.zeros((plane.size[1], plane.size[0]), np.intp)
    inside = np.ones(flat.shape, bool)
    stride = 1
    for axis in range(3):
        count = values.shape[2 - axis]
        along = (start[axis] + below[axis]).astype(np.float32)[:, None]
        at = np.rint(along + across[axis].astype(np.float32)).astype(np.intp)
        inside &= (at >= 0) & (at < count)
        flat += at * stride
        stride *= count
    found = values.reshape(-1).take(np.where(inside, flat, 0)).astype(np.intp)
    return np.where(inside, found, 0)


def _edges(cut: NDArray[np.intp], *, thick: int) -> NDArray[np.bool_]:
    """Return the pixels of a label within `thick` pixels of where it ends."""
    same = np.ones(cut.shape, bool)
    for axis, step in ((0, thick), (0, -thick), (1, thick), (1, -thick)):
        same &= np.roll(cut, step, axis=axis) == cut
    return ~same


def draw_layer(
    painter: QPainter,
    camera: SliceCamera,
    layer: Layer,
    hidden: Hidden,
    *,
    font: QFont,
    is_flat: bool = True,
) -> None:
    """Draw lines and places; on a slice (`is_flat`) what is off the plane is faint."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw = _draw_line if layer.is_lines else _draw_place
    for name, colour, held in zip(
        layer.names, layer.colours, layer.values, strict=True
    ):
        if (layer.key, name) not in hidden:
            draw(painter, camera, np.asarray(held, float), colour, is_flat=is_flat)
            at = np.reshape(held, (-1, 3))[0]
            near = _nearness(camera, at, is_flat=is_flat)
            if near == 1.0 or (layer.is_lines and near > 0):
                x, y = camera.to_px(at).tolist()
                where = QPointF(x + PLACE_PX + 4, y)
                draw_text(painter, name, where, colour=colour, font=font)
    painter.restore()


def _nearness(camera: SliceCamera, point: Points, *, is_flat: bool) -> float:
    if not is_flat:
        return 1.0
    depth_mm = abs(float(camera.depth_mm(point)))
    if depth_mm > FAR_MM:
        return 0.0
    return 1.0 if depth_mm <= NEAR_MM else OFF_PLANE


def _draw_line(
    painter: QPainter,
    camera: SliceCamera,
    ends: FloatArray,
    colour: QColor,
    *,
    is_flat: bool,
) -> None:
    parts = [(ends, OFF_PLANE if is_flat else 1.0)]
    if is_flat:
        near = _part_near(camera, ends)
        parts += [(near, 1.0)] if near is not None else []
        if float(np.abs(camera.depth_mm(ends)).min()) > FAR_MM and near is None:
            return
    for part, alpha in parts:
        shade = faded(colour, alpha)
        (x, y), (to_x, to_y) = camera.to_px(part).tolist()
        for pen in (QPen(halo_for(shade), 4.5), QPen(shade, 2.25)):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))


def _part_near(camera: SliceCamera, ends: FloatArray) -> FloatArray | None:
    """Return the part of a line within `NEAR_MM` of the plane, or None."""
    first, last = camera.depth_mm(ends).tolist()
    if first == last:
        return ends if abs(first) <= NEAR_MM else None
    at = sorted((depth - first) / (last - first) for depth in (-NEAR_MM, NEAR_MM))
    low, high = max(at[0], 0.0), min(at[1], 1.0)
    if low >= high:
        return None
    return np.array([ends[0] + part * (ends[1] - ends[0]) for part in (low, high)])


def _draw_place(
    painter: QPainter,
    camera: SliceCamera,
    point: FloatArray,
    colour: QColor,
    *,
    is_flat: bool,
) -> None:
    near = _nearness(camera, point, is_flat=is_flat)
    if not near:
        return
    shade = faded(colour, near)
    x, y = camera.to_px(point).tolist()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(halo_for(shade), 4.0), QPen(shade, 2.0)):
        painter.setPen(pen)
        painter.drawEllipse(QPointF(x, y), PLACE_PX, PLACE_PX)
        painter.drawPoint(QPointF(x, y))

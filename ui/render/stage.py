"""The 3-D picture of bone and parts, drawn off the screen into a plain image.

Nothing of VTK is a widget: there is no foreign window inside ours, so pixel ratios,
stacking, remote desktops and grabbing a picture work as for any painted widget.
"""

import os
import sys
from collections.abc import Mapping

import attrs
import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - registers the OpenGL classes
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkPolyDataMapper,
    vtkRenderer,
    vtkRenderWindow,
)

from planner.anatomy.vertebra import Part
from planner.arrays import Vector3
from ui.graphics import settle
from ui.render.surfaces import BoneSurface, PartSurface, is_complete
from ui.render.vtk_arrays import to_numpy, to_vtk

BONE_RGB = (0.90, 0.86, 0.78)
BACKDROP_RGB = (0.020, 0.024, 0.027)
GHOST_OPACITY = 0.20
"""Bone that would hide the parts it is drawn around."""

THROUGH = 0.4
"""How much of their opacity parts keep while something lies over the images."""

EYE_DISTANCE_MM = 1000.0
"""The view is parallel: only the order along the line of sight depends on this."""

Picture = NDArray[np.uint8]
Rgb = tuple[float, float, float]


@attrs.frozen(eq=False)
class PartPaint:
    """How parts are drawn; `medial` is the colour of a pedicle's medial wall."""

    colours: Mapping[Part, Rgb]
    opacities: Mapping[Part, float]
    medial: Rgb


@attrs.frozen(kw_only=True, eq=False)
class Sight:
    """A parallel view: what is in the middle, which way is in and which is down."""

    center_lps_mm: Vector3
    inward_lps: Vector3
    down_lps: Vector3
    height_mm: float


@attrs.frozen(eq=False)
class OverlaySurface:
    """Something drawn beside the bone, in a colour of its own."""

    surface: vtkPolyData
    colour: Rgb


class Stage:
    """Holds the OpenGL context; `release` gives it back and may be called twice."""

    def __init__(self, paint: PartPaint) -> None:
        self._paint = paint
        self._bone = vtkActor()
        self._bone.GetProperty().SetColor(*BONE_RGB)
        self._bone.GetProperty().SetSpecular(0.08)
        self._bone.SetMapper(vtkPolyDataMapper())
        self._surface: BoneSurface | None = None
        self._parts: list[tuple[vtkActor, Part]] = []
        self._overlays: list[vtkActor] = []
        self._renderer = vtkRenderer()
        self._renderer.SetBackground(*BACKDROP_RGB)
        self._window: vtkRenderWindow | None = None
        self._has_opengl = True

    @property
    def has_opengl(self) -> bool:
        """Whether there is an OpenGL to draw with, as far as anybody has tried."""
        return self._has_opengl

    def show_bone(self, surface: BoneSurface | None) -> None:
        self._renderer.RemoveActor(self._bone)
        self._surface = surface
        if surface and not surface.is_empty:
            self._renderer.AddActor(self._bone)

    def show_parts(self, parts: tuple[PartSurface, ...]) -> None:
        for actor, _ in self._parts:
            self._renderer.RemoveActor(actor)
        self._parts = [(self._part_actor(part), part.part) for part in parts]
        for actor, _ in self._parts:
            self._renderer.AddActor(actor)
        self._fade_parts()

    def show_overlays(self, overlays: tuple[OverlaySurface, ...]) -> None:
        for actor in self._overlays:
            self._renderer.RemoveActor(actor)
        self._overlays = [_overlay_actor(each) for each in overlays]
        for actor in self._overlays:
            self._renderer.AddActor(actor)
        self._fade_parts()

    def _fade_parts(self) -> None:
        """Let what lies in and behind the parts be seen through them."""
        share = THROUGH if self._overlays else 1.0
        for actor, part in self._parts:
            opacity = self._paint.opacities[part]
            actor.GetProperty().SetOpacity(share * opacity)
        parts = {part for _, part in self._parts}
        is_ghost = bool(self._overlays) or (bool(parts) and not is_complete(parts))
        bone = self._bone.GetProperty()
        bone.SetOpacity(GHOST_OPACITY if is_ghost else 1.0)
        bone.SetBackfaceCulling(is_ghost)

    def draw(
        self, sight: Sight, *, width: int, height: int, coarse: bool
    ) -> Picture | None:
        """Return the picture (height, width, 4) as RGBA; None without OpenGL."""
        window = self._open_window()
        if window is None:
            return None
        if self._surface:
            whole = self._surface.drawn if self._parts else self._surface.solid
            surface = self._surface.coarse if coarse else whole
            self._bone.GetMapper().SetInputDataObject(surface)
        self._aim(sight)
        window.SetSize(width, height)
        window.Render()
        pixels = vtkUnsignedCharArray()
        window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, pixels, 0)
        rows: Picture = to_numpy(pixels).reshape(height, width, 4)
        return np.ascontiguousarray(rows[::-1])

    def release(self) -> None:
        if self._window is not None:
            self._window.RemoveRenderer(self._renderer)
            self._window.Finalize()
            self._window = None

    def _open_window(self) -> vtkRenderWindow | None:
        if self._window is None and self._has_opengl:
            self._has_opengl = settle().can_draw
            if not self._has_opengl:
                return None
            window = new_window()
            window.SetOffScreenRendering(1)
            window.SetMultiSamples(0)
            self._has_opengl = bool(window.SupportsOpenGL())
            if self._has_opengl:
                window.AddRenderer(self._renderer)
                self._window = window
        return self._window

    def _aim(self, sight: Sight) -> None:
        camera = self._renderer.GetActiveCamera()
        eye = sight.center_lps_mm - EYE_DISTANCE_MM * sight.inward_lps
        camera.ParallelProjectionOn()
        camera.SetFocalPoint(*sight.center_lps_mm)
        camera.SetPosition(*eye)
        camera.SetViewUp(*(-sight.down_lps))
        camera.SetParallelScale(sight.height_mm / 2)
        self._renderer.ResetCameraClippingRange()

    def _part_actor(self, part: PartSurface) -> vtkActor:
        mapper = vtkPolyDataMapper()
        actor = vtkActor()
        actor.SetMapper(mapper)
        mapper.SetInputData(part.surface)
        look = actor.GetProperty()
        look.SetColor(*self._paint.colours[part.part])
        look.SetSpecular(0.1)
        if part.medial.any():
            plain, bright = self._paint.colours[part.part], self._paint.medial
            colours = np.where(part.medial[:, None], bright, plain) * 255
            scalars = to_vtk(colours.astype(np.uint8))
            part.surface.GetPointData().SetScalars(scalars)
        else:
            mapper.ScalarVisibilityOff()
        return actor


def _overlay_actor(overlay: OverlaySurface) -> vtkActor:
    actor, mapper = vtkActor(), vtkPolyDataMapper()
    mapper.SetInputData(overlay.surface)
    actor.SetMapper(mapper)
    actor.GetProperty().SetColor(*overlay.colour)
    actor.GetProperty().SetSpecular(0.1)
    return actor


def new_window() -> vtkRenderWindow:
    """Return a window of the kind this computer can draw into off the screen.

    Without an X server VTK would first complain and then take EGL: take it at once.
    """
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        from vtkmodules.vtkRenderingOpenGL2 import vtkEGLRenderWindow

        return vtkEGLRenderWindow()
    return vtkRenderWindow()

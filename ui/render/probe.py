"""Does this computer draw in three dimensions at all? For `isthmus self-check`."""

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - registers the OpenGL classes
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkFiltersSources import vtkSphereSource
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkPolyDataMapper,
    vtkRenderer,
    vtkRenderWindow,
    vtkWindowToImageFilter,
)

from ui.render.stage import new_window

SIZE_PX = 64


def draw_offscreen() -> str:
    """Draw a white ball off the screen; return which OpenGL did it.

    May take the whole process down where the graphics driver is broken: run it in one
    of its own.

    Raises
    ------
    RuntimeError
        If the picture comes back empty.
    """
    ball = vtkSphereSource()
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(ball.GetOutputPort())
    actor = vtkActor()
    actor.SetMapper(mapper)
    renderer = vtkRenderer()
    renderer.AddActor(actor)
    window = new_window()
    window.SetOffScreenRendering(1)
    window.SetSize(SIZE_PX, SIZE_PX)
    window.AddRenderer(renderer)
    window.Render()
    report = str(window.ReportCapabilities())
    middle = _middle_grey(window)
    window.Finalize()
    if middle < 64:
        raise RuntimeError("the picture came back empty")
    return _renderer_name(report)


def _middle_grey(window: vtkRenderWindow) -> int:
    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    grab.Update()
    picture: vtkImageData = grab.GetOutput()
    half = SIZE_PX // 2
    return int(picture.GetScalarComponentAsDouble(half, half, 0, 0))


def _renderer_name(report: str) -> str:
    for line in report.splitlines():
        if line.startswith("OpenGL renderer string:"):
            return line.partition(":")[2].strip()
    return "OpenGL"

"""Arrays across the border to VTK, whose own bridge carries no types."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util import numpy_support
from vtkmodules.vtkCommonCore import vtkDataArray


def to_vtk(array: NDArray[Any]) -> vtkDataArray:
    """Return a copy that VTK owns."""
    solid = np.ascontiguousarray(array)
    made: vtkDataArray = numpy_support.numpy_to_vtk(solid, deep=1)  # type: ignore[no-untyped-call]
    return made


def to_numpy(array: vtkDataArray) -> NDArray[Any]:
    """Return a view; it may be written to, and dies with the VTK array."""
    view: NDArray[Any] = numpy_support.vtk_to_numpy(array)  # type: ignore[no-untyped-call]
    return view

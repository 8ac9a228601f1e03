"""Structures of a case as closed surfaces that leave the program.

What is drawn on the screen is thinned and smoothed; these are as fine as the membership
they are made of.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from vtkmodules.vtkCommonDataModel import vtkPolyData

from planner.anatomy.vertebra import Part, Parts
from planner.exchange.mesh import Mesh, needle_mesh, outward
from planner.exchange.structures import Structure
from planner.imaging.volume import Grid
from planner.work import Monitor
from ui.render.surfaces import surface_at
from ui.render.vtk_arrays import to_numpy


def solids_of(structures: list[Structure], monitor: Monitor) -> list[Mesh]:
    """Return the surface of every structure, and of each vertebra's bone as a whole."""
    whole = [_bone(level, structures) for level in _levels(structures)]
    every = [*structures, *(bone for bone in whole if bone is not None)]
    made = [_solid(structure) for structure in monitor.watch(every, total=len(every))]
    return [mesh for mesh in made if mesh is not None]


def _levels(structures: Iterable[Structure]) -> list[str]:
    """Return the levels of which something is outlined, in their order."""
    outlined = (s.level for s in structures if s.part is not None)
    return list(dict.fromkeys(outlined))


def _bone(level: str, structures: Iterable[Structure]) -> Structure | None:
    """Join the bone of a level; what its parts leave open between them is closed."""
    parts = [
        s
        for s in structures
        if s.level == level and s.part not in (None, Part.CANAL) and s.field is not None
    ]
    if len(parts) < 2:
        return None
    fields = [part.field for part in parts if part.field is not None]
    joined = np.maximum.reduce(fields)
    filled = ndimage.binary_fill_holes(joined > Parts.WALL)
    joined[filled & (joined < Parts.WALL)] = np.ceil(Parts.WALL)
    return Structure(
        name=f"{level} vertebra",
        level=level,
        kind=parts[0].kind,
        field=joined,
        grid=parts[0].grid,
    )


def _solid(structure: Structure) -> Mesh | None:
    if structure.needle is not None:
        return needle_mesh(structure.name, structure.needle)
    assert structure.field is not None
    assert structure.grid is not None
    return _field_solid(structure.name, structure.field, structure.grid)


def _field_solid(name: str, field: NDArray[np.uint8], grid: Grid) -> Mesh | None:
    """Return where a membership passes its wall; closed where it meets the edge."""
    padded = np.pad(field, 1).astype(np.float32)
    around = grid.part((-1, -1, -1), padded.shape)
    surface = surface_at(padded, around.lps_from_ijk, Parts.WALL)
    if not surface.GetNumberOfPoints():
        return None
    points = to_numpy(surface.GetPoints().GetData()).astype(np.float64)
    return outward(name, points, _triangles(surface))


def _triangles(surface: vtkPolyData) -> NDArray[np.intp]:
    corners = to_numpy(surface.GetPolys().GetConnectivityArray())
    return corners.reshape(-1, 3).astype(np.intp)

"""Closed surfaces in patient LPS mm, as STL and OBJ."""

import struct
from collections.abc import Sequence
from typing import IO

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Points, Vector3
from planner.exchange.structures import file_stem
from planner.plan.needle import Needle

NEEDLE_SIDES = 96
"""Sides of a needle's cylinder: flatter than a circle by 0.1 % of its area."""

STL_HEADER_BYTES = 80
STL_TRIANGLE = np.dtype([("floats", "<f4", 12), ("attribute", "<u2")])


@attrs.frozen(kw_only=True, eq=False)
class Mesh:
    """A closed surface. `triangles` (m, 3) index `points_lps_mm` (n, 3).

    Seen from outside the corners of a triangle follow one another anticlockwise.
    """

    name: str
    points_lps_mm: Points
    triangles: NDArray[np.intp]

    @property
    def volume_mm3(self) -> float:
        """The enclosed volume; negative if the triangles are the wrong way round."""
        a, b, c = np.moveaxis(self.corners_lps_mm, 1, 0)
        return float(np.einsum("ij,ij->", a, np.cross(b, c))) / 6

    @property
    def corners_lps_mm(self) -> NDArray[np.float64]:
        """(m, 3, 3): the corners of each triangle, from the middle of the surface."""
        centred = self.points_lps_mm - self.points_lps_mm.mean(axis=0)
        return np.asarray(centred[self.triangles])

    @property
    def is_closed(self) -> bool:
        """Whether every edge is run through as often one way as the other."""
        a, b = self.triangles.ravel(), np.roll(self.triangles, -1, axis=1).ravel()
        count = len(self.points_lps_mm)
        there, back = np.sort(a * count + b), np.sort(b * count + a)
        return bool(np.array_equal(there, back))


def outward(name: str, points_lps_mm: Points, triangles: NDArray[np.intp]) -> Mesh:
    """Return a mesh whose triangles look outwards, whichever way they were given."""
    mesh = Mesh(name=name, points_lps_mm=points_lps_mm, triangles=triangles)
    if mesh.volume_mm3 >= 0:
        return mesh
    return attrs.evolve(mesh, triangles=np.ascontiguousarray(triangles[:, ::-1]))


def needle_mesh(name: str, needle: Needle) -> Mesh:
    """Return the cylinder of a needle, with flat ends at entry and tip."""
    across, up = _across(needle.direction_lps)
    turn = 2 * np.pi * np.arange(NEEDLE_SIDES) / NEEDLE_SIDES
    ring = needle.radius_mm * (
        np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up
    )
    ends = needle.entry_lps_mm, needle.tip_lps_mm
    points = np.concatenate((ring + ends[0], ring + ends[1], np.stack(ends)))
    here = np.arange(NEEDLE_SIDES)
    following = np.roll(here, -1)
    far, far_next = here + NEEDLE_SIDES, following + NEEDLE_SIDES
    entry, tip = (np.full(NEEDLE_SIDES, 2 * NEEDLE_SIDES + end) for end in (0, 1))
    strips = (
        (here, following, far_next),
        (here, far_next, far),
        (entry, following, here),
        (tip, far, far_next),
    )
    triangles = np.concatenate([np.stack(strip, axis=1) for strip in strips])
    return outward(name, points, triangles)


def _across(direction: Vector3) -> tuple[Vector3, Vector3]:
    """Return two unit vectors that stand on a direction and on each other."""
    aside = np.eye(3)[int(np.abs(direction).argmin())]
    across = np.cross(direction, aside)
    across /= np.linalg.norm(across)
    return across, np.cross(direction, across)


def write_stl(mesh: Mesh, stream: IO[bytes], *, comment: str) -> None:
    """Write binary STL; the header says frame and unit as 3D Slicer reads them.

    `comment` follows as far as 80 bytes go. An STL that begins with "solid" would be
    taken for text.
    """
    header = f"SPACE=LPS UNIT=mm {mesh.name}; {comment}".encode("ascii", "replace")
    corners = mesh.points_lps_mm[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    normals /= np.where(lengths > 0, lengths, 1)
    records = np.zeros(len(corners), STL_TRIANGLE)
    records["floats"] = np.concatenate((normals, corners.reshape(-1, 9)), axis=1)
    stream.write(header[:STL_HEADER_BYTES].ljust(STL_HEADER_BYTES))
    stream.write(struct.pack("<I", len(corners)))
    stream.write(records.tobytes())


def write_obj(meshes: Sequence[Mesh], stream: IO[str], *, comment: str) -> None:
    """Write every mesh as an object of one OBJ file, to a ten-thousandth of a mm."""
    stream.write(f"# SPACE=LPS\n# UNIT=mm\n# {comment}\n")
    first = 1
    for mesh in meshes:
        stream.write(f"o {file_stem(mesh.name)}\n")
        np.savetxt(stream, mesh.points_lps_mm, fmt="v %.4f %.4f %.4f")
        np.savetxt(stream, mesh.triangles + first, fmt="f %d %d %d")
        first += len(mesh.points_lps_mm)

"""What leaves as STL or OBJ is closed, looks outwards and has the volume it should."""

import io

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.vertebra import Part, Side
from planner.exchange.mesh import Mesh, needle_mesh, write_obj, write_stl
from planner.exchange.structures import structures_of
from planner.plan.case import (
    Case,
    CementPlan,
    LandmarkSource,
    LevelPlan,
    StudyReference,
)
from planner.work import Monitor
from tests.phantoms import L1S, analytic_vertebra, needle_lps, placed_frame
from ui.render.solids import solids_of

TURN = Rotation.from_euler("xyz", (25, -40, 15), degrees=True)
FRAME = placed_frame(turn=TURN)
NEEDLES = tuple(
    needle_lps(L1S, (15.5, -22), (10, 22), side=side, frame=FRAME) for side in Side
)
CEMENT_ML = 3.0

ROUNDED = 0.015
"""A sharp edge is cut within its voxel: of the smallest prism it takes a percent."""


@pytest.fixture(scope="module")
def solids() -> dict[str, Mesh]:
    level = LevelPlan(
        level="L1",
        anatomy=LandmarkSource(),
        needles=NEEDLES,
        cement=CementPlan(volume_ml=CEMENT_ML),
    )
    case = Case(study=StudyReference(ct="."), levels=(level,))
    structures = structures_of(case, {"L1": analytic_vertebra(L1S, frame=FRAME)})
    return {mesh.name: mesh for mesh in solids_of(structures, Monitor())}


def test_every_part_needle_and_cement_is_there(solids):
    parts = ("body", "right pedicle", "left pedicle", "spinal canal")
    others = ("posterior elements", "needle R1", "needle L1", "planned cement")
    assert set(solids) == {f"L1 {n}" for n in (*parts, *others, "vertebra")}


def test_every_surface_is_closed_and_looks_outwards(solids):
    for mesh in solids.values():
        assert mesh.is_closed, mesh.name
        assert mesh.volume_mm3 > 0, mesh.name


def test_a_needle_has_the_volume_of_its_cylinder(solids):
    needle = NEEDLES[0]
    volume = np.pi * needle.radius_mm**2 * needle.length_mm
    assert solids["L1 needle R1"].volume_mm3 == pytest.approx(volume, rel=0.001)


def test_no_point_of_a_needle_is_beyond_its_radius_or_ends(solids):
    needle = NEEDLES[0]
    points = solids["L1 needle R1"].points_lps_mm - needle.entry_lps_mm
    along = points @ needle.direction_lps
    aside = np.linalg.norm(points - along[:, None] * needle.direction_lps, axis=1)
    assert along.min() == pytest.approx(0, abs=1e-9)
    assert along.max() == pytest.approx(needle.length_mm)
    assert aside.max() == pytest.approx(needle.outer_diameter_mm / 2)


def test_parts_have_their_closed_volume(solids):
    model = L1S
    low, high = model.pedicle_z_mm
    length = -model.canal_dorsal_y_mm
    pedicle = (model.lateral_mm - model.medial_mm) * length * (high - low)
    half_width, half_depth = model.width_mm / 2, model.depth_mm / 2
    outline = half_depth * model.width_mm + np.pi * half_width * half_depth / 2
    canal = 2 * model.medial_mm * length * model.height_mm
    for name, volume in (
        ("right pedicle", pedicle),
        ("left pedicle", pedicle),
        ("body", outline * model.height_mm),
        ("spinal canal", canal),
    ):
        assert solids[f"L1 {name}"].volume_mm3 == pytest.approx(volume, rel=ROUNDED)


def test_right_lies_on_the_patients_right(solids):
    """In a patient who lies straight, right is where LPS x falls."""
    for side in Side:
        middle = solids[f"L1 {side.value} pedicle"].points_lps_mm.mean(axis=0)
        assert FRAME.to_box(middle)[0] * side.sign > L1S.medial_mm


def test_the_planned_cement_has_about_the_planned_volume(solids):
    assert solids["L1 planned cement"].volume_mm3 == pytest.approx(3000, rel=0.1)


def test_the_whole_vertebra_holds_its_parts_and_no_seam_between_them(solids):
    parts = ("body", "right pedicle", "left pedicle", "posterior elements")
    together = sum(solids[f"L1 {name}"].volume_mm3 for name in parts)
    assert solids["L1 vertebra"].volume_mm3 == pytest.approx(together, rel=0.02)


def test_a_vertebra_of_which_landmarks_show_nothing_more_has_no_whole():
    vertebra = analytic_vertebra(L1S)
    assert Part.BODY in vertebra.parts.membership
    assert solids_of([], Monitor()) == []


def test_stl_says_frame_and_unit_and_holds_every_triangle():
    mesh = needle_mesh("L1 needle R1", NEEDLES[0])
    stream = io.BytesIO()
    write_stl(mesh, stream, comment="state 0123456789ab")
    content = stream.getvalue()
    assert content[:80].startswith(
        b"SPACE=LPS UNIT=mm L1 needle R1; state 0123456789ab"
    )
    assert len(content) == 84 + 50 * len(mesh.triangles)
    record = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("a", "<u2")])
    read = np.frombuffer(content[84:], record)
    np.testing.assert_allclose(
        read["corners"], mesh.points_lps_mm[mesh.triangles], atol=1e-4
    )
    middle = mesh.points_lps_mm.mean(axis=0)
    outwards = read["corners"].mean(axis=1) - middle
    assert (np.einsum("ij,ij->i", read["normal"], outwards) > 0).all()


def test_obj_holds_every_mesh_under_its_name():
    meshes = [needle_mesh(f"L1 needle {n.id}", n) for n in NEEDLES]
    stream = io.StringIO()
    write_obj(meshes, stream, comment="state 0123456789ab")
    lines = stream.getvalue().splitlines()
    assert lines[:2] == ["# SPACE=LPS", "# UNIT=mm"]
    assert [n for n in lines if n[0] == "o"] == ["o L1_needle_R1", "o L1_needle_L1"]
    points = np.array([n.split()[1:] for n in lines if n.startswith("v ")], float)
    faces = np.array([n.split()[1:] for n in lines if n.startswith("f ")], int)
    written = np.concatenate([m.points_lps_mm for m in meshes])
    np.testing.assert_allclose(points, written, atol=1e-4)
    assert faces.min() == 1
    assert faces.max() == len(points)

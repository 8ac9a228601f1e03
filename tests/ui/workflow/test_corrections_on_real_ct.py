"""L1 of a real CT, by its label map and by one click: corrected, painted, renamed."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.anatomy.schemes import TOTALSEGMENTATOR
from planner.anatomy.vertebra import Side, Wall
from planner.arrays import Vector3
from planner.plan.case import LabelSource, SeedSource
from planner.plan.outline_edits import corrections_of
from tests.ui.workflow.surgeon import Surgeon
from tests.ui.workflow.test_labels_on_real_ct import plan_of
from tests.ui.workflow.test_seed_on_real_ct import BODY_OF_L1_LPS_MM

THROUGH_MM = 0.2
"""A pixel of the view, and what smoothing leaves on voxels of 2.5 mm."""

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def by_labels(surgeon: Surgeon, data: Path, folder: Path) -> None:
    surgeon.open(plan_of("L1", data, folder))


def by_seed(surgeon: Surgeon, data: Path, folder: Path) -> None:
    surgeon.open(data / "lidc-0001" / "dicom")
    surgeon.look_at(BODY_OF_L1_LPS_MM)
    surgeon.choose("form.level", "L1")
    surgeon.press("form.seed")
    surgeon.press("form.done")


def medial_edge_lps_mm(surgeon: Surgeon, *, medially_mm: float = 0.0) -> Vector3:
    """Where the isthmus of the right pedicle is bounded medially, at its middle."""
    vertebra = surgeon.session.drawn
    assert vertebra is not None, surgeon.session.anatomy_problem
    isthmus = vertebra.pedicles[Side.RIGHT].isthmus
    _, y, z = isthmus.center_mm
    medial = float(isthmus.borders_at([z])[0][0])
    return vertebra.frame.to_lps((medial - medially_mm, y, z))


def inside_mm(surgeon: Surgeon, point_lps_mm: Vector3) -> float:
    vertebra = surgeon.session.vertebra
    assert vertebra is not None, surgeon.session.anatomy_problem
    point = vertebra.frame.to_box(point_lps_mm)
    walls = vertebra.pedicles[Side.RIGHT].walls.at(point[None])[0]
    return float(walls[list(Wall).index(Wall.MEDIAL)])


@pytest.mark.long
@pytest.mark.parametrize(
    ("begin", "source"),
    [(by_labels, LabelSource), (by_seed, SeedSource)],
    ids=["labels", "seed"],
)
def test_a_real_vertebra_is_corrected_confirmed_and_renamed(
    surgeon: Surgeon, shared_data: Path, tmp_path: Path, begin, source
) -> None:
    begin(surgeon, shared_data, tmp_path)
    surgeon.wait_for_anatomy()
    session = surgeon.session
    first = session.vertebra
    surgeon.key(Qt.Key.Key_P)
    edge = medial_edge_lps_mm(surgeon)
    wanted = medial_edge_lps_mm(surgeon, medially_mm=-1.5)
    surgeon.look_at(edge)

    surgeon.key(Qt.Key.Key_M)
    surgeon.press("landmark.right_pedicle_medial")
    surgeon.click("axial", wanted)
    surgeon.wait_for_anatomy()
    assert session.level is not None
    assert isinstance(session.level.anatomy, source)
    placed = corrections_of(session.level.anatomy).points_lps_mm
    assert inside_mm(surgeon, placed["right_pedicle_medial"]) == pytest.approx(
        0, abs=THROUGH_MM
    )

    surgeon.key(Qt.Key.Key_W)
    held = placed["right_pedicle_medial"]
    surgeon.drag("axial", held, edge)
    surgeon.wait_for_anatomy()
    surgeon.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    surgeon.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.vertebra is first

    surgeon.key(Qt.Key.Key_D)
    surgeon.drag("axial", medial_edge_lps_mm(surgeon, medially_mm=-2.0), edge)
    surgeon.wait_for_anatomy()
    assert corrections_of(session.level.anatomy).count == 1
    assert inside_mm(surgeon, edge) > 0.5

    surgeon.type_into("confirm.initials", "AB")
    surgeon.press("confirm.button")
    bone = session.vertebra
    assert bone is not None
    surgeon.key(Qt.Key.Key_Up, CONTROL_SHIFT)
    assert session.level.level == "T12"
    assert session.level.confirmed_by is None
    assert session.vertebra is not None
    assert np.array_equal(session.vertebra.frame.axes_lps, bone.frame.axes_lps)
    anatomy = session.level.anatomy
    if isinstance(anatomy, LabelSource):
        assert anatomy.value == TOTALSEGMENTATOR.levels["L1"]

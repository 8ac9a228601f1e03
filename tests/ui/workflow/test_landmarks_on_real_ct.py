"""A T10 on a real CT without labels: landmarks, confirmation, needle, verdicts."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.arrays import Vector3
from planner.plan.case import LANDMARK_NAMES
from planner.rules.findings import Severity
from tests.ui.workflow.surgeon import QUESTIONS_OPEN, Surgeon
from tests.ui.workflow.test_labels_on_real_ct import READ_OFF_MM, STEEPEST_WALL

FIRST_VOXEL_LPS_MM = np.array((-201.0, -59.0, -679.8))
VOXEL_MM = np.array((0.78125, 0.78125, 1.0))


def at(i: float, j: float, k: float) -> Vector3:
    """A place on `lidc-0314` by its voxel, where it was read off the pictures."""
    return FIRST_VOXEL_LPS_MM + VOXEL_MM * (i, j, k)


LANDMARKS = {
    "canal_center": at(245.3, 389, 70),
    "posterior_superior": at(245.5, 382.5, 77),
    "posterior_inferior": at(245.5, 377.5, 54.5),
    "anterior_superior": at(245.5, 348, 79),
    "anterior_inferior": at(245.5, 343, 60),
    "right_pedicle_medial": at(235.5, 387, 70),
    "right_pedicle_lateral": at(226.5, 387, 69),
    "right_pedicle_cranial": at(231, 387, 78),
    "right_pedicle_caudal": at(231.5, 387, 62.3),
    "left_pedicle_medial": at(254.2, 387, 70),
    "left_pedicle_lateral": at(263.5, 387, 69),
    "left_pedicle_cranial": at(258.5, 387, 78),
    "left_pedicle_caudal": at(259, 387, 62.6),
}

ENTRY, TIP = at(231.0, 398, 70.5), at(232.5, 357, 70.5)
"""Through the middle of the right pedicle to two thirds of the body."""

MID_PEDICLE = ENTRY + (TIP - ENTRY) * 0.25

MEDIALLY_LPS_MM = np.array((6.0, 0.0, 0.0))
"""From the patient's right towards the midline: to the patient's left."""


@pytest.fixture
def planned(surgeon: Surgeon, shared_data: Path) -> Surgeon:
    """T10 outlined by landmarks and confirmed, one 15G needle drawn."""
    surgeon.open(shared_data / "lidc-0314" / "dicom")
    surgeon.choose("form.level", "T10")
    surgeon.press("form.landmarks")
    surgeon.press("form.done")
    surgeon.look_at(LANDMARKS["canal_center"])
    for view in ("axial", "sagittal"):
        surgeon.zoom_in(view, LANDMARKS["canal_center"], notches=6)
    for name in LANDMARK_NAMES:
        surgeon.look_at(LANDMARKS[name])
        surgeon.press(f"landmark.{name}")
        view = "sagittal" if "posterior" in name or "anterior" in name else "axial"
        surgeon.click(view, LANDMARKS[name])
    surgeon.wait_for_anatomy()
    assert surgeon.severity_of("ANAT") is Severity.NA
    surgeon.type_into("confirm.initials", "AB")
    surgeon.press("confirm.button")
    surgeon.look_at(TIP)
    surgeon.key(Qt.Key.Key_N)
    surgeon.click("axial", ENTRY)
    surgeon.click("axial", TIP)
    surgeon.choose("needle.gauge", "15G  ·  1.83 mm")
    return surgeon


ENTRY_IN_THE_MIDDLE = "P-03"
"""This entry lies at 49 % of the pedicle's width: a hair inside its inner half."""


def test_needle_through_t10_passes_stops_when_moved_medially_and_warns_when_short(
    planned: Surgeon,
) -> None:
    assert planned.warned_by == {ENTRY_IN_THE_MIDDLE}
    assert planned.verdict == QUESTIONS_OPEN
    safe_mm = planned.clearance_mm("medial")
    planned.drag("axial", MID_PEDICLE, MID_PEDICLE + MEDIALLY_LPS_MM)

    assert planned.verdict == "STOP"
    assert planned.severity_of("P-02") is Severity.STOP
    lost_mm = safe_mm - planned.clearance_mm("medial")
    assert 6.0 * STEEPEST_WALL - READ_OFF_MM <= lost_mm <= 6.0 + READ_OFF_MM
    planned.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert planned.warned_by == {ENTRY_IN_THE_MIDDLE}
    assert planned.verdict == QUESTIONS_OPEN
    assert planned.clearance_mm("medial") == safe_mm

    wall, front = LANDMARKS["posterior_superior"], LANDMARKS["anterior_superior"]
    short_y_mm = 0.77 * (wall[1] - 1.2) + 0.23 * front[1]
    entry, tip = planned.needle.entry_lps_mm, planned.needle.tip_lps_mm
    short_tip = entry + (tip - entry) * (short_y_mm - entry[1]) / (tip - entry)[1]
    planned.drag("axial", planned.needle.tip_lps_mm, short_tip)

    assert planned.warned_by == {ENTRY_IN_THE_MIDDLE, "C-01"}
    assert planned.verdict == QUESTIONS_OPEN
    assert planned.severity_of("C-01") is Severity.WARN
    assert planned.severity_of("P-02") is Severity.PASS

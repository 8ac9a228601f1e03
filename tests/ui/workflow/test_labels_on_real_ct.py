"""L1 and T9 of a real CT with a label map: confirmation, needle, verdicts."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.anatomy.vertebra import Side
from planner.arrays import FloatArray, Vector3
from planner.rules.findings import Severity
from tests.ui.workflow.surgeon import QUESTIONS_OPEN, Surgeon

STEEPEST_WALL = np.cos(np.radians(45))
"""A medial wall faces the midline within 45 degrees (planner.anatomy.walls): 6 mm
towards it are at least this share of 6 mm across it, and never more than 6 mm."""

READ_OFF_MM = 0.1
"""The panel shows tenths; each of two numbers is rounded, and a click is a pixel."""

THICK, THIN = "13G  ·  2.41 mm", "15G  ·  1.83 mm"
"""On slices of 2.5 mm a wall is so unsure that no thicker needle is clear along the
axis of the right pedicle of L1, 8 mm wide, nor in those of T9 and T11."""

BEHIND_CANAL_MM = 6.0
TARGET_DEPTH = 0.7


def plan_of(level: str, data: Path, folder: Path) -> Path:
    file = folder / "plan.json"
    anatomy = {
        "source": "labels",
        "labels": str(data / "lidc-0001" / "labels_totalsegmentator.nii.gz"),
        "scheme": "totalsegmentator",
        "value": None,
    }
    document = {
        "schema": "isthmus-plan/1",
        "study": {"ct": str(data / "lidc-0001" / "dicom"), "series_uid": None},
        "levels": [{"level": level, "anatomy": anatomy, "needles": []}],
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


class Corridor:
    """The way through the middle of a pedicle, in the vertebra's own planes."""

    def __init__(self, surgeon: Surgeon, side: Side) -> None:
        vertebra = surgeon.session.vertebra
        assert vertebra is not None
        self._vertebra, self._sign = vertebra, side.sign
        isthmus = vertebra.pedicles[side].isthmus
        self._offset, self._y, self._z = isthmus.center_mm
        self._turn = np.tan(np.radians(isthmus.transverse_deg or 0.0))

    def at(self, y_mm: float, *, medially_mm: float = 0.0) -> Vector3:
        """The middle of the corridor at a depth, shifted towards the midline."""
        offset = self._offset - self._turn * (y_mm - self._y) - medially_mm
        box: FloatArray = np.array((self._sign * offset, y_mm, self._z))
        return self._vertebra.frame.to_lps(box)

    def at_depth(self, fraction: float) -> Vector3:
        """Where the corridor has that fraction of the body's depth behind it."""
        wall = float(self._vertebra.posterior_wall.y_at(self._z))
        front = float(self._vertebra.anterior_wall.y_at(self._z))
        return self.at(wall + fraction * (front - wall))

    @property
    def entry_lps_mm(self) -> Vector3:
        return self.at(self._vertebra.canal_dorsal_y_mm - BEHIND_CANAL_MM)

    @property
    def isthmus_y_mm(self) -> float:
        return self._y


@pytest.mark.parametrize(
    ("level", "side", "gauge"),
    [
        ("L1", Side.RIGHT, THICK),
        ("T11", Side.LEFT, THIN),
        ("T9", Side.RIGHT, THIN),
    ],
)
def test_safe_needle_passes_then_stops_medially_and_warns_when_short(
    surgeon: Surgeon,
    shared_data: Path,
    tmp_path: Path,
    level: str,
    side: Side,
    gauge: str,
) -> None:
    surgeon.open(plan_of(level, shared_data, tmp_path))
    surgeon.wait_for_anatomy()
    surgeon.type_into("confirm.initials", "AB")
    surgeon.press("confirm.button")
    way = Corridor(surgeon, side)
    surgeon.key(Qt.Key.Key_P)
    surgeon.look_at(way.at(way.isthmus_y_mm))
    surgeon.key(Qt.Key.Key_N)
    surgeon.click("axial", way.entry_lps_mm)
    surgeon.click("axial", way.at_depth(TARGET_DEPTH))
    surgeon.choose("needle.gauge", gauge)
    assert surgeon.needle_is_clear
    assert surgeon.verdict == QUESTIONS_OPEN
    assert surgeon.needle.side == side.value
    safe_mm = surgeon.clearance_mm("medial")

    middle = way.isthmus_y_mm
    surgeon.drag("axial", way.at(middle), way.at(middle, medially_mm=6.0))

    assert surgeon.verdict == "STOP"
    assert surgeon.severity_of("P-02") is Severity.STOP
    lost_mm = safe_mm - surgeon.clearance_mm("medial")
    assert 6.0 * STEEPEST_WALL - READ_OFF_MM <= lost_mm <= 6.0 + READ_OFF_MM
    surgeon.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert surgeon.needle_is_clear
    assert surgeon.verdict == QUESTIONS_OPEN

    surgeon.drag("axial", surgeon.needle.tip_lps_mm, way.at_depth(0.25))

    assert surgeon.reads("needle.depth") == "25 %"
    assert not surgeon.needle_is_clear
    assert surgeon.verdict == QUESTIONS_OPEN
    assert surgeon.severity_of("C-01") is Severity.WARN

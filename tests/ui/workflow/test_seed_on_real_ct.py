"""L1 of a real CT from one click in its body."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Side
from planner.plan.case import LabelSource, SeedSource
from tests.ui.workflow.surgeon import Surgeon

BODY_OF_L1_LPS_MM = (22.0, 38.0, -280.0)
"""About the middle of the body, read off the screen."""


def test_one_click_finds_a_vertebra_that_can_be_undone(
    surgeon: Surgeon, shared_data: Path
) -> None:
    surgeon.open(shared_data / "lidc-0001" / "dicom")
    surgeon.look_at(BODY_OF_L1_LPS_MM)
    surgeon.click("axial", BODY_OF_L1_LPS_MM)
    surgeon.press("form.seed")
    surgeon.press("form.done")
    surgeon.wait_for_anatomy()

    session = surgeon.session
    assert session.level is not None
    assert isinstance(session.level.anatomy, SeedSource)
    assert session.level.anatomy.body_lps_mm == pytest.approx(
        BODY_OF_L1_LPS_MM, abs=1.0
    )
    vertebra = session.vertebra
    assert vertebra is not None, session.anatomy_problem
    file = shared_data / "lidc-0001" / "labels_totalsegmentator.nii.gz"
    by_labels = build_vertebra(
        level="L1",
        source=LabelSource(labels=str(file)),
        grid=session.volume.grid,
        labels=read_label_map(file),
    )
    turn = vertebra.frame.axes_lps.T @ by_labels.frame.axes_lps
    assert np.degrees(np.arccos((np.trace(turn) - 1) / 2)) < 8
    for side in Side:
        widths = [v.pedicles[side].isthmus.width_mm for v in (vertebra, by_labels)]
        assert widths[0] == pytest.approx(widths[1], abs=3.0)

    surgeon.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.case.levels == ()


def test_a_click_beside_the_body_is_told_and_mended_by_another(
    surgeon: Surgeon, shared_data: Path
) -> None:
    surgeon.open(shared_data / "lidc-0001" / "dicom")
    surgeon.look_at((120.0, 38.0, -280.0))
    surgeon.press("form.seed")
    surgeon.press("form.done")
    surgeon.wait_for_search()
    assert surgeon.session.vertebra is None
    assert "middle of" in surgeon.reads("vertebra.problem")

    surgeon.look_at(BODY_OF_L1_LPS_MM)
    surgeon.press("seed.body")
    surgeon.wait_for_anatomy()
    assert surgeon.session.vertebra is not None

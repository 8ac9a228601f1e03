"""The list of gaps brings the views to each of them."""

import numpy as np
from PySide6.QtWidgets import QLabel, QPushButton

from tests.planner.rules.test_known_cortex import bone, gap
from ui.panels.gap_list import GapList
from ui.theme import Look


def test_show_me_goes_to_the_gap_whose_button_was_pressed(qtbot):
    shown: list[np.ndarray] = []
    panel = GapList(Look(), on_show=shown.append)
    qtbot.addWidget(panel)
    gaps = gap("upper_endplate", (0, 15, 12)), gap("right_side", (20, 12, 0))
    panel.show_bone(bone(defects=gaps))
    buttons = panel.findChildren(QPushButton)
    assert len(buttons) == 2
    legend = [each.text() for each in panel.findChildren(QLabel)][-1]
    assert "dashed ring" in legend
    buttons[1].click()
    assert np.array_equal(shown[0], gaps[1].at_lps_mm)
    panel.show_bone(None)
    assert not panel.isVisible()

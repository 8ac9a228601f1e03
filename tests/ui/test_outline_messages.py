"""What is said of a wall in the hand, and of what a correction changed."""

import pytest

from planner.anatomy.vertebra import Side, Wall
from planner.anatomy.wall_in_hand import PedicleWall
from planner.rules.findings import Severity
from ui.messages.numbers import NO_BREAK
from ui.messages.outlines import drag_words, effect_words, frame_hint


def plain(words: str) -> str:
    return words.replace(NO_BREAK, " ")


MEDIAL = PedicleWall(side=Side.RIGHT, wall=Wall.MEDIAL)
CRANIAL = PedicleWall(side=Side.LEFT, wall=Wall.CRANIAL)


@pytest.mark.parametrize(
    ("held", "across", "rooms", "said"),
    [
        (
            MEDIAL,
            5.94,
            [("R1", 1.36), ("R2", -0.24)],
            (
                "Moved 1.8 mm · pedicle 5.9 mm wide here\n"
                "R1 +1.4 mm from here · R2 −0.2 mm from here · let go to measure"
            ),
        ),
        (CRANIAL, 12.0, [], "Moved 1.8 mm · pedicle 12.0 mm tall here\nlet go"),
        (MEDIAL, -3.0, [], "Moved 1.8 mm · pedicle 0.0 mm wide here\nlet go"),
        (None, None, [], "Moved 1.8 mm\nlet go to measure"),
    ],
)
def test_a_wall_in_the_hand_tells_how_far_how_wide_and_how_near(
    held, across, rooms, said
):
    words = drag_words(moved_mm=1.81, held=held, across_mm=across, rooms_mm=rooms)
    assert plain(words).startswith(said)


def test_a_correction_tells_before_and_after_of_what_changed():
    words = effect_words(
        widths_mm={Side.RIGHT: (7.58, 6.51), Side.LEFT: (9.71, 9.80)},
        rooms_mm={"R1": (0.42, -0.71), "L1": (3.0, 3.1)},
        severities=(Severity.WARN, Severity.STOP),
    )
    assert plain(words).splitlines() == [
        "Isthmus right 7.6 → 6.5 mm",
        "R1 medial +0.4 → −0.7 mm",
        "WARNING → STOP",
    ]


def test_a_correction_that_changed_no_number_says_so():
    words = effect_words(
        widths_mm={Side.RIGHT: (7.6, 7.6)},
        rooms_mm={},
        severities=(Severity.PASS, Severity.PASS),
    )
    assert words == "Measured: no width and no room has changed"


def test_corners_and_canal_are_said_to_move_no_bone_and_edges_are_not():
    assert "not the bone" in frame_hint("anterior_inferior")
    assert "not the bone" in frame_hint("canal_center")
    assert frame_hint("left_pedicle_medial") == ""

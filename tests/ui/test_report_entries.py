"""Where a needle enters is told in millimetres that a ruler on the model gives."""

import numpy as np
import pytest

from planner.plan.needle import Needle
from planner.rules.facts import SkinPath
from tests.phantoms import (
    L1S,
    analytic_vertebra,
    needle_lps,
    placed_frame,
    random_turn,
)
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.messages.entries import entry_row
from ui.report.figures import MM_PER_PX, SCALE, SIZE, WIDTH_MM
from ui.report.make_report import key_figures, session_report

VERTEBRA = analytic_vertebra(L1S)


def skin_at(x: float, y: float, z: float, needle) -> SkinPath:
    point = VERTEBRA.frame.to_lps((x, y, z))
    way = float(np.linalg.norm(point - needle.entry_lps_mm))
    return SkinPath(
        skin_lps_mm=point, to_entry_mm=way, to_tip_mm=way + needle.length_mm
    )


def test_an_entry_is_told_from_midline_pedicle_back_wall_and_skin():
    needle = needle_lps(L1S, (18.0, -22.0), (10.0, 20.0))
    x, y, z = VERTEBRA.frame.to_box(needle.entry_lps_mm)
    assert (x, y) == pytest.approx((18.0, -22.0))
    right = VERTEBRA.pedicles[next(s for s in VERTEBRA.pedicles if s.sign > 0)]
    middle = right.isthmus.center_mm
    row = entry_row(needle, VERTEBRA, skin_at(30, -70, 12.5, needle))
    way = np.hypot(np.hypot(12, 48), 12.5 - z)
    out, up = x - middle[0], z - middle[2]
    beside = "lateral" if out >= 0 else "medial"
    above = "cranial" if up >= 0 else "caudal"
    assert row == (
        "R1",
        "18.0 mm to the right",
        f"{abs(out):.1f} mm {beside}\n{abs(up):.1f} mm {above}",
        "22.0 mm",
        "30.0 mm to the right",
        "12.5 mm cranial",
        f"{way:.1f} mm",
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize(
    ("out_mm", "told"), [(2.0, "2.0 mm lateral"), (-3.0, "3.0 mm medial")]
)
def test_lateral_is_away_from_the_midline_on_both_sides_however_one_lies(
    seed: int, side: int, out_mm: float, told: str
):
    frame = placed_frame(turn=random_turn(seed))
    vertebra = analytic_vertebra(L1S, frame=frame)
    middle_mm = (L1S.medial_mm + L1S.lateral_mm) / 2
    height_mm = sum(L1S.pedicle_z_mm) / 2
    needle = Needle(
        id="N1",
        entry_lps_mm=frame.to_lps((side * (middle_mm + out_mm), -22, height_mm + 1.5)),
        tip_lps_mm=frame.to_lps((side * 8, 20, height_mm)),
        outer_diameter_mm=3.048,
    )
    row = entry_row(needle, vertebra, None)
    assert row[2] == f"{told}\n1.5 mm cranial"
    assert row[1].endswith("to the right" if side > 0 else "to the left")


def test_skin_that_is_not_in_the_images_is_said_to_be_farther():
    needle = needle_lps(L1S, (-18.0, -22.0), (-10.0, 20.0))
    unseen = SkinPath(skin_lps_mm=None, to_entry_mm=31.0, to_tip_mm=70.0)
    row = entry_row(needle, VERTEBRA, unseen)
    assert row[1] == "18.0 mm to the left"
    assert row[4:] == ("not in the images", "not in the images", "more than 31.0 mm")


def test_an_entry_without_a_vertebra_is_not_told():
    assert set(entry_row(SAFE_NEEDLE, None, None)[1:]) == {"–"}


def bar_mm_on_paper(picture: np.ndarray) -> float:
    """Measure the longest light line in the lower right corner of a picture."""
    rows, columns = picture.shape[:2]
    corner = picture[-rows // 8 :, columns // 2 :].astype(int).min(axis=2) > 190
    longest = 0
    for row in corner:
        ends = np.flatnonzero(np.diff(np.r_[0, row.astype(int), 0]))
        longest = max([longest, *(ends[1::2] - ends[::2])])
    return float(longest * WIDTH_MM / columns)


def test_the_bar_in_every_picture_has_its_length_on_paper_at_one_scale(
    window, show_case
):
    show_case(phantom_case(SAFE_NEEDLE))
    assert WIDTH_MM / SIZE.width() / MM_PER_PX == pytest.approx(SCALE)
    pictures = [
        figure
        for rows in key_figures(window.session).values()
        for row in rows
        for figure in row.figures
    ]
    assert len(pictures) == 6
    for figure in pictures:
        measured = bar_mm_on_paper(figure.picture) / SCALE
        assert measured == pytest.approx(20, abs=0.4), figure.caption


def test_the_report_tells_where_the_needles_enter(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    told = str(session_report(window.session).blocks)
    assert "Where the needles enter" in told
    assert "to the right" in told

"""Lines and handles of the 3-D view lie on the walls that are measured."""

import numpy as np
import pytest

from planner.anatomy.vertebra import Side
from tests.phantoms import L1S, analytic_vertebra
from ui.viewports.outline_tool import OutlineTool
from ui.viewports.scene_outlines import (
    HandleDrag,
    handle_under,
    handles_of,
    lines_of,
    shown_handles,
)
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.view_state import ViewState

VERTEBRA = analytic_vertebra(L1S)
ORIGIN = VERTEBRA.frame.origin_lps_mm


def camera(right: str, down: str) -> SliceCamera:
    axes = {
        "right": VERTEBRA.frame.right_lps,
        "back": -VERTEBRA.frame.anterior_lps,
        "feet": -VERTEBRA.frame.cranial_lps,
    }
    return SliceCamera(
        right_lps=axes[right],
        down_lps=axes[down],
        center_lps_mm=ORIGIN,
        mm_per_px=0.2,
        size_px=(600, 600),
    )


def in_box(points_lps_mm) -> np.ndarray:
    return VERTEBRA.frame.to_box(points_lps_mm)


def test_each_isthmus_is_ringed_at_its_walls_and_told_with_its_width():
    rings = [line for line in lines_of(VERTEBRA) if line.word]
    assert len(rings) == 2
    for side, ring in zip(VERTEBRA.pedicles, rings, strict=True):
        box = in_box(ring.points_lps_mm)
        isthmus = VERTEBRA.pedicles[side].isthmus
        assert box[:, 1] == pytest.approx(isthmus.y_mm)
        offset = side.sign * box[:, 0]
        assert offset.min() == pytest.approx(L1S.medial_mm, abs=0.02)
        assert offset.max() == pytest.approx(L1S.lateral_mm, abs=0.02)
        assert np.array_equal(box[0], box[-1]), "closed"
        assert ring.word.startswith(f"{isthmus.width_mm:.1f}")


def test_the_wall_line_joins_the_posterior_corners():
    (wall,) = [line for line in lines_of(VERTEBRA) if line.is_dashed]
    box = in_box(wall.points_lps_mm)
    assert box[:, 2] == pytest.approx(VERTEBRA.endplates_z_mm)
    assert box[:, 1] == pytest.approx(VERTEBRA.posterior_wall.y_at(box[:, 2]))


def test_walls_are_pulled_only_where_their_axis_is_seen():
    from_behind = shown_handles(VERTEBRA, camera("right", "feet"))
    from_the_side = shown_handles(VERTEBRA, camera("back", "feet"))
    axes = {
        name: {int(np.abs(in_box(ORIGIN + h.axis_lps)).argmax()) for h in handles}
        for name, handles in (("behind", from_behind), ("side", from_the_side))
    }
    assert axes == {"behind": {0, 2}, "side": {1, 2}}
    medial = [h for h in handles_of(VERTEBRA) if abs(in_box(h.at_lps_mm)[0]) > 1]
    sides = {Side.RIGHT if in_box(h.at_lps_mm)[0] > 0 else Side.LEFT for h in medial}
    assert sides == set(Side)


class Followed(OutlineTool):
    """Remembers where it was led to."""

    def drag_to(self, at_lps_mm) -> None:
        self.led_to = np.asarray(at_lps_mm)


def test_a_wall_goes_along_its_axis_as_far_as_the_pointer_does():
    view = camera("right", "feet")
    handle = next(
        h for h in shown_handles(VERTEBRA, view) if in_box(h.at_lps_mm)[0] > 1
    )
    x, y = view.to_px(handle.at_lps_mm).tolist()
    assert handle_under(VERTEBRA, view, (x + 8, y)) is not None
    assert handle_under(VERTEBRA, view, (x, y + 290)) is None
    tool = Followed(None, ViewState())
    drag = HandleDrag(tool, view, handle, (x, y))
    drag.move(x + 15, y + 30)
    assert tool.led_to == pytest.approx(handle.at_lps_mm + 3.0 * handle.axis_lps)

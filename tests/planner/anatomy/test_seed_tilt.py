"""The tilt of two endplates, of which much or little is seen."""

import numpy as np
import pytest

from planner.anatomy.from_seed import sure_necks
from planner.anatomy.pedicle_lines import BesideLines
from planner.anatomy.pedicle_neck import TURNS_DEG, Neck
from planner.anatomy.seeded.body import HEIGHT_STEP_MM, Columns, Plate
from planner.anatomy.seeded.tilt import find_tilts
from planner.anatomy.vertebra import Side
from planner.errors import AnatomyNotSeen

FLAT = np.zeros(2)
DISC_MM = 5.0


def plate(
    slopes: tuple[float, float], *, up: bool, seen: float, also: float | None = None
) -> Plate:
    """Return an endplate 10 mm off, `seen` in so large a part of its width.

    The next vertebra's endplate, a disc further out, is seen as `also` of the width.
    """
    x, y = np.arange(-18.0, 18.1, 1.5), np.arange(0.0, 27.1, 1.5)
    away = np.arange(0.0, 26.0, HEIGHT_STEP_MM)
    z = away if up else -away
    plane = slopes[0] * x[:, None] + slopes[1] * (y - y.mean()) + (10 if up else -10)
    outwards = (z - plane[..., None]) * (1 if up else -1)
    cortex = np.clip(1 - np.abs(outwards) / 1.2, 0, 1)
    cortex[np.abs(x) > 18 * seen] = 0
    if also is not None:
        other = np.clip(1 - np.abs(outwards - DISC_MM) / 1.2, 0, 1)
        other[np.abs(x) > 18 * also] = 0
        cortex = np.maximum(cortex, other)
    columns = Columns(
        x_mm=x,
        y_mm=y,
        heights_mm=z,
        up=up,
        hu=300 * cortex,
        cost=-cortex,
        cortex=cortex,
        inside=np.ones((len(x), len(y)), bool),
    )
    return Plate(
        columns=columns,
        z_mm=np.full((len(x), len(y)), 10.0 if up else -10.0),
        contrast_hu=np.full((len(x), len(y)), 300.0 * seen),
        usual=np.zeros(3),
    )


def test_endplates_that_are_seen_tell_their_own_tilt_against_the_walls():
    upper, lower = (
        plate((0.05, 0.2), up=True, seen=1.0),
        plate((0.05, -0.1), up=False, seen=1.0),
    )
    above, below = find_tilts(upper, lower, expected=np.array((0.0, -0.15)))
    assert above[:2] == pytest.approx((0.05, 0.2), abs=0.03)
    assert below[:2] == pytest.approx((0.05, -0.1), abs=0.03)


def test_endplates_that_are_not_seen_are_square_to_what_is():
    upper, lower = (
        plate((0, 0), up=True, seen=-1.0),
        plate((0, 0), up=False, seen=-1.0),
    )
    expected = np.array((0.1, -0.12))
    planes = find_tilts(upper, lower, expected=expected)
    bisector = (planes[0] + planes[1])[:2] / 2
    assert bisector == pytest.approx(expected, abs=0.02)


def test_an_endplate_that_is_not_seen_follows_the_other():
    upper, lower = (
        plate((0.1, 0.1), up=True, seen=1.0),
        plate((0, 0), up=False, seen=-1.0),
    )
    above, below = find_tilts(upper, lower, expected=np.array((0.1, 0.1)))
    assert above[:2] == pytest.approx((0.1, 0.1), abs=0.03)
    assert below[:2] == pytest.approx((0.1, 0.1), abs=0.04)


def test_the_neighbours_endplate_is_not_taken_although_more_of_it_is_seen():
    upper, lower = (
        plate((0.0, 0.1), up=True, seen=0.6, also=0.65),
        plate((0.0, 0.1), up=False, seen=1.0),
    )
    above, _ = find_tilts(upper, lower, expected=FLAT)
    x, y = upper.columns.middle_mm
    assert above @ (x, y, 1) == pytest.approx(10.0, abs=1.0)


def neck(turn_deg: float) -> Neck:
    return Neck(
        center_mm=np.array((12.0, -3.0, 5.0)),
        turn_deg=turn_deg,
        contour_mm=np.array([(9, 0), (15, 0), (15, 10), (9, 10)], float),
        rise_deg=None,
        lines=BesideLines(
            medial_mm=np.full((2, 2), 9.0),
            lateral_mm=np.full((2, 2), 15.0),
            seen=np.ones((2, 2), bool),
        ),
    )


@pytest.mark.parametrize("edge_deg", [TURNS_DEG[0], TURNS_DEG[-1]])
def test_an_isthmus_in_the_last_direction_tried_is_not_said_to_be_seen(edge_deg):
    """Beyond it may be a narrower one: what was cut is a seam, not the pedicle."""
    necks = {Side.RIGHT: neck(float(edge_deg)), Side.LEFT: neck(10.0)}
    assert set(sure_necks(necks, level="L5")) == {Side.LEFT}
    with pytest.raises(AnatomyNotSeen) as refusal:
        sure_necks({Side.RIGHT: necks[Side.RIGHT]}, level="L5")
    assert refusal.value.facts["structure"] == "pedicles"

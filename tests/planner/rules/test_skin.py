"""Where a needle's line leaves the skin, in a body whose every millimetre is known."""

import numpy as np
import pytest

from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.plan.needle import Needle
from planner.rules.skin import find_skin

BACK_MM = 60.0
"""The skin of the block lies here, towards the back (LPS y rises posteriorly)."""

ENTRY_Y_MM = 10.0


def block(
    *layers: tuple[float, float, int], depth_mm: float = 140.0, spacing: float = 1.0
) -> Volume:
    """Tissue in front of the skin, air behind it, and layers (from, to, HU) on top."""
    count = round(depth_mm / spacing)
    y = spacing * np.arange(count)
    column = np.where(y < BACK_MM, 40, -1000)
    for start, end, value in layers:
        column[(y >= start) & (y < end)] = value
    voxels = np.broadcast_to(column[None, :, None], (40, count, 40)).astype(np.int16)
    affine = np.diag((1.0, spacing, 1.0, 1.0))
    return Volume(
        voxels_hu=voxels,
        grid=Grid(shape_kji=voxels.shape, lps_from_ijk=affine),
        identity=SeriesIdentity(series_uid="2.25.1", content_sha256="0" * 64),
    )


def needle(*, lean_deg: float = 0.0) -> Needle:
    """From its entry at y = 10 forwards by 8 mm, leaning towards the patient's left."""
    entry = np.array((20.0, ENTRY_Y_MM, 20.0))
    turn = np.radians(lean_deg)
    along = np.array((np.sin(turn), -np.cos(turn), 0.0))
    return Needle(
        id="R1",
        entry_lps_mm=entry,
        tip_lps_mm=entry + 8 * along,
        outer_diameter_mm=3.048,
    )


@pytest.mark.parametrize("lean_deg", [0.0, 15.0])
def test_the_way_from_the_skin_is_that_of_geometry(lean_deg: float):
    found = find_skin(block(), needle(lean_deg=lean_deg))
    way = (BACK_MM - 0.5 - ENTRY_Y_MM) / np.cos(np.radians(lean_deg))
    assert found.is_seen
    assert found.to_entry_mm == pytest.approx(way, abs=0.6)
    assert found.to_tip_mm == pytest.approx(way + 8, abs=0.6)
    assert found.skin_lps_mm is not None
    assert found.skin_lps_mm[1] == pytest.approx(BACK_MM - 0.5, abs=0.6)


def test_skin_beyond_the_images_is_not_seen_and_the_way_is_a_lower_bound():
    found = find_skin(block(depth_mm=50.0), needle())
    assert not found.is_seen
    assert found.to_entry_mm == pytest.approx(50 - 0.5 - ENTRY_Y_MM, abs=0.6)


def test_padding_beyond_the_tissue_is_no_air():
    found = find_skin(block((55, 140, -2048)), needle())
    assert not found.is_seen


def test_a_table_behind_the_back_is_not_the_skin():
    found = find_skin(block((80, 86, 300)), needle())
    assert found.to_entry_mm == pytest.approx(BACK_MM - 0.5 - ENTRY_Y_MM, abs=0.6)
    assert found.air_mm == 0.0


def test_lung_on_the_way_is_told_and_does_not_end_the_body():
    found = find_skin(block((20, 35, -800)), needle())
    assert found.to_entry_mm == pytest.approx(BACK_MM - 0.5 - ENTRY_Y_MM, abs=0.6)
    assert found.air_mm == pytest.approx(15.0, abs=1.0)

"""Signed outlines can be seen again as they were, without any image."""

import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.parts_map import parts_map
from planner.anatomy.vertebra import Part
from planner.case_file.outlines import packed_outlines, unpacked_outlines
from planner.errors import BadCaseFile
from tests.phantoms import L1S, grid_around, landmark_source

MOST_BYTES = 100_000
"""What one level may add to a case file."""


@pytest.fixture(scope="module")
def vertebra():
    return build_vertebra(
        level="L1", source=landmark_source(L1S), grid=grid_around(L1S), labels=None
    )


def test_every_voxel_is_in_the_part_it_was_in(vertebra):
    again = unpacked_outlines(packed_outlines(vertebra))
    wanted = parts_map([vertebra], again.grid)
    assert np.array_equal(again.labels, wanted.labels)
    whole = parts_map([vertebra], vertebra.parts.grid)
    assert np.count_nonzero(again.labels) == np.count_nonzero(whole.labels)


def test_right_stays_right(vertebra):
    again = unpacked_outlines(packed_outlines(vertebra))
    kji = np.argwhere(again.labels == Part.RIGHT_PEDICLE.value).mean(axis=0)
    body = np.argwhere(again.labels == Part.BODY.value).mean(axis=0)
    # LPS: the patient's right is towards the smaller x.
    assert again.grid.to_lps(kji[::-1])[0] < again.grid.to_lps(body[::-1])[0] - 5


def test_they_are_small_and_the_same_for_the_same_vertebra(vertebra):
    packed = packed_outlines(vertebra)
    assert len(packed) < MOST_BYTES
    assert packed == packed_outlines(vertebra)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        b'{"shape_kji": [1, 2], "lps_from_ijk": []}\nabc',
        (
            b'{"shape_kji": [9999, 9999, 9999], "lps_from_ijk": [[1,0,0,0],[0,1,0,0],'
            b"[0,0,1,0],[0,0,0,1]]}\nabc"
        ),
        (
            b'{"shape_kji": [1, 1, 2], "lps_from_ijk": [[1,0,0,0],[0,1,0,0],'
            b"[0,0,1,0],[0,0,0,1]]}\nx\x9cabc"
        ),
    ],
)
def test_what_was_not_written_by_us_is_refused(content):
    with pytest.raises(BadCaseFile):
        unpacked_outlines(content)

"""Whatever becomes of a case file: it opens as it was, or words say what to do."""

import pytest

from tests.ui.case_faults import FAULTS, flips_and_cuts, outcome, whole_case


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_case_opens_as_it_was_or_a_sentence_tells_the_way_out(tmp_path, fault):
    whole = whole_case(tmp_path / "whole")
    path = whole_case(tmp_path / "mine")
    path.write_bytes(whole.read_bytes())
    fault.do(path)
    came_of_it, words = outcome(path, whole)
    assert came_of_it == fault.then, words


@pytest.mark.parametrize(
    ("each_byte", "each_cut"),
    [
        (211, 512),
        pytest.param(
            1, 1, marks=[pytest.mark.long, pytest.mark.timeout(3600)], id="every byte"
        ),
    ],
)
def test_no_flipped_bit_and_no_cut_opens_as_if_it_were_whole(
    tmp_path, each_byte, each_cut
):
    counts = flips_and_cuts(tmp_path, each_byte=each_byte, each_cut=each_cut)
    assert all(count["refused in words"] > 0 for count in counts.values())

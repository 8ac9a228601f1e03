"""Gaps in the cortex are told with their wall and size; no wall is called whole."""

import attrs

from planner.anatomy.cortex_places import WALLS
from tests.planner.rules.test_known_cortex import bone, gap
from ui.messages.bone import bone_words
from ui.messages.cortex import WALL_WORDS, cortex_words, spots_of, wall_told
from ui.messages.questions import evidence_words

UPPER = gap("upper_endplate", (0, 15, 12))
FORAMEN = gap("posterior", (0, 0, 3))
MEDIAL = gap("left_medial", (-11, -8, 4))


def test_every_wall_has_words():
    assert {*WALLS} == {*WALL_WORDS}


def test_a_gap_is_told_with_wall_size_and_uncertainty():
    said = bone_words(bone(defects=(UPPER,)))
    assert "upper endplate: 5.0 mm × 3.0 mm (± 1.9 mm)" in said.replace("\xa0", " ")
    (spot,) = spots_of(bone(defects=(UPPER,)))
    assert spot.at_lps_mm is UPPER.at_lps_mm
    assert (spot.across_mm, spot.short) == (5.0, "gap, 5 mm")


def test_the_foramen_is_no_gap_of_the_posterior_wall():
    seen = bone(foramina=(FORAMEN,))
    assert "basivertebral foramen" in bone_words(seen)
    assert evidence_words("posterior_wall", seen) == ""


def test_what_was_not_seen_is_named_and_nothing_is_called_whole():
    cortex = bone().cortex
    assert cortex is not None
    unseen = {wall: "faint" for wall in WALLS if wall.startswith(("left_", "right_"))}
    said = cortex_words(attrs.evolve(cortex, not_seen=unseen))
    assert "not seen in: both side walls of the body, both pedicles" in said
    assert not {"whole", "intact"} & {*said.lower().split()}
    nothing = attrs.evolve(cortex, shows_mm={})
    assert "too little" in cortex_words(nothing)


def test_a_wall_under_the_pointer_is_told_by_what_was_seen_of_it():
    cortex = bone(defects=(UPPER,)).cortex
    assert cortex is not None
    cortex = attrs.evolve(cortex, not_seen={"posterior": "faint"})
    assert "gap, 5.0 mm × 3.0 mm" in wall_told(cortex, "upper_endplate")
    assert "not seen (no cortex stands out" in wall_told(cortex, "posterior")
    assert "no gap wider than 4.0 mm was seen" in wall_told(cortex, "anterior")
    assert "not seen" in wall_told(cortex, "left_side")
    assert "not looked for" in wall_told(None, "left_side")


def test_each_question_hears_of_the_gaps_it_asks_for():
    seen = bone(defects=(UPPER, MEDIAL))
    assert "upper endplate" in evidence_words("cortex_defects", seen)
    assert "left pedicle" in evidence_words("pedicle_fracture", seen)
    assert evidence_words("posterior_wall", seen) == ""


def test_gas_at_a_gap_is_told_where_the_cleft_is_asked_for():
    seen = bone(defects=(UPPER,), gas_mm=((0, 15, 10),) * 100)
    assert "reaches a gap in the upper endplate" in evidence_words("cleft", seen)

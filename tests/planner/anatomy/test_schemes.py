"""Which label means which level is told, or asked for; it is never guessed."""

import numpy as np
import pytest

from planner.anatomy.schemes import NUMBERINGS, level_named, numbering_of
from planner.errors import BadLabelMap
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import SCHEMES, LabelSource

LEVELS_DOWN = ("T11", "T12", "L1", "L2")


def stacked(values: list[int], *, names: dict[int, str] | None = None) -> LabelMap:
    """Return a map with some labels from cranial to caudal, 20 mm each."""
    labels = np.zeros((20 * len(values), 3, 3), np.uint16)
    for place, value in enumerate(reversed(values)):
        labels[20 * place : 20 * place + 15] = value
    grid = Grid(shape_kji=labels.shape, lps_from_ijk=np.eye(4))
    return LabelMap(labels=labels, grid=grid, names=names or {})


def told(labels: LabelMap, scheme: str = "auto") -> str:
    source = LabelSource(labels="map.nii.gz", scheme=scheme)
    return numbering_of(source, labels, level="L1").name


@pytest.mark.parametrize("name", ["totalsegmentator", "verse"])
def test_a_numbering_is_told_by_its_values_and_their_order(name: str):
    numbers = NUMBERINGS[name].levels
    assert told(stacked([numbers[level] for level in LEVELS_DOWN])) == name


def test_vertebrae_numbered_from_below_are_not_taken_for_verse():
    numbers = NUMBERINGS["totalsegmentator-vertebrae"].levels
    labels = stacked([numbers[level] for level in LEVELS_DOWN])
    with pytest.raises(BadLabelMap) as refused:
        told(labels)
    assert refused.value.facts["reason"] == "scheme_unclear"
    assert told(labels, "totalsegmentator-vertebrae") == "totalsegmentator-vertebrae"


def test_names_in_the_file_go_before_numbers():
    labels = stacked([31, 7], names={31: "Lumbar vertebra 9", 7: "vertebrae_L1"})
    source = LabelSource(labels="seg.dcm")
    numbering = numbering_of(source, labels, level="L1")
    assert numbering.levels == {"L1": 7}


def test_a_level_that_two_labels_claim_is_not_known():
    labels = stacked([3, 4, 5], names={3: "L1", 4: "L1 copy", 5: "L2"})
    numbering = numbering_of(LabelSource(labels="seg.dcm"), labels, level="L1")
    assert numbering.levels == {"L2": 5}


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("vertebrae_L1", "L1"),
        ("L1 vertebra (L1 vertebra)", "L1"),
        ("T 12", "T12"),
        ("Segment_1 (Twelfth thoracic vertebra)", "T12"),
        ("First lumbar vertebra", "L1"),
        ("S1", "S1"),
        ("T13", "T13"),
        ("T14", None),
        ("L1/L2 disc", None),
        ("rib_left_1", None),
        ("spinal canal", None),
        ("Liver (Liver)", None),
        ("T120", None),
    ],
)
def test_names_of_labels_are_read_as_a_surgeon_reads_them(name, level):
    assert level_named(name) == level


def test_every_numbering_of_the_program_may_stand_in_a_plan():
    assert set(SCHEMES) == {"auto", *NUMBERINGS}

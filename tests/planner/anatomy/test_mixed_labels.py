"""A label that holds what no vertebra holds is refused; crumbs cost nothing."""

import numpy as np
import pytest
from scipy import ndimage

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Side, Vertebra
from planner.errors import LevelNotCovered
from planner.imaging.labels import read_labels
from planner.imaging.volume import LabelMap
from planner.plan.case import LabelSource
from tests.phantoms import (
    L1S,
    STRAIGHT,
    box_points,
    ct_phantom,
    grid_around,
    label_phantom,
    whole_vertebra_phantom,
)

L1 = 20
SOURCE = LabelSource(labels="labels.nii.gz", scheme="verse")
PITCH_MM = L1S.height_mm + 8.0
"""From one body to the next: its height and a disc."""
GRID = grid_around(L1S, spacing_mm=1.0, margin_mm=PITCH_MM)


def stacked() -> list[np.ndarray]:
    """Return the bone of a vertebra and of those above and below it."""
    shifts = [STRAIGHT.moved_origin((0, 0, up)) for up in (0.0, PITCH_MM, -PITCH_MM)]
    return [
        whole_vertebra_phantom(
            label_phantom(L1S, frame=frame, grid=GRID), value=1
        ).labels.astype(bool)
        for frame in shifts
    ]


OWN, ABOVE, BELOW = stacked()


def built(mask: np.ndarray) -> Vertebra:
    labels = LabelMap(labels=(mask * L1).astype(np.uint16), grid=GRID)
    return build_vertebra(level="L1", source=SOURCE, grid=GRID, labels=labels)


def refusal(mask: np.ndarray) -> str:
    with pytest.raises(LevelNotCovered) as refused:
        built(mask)
    assert refused.value.facts["level"] == "L1"
    return str(refused.value.facts["reason"])


def test_one_whole_vertebra_is_measured_without_a_note():
    assert built(OWN).notes == ()


@pytest.mark.parametrize("other", [ABOVE, BELOW], ids=["above", "below"])
def test_a_part_of_the_next_body_under_the_same_label_is_refused(other):
    heights = box_points(GRID, STRAIGHT)[2]
    third = np.abs(heights) < PITCH_MM - L1S.height_mm / 6
    assert refusal(OWN | (other & third)) == "mixed"


def test_half_of_one_vertebra_and_half_of_the_next_are_refused():
    heights = box_points(GRID, STRAIGHT)[2]
    halves = (OWN & (heights > 0)) | (ABOVE & (heights < PITCH_MM))
    assert refusal(halves) == "mixed"


def test_far_more_volume_than_the_whole_neighbours_is_refused():
    labels = np.where(OWN | ABOVE, L1, 0)
    labels[BELOW] = L1 + 1
    inner = LabelMap(labels=labels.astype(np.uint16), grid=GRID)
    with pytest.raises(LevelNotCovered) as refused:
        build_vertebra(level="L1", source=SOURCE, grid=GRID, labels=inner)
    assert refused.value.facts["reason"] == "mixed"


def test_a_large_piece_far_from_the_vertebra_is_refused():
    x, y, z = box_points(GRID, STRAIGHT)
    rim = np.array([x.max(), y.max(), z.max()]) - 3
    far = (x > rim[0] - 14) & (y > rim[1] - 20) & (z > rim[2] - 25)
    far &= (x < rim[0]) & (y < rim[1]) & (z < rim[2])
    assert far.sum() > 0.05 * OWN.sum()
    assert refusal(OWN | far) == "mixed"


@pytest.mark.parametrize("seed", [1, 2])
def test_crumbs_are_left_out_and_change_no_measure(seed):
    apart = np.argwhere(~ndimage.binary_dilation(OWN, iterations=4))
    mask = OWN.copy()
    for k, j, i in np.random.default_rng(seed).permutation(apart)[:12]:
        mask[k : k + 2, j : j + 2, i : i + 2] = True
    clean, crumbed = built(OWN), built(mask)
    assert crumbed.notes == ("labels_islands",)
    for side in Side:
        widths = [v.pedicles[side].isthmus.width_mm for v in (clean, crumbed)]
        assert widths[0] == pytest.approx(widths[1], abs=0.05)
    found, true = crumbed.frame.lps_from_box, clean.frame.lps_from_box
    assert found == pytest.approx(true, abs=0.05)


# --- against the images -------------------------------------------------------------


@pytest.mark.parametrize("share", [0.3, 0.5, -0.5])
def test_labels_that_lie_off_the_bone_by_part_of_a_vertebra_are_refused(share):
    volume = ct_phantom(L1S, grid=GRID, noise_hu=30)
    off = STRAIGHT.moved_origin((0, 0, share * L1S.height_mm))
    parts = label_phantom(L1S, frame=off, grid=GRID)
    labels = whole_vertebra_phantom(parts, value=L1)
    with pytest.raises(LevelNotCovered) as refused:
        build_vertebra(
            level="L1", source=SOURCE, grid=GRID, labels=labels, volume=volume
        )
    assert refused.value.facts["reason"] == "shifted"
    shift = refused.value.facts["shift_mm"]
    assert shift == pytest.approx(-share * L1S.height_mm, abs=2.0)


def test_labels_on_their_bone_are_taken():
    volume = ct_phantom(L1S, grid=GRID, noise_hu=30)
    labels = LabelMap(labels=(OWN * L1).astype(np.uint16), grid=GRID)
    found = build_vertebra(
        level="L1", source=SOURCE, grid=GRID, labels=labels, volume=volume
    )
    assert found.notes == ()


# --- real maps ------------------------------------------------------------------------

GOOD = {
    "verse004-labels/sub-verse004_seg-vert_msk.nii.gz": ("T9", "L1", "L2", "L5"),
    "tptbox-l3/sub-ct_seg-vert_label-22_msk.nii.gz": ("L3",),
    "totalsegmentator-example/totalseg.nii.gz": ("L1", "L5"),
    "lidc-0001/labels_totalsegmentator.nii.gz": ("T1", "T6", "L2"),
}


@pytest.mark.parametrize(
    "file",
    [
        file if number == 0 else pytest.param(file, marks=pytest.mark.long)
        for number, file in enumerate(GOOD)
    ],
)
def test_no_good_level_of_a_real_map_is_refused(shared_data, file):
    labels = read_labels(shared_data / file)
    for level in GOOD[file]:
        source = LabelSource(labels=file)
        found = build_vertebra(
            level=level, source=source, grid=labels.grid, labels=labels
        )
        assert not {"labels_islands", "labels_in_pieces"} & set(found.notes), level

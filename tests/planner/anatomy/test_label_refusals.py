"""Label maps that must be refused: mirrored, upside down, cut, elsewhere, unclear."""

import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.schemes import TOTALSEGMENTATOR, VERSE
from planner.anatomy.vertebra import Part, Vertebra
from planner.errors import (
    AnatomyNotSeen,
    BadLabelMap,
    LevelNotCovered,
    MirroredAnatomy,
)
from planner.imaging.volume import Grid, LabelMap
from planner.plan.case import LabelSource
from tests.phantoms import (
    L1S,
    T5S,
    grid_around,
    label_phantom,
    placed_frame,
    whole_vertebra_phantom,
)

FILE = "labels.nii.gz"


def build(
    labels: LabelMap | None,
    *,
    level: str = "T5",
    scheme: str = "auto",
    value: int | None = None,
    grid: Grid | None = None,
) -> Vertebra:
    images = grid or (labels.grid if labels else grid_around(T5S))
    return build_vertebra(
        level=level,
        source=LabelSource(labels=FILE, scheme=scheme, value=value),
        grid=images,
        labels=labels,
    )


@pytest.fixture(scope="module")
def parts() -> LabelMap:
    return label_phantom(T5S, grid=grid_around(T5S, spacing_mm=1.0, margin_mm=2.0))


@pytest.fixture(scope="module")
def whole(parts: LabelMap) -> LabelMap:
    return whole_vertebra_phantom(parts, value=TOTALSEGMENTATOR.levels["T5"])


def flipped(labels: LabelMap, axis: int) -> LabelMap:
    """Return the map mirrored in space: the array turned round, the grid kept."""
    return LabelMap(labels=np.flip(labels.labels, axis), grid=labels.grid)


@pytest.mark.parametrize("axis", [0, 1, 2], ids=["cranial", "anterior", "right"])
def test_a_mirrored_parts_map_is_refused_whichever_way_it_is_mirrored(parts, axis):
    with pytest.raises(MirroredAnatomy) as refusal:
        build(flipped(parts, axis))
    assert refusal.value.facts["level"] == "T5"


@pytest.mark.parametrize("axis", [0, 1], ids=["cranial", "anterior"])
def test_a_whole_vertebra_mirrored_up_or_back_is_refused(whole, axis):
    with pytest.raises(MirroredAnatomy):
        build(flipped(whole, axis))


def test_swapped_pedicle_labels_are_refused(parts):
    right, left = Part.RIGHT_PEDICLE.value, Part.LEFT_PEDICLE.value
    labels = np.array(parts.labels)
    labels[parts.labels == right], labels[parts.labels == left] = left, right
    with pytest.raises(MirroredAnatomy) as refusal:
        build(LabelMap(labels=labels, grid=parts.grid))
    assert refusal.value.facts["reason"] == "side"


def two_vertebrae(*, upper: int, lower: int) -> LabelMap:
    low = placed_frame(origin_lps_mm=(0, 0, -30))
    high = placed_frame(origin_lps_mm=(0, 0, 0))
    count = np.array([60, 90, 90])
    matrix = np.eye(4)
    matrix[:3, 3] = (-30, -40, -50)
    grid = Grid(shape_kji=(count[2], count[1], count[0]), lps_from_ijk=matrix)
    one = label_phantom(T5S, frame=low, grid=grid)
    other = label_phantom(T5S, frame=high, grid=grid)
    labels = whole_vertebra_phantom(one, value=lower).labels.copy()
    above = whole_vertebra_phantom(other, value=upper).labels
    labels[above > 0] = above[above > 0]
    return LabelMap(labels=labels, grid=grid)


def test_neighbours_in_the_wrong_order_are_refused():
    right_order = two_vertebrae(upper=TOTALSEGMENTATOR.levels["T4"], lower=39)
    assert build(right_order).level == "T5"
    wrong_order = two_vertebrae(upper=TOTALSEGMENTATOR.levels["T6"], lower=39)
    with pytest.raises(MirroredAnatomy) as refusal:
        build(wrong_order)
    assert refusal.value.facts["reason"] == "order"


# --- coverage -------------------------------------------------------------------------


def test_a_level_that_is_not_in_the_map_names_those_that_are(whole):
    with pytest.raises(LevelNotCovered) as refusal:
        build(whole, level="L1")
    assert refusal.value.facts["reason"] == "absent"
    assert refusal.value.facts["found"] == ("T5",)
    assert refusal.value.facts["file"] == FILE


def test_labels_beside_the_images_are_refused(whole):
    elsewhere = placed_frame(origin_lps_mm=(0, 0, 300))
    images = grid_around(T5S, frame=elsewhere, spacing_mm=1.0)
    with pytest.raises(LevelNotCovered) as refusal:
        build(whole, grid=images)
    assert refusal.value.facts["reason"] == "outside"
    assert refusal.value.facts["file"] == FILE


def test_images_that_end_in_the_vertebra_are_refused(whole):
    k, j, i = whole.grid.shape_kji
    images = Grid(shape_kji=(k // 2, j, i), lps_from_ijk=whole.grid.lps_from_ijk)
    with pytest.raises(LevelNotCovered) as refusal:
        build(whole, grid=images)
    assert refusal.value.facts["reason"] == "outside"


@pytest.mark.parametrize("kept", [slice(0, 12), slice(12, None)])
def test_a_map_that_ends_in_the_body_is_refused(whole, kept):
    matrix = np.array(whole.grid.lps_from_ijk)
    matrix[:3, 3] = whole.grid.to_lps((0, 0, kept.start))
    labels = whole.labels[kept]
    cut = LabelMap(
        labels=labels, grid=Grid(shape_kji=labels.shape, lps_from_ijk=matrix)
    )
    with pytest.raises(LevelNotCovered) as refusal:
        build(cut)
    assert refusal.value.facts["reason"] == "cut"


def test_a_map_that_ends_in_a_process_is_accepted(whole):
    labels = np.array(whole.labels)
    behind = int(np.flatnonzero(labels.any(axis=(0, 2)))[-1])
    shorter = labels[:, : behind - 3]
    k, j, i = shorter.shape
    grid = Grid(shape_kji=(k, j, i), lps_from_ijk=whole.grid.lps_from_ijk)
    assert build(LabelMap(labels=shorter, grid=grid), grid=grid).not_seen == ()


def test_a_sacrum_has_no_pedicles_to_plan_through(whole):
    sacrum = np.where(whole.labels > 0, TOTALSEGMENTATOR.levels["S1"], 0).astype(
        np.uint16
    )
    with pytest.raises(AnatomyNotSeen):
        build(LabelMap(labels=sacrum, grid=whole.grid), level="S1", scheme="verse")


def test_parts_without_a_canal_are_refused_by_name(parts):
    labels = np.where(parts.labels == Part.CANAL.value, 0, parts.labels)
    with pytest.raises(LevelNotCovered) as refusal:
        build(LabelMap(labels=labels, grid=parts.grid), scheme="parts")
    assert refusal.value.facts["names"] == ("canal",)


# --- numberings -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "value", "scheme"),
    [
        ("T5", TOTALSEGMENTATOR.levels["T5"], "auto"),
        ("T5", VERSE.levels["T5"], "auto"),
        ("L1", VERSE.levels["L1"], "verse"),
        ("T13", VERSE.levels["T13"], "verse"),
        ("L5", TOTALSEGMENTATOR.levels["L5"], "totalsegmentator"),
    ],
)
def test_each_numbering_finds_its_level(parts, level, value, scheme):
    labels = whole_vertebra_phantom(parts, value=value)
    assert build(labels, level=level, scheme=scheme).level == level


def test_numbers_agree_with_the_published_tables():
    names = ("S1", "L5", "L1", "T12", "T1")
    assert [TOTALSEGMENTATOR.levels[name] for name in names] == [
        26, 27, 31, 32, 43,
    ]  # fmt: skip
    verse_names = ("T1", "T12", "L1", "L5", "L6", "S1", "T13")
    assert [VERSE.levels[name] for name in verse_names] == [
        8, 19, 20, 24, 25, 26, 28,
    ]  # fmt: skip


def test_the_surgeons_own_value_comes_before_the_numbering(parts):
    labels = whole_vertebra_phantom(parts, value=VERSE.levels["T6"])
    assert (
        build(labels, level="T5", scheme="verse", value=VERSE.levels["T6"]).level
        == "T5"
    )
    with pytest.raises(LevelNotCovered):
        build(labels, level="T6", scheme="verse", value=7)


@pytest.mark.parametrize(
    ("values", "reason"),
    [((122, 222), "scheme_unclear"), ((0, 0), "empty")],
)
def test_a_map_of_no_known_numbering_asks_for_it(parts, values, reason):
    labels = np.where(parts.labels == 1, values[0], 0)
    labels[parts.labels == 2] = values[1]
    with pytest.raises(BadLabelMap) as refusal:
        build(LabelMap(labels=labels.astype(np.uint16), grid=parts.grid))
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["file"] == FILE


def test_an_unknown_numbering_is_refused(whole):
    with pytest.raises(BadLabelMap) as refusal:
        build(whole, scheme="my own")
    assert refusal.value.facts["reason"] == "scheme_unknown"


def test_a_label_map_that_was_never_read_is_refused():
    with pytest.raises(BadLabelMap) as refusal:
        build(None)
    assert refusal.value.facts["reason"] == "absent"


def test_a_parts_map_may_serve_any_level():
    labels = label_phantom(L1S, grid=grid_around(L1S, spacing_mm=1.0, margin_mm=2.0))
    assert build(labels, level="L4", scheme="parts").level == "L4"

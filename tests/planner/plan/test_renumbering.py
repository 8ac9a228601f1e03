"""Another name is another word for the same bone: nothing moves to another vertebra."""

from collections.abc import Callable

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.anatomy.schemes import (
    NUMBERINGS,
    PARTS,
    USUAL_LEVELS,
    pinned,
    value_of_level,
)
from planner.errors import BadPlan
from planner.imaging.volume import Grid, LabelMap
from planner.levels import LEVELS, Spine
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.edits import with_anatomy_confirmed
from planner.plan.renumbering import (
    with_level_renamed,
    with_levels_counted_from,
    with_levels_renumbered,
    with_spine,
)
from tests.planner.plan.cases import cases, landmark_sources, needles, seed_sources
from tests.planner.plan.test_edits import NOW

NAMED = ("totalsegmentator", "totalsegmentator-vertebrae", "verse")


def label_map(scheme: str) -> LabelMap:
    """One voxel for each level that the numbering knows."""
    values = sorted(NUMBERINGS[scheme].levels.values())
    labels = np.array(values, np.uint16).reshape(1, 1, -1)
    return LabelMap(
        labels=labels, grid=Grid(shape_kji=labels.shape, lps_from_ijk=np.eye(4))
    )


def bone_of(plan: LevelPlan) -> object:
    """What tells one vertebra from another: its label, its click, its landmarks."""
    source = plan.anatomy
    if not isinstance(source, LabelSource):
        return source
    return value_of_level(
        source,
        label_map(source.scheme),
        numbering=NUMBERINGS[source.scheme],
        level=plan.level,
    )


@st.composite
def planned(draw: st.DrawFn) -> Case:
    names = draw(
        st.lists(st.sampled_from(USUAL_LEVELS), min_size=1, max_size=4, unique=True)
    )
    by_labels = st.builds(
        LabelSource, labels=st.just("map.nii.gz"), scheme=st.sampled_from(NAMED)
    )
    levels = tuple(
        LevelPlan(
            level=name,
            anatomy=draw(by_labels | seed_sources | landmark_sources),
            needles=(draw(needles(f"N{place}")),),
        )
        for place, name in enumerate(names)
    )
    spine = draw(st.none() | st.just(Spine(thoracic=13)) | st.just(Spine(lumbar=6)))
    return Case(study=StudyReference(ct="ct"), levels=levels, spine=spine)


def sources_of(case: Case) -> dict[str, LabelSource]:
    return {
        plan.level: pinned(plan.anatomy, label_map(plan.anatomy.scheme), plan.level)
        for plan in case.levels
        if isinstance(plan.anatomy, LabelSource)
    }


def whereabouts(case: Case) -> dict[str, tuple[object, list[float]]]:
    """For each needle the bone of its level and where it lies."""
    return {
        needle.id: (bone_of(plan), [*needle.entry_lps_mm, *needle.tip_lps_mm])
        for plan in case.levels
        for needle in plan.needles
    }


def refusal_of(renumber: Callable[[], Case]) -> object:
    """The reason why it was refused, or None."""
    try:
        renumber()
    except BadPlan as refused:
        return refused.facts["reason"]
    return None


def kept_within(renumber: Callable[[], Case]) -> Case:
    """Leave out what would reach beyond the spine; nothing else may be refused."""
    refusal = refusal_of(renumber)
    assume(refusal != "beyond_spine")
    assert refusal is None
    return renumber()


@given(case=planned(), by=st.sampled_from((-2, -1, 1, 2)))
def test_renumbering_all_never_moves_a_needle_to_another_vertebra(case, by):
    renumbered = kept_within(
        lambda: with_levels_renumbered(case, by=by, sources=sources_of(case))
    )
    assert whereabouts(renumbered) == whereabouts(case)
    order = case.spine_levels
    for before, after in zip(case.levels, renumbered.levels, strict=True):
        assert order.index(after.level) - order.index(before.level) == by


@given(case=planned(), named=st.sampled_from(LEVELS))
def test_counting_from_one_level_never_moves_a_needle_to_another_vertebra(case, named):
    level = case.levels[0].level
    counted = kept_within(
        lambda: with_levels_counted_from(
            case, level, named=named, sources=sources_of(case)
        )
    )
    assert counted.levels[0].level == named
    assert whereabouts(counted) == whereabouts(case)
    names = [plan.level for plan in counted.levels]
    assert len(set(names)) == len(names)
    old = sorted(case.levels, key=lambda plan: LEVELS.index(plan.level))
    new = sorted(counted.levels, key=lambda plan: LEVELS.index(plan.level))
    assert [p.needles for p in old] == [p.needles for p in new]


@given(case=planned(), named=st.sampled_from(LEVELS))
def test_naming_one_level_leaves_all_others_alone(case, named):
    level = case.levels[0].level
    assume(named not in [plan.level for plan in case.levels[1:]])
    renamed = with_level_renamed(case, level, named=named, sources=sources_of(case))
    assert renamed.levels[0].level == named
    assert renamed.levels[1:] == case.levels[1:]
    assert whereabouts(renamed) == whereabouts(case)


@given(case=planned())
def test_down_and_up_again_gives_every_level_its_name_back(case):
    down = kept_within(
        lambda: with_levels_renumbered(case, by=1, sources=sources_of(case))
    )
    assume(down.spine_levels == case.spine_levels)
    back = with_levels_renumbered(down, by=-1, sources={})
    assert [p.level for p in back.levels] == [p.level for p in case.levels]


@given(case=cases(), by=st.sampled_from((-1, 1)))
def test_a_label_that_goes_by_its_name_is_never_left_without_its_number(case, by):
    by_name = [
        plan.level
        for plan in case.levels
        if isinstance(plan.anatomy, LabelSource) and plan.anatomy.value is None
    ]
    refusal = refusal_of(lambda: with_levels_renumbered(case, by=by, sources={}))
    assert refusal in ("beyond_spine", "label_unknown") if by_name else True


def case_of(*names: str) -> Case:
    source = LabelSource(labels="map", scheme="verse", value=20)
    levels = tuple(LevelPlan(level=name, anatomy=source) for name in names)
    return Case(study=StudyReference(ct="ct"), levels=levels)


def names_of(case: Case) -> list[str]:
    return [plan.level for plan in case.levels]


def test_what_few_spines_have_is_skipped_unless_it_is_counted():
    down = with_levels_renumbered(case_of("T12", "L4"), by=1, sources={})
    assert names_of(down) == ["L1", "L5"]
    rare = with_spine(case_of("T12", "L5"), spine=Spine(thoracic=13, lumbar=6))
    assert names_of(with_levels_renumbered(rare, by=1, sources={})) == ["T13", "L6"]


def test_a_thirteenth_thoracic_vertebra_makes_place_for_itself():
    case = with_levels_counted_from(
        case_of("T11", "L1", "L2"), "L1", named="T13", sources={}
    )
    assert names_of(case) == ["T11", "T13", "L1"]
    back = with_levels_counted_from(case, "T13", named="L1", sources={})
    assert names_of(back) == ["T11", "L1", "L2"]


def test_the_spine_ends_somewhere():
    for names, by in ((("T1", "T5"), -1), (("L2", "S1"), 1)):
        with pytest.raises(BadPlan) as refused:
            with_levels_renumbered(case_of(*names), by=by, sources={})
        assert refused.value.facts["reason"] == "beyond_spine"


def test_two_levels_never_get_one_name():
    with pytest.raises(BadPlan) as refused:
        with_level_renamed(case_of("L1", "L2"), "L1", named="L2", sources={})
    assert refused.value.facts["reason"] == "level_twice"


def test_only_what_got_another_name_loses_its_confirmation():
    case = case_of("L1", "L2")
    for name in ("L1", "L2"):
        case = with_anatomy_confirmed(case, name, initials="AB", at=NOW)
    renamed = with_level_renamed(case, "L1", named="T12", sources={})
    assert [plan.confirmed_by for plan in renamed.levels] == [None, "AB"]


def test_a_map_of_parts_holds_one_vertebra_whatever_its_name():
    source = LabelSource(labels="map", scheme="parts")
    labels = np.array([1, 2, 3, 4, 5], np.uint16).reshape(1, 1, -1)
    grid = Grid(shape_kji=labels.shape, lps_from_ijk=np.eye(4))
    assert pinned(source, LabelMap(labels=labels, grid=grid), "L1") == source
    assert NUMBERINGS["parts"] is PARTS


def test_a_number_that_was_given_stays():
    source = LabelSource(labels="map", scheme="verse", value=9)
    assert pinned(source, label_map("verse"), "L1") == source
    told = pinned(attrs.evolve(source, value=None), label_map("verse"), "L1")
    assert told.value == NUMBERINGS["verse"].levels["L1"]

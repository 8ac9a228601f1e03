"""The rail always knows where the surgeon is, and says what to do next."""

import numpy as np
import pytest

from planner.plan.case import Case, LandmarkSource, LevelPlan, StudyReference
from planner.plan.edits import with_needle_removed
from planner.plan.outline_edits import with_landmark_placed
from tests.phantoms import L1S, landmarks_of
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from ui.messages.steps import ADVICE, STEP_WORDS, advice_sentence, stage_words
from ui.steps import Stage, Step, progress_of

NO_LEVEL = Case(study=StudyReference(ct="."))


def test_without_a_case_only_the_first_step_is_open():
    progress = progress_of(None)
    assert progress.now is Step.OPEN
    assert progress.advice == "open"
    for step in (Step.VERTEBRA, Step.CONFIRM, Step.NEEDLE, Step.VERDICT):
        assert progress.stages[step] is Stage.BLOCKED


@pytest.mark.parametrize(
    ("case", "now", "advice"),
    [
        (NO_LEVEL, Step.VERTEBRA, "choose_level"),
        (phantom_case(landmarks=False), Step.VERTEBRA, "place_landmark"),
        (phantom_case(confirmed_by=None), Step.CONFIRM, "confirm"),
        (phantom_case(SAFE_NEEDLE, confirmed_by=None), Step.CONFIRM, "confirm"),
        (phantom_case(), Step.NEEDLE, "draw_needle"),
        (phantom_case(BREACHING_NEEDLE), Step.VERDICT, "mend"),
    ],
)
def test_the_step_follows_the_case(case: Case, now, advice: str, window, show_case):
    show_case(case)
    progress = progress_of(window.session)
    assert progress.now is now
    assert progress.advice == advice
    assert list(progress.stages.values()).count(Stage.NOW) == 1


def test_a_needle_may_be_drawn_before_confirming_but_not_before_there_is_a_vertebra(
    window, show_case
):
    show_case(phantom_case(confirmed_by=None))
    assert progress_of(window.session).stages[Step.NEEDLE] is Stage.READY
    show_case(phantom_case(landmarks=False))
    assert progress_of(window.session).stages[Step.NEEDLE] is Stage.BLOCKED


def test_landmarks_that_contradict_each_other_are_a_problem_with_a_way_out(
    window, show_case, qtbot
):
    points = landmarks_of(L1S)
    points["anterior_superior"] = points["posterior_superior"] + np.array((0, 3, 0))
    level = LevelPlan(level="L1", anatomy=LandmarkSource(points_lps_mm=points))
    show_case(Case(study=StudyReference(ct="."), levels=(level,)))
    assert progress_of(window.session).advice == "anatomy_problem"


def test_moving_a_landmark_leads_back_to_confirming(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    assert progress_of(window.session).stages[Step.CONFIRM] is Stage.DONE
    point = landmarks_of(L1S)["canal_center"] + np.array((0, 0, 0.5))
    window.session.apply(
        lambda case: with_landmark_placed(case, "L1", "canal_center", at_lps_mm=point),
        label="Place canal centre",
    )
    qtbot.waitUntil(lambda: progress_of(window.session).now is Step.CONFIRM)


def test_the_page_goes_on_with_the_surgeon(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    assert window._step is Step.VERDICT
    window._show_step(Step.VERTEBRA)
    assert window._step is Step.VERTEBRA
    window.session.apply(
        lambda case: with_needle_removed(case, "L1", "R1"), label="Delete needle R1"
    )
    assert window._step is Step.NEEDLE


def test_who_looks_back_is_at_the_review(window, show_case):
    show_case(phantom_case())
    progress = progress_of(window.session)
    assert progress.shown_at(Step.NEEDLE) == progress.stages
    shown = progress.shown_at(Step.REVIEW)
    assert shown[Step.REVIEW] is Stage.NOW
    assert shown[Step.NEEDLE] is Stage.READY
    assert list(shown.values()).count(Stage.NOW) == 1


def test_every_step_and_every_advice_has_words():
    assert set(STEP_WORDS) == {step.value for step in Step}
    for step in Step:
        for stage in Stage:
            assert stage_words(step.value, stage.value)
    facts = {"level": "L1", "landmark": "canal_center", "left": 13, "of": 13}
    for advice in ADVICE:
        sentence = advice_sentence(advice, facts)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "(not given)" not in sentence

"""No verb of the plan is left out where sequences of edits are tried."""

import random

from planner.plan.case import Case, LandmarkSource, StudyReference
from planner.plan.edits import with_level_added
from planner.plan.storage import canonical_plan
from tests.any_edit import EDITS, MODULES, any_edit, edited


def test_every_verb_of_the_plan_is_among_the_edits_that_are_tried():
    verbs = {
        name
        for module in MODULES
        for name in vars(module)
        if name.startswith("with_") and vars(module)[name].__module__ == module.__name__
    }
    assert verbs == set(EDITS)


def test_every_verb_changes_some_case_and_what_it_makes_can_be_stored():
    chance = random.Random(3)
    case = with_level_added(
        Case(study=StudyReference(ct=".")), "L1", anatomy=LandmarkSource()
    )
    left = set(EDITS)
    for _ in range(600):
        for verb in sorted(left):
            after = edited(case, any_edit(chance, case, verb=verb)[1])
            if after != case:
                left.remove(verb)
                canonical_plan(after)
        case = edited(case, any_edit(chance, case)[1])
    assert left == set()

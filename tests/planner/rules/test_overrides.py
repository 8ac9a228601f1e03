"""A STOP that somebody accepts stays a STOP, and is theirs for that needle only."""

from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Side
from planner.plan import edits
from planner.plan.case import Case, LabelSource
from planner.plan.needle import NeedleStatus
from planner.rules.book import RuleBook
from planner.rules.evaluate import findings_document, judge
from planner.rules.findings import Finding, Severity
from tests.phantoms import L1S, analytic_vertebra
from tests.vignettes import V01, V02, case_of

VERTEBRA = analytic_vertebra(L1S)
BAD = V02.needle()
GOOD = attrs.evolve(V01.needle(Side.LEFT), id="L1")
HAIR = np.array((0.0, 0.0, 0.01))
REASON = "Confirmed lateral under navigation"


@pytest.fixture
def accepted() -> Case:
    return edits.with_stop_overridden(
        case_of(L1S, BAD, GOOD),
        "L1",
        "P-02",
        needle_id=BAD.id,
        reason=REASON,
        initials="CD",
    )


def p02(case: Case, book: RuleBook) -> Finding:
    findings = judge(case, {"L1": VERTEBRA}, book).findings
    return next(f for f in findings if (f.rule, f.needle) == ("P-02", BAD.id))


def test_an_accepted_stop_stays_a_stop_and_is_told_with_its_reason(
    accepted: Case, book: RuleBook
):
    found = p02(accepted, book)
    assert found.severity is Severity.STOP
    judgement = judge(accepted, {"L1": VERTEBRA}, book)
    assert judgement.overall is Severity.STOP
    document: Any = findings_document(judgement, accepted)
    assert document["overall"] == "STOP"
    told = [f for f in document["findings"] if f["override"]]
    assert [(f["rule"], f["severity"]) for f in told] == [("P-02", "STOP")]
    assert told[0]["override"] == {"reason": REASON, "initials": "CD"}


def test_only_the_rule_and_the_needle_that_were_named_are_accepted(
    accepted: Case, book: RuleBook
):
    findings = judge(accepted, {"L1": VERTEBRA}, book).findings
    stops = [f for f in findings if f.severity is Severity.STOP]
    assert len(stops) > 1
    assert [f.rule for f in stops if f.override] == ["P-02"]


Change = Callable[[Case], Case]
CHANGES: dict[str, Change] = {
    "its tip": lambda case: edits.with_tip_at(
        case, "L1", BAD.id, tip_lps_mm=BAD.tip_lps_mm + HAIR
    ),
    "its entry": lambda case: edits.with_entry_at(
        case, "L1", BAD.id, entry_lps_mm=BAD.entry_lps_mm + HAIR
    ),
    "the whole of it": lambda case: edits.with_needle_moved(
        case, "L1", BAD.id, by_lps_mm=HAIR
    ),
    "its diameter": lambda case: edits.with_gauge(
        case, "L1", BAD.id, outer_diameter_mm=2.769
    ),
    "its status": lambda case: edits.with_needle_status(
        case, "L1", BAD.id, status=NeedleStatus.WITHDRAWN
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_to_the_needle_withdraws_the_acceptance(
    accepted: Case, change: Change
):
    assert change(accepted).level("L1").overrides == ()


def test_a_change_of_another_needle_leaves_it(accepted: Case, book: RuleBook):
    moved = edits.with_needle_moved(accepted, "L1", GOOD.id, by_lps_mm=(1, 0, 0))
    found = p02(moved, book)
    assert found.override is not None
    assert found.override.initials == "CD"


def test_other_outlines_withdraw_it(accepted: Case):
    changed = edits.with_anatomy(
        accepted, "L1", anatomy=LabelSource(labels="other.nii.gz")
    )
    assert changed.level("L1").overrides == ()


def test_what_became_safe_carries_no_acceptance(accepted: Case, book: RuleBook):
    """Even where a plan document was edited by hand."""
    level = accepted.level("L1")
    safe = attrs.evolve(V01.needle(), id=BAD.id)
    case = attrs.evolve(accepted, levels=(attrs.evolve(level, needles=(safe, GOOD)),))
    found = p02(case, book)
    assert found.severity is Severity.PASS
    assert found.override is None
    assert np.array_equal(case.level("L1").needle(BAD.id).tip_lps_mm, safe.tip_lps_mm)

"""Images too coarse for walls may convict a needle; they never clear one."""

import attrs
import pytest

from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from tests.phantoms import L1S, analytic_vertebra
from tests.vignettes import V01, V02, V04, Vignette, case_of

WALL_RULES = ("P-01", "P-02")


def seen_every(
    coarsest_mm: float, vignette: Vignette, book: RuleBook
) -> dict[str, Finding]:
    vertebra = attrs.evolve(analytic_vertebra(L1S), coarsest_mm=coarsest_mm)
    judgement = judge(case_of(L1S, vignette.needle()), {"L1": vertebra}, book)
    return {found.rule: found for found in judgement.findings}


@pytest.mark.parametrize("vignette", [V01, V04], ids=lambda v: v.id)
def test_slices_more_than_three_millimetres_apart_clear_no_needle(vignette, book):
    found = seen_every(3.1, vignette, book)
    for rule in WALL_RULES:
        assert (found[rule].severity, found[rule].reason) == (Severity.NA, "too_coarse")
        assert found[rule].measures["coarsest_mm"] == 3.1
        assert found[rule].limits["too_coarse_mm"] == 3.0


def test_no_wall_of_a_needle_that_is_not_cleared_is_shown_as_held(book):
    walls = seen_every(3.1, V01, book)["P-02"].measures
    told = {name: word for name, word in walls.items() if name.endswith("_severity")}
    assert len(told) == 4
    assert set(told.values()) == {"NA"}


def test_a_breach_seen_on_coarse_slices_stays_a_stop(book):
    coarse, fine = seen_every(3.1, V02, book), seen_every(0.0, V02, book)
    for rule in WALL_RULES:
        assert coarse[rule].severity is fine[rule].severity is Severity.STOP


def test_slices_three_millimetres_apart_are_judged(book):
    found = seen_every(3.0, V01, book)
    assert [found[rule].severity for rule in WALL_RULES] == [Severity.PASS] * 2

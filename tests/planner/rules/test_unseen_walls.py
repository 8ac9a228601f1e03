"""A wall that the images did not show clears nothing, however far it is drawn."""

import attrs
import pytest

from planner.anatomy.vertebra import Side
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from tests.phantoms import L1S, analytic_vertebra
from tests.vignettes import V01, V02, Vignette, case_of
from ui.messages.findings import finding_sentence


def told(
    vignette: Vignette, book: RuleBook, *not_seen: str, side: Side = Side.RIGHT
) -> dict[str, Finding]:
    vertebra = attrs.evolve(analytic_vertebra(L1S), not_seen=not_seen)
    judgement = judge(case_of(L1S, vignette.needle(side)), {"L1": vertebra}, book)
    return {found.rule: found for found in judgement.findings}


@pytest.mark.parametrize("side", Side, ids=lambda s: s.value)
@pytest.mark.parametrize(
    ("wall", "rules"),
    [
        ("medial", {"P-01", "P-02"}),
        ("lateral", {"P-01", "P-02"}),
        ("cranial", {"P-02"}),
        ("caudal", {"P-02"}),
    ],
)
def test_a_needle_beside_an_unseen_wall_is_not_assessable(book, side, wall, rules):
    found = told(V01, book, f"{side.value}_{wall}", side=side)
    for rule in ("P-01", "P-02"):
        expected = Severity.NA if rule in rules else Severity.PASS
        assert found[rule].severity is expected, rule
    assert f"{side.value} pedicle" in finding_sentence(found["P-02"])
    shown = found["P-02"].measures
    assert {v for n, v in shown.items() if n.endswith("_severity")} == {"NA"}


def test_an_unseen_wall_of_the_other_side_does_not_matter(book):
    found = told(V01, book, "left_medial", "left_caudal")
    assert found["P-02"].severity is found["P-01"].severity is Severity.PASS


def test_a_breach_stays_a_stop_whatever_was_not_seen(book):
    found = told(V02, book, "right_caudal", "posterior")
    assert found["P-02"].severity is found["P-01"].severity is Severity.STOP


@pytest.mark.parametrize(
    ("name", "rule"), [("posterior", "C-01"), ("anterior", "P-07")]
)
def test_depth_is_not_judged_from_a_wall_of_the_body_that_was_not_seen(
    book, name, rule
):
    assert told(V01, book)[rule].severity is Severity.PASS
    assert told(V01, book, name)[rule].reason == "wall_unseen"

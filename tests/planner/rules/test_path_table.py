"""V01 to V12 of rules.md section 5.2: every verdict of every path rule."""

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part, Parts, Side, Vertebra
from planner.plan.case import Case
from planner.plan.needle import Needle, NeedleStatus
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.facts import LevelFacts, Rod, View, Views
from planner.rules.findings import Finding, Judgement, Severity
from planner.rules.path import measure_path
from tests.phantoms import L1S, L5S, BoxModel, analytic_vertebra, needle_lps
from tests.vignettes import (
    ANSWERED,
    DURA_AT_RISK,
    GREATEST_DEG,
    ONE_SIDED,
    PATH_RULES,
    V01,
    V02,
    V07A,
    VIGNETTES,
    case_of,
    path_rows,
)

TRUE_VIEWS = Views(ap=View(), lateral=View())
TURNED_VIEWS = Views(ap=View(rotation_deg=12.0), lateral=View())

ROWS = path_rows()
BY_ID = {vignette.id: vignette for vignette in VIGNETTES}


def block_vertebra(model: BoxModel) -> Vertebra:
    """Return the model with the plane front that the table reckons with."""
    vertebra = analytic_vertebra(model)
    others: dict[Part, NDArray[np.uint8]] = {
        part: values
        for part, values in vertebra.parts.membership.items()
        if part is not Part.BODY
    }
    parts = Parts(grid=vertebra.parts.grid, membership=others)
    return attrs.evolve(vertebra, parts=parts)


def screw(z_mm: float) -> Rod:
    """Return the screw of V12, on the right, in images that it does not spoil."""
    return Rod(
        start_mm=(23, -22, z_mm),
        end_mm=(23, 18, z_mm),
        radius_mm=3.25,
        has_artefact=False,
    )


def scene(name: str, side: Side) -> tuple[Case, Vertebra, LevelFacts, Needle]:
    facts = LevelFacts(views=TRUE_VIEWS, metal=())
    answers = ANSWERED
    if name in BY_ID:
        vignette = BY_ID[name]
        model, needle = vignette.model, vignette.needle(side)
    elif name == "V10":
        model = L1S
        needle = needle_lps(model, (17, -22), (17 - 20 / 3, -2), side=side)
        needle = attrs.evolve(needle, status=NeedleStatus.ACTIVE)
        facts = attrs.evolve(facts, views=TURNED_VIEWS)
    elif name == "V11":
        model, needle = L1S, V01.needle(side)
    else:
        model, needle = L5S, V07A.needle(side)
        height = model.pedicle_middle_z_mm - (6 if name == "V12b" else 0)
        rod = screw(height)
        if side is Side.LEFT:
            rod = attrs.evolve(
                rod, start_mm=rod.start_mm * (-1, 1, 1), end_mm=rod.end_mm * (-1, 1, 1)
            )
        facts = attrs.evolve(facts, metal=(rod,))
        answers = attrs.evolve(answers, metal=True)
    others = [] if name in ONE_SIDED else [other_needle(name, model, needle, side)]
    case = case_of(model, needle, *others, assessment=answers)
    return case, block_vertebra(model), facts, needle


def other_needle(name: str, model: BoxModel, needle: Needle, side: Side) -> Needle:
    other = Side.LEFT if side is Side.RIGHT else Side.RIGHT
    if name == "V11":
        failed = V02.needle(other)
        return attrs.evolve(failed, status=NeedleStatus.WITHDRAWN)
    if name == "V10":
        return attrs.evolve(V01.needle(other), id="other")
    if name in BY_ID and name != "V10":
        return attrs.evolve(BY_ID[name].needle(other), id="other")
    raise AssertionError(name)


def judged(name: str, side: Side, book: RuleBook) -> tuple[Judgement, Needle]:
    case, vertebra, facts, needle = scene(name, side)
    return judge(
        case, {vertebra.level: vertebra}, book, {vertebra.level: facts}
    ), needle


def said(judgement: Judgement, needle: Needle) -> dict[str, Finding]:
    """Return what was said of a needle and of its level, by rule."""
    return {f.rule: f for f in judgement.findings if f.needle in (None, needle.id)}


@pytest.mark.parametrize("side", Side, ids=lambda s: s.value)
@pytest.mark.parametrize("name", ROWS)
def test_every_path_rule_says_what_the_table_says(
    name: str, side: Side, book: RuleBook
):
    verdicts, grade, overall = ROWS[name]
    judgement, needle = judged(name, side, book)
    found = said(judgement, needle)
    assert {rule: found[rule].severity for rule in PATH_RULES} == verdicts
    assert found["P-02"].measures["grade"] == grade
    assert found["P-08"].measures["dura_risk"] is (name in DURA_AT_RISK)
    assert found["P-11"].severity is Severity.PASS
    assert judgement.overall is overall
    deep = name in ("V09a", "V09b")
    assert found["D-03"].severity is (Severity.INFO if deep else Severity.PASS)


@pytest.mark.parametrize("name", GREATEST_DEG)
def test_the_largest_angle_is_that_of_the_closed_form(name: str):
    vignette = BY_ID[name]
    path = measure_path(analytic_vertebra(vignette.model), vignette.needle())
    expected = GREATEST_DEG[name]
    if expected is None:
        assert path.greatest_deg is None
    else:
        assert path.greatest_deg == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(("name", "gap_mm"), [("V12a", -4.77), ("V12b", 1.23)])
def test_the_gap_to_a_screw_is_that_of_the_table(name, gap_mm: float, book: RuleBook):
    judgement, needle = judged(name, Side.RIGHT, book)
    gap = said(judgement, needle)["P-09"].measures["metal_gap_mm"]
    assert gap == pytest.approx(gap_mm, abs=0.02)


def test_a_screw_makes_the_anatomy_complex(book: RuleBook):
    judgement, needle = judged("V12b", Side.RIGHT, book)
    assert said(judgement, needle)["A-14"].severity is Severity.INFO


def test_one_cause_is_one_alarm_with_two_reasons(book: RuleBook):
    judgement, needle = judged("V02", Side.RIGHT, book)
    angle = said(judgement, needle)["P-04"]
    assert (angle.severity, angle.part_of) == (Severity.STOP, "P-02")
    assert angle not in judgement.alarms
    wall = next(f for f in judgement.alarms if f.rule == "P-02")
    assert angle in judgement.reasons_of(wall)

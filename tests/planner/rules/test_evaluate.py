"""A judgement tells everything, the worst first, and never calls unknown safe."""

import json
import math
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from planner.anatomy.vertebra import Side
from planner.errors import BadRuleBook
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.needle import NeedleStatus
from planner.rules.book import RuleBook
from planner.rules.catalogue import NEEDLE_RULES
from planner.rules.evaluate import findings_document, judge
from planner.rules.findings import Finding, Judgement, Severity
from tests.phantoms import L1S, T8S, analytic_vertebra, needle_lps
from tests.vignettes import V01, V02, V03, V04, VIGNETTES, case_of

SILENT = {"P-10", "LONG"}
"""Silent while nothing is X-rayed, and while nobody chose a needle from the shelf."""

SCHEMAS = Path(__file__).resolve().parents[3] / "resources" / "schema"

VERTEBRAE = {"L1": analytic_vertebra(L1S)}


def document_of(judgement: Judgement, case: Case) -> Any:
    """Return the findings document as another program reads it."""
    return json.loads(json.dumps(findings_document(judgement, case), allow_nan=False))


def two_levels(*, confirmed_t8: str | None) -> Case:
    anatomy = LabelSource(labels="labels.nii.gz")
    t8_needle = needle_lps(T8S, (13.0, -20), (9.5, 18))
    return Case(
        study=StudyReference(ct="ct"),
        levels=(
            LevelPlan(
                level="L1",
                anatomy=anatomy,
                confirmed_by="AB",
                needles=(V02.needle(), V01.needle(Side.LEFT)),
            ),
            LevelPlan(
                level="T8",
                anatomy=anatomy,
                confirmed_by=confirmed_t8,
                needles=(t8_needle,),
            ),
        ),
    )


def test_every_applicable_rule_speaks_on_every_planned_needle(book: RuleBook):
    vertebrae = VERTEBRAE | {"T8": analytic_vertebra(T8S)}
    judgement = judge(two_levels(confirmed_t8="AB"), vertebrae, book)
    for level, needle_id in (("L1", "R1"), ("L1", "L1"), ("T8", "R1")):
        spoke = [f.rule for f in judgement.of_needle(level, needle_id)]
        assert sorted(spoke) == sorted(set(NEEDLE_RULES) - SILENT)
    for level in ("L1", "T8"):
        of_level = {f.rule for f in judgement.findings if f.level == level}
        assert of_level >= {*NEEDLE_RULES, "ANAT", "FORM", "P-05", "P-06"} - SILENT
        assert {f"A-{number:02}" for number in range(1, 14)} <= of_level
    assert judgement.rulebook == book.id_hash
    assert set(judgement.measures) == {"L1/R1", "L1/L1", "T8/R1"}


def test_the_worst_comes_first(book: RuleBook):
    vertebrae = VERTEBRAE | {"T8": analytic_vertebra(T8S)}
    judgement = judge(two_levels(confirmed_t8="AB"), vertebrae, book)
    ranks = [found.severity.rank for found in judgement.findings]
    assert ranks == sorted(ranks, reverse=True)
    assert judgement.overall is Severity.STOP


def test_unconfirmed_anatomy_is_the_very_first_finding(book: RuleBook):
    vertebrae = VERTEBRAE | {"T8": analytic_vertebra(T8S)}
    judgement = judge(two_levels(confirmed_t8=None), vertebrae, book)
    first, *rest = judgement.findings
    assert (first.rule, first.level, first.severity, first.reason) == (
        "ANAT",
        "T8",
        Severity.NA,
        "unconfirmed",
    )
    ranks = [found.severity.rank for found in rest]
    assert ranks == sorted(ranks, reverse=True)
    assert judgement.overall is Severity.STOP


@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda v: v.id)
def test_nothing_passes_on_anatomy_nobody_confirmed(vignette, book: RuleBook):
    vertebra = analytic_vertebra(vignette.model)
    case = case_of(vignette.model, vignette.needle(), confirmed_by=None)
    judgement = judge(case, {vertebra.level: vertebra}, book)
    assert judgement.findings[0].rule == "ANAT"
    assert judgement.overall.rank >= Severity.NA.rank
    confirmed = judge(
        case_of(vignette.model, vignette.needle()), {vertebra.level: vertebra}, book
    )
    assert [f for f in confirmed.findings if f.rule != "ANAT"] == [
        f for f in judgement.findings if f.rule != "ANAT"
    ]


def test_a_vertebra_that_is_not_there_makes_every_rule_unassessable(book: RuleBook):
    judgement = judge(case_of(L1S, V01.needle()), {}, book)
    measured = [f for f in judgement.findings if f.rule in {"ANAT", *NEEDLE_RULES}]
    assert {f.rule for f in measured} == {"ANAT", *NEEDLE_RULES}
    assert {(f.severity, f.reason) for f in measured} == {(Severity.NA, "no_anatomy")}
    assert judgement.findings[0].rule == "ANAT"
    assert [f.rule for f in judgement.alarms if f.severity is Severity.NA] == ["ANAT"]
    assert judgement.measures == {}


def test_a_level_without_a_needle_is_not_judged_safe(book: RuleBook):
    judgement = judge(case_of(L1S), VERTEBRAE, book)
    assert judgement.overall is Severity.NA
    assert [f.reason for f in judgement.findings][:2] == ["no_needle", "confirmed"]


def test_a_case_without_a_level_is_not_judged_safe(book: RuleBook):
    judgement = judge(Case(study=StudyReference(ct="ct")), {}, book)
    assert judgement.findings == ()
    assert judgement.overall is Severity.NA


def test_a_withdrawn_needle_is_told_and_measured_but_not_planned(book: RuleBook):
    past = attrs.evolve(V02.needle(Side.LEFT), status=NeedleStatus.WITHDRAWN)
    judgement = judge(case_of(L1S, V01.needle(), past), VERTEBRAE, book)
    assert [f.rule for f in judgement.alarms if f.severity is Severity.STOP] == ["P-06"]
    (told,) = judgement.of_needle("L1", past.id)
    assert (told.rule, told.severity, told.reason) == (
        "PLAN",
        Severity.INFO,
        "withdrawn",
    )
    assert judgement.measures[f"L1/{past.id}"]["medial_clearance_mm"] == pytest.approx(
        -2.55, abs=0.02
    )
    only_past = judge(case_of(L1S, past), VERTEBRAE, book)
    assert "no_needle" in [f.reason for f in only_past.findings]


@pytest.mark.parametrize("side", Side, ids=lambda s: s.value)
def test_a_needle_on_the_other_side_than_planned_stops(side: Side, book: RuleBook):
    other = Side.LEFT if side is Side.RIGHT else Side.RIGHT
    needle = attrs.evolve(V01.needle(side), side=other.value)
    judgement = judge(case_of(L1S, needle), VERTEBRAE, book)
    assert judgement.overall is Severity.STOP
    first = judgement.findings[0]
    assert (first.rule, first.reason) == ("PLAN", "other_side")
    assert first.measures == {"side": side.value, "planned_side": other.value}


def test_a_side_nobody_named_is_measured_and_no_fault(book: RuleBook):
    needle = attrs.evolve(V01.needle(Side.LEFT), side=None)
    judgement = judge(case_of(L1S, needle, V01.needle()), VERTEBRAE, book)
    assert judgement.overall is Severity.PASS
    told = next(f for f in judgement.of_needle("L1", needle.id) if f.rule == "PLAN")
    assert (told.reason, told.measures["side"]) == ("side_derived", "left")


def test_a_book_that_lacks_a_rule_judges_nothing(book: RuleBook):
    rules = {name: rule for name, rule in book.rules.items() if name != "P-02"}
    with pytest.raises(BadRuleBook):
        judge(case_of(L1S, V01.needle()), VERTEBRAE, attrs.evolve(book, rules=rules))


def test_a_rule_says_so_where_it_does_not_hold(book: RuleBook):
    thoracic = attrs.evolve(book.rule("P-02"), levels=("T8",))
    narrowed = attrs.evolve(book, rules={**book.rules, "P-02": thoracic})
    judgement = judge(case_of(L1S, V02.needle()), VERTEBRAE, narrowed)
    found = next(f for f in judgement.findings if f.rule == "P-02")
    assert (found.severity, found.reason) == (Severity.INFO, "not_for_level")


def test_limits_are_the_books_and_not_the_codes(book: RuleBook):
    """V04 leaves 0.59 mm medially: thin by the shipped book, fine by a laxer one."""
    rule = book.rule("P-02")
    lax = attrs.evolve(rule.limits["clearance_mm"], value=0.5)
    other_rule = attrs.evolve(rule, limits={**rule.limits, "clearance_mm": lax})
    other_book = attrs.evolve(book, rules={**book.rules, "P-02": other_rule})
    by_ours = judge(case_of(L1S, V04.needle()), VERTEBRAE, book)
    by_other = judge(case_of(L1S, V04.needle()), VERTEBRAE, other_book)
    found = [
        next(f for f in j.findings if f.rule == "P-02") for j in (by_ours, by_other)
    ]
    assert [f.severity for f in found] == [Severity.WARN, Severity.PASS]


# --- the document ---------------------------------------------------------------------


@pytest.mark.parametrize("confirmed_by", ["AB", None])
@pytest.mark.parametrize("vignette", VIGNETTES, ids=lambda v: v.id)
def test_the_document_obeys_the_published_schema(vignette, confirmed_by, book):
    vertebra = analytic_vertebra(vignette.model)
    case = case_of(vignette.model, vignette.needle(), confirmed_by=confirmed_by)
    judgement = judge(case, {vertebra.level: vertebra}, book)
    schema = json.loads((SCHEMAS / "isthmus-findings-1.json").read_text("utf-8"))
    jsonschema.validate(document_of(judgement, case), schema)


def test_the_document_names_measures_limits_and_papers(book: RuleBook):
    case = case_of(L1S, V03.needle())
    document = document_of(judge(case, VERTEBRAE, book), case)
    assert document["schema"] == "isthmus-findings/1"
    assert document["overall"] == "STOP"
    first = document["findings"][0]
    assert (first["rule"], first["reason"]) == ("P-02", "breach")
    assert first["part_of"] is None
    assert first["measures"]["medial_clearance_mm"] == pytest.approx(-1.07, abs=0.02)
    assert first["limits"]["breach_mm"] == 0.0
    assert first["limit_source"] == "literature"
    assert "yu-2020" in first["references"]
    measures = document["measures"]["L1/R1"]
    assert measures["status"] == "planned"
    assert measures["convergence_deg"] == pytest.approx(14.04, abs=0.05)


def test_a_number_that_is_not_one_becomes_null(book: RuleBook):
    case = case_of(L1S, V01.needle())
    odd = Judgement(
        findings=(
            Finding(
                rule="P-01",
                level="L1",
                severity=Severity.NA,
                reason="x",
                measures={"a_mm": math.nan, "b_mm": math.inf, "c": True, "d_mm": 1.0},
            ),
        ),
        rulebook=book.id_hash,
    )
    (found,) = document_of(odd, case)["findings"]
    assert found["measures"] == {"a_mm": None, "b_mm": None, "c": True, "d_mm": 1.0}


def test_the_document_tells_nothing_of_patient_study_or_surgeon(book: RuleBook):
    case = case_of(L1S, V01.needle(), confirmed_by="Xyz")
    study = StudyReference(
        ct="Doe^Jane/ct", series_uid="1.2.3.4", content_sha256="f" * 64
    )
    case = attrs.evolve(case, study=study)
    text = json.dumps(findings_document(judge(case, VERTEBRAE, book), case))
    for secret in ("Doe", "1.2.3.4", "ffff", "Xyz", "labels"):
        assert secret not in text


def test_the_document_tells_how_the_c_arm_looks_down_each_needle(book: RuleBook):
    """V01 converges by 8.28 degrees from the right: LAO, the detector over its hub."""
    case = case_of(L1S, V01.needle(), V01.needle(Side.LEFT))
    measures = document_of(judge(case, VERTEBRAE, book), case)["measures"]
    for name, rotation_deg in (("L1/R1", 8.28), ("L1/L1", -8.28)):
        told = measures[name]
        assert told["c_arm_rotation_deg"] == pytest.approx(rotation_deg, abs=0.005)
        assert told["c_arm_tilt_deg"] == pytest.approx(0, abs=1e-4)

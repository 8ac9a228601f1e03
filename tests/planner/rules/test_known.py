"""What the images show reaches the rules; what they do not show stays a question."""

from typing import Any

import attrs
import numpy as np
import pytest

from planner.anatomy.measured import BoneMeasures, DensePiece
from planner.anatomy.vertebra import Vertebra
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from tests.phantoms import L5S, STRAIGHT, analytic_vertebra
from tests.vignettes import ANSWERED, V07A, case_of


def seen(**changes: Any) -> Vertebra:
    bone = BoneMeasures(
        heights_mm={},
        height_uncertainty_mm=0.5,
        volume_ml=None,
        trabecular_hu=None,
        trabecular_sd_hu=None,
        gas_ml=0.0,
        dense=(),
    )
    return attrs.evolve(analytic_vertebra(L5S), bone=attrs.evolve(bone, **changes))


def screw() -> DensePiece:
    z = L5S.pedicle_middle_z_mm
    ends = STRAIGHT.to_lps(np.array([(23.0, -22.0, z), (23.0, 18.0, z)]))
    return DensePiece(kind="metal", volume_ml=1.0, axis_lps_mm=ends, radius_mm=3.25)


def found(vertebra: Vertebra, book: RuleBook, **answers: Any) -> dict[str, Finding]:
    assessment = attrs.evolve(ANSWERED, **answers)
    case = case_of(L5S, V07A.needle(), assessment=assessment)
    return {f.rule: f for f in judge(case, {"L5": vertebra}, book).findings}


def test_a_screw_in_the_images_stops_the_needle_that_meets_it(book: RuleBook):
    said = found(seen(dense=(screw(),)), book, metal=None)
    assert said["P-09"].severity is Severity.STOP
    assert said["P-09"].measures["metal_gap_mm"] == pytest.approx(-4.77, abs=0.02)
    assert (said["P-02"].severity, said["P-02"].reason) == (Severity.NA, "near_metal")


def test_no_metal_in_the_images_leaves_the_question_open(book: RuleBook):
    said = found(seen(), book, metal=None)["P-09"]
    assert (said.severity, said.reason) == (Severity.NA, "unanswered")


def test_an_answer_that_the_images_contradict_is_not_assessable(book: RuleBook):
    metal = found(seen(dense=(screw(),)), book, metal=False)["P-09"]
    assert (metal.severity, metal.reason) == (Severity.NA, "metal_contradiction")
    cleft = found(seen(gas_ml=0.5), book, cleft="none")["A-07"]
    assert (cleft.severity, cleft.reason) == (Severity.NA, "contradiction")


def test_an_intact_wall_and_eight_millimetres_of_retropulsion_contradict(book):
    wall = found(seen(), book, retropulsion_mm=8.0)["A-02"]
    assert (wall.severity, wall.reason) == (Severity.NA, "contradiction")


def test_the_measured_density_answers_for_itself(book: RuleBook):
    said = found(seen(trabecular_hu=79.0), book, trabecular_hu=None)["A-06"]
    assert (said.severity, said.reason) == (Severity.WARN, "density_very_low")

"""Gaps seen in the images reach the rules; gaps not seen answer nothing."""

import numpy as np
import pytest

from planner.anatomy.measured import BoneMeasures, Cortex, CortexDefect
from planner.rules.known_cortex import seen_foramen, wall_defects
from tests.phantoms import L1S, T8S, analytic_vertebra


def gap(wall: str, at_mm: tuple[float, float, float]) -> CortexDefect:
    frame = analytic_vertebra(L1S).frame
    around = np.add(at_mm, [(0, 0, 0), (3, 0, 0), (-2, 0, 1), (0, 0, -2)])
    return CortexDefect(
        wall=wall,
        at_lps_mm=frame.to_lps(at_mm),
        extent_mm=(5.0, 3.0),
        area_mm2=12.0,
        uncertainty_mm=1.9,
        places_lps_mm=frame.to_lps(around),
    )


def bone(*, defects=(), foramina=(), gas_mm=()) -> BoneMeasures:
    frame = analytic_vertebra(L1S).frame
    gas = frame.to_lps(np.reshape(gas_mm, (-1, 3)))
    return BoneMeasures(
        heights_mm={},
        height_uncertainty_mm=0.5,
        volume_ml=None,
        trabecular_hu=None,
        trabecular_sd_hu=None,
        gas_ml=len(gas) / 1000,
        dense=(),
        gas_lps_mm=gas,
        cortex=Cortex(
            defects=defects, foramina=foramina, shows_mm={"anterior": 4.0}, not_seen={}
        ),
    )


def test_a_gap_keeps_its_face_its_place_and_its_width():
    seen = bone(defects=(gap("upper_endplate", (2, 14, 12)),))
    (defect,) = wall_defects(analytic_vertebra(L1S), seen) or ()
    assert defect.face == "endplate_superior"
    assert defect.at_mm == pytest.approx((2, 14, 12))
    assert defect.width_mm == 5.0


def test_no_gap_found_is_no_answer_and_a_pedicle_is_no_wall_of_the_body():
    vertebra = analytic_vertebra(L1S)
    assert wall_defects(vertebra, bone()) is None
    medial = gap("right_medial", (11, -8, 4))
    assert wall_defects(vertebra, bone(defects=(medial,))) is None


@pytest.mark.parametrize(("model", "share"), [(L1S, 0.4), (T8S, 0.22)])
def test_the_box_of_the_foramen_holds_its_opening(model, share):
    vertebra = analytic_vertebra(model)
    box = seen_foramen(vertebra, bone(foramina=(gap("posterior", (0, 0, 3)),)))
    assert box is not None
    assert box.half_width_mm == pytest.approx(3)
    assert (box.low_z_mm, box.high_z_mm) == pytest.approx((1, 4))
    assert box.depth_mm == pytest.approx(share * model.depth_mm)


def test_a_foramen_that_was_not_seen_has_no_box():
    assert seen_foramen(analytic_vertebra(L1S), bone()) is None


@pytest.mark.parametrize(("off_mm", "opens"), [(2.5, True), (3.5, False)])
def test_gas_within_three_millimetres_of_a_gap_reaches_it(off_mm, opens):
    upper = gap("upper_endplate", (0, 15, 12))
    seen = bone(defects=(upper,), gas_mm=((0, 15, 12 - 2 - off_mm), (0, 15, 2)))
    assert seen.cleft_openings == ((upper,) if opens else ())
    assert seen.cleft_lps_mm is not None

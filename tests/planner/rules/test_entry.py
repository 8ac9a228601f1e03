"""P-03 for an entry anywhere beside, above and below the oval of its pedicle."""

import attrs
import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.oval import Oval
from planner.anatomy.vertebra import Isthmus, Side, Vertebra
from planner.plan.case import LabelSource
from planner.rules.book import RuleBook
from planner.rules.border import border_at, medial_side_at
from planner.rules.entry import measure_entry
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from tests.phantoms import L1S, analytic_vertebra, grid_around, label_phantom
from tests.planner.rules.test_needle_rules import needle_of
from tests.vignettes import case_of

RADIUS_MM = 1.524
LOW_MM, HIGH_MM = L1S.pedicle_z_mm
ABOVE_MM = np.linspace(-2.5, 6.0, 171)
"""Heights past an end of the oval, 0.05 mm apart: through it and well beyond."""

HALF_VOXEL_MM = 0.25
CUT_CORNER_MM = 0.5
"""A section of 72 spokes cuts the sharp corner of a prism; entries look more medial."""

OVAL = Oval(medial_mm=11, lateral_mm=19, cranial_mm=11, caudal_mm=-4, y_mm=-8)


@pytest.fixture(scope="module")
def masked() -> Vertebra:
    grid = grid_around(L1S)
    return build_vertebra(
        level=L1S.level,
        source=LabelSource(labels="phantom.nii.gz", scheme="parts"),
        grid=grid,
        labels=label_phantom(L1S, grid=grid),
    )


def heights_past(end: str) -> np.ndarray:
    return HIGH_MM + ABOVE_MM if end == "cranial" else LOW_MM - ABOVE_MM


def clearances(vertebra: Vertebra, heights: np.ndarray, offset: float) -> np.ndarray:
    pedicle = vertebra.pedicles[Side.RIGHT]
    entries = [np.array((offset, -22.0, z)) for z in heights]
    found = [
        measure_entry(pedicle, entry_mm=entry, radius_mm=RADIUS_MM) for entry in entries
    ]
    return np.array([entry.clearance_mm for entry in found])


@pytest.mark.parametrize("end", ["cranial", "caudal"])
def test_a_label_map_measures_an_entry_past_the_oval_as_the_closed_form_does(
    masked: Vertebra, end: str
):
    found = clearances(masked, heights_past(end), 17.2)
    error = found - (17.2 - RADIUS_MM - L1S.medial_mm)
    assert error.max() <= HALF_VOXEL_MM
    assert error.min() >= -HALF_VOXEL_MM - CUT_CORNER_MM


@pytest.mark.parametrize("end", ["cranial", "caudal"])
def test_an_entry_moved_through_the_end_of_the_oval_keeps_its_number(
    masked: Vertebra, end: str
):
    """The side leans by 45 degrees at most: no number moves faster than the needle."""
    steps = np.abs(np.diff(clearances(masked, heights_past(end), 17.2)))
    assert steps.max() <= np.diff(ABOVE_MM)[0] * 1.001 + 1e-6


def said_of(
    vertebra: Vertebra, book: RuleBook, *, offset: float, past_mm: float
) -> dict[str, Finding]:
    """Return what is said of a needle from above, which comes down into the body."""
    needle = needle_of((offset, -22, HIGH_MM + past_mm), (min(offset, 12.5), 20, 0.0))
    judgement = judge(case_of(L1S, needle), {L1S.level: vertebra}, book)
    return {f.rule: f for f in judgement.findings if f.needle is not None}


@pytest.mark.parametrize("past_mm", [-0.1, 0.0, 0.2, 1.0, 3.0])
@pytest.mark.parametrize("is_mask", [False, True], ids=["closed form", "label map"])
def test_the_roof_of_the_pedicle_is_not_taken_for_its_medial_side(
    masked: Vertebra, *, is_mask: bool, past_mm: float, book: RuleBook
):
    """Neither by P-03 nor by P-01, which looks at the way through the lamina too."""
    vertebra = masked if is_mask else analytic_vertebra(L1S)
    lateral = said_of(vertebra, book, offset=16.5, past_mm=past_mm)
    assert lateral["P-03"].severity is Severity.PASS
    medial = said_of(vertebra, book, offset=14.0, past_mm=past_mm)
    assert medial["P-03"].severity is Severity.WARN
    assert medial["P-01"].reason != "entry_too_medial"


@pytest.mark.parametrize("past_mm", [-1.0, 0.2, 3.0])
def test_an_entry_medial_of_the_pedicle_stops_above_it_as_beside_it(
    masked: Vertebra, past_mm: float, book: RuleBook
):
    said = said_of(masked, book, offset=11.5, past_mm=past_mm)
    assert said["P-03"].severity is Severity.STOP


# --- an oval in closed form -----------------------------------------------------------


def sheared(isthmus: Isthmus, slope: float) -> Isthmus:
    """Return the oval leaning over: its upper end lies farther lateral."""
    offset, z = isthmus.contour_mm.T
    leaning = np.column_stack((offset + slope * (z - z.mean()), z))
    return attrs.evolve(isthmus, contour_mm=leaning)


@pytest.mark.parametrize("slope", [-0.4, 0.0, 0.4])
def test_beside_the_oval_its_medial_side_is_its_border(slope: float):
    isthmus = sheared(OVAL.isthmus(), slope)
    middle = OVAL.center_mm[1]
    heights = middle + np.linspace(-0.5, 0.5, 41) * OVAL.height_mm / 2
    assert medial_side_at(isthmus, heights) == pytest.approx(
        border_at(isthmus, heights), abs=1e-9
    )


@pytest.mark.parametrize("slope", [-0.4, 0.0, 0.4])
def test_the_medial_side_never_leans_by_more_than_45_degrees(slope: float):
    isthmus = sheared(OVAL.isthmus(), slope)
    heights = np.linspace(-12, 20, 3201)
    steps = np.abs(np.diff(medial_side_at(isthmus, heights)))
    assert steps.max() <= np.diff(heights)[0] * 1.001 + 1e-6


def test_past_an_ellipse_its_side_goes_on_from_where_it_has_turned_by_45_degrees():
    """Of half axes a and b that is at a share b / hypot(a, b) of the half height."""
    a, b = OVAL.width_mm / 2, OVAL.height_mm / 2
    at_45 = OVAL.center_mm[0] - a * np.sqrt(1 - b**2 / (a**2 + b**2))
    for z in (OVAL.cranial_mm + 0.2, OVAL.cranial_mm + 5, OVAL.caudal_mm - 3):
        found = float(medial_side_at(OVAL.isthmus(), np.array([z]))[0])
        assert found == pytest.approx(at_45, abs=0.3)

"""P-01, P-02 and C-01 at their edges: what each says, why, and where to look."""

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Isthmus, Side, Vertebra, Wall
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from planner.rules.needle_rules import gertzbein_robbins
from planner.rules.path import measure_path
from tests.phantoms import L1S, L5S, STRAIGHT, analytic_vertebra, needle_lps
from tests.vignettes import V01, V02, V04, V05, V07B, case_of

VERTEBRA = analytic_vertebra(L1S)
RADIUS_MM = 1.524
OUTER_DIAMETER_MM = 2 * RADIUS_MM
MIDDLE_Z_MM = L1S.pedicle_middle_z_mm

Point = tuple[float, float, float]


def needle_of(entry_mm: Point, tip_mm: Point, side: Side = Side.RIGHT) -> Needle:
    """Return an 11G needle between two points (offset, y, z) of the side."""
    mirror = np.array((side.sign, 1, 1))
    entry, tip = STRAIGHT.to_lps(np.array((entry_mm, tip_mm)) * mirror)
    return Needle(
        id="N1",
        entry_lps_mm=entry,
        tip_lps_mm=tip,
        outer_diameter_mm=OUTER_DIAMETER_MM,
    )


def findings_on(
    needle: Needle,
    book: RuleBook,
    *,
    vertebra: Vertebra = VERTEBRA,
    approach: str = "transpedicular",
) -> dict[str, Finding]:
    judgement = judge(
        case_of(L1S, needle, approach=approach), {vertebra.level: vertebra}, book
    )
    return {f.rule: f for f in judgement.findings if f.needle is not None}


def word(finding: Finding) -> tuple[Severity, str]:
    return finding.severity, finding.reason


def box_of(finding: Finding) -> np.ndarray:
    assert finding.at_lps_mm is not None
    return STRAIGHT.to_box(finding.at_lps_mm)


# --- which side -----------------------------------------------------------------------


def test_the_side_is_where_the_needle_enters_not_where_its_tip_ends():
    across = needle_lps(L5S, V07B.entry, (-4.0, 23), side=Side.RIGHT)
    path = measure_path(analytic_vertebra(L5S), across)
    assert path.side is Side.RIGHT
    assert path.as_measures()["tip_offset_mm"] == pytest.approx(-4.0, abs=1e-9)


def test_a_needle_wholly_in_the_body_is_on_the_side_of_its_entry():
    path = measure_path(VERTEBRA, needle_of((9, 5, 3.5), (-2, 20, 3.5), Side.LEFT))
    assert path.side is Side.LEFT


# --- P-01 -----------------------------------------------------------------------------


@pytest.mark.parametrize("side", Side, ids=lambda s: s.value)
def test_a_crossing_is_shown_where_the_tip_meets_the_border(side: Side, book):
    found = findings_on(V02.needle(side), book)["P-01"]
    assert word(found) == (Severity.STOP, "crosses")
    assert found.measures["crossing_distance_mm"] == pytest.approx(3.0, abs=0.02)
    assert found.measures["side"] == side.value
    assert box_of(found) == pytest.approx(
        (side.sign * 11.0, -3.0, MIDDLE_Z_MM), abs=0.02
    )
    assert found.limit_source == "literature"
    assert found.limits["crossing_mm"] == 0.0
    assert "ma-2022" in found.references


def test_a_thin_way_is_shown_where_it_is_thinnest(book):
    found = findings_on(V05.needle(), book)["P-01"]
    assert word(found) == (Severity.WARN, "thin")
    assert found.measures["margin_mm"] == pytest.approx(0.5, abs=0.02)
    assert box_of(found) == pytest.approx((11.5, 0.0, MIDDLE_Z_MM), abs=0.02)
    assert found.limit_source == "default"


def test_an_entry_medial_of_the_border_is_told_as_such(book):
    found = findings_on(needle_of((10, -22, 3.5), (14, 20, 3.5)), book)["P-01"]
    assert word(found) == (Severity.STOP, "entry_too_medial")
    assert found.measures["crossing_distance_mm"] == pytest.approx(22.0, abs=0.02)


def test_a_crossing_behind_the_canal_is_an_entry_too_medial(book):
    found = findings_on(needle_of((12, -22, 3.5), (6, 10, 3.5)), book)["P-01"]
    assert word(found) == (Severity.STOP, "entry_too_medial")


def test_beside_the_isthmus_nothing_is_claimed(book):
    above = needle_of((15, -22, 14), (14, 20, 14))
    assert word(findings_on(above, book)["P-01"]) == (Severity.NA, "outside_isthmus")


def test_a_crossing_seen_elsewhere_stops_even_so(book):
    """Within the height of the isthmus at first, above it before the wall."""
    rising = needle_of((12, -22, 8), (6, 12, 20))
    path = measure_path(VERTEBRA, rising)
    assert path.border is not None
    assert not path.border.is_defined
    assert findings_on(rising, book)["P-01"].severity is Severity.STOP


def test_behind_the_canal_the_medial_side_goes_straight_on(book):
    """An entry above the pedicle is normal; the needle comes down into it."""
    from_above = needle_of((16, -22, 12.0), (13, 12, 0.0))
    assert word(findings_on(from_above, book)["P-01"]) == (Severity.PASS, "clear")


def test_a_border_that_leans_is_met_at_the_height_of_the_tip():
    leaning = np.array(((9.0, -4.0), (19.0, -4.0), (19.0, 11.0), (12.0, 11.0)))
    pedicle = attrs.evolve(
        VERTEBRA.pedicles[Side.RIGHT],
        isthmus=Isthmus(contour_mm=leaning, y_mm=L1S.isthmus_y_mm),
    )
    vertebra = attrs.evolve(VERTEBRA, pedicles={Side.RIGHT: pedicle})
    path = measure_path(vertebra, needle_of((14, -20, 1), (8, 10, 6)))
    part = (14 - (9 + 5 * 3 / 15)) / (6 + 5 * 3 / 15)
    assert path.as_measures()["crossing_y_mm"] == pytest.approx(
        -20 + 30 * part, abs=1e-6
    )


def test_the_posterior_wall_is_taken_at_the_height_of_the_tip():
    """On a wall line that leans 2 mm over the body's height."""
    wall = attrs.evolve(VERTEBRA.posterior_wall, y_mm=[-1.0, 1.0])
    vertebra = attrs.evolve(VERTEBRA, posterior_wall=wall)
    path = measure_path(vertebra, V02.needle())
    at_middle = 2 * MIDDLE_Z_MM / L1S.height_mm
    assert path.as_measures()["crossing_distance_mm"] == pytest.approx(
        3.0 + at_middle, abs=0.02
    )


def test_a_tip_behind_the_pedicle_is_not_assessable(book):
    found = findings_on(needle_of((18, -30, 3.5), (17, -19, 3.5)), book)
    for rule in ("P-01", "P-02"):
        assert word(found[rule]) == (Severity.NA, "not_in_pedicle")


def test_a_pedicle_that_was_not_seen_is_not_assessable(book):
    one_sided = {Side.RIGHT: VERTEBRA.pedicles[Side.RIGHT]}
    vertebra = attrs.evolve(VERTEBRA, pedicles=one_sided, not_seen=("left_pedicle",))
    found = findings_on(V01.needle(Side.LEFT), book, vertebra=vertebra)
    for rule in ("P-01", "P-02"):
        assert word(found[rule]) == (Severity.NA, "no_pedicle")
    seen = findings_on(V01.needle(Side.RIGHT), book, vertebra=vertebra)
    assert seen["P-02"].severity is Severity.PASS


# --- P-02 -----------------------------------------------------------------------------


def parallel_needle(*, offset: float = 15.0, z: float = MIDDLE_Z_MM) -> Needle:
    """Return a needle along y, whose clearances are differences of coordinates."""
    return needle_of((offset, -22, z), (offset, 18, z))


@pytest.mark.parametrize(
    ("wall", "inside_mm", "expected"),
    [
        ("medial", 1.01, (Severity.PASS, "clear")),
        ("medial", 0.99, (Severity.WARN, "thin")),
        ("medial", 0.01, (Severity.WARN, "thin")),
        ("medial", -0.01, (Severity.STOP, "breach")),
        ("caudal", 0.99, (Severity.WARN, "thin")),
        ("caudal", -0.01, (Severity.STOP, "breach")),
        ("lateral", 0.01, (Severity.WARN, "thin")),
        ("lateral", -0.01, (Severity.WARN, "tolerated_breach")),
        ("lateral", -1.99, (Severity.WARN, "tolerated_breach")),
        ("lateral", -2.01, (Severity.STOP, "breach")),
        ("cranial", -1.99, (Severity.WARN, "tolerated_breach")),
        ("cranial", -2.01, (Severity.STOP, "breach")),
    ],
)
def test_each_wall_has_its_own_tolerance(wall, inside_mm, expected, book):
    low, high = L1S.pedicle_z_mm
    inset = RADIUS_MM + inside_mm
    needle = {
        "medial": lambda: parallel_needle(offset=L1S.medial_mm + inset),
        "lateral": lambda: parallel_needle(offset=L1S.lateral_mm - inset),
        "cranial": lambda: parallel_needle(z=high - inset),
        "caudal": lambda: parallel_needle(z=low + inset),
    }[wall]()
    found = findings_on(needle, book)["P-02"]
    assert word(found) == expected
    assert found.measures[f"{wall}_clearance_mm"] == pytest.approx(inside_mm, abs=0.005)
    if expected[0] is not Severity.PASS:
        assert found.measures["wall"] == wall
        assert found.measures["clearance_mm"] == pytest.approx(inside_mm, abs=0.005)


def test_a_breach_is_shown_where_the_surface_is_farthest_out(book):
    found = findings_on(V02.needle(), book)["P-02"]
    x, y, z = box_of(found)
    assert x == pytest.approx(11 - 2.546, abs=0.02)
    assert y == pytest.approx(0.0, abs=0.02)
    assert z == pytest.approx(MIDDLE_Z_MM, abs=0.2)


def test_an_extrapedicular_path_is_excused_laterally_only(book):
    lateral = parallel_needle(offset=L1S.lateral_mm + 6)
    assert findings_on(lateral, book)["P-02"].severity is Severity.STOP
    excused = findings_on(lateral, book, approach="extrapedicular")["P-02"]
    assert excused.severity is Severity.PASS
    assert excused.measures["grade"] == "A"
    assert excused.measures["lateral_clearance_mm"] == pytest.approx(-7.524, abs=0.01)
    for needle in (parallel_needle(offset=12.0), parallel_needle(z=-3.0)):
        found = findings_on(needle, book, approach="extrapedicular")["P-02"]
        assert word(found) == (Severity.STOP, "breach")


def test_coarse_voxels_bring_every_wall_nearer_along_its_own_direction(book):
    coarse = attrs.evolve(VERTEBRA, voxel_mm=(0.7, 0.7, 2.5))
    beside = parallel_needle(offset=L1S.medial_mm + RADIUS_MM + 0.30)
    fine_word = findings_on(beside, book)["P-02"]
    coarse_word = findings_on(beside, book, vertebra=coarse)["P-02"]
    assert word(fine_word) == (Severity.WARN, "thin")
    assert word(coarse_word) == (Severity.STOP, "breach")
    for found, allowance_mm in ((fine_word, 0.0), (coarse_word, 0.35)):
        assert found.measures["clearance_mm"] == pytest.approx(0.30, abs=0.005)
        assert found.measures["allowance_mm"] == pytest.approx(allowance_mm)
    low = parallel_needle(z=L1S.pedicle_z_mm[0] + RADIUS_MM + 1.2)
    found = findings_on(low, book, vertebra=coarse)["P-02"]
    assert word(found) == (Severity.STOP, "breach")
    assert found.measures["allowance_mm"] == pytest.approx(1.25)
    assert found.measures["grade"] == "A"


@pytest.mark.parametrize(("largest_mm", "allowance_mm"), [(0.9, 0), (0.9999, 0.35)])
def test_only_voxels_from_a_millimetre_on_take_something_off(
    largest_mm: float, allowance_mm: float, book
):
    vertebra = attrs.evolve(VERTEBRA, voxel_mm=(0.7, 0.7, largest_mm))
    found = findings_on(V04.needle(), book, vertebra=vertebra)["P-02"]
    assert found.measures["allowance_mm"] == pytest.approx(allowance_mm)


@pytest.mark.parametrize(
    ("breach_mm", "grade"),
    [(0, "A"), (0.5, "B"), (1.99, "B"), (2, "C"), (4, "D"), (5.99, "D"), (6, "E")],
)
def test_the_grade_follows_the_worst_breach(breach_mm: float, grade: str):
    assert gertzbein_robbins(breach_mm) == grade


def test_the_shaft_goes_on_beyond_the_entry_towards_the_skin():
    """An entry inside the pedicle does not hide the shaft behind it."""
    full = V01.needle()
    late_entry = full.entry_lps_mm + 0.5 * (full.tip_lps_mm - full.entry_lps_mm)
    whole = measure_path(VERTEBRA, full).clearances
    late = measure_path(
        VERTEBRA, attrs.evolve(full, entry_lps_mm=late_entry)
    ).clearances
    for wall in Wall:
        assert late[wall].clearance_mm == pytest.approx(
            whole[wall].clearance_mm, abs=0.005
        )


def test_a_needle_across_the_vertebra_stops(book):
    across = needle_of((25, -8, 3.5), (-10, -8, 3.5))
    assert findings_on(across, book)["P-02"].severity is Severity.STOP


# --- C-01 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tip_y_mm", "expected"),
    [
        (-4.0, (Severity.NA, "target_not_in_body")),
        (0.5, (Severity.WARN, "target_posterior_third")),
        (9.9, (Severity.WARN, "target_posterior_third")),
        (10.1, (Severity.PASS, "target_anterior")),
        (29.9, (Severity.PASS, "target_anterior")),
        (30.1, (Severity.NA, "beyond_anterior")),
    ],
)
def test_the_target_lies_in_the_front_two_thirds(tip_y_mm, expected, book):
    found = findings_on(needle_of((15, -22, 3.5), (13, tip_y_mm, 3.5)), book)["C-01"]
    assert word(found) == expected
    assert found.measures["depth_fraction"] == pytest.approx(tip_y_mm / 30, abs=1e-6)


@pytest.mark.parametrize("tip_z_mm", [13.0, -13.0])
def test_a_tip_beyond_an_endplate_has_no_target(tip_z_mm: float, book):
    found = findings_on(needle_of((15, -22, 3.5), (13, 20, tip_z_mm)), book)["C-01"]
    assert word(found) == (Severity.NA, "beyond_endplate")

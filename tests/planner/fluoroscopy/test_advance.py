"""Pushed in step by step, a needle is told the same as when it is looked at whole."""

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Side, Vertebra
from planner.fluoroscopy.advance import (
    BORDER_RULE,
    STEP_MM,
    Advance,
    FrontPlace,
    SidePlace,
    Step,
)
from planner.plan.needle import Needle
from planner.rules.book import RuleBook, load_book
from planner.rules.border import border_at
from planner.rules.evaluate import judge
from planner.rules.findings import Severity
from tests.phantoms import (
    GAUGE_MM,
    L1S,
    MODELS,
    BoxModel,
    analytic_vertebra,
    needle_lps,
)
from tests.planner.rules.conftest import SHIPPED
from tests.vignettes import case_of

VERTEBRAE = {model.name: analytic_vertebra(model) for model in MODELS}

SOME, MANY = 48, 1000
COARSE_MM = 4.0
FINE_MM = 0.02
"""Steps of the slow reading of section 3 of the rules."""


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book(SHIPPED)


def vertebra_of(model: BoxModel) -> Vertebra:
    return VERTEBRAE[model.name]


def advance_of(
    model: BoxModel, needle: Needle, book: RuleBook, vertebra: Vertebra | None = None
) -> Advance:
    return Advance(
        plan=case_of(model, needle).levels[0],
        vertebra=vertebra or vertebra_of(model),
        book=book,
        needle=needle,
    )


def random_needle(model: BoxModel, random: np.random.Generator) -> Needle:
    """Return a needle from about the dorsal cortex to about the body."""
    low, high = model.pedicle_z_mm
    side = list(Side)[random.integers(2)]
    entry = (
        random.uniform(model.medial_mm - 4, model.lateral_mm + 6),
        model.dorsal_cortex_y_mm + random.uniform(-3, 2),
        random.uniform(low - 3, high + 3),
    )
    tip = (
        random.uniform(-5, model.lateral_mm),
        random.uniform(-12, model.depth_mm),
        random.uniform(low - 3, high + 3),
    )
    ends = np.array((entry, tip)) * (side.sign, 1, 1)
    lps = vertebra_of(model).frame.to_lps(ends)
    return Needle(
        id="N",
        entry_lps_mm=lps[0],
        tip_lps_mm=lps[1],
        outer_diameter_mm=GAUGE_MM["11G"],
    )


def assert_steps_say_what_the_whole_path_says(
    count: int, book: RuleBook, step_mm: float = STEP_MM
) -> None:
    random = np.random.default_rng(2026)
    vertebrae = {model.name: vertebra_of(model) for model in MODELS}
    seen = set()
    for number in range(count):
        model = MODELS[number % len(MODELS)]
        vertebra, needle = vertebrae[model.name], random_needle(model, random)
        judgement = judge(case_of(model, needle), {model.level: vertebra}, book)
        whole = next(f for f in judgement.findings if f.rule == BORDER_RULE)
        last = advance_of(model, needle, book, vertebra).steps(step_mm)[-1]
        told = last.verdicts[BORDER_RULE]
        assert (told.severity, told.reason) == (whole.severity, whole.reason)
        for name in ("crossing_distance_mm", "margin_mm"):
            assert told.measures.get(name) == pytest.approx(
                whole.measures.get(name), abs=1e-6
            )
        seen.add(told.reason)
    assert seen >= {"crosses", "thin", "clear", "outside_isthmus"}


def test_the_steps_of_a_needle_end_in_the_verdict_on_its_whole_path(book: RuleBook):
    assert_steps_say_what_the_whole_path_says(SOME, book, COARSE_MM)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_the_steps_of_a_thousand_needles_end_in_the_verdicts_on_their_whole_paths(
    book: RuleBook,
):
    assert_steps_say_what_the_whole_path_says(MANY, book)


def read_off_pictures(model: BoxModel, needle: Needle) -> bool:
    """Tell whether a tip is ever medial of the border and short of the wall.

    The loop of section 3 of the rules, word by word, in steps of `FINE_MM`; apart from
    everything the program computes with. Above and below the isthmus there is no border
    to read, once the tip is beside the canal.
    """
    vertebra = vertebra_of(model)
    entry, tip = vertebra.frame.to_box((needle.entry_lps_mm, needle.tip_lps_mm))
    sign = 1 if entry[0] > 0 else -1
    isthmus = vertebra.pedicles[Side.RIGHT if sign > 0 else Side.LEFT].isthmus
    low, high = isthmus.z_range_mm
    for part in np.arange(0, 1, FINE_MM / needle.length_mm):
        x, y, z = entry + part * (tip - entry)
        u = sign * x - float(border_at(isthmus, np.array([z]))[0])
        v = y - float(vertebra.posterior_wall.y_at(z))
        if v >= 0:
            return False
        is_beside = not low <= z <= high and y > vertebra.canal_dorsal_y_mm
        if u < 0 and not is_beside:
            return True
    return False


def test_a_stop_is_what_a_reader_of_both_pictures_sees(book: RuleBook):
    random = np.random.default_rng(7)
    for _ in range(60):
        needle = random_needle(L1S, random)
        path = advance_of(L1S, needle, book)
        at = path.path.border
        assert at is not None
        if abs(at.margin_mm or 1.0) < 2 * FINE_MM or path.path.entry_mm[0] < 0.5:
            continue
        last = path.at(needle.length_mm).verdicts[BORDER_RULE]
        sees = read_off_pictures(L1S, needle)
        assert sees == (last.severity is Severity.STOP)


def test_the_first_violation_of_v02_is_three_millimetres_before_the_wall(
    book: RuleBook,
):
    """Vignette V02: the border is crossed at y = -3, in steps of 1 mm."""
    needle = needle_lps(L1S, (17, -22), (3.105, 22))
    path = advance_of(L1S, needle, book)
    steps = path.steps()
    crossing = next(
        s for s in steps if s.verdicts[BORDER_RULE].severity is Severity.STOP
    )
    at = crossing.verdicts[BORDER_RULE].at_lps_mm
    assert at is not None
    box = path.vertebra.frame.to_box(at)
    assert (box[0], box[1]) == pytest.approx((L1S.medial_mm, -3.0), abs=0.01)
    assert crossing.border_mm is not None
    assert -1.0 < crossing.border_mm <= 0
    assert crossing.wall_mm == pytest.approx(-3.0, abs=1.0)
    violated = path.first_stop()
    assert violated is not None
    assert violated.depth_mm <= crossing.depth_mm


def test_once_stopped_always_stopped_and_a_safe_needle_never_is(book: RuleBook):
    safe = advance_of(L1S, needle_lps(L1S, (17.2, -22), (10.8, 22)), book)
    assert safe.first_stop() is None
    assert safe.steps()[-1].severity is Severity.PASS
    unsafe = advance_of(L1S, needle_lps(L1S, (17, -22), (3.105, 22)), book).steps()
    stopped = [step.severity is Severity.STOP for step in unsafe]
    assert stopped == sorted(stopped)


def test_the_first_stop_is_the_first_of_all_steps_that_stop(book: RuleBook):
    random = np.random.default_rng(3)
    vertebra = vertebra_of(L1S)
    found = 0
    for _ in range(12):
        path = advance_of(L1S, random_needle(L1S, random), book, vertebra)
        stopped = [step.depth_mm for step in path.steps(2.0) if step.is_stopped]
        first = path.first_stop(2.0)
        assert (first.depth_mm if first else None) == (stopped[0] if stopped else None)
        found += bool(stopped)
    assert found > 3


def test_crossing_after_the_wall_is_allowed_by_the_border_not_by_the_walls(
    book: RuleBook,
):
    """Vignette V03: the tip crosses 2 mm after the wall, the surface breaches."""
    last = advance_of(L1S, needle_lps(L1S, (17, -22), (6, 22)), book).steps()[-1]
    assert last.verdicts[BORDER_RULE].severity is Severity.WARN
    assert last.verdicts["P-02"].severity is Severity.STOP
    assert last.severity is Severity.STOP


def places(steps: tuple[Step, ...]) -> list[tuple[FrontPlace, SidePlace]]:
    found = [(step.front, step.side) for step in steps]
    return list(dict.fromkeys(found))


def test_both_views_tell_the_classical_sequence(book: RuleBook):
    """Lateral border and dorsal cortex, centre and mid-pedicle, border and wall."""
    needle = needle_lps(L1S, (19.5, -22), (9, 6))
    assert places(advance_of(L1S, needle, book).steps(0.25)) == [
        (FrontPlace.LATERAL, SidePlace.BEHIND),
        (FrontPlace.LATERAL_HALF, SidePlace.BEHIND),
        (FrontPlace.LATERAL_HALF, SidePlace.DORSAL_HALF),
        (FrontPlace.MEDIAL_HALF, SidePlace.DORSAL_HALF),
        (FrontPlace.MEDIAL_HALF, SidePlace.VENTRAL_HALF),
        (FrontPlace.MEDIAL_HALF, SidePlace.BODY),
        (FrontPlace.MEDIAL, SidePlace.BODY),
    ]


def test_one_step_alone_says_what_it_says_in_its_row(book: RuleBook):
    path = advance_of(L1S, needle_lps(L1S, (17, -22), (3.105, 22)), book)
    for step in path.steps()[::7]:
        alone = path.at(step.depth_mm)
        assert alone.severity is step.severity
        assert alone.border_mm == step.border_mm
        told, again = (one.verdicts[BORDER_RULE] for one in (step, alone))
        assert (told.severity, told.reason) == (again.severity, again.reason)


def test_the_last_step_is_the_needle_itself(book: RuleBook):
    needle = needle_lps(L1S, (17.2, -22), (10.8, 22))
    path = advance_of(L1S, needle, book)
    depths = path.depths_mm()
    assert depths[-1] == needle.length_mm
    assert np.diff(depths).max() <= 1.0 + 1e-9
    assert path.steps()[-1].needle == needle
    assert path.at(500.0).needle == needle


def test_a_needle_that_starts_beyond_the_midline_keeps_its_side(book: RuleBook):
    """While it is short its nearest point is on the other side of the midline."""
    vertebra = vertebra_of(L1S)
    ends = vertebra.frame.to_lps([(-2.0, -30.0, 3.5), (14.0, 5.0, 3.5)])
    needle = Needle(
        id="N", entry_lps_mm=ends[0], tip_lps_mm=ends[1], outer_diameter_mm=3.0
    )
    path = advance_of(L1S, needle, book, vertebra)
    steps = path.steps()
    spots = [step.verdicts[BORDER_RULE].at_lps_mm for step in steps]
    assert path.path.side is Side.RIGHT
    along = needle.direction_lps
    for spot in spots:
        if spot is not None:
            apart = np.asarray(spot) - needle.entry_lps_mm
            off = apart - float(apart @ along) * along
            assert np.linalg.norm(off) < 1e-6


def test_a_side_without_a_pedicle_is_not_assessable_at_any_step(book: RuleBook):
    whole = vertebra_of(L1S)
    one = attrs.evolve(whole, pedicles={Side.LEFT: whole.pedicles[Side.LEFT]})
    needle = needle_lps(L1S, (17.2, -22), (10.8, 22))
    for step in advance_of(L1S, needle, book, one).steps(5.0):
        assert step.verdicts[BORDER_RULE].severity is Severity.NA
        assert step.front is FrontPlace.BESIDE

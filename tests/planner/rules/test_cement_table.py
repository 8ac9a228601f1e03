"""V13 to V18 of rules.md section 5.3: every verdict on cement."""

from typing import Any

import attrs
import numpy as np
import pytest

from planner.anatomy.parts import membership
from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.plan.case import CementPlan
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.cloud import Cloud, Phase, planned_cloud
from planner.rules.evaluate import judge
from planner.rules.facts import Aliquot, Injection, LevelFacts
from planner.rules.findings import Finding, Severity
from tests.phantoms import L1S, T8S, BoxModel, analytic_vertebra, needle_lps
from tests.vignettes import V01, V02, case_of

GRAIN_MM = 0.5
IMAGED = Injection(
    aliquots=tuple(
        Aliquot(volume_ml=0.3, lateral_checked=True, ap_checked=True) for _ in range(8)
    )
)
THICK: dict[str, Any] = {"viscosity": "toothpaste", "radiopacifier_wt_percent": 30.0}


def elliptic_vertebra(model: BoxModel) -> Vertebra:
    """Return the model with the elliptic body by which the table reckons its volume."""
    vertebra = analytic_vertebra(model)
    grid = vertebra.parts.grid
    k, j, i = np.indices(grid.shape_kji)
    start = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    x, y, z = (
        start[axis] + grid.spacing_mm[axis] * index
        for axis, index in enumerate((i, j, k))
    )
    half_width, half_depth = model.width_mm / 2, model.depth_mm / 2
    radius = np.hypot(x / half_width, (y - half_depth) / half_depth)
    slope = np.hypot(x / half_width**2, (y - half_depth) / half_depth**2)
    edge = (1 - radius) * radius / np.maximum(slope, 1e-6)
    inside = np.minimum(edge, model.height_mm / 2 - np.abs(z))
    parts = dict(vertebra.parts.membership) | {Part.BODY: membership(inside)}
    return attrs.evolve(vertebra, parts=Parts(grid=grid, membership=parts))


def block_of_cement(
    model: BoxModel, *, front_x: float, front_depth: float, phase: Phase
) -> Cloud:
    """Return cement with a flat back face, its middle or edge at the front's place."""
    y = np.arange(front_depth * model.depth_mm, model.depth_mm - 6, GRAIN_MM)
    width = np.arange(-3.0, 3.01, GRAIN_MM) if front_x == 0 else np.arange(0, 3.0, 0.5)
    z = np.arange(-4.0, 4.0, GRAIN_MM)
    grid = np.meshgrid(front_x + width, y, z, indexing="ij")
    points = np.stack([axis.ravel() for axis in grid], axis=1)
    return Cloud(
        points_mm=points,
        grain_ml=GRAIN_MM**3 / 1000,
        component=np.zeros(len(points), dtype=np.intp),
        phase=phase,
    )


@attrs.frozen(kw_only=True)
class Setup:
    """One row: the model, the front, the dose, and what the table says."""

    model: BoxModel
    depth: float
    x: float = 0.0
    volume_ml: float
    expected: dict[str, Severity]
    overall: Severity
    phase: Phase = Phase.RUNNING
    cement: dict[str, Any] = attrs.field(factory=lambda: dict(THICK))
    injection: Injection = IMAGED
    needles: tuple[Needle, ...] | None = None


def of(words: str) -> dict[str, Severity]:
    rules = ("C-01", "C-02", "C-03", "C-04", "C-05", "C-06", "C-08", "C-10")
    found = (Severity[word] for word in words.split())
    return dict(zip(rules, found, strict=True))


STOP, WARN, INFO = Severity.STOP, Severity.WARN, Severity.INFO

SETUPS = {
    "V13": Setup(
        model=T8S,
        depth=0.25,
        volume_ml=2.5,
        expected=of("STOP PASS PASS PASS PASS PASS PASS PASS"),
        overall=STOP,
    ),
    "V14": Setup(
        model=T8S,
        depth=0.12,
        volume_ml=2.5,
        expected=of("STOP STOP STOP PASS PASS PASS PASS PASS"),
        overall=STOP,
    ),
    "V15": Setup(
        model=T8S,
        depth=0.12,
        x=7.0,
        volume_ml=2.5,
        expected=of("STOP STOP PASS PASS PASS PASS PASS PASS"),
        overall=STOP,
    ),
    "V16": Setup(
        model=L1S,
        depth=0.12,
        volume_ml=2.5,
        expected=of("STOP INFO PASS INFO PASS PASS PASS PASS"),
        overall=STOP,
    ),
    "V17a": Setup(
        model=L1S,
        depth=0.40,
        volume_ml=2.5,
        expected=of("PASS INFO PASS INFO PASS PASS PASS PASS"),
        overall=INFO,
    ),
    "V17b": Setup(
        model=L1S,
        depth=0.40,
        volume_ml=6.5,
        expected=of("PASS INFO PASS WARN PASS PASS PASS PASS"),
        overall=WARN,
    ),
    "V17c": Setup(
        model=T8S,
        depth=0.40,
        volume_ml=5.0,
        expected=of("PASS PASS PASS WARN PASS PASS PASS PASS"),
        overall=WARN,
    ),
    "V18": Setup(
        model=L1S,
        depth=0.40,
        volume_ml=3.0,
        expected=of("PASS INFO PASS INFO STOP STOP WARN WARN")
        | {"C-07": WARN, "P-06": STOP},
        overall=STOP,
        cement={"viscosity": "liquid", "radiopacifier_wt_percent": None},
        injection=Injection(aliquots=(Aliquot(volume_ml=1.0, lateral_checked=False),)),
        needles=(V02.needle(),),
    ),
}
WALL_GAP_MM = {"V13": 2.75, "V14": -0.76, "V15": 1.95, "V16": 3.6, "V17a": 12.0}
FILL = {"V13": 0.207, "V17a": 0.111, "V17b": 0.287, "V17c": 0.414, "V18": 0.133}


def judged(name: str, book: RuleBook) -> dict[str, Finding]:
    setup = SETUPS[name]
    model = setup.model
    vertebra = elliptic_vertebra(model)
    offset = (model.medial_mm + model.lateral_mm) / 2
    ends = (offset, model.dorsal_cortex_y_mm), (offset - 1, 0.72 * model.depth_mm)
    safe = needle_lps(model, *ends)
    needles = setup.needles or ((V01.needle() if model is L1S else safe),)
    facts = LevelFacts(
        metal=(),
        injection=setup.injection,
        cloud=block_of_cement(
            model, front_x=setup.x, front_depth=setup.depth, phase=setup.phase
        ),
    )
    case = case_of(
        model,
        *needles,
        technique="PKP",
        cement=CementPlan(volume_ml=setup.volume_ml, **setup.cement),
    )
    level = model.level
    judgement = judge(case, {level: vertebra}, book, {level: facts})
    return {f.rule: f for f in judgement.findings if f.needle is None}


@pytest.mark.parametrize("name", SETUPS)
def test_every_verdict_on_cement_is_that_of_the_table(name: str, book: RuleBook):
    found = judged(name, book)
    expected = SETUPS[name].expected
    assert {rule: found[rule].severity for rule in expected} == expected
    told = [f.severity for rule, f in found.items() if rule[0] == "C" or rule == "P-06"]
    assert max(told, key=lambda s: s.rank) is SETUPS[name].overall
    assert found["C-09"].severity is found["C-14"].severity is INFO
    assert found["C-11"].severity is (WARN if name == "V14" else Severity.PASS)
    assert found["C-12"].severity is Severity.PASS


@pytest.mark.parametrize("name", WALL_GAP_MM)
def test_the_margin_to_the_canal_is_that_of_the_table(name: str, book: RuleBook):
    gap = judged(name, book)["C-03"].measures["wall_gap_mm"]
    assert gap == pytest.approx(WALL_GAP_MM[name], abs=0.02)


@pytest.mark.parametrize("name", FILL)
def test_the_share_of_the_body_is_that_of_the_table(name: str, book: RuleBook):
    share = judged(name, book)["C-04"].measures["fill_fraction"]
    assert share == pytest.approx(FILL[name], abs=0.005)


@pytest.mark.parametrize(("name", "severity"), [("V13", WARN), ("V16", WARN)])
def test_in_a_plan_the_posterior_third_warns(name, severity, book, monkeypatch):
    planned = attrs.evolve(SETUPS[name], phase=Phase.PLANNED)
    monkeypatch.setitem(SETUPS, name, planned)
    assert judged(name, book)["C-01"].severity is severity


@pytest.mark.parametrize("name", ["V14", "V15"])
def test_in_a_plan_the_posterior_sixth_stops_all_the_same(name, book, monkeypatch):
    planned = attrs.evolve(SETUPS[name], phase=Phase.PLANNED)
    monkeypatch.setitem(SETUPS, name, planned)
    assert judged(name, book)["C-01"].severity is STOP


# --- what is planned ------------------------------------------------------------------


def test_a_planned_volume_is_the_nearest_part_of_the_body():
    vertebra = elliptic_vertebra(L1S)
    tip = np.array((8.0, 20.0, 2.0))
    cloud = planned_cloud(vertebra, [tip], volume_ml=2.0)
    assert cloud is not None
    assert cloud.volume_ml == pytest.approx(2.0, abs=cloud.grain_ml)
    reach = np.linalg.norm(cloud.points_mm - tip, axis=1).max()
    ball_mm = (3 * 2000 / (4 * np.pi)) ** (1 / 3)
    assert ball_mm - 1 < reach < 1.5 * ball_mm


def test_cement_moved_back_never_looks_better(book: RuleBook):
    """C-01 to C-03, on the same cement at ever smaller depths."""
    vertebra = elliptic_vertebra(T8S)
    worst = [0, 0, 0]
    for depth in np.arange(0.5, 0.05, -0.05):
        cloud = block_of_cement(
            T8S, front_x=0.0, front_depth=float(depth), phase=Phase.PLANNED
        )
        case = case_of(T8S, cement=CementPlan(volume_ml=2.0, **THICK))
        facts = {"T8": LevelFacts(cloud=cloud)}
        findings = judge(case, {"T8": vertebra}, book, facts).findings
        ranks = {f.rule: f.severity.rank for f in findings}
        now = [ranks[rule] for rule in ("C-01", "C-02", "C-03")]
        assert all(a >= b for a, b in zip(now, worst, strict=True)), depth
        worst = now
    assert worst == [STOP.rank] * 3

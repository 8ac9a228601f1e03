"""Every number and verdict of a needle against dense points (`tests...rules.dense`).

Random needles in random vertebrae, in closed form and as label maps of 0.5 mm whose
voxels lie anywhere and run in any of the 48 orders. A verdict may differ only where a
number lies within the band of a limit.

What a label map can promise: each plane is drawn up to half a voxel off. A clearance
is read where the needle meets a second plane, as far off, which counts as much as the
needle converges; and a midline that is half a voxel off at both ends of the vertebra
turns everything a little. The sharp upper and lower edges of a prism are rounded: by
voxels, by the smoothing of its walls, which opens them by 45 degrees at most where the
needle is beside them, and by its section, whose 72 spokes cut a corner. So roof and
floor may look nearer by two voxels more, an entry at an edge or past it more medial by
one, and a tip that leaves by a cut corner crosses its outline (P-01). Never farther.

`--log-cli-level=INFO` shows the worst differences of a run.
"""

import itertools
import logging
import math
from collections.abc import Callable, Iterator

import attrs
import numpy as np
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.parts import membership
from planner.anatomy.vertebra import Part, Parts, Vertebra, Wall
from planner.geometry.frames import VertebraFrame
from planner.plan.case import LabelSource
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding, Severity
from planner.rules.path import PathMeasures, measure_path
from tests.phantoms import (
    AXIS_ORDERS,
    STRAIGHT,
    BoxModel,
    analytic_vertebra,
    box_points,
    grid_around,
    label_phantom,
    placed_frame,
    random_turn,
)
from tests.planner.rules.dense import (
    Numbers,
    Scene,
    canal_distance,
    numbers_of,
    possible_verdicts,
    random_model,
    random_scene,
)
from tests.vignettes import case_of

log = logging.getLogger(__name__)

WITHIN_MM = 0.02
WITHIN_DEG = 0.001
CROSSING_MM = 0.05
"""The points along the axis lie 0.01 mm apart; a flat path meets a border slowly."""

CANAL_MM = 0.2
"""Distances to the canal come from a field that claims this at the edges of a block,
the worst of shapes (`planner.rules.canal`)."""

NEEDLES = 4
"""In each vertebra in closed form."""

HALF_VOXEL_MM = 0.25
ASKEW = 2 * HALF_VOXEL_MM / 40
"""The slope of a midline half a voxel off at both ends of a lever of 40 mm."""

CUT_CORNER_MM = 0.5
EDGE_MM = 1.0
"""How much more medial an entry, how much nearer roof and floor may look, see above."""

END_MM = 1.0
"""How far from the edges an outline leaves no corner out."""

NEAR_MM = 4.0
"""Farther than this from the canal nobody asks how far."""

RULES = ("P-01", "P-02", "P-03", "P-08", "C-01", "D-01")


@attrs.frozen(kw_only=True, eq=False)
class Trial:
    """One needle, as the product and as the points see it."""

    name: str
    scene: Scene
    path: PathMeasures
    points: Numbers
    said: dict[str, Finding]


def tried(
    name: str, scene: Scene, vertebra: Vertebra, frame: VertebraFrame, book: RuleBook
) -> Trial:
    needle = scene.needle(frame)
    judgement = judge(case_of(scene.model, needle), {scene.model.level: vertebra}, book)
    return Trial(
        name=name,
        scene=scene,
        path=measure_path(vertebra, needle),
        points=numbers_of(scene),
        said={f.rule: f for f in judgement.findings if f.needle and f.rule in RULES},
    )


def with_sharp_canal(vertebra: Vertebra, model: BoxModel) -> Vertebra:
    """Return the vertebra with the outline of its canal true at the edges as well."""
    grid = vertebra.parts.grid
    x, y, z = box_points(grid, vertebra.frame)
    nodes = np.stack((x.ravel(), y.ravel(), z.ravel()), axis=1)
    inside = -canal_distance(model, nodes).reshape(grid.shape_kji)
    parts = {**vertebra.parts.membership, Part.CANAL: membership(inside)}
    return attrs.evolve(vertebra, parts=Parts(grid=grid, membership=parts))


def analytic_trials(models: range, book: RuleBook) -> Iterator[Trial]:
    for seed in models:
        random = np.random.default_rng(seed)
        model, frame = random_model(random), placed_frame(turn=random_turn(seed))
        vertebra = with_sharp_canal(analytic_vertebra(model, frame=frame), model)
        for number in range(NEEDLES):
            scene = random_scene(model, random)
            trial = tried(f"{seed}.{number}", scene, vertebra, frame, book)
            if trial.path.side is scene.side:
                yield trial


def differences(trial: Trial) -> dict[str, tuple[float, float]]:
    """Return by name how far the product is from the points, and how far it may be."""
    path, points = trial.path, trial.points
    assert path.entry is not None
    found: dict[str, tuple[float, float]] = {
        "entry": (path.entry.clearance_mm - points.entry_clearance_mm, WITHIN_MM),
        "entry share": (path.entry.fraction - points.entry_fraction, WITHIN_MM),
        "anterior gap": (path.anterior_gap_mm - points.anterior_gap_mm, WITHIN_MM),
        "depth": (path.depth_fraction - points.depth_fraction, WITHIN_MM),
        "convergence": (path.convergence_deg - points.convergence_deg, WITHIN_DEG),
        "sagittal": (path.sagittal_deg - points.sagittal_deg, WITHIN_DEG),
    }
    assert path.clearances.keys() == points.clearances.keys(), trial.name
    for wall, clearance in path.clearances.items():
        gap = clearance.clearance_mm - points.clearances[wall]
        found[f"{wall.value} wall"] = (gap, WITHIN_MM)
    assert path.border is not None
    distance = path.border.distance_mm
    if distance is not None and points.crossing_distance_mm is not None:
        gap = distance - points.crossing_distance_mm
        found["crossing"] = (gap, CROSSING_MM)
    margin = path.border.margin_mm
    if path.border.is_defined and margin is not None and points.margin_mm is not None:
        found["margin"] = (margin - points.margin_mm, WITHIN_MM)
    return found


def check_all(
    trials: Iterator[Trial], check: Callable[[Trial], dict[str, tuple[float, float]]]
) -> dict[str, tuple[float, str]]:
    """Return the worst difference of each number; refuse one beyond its band."""
    worst: dict[str, tuple[float, str]] = {}
    for trial in trials:
        for name, (difference, allowed) in check(trial).items():
            assert abs(difference) <= allowed, (trial.name, name, difference, allowed)
            if abs(difference) >= abs(worst.get(name, (0.0, ""))[0]):
                worst[name] = (difference, trial.name)
    return worst


def check_analytic(trial: Trial) -> dict[str, tuple[float, float]]:
    found = differences(trial)
    gap, canal = trial.path.canal_gap_mm, trial.points.canal_gap_mm
    assert gap is not None
    if -HALF_VOXEL_MM < canal < NEAR_MM:
        found["canal"] = (_beyond_the_round_end(trial, gap - canal), CANAL_MM)
    possible = possible_verdicts(
        trial.scene, trial.points, within_mm=WITHIN_MM, canal_mm=CANAL_MM
    )
    for rule, finding in trial.said.items():
        assert finding.severity in possible[rule], (trial.name, rule, finding.reason)
    return found


def _beyond_the_round_end(trial: Trial, difference_mm: float) -> float:
    """Return what is left of a difference once the flat end counts as a round one.

    The product lays a ball about the tip, which is nearer to the canal than the flat
    end is, by the radius at most.
    """
    at = trial.path.canal_at_mm
    assert at is not None
    is_end = float(np.linalg.norm(at - trial.scene.tip_mm)) < WITHIN_MM
    if not is_end or difference_mm > 0:
        return difference_mm
    return min(0.0, difference_mm + trial.scene.radius_mm)


def told(worst: dict[str, tuple[float, str]]) -> str:
    return "; ".join(f"{n} {gap:+.4f} ({at})" for n, (gap, at) in worst.items())


def test_a_hundred_needles_have_the_numbers_and_verdicts_of_their_points(
    book: RuleBook,
):
    worst = check_all(analytic_trials(range(25), book), check_analytic)
    log.info("worst of a run: %s", told(worst))
    assert {f"{wall.value} wall" for wall in Wall} <= worst.keys()


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_thousand_needles_have_the_numbers_and_verdicts_of_their_points(
    book: RuleBook,
):
    worst = check_all(analytic_trials(range(1000, 1250), book), check_analytic)
    log.info("worst of a run: %s", told(worst))


# --- on label maps --------------------------------------------------------------------


def through_the_pedicle(model: BoxModel, random: np.random.Generator) -> Scene:
    """Return a needle that passes the wall well within the pedicle's heights.

    It may enter above or below them.
    """
    low, high = model.pedicle_z_mm
    while True:
        scene = random_scene(model, random)
        entry, tip = scene.entry_mm.copy(), scene.tip_mm.copy()
        entry[0] = random.uniform(model.medial_mm, model.lateral_mm + 2)
        entry[2] = random.uniform(low - 1, high + 2)
        tip[0] = random.uniform(0, model.lateral_mm)
        tip[1] = random.uniform(2, model.depth_mm + 1)
        scene = attrs.evolve(scene, entry_mm=entry, tip_mm=tip)
        inwards, forward, upwards = np.abs(tip - entry)
        at_wall = entry + (tip - entry) * -entry[1] / forward
        keeps_height = low + 1.5 < at_wall[2] < high - 1.5
        if keeps_height and max(inwards, upwards) < forward:
            return scene


def mask_trials(models: range, needles: int, book: RuleBook) -> Iterator[Trial]:
    for seed in models:
        random = np.random.default_rng(seed)
        model = random_model(random)
        grid = grid_around(
            model,
            axes=AXIS_ORDERS[int(random.integers(len(AXIS_ORDERS)))],
            margin_mm=2.0,
            shift_mm=float(random.uniform(0.01, 0.49)),
        )
        vertebra = build_vertebra(
            level=model.level,
            source=LabelSource(labels="phantom.nii.gz", scheme="parts"),
            grid=grid,
            labels=label_phantom(model, grid=grid),
        )
        for number in range(needles):
            scene = through_the_pedicle(model, random)
            yield tried(f"{seed}.{number}", scene, vertebra, STRAIGHT, book)


def mask_bands(scene: Scene) -> tuple[float, float]:
    """Return how far a wall, and the entry, may be off on a label map."""
    inwards, forward, upwards = np.abs(scene.tip_mm - scene.entry_mm)
    slope = max(inwards, upwards) / forward
    wall = HALF_VOXEL_MM * (1 + slope) - scene.model.canal_dorsal_y_mm * ASKEW
    entry = HALF_VOXEL_MM - scene.entry_mm[1] * ASKEW
    return float(wall), float(entry)


def corner_mm(scene: Scene) -> float:
    """Return how much more medial an entry may look because a corner is cut."""
    low, high = scene.model.pedicle_z_mm
    is_beside = low + END_MM < scene.entry_mm[2] < high - END_MM
    return 0.0 if is_beside else CUT_CORNER_MM


def check_mask(trial: Trial) -> dict[str, tuple[float, float]]:
    wall_mm, entry_mm = mask_bands(trial.scene)
    path, points = trial.path, trial.points
    assert path.side is trial.scene.side
    assert path.entry is not None
    gap = path.entry.clearance_mm - points.entry_clearance_mm
    corner = corner_mm(trial.scene) if gap < 0 else 0.0
    found = {
        "entry": (gap, entry_mm + corner),
        "convergence": (
            math.tan(math.radians(path.convergence_deg - points.convergence_deg)),
            ASKEW,
        ),
    }
    for wall, clearance in path.clearances.items():
        gap = clearance.clearance_mm - points.clearances[wall]
        is_edge = wall in (Wall.CRANIAL, Wall.CAUDAL) and gap < 0
        found[f"{wall.value} wall"] = (gap, wall_mm + EDGE_MM * is_edge)
    check_mask_verdicts(trial, max(wall_mm, entry_mm))
    return found


def check_mask_verdicts(trial: Trial, within_mm: float) -> None:
    """None is milder than the points allow; stricter for a rounded edge alone."""
    possible = possible_verdicts(
        trial.scene, trial.points, within_mm=within_mm, canal_mm=2 * HALF_VOXEL_MM
    )
    possible["P-08"].add(Severity.WARN)
    for rule, finding in trial.said.items():
        ranks = [severity.rank for severity in possible[rule]]
        where = (trial.name, rule, finding.severity, finding.reason, possible[rule])
        assert finding.severity.rank >= min(ranks), where
        assert finding.severity.rank <= max(ranks) or is_cut(trial, finding), where


def is_cut(trial: Trial, finding: Finding) -> bool:
    """Tell whether a rounded edge may be why a finding is stricter than the points."""
    if finding.rule == "P-01":
        return trial.points.leaves_isthmus_by_mm > -END_MM
    if finding.rule == "P-03":
        return corner_mm(trial.scene) > 0
    return finding.measures.get("wall") in ("cranial", "caudal")


def test_a_hundred_needles_on_label_maps_are_told_as_their_points_tell(
    book: RuleBook,
):
    worst = check_all(mask_trials(range(2), 50, book), check_mask)
    log.info("worst of a run: %s", told(worst))


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_a_thousand_needles_on_label_maps_are_told_as_their_points_tell(
    book: RuleBook,
):
    worst = check_all(mask_trials(range(100, 125), 40, book), check_mask)
    log.info("worst of a run: %s", told(worst))


def test_the_random_needles_break_every_wall_and_keep_every_wall():
    """The checks above would be idle on needles that are all safe, or all lost."""
    scenes = [
        random_scene(random_model(np.random.default_rng(s)), np.random.default_rng(s))
        for s in range(60)
    ]
    found = [numbers_of(scene).clearances for scene in scenes]
    for wall, is_broken in itertools.product(Wall, (True, False)):
        assert any(gaps and (gaps[wall] < 0) is is_broken for gaps in found)

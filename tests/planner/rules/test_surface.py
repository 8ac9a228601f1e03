"""Wall clearance against a second, independent way to compute it.

The product follows 48 lines along the shaft and cuts them where the zone ends. Here the
surface is covered the other way round: 720 directions around the axis, and in each the
heights y of the zone from end to end, so that the shaft is met at every height however
oblique it runs; then the rim and the face of the flat end. The walls are closed forms,
not fields.
"""

import functools
from collections.abc import Callable, Mapping

import attrs
import numpy as np
import pytest

from planner.anatomy.vertebra import Pedicle, Side, Silhouette, Vertebra, Wall
from planner.anatomy.walls import DistanceField
from planner.arrays import FloatArray, Points, unit
from planner.plan.needle import Needle
from planner.rules.path import measure_path
from tests.phantoms import L1S, BoxModel, analytic_vertebra

WITHIN_MM = 0.02
DIRECTIONS = 720
HEIGHTS = 49
SHAFT_MM = 150.0

PLAIN = analytic_vertebra(L1S)
"""What a random scene keeps of a vertebra: all that the clearance does not look at."""

Distances = Mapping[Wall, Callable[[Points], FloatArray]]


@attrs.frozen(kw_only=True)
class Scene:
    """A vertebra with walls in closed form, and a needle in (offset, y, z)."""

    vertebra: Vertebra
    walls: Distances
    side: Side
    entry_mm: Points
    tip_mm: Points
    radius_mm: float

    def needle(self) -> Needle:
        mirror = np.array((self.side.sign, 1, 1))
        entry, tip = self.vertebra.frame.to_lps(
            np.array((self.entry_mm, self.tip_mm)) * mirror
        )
        return Needle(
            id="N",
            entry_lps_mm=entry,
            tip_lps_mm=tip,
            outer_diameter_mm=2 * self.radius_mm,
        )


# --- random scenes --------------------------------------------------------------------


def random_model(random: np.random.Generator) -> BoxModel:
    medial = random.uniform(7, 15)
    low = random.uniform(-8, -2)
    return BoxModel(
        name="random",
        level="L1",
        medial_mm=medial,
        lateral_mm=medial + random.uniform(4, 18),
        width_mm=random.uniform(26, 52),
        depth_mm=random.uniform(22, 36),
        height_mm=random.uniform(17, 30),
        dorsal_cortex_y_mm=random.uniform(-24, -19),
        canal_dorsal_y_mm=random.uniform(-18, -13),
        isthmus_y_mm=-7,
        concavity_mm=0,
        pedicle_z_mm=(low, low + random.uniform(8, 18)),
    )


def leaning_planes(
    model: BoxModel, random: np.random.Generator
) -> tuple[Distances, DistanceField]:
    """Return the model's walls, each turned by up to 20 degrees, twice over.

    Once as closed forms and once as the field that the product reads.
    """
    low, high = model.pedicle_z_mm
    middle = (model.medial_mm + model.lateral_mm) / 2
    ideal = {
        Wall.MEDIAL: ((1, 0, 0), (model.medial_mm, -8, low)),
        Wall.LATERAL: ((-1, 0, 0), (model.lateral_mm, -8, low)),
        Wall.CRANIAL: ((0, 0, -1), (middle, -8, high)),
        Wall.CAUDAL: ((0, 0, 1), (middle, -8, low)),
    }
    planes = {
        wall: (unit(np.array(normal) + random.uniform(-0.2, 0.2, 3)), np.array(at))
        for wall, (normal, at) in ideal.items()
    }
    reach = 256.0
    corners = np.stack(
        np.meshgrid(*([np.array([-reach, reach])] * 3), indexing="ij"), axis=-1
    )
    values = np.stack([(corners - at) @ normal for normal, at in planes.values()], -1)
    field = DistanceField(
        values=values.astype(np.float32),
        start_mm=np.full(3, -reach),
        step_mm=2 * reach,
    )
    walls = {wall: functools.partial(_beyond, *plane) for wall, plane in planes.items()}
    return walls, field


def _beyond(normal: Points, at: Points, points: Points) -> FloatArray:
    return (points - at) @ normal


def random_scene(seed: int) -> Scene:
    random = np.random.default_rng(seed)
    model = random_model(random)
    walls, field = leaning_planes(model, random)
    half = model.height_mm / 2
    vertebra = attrs.evolve(
        PLAIN,
        canal_dorsal_y_mm=model.canal_dorsal_y_mm,
        posterior_wall=Silhouette(
            z_mm=[-half, half], y_mm=random.uniform(-3, 3) * np.array((-1, 1))
        ),
        pedicles={
            side: Pedicle(side=side, isthmus=pedicle.isthmus, walls=field)
            for side, pedicle in PLAIN.pedicles.items()
        },
    )
    low, high = model.pedicle_z_mm
    entry = (
        random.uniform(model.medial_mm - 1, model.lateral_mm + 4),
        random.uniform(-26, -17),
        random.uniform(low - 2, high + 5),
    )
    tip = (
        random.uniform(-3, model.lateral_mm),
        random.uniform(-12, model.depth_mm),
        random.uniform(-half + 3, half - 3),
    )
    return Scene(
        vertebra=vertebra,
        walls=walls,
        side=Side.RIGHT if random.random() < 0.5 else Side.LEFT,
        entry_mm=np.array(entry),
        tip_mm=np.array(tip),
        radius_mm=random.uniform(0.9, 2.1),
    )


# --- the second way -------------------------------------------------------------------


def dense_surface(scene: Scene) -> Points:
    """Return the needle's surface between canal border and posterior wall, densely."""
    along = unit(scene.tip_mm - scene.entry_mm)
    length = float(np.linalg.norm(scene.tip_mm - scene.entry_mm))
    first = unit(np.cross(along, (0.31, -0.2, 0.93)))
    second = np.cross(along, first)
    turn = np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False)[:, None]
    rim = scene.radius_mm * (np.cos(turn) * first + np.sin(turn) * second)
    foot = scene.entry_mm + rim
    dorsal = scene.vertebra.canal_dorsal_y_mm
    start = (dorsal - foot[:, 1]) / along[1]
    end = np.minimum(_meets_wall(scene.vertebra, foot, along), length)
    reached = end >= start
    shares = np.linspace(0, 1, HEIGHTS)[:, None]
    steps = start[reached] + shares * (end - start)[reached]
    shaft = foot[reached] + steps[..., None] * along
    rings = np.linspace(0, 1, 15)[:, None, None]
    face = scene.tip_mm + rings * rim
    points = np.concatenate((shaft.reshape(-1, 3), face.reshape(-1, 3)))
    wall_y = scene.vertebra.posterior_wall.y_at(points[:, 2])
    inside = (points[:, 1] >= dorsal - 1e-9) & (points[:, 1] <= wall_y + 1e-9)
    return points[inside]


def _meets_wall(vertebra: Vertebra, foot: Points, along: Points) -> FloatArray:
    """Return how far along each line the posterior-wall line is met, by bisection."""
    low, high = np.full(len(foot), -SHAFT_MM), np.full(len(foot), SHAFT_MM)
    for _ in range(50):
        middle = (low + high) / 2
        at = foot + middle[:, None] * along
        before = at[:, 1] < vertebra.posterior_wall.y_at(at[:, 2])
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return low


def worst_disagreement_mm(scene: Scene) -> float:
    """Return the largest difference between both ways over the four walls."""
    found = measure_path(scene.vertebra, scene.needle())
    surface = dense_surface(scene)
    if not len(surface):
        assert not found.clearances
        return 0.0
    if found.side is not scene.side:
        return 0.0
    return max(
        abs(float(distance(surface).min()) - found.clearances[wall].clearance_mm)
        for wall, distance in scene.walls.items()
    )


def check(seeds: range) -> None:
    worst = {seed: worst_disagreement_mm(random_scene(seed)) for seed in seeds}
    seed = max(worst, key=lambda seed: worst[seed])
    assert worst[seed] <= WITHIN_MM, f"seed {seed}: {worst[seed]:.4f} mm"


def test_two_hundred_random_needles_agree_with_dense_sampling():
    check(range(200))


@pytest.mark.long
def test_a_thousand_random_needles_agree_with_dense_sampling():
    check(range(1000, 2000))


def test_most_random_needles_do_pass_the_pedicle():
    """The check above would be idle on needles that never get there."""
    scenes = [random_scene(seed) for seed in range(100)]
    measured = [measure_path(scene.vertebra, scene.needle()) for scene in scenes]
    assert sum(bool(path.clearances) for path in measured) >= 90


def test_a_round_pedicle_is_measured_as_well_as_a_plane_one():
    """A tube of 5 mm radius on the product's own half-millimetre field."""
    center, middle, radius = 15.0, L1S.pedicle_middle_z_mm, 5.0

    def inside(points: Points) -> FloatArray:
        away = points[..., [0, 2]] - (center, middle)
        return np.asarray(radius - np.linalg.norm(away, axis=-1))

    axes = [np.arange(low, high, 0.5) for low, high in ((5, 25), (-24, 8), (-6, 13))]
    nodes = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    values = np.repeat(inside(nodes)[..., None], len(Wall), axis=-1)
    field = DistanceField(
        values=values.astype(np.float32),
        start_mm=np.array([axis[0] for axis in axes]),
        step_mm=0.5,
    )
    isthmus = PLAIN.pedicles[Side.RIGHT].isthmus
    tube = Pedicle(side=Side.RIGHT, isthmus=isthmus, walls=field)
    vertebra = attrs.evolve(PLAIN, pedicles={Side.RIGHT: tube})
    random = np.random.default_rng(5)
    for _ in range(40):
        scene = Scene(
            vertebra=vertebra,
            walls=dict.fromkeys(Wall, inside),
            side=Side.RIGHT,
            entry_mm=np.array((center, -22, middle)) + random.uniform(-3, 3, 3),
            tip_mm=np.array((center - 4, 18, middle)) + random.uniform(-3, 3, 3),
            radius_mm=random.uniform(0.9, 1.6),
        )
        assert worst_disagreement_mm(scene) <= WITHIN_MM

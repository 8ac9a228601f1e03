"""One click in a body: the walls lie where they are, or the click is refused."""

import functools

import attrs
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Side, Vertebra
from planner.errors import AnatomyNotSeen, BadSeed
from planner.imaging.volume import LabelMap, Volume
from planner.plan.case import SeedSource
from planner.work import Cancelled, Monitor
from tests.ct_paint import HEALTHY, POROTIC, THICK, Scan, painted
from tests.ct_phantoms import DIMENSIONS, DISC, Deformity, Spine, spine
from tests.phantoms import box_points
from tests.wall_errors import Errors, errors_of, truth_of

LONG = pytest.mark.long
SCOLIOSIS = Rotation.from_euler("xyz", (10, 12, 15), degrees=True)


@attrs.frozen(eq=False)
class Scanned:
    spine: Spine
    volume: Volume


@functools.lru_cache(maxsize=4)
def scanned(
    level: str,
    scan: Scan = HEALTHY,
    *,
    deformity: Deformity | None = None,
    turned: bool = False,
) -> Scanned:
    made = spine(
        level,
        deformity=deformity,
        turn=SCOLIOSIS if turned else None,
        bend_deg=(3.0, 4.0, 3.0) if turned else (0.0, 0.0, 0.0),
    )
    return Scanned(made, painted(made.labels, scan))


def seeded(
    case: Scanned, point_box_mm=None, *, volume: Volume | None = None
) -> Vertebra:
    """Build from a click in the middle of the body, or at a point of its box."""
    made, volume = case.spine, volume or case.volume
    click = made.body_lps_mm
    if point_box_mm is not None:
        click = made.frame.to_lps(point_box_mm)
    return build_vertebra(
        level=made.level,
        source=SeedSource(body_lps_mm=click),
        grid=volume.grid,
        volume=volume,
    )


def errors(case: Scanned, vertebra: Vertebra) -> Errors:
    made = case.spine
    truth = truth_of(made.labels, made.value, level=made.level, frame=made.frame)
    return errors_of(vertebra, truth)


def part(volume: Volume, *, k=slice(None), j=slice(None), i=slice(None)) -> Volume:
    """Return what is left of a volume of which less was scanned."""
    block = (k, j, i)
    ends = [s.indices(n)[:2] for s, n in zip(block, volume.grid.shape_kji, strict=True)]
    first = [low for low, _ in reversed(ends)]
    grid = volume.grid.part(first, [high - low for low, high in ends])
    return attrs.evolve(volume, voxels_hu=volume.voxels_hu[block], grid=grid)


def index_of(case: Scanned, point_box_mm) -> list[int]:
    place = case.volume.grid.to_ijk(case.spine.frame.to_lps(point_box_mm))
    return [round(float(value)) for value in place]


def assert_walls_true(found: Errors, *, mean_mm: float, most_mm: float) -> None:
    for name, off in found.walls.items():
        assert np.abs(off).mean() <= mean_mm, name
        assert np.percentile(np.abs(off), 95) <= most_mm, name
        assert found.within[name].mean() >= 0.95, name


def test_the_walls_of_a_healthy_vertebra_lie_where_they_are():
    case = scanned("T8")
    vertebra = seeded(case, (2.0, 12.0, -2.0))
    found = errors(case, vertebra)
    assert_walls_true(found, mean_mm=0.5, most_mm=1.0)
    assert found.angle_deg <= 2.0
    assert set(vertebra.pedicles) == set(Side)
    assert np.abs(found.isthmus_mm).max() <= 1.0
    assert vertebra.source == "seed"
    assert vertebra.not_seen == ()


def test_soft_bone_in_a_turned_and_bent_spine_is_found_too():
    case = scanned("L2", POROTIC, turned=True)
    found = errors(case, seeded(case))
    assert_walls_true(found, mean_mm=0.5, most_mm=1.0)
    assert found.angle_deg <= 2.0


@pytest.mark.long
@pytest.mark.parametrize("level", sorted(DIMENSIONS))
def test_every_level_is_found(level: str):
    case = scanned(level)
    found = errors(case, seeded(case))
    assert_walls_true(found, mean_mm=0.5, most_mm=1.0)
    assert found.angle_deg <= 2.0


@pytest.mark.long
@pytest.mark.parametrize("level", ["T9", "L2"])
@pytest.mark.parametrize(
    "deformity",
    [
        Deformity(wedge=0.3),
        Deformity(biconcave=0.4),
        Deformity(crush=0.3),
        Deformity(wedge=0.2, retropulsion_mm=4.0),
    ],
    ids=["wedge", "biconcave", "crush", "fragment"],
)
def test_a_fractured_body_is_found_or_refused(level: str, deformity: Deformity):
    case = scanned(level, POROTIC, deformity=deformity)
    try:
        vertebra = seeded(case)
    except (BadSeed, AnatomyNotSeen):
        return
    found = errors(case, vertebra)
    for name in ("medial", "posterior", "anterior"):
        assert np.percentile(np.abs(found.walls[name]), 95) <= 3.0, name


@pytest.mark.long
def test_thick_slices_state_a_larger_uncertainty():
    fine, thick = scanned("L2", POROTIC), scanned("L2", THICK)
    assert (seeded(thick).uncertainty_mm > seeded(fine).uncertainty_mm).all()


HEIGHT, DEPTH = DIMENSIONS["T8"][2], DIMENSIONS["T8"][1]
WIDTH = DIMENSIONS["T8"][0]


@pytest.mark.parametrize(
    ("point_box_mm", "reason"),
    [
        ((300.0, 0.0, 0.0), "outside"),
        ((0.0, DEPTH + 19, 0.0), "air"),
        ((0.0, DEPTH / 2, HEIGHT / 2 + 2.5), "disc"),
        ((0.0, DEPTH + 6, 0.0), "beside_body"),
        ((WIDTH / 2 + 5, 0.0, HEIGHT / 2 - 2), "beside_body"),
        ((0.0, -8.0, 0.0), "beside_body"),
    ],
    ids=["outside", "lung", "disc", "before the body", "rib", "canal"],
)
def test_a_click_that_is_in_no_body_is_refused(point_box_mm, reason: str):
    with pytest.raises(BadSeed) as refusal:
        seeded(scanned("T8"), point_box_mm)
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["level"] == "T8"


def test_images_that_end_in_the_vertebra_are_refused():
    case = scanned("T8")
    i, j, k = index_of(case, (0, DEPTH / 2, 0))
    cuts = {
        "above": part(case.volume, k=slice(0, k + 3)),
        "in front": part(case.volume, j=slice(j - 3, None)),
        "beside": part(case.volume, i=slice(i - 8, None)),
    }
    for name, volume in cuts.items():
        with pytest.raises(BadSeed) as refusal:
            seeded(case, volume=volume)
        assert refusal.value.facts["reason"] == "cut", name


def test_images_without_the_canal_say_that_the_canal_is_missing():
    case = scanned("T8")
    back = index_of(case, (0, 2, 0))[1]
    with pytest.raises(AnatomyNotSeen) as refusal:
        seeded(case, volume=part(case.volume, j=slice(0, back)))
    assert refusal.value.facts["structure"] == "canal"


def bridged(level: str, scan: Scan, part: str) -> Scanned:
    """Return a vertebra of which discs are bone: all of both, of one, or in front."""
    made = scanned(level).spine
    labels = made.labels.labels.copy()
    _, y, z = box_points(made.labels.grid, made.frame)
    front = y > 0.8 * DIMENSIONS[level][1]
    where = {"both": labels > 0, "lower": z < 0, "upper": z > 0, "front": front}
    labels[(labels == DISC) & where[part]] = made.value
    fused = LabelMap(labels=labels, grid=made.labels.grid)
    return Scanned(made, painted(fused, scan))


@pytest.mark.parametrize(
    ("level", "scan"),
    [
        ("T8", HEALTHY),
        pytest.param("L2", HEALTHY, marks=LONG),
        pytest.param("T9", POROTIC, marks=LONG),
        pytest.param("L3", THICK, marks=LONG),
    ],
)
def test_two_fused_vertebrae_are_not_measured_as_one(level: str, scan: Scan):
    with pytest.raises(BadSeed) as refusal:
        seeded(bridged(level, scan, "both"))
    assert refusal.value.facts["reason"] == "fused"


@pytest.mark.long
@pytest.mark.parametrize("part", ["lower", "upper"])
@pytest.mark.parametrize(("level", "scan"), [("L2", HEALTHY), ("T9", POROTIC)])
def test_a_body_fused_with_one_neighbour_is_not_measured(level, scan, part):
    with pytest.raises((BadSeed, AnatomyNotSeen)) as refusal:
        seeded(bridged(level, scan, part))
    facts = refusal.value.facts
    assert facts.get("reason") == "fused" or facts["structure"] == f"{part}_endplate"


@pytest.mark.long
@pytest.mark.parametrize(
    ("level", "scan"), [("T8", HEALTHY), pytest.param("T9", POROTIC, marks=LONG)]
)
def test_bridges_before_the_discs_fuse_nothing(level: str, scan: Scan):
    case = bridged(level, scan, "front")
    found = errors(case, seeded(case))
    for name in ("medial", "posterior", "posterior line", "endplates"):
        assert np.percentile(np.abs(found.walls[name]), 95) <= 1.0, name
        assert found.within[name].mean() >= 0.95, name
    assert found.angle_deg <= 2.0


def test_the_search_can_be_stopped():
    case = scanned("T8")
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        build_vertebra(
            level="T8",
            source=SeedSource(body_lps_mm=case.spine.body_lps_mm),
            grid=case.volume.grid,
            volume=case.volume,
            monitor=monitor,
        )


def test_a_seed_without_images_is_a_mistake_of_the_caller():
    case = scanned("T8")
    with pytest.raises(ValueError, match="images"):
        build_vertebra(
            level="T8",
            source=SeedSource(body_lps_mm=(0, 0, 0)),
            grid=case.volume.grid,
        )

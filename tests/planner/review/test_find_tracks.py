"""A needle's track is found near its marks, and nothing is found where none is."""

import attrs
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Vertebra
from planner.imaging.volume import Volume
from planner.plan.case import LabelSource
from planner.review.carried import carried_vertebra
from planner.review.channel_sections import Scene
from planner.review.find_cement import find_cement
from planner.review.find_tracks import Marks, Unseen, find_track
from planner.review.propose_tracks import propose_tracks
from planner.review.tracks import Track, measure_track
from tests.ct_paint import (
    HEALTHY,
    POROTIC,
    THICK,
    Scan,
    painted,
    real_shapes,
    sampled_labels,
)
from tests.ct_phantoms import DIMENSIONS, Spine, spine, verse_value
from tests.postop import CEMENT_HU, Blob, Bore

BLOOD_HU, FAT_HU = 50.0, -80.0
TURNED = Rotation.from_euler("xyz", (12, 9, -13), degrees=True)


def bore(level: str, sign: int, *, angle_deg: float = 10.0, aside_mm=0.0) -> Bore:
    """Return a channel through the middle of a phantom's pedicle, `sign` +1 right."""
    depth, height, canal_mm, canal_depth_mm, wide, tall = DIMENSIONS[level][1:7]
    y_isthmus = -canal_depth_mm / 3
    z_isthmus = height / 2 - 1 - tall / 2

    def place(y: float) -> tuple[float, float, float]:
        offset = canal_mm / 2 + wide / 2 + 0.3 + aside_mm
        offset -= float(np.tan(np.radians(angle_deg))) * (y - y_isthmus)
        return (sign * offset, y, z_isthmus - 0.08 * (y - y_isthmus))

    return Bore(entry_box_mm=place(-canal_depth_mm - 4), tip_box_mm=place(0.6 * depth))


@attrs.frozen(kw_only=True, eq=False)
class Operated:
    """A scene, and the true channels in it, LPS mm (2, 3) each."""

    scene: Scene
    ways: tuple[np.ndarray, ...]

    def marks(self, number: int, seed: int, *, off_mm: float = 3.0) -> Marks:
        """Return marks at both ends that are off by up to so much."""
        random = np.random.default_rng(seed)
        off = random.normal(size=(2, 3))
        off *= (
            off_mm
            * random.uniform(0.3, 1, (2, 1))
            / np.linalg.norm(off, axis=1, keepdims=True)
        )
        return Marks(number=number + 1, points_lps_mm=self.ways[number] + off)

    def moved(self, turn: Rotation) -> "Operated":
        """Return the same patient in another position on the table."""
        matrix = np.eye(4)
        matrix[:3, :3] = turn.as_matrix()
        matrix[:3, 3] = (13.0, -21.0, 34.0)
        ct = self.scene.postop
        grid = attrs.evolve(ct.grid, lps_from_ijk=matrix @ ct.grid.lps_from_ijk)
        vertebra = carried_vertebra(self.scene.vertebra, matrix)
        return Operated(
            scene=scene_of(vertebra, attrs.evolve(ct, grid=grid)),
            ways=tuple(way @ matrix[:3, :3].T + matrix[:3, 3] for way in self.ways),
        )


def scene_of(vertebra: Vertebra, ct: Volume) -> Scene:
    return Scene(vertebra=vertebra, postop=ct, cement=find_cement(vertebra, ct))


def operated(
    patient: Spine,
    scan: Scan,
    bores: list[tuple[Bore, float]],
    *,
    blobs: tuple[Blob, ...] = (),
) -> Operated:
    added = [(made.share(patient), hu) for made, hu in bores]
    added += [(blob.share(patient), CEMENT_HU) for blob in blobs]
    ct = painted(patient.labels, scan, added=added)
    labels = sampled_labels(patient.labels, scan.spacing_mm)
    vertebra = build_vertebra(
        level=patient.level,
        source=LabelSource(labels="-", scheme="verse", value=patient.value),
        grid=ct.grid,
        labels=labels,
        volume=ct,
    )
    ways = [
        patient.frame.to_lps([made.entry_box_mm, made.tip_box_mm]) for made, _ in bores
    ]
    return Operated(scene=scene_of(vertebra, ct), ways=tuple(ways))


def angle_deg(track: Track, way: np.ndarray) -> float:
    along = (way[1] - way[0]) / np.linalg.norm(way[1] - way[0])
    return float(np.degrees(np.arccos(min(1.0, float(along @ track.direction_lps)))))


def aside_mm(track: Track, way: np.ndarray) -> float:
    """Return how far the track's axis passes the middle of the true one."""
    away = way.mean(axis=0) - track.tip_lps_mm
    along = track.direction_lps
    return float(np.linalg.norm(away - (away @ along) * along))


def assert_found(
    track: Track | Unseen, way: np.ndarray, *, tip_within_mm: float = 1.0
) -> None:
    assert isinstance(track, Track)
    assert angle_deg(track, way) <= 2.0
    assert aside_mm(track, way) <= 0.5
    assert aside_mm(track, way) <= 2 * track.uncertainty_mm
    tip_mm = float(np.linalg.norm(track.tip_lps_mm - way[1]))
    if track.tip_is_seen:
        assert tip_mm <= tip_within_mm
        assert track.tip_uncertainty_mm <= 2.5
    else:
        assert tip_mm <= track.tip_uncertainty_mm + 1.0


@pytest.fixture(scope="module")
def both() -> Operated:
    """A filled track on the right, an empty one that leads too far medially left."""
    return operated(
        spine("L1"),
        HEALTHY,
        [
            (bore("L1", 1), CEMENT_HU),
            (bore("L1", -1, angle_deg=18, aside_mm=-3.5), FAT_HU),
        ],
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("number", [0, 1], ids=["filled", "empty"])
def test_a_track_is_found_from_marks_off_by_three_millimetres(
    both: Operated, number: int, seed: int
):
    track = find_track(both.scene, both.marks(number, seed))
    assert_found(track, both.ways[number])
    assert isinstance(track, Track)
    assert track.tip_is_seen
    assert track.is_filled == (number == 0)
    assert track.diameter_is_seen
    assert track.outer_diameter_mm == pytest.approx(3.0, abs=0.4)


def test_a_diameter_that_was_told_goes_before_the_one_that_is_seen(both: Operated):
    marks = attrs.evolve(both.marks(0, 1), diameter_mm=2.4, diameter_is_told=True)
    track = find_track(both.scene, marks)
    assert isinstance(track, Track)
    assert (track.outer_diameter_mm, track.diameter_is_seen) == (2.4, False)


def test_it_is_the_same_wherever_the_marks_were(both: Operated):
    found = [find_track(both.scene, both.marks(1, seed)) for seed in range(3)]
    tips = np.array([track.tip_lps_mm for track in found if isinstance(track, Track)])
    assert len(tips) == 3
    assert np.ptp(tips, axis=0).max() < 0.5


@pytest.mark.parametrize(
    "turn_deg",
    [
        pytest.param((0, 0, 180), marks=pytest.mark.long),
        pytest.param((180, 0, 180), marks=pytest.mark.long),
        (200, -15, 12),
    ],
    ids=["prone", "feet first", "oblique"],
)
def test_the_patients_position_changes_nothing(
    both: Operated, turn_deg: tuple[float, float, float]
):
    there = both.moved(Rotation.from_euler("xyz", turn_deg, degrees=True))
    for number in (0, 1):
        here = find_track(both.scene, both.marks(number, 0, off_mm=0.0))
        found = find_track(there.scene, there.marks(number, 0, off_mm=0.0))
        assert isinstance(here, Track)
        assert_found(found, there.ways[number])
        assert isinstance(found, Track)
        one = measure_track(both.scene.vertebra, here)
        other = measure_track(there.scene.vertebra, found)
        assert one.side == other.side == ("right", "left")[number]
        assert one.medial_clearance_mm == pytest.approx(
            other.medial_clearance_mm, abs=0.2
        )
        assert one.path.convergence_deg == pytest.approx(
            other.path.convergence_deg, abs=0.5
        )


def test_a_medial_track_is_told_as_such_and_a_sound_one_is_not(both: Operated):
    vertebra = both.scene.vertebra
    for number, is_medial in ((0, False), (1, True)):
        track = find_track(both.scene, both.marks(number, 1))
        assert isinstance(track, Track)
        found = measure_track(vertebra, track)
        truth = attrs.evolve(
            track,
            entry_lps_mm=both.ways[number][0],
            tip_lps_mm=both.ways[number][1],
            outer_diameter_mm=3.0,
        )
        expected = measure_track(vertebra, truth)
        assert found.is_medial is is_medial
        assert found.medial_clearance_mm == pytest.approx(
            expected.medial_clearance_mm, abs=0.5
        )
        assert found.entry_gap_mm == pytest.approx(expected.entry_gap_mm, abs=0.6)


def test_it_enters_bone_where_bone_begins(both: Operated):
    """The true channel begins behind the bone: of it only what is in bone counts."""
    track = find_track(both.scene, both.marks(0, 2))
    assert isinstance(track, Track)
    entry, tip = both.ways[0]
    steps = np.arange(0, 20, 0.1)
    along = (tip - entry) / np.linalg.norm(tip - entry)
    grid = both.scene.vertebra.parts.grid
    places = np.rint(grid.to_ijk(entry + steps[:, None] * along)).astype(int)
    inside = both.scene.bone[places[:, 2], places[:, 1], places[:, 0]] > 127
    first = entry + steps[int(inside.argmax())] * along
    assert np.linalg.norm(track.entry_lps_mm - first) <= 1.5


def test_where_there_is_no_channel_none_is_found(both: Operated):
    """Marks that run through marrow beside a channel, through muscle, across bone."""
    for shift in ((0.0, 0.0, -9.0), (25.0, -5.0, 0.0), (-14.0, 12.0, -10.0)):
        away = both.scene.vertebra.frame.axes_lps @ np.array(shift)
        marks = Marks(number=1, points_lps_mm=both.ways[0] + away)
        assert isinstance(find_track(both.scene, marks), Unseen)


def test_only_what_is_plainly_full_of_cement_is_proposed(both: Operated):
    (track,) = propose_tracks(both.scene, ())
    assert track.is_proposed
    assert track.is_filled
    assert_found(track, both.ways[0])
    assert propose_tracks(both.scene, (track,)) == ()


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("hu", [CEMENT_HU, FAT_HU], ids=["filled", "fat"])
@pytest.mark.parametrize(
    ("level", "scan"),
    [("T8", POROTIC), ("T12", HEALTHY), ("L4", POROTIC), ("L1", THICK)],
    ids=["T8", "T12", "L4", "L1 thick"],
)
def test_tracks_of_other_levels_turned_by_twenty_degrees(
    level: str, scan: Scan, hu: float
):
    """In soft marrow, as dark as fat in places, an empty track's end is less sure."""
    angle = max(DIMENSIONS[level][7], 2.0)
    is_plain = hu == CEMENT_HU or scan is HEALTHY
    sides = [(bore(level, sign, angle_deg=angle), hu) for sign in (1, -1)]
    there = operated(spine(level, turn=TURNED), scan, sides)
    for number in (0, 1):
        for seed in (1, 2):
            track = find_track(there.scene, there.marks(number, seed))
            within = 1.0 if is_plain else 2.0
            assert_found(track, there.ways[number], tip_within_mm=within)


def assert_covered(track: Track, way: np.ndarray) -> None:
    """The true way lies within what the track says of its own doubt."""
    assert angle_deg(track, way) <= track.angle_uncertainty_deg
    tip_mm = float(np.linalg.norm(track.tip_lps_mm - way[1]))
    assert tip_mm <= track.tip_uncertainty_mm


@pytest.mark.parametrize("angle", [3.0, pytest.param(16.0, marks=pytest.mark.long)])
def test_a_hole_that_marrow_hides_is_told_only_with_a_doubt_that_covers_it(
    angle: float,
):
    """Blood of 20 HU in marrow of 30 HU: any dark streak of marrow looks like it."""
    there = operated(
        spine("L3"),
        attrs.evolve(POROTIC, seed=11),
        [(bore("L3", sign, angle_deg=angle), 20.0) for sign in (1, -1)],
    )
    for number in (0, 1):
        for seed in range(3):
            found = find_track(there.scene, there.marks(number, seed, off_mm=2.5))
            if isinstance(found, Track):
                assert_covered(found, there.ways[number])


@pytest.mark.long
@pytest.mark.timeout(600)
def test_fresh_blood_in_healthy_marrow_is_seen_and_in_marrow_as_dark_it_is_not():
    seen = operated(spine("L1"), HEALTHY, [(bore("L1", 1), BLOOD_HU)])
    for seed in range(3):
        assert_found(find_track(seen.scene, seen.marks(0, seed)), seen.ways[0])
    hidden = operated(spine("T8"), POROTIC, [(bore("T8", 1, angle_deg=7), 30.0)])
    for seed in range(3):
        assert isinstance(find_track(hidden.scene, hidden.marks(0, seed)), Unseen)


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("hu", [CEMENT_HU, FAT_HU], ids=["filled", "fat"])
def test_tracks_through_a_real_vertebra(shared_data, hu: float):
    """The shape of a real L2; the channel follows the axis of its pedicle."""
    path = shared_data / "verse004-labels" / "sub-verse004_seg-vert_msk.nii.gz"
    labels = real_shapes(path, verse_value("L2"))
    source = LabelSource(labels="-", scheme="verse", value=verse_value("L2"))
    fine = build_vertebra(
        level="L2", source=source, grid=labels.grid, labels=labels, volume=None
    )
    bores = []
    for side, pedicle in fine.pedicles.items():
        through = np.array(pedicle.isthmus.center_mm)
        turn = np.radians(pedicle.isthmus.transverse_deg or 10.0)
        along = np.array((-np.sin(turn), np.cos(turn), -0.05))
        mirror = np.array((side.sign, 1, 1))
        ends = [(through + s * along) * mirror for s in (-16.0, 30.0)]
        bores.append(Bore(entry_box_mm=tuple(ends[0]), tip_box_mm=tuple(ends[1])))
    patient = Spine(
        level="L2",
        value=verse_value("L2"),
        labels=labels,
        frame=fine.frame,
        body_lps_mm=fine.frame.origin_lps_mm,
    )
    there = operated(patient, HEALTHY, [(made, hu) for made in bores])
    for number in (0, 1):
        for seed in (1, 2):
            track = find_track(there.scene, there.marks(number, seed))
            assert_found(track, there.ways[number])


@pytest.mark.long
@pytest.mark.timeout(600)
def test_an_empty_track_that_runs_into_cement_has_no_end_to_see():
    """On the right into its middle, on the left along its rim."""
    right, left = bore("L1", 1), bore("L1", -1)
    (x, y, z), (x_left, y_left, z_left) = right.tip_box_mm, left.tip_box_mm
    blobs = (
        Blob(center_box_mm=(x, y + 2, z), radii_mm=(7.0, 8.0, 7.0)),
        Blob(center_box_mm=(x_left - 7.5, y_left, z_left), radii_mm=(6.0, 6.0, 6.0)),
    )
    there = operated(
        spine("L1"), HEALTHY, [(right, FAT_HU), (left, FAT_HU)], blobs=blobs
    )
    for number in (0, 1):
        track = find_track(there.scene, there.marks(number, 1, off_mm=1.5))
        assert_found(track, there.ways[number])
        assert isinstance(track, Track)
        assert not track.is_filled
    right_track = find_track(there.scene, there.marks(0, 1))
    assert isinstance(right_track, Track)
    assert not right_track.tip_is_seen

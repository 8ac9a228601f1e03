"""Patients before and after an operation, with all that is true of them.

A `Patient` is a vertebra of known shape among its neighbours and how it is scanned:
`phantom`, `painted_shape` (a segmented real spine, painted) and `real_ct` (a real CT,
to which cement is added). `operate` puts needles, cement, a leak and a screw into it,
moves and turns it, scans it again and says what is true:

    patient = phantom("L1")
    case = operate(patient, "foraminal", side="left", seed=3)
    case.postop, case.vertebra      # the CT after the operation; the true anatomy there
    case.leak, case.tracks, case.volume_ml, case.canal_percent, case.postop_from_preop
    patient.preop, patient.vertebra # the CT before, and the anatomy measured on it
    case.marks(track, seed=1)       # how a reviewer clicks its two ends, LPS mm

`LEAKS` of `tests.postop_leaks` names the kinds; None leaks nothing. All of it follows
from the seed.
"""

import functools
from pathlib import Path

import attrs
import numpy as np
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.from_labels import vertebra_from_labels
from planner.anatomy.vertebra import Part, Side, Vertebra
from planner.arrays import FloatArray, Matrix4
from planner.imaging.labels import read_labels
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import LabelSource
from planner.review.carried import carried_vertebra
from planner.review.review_box import review_grid
from tests.ct_paint import (
    HEALTHY,
    Scan,
    painted,
    real_shapes,
    sampled_labels,
    tissue,
)
from tests.ct_phantoms import FINE_MM, spine, verse_value
from tests.postop import CEMENT_HU
from tests.postop_ct import added_to, scanned, streaks_about
from tests.postop_leaks import (
    LEAKS,
    Leak,
    LeakMaker,
    Room,
    TrackTruth,
    filling,
    short_of_tip,
    transpedicular,
)
from tests.postop_shapes import Screw, Shape, Share, Tube, painted_share

METAL_HU = 9000.0
GIVEN_UP = 0.08
"""So deep in the body, as a share of its depth, a puncture that was given up ends."""
HOLE_HU = 20.0
"""What runs into a needle's way once it is out: blood and fat."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Patient:
    """A vertebra that is known.

    `labels` are fine where its CT is painted. `ct` is the real CT of one whose CT was
    not painted.
    """

    name: str
    level: str
    value: int
    labels: LabelMap = attrs.field(repr=False)
    scan: Scan = HEALTHY
    scheme: str = "verse"
    ct: Volume | None = None

    def labels_at(self, moved: Matrix4) -> LabelMap:
        """Return the labels once the patient is moved by a matrix, LPS mm."""
        grid = self.labels.grid
        there = attrs.evolve(grid, lps_from_ijk=moved @ grid.lps_from_ijk)
        return attrs.evolve(self.labels, grid=there)

    @functools.cached_property
    def tissue_hu(self) -> FloatArray:
        """What the fine labels are made of."""
        return tissue(self.labels, self.scan)

    @functools.cached_property
    def truth(self) -> Vertebra:
        """The anatomy of the fine labels, in the frame of reference before."""
        return vertebra_from_labels(
            level=self.level,
            source=LabelSource(labels="-", scheme=self.scheme, value=self.value),
            grid=self.labels.grid,
            labels=self.labels,
        )

    @functools.cached_property
    def preop(self) -> Volume:
        return self.ct or painted(self.labels, self.scan)

    @functools.cached_property
    def vertebra(self) -> Vertebra:
        """The anatomy measured on `preop` with labels as fine as its voxels."""
        labels = self.labels
        if self.ct is None:
            labels = sampled_labels(self.labels, self.scan.spacing_mm)
        return build_vertebra(
            level=self.level,
            source=LabelSource(labels="-", scheme=self.scheme, value=self.value),
            grid=self.preop.grid,
            labels=labels,
            volume=self.preop,
        )


def phantom(level: str, scan: Scan = HEALTHY, **shape: object) -> Patient:
    """Return a parametric vertebra; `shape` is that of `tests.ct_phantoms.spine`."""
    return Patient(
        name=f"phantom {level}",
        level=level,
        value=verse_value(level),
        labels=spine(level, **shape).labels,  # type: ignore[arg-type]
        scan=scan,
    )


def painted_shape(name: str, path: Path, level: str, scan: Scan = HEALTHY) -> Patient:
    """Return a vertebra of a segmented real spine in VerSe numbers."""
    value = verse_value(level)
    return Patient(
        name=f"{name} {level}",
        level=level,
        value=value,
        labels=real_shapes(path, value),
        scan=scan,
    )


def real_ct(name: str, ct: Volume, labels: Path, level: str, scan: Scan) -> Patient:
    """Return a vertebra of a real CT with labels of TotalSegmentator on its voxels.

    `scan` says how blurred and noisy what is added to it is to be.
    """
    held = read_labels(labels)
    number = int(level[1:])
    value = 44 - number if level[0] == "T" else 32 - number
    return Patient(
        name=f"{name} {level}",
        level=level,
        value=value,
        labels=held,
        scan=scan,
        scheme="totalsegmentator",
        ct=ct,
    )


@attrs.frozen(kw_only=True, eq=False, slots=False)
class PostCase:
    """A patient after the operation.

    `postop` is the CT, `vertebra` the true anatomy in its frame of reference (its box
    is that in which `leak` and `tracks` are told), `postop_from_preop` the true
    transform. `share` and `metal` say how much of each voxel of `fine` is cement and
    metal; `volume_ml` is all cement, `canal_percent` the largest share of the canal's
    area that cement takes in a slice across the box.
    """

    name: str
    patient: Patient
    postop: Volume
    vertebra: Vertebra
    postop_from_preop: Matrix4
    leak: Leak | None
    tracks: tuple[TrackTruth, ...]
    has_screw: bool
    fine: Grid
    share: Share
    metal: Share

    @property
    def volume_ml(self) -> float:
        voxel_ml = float(np.prod(self.fine.spacing_mm)) / 1000
        return float(self.share.sum(dtype=float)) * voxel_ml

    @functools.cached_property
    def canal_percent(self) -> float:
        parts = self.vertebra.parts
        canal = parts.membership[Part.CANAL] > parts.WALL
        cement = on_grid(self.share, self.fine, parts.grid, outside=0)
        area = canal.sum(axis=(1, 2))
        taken = np.where(canal, cement, 0).sum(axis=(1, 2))
        whole = area > 0.6 * np.median(area[area > 0])
        return float(100 * (taken[whole] / area[whole]).max())

    def marks(self, track: TrackTruth, *, seed: int, off_mm: float = 1.5) -> FloatArray:
        """Return (2, 3) LPS mm: entry and tip as a reviewer clicks them."""
        random = np.random.default_rng(seed)
        ends = self.vertebra.frame.to_lps([track.entry_box_mm, track.tip_box_mm])
        return ends + random.uniform(-off_mm, off_mm, (2, 3))


def moved_by(vertebra: Vertebra, random: np.random.Generator, most_deg: float = 20.0):
    """Return a transform of LPS mm: turned about the vertebra, and shifted."""
    axis = random.normal(size=3)
    turn = Rotation.from_rotvec(
        np.radians(random.uniform(0, most_deg)) * axis / np.linalg.norm(axis)
    )
    matrix = np.eye(4)
    matrix[:3, :3] = turn.as_matrix()
    middle = vertebra.frame.origin_lps_mm
    shift = random.uniform(-30, 30, 3)
    matrix[:3, 3] = middle + shift - matrix[:3, :3] @ middle
    return matrix


def operate(
    patient: Patient,
    kind: str | LeakMaker | None,
    *,
    side: str | None = None,
    seed: int = 0,
    screw: bool = False,
    streaks_hu: float = 80.0,
    cement_hu: float = CEMENT_HU,
    turn_deg: float = 20.0,
    scan: Scan | None = None,
) -> PostCase:
    """Return the patient after the operation, turned by up to `turn_deg`.

    `kind` is one of `LEAKS`, or makes a leak as they do; `side` that of the leak. The
    screw lies in the pedicle on the other side. `streaks_hu` is how strong they are
    about cement; about metal they are four times as strong.
    """
    random = np.random.default_rng(seed)
    room = Room(patient.truth)
    moved = moved_by(patient.truth, random, turn_deg)
    make = LEAKS[kind] if isinstance(kind, str) else kind
    leak = make(room, side, random) if make else None
    tracks = _tracks(room, leak, random, screw_side=_other(side) if screw else None)
    cement = filling(room, random, bilateral=len(tracks) > 1)
    cement += leak.shapes if leak else ()
    here = patient.labels.grid if patient.ct is None else _fine_grid(patient.truth)
    frame = patient.truth.frame
    share = painted_share(cement, here, frame)
    screws: list[Shape] = [_screw(room, _other(side))] if screw else []
    metal = painted_share(screws, here, frame)
    share *= 1 - metal
    holes = painted_share(_holes(tracks), here, frame) * (1 - metal)
    added = [(holes, HOLE_HU), (share, cement_hu), (metal, METAL_HU)]
    scan = attrs.evolve(scan or patient.scan, seed=seed + 1)
    streaks = streaks_about(share, here, streaks_hu, random)
    streaks += streaks_about(metal, here, 4 * streaks_hu, random)
    fine = attrs.evolve(here, lps_from_ijk=moved @ here.lps_from_ijk)
    if patient.ct is None:
        hu = patient.tissue_hu + streaks
        for body, dense_hu in added:
            hu += body * (dense_hu - hu)
        postop = scanned(hu, fine, scan)
    else:
        postop = added_to(patient.preop, moved, fine, added, streaks, scan)
    return PostCase(
        name=f"{patient.name}, {_name(kind)} {side or ''}".strip(),
        patient=patient,
        postop=postop,
        vertebra=carried_vertebra(patient.truth, moved),
        postop_from_preop=moved,
        leak=leak,
        tracks=tracks,
        has_screw=screw,
        fine=fine,
        share=share,
        metal=metal,
    )


def _name(kind: str | LeakMaker | None) -> str:
    return kind if isinstance(kind, str) else "a leak" if kind else "no leak"


def _other(side: str | None) -> str:
    return "left" if side == "right" else "right"


def _tracks(
    room: Room, leak: Leak | None, random: np.random.Generator, screw_side: str | None
) -> tuple[TrackTruth, ...]:
    """Return the needles' ways: both sides, less where a screw is.

    Of two, one was given up: it ends before any cement, where its tip can be seen.
    """
    tracks = {
        side: transpedicular(room, side, random)
        for side in ("right", "left")
        if side != screw_side
    }
    if leak and leak.track:
        tracks[leak.track.side] = leak.track
    elif len(tracks) > 1:
        side = _other(leak.side if leak and leak.side else "left")
        tracks[side] = _given_up(tracks[side], GIVEN_UP * room.depth)
    return tuple(tracks.values())


def _given_up(track: TrackTruth, y_mm: float) -> TrackTruth:
    entry, tip = np.array(track.entry_box_mm), np.array(track.tip_box_mm)
    end = entry + (tip - entry) * (y_mm - entry[1]) / (tip[1] - entry[1])
    return attrs.evolve(track, tip_box_mm=(end[0], end[1], end[2]))


def _holes(tracks: tuple[TrackTruth, ...]) -> list[Shape]:
    """Return what needles left empty, round at the end and no deeper than the tip."""
    return [
        Tube((track.entry_box_mm, short_of_tip(track)), track.diameter_mm / 2)
        for track in tracks
        if not track.is_filled
    ]


def _screw(room: Room, side: str) -> Screw:
    track = transpedicular(room, side, np.random.default_rng(0))
    entry, tip = np.array(track.entry_box_mm), np.array(track.tip_box_mm)
    head = entry - 4 * (tip - entry) / np.linalg.norm(tip - entry)
    radius = min(3.25, 0.42 * room.vertebra.pedicles[Side(side)].isthmus.width_mm)
    return Screw((head[0], head[1], head[2]), track.tip_box_mm, radius_mm=radius)


def _fine_grid(vertebra: Vertebra) -> Grid:
    """Return fine voxels along the axes of the patient about a vertebra."""
    around = review_grid(vertebra).corners_lps_mm()
    low, high = around.min(axis=0), around.max(axis=0)
    matrix = np.diag([FINE_MM] * 3 + [1.0])
    matrix[:3, 3] = low
    count = np.ceil((high - low) / FINE_MM).astype(int)
    return Grid(shape_kji=count[::-1], lps_from_ijk=matrix)

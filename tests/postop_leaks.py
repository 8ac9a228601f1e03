"""Leaks of every compartment, laid out in the box of a known vertebra.

Each maker takes the true vertebra, a side and random numbers and returns a `Leak`: its
shapes (the neck through the wall and the body beyond it), the compartment it lies in
(`planner.review.vocabulary.COMPARTMENTS`), the way it took (`EXITS`), the wall that it
passed and where. The neck begins inside the filled part of the vertebral body, which
`filling` makes.
"""

from collections.abc import Callable

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.vertebra import Part, Side, Vertebra
from planner.arrays import FloatArray
from planner.imaging.volume import Grid
from tests.postop_shapes import Ball, Place, Rough, Shape, Sheet, Tube

Random = np.random.Generator


@attrs.frozen(kw_only=True)
class Leak:
    """What leaked, and what is true of it. `side` is "right", "left" or None.

    `wall` is "posterior", "anterior", "lateral", "superior", "inferior", "medial" or
    "entry"; `exit_box_mm` lies on it. `track` is the needle's way that it took, if any.
    """

    compartment: str
    side: str | None
    exit: str
    wall: str
    exit_box_mm: Place
    shapes: tuple[Shape, ...]
    track: "TrackTruth | None" = None


@attrs.frozen(kw_only=True)
class TrackTruth:
    """A needle's way from the bone's surface to its tip.

    Where it is not filled with cement it is an empty hole.
    """

    side: str
    entry_box_mm: Place
    tip_box_mm: Place
    diameter_mm: float = 3.0
    is_filled: bool = False

    @property
    def angle_deg(self) -> float:
        """Convergence in the transverse plane, positive towards the midline ahead."""
        sign = 1 if self.side == "right" else -1
        dx, dy, _ = np.subtract(self.tip_box_mm, self.entry_box_mm)
        return float(np.degrees(np.arctan2(-sign * dx, dy)))

    @property
    def sagittal_deg(self) -> float:
        """Rise in the sagittal plane, positive upwards ahead."""
        _, dy, dz = np.subtract(self.tip_box_mm, self.entry_box_mm)
        return float(np.degrees(np.arctan2(dz, dy)))


@attrs.frozen(eq=False)
class Room:
    """Distances of a vertebra that leaks are laid out by, box mm."""

    vertebra: Vertebra

    @property
    def middle_z(self) -> float:
        return float(np.mean(self.vertebra.endplates_z_mm))

    @property
    def depth(self) -> float:
        z = self.middle_z
        walls = self.vertebra.anterior_wall, self.vertebra.posterior_wall
        return float(walls[0].y_at(z) - walls[1].y_at(z))

    @property
    def half_width(self) -> float:
        """How far the body reaches to its narrower side at mid-height."""
        ways = [
            self.leaves(Part.BODY, self.middle, np.array((x, 0, 0))) for x in (1, -1)
        ]
        return float(min(abs(way[0]) for way in ways))

    @property
    def middle(self) -> FloatArray:
        return np.array((0.0, self.depth / 2, self.middle_z))

    def leaves(self, part: Part, start: FloatArray, along: FloatArray) -> FloatArray:
        """Return where a straight way from inside a part leaves it."""
        along = along / np.linalg.norm(along)
        ways = np.arange(0, 60, 0.25)
        points = start + ways[:, None] * along
        inside = self.is_inside(part, points)
        out = np.flatnonzero(~inside)
        if not inside[0] or not len(out):
            raise ValueError(f"no way out of {part} from {start} along {along}")
        place: FloatArray = points[out[0]]
        return place

    def is_inside(self, part: Part, points: FloatArray) -> np.ndarray:
        parts = self.vertebra.parts
        grid: Grid = parts.grid
        index = grid.to_ijk(self.vertebra.frame.to_lps(points))[..., ::-1]
        held = parts.membership[part].astype(np.float32)
        values = ndimage.map_coordinates(held, index.T, order=1)
        return np.asarray(values > parts.WALL)

    def wall_y(self, x: float, z: float) -> float:
        """Return the front of the canal, the posterior line where it is not seen."""
        v = self.vertebra
        row = int(np.abs(v.local_wall_z_mm - z).argmin())
        column = int(np.abs(v.local_wall_x_mm - x).argmin())
        y = float(v.local_wall_y_mm[row, column])
        return y if np.isfinite(y) else float(v.posterior_wall.y_at(z))

    @property
    def canal_half_mm(self) -> float:
        """Half the way between the pedicles' medial borders."""
        return float(
            np.mean(
                [
                    np.nanmin(p.isthmus.borders_at(p.isthmus.center_mm[2])[0])
                    for p in self.vertebra.pedicles.values()
                ]
            )
        )


def _place(*values: float) -> Place:
    x, y, z = (float(value) for value in values)
    return x, y, z


def _sign(side: str | None) -> int:
    return -1 if side == "left" else 1


def filling(room: Room, random: Random, *, bilateral: bool) -> list[Shape]:
    """Return uneven cement within the body, clear of its walls."""
    low, high = room.vertebra.endplates_z_mm
    tall = (high - low) / 2 - 3.5
    sides = (1, -1) if bilateral else (int(random.choice((1, -1))),)
    shapes: list[Shape] = []
    half = room.half_width
    for sign in sides:
        wide = half * (random.uniform(0.3, 0.38) if bilateral else 0.45)
        aside = half * (random.uniform(0.3, 0.36) if bilateral else 0.15)
        deep = room.depth * random.uniform(0.22, 0.27)
        center = _place(
            sign * aside,
            room.depth * random.uniform(0.55, 0.58),
            room.middle_z + random.uniform(-1, 1),
        )
        ball = Ball(center, _place(wide, deep, min(tall, random.uniform(5.5, 8.0))))
        amplitude = random.uniform(0.2, 0.6)
        shapes.append(Rough(ball, amplitude, int(random.integers(1 << 30))))
    return shapes


def transpedicular(
    room: Room, side: str, random: Random, *, medial_deg: float = 0.0
) -> TrackTruth:
    """Return a needle's way through the middle of a pedicle into the body."""
    pedicle = room.vertebra.pedicles[Side(side)]
    sign = _sign(side)
    offset, y, z = pedicle.isthmus.center_mm
    turn = np.radians(
        (pedicle.isthmus.transverse_deg or 8.0) + medial_deg + random.uniform(-2, 2)
    )
    fall = np.radians(random.uniform(-6, 2))
    along = np.array((-np.sin(turn) * np.cos(fall), np.cos(turn), np.sin(fall)))
    along /= np.linalg.norm(along)
    through = np.array((offset, y, z))
    tip = through + along * ((0.62 * room.depth - y) / along[1])
    entry = through - along * random.uniform(12, 15)
    mirror = np.array((sign, 1, 1))
    return TrackTruth(
        side=side,
        entry_box_mm=_place(*(entry * mirror)),
        tip_box_mm=_place(*(tip * mirror)),
    )


def short_of_tip(track: TrackTruth) -> Place:
    """Return where a channel's round end is to begin, to be no deeper than the tip."""
    entry, tip = np.array(track.entry_box_mm), np.array(track.tip_box_mm)
    along = (tip - entry) / np.linalg.norm(tip - entry)
    return _place(*(tip - track.diameter_mm / 2 * along))


# --- one leak of each kind ------------------------------------------------------------


def central(room: Room, side: str | None, random: Random) -> Leak:
    """Through the basivertebral foramen, to the middle of the canal."""
    z = room.middle_z + random.uniform(0, 2)
    wall = room.wall_y(0, z)
    thick = random.uniform(1.8, 5.0)
    body = Ball(
        _place(random.uniform(-0.5, 0.5), wall - thick - 0.2, z),
        _place(
            room.canal_half_mm * random.uniform(0.28, 0.42),
            thick,
            random.uniform(4, 7),
        ),
    )
    neck = Tube((_place(0, room.depth * 0.5, z), _place(0, wall - 1.5, z)), 1.3)
    return Leak(
        compartment="epidural_central",
        side=None,
        exit="basivertebral",
        wall="posterior",
        exit_box_mm=_place(0, wall, z),
        shapes=(neck, body),
    )


def paracentral(room: Room, side: str | None, random: Random) -> Leak:
    """Through a defect of the posterior wall beside the middle."""
    sign = _sign(side)
    x = sign * room.canal_half_mm * random.uniform(0.68, 0.75)
    z = room.middle_z - random.uniform(3, 5)
    wall = room.wall_y(x, z)
    wide, thick = room.canal_half_mm * 0.18, random.uniform(1.7, 3.5)
    body = Ball(
        _place(x, wall - thick + 0.2, z), _place(wide, thick, random.uniform(3, 6))
    )
    neck = Tube((_place(x, room.depth * 0.5, z), _place(x, wall - 1, z)), 1.2)
    return Leak(
        compartment="epidural_paracentral",
        side=side,
        exit="cortical_defect",
        wall="posterior",
        exit_box_mm=_place(x, wall, z),
        shapes=(neck, body),
    )


def pedicle_breach(room: Room, side: str | None, random: Random) -> Leak:
    """From a filled track through the medial wall of the pedicle."""
    sign = _sign(side)
    pedicle = room.vertebra.pedicles[Side(side)]
    offset, y, z = pedicle.isthmus.center_mm
    medial = float(pedicle.isthmus.borders_at(z)[0][0])
    body = Ball(
        _place(sign * (medial - 1.3), y, z), _place(1.5, 3.0, random.uniform(2.5, 4))
    )
    column = Tube(
        (_place(sign * offset, y - 4, z), _place(sign * offset * 0.8, 8, z)), 1.4
    )
    to_body = Tube(
        (_place(sign * offset * 0.8, 8, z), _place(*room.middle * (0, 1, 1))), 1.4
    )
    neck = Tube((_place(sign * offset, y, z), _place(sign * (medial - 1), y, z)), 1.2)
    return Leak(
        compartment="epidural_pedicle_breach",
        side=side,
        exit="pedicle",
        wall="medial",
        exit_box_mm=_place(sign * medial, y, z),
        shapes=(column, to_body, neck, body),
    )


def foraminal(room: Room, side: str | None, random: Random) -> Leak:
    """Below the pedicle, through the back of the body beside the canal."""
    sign = _sign(side)
    isthmus = room.vertebra.pedicles[Side(side)].isthmus
    offset = isthmus.center_mm[0]
    z = isthmus.z_range_mm[0] - random.uniform(3.5, 4.5)
    x = sign * offset
    start = np.array((sign * offset * 0.6, room.depth * 0.5, z))
    towards = np.array((x, -2.0, z))
    wall = room.leaves(Part.BODY, start, towards - start)
    body = Ball(
        _place(wall[0], wall[1] - 3.0, z), _place(2.2, 2.6, random.uniform(2, 3))
    )
    into = _place(wall[0], wall[1] - 2.0, z)
    neck = Tube((_place(*room.middle), _place(*start), into), 1.2)
    return Leak(
        compartment="foraminal",
        side=side,
        exit="cortical_defect",
        wall="posterior",
        exit_box_mm=_place(*wall),
        shapes=(neck, body),
    )


def _disc(room: Room, random: Random, *, up: int) -> Leak:
    x, y = random.uniform(-6, 6), room.depth * random.uniform(0.45, 0.6)
    start = np.array((x, y, room.middle_z))
    wall = room.leaves(Part.BODY, start, np.array((0, 0, up)))
    body = Ball(
        _place(x, y, wall[2] + up * 2.0),
        _place(random.uniform(4, 7), random.uniform(3, 6), 1.6),
    )
    neck = Tube((_place(*room.middle), _place(x, y, wall[2] + up * 1.5)), 1.5)
    return Leak(
        compartment="intradiscal_sup" if up > 0 else "intradiscal_inf",
        side=None,
        exit="endplate",
        wall="superior" if up > 0 else "inferior",
        exit_box_mm=_place(*wall),
        shapes=(neck, body),
    )


def disc_above(room: Room, side: str | None, random: Random) -> Leak:
    """Through the upper endplate."""
    return _disc(room, random, up=1)


def disc_below(room: Room, side: str | None, random: Random) -> Leak:
    """Through the lower endplate."""
    return _disc(room, random, up=-1)


def paravertebral(room: Room, side: str | None, random: Random) -> Leak:
    """Through a defect of the side wall, into the psoas or beside the pleura."""
    sign = _sign(side)
    low, high = room.vertebra.endplates_z_mm
    z = room.middle_z + random.uniform(0.2, 0.3) * (high - low)
    start = room.middle * (1, 1, 0) + np.array((0, 0, z))
    wall = room.leaves(Part.BODY, start, np.array((sign, random.uniform(0, 0.3), 0)))
    out = np.array((sign, 0, 0))
    body = Ball(
        _place(*(wall + 3.5 * out)),
        _place(3.0, random.uniform(4, 6), random.uniform(4, 6)),
    )
    neck = Tube((_place(*room.middle), _place(*start), _place(*(wall + 2 * out))), 1.5)
    return Leak(
        compartment="paravertebral",
        side=side,
        exit="cortical_defect",
        wall="lateral",
        exit_box_mm=_place(*wall),
        shapes=(neck, body),
    )


def segmental_vein(room: Room, side: str | None, random: Random) -> Leak:
    """In a vein that runs round the waist of the body, backwards and outwards."""
    sign = _sign(side)
    z = room.middle_z + random.uniform(-1, 1)
    start = room.middle * (1, 1, 0) + np.array((0, 0, z))
    turns = np.radians(np.linspace(-35, 20, 7))
    walls = [
        room.leaves(Part.BODY, start, np.array((sign * np.cos(t), -np.sin(t), 0)))
        for t in turns
    ]
    out = [w + 1.7 * (w - start) / np.linalg.norm(w - start) for w in walls]
    vein = Tube(tuple(_place(*place) for place in out), 1.2)
    inner = start + 0.5 * (walls[0] - start)
    neck = Tube((_place(*start), _place(*inner), _place(*out[0])), 1.2)
    return Leak(
        compartment="venous_segmental",
        side=side,
        exit="segmental_vein",
        wall="lateral",
        exit_box_mm=_place(*walls[0]),
        shapes=(neck, vein),
    )


def epidural_vein(room: Room, side: str | None, random: Random) -> Leak:
    """Through the basivertebral foramen, then up and down a vein before the dura."""
    sign = _sign(side)
    z = room.middle_z
    x = sign * room.canal_half_mm * 0.62
    reach = random.uniform(11, 15)
    heights = np.linspace(z - reach, z + reach, 7)
    vein = Tube(
        tuple(_place(x, room.wall_y(x, h) - 1.6, h) for h in heights),
        1.1,
    )
    wall = room.wall_y(0, z)
    across = _place(x, room.wall_y(x, z) - 1.6, z)
    neck = Tube((_place(0, room.depth * 0.5, z), _place(0, wall - 1.4, z), across), 1.1)
    return Leak(
        compartment="venous_epidural",
        side=side,
        exit="basivertebral",
        wall="posterior",
        exit_box_mm=_place(0, wall, z),
        shapes=(neck, vein),
    )


def needle_track(room: Room, side: str | None, random: Random) -> Leak:
    """Along the needle's way, out of its entry into the muscles."""
    track = transpedicular(room, side or "right", random)
    entry, tip = np.array(track.entry_box_mm), np.array(track.tip_box_mm)
    along = (tip - entry) / np.linalg.norm(tip - entry)
    end = entry - along * random.uniform(10, 16)
    return Leak(
        compartment="needle_track",
        side=side,
        exit="needle_track",
        wall="entry",
        exit_box_mm=track.entry_box_mm,
        shapes=(Tube((short_of_tip(track), _place(*end)), track.diameter_mm / 2),),
        track=attrs.evolve(track, is_filled=True),
    )


def intradural(room: Room, side: str | None, random: Random) -> Leak:
    """Sheets within the dura, after a puncture through the medial wall."""
    sign = _sign(side)
    v = room.vertebra
    isthmus = v.pedicles[Side(side)].isthmus
    offset, y, z = isthmus.center_mm
    medial = float(isthmus.borders_at(z)[0][0])
    center = (*v.canal_center_mm, z)
    half_deep = float(v.posterior_wall.y_at(z) - v.canal_dorsal_y_mm) / 2
    sac = 0.62 * min(room.canal_half_mm, half_deep)
    sheets = tuple(
        Sheet(_place(*center), sac - back, 0.9, 55, random.uniform(7, 10), sign * 60)
        for back in (0.0, 2.0)
    )
    track = Tube(
        (_place(sign * offset, y - 3, z), _place(sign * (sac - 2), center[1], z)), 1.3
    )
    fed = Tube((_place(sign * offset, y - 3, z), _place(*room.middle)), 1.3)
    return Leak(
        compartment="intradural",
        side=side,
        exit="pedicle",
        wall="medial",
        exit_box_mm=_place(sign * medial, y, z),
        shapes=(fed, track, *sheets),
    )


LeakMaker = Callable[[Room, str | None, Random], Leak]
LEAKS: dict[str, LeakMaker] = {
    "central": central,
    "paracentral": paracentral,
    "pedicle_breach": pedicle_breach,
    "foraminal": foraminal,
    "disc_above": disc_above,
    "disc_below": disc_below,
    "paravertebral": paravertebral,
    "segmental_vein": segmental_vein,
    "epidural_vein": epidural_vein,
    "needle_track": needle_track,
    "intradural": intradural,
}
TWO_SIDED = (
    "paracentral",
    "pedicle_breach",
    "foraminal",
    "paravertebral",
    "segmental_vein",
    "epidural_vein",
    "needle_track",
    "intradural",
)

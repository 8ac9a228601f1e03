"""Judging one needle by every path rule, as it is dragged.

The peer is the plain way: points on the needle every 0.5 mm, eight around, looked up in
one Euclidean distance map of the bone (scipy) with linear interpolation. It gives one
number, the distance to the nearest bone surface; ours gives four walls, the AP border,
the angles, the depth, the three verdicts and the places to look at.
"""

import itertools
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Part, Side
from planner.arrays import FloatArray, unit
from planner.plan.case import Case
from planner.plan.needle import Needle
from planner.rules.book import load_book
from planner.rules.evaluate import judge
from planner.rules.path import measure_path
from tests.benchmarks.harness import PROJECT, Row, compare
from tests.phantoms import (
    L1S,
    STRAIGHT,
    analytic_vertebra,
    grid_around,
    label_phantom,
    landmark_source,
)
from tests.vignettes import V01, case_of

POSITIONS = 300
REPEATS = 1500
STEP_MM = 0.5
AROUND = 8
PEER = "sampled cylinder on a distance map"


def run(shared_data: Path | None) -> list[Row]:
    """Measure; needs no real CT."""
    book = load_book(PROJECT / "resources" / "rules")
    grid = grid_around(L1S)
    vertebra = build_vertebra(
        level="L1", source=landmark_source(L1S), grid=grid, labels=None
    )
    needles = dragged_needles()
    peer_check = peer()
    cases = itertools.cycle([case_of(L1S, needle) for needle in needles])
    looked_up = itertools.cycle(needles)

    def ours() -> object:
        case: Case = next(cases)
        return judge(case, {"L1": vertebra}, book)

    def theirs() -> object:
        return peer_check(next(looked_up))

    own, plain = compare(ours, theirs, repeats=REPEATS)
    limits_ms = {50: 2.0, 99: 5.0}
    return [
        *(
            Row(
                work=f"judge one needle, {percent}th percentile",
                unit="ms",
                ours=own.percentile_ms(percent),
                peer_name=PEER,
                peer=plain.percentile_ms(percent),
                limit=limit_ms,
                note=f"{REPEATS} drag positions",
            )
            for percent, limit_ms in limits_ms.items()
        ),
        *accuracy(peer_check),
    ]


def dragged_needles() -> list[Needle]:
    """Return V01 with its tip dragged along a spiral of 12 mm."""
    start = V01.needle()
    turns = np.linspace(0, 4 * math.pi, POSITIONS)
    radius = np.linspace(0, 12, POSITIONS)
    shifts = np.stack(
        (radius * np.cos(turns), 0.2 * radius, radius * np.sin(turns)), axis=-1
    )
    return [
        attrs.evolve(start, tip_lps_mm=start.tip_lps_mm + shift) for shift in shifts
    ]


def peer() -> Callable[[Needle], float]:
    """Return the plain check on the bone of the same model."""
    labels = label_phantom(L1S)
    mask = (labels.labels > 0) & (labels.labels != Part.CANAL.value)
    spacing = labels.grid.spacing_mm[::-1]
    inside = ndimage.distance_transform_edt(mask, sampling=spacing)
    outside = ndimage.distance_transform_edt(~mask, sampling=spacing)
    distance: FloatArray = np.asarray(inside - outside)

    def check(needle: Needle) -> float:
        along = unit(needle.tip_lps_mm - needle.entry_lps_mm)
        steps = np.arange(0.0, needle.length_mm, STEP_MM)
        first = unit(np.cross(along, (0.0, 0.0, 1.0)))
        second = np.cross(along, first)
        turn = np.arange(AROUND) * 2 * math.pi / AROUND
        rim = np.outer(np.cos(turn), first) + np.outer(np.sin(turn), second)
        points = (
            needle.entry_lps_mm
            + steps[:, None, None] * along
            + needle.radius_mm * rim[None]
        ).reshape(-1, 3)
        y = STRAIGHT.to_box(points)[:, 1]
        points = points[(y >= L1S.canal_dorsal_y_mm) & (y <= 0.0)]
        kji = labels.grid.to_ijk(points)[:, ::-1].T
        return float(ndimage.map_coordinates(distance, kji, order=1).min())

    return check


def accuracy(peer_check: Callable[[Needle], float]) -> Iterator[Row]:
    """Compare both with the closed form: needles along y, between two plane walls."""
    vertebra = analytic_vertebra(L1S)
    start = V01.needle(Side.RIGHT)
    ours, theirs = [], []
    for offset in np.linspace(12.8, 17.2, 23):
        ends = STRAIGHT.to_lps([(offset, y, L1S.pedicle_middle_z_mm) for y in (-22, 5)])
        needle = attrs.evolve(start, entry_lps_mm=ends[0], tip_lps_mm=ends[1])
        truth = min(offset - L1S.medial_mm, L1S.lateral_mm - offset) - needle.radius_mm
        walls = measure_path(vertebra, needle).clearances.values()
        ours.append(abs(min(wall.clearance_mm for wall in walls) - truth))
        theirs.append(abs(peer_check(needle) - truth))
    yield Row(
        work="largest error of the least clearance",
        unit="mm",
        ours=max(ours),
        peer_name=PEER,
        peer=max(theirs),
        limit=0.02,
        note="closed-form walls; the peer on 0.5 mm voxels of them",
    )

"""From coarse to fine: the best lines by one aim, on a lattice and then uphill.

Between convex walls the least clearance rises to one summit. Where walls bend the other
way there may be several, so the climb begins at several places.
"""

import itertools
from collections.abc import Callable

import numpy as np

from planner.arrays import FloatArray
from planner.propose.lines import Lines, Search
from planner.work import Monitor

Aim = Callable[[Lines], FloatArray]
"""What is to be as large as possible, about in mm, for each line."""

COARSE_COUNT = (6, 5)
"""Points of the lattice across the pedicle, sideways and up and down, at either end."""

CLIMBERS = 5
APART_MM = 2.0
"""How many places the climb begins at, and how far they differ at least."""

CLIMB = (
    (1.0, 5, 3.0),
    (0.5, 3, 3.0),
    (0.25, 2, 5.0),
    (0.12, 2, 8.0),
    (0.06, 1, 15.0),
    (0.03, 1, 30.0),
)
"""Each stage: how far a move goes (mm), how many climbers go on, and what a millimetre
by which a limit is missed counts beside one of the aim. In the end no aim is bought
with a limit; too steep from the start, and a climber is caught on a limit's edge."""

MOST_MOVES = 8
"""Moves in each stage."""

OBLIQUE_MOVES = 120
"""Moves in random directions that are tried beside those along axes and diagonals."""


LENIENT = 0.2
"""What a millimetre of a limit that warns counts where not all of them can be kept."""


def _directions(stage: int) -> FloatArray:
    """Return the moves of one stage: along every axis and diagonal, and in between.

    The aim has ridges, on which a step along the axes alone gets stuck; they differ in
    each stage, and are the same in every search.
    """
    even = np.array([m for m in itertools.product((-1, 0, 1), repeat=4) if any(m)])
    random = np.random.default_rng(stage)
    oblique = random.normal(size=(OBLIQUE_MOVES, 4))
    oblique /= np.linalg.norm(oblique, axis=1)[:, None]
    oblique *= random.uniform(0.2, 1.0, size=(OBLIQUE_MOVES, 1))
    moves: FloatArray = np.concatenate((np.zeros((1, 4)), even, oblique))
    return moves


def find_line(
    search: Search,
    aim: Aim,
    *,
    strict: bool,
    monitor: Monitor,
    start: FloatArray | None = None,
) -> Lines:
    """Return the summit that was reached, as one line.

    With `strict` the limits that warn count as those that stop do; otherwise they
    decide between lines that are about as good. With a `start` (4,) the climb begins
    there instead of on the lattice.

    Raises
    ------
    Cancelled
        If the caller asked for it.
    """

    def worth(lines: Lines, flaw: float) -> FloatArray:
        missed = lines.missed_mm * (flaw if strict else LENIENT)
        worth: FloatArray = aim(lines) - flaw * lines.broken_mm - missed
        return worth

    if start is None:
        at = _starts(search, lambda lines: worth(lines, CLIMB[0][2]))
    else:
        at = start[None]
    for stage, (step, climbers, flaw) in enumerate(CLIMB):
        moves = _directions(stage)
        values = worth(search.measure(at), flaw)
        keep = np.argsort(-values, kind="stable")[:climbers]
        at, values = at[keep], values[keep]
        for _ in range(MOST_MOVES):
            monitor.check()
            around = at[:, None, :] + step * moves
            tried = worth(search.measure(around.reshape(-1, 4)), flaw)
            by_climber = tried.reshape(len(at), len(moves))
            best = by_climber.argmax(axis=1)
            rows = np.arange(len(at))
            if not (by_climber[rows, best] > values + 1e-6).any():
                break
            at, values = around[rows, best], by_climber[rows, best]
    return search.measure(at)


def _starts(search: Search, worth: Callable[[Lines], FloatArray]) -> FloatArray:
    """Return the best lines of the lattice that differ from each other."""
    coarse = _lattice(search)
    values = worth(search.measure(coarse))
    chosen: list[FloatArray] = []
    for index in np.argsort(-values, kind="stable"):
        line = coarse[index]
        if all(np.abs(line - other).max() >= APART_MM for other in chosen):
            chosen.append(line)
        if len(chosen) == CLIMBERS:
            break
    return np.array(chosen)


def _lattice(search: Search) -> FloatArray:
    """Return (n, 4) lines over the pedicle, and beside it where that is meant."""
    contour = search.ground.pedicle.isthmus.contour_mm
    (medial, low), (lateral, high) = contour.min(axis=0), contour.max(axis=0)
    beside = search.asked.beside_mm
    outer = lateral if beside is None else lateral + beside
    # An oblique pedicle is left of its isthmus on one end and right of it on the other.
    reach = (lateral - medial) / 2
    sideways = np.linspace(medial, outer + reach, COARSE_COUNT[0])
    inwards = np.linspace(medial - reach, outer, COARSE_COUNT[0])
    rise = (high - low) / 4
    heights = np.linspace(low - rise, high + rise, COARSE_COUNT[1])
    lattice = np.meshgrid(sideways, heights, inwards, heights, indexing="ij")
    return np.column_stack([axis.ravel() for axis in lattice])

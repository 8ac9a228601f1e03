"""Proposes tracks that are plainly seen: channels full of cement behind the body.

What is proposed is where to look; whether a track runs there `find_track` says.
"""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from planner.anatomy.vertebra import Part, Side
from planner.arrays import BoolArray, FloatArray, Points
from planner.imaging.resample import on_grid
from planner.review.cement import Cement
from planner.review.channel_sections import Scene
from planner.review.find_tracks import USUAL_DIAMETER_MM, Marks, Unseen, find_track
from planner.review.tracks import Track

LEAST_LENGTH_MM = 10.0
MOST_WIDTH_MM = 4.0
"""A channel is at least that long; its voxels scatter no more than that beside its
axis (project defaults)."""

SAME_MM = 4.0
"""A proposal that runs so near to a track is that track."""

PEDICLES = {Side.RIGHT: Part.RIGHT_PEDICLE, Side.LEFT: Part.LEFT_PEDICLE}


def propose_tracks(
    scene: Scene, known: tuple[Track, ...], *, told_mm: float | None = None
) -> tuple[Track, ...]:
    """Return tracks full of cement that are not among those known already.

    They are numbered after the known ones and `is_proposed`. `told_mm` is the needles'
    diameter if somebody told it.
    """
    if scene.cement is None:
        return ()
    found: list[Track] = []
    for points in _elongated(scene, scene.cement):
        number = max((track.number for track in known), default=0) + len(found) + 1
        marks = Marks(
            number=number,
            points_lps_mm=points,
            diameter_mm=told_mm or USUAL_DIAMETER_MM,
            diameter_is_told=told_mm is not None,
            is_proposed=True,
        )
        track = find_track(scene, marks)
        if isinstance(track, Track):
            # The piece is but a part of the way: fit the axis to all of it.
            whole = np.array((track.entry_lps_mm, track.tip_lps_mm))
            track = find_track(scene, attrs.evolve(marks, points_lps_mm=whole))
        if isinstance(track, Unseen) or not track.is_filled:
            continue
        if all(_apart_mm(track, other) > SAME_MM for other in (*known, *found)):
            found.append(track)
    return tuple(found)


def _elongated(scene: Scene, cement: Cement) -> Iterator[Points]:
    """Yield both ends, LPS mm (2, 3), of each long thin piece of cement in a pedicle.

    Pieces are cut off where the body begins; what lies in the canal is none of them.
    """
    vertebra = scene.vertebra
    # Half of the voxels in every direction are enough to see where a piece lies.
    matrix = cement.grid.lps_from_ijk @ np.diag([2.0, 2.0, 2.0, 1.0])
    shape = cement.share[::2, ::2, ::2].shape
    grid = attrs.evolve(cement.grid, shape_kji=shape, lps_from_ijk=matrix)
    full = cement.share[::2, ::2, ::2] >= 0.5
    parts = {
        part: on_grid(held, vertebra.parts.grid, grid, outside=0)
        for part, held in vertebra.parts.membership.items()
    }
    for pedicle in PEDICLES.values():
        behind = np.maximum(
            parts.get(pedicle, np.zeros(shape, np.float32)),
            parts.get(Part.POSTERIOR_ELEMENTS, np.zeros(shape, np.float32)),
        )
        ahead = np.maximum(parts[Part.BODY], parts.get(Part.CANAL, behind * 0))
        pieces, count = ndimage.label(full & (behind > ahead), np.ones((3, 3, 3)))
        for number in range(1, count + 1):
            places = np.argwhere(pieces == number)[:, ::-1]
            ends = _ends(grid.to_lps(places))
            if ends is not None and _touches(pieces == number, parts.get(pedicle)):
                yield ends


def _touches(piece: BoolArray, pedicle: NDArray[np.float32] | None) -> bool:
    return pedicle is not None and bool((pedicle[piece] > 0).any())


def _ends(points: FloatArray) -> Points | None:
    """Return both ends of a long thin cloud of points, None if it is not one."""
    if len(points) < 8:
        return None
    middle = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - middle, full_matrices=False)
    along = (points - middle) @ axes.T
    length = float(np.ptp(along[:, 0]))
    if length < LEAST_LENGTH_MM or float(along[:, 1].std()) > MOST_WIDTH_MM / 2:
        return None
    low, high = np.percentile(along[:, 0], (2, 98))
    return np.array([middle + low * axes[0], middle + high * axes[0]])


def _apart_mm(one: Track, other: Track) -> float:
    """Return how far the middle of one lies beside the axis of another."""
    away = (one.entry_lps_mm + one.tip_lps_mm) / 2 - other.entry_lps_mm
    along = other.direction_lps
    return float(np.linalg.norm(away - (away @ along) * along))

"""How both endplates are tilted, told from all that is seen of them at once.

An endplate under a thin or ossified disc shows in pieces, between texture of the same
brightness and its neighbour's edge. A plane through all of it still stands out where no
single column does; what the planes leave open is told by the walls and the canal, and
by the two endplates being nearly parallel.
"""

import numpy as np

from planner.anatomy.seeded.body import HEIGHT_STEP_MM, Columns, Plate
from planner.anatomy.seeded.tubes import FLANK_MM, PASSED_SHARE
from planner.arrays import FloatArray

SLOPES = np.arange(-0.52, 0.53, 0.04)
"""Slopes tried along x and along y: up to 27 degrees."""
FOOTPRINT = 0.42
"""The share of width and depth, each way from the middle, that is looked at: inside the
rim, where osteophytes and bridges hide the endplate. Project default."""
FARTHEST_MM = 6.0
"""How far from the searched surface's middle its plane may lie: less than a disc and
an endplate."""
EXPECTED_COST, PARALLEL_COST = 4.0, 1.0
"""What a slope of 1 between the bisector and the walls costs, and of 1 between the two
endplates, as shares of a full cortex: they decide only where nothing is seen, as a
tilt of 10 degrees loses a third of a cortex that is seen. Project default."""
SOFTNESS = 0.03
"""Planes whose shares differ by less than this are as good. Project default."""


def find_tilts(upper: Plate, lower: Plate, *, expected: FloatArray) -> list[FloatArray]:
    """Return the planes (a, b, c), z = a x + b y + c, of the upper and lower endplate.

    They are the mean of all pairs of planes, weighted by how well each pair fits.

    `expected` (2,) are the slopes of the bisector that the walls ask for.
    """
    tables = [_plane_scores(plate) for plate in (upper, lower)]
    slopes = np.stack(np.meshgrid(SLOPES, SLOPES, indexing="ij"), -1).reshape(-1, 2)
    first, second = (scores.ravel() for scores, _ in tables)
    mean = (slopes[:, None] + slopes[None]) / 2
    apart = slopes[:, None] - slopes[None]
    fit = first[:, None] + second[None]
    fit = fit - EXPECTED_COST * ((mean - expected) ** 2).sum(axis=-1)
    fit -= PARALLEL_COST * (apart**2).sum(axis=-1)
    weight = np.exp((fit - fit.max()) / SOFTNESS)
    weight /= weight.sum()
    best = np.unravel_index(int(fit.argmax()), fit.shape)
    return [
        _plane(plate, share @ slopes, float(heights.ravel()[place]))
        for plate, share, (_, heights), place in zip(
            (upper, lower),
            (weight.sum(axis=1), weight.sum(axis=0)),
            tables,
            best,
            strict=True,
        )
    ]


def _plane(plate: Plate, slope: FloatArray, middle_z_mm: float) -> FloatArray:
    return np.array((*slope, middle_z_mm - slope @ plate.columns.middle_mm))


def _plane_scores(plate: Plate) -> tuple[FloatArray, FloatArray]:
    """Return (n, n) over slopes along x and y: how well the best plane fits, and its z.

    The score is the share of cortex that a plane meets, less what stronger planes it
    has passed: as for a single column, the first cortex met is the endplate's.
    """
    columns = plate.columns
    cortex = _within(columns)
    along_y = np.stack(
        [_sheared(cortex, columns.y_mm, slope, up=columns.up) for slope in SLOPES]
    )
    planes = np.stack(
        [_sheared(along_y, columns.x_mm, slope, up=columns.up) for slope in SLOPES]
    )
    flank = round(FLANK_MM / HEIGHT_STEP_MM)
    passed = np.zeros_like(planes)
    passed[..., flank:] = np.maximum.accumulate(planes, axis=-1)[..., :-flank]
    z = columns.heights_mm
    near = np.abs(z - plate.middle_z_mm) <= FARTHEST_MM
    scores = np.where(near, planes - PASSED_SHARE * passed, -1.0)
    best = scores.argmax(axis=-1)
    return np.asarray(scores.max(axis=-1)), z[best]


def _within(columns: Columns) -> FloatArray:
    """Return the cortex inside the footprint, as shares of what there can be."""
    near = columns.inside.copy()
    for axis, line in enumerate((columns.x_mm, columns.y_mm)):
        middle, reach = columns.middle_mm[axis], FOOTPRINT * float(np.ptp(line))
        far = np.abs(line - middle) > reach
        near[(far, slice(None)) if axis == 0 else (slice(None), far)] = False
    return np.asarray(np.where(near[..., None], columns.cortex, 0) / near.sum())


def _sheared(
    values: FloatArray, line_mm: FloatArray, slope: float, *, up: bool
) -> FloatArray:
    """Return the sums over the last axis but one, along lines that rise by a slope."""
    rise = slope * (line_mm - (line_mm[0] + line_mm[-1]) / 2)
    steps = np.rint((rise if up else -rise) / HEIGHT_STEP_MM).astype(int)
    most, count = int(np.abs(steps).max()), values.shape[-1]
    padded = np.pad(values, [(0, 0)] * (values.ndim - 1) + [(most, most)])
    total = np.zeros((*values.shape[:-2], count))
    for number, step in enumerate(steps + most):
        total += padded[..., number, step : step + count]
    return total

"""The mid-sagittal plane as the mirror in which a vertebra looks most like itself."""

import numpy as np
from scipy import ndimage

from planner.anatomy.scan import BoxScan
from planner.arrays import FloatArray

WINDOW_MM = np.array([[-32.0, 32.0], [-24.0, 36.0], [-16.0, 16.0]])
"""The part of the box compared, about the canal's middle: body, pedicles and ring, but
not the tips of the processes, which are seldom alike."""

STEP_MM = 2.0

PRECISION = 0.03
"""Degrees, and mm."""

SOFTNESS_MM = 3.0
"""Differences of a surface up to this count in proportion, larger ones no more."""


def mirror_plane(scan: BoxScan) -> tuple[float, float]:
    """Return (turn_deg, x_mm) of the mirror: how far it is turned about z, and where.

    The turn takes the present x axis towards y. The mirror passes through x_mm at the
    canal's middle.
    """
    middle = len(scan.z_mm) // 2
    center = np.array(
        [scan.canal_x_mm[middle], scan.canal_y_mm[middle], scan.z_mm[middle]]
    )
    axes = [
        start + np.arange(0.0, end - start + STEP_MM / 2, STEP_MM)
        for start, end in WINDOW_MM
    ]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)

    def soft(at_mm: FloatArray) -> FloatArray:
        place = (at_mm + center - scan.low_mm) / scan.step_mm
        inside = ndimage.map_coordinates(
            scan.inside_mm,
            np.moveaxis(place[..., ::-1], -1, 0),
            order=1,
            mode="nearest",
        )
        clipped: FloatArray = np.clip(inside, -SOFTNESS_MM, SOFTNESS_MM)
        return clipped

    here = soft(points)

    def unlike(mirror: FloatArray) -> float:
        turn, x = np.radians(mirror[0]), mirror[1]
        normal = np.array([np.cos(turn), np.sin(turn), 0.0])
        away = (points @ normal - x * normal[0])[..., None]
        return float(np.mean((here - soft(points - 2 * away * normal)) ** 2))

    from scipy import optimize  # half a second to load

    best = optimize.minimize(
        unlike,
        np.zeros(2),
        method="Nelder-Mead",
        options={
            "initial_simplex": [[0.0, 0.0], [6.0, 0.0], [0.0, 3.0]],
            "xatol": PRECISION,
            "fatol": 1e-3,
        },
    )
    return float(best.x[0]), float(center[0] + best.x[1])

"""A first frame for one vertebra: along the canal, and as symmetrical as it gets."""

import numpy as np

from planner.anatomy.seeded.canal import CanalLine
from planner.anatomy.seeded.sampling import Box, Patch
from planner.arrays import FloatArray, Vector3, unit
from planner.geometry.frames import VertebraFrame

STRAIGHT_MM = 14.0
"""Half the length of canal taken as straight, half a vertebra. Project default."""
SHOWN_HU = (0.0, 450.0)
"""Below, fat and air are no more than soft tissue; above, cortex is cortex. So neither
a lung nor a bright osteophyte outweighs a wall. Project default."""
LEAST_WEIGHT = 0.3
"""What is further from the middle of the canal has too little say to be looked at."""
WIDEST_TURN_DEG = 36
"""Largest axial rotation searched: severe scoliosis. Project default."""


def frame_along_canal(box: Box, line: CanalLine, seed_lps_mm: Vector3) -> VertebraFrame:
    """Return a frame whose origin is the middle of the canal opposite the seed.

    z follows the canal; x lies in the patient's coronal plane until `face_forward`.
    """
    seed = box.frame.to_box(seed_lps_mm)
    height = float(seed[2])
    along = np.array((0.0, 0.0, 1.0))
    for _ in range(6):
        z = height + np.linspace(-STRAIGHT_MM, STRAIGHT_MM, 15)
        z = z[(z >= line.z_mm[0]) & (z <= line.z_mm[-1])]
        points = np.column_stack((line.at(z), z))
        slope = np.polyfit(z, points[:, :2], 1)[0]
        along = unit((*slope, 1.0))
        middle = np.array((*line.at(np.array(height)), height))
        height += float((seed - middle) @ along) * along[2]
        height = float(np.clip(height, line.z_mm[0] + 2, line.z_mm[-1] - 2))
    middle = np.array((*line.at(np.array(height)), height))
    axes = box.frame.axes_lps
    return VertebraFrame.from_directions(
        origin_lps_mm=box.frame.to_lps(middle),
        cranial_lps=axes @ along,
        right_lps=axes[:, 0],
    )


def face_forward(
    patch: Patch, frame: VertebraFrame, z_mm: FloatArray
) -> tuple[VertebraFrame, float]:
    """Turn about z and shift along x until left mirrors right over the given heights.

    Returns the frame and the correlation between the sides.
    """
    turns = np.arange(-WIDEST_TURN_DEG, WIDEST_TURN_DEG + 1, 4.0)
    best = most_symmetrical(patch, frame, z_mm, turns, np.arange(-4.0, 5.0, 2.0))
    frame = turned(frame, *best[:2])
    best = most_symmetrical(
        patch, frame, z_mm, np.arange(-4, 5, 1.0), np.arange(-2.0, 2.5, 0.5)
    )
    return turned(frame, *best[:2]), best[2]


def turned(frame: VertebraFrame, turn_deg: float, shift_mm: float) -> VertebraFrame:
    angle = np.radians(turn_deg)
    right = np.cos(angle) * frame.right_lps + np.sin(angle) * frame.anterior_lps
    turned = VertebraFrame.from_directions(
        origin_lps_mm=frame.origin_lps_mm,
        cranial_lps=frame.cranial_lps,
        right_lps=right,
    )
    return turned.moved_origin((shift_mm, 0, 0))


def most_symmetrical(
    patch: Patch,
    frame: VertebraFrame,
    z_mm: FloatArray,
    turns_deg: FloatArray,
    shifts_mm: FloatArray,
) -> tuple[float, float, float]:
    x = np.arange(2.0, 34, 2)
    y = np.arange(-26.0, 37, 2)
    grid = np.stack(np.meshgrid(x, y, z_mm, indexing="ij"), axis=-1)
    weight = np.exp(-0.5 * (np.hypot(grid[..., 0], grid[..., 1]) / 22) ** 2)
    grid, weight = grid[weight > LEAST_WEIGHT], weight[weight > LEAST_WEIGHT]
    mirrored = grid * (-1, 1, 1)
    best = (0.0, 0.0, -1.0)
    for turn in turns_deg:
        for shift in shifts_mm:
            tried = turned(frame, turn, shift)
            a, b = (
                np.clip(patch.at(tried.to_lps(points)), *SHOWN_HU)
                for points in (grid, mirrored)
            )
            score = _correlation(a, b, weight) - 0.0005 * abs(turn)
            if score > best[2]:
                best = (float(turn), float(shift), score)
    return best


def _correlation(a: FloatArray, b: FloatArray, weight: FloatArray) -> float:
    mean = ((a + b) * weight).sum() / (2 * weight.sum())
    a, b = a - mean, b - mean
    power = ((a * a + b * b) * weight).sum() / 2
    return float((a * b * weight).sum() / max(power, 1e-6))

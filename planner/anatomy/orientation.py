"""Which way the patient lies, and refusal of an anatomy that contradicts it.

DICOM LPS says where the patient's right and head are. An anatomy whose own right or
cranial axis points elsewhere is mirrored, swapped, or of another patient position.
"""

import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import Vector3, unit
from planner.errors import MirroredAnatomy

PATIENT_RIGHT_LPS = (-1.0, 0.0, 0.0)
PATIENT_CRANIAL_LPS = (0.0, 0.0, 1.0)

STEEPEST_CRANIAL_DEG = 75.0
"""How far a vertebra's cranial axis may lean from the patient's. Project default:
beyond the steepest lordosis and kyphosis, short of upside down."""


def angle_deg(one: ArrayLike, other: ArrayLike) -> float:
    """Return the angle between two directions, 0 to 180."""
    cosine = float(np.clip(unit(one) @ unit(other), -1, 1))
    return float(np.degrees(np.arccos(cosine)))


def refuse_upside_down(cranial_lps: Vector3, *, level: str) -> None:
    """Raise `MirroredAnatomy` (reason "cranial") for a frame too steep to be true."""
    lean = angle_deg(cranial_lps, PATIENT_CRANIAL_LPS)
    if lean > STEEPEST_CRANIAL_DEG:
        raise MirroredAnatomy(
            "the cranial axis does not point to the patient's head",
            reason="cranial",
            level=level,
            lean_deg=lean,
        )


def refuse_wrong_right(right_lps: Vector3, *, level: str) -> None:
    """Raise `MirroredAnatomy` (reason "right") if right points to the left."""
    if float(np.dot(right_lps, PATIENT_RIGHT_LPS)) <= 0:
        raise MirroredAnatomy(
            "what should be right lies on the patient's left",
            reason="right",
            level=level,
        )

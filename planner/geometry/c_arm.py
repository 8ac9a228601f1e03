"""How a C-arm stands to a patient: rotation and tilt, and the picture it takes."""

import math

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.arrays import Vector3, unit


@attrs.frozen(kw_only=True)
class CArmPose:
    """The line of the central ray, in the patient's own axes, as a C-arm tells it.

    `rotation_deg` turns about the patient's long axis, `tilt_deg` along it; signs are
    those of the DICOM positioner angles: rotation is positive towards LAO (minus is
    RAO), tilt positive towards the head. 0, 0 is a front view, 90, 0 a side view that
    is seen from the left. Angles name the line as for a patient who lies supine; where
    the patient lies prone over the tube, the detector stands at the other end of it
    (`detector_right_deg`, `detector_cranial_deg`).

    The picture is seen from `viewer_lps` with the head up, so that a front view has the
    patient's right on the left, as every other front view of the program.
    """

    rotation_deg: float = 0.0
    tilt_deg: float = 0.0

    @classmethod
    def facing(cls, direction_lps: ArrayLike) -> "CArmPose":
        """Return the pose that is seen from a direction (from patient to viewer)."""
        left, posterior, cranial = unit(direction_lps).tolist()
        return cls(
            rotation_deg=math.degrees(math.atan2(left, -posterior)),
            tilt_deg=math.degrees(math.asin(min(max(cranial, -1.0), 1.0))),
        )

    @classmethod
    def along(cls, line_lps: ArrayLike) -> "CArmPose":
        """Return the pose whose ray runs along a line, seen from the front.

        A line straight across the patient is seen from the left.
        """
        line = unit(line_lps)
        in_front = (-float(line[1]), float(line[0]), float(line[2]))
        return cls.facing(line if in_front >= (0.0, 0.0, 0.0) else -line)

    @property
    def viewer_lps(self) -> Vector3:
        """The unit direction from the patient to the viewer."""
        turn, tilt = math.radians(self.rotation_deg), math.radians(self.tilt_deg)
        return np.array(
            (
                math.sin(turn) * math.cos(tilt),
                -math.cos(turn) * math.cos(tilt),
                math.sin(tilt),
            )
        )

    @property
    def right_lps(self) -> Vector3:
        """The unit direction of the picture's right."""
        turn = math.radians(self.rotation_deg)
        return np.array((math.cos(turn), math.sin(turn), 0.0))

    @property
    def down_lps(self) -> Vector3:
        """The unit direction of the picture's lower edge."""
        turn, tilt = math.radians(self.rotation_deg), math.radians(self.tilt_deg)
        return np.array(
            (
                math.sin(turn) * math.sin(tilt),
                -math.cos(turn) * math.sin(tilt),
                -math.cos(tilt),
            )
        )

    @property
    def detector_right_deg(self) -> float:
        """How far to the patient's right the detector stands above a prone patient."""
        return self.rotation_deg

    @property
    def detector_cranial_deg(self) -> float:
        """How far towards the head the detector stands above a prone patient."""
        return -self.tilt_deg

    def turned(self, *, rotation_deg: float = 0.0, tilt_deg: float = 0.0) -> "CArmPose":
        """Return the pose after both movements; rotation stays within a half turn."""
        turned = (self.rotation_deg + rotation_deg + 180.0) % 360.0 - 180.0
        tilted = min(max(self.tilt_deg + tilt_deg, -90.0), 90.0)
        return CArmPose(rotation_deg=turned, tilt_deg=tilted)

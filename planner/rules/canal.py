"""How far the canal is from any point, read from its outline in the box."""

import weakref

import numpy as np
from scipy import ndimage

from planner.anatomy.vertebra import Part, Parts, Vertebra
from planner.anatomy.walls import DistanceField
from planner.arrays import FloatArray, Points, Vector3, unit

COARSE_MM = 1.0
"""The distances are kept on a grid about this fine: they are smooth, and the ramp of
the outline puts the wall itself below a tenth of it. Beside a box with sharp edges, the
worst of shapes, they are good to 0.05 mm and at its edges to 0.2 mm."""

MARGIN_MM = 12.0
"""How far around the canal distances are kept; farther away less is claimed."""

FLAT = 1e-6
"""A slope below this has no direction."""

STEP_MM = 0.5
SHAFT_MM = 60.0
"""How far back from the entry the shaft can still be beside the canal."""

_FIELDS: "weakref.WeakKeyDictionary[Vertebra, DistanceField | None]" = (
    weakref.WeakKeyDictionary()
)
"""One field for each vertebra that is still in use."""


def canal_clearance(
    vertebra: Vertebra, *, entry_mm: Vector3, tip_mm: Vector3, radius_mm: float
) -> tuple[float, Vector3] | None:
    """Return the least distance from a needle's surface to the canal, and where.

    Negative is the depth inside. Ends and returned point are box mm; the shaft goes on
    behind the entry. None where the canal was not seen.
    """
    field = canal_field(vertebra)
    if field is None:
        return None
    along = unit(tip_mm - entry_mm)
    length = float(np.linalg.norm(tip_mm - entry_mm))
    count = int((length + SHAFT_MM) / STEP_MM) + 2
    axis = entry_mm + np.linspace(-SHAFT_MM, length, count)[:, None] * along
    size = np.array(field.values.shape[:3]) - 1
    inside = np.clip(axis, field.start_mm, field.start_mm + size * field.step_mm)
    distance = field.at(inside)[:, 0]
    nearest = int(distance.argmin())
    return float(distance[nearest]) - radius_mm, axis[nearest]


def canal_field(vertebra: Vertebra) -> DistanceField | None:
    """Return the distance to the canal over the box, positive outside, made once."""
    if vertebra not in _FIELDS:
        _FIELDS[vertebra] = _made_field(vertebra)
    return _FIELDS[vertebra]


def _made_field(vertebra: Vertebra) -> DistanceField | None:
    """Return the distance to the canal, positive outside, over box (x, y, z)."""
    whole = vertebra.parts.membership.get(Part.CANAL)
    if whole is None or not (whole > 127).any():
        return None
    grid = vertebra.parts.grid
    step = float(grid.spacing_mm[0])
    stride = max(1, round(COARSE_MM / step))
    start_mm = vertebra.frame.to_box(grid.lps_from_ijk[:3, 3])
    membership = whole[::stride, ::stride, ::stride].astype(np.float64)
    low, high = _reach(membership > 127, step_mm=step * stride)
    crop = membership[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
    distance = -_signed(crop, step_mm=step * stride)
    values = np.ascontiguousarray(distance.transpose(2, 1, 0))[..., None]
    return DistanceField(
        values=values.astype(np.float32),
        start_mm=start_mm + np.array(low[::-1]) * step * stride,
        step_mm=step * stride,
    )


def _reach(inside: np.ndarray, *, step_mm: float) -> tuple[list[int], list[int]]:
    """Return the index box around what is inside, with the margin."""
    margin = int(MARGIN_MM / step_mm)
    where = np.argwhere(inside)
    low = np.maximum(where.min(axis=0) - margin, 0)
    high = np.minimum(where.max(axis=0) + margin + 1, inside.shape)
    return low.tolist(), high.tolist()


def _signed(membership: FloatArray, *, step_mm: float) -> Points:
    """Return the signed distance to a ramped outline, positive inside.

    On the ramp it says so itself. Elsewhere it is the distance to the foot of the
    nearest point on the ramp: from there along the ramp's slope to the surface.
    """
    own_mm = (membership - 127.5) / 127.5 * Parts.RAMP_MM
    on_ramp = (membership > 0.5) & (membership < 254.5)
    nearest = ndimage.distance_transform_edt(
        ~on_ramp, return_distances=False, return_indices=True
    )
    slope = np.array(np.gradient(own_mm, step_mm))
    steepness = np.maximum(np.linalg.norm(slope, axis=0), FLAT)
    here_mm = np.indices(membership.shape) * step_mm
    feet_mm = here_mm - own_mm * slope / steepness
    away_mm = np.linalg.norm(feet_mm[:, *nearest] - here_mm, axis=0)
    signed: Points = np.where(on_ramp, own_mm, np.copysign(away_mm, own_mm))
    return signed

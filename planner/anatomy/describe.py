"""A vertebra as the document `isthmus-anatomy/1` tells it."""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.vertebra import Part, Pedicle, Side, Silhouette, Vertebra
from planner.arrays import FloatArray
from planner.errors import PlannerError

SCHEMA = "isthmus-anatomy/1"

NOT_MEASURED = ("compression", "trabecular_hu", "defects", "metal")
"""Fields that no source measures yet: null, and named in `not_seen`."""

Json = dict[str, object]


def anatomy_document(results: Mapping[str, Vertebra | PlannerError]) -> Json:
    """Return the document on some levels, of plain numbers, strings and lists.

    What is not known is null and named in the level's `not_seen`. Walls are lists of
    [z, y] in box mm; a side whose pedicle was not seen is null. A level that could not
    be built holds its name and `refused`: the code and the reason.
    """
    levels = [
        _level(result) if isinstance(result, Vertebra) else _refused(level, result)
        for level, result in results.items()
    ]
    return {"schema": SCHEMA, "levels": levels}


def _refused(level: str, error: PlannerError) -> Json:
    names = error.facts.get("names")
    return {
        "level": level,
        "refused": {
            "code": error.code,
            "reason": str(error.facts.get("reason", "")),
            "names": [str(name) for name in names] if isinstance(names, tuple) else [],
        },
    }


def _level(vertebra: Vertebra) -> Json:
    frame = vertebra.frame
    measured = vertebra.source != "landmarks"
    absent = NOT_MEASURED if measured else (*NOT_MEASURED, "volume_ml")
    return {
        "level": vertebra.level,
        "source": vertebra.source,
        "frame": {
            "origin_lps_mm": _rounded(frame.origin_lps_mm),
            "x": _rounded(frame.right_lps, digits=6),
            "y": _rounded(frame.anterior_lps, digits=6),
            "z": _rounded(frame.cranial_lps, digits=6),
        },
        "posterior_wall": _wall(vertebra.posterior_wall),
        "anterior_wall": _wall(vertebra.anterior_wall),
        "isthmus": {
            side.value: _isthmus(vertebra, vertebra.pedicles.get(side)) for side in Side
        },
        "body": {
            "volume_ml": _volume_ml(vertebra) if measured else None,
            "heights_mm": _heights_mm(vertebra),
            "compression": None,
        },
        "trabecular_hu": None,
        "defects": None,
        "metal": None,
        "uncertainty_mm": _rounded(vertebra.uncertainty_mm),
        "not_seen": [*vertebra.not_seen, *absent],
        "notes": list(vertebra.notes),
        "refused": None,
    }


def _rounded(values: FloatArray, *, digits: int = 3) -> list[float]:
    return [round(float(value), digits) for value in values]


def _wall(wall: Silhouette) -> list[list[float]]:
    return [_rounded(pair) for pair in np.column_stack((wall.z_mm, wall.y_mm))]


def _isthmus(vertebra: Vertebra, pedicle: Pedicle | None) -> Json | None:
    if pedicle is None:
        return None
    isthmus = pedicle.isthmus
    offset, y, z = isthmus.center_mm
    return {
        "width_mm": round(isthmus.width_mm, 3),
        "height_mm": round(isthmus.height_mm, 3),
        "center_lps_mm": _rounded(
            vertebra.frame.to_lps((pedicle.side.sign * offset, y, z))
        ),
        "transverse_deg": _angle(isthmus.transverse_deg),
        "sagittal_deg": _angle(isthmus.sagittal_deg),
    }


def _angle(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _volume_ml(vertebra: Vertebra) -> float | None:
    """Return the volume of the body: the voxels whose middle lies inside."""
    body = vertebra.parts.membership.get(Part.BODY)
    if body is None:
        return None
    voxel_ml = float(np.prod(vertebra.parts.grid.spacing_mm)) / 1000
    return round(float((body > 127).sum()) * voxel_ml, 2)


def _heights_mm(vertebra: Vertebra) -> Json:
    low, high = vertebra.endplates_z_mm
    return {
        "posterior": round(float(np.ptp(vertebra.posterior_wall.z_mm)), 2),
        "middle": round(high - low, 2),
        "anterior": round(float(np.ptp(vertebra.anterior_wall.z_mm)), 2),
    }

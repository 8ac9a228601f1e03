"""A vertebra as the document `isthmus-anatomy/1` tells it."""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.compression import Compression, compression
from planner.anatomy.describe_cortex import cortex_fields, cortex_not_seen
from planner.anatomy.measured import BoneMeasures, DensePiece
from planner.anatomy.vertebra import Pedicle, Side, Silhouette, Vertebra
from planner.arrays import FloatArray
from planner.errors import PlannerError
from planner.levels import LEVELS

SCHEMA = "isthmus-anatomy/1"

Json = dict[str, object]


def anatomy_document(results: Mapping[str, Vertebra | PlannerError]) -> Json:
    """Return the document on some levels, of plain numbers, strings and lists.

    What is not known is null and named in the level's `not_seen`. Walls are lists of
    [z, y] in box mm; a side whose pedicle was not seen is null. A level that could not
    be built holds its name and `refused`: the code and the reason.
    """
    built = {n: v for n, v in results.items() if isinstance(v, Vertebra)}
    levels = [
        _level(result, _neighbours(level, built))
        if isinstance(result, Vertebra)
        else _refused(level, result)
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


def _neighbours(level: str, built: Mapping[str, Vertebra]) -> list[BoneMeasures]:
    """Return what was measured of the levels above and below, as far as built."""
    place = LEVELS.index(level)
    beside = {LEVELS[at] for at in (place - 1, place + 1) if 0 <= at < len(LEVELS)}
    found = [built[name].bone for name in LEVELS if name in beside and name in built]
    return [bone for bone in found if bone is not None]


def _level(vertebra: Vertebra, neighbours: list[BoneMeasures]) -> Json:
    frame, bone = vertebra.frame, vertebra.bone
    lost = compression(bone, *neighbours) if bone else None
    told = {
        "volume_ml": bone and _two_digits(bone.volume_ml),
        "compression": _compression(lost),
        "trabecular_hu": bone and _two_digits(bone.trabecular_hu),
        "metal": None if bone is None else [_dense(piece) for piece in bone.dense],
    }
    absent = [name for name, value in told.items() if value is None]
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
            "volume_ml": told["volume_ml"],
            "heights_mm": _heights_mm(vertebra, bone),
            "compression": told["compression"],
        },
        "trabecular_hu": told["trabecular_hu"],
        "trabecular_sd_hu": bone and _two_digits(bone.trabecular_sd_hu),
        "gas_ml": bone and round(bone.gas_ml, 3),
        **cortex_fields(bone),
        "metal": told["metal"],
        "uncertainty_mm": _rounded(vertebra.uncertainty_mm),
        "not_seen": [*vertebra.not_seen, *absent, *cortex_not_seen(bone)],
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
        "transverse_deg": _two_digits(isthmus.transverse_deg),
        "sagittal_deg": _two_digits(isthmus.sagittal_deg),
    }


def _two_digits(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _heights_mm(vertebra: Vertebra, bone: BoneMeasures | None) -> Json:
    """Return the heights in the images, or without these those of the outlines."""
    if bone is not None:
        return {name: _two_digits(height) for name, height in bone.heights_mm.items()}
    low, high = vertebra.endplates_z_mm
    return {
        "anterior": round(float(np.ptp(vertebra.anterior_wall.z_mm)), 2),
        "middle": round(high - low, 2),
        "posterior": round(float(np.ptp(vertebra.posterior_wall.z_mm)), 2),
    }


def _compression(lost: Compression | None) -> Json | None:
    if lost is None:
        return None
    return {
        "ratio": round(lost.ratio, 3),
        "uncertainty": round(lost.uncertainty, 3),
        "genant": lost.genant,
        "reference": lost.reference,
    }


def _dense(piece: DensePiece) -> Json:
    return {
        "kind": piece.kind,
        "volume_ml": round(piece.volume_ml, 3),
        "radius_mm": round(piece.radius_mm, 2),
        "axis_lps_mm": [_rounded(end) for end in piece.axis_lps_mm],
    }

"""The cortex of a vertebra as the document `isthmus-anatomy/1` tells it."""

from planner.anatomy.measured import BoneMeasures, CortexDefect
from planner.arrays import Vector3

Json = dict[str, object]


def cortex_fields(bone: BoneMeasures | None) -> Json:
    """Return `defects`, `basivertebral_foramen`, `cortex_shows_mm` and `cleft`.

    `defects` is null where no wall was seen well enough to show any. `cortex_shows_mm`
    holds, for each wall that was seen, the smallest round gap that would have shown.
    """
    cortex = bone.cortex if bone else None
    if bone is None or cortex is None or not cortex.shows_mm:
        return {
            "defects": None,
            "basivertebral_foramen": None,
            "cortex_shows_mm": {},
            "cleft": bone and _cleft(bone),
        }
    return {
        "defects": [_gap(defect) for defect in cortex.defects],
        "basivertebral_foramen": [_gap(gap) for gap in cortex.foramina] or None,
        "cortex_shows_mm": {w: round(mm, 2) for w, mm in cortex.shows_mm.items()},
        "cleft": _cleft(bone),
    }


def cortex_not_seen(bone: BoneMeasures | None) -> list[str]:
    """Return the names for `not_seen`: each wall whose cortex was not seen."""
    cortex = bone.cortex if bone else None
    if cortex is None:
        return ["defects", "basivertebral_foramen"]
    names = [] if cortex.shows_mm else ["defects"]
    names += [f"cortex_{wall}" for wall in cortex.not_seen]
    return [*names, *([] if cortex.foramina else ["basivertebral_foramen"])]


def _gap(gap: CortexDefect) -> Json:
    return {
        "wall": gap.wall,
        "at_lps_mm": _rounded(gap.at_lps_mm),
        "extent_mm": [round(mm, 2) for mm in gap.extent_mm],
        "area_mm2": round(gap.area_mm2, 2),
        "uncertainty_mm": round(gap.uncertainty_mm, 2),
    }


def _cleft(bone: BoneMeasures) -> Json | None:
    """Return the gas in the body; null where none was found, which clears nothing."""
    at = bone.cleft_lps_mm
    if at is None:
        return None
    return {
        "gas_ml": round(bone.gas_ml, 3),
        "at_lps_mm": _rounded(at),
        "reaches": [
            {"wall": gap.wall, "at_lps_mm": _rounded(gap.at_lps_mm)}
            for gap in bone.cleft_openings
        ],
    }


def _rounded(point: Vector3) -> list[float]:
    return [round(float(value), 3) for value in point]

"""Between `anatomy` of the plan document and the source of a vertebra's outlines."""

from collections.abc import Mapping

import numpy as np

from planner.arrays import Vector3
from planner.plan.case import (
    LANDMARK_NAMES,
    SCHEMES,
    AnatomySource,
    LabelSource,
    LandmarkSource,
    SeedSource,
)
from planner.plan.corrections import (
    LONGEST_STROKE,
    NO_CORRECTIONS,
    PART_NAMES,
    SHORTEST_PULL_MM,
    THICKEST_BRUSH_MM,
    THINNEST_BRUSH_MM,
    Corrections,
    HandEdit,
    Pull,
    Stroke,
)
from planner.plan.document import Place, or_none

LARGEST_LABEL = 65_535
"""Label maps hold unsigned 16-bit numbers."""

ADDS, REMOVES = "add", "remove"


def read_anatomy(place: Place) -> AnatomySource:
    """Return the source a level's `anatomy` names.

    Raises
    ------
    BadPlan
        With `reason`, `where` and what helps to mend it.
    """
    source_keys = {
        "labels": (("source", "labels"), ("scheme", "value", "corrections")),
        "landmarks": (("source", "points_lps_mm"), ()),
        "seed": (("source", "body_lps_mm"), ("canal_lps_mm", "corrections")),
    }
    if not isinstance(place.value, dict):
        raise place.refusal("wrong_type", expected="object")
    if "source" not in place.value:
        raise place.refusal("missing_key", key="source")
    source = Place(place.value["source"], f"{place.where}.source").one_of(
        tuple(source_keys)
    )
    required, optional = source_keys[source]
    fields = place.fields(required=required, optional=optional)
    if source == "landmarks":
        return LandmarkSource(points_lps_mm=_landmarks(fields["points_lps_mm"]))
    if source == "seed":
        return SeedSource(
            body_lps_mm=fields["body_lps_mm"].point_mm(),
            canal_lps_mm=or_none(fields.get("canal_lps_mm"), Place.point_mm),
            corrections=_corrections(fields.get("corrections")),
        )
    return LabelSource(
        labels=fields["labels"].text(),
        scheme=fields.get("scheme", Place("auto")).one_of(SCHEMES),
        value=or_none(fields.get("value"), _label_value),
        corrections=_corrections(fields.get("corrections")),
    )


def _label_value(place: Place) -> int:
    return place.whole_number(low=1, high=LARGEST_LABEL)


def _landmarks(place: Place) -> Mapping[str, Vector3]:
    points = place.fields(optional=LANDMARK_NAMES)
    return {name: point.point_mm() for name, point in points.items()}


def _corrections(place: Place | None) -> Corrections:
    if place is None or place.value is None:
        return NO_CORRECTIONS
    fields = place.fields(optional=("points_lps_mm", "steps"))
    return Corrections(
        points_lps_mm=_landmarks(
            fields.get("points_lps_mm", Place({}, f"{place.where}.points_lps_mm"))
        ),
        steps=tuple(map(_step, fields.get("steps", Place([])).items())),
    )


def _step(place: Place) -> HandEdit:
    """A wall that was moved, or a stroke of the brush."""
    if isinstance(place.value, dict) and "path_lps_mm" in place.value:
        return _stroke(place)
    fields = place.fields(required=("from_lps_mm", "to_lps_mm"))
    start, end = (fields[key].point_mm() for key in ("from_lps_mm", "to_lps_mm"))
    if float(np.linalg.norm(end - start)) < SHORTEST_PULL_MM:
        raise place.refusal("no_distance")
    return Pull(from_lps_mm=start, to_lps_mm=end)


def _stroke(place: Place) -> Stroke:
    fields = place.fields(required=("part", "mode", "radius_mm", "path_lps_mm"))
    path = fields["path_lps_mm"].items()
    if not 1 <= len(path) <= LONGEST_STROKE:
        raise fields["path_lps_mm"].refusal("out_of_range", low=1, high=LONGEST_STROKE)
    return Stroke(
        part=fields["part"].one_of(PART_NAMES),
        adds=fields["mode"].one_of((ADDS, REMOVES)) == ADDS,
        radius_mm=fields["radius_mm"].number(
            low=THINNEST_BRUSH_MM, high=THICKEST_BRUSH_MM
        ),
        path_lps_mm=[point.point_mm() for point in path],
    )


# --- to the document ------------------------------------------------------------


def anatomy_document(source: AnatomySource) -> dict[str, object]:
    """Return the `anatomy` of a level, ready for `json.dumps`."""
    if isinstance(source, LandmarkSource):
        points = _points_document(source.points_lps_mm)
        return {"source": "landmarks", "points_lps_mm": points}
    document: dict[str, object]
    if isinstance(source, SeedSource):
        canal = source.canal_lps_mm
        document = {
            "source": "seed",
            "body_lps_mm": source.body_lps_mm.tolist(),
            "canal_lps_mm": None if canal is None else canal.tolist(),
        }
    else:
        document = {
            "source": "labels",
            "labels": source.labels,
            "scheme": source.scheme,
            "value": source.value,
        }
    if source.corrections:
        document["corrections"] = {
            "points_lps_mm": _points_document(source.corrections.points_lps_mm),
            "steps": [_step_document(step) for step in source.corrections.steps],
        }
    return document


def _points_document(points_lps_mm: Mapping[str, Vector3]) -> dict[str, object]:
    return {name: point.tolist() for name, point in points_lps_mm.items()}


def _step_document(step: HandEdit) -> dict[str, object]:
    if isinstance(step, Pull):
        return {
            "from_lps_mm": step.from_lps_mm.tolist(),
            "to_lps_mm": step.to_lps_mm.tolist(),
        }
    return {
        "part": step.part,
        "mode": ADDS if step.adds else REMOVES,
        "radius_mm": step.radius_mm,
        "path_lps_mm": step.path_lps_mm.tolist(),
    }

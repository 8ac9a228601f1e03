"""Needles and landmarks as 3D Slicer markups, and lines of 3D Slicer as needles.

The document is the one that `schema` names. Everything is written in LPS mm; what was
written in RAS is turned on reading (R = -L, A = -P), and what says neither is refused.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from planner.arrays import Vector3
from planner.errors import BadMarkups
from planner.exchange.structures import planned_needles
from planner.plan.case import Case, LandmarkSource

SCHEMA = (
    "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/"
    "Resources/Schema/markups-schema-v1.0.3.json#"
)
KNOWN_SCHEMA = "/markups-schema-v1."

ENTRY, TIP = "entry", "tip"
LINE, FIDUCIAL = "Line", "Fiducial"
TURN_OF_SYSTEM: Mapping[str, tuple[float, float, float]] = {
    "LPS": (1.0, 1.0, 1.0),
    "RAS": (-1.0, -1.0, 1.0),
}
FARTHEST_MM = 1e5
"""Farther from the origin of its coordinates lies nothing of a patient."""

DOCUMENT_KEYS = frozenset({"@schema", "markups"})
MARKUP_KEYS = frozenset(
    {
        "type",
        "name",
        "coordinateSystem",
        "coordinateUnits",
        "locked",
        "fixedNumberOfControlPoints",
        "labelFormat",
        "lastUsedControlPointNumber",
        "controlPoints",
        "measurements",
        "display",
    }
)
POINT_KEYS = frozenset(
    {
        "id",
        "label",
        "description",
        "associatedNodeID",
        "position",
        "orientation",
        "selected",
        "locked",
        "visibility",
        "positionStatus",
        "color",
        "selectedColor",
    }
)
"""What 3D Slicer writes. The measurements and looks among it mean nothing here."""

Json = dict[str, Any]


# --- out ------------------------------------------------------------------------------


def markups_document(case: Case, *, state: str) -> Json:
    """Return a line for each needle that is planned, from entry to tip, and landmarks.

    `state` is the digest of the case; it stands with each point.
    """
    lines = [
        _markup(
            LINE,
            f"{plan.level} needle {needle.id}",
            [(ENTRY, needle.entry_lps_mm), (TIP, needle.tip_lps_mm)],
            f"{needle.outer_diameter_mm:g} mm; state {state}",
        )
        for plan in case.levels
        for needle in planned_needles(plan)
    ]
    landmarks = [
        _markup(
            FIDUCIAL,
            f"{plan.level} landmarks",
            list(plan.anatomy.points_lps_mm.items()),
            f"state {state}",
        )
        for plan in case.levels
        if isinstance(plan.anatomy, LandmarkSource) and plan.anatomy.points_lps_mm
    ]
    return {"@schema": SCHEMA, "markups": [*lines, *landmarks]}


def _markup(
    kind: str, name: str, points: Sequence[tuple[str, Vector3]], description: str
) -> Json:
    return {
        "type": kind,
        "name": name,
        "coordinateSystem": "LPS",
        "coordinateUnits": "mm",
        "controlPoints": [
            {
                "id": str(number),
                "label": label,
                "description": description,
                "position": [round(float(value), 4) for value in point],
                "positionStatus": "defined",
            }
            for number, (label, point) in enumerate(points, start=1)
        ],
    }


# --- in -------------------------------------------------------------------------------


@attrs.frozen(kw_only=True, eq=False)
class MarkupLine:
    """A line of a document: where it begins and ends, in LPS mm."""

    name: str
    start_lps_mm: Vector3
    end_lps_mm: Vector3


def read_markup_lines(path: Path) -> list[MarkupLine]:
    """Return every line of a markups file; other kinds of markup are left alone.

    Where the points say which is the entry and which the tip, the line begins at the
    entry; otherwise as it was drawn.

    Raises
    ------
    BadMarkups
        Facts `file` and `reason`: `unreadable`, `not_json`, `not_markups`, `schema`
        (`value`), `unknown_key` (`value`), `system` (`value`), `unit` (`value`),
        `points` (`name`: no two defined points), `no_lines`.
    """
    try:
        return _lines(json.loads(path.read_text(encoding="utf-8")))
    except BadMarkups as error:
        error.facts["file"] = path
        raise
    except OSError as error:
        raise _refused("unreadable", file=path) from error
    except (ValueError, RecursionError) as error:
        raise _refused("not_json", file=path) from error


def _lines(document: object) -> list[MarkupLine]:
    if not isinstance(document, dict) or not isinstance(document.get("markups"), list):
        raise _refused("not_markups")
    schema = document.get("@schema")
    if not isinstance(schema, str) or KNOWN_SCHEMA not in schema:
        raise _refused("schema", value=str(schema or "-"))
    _check_keys(document, DOCUMENT_KEYS)
    lines = []
    for markup in document["markups"]:
        _check_keys(markup, MARKUP_KEYS)
        if markup.get("type") == LINE:
            lines.append(_line(markup))
    if not lines:
        raise _refused("no_lines")
    return lines


def _check_keys(value: object, known: frozenset[str]) -> None:
    if not isinstance(value, dict):
        raise _refused("not_markups")
    unknown = sorted(set(value) - known)
    if unknown:
        raise _refused("unknown_key", value=unknown[0])


def _line(markup: Json) -> MarkupLine:
    name = str(markup.get("name", ""))
    system = str(markup.get("coordinateSystem", "-"))
    if system not in TURN_OF_SYSTEM:
        raise _refused("system", value=system, name=name)
    unit = markup.get("coordinateUnits", "mm")
    if isinstance(unit, dict):
        unit = unit.get("CodeValue")
    if unit != "mm":
        raise _refused("unit", value=str(unit), name=name)
    points = markup.get("controlPoints")
    if not isinstance(points, list):
        raise _refused("points", name=name)
    placed = [_point(point, name) for point in points]
    ends = [at for at in placed if at is not None]
    if len(ends) != 2:
        raise _refused("points", name=name)
    turn = np.array(TURN_OF_SYSTEM[system])
    (first, start), (second, end) = ends
    if (first, second) == (TIP, ENTRY):
        start, end = end, start
    return MarkupLine(name=name, start_lps_mm=start * turn, end_lps_mm=end * turn)


def _point(point: object, name: str) -> tuple[str, Vector3] | None:
    """Return the label and the place of a point; None if it was never placed."""
    _check_keys(point, POINT_KEYS)
    assert isinstance(point, dict)
    if point.get("positionStatus", "defined") != "defined":
        return None
    position = point.get("position")
    numbers = position if isinstance(position, list) else []
    is_point = len(numbers) == 3 and all(
        isinstance(value, int | float) and abs(value) <= FARTHEST_MM
        for value in numbers
    )
    if not is_point:
        raise _refused("points", name=name)
    return str(point.get("label", "")).lower(), np.array(numbers, dtype=float)


def _refused(reason: str, **facts: object) -> BadMarkups:
    return BadMarkups("the markups are refused", reason=reason, **facts)

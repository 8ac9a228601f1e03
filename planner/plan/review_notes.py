"""What a reviewer noted of a level: told, set and marked.

A plan keeps the notes and does not read them: their words are those of
`planner.review`, which knows the plan and is not known by it. What is told and set is
held as canonical JSON text, so that two notes are equal only if every word of them is.
"""

import json
from collections.abc import Mapping
from typing import Any

import attrs

from planner.arrays import Vector3
from planner.plan.corrections import named_points, same_points
from planner.plan.document import Place

NOTHING = "{}"


@attrs.frozen(kw_only=True)
class ReviewNotes:
    """`told` is the reviewer's part of a document `isthmus-review-case/1`.

    `settings` holds by tool and parameter what was chosen. `placed_lps_mm` are points
    of the vertebra that were shown on the CT after the operation, in its own LPS mm.
    """

    told: str = NOTHING
    settings: str = NOTHING
    placed_lps_mm: Mapping[str, Vector3] = attrs.field(
        factory=dict, converter=named_points, eq=attrs.cmp_using(eq=same_points)
    )


def canonical(value: object) -> str:
    """Return a JSON value as text of one form; ValueError if a number is not finite."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def read_notes(place: Place) -> ReviewNotes:
    """Return the notes that an object of a plan document stands for."""
    fields = place.fields(optional=("told", "settings", "placed_lps_mm"))
    placed = fields.get("placed_lps_mm", Place({}, f"{place.where}.placed_lps_mm"))
    _require_object(placed)
    return ReviewNotes(
        told=_text(fields.get("told")),
        settings=_text(fields.get("settings")),
        placed_lps_mm={
            name: Place(point, f"{placed.where}.{name}").point_mm()
            for name, point in placed.value.items()  # type: ignore[attr-defined] # is one
        },
    )


def _text(place: Place | None) -> str:
    if place is None:
        return NOTHING
    _require_object(place)
    try:
        return canonical(place.value)
    except ValueError as error:
        raise place.refusal("not_finite") from error


def _require_object(place: Place) -> None:
    if not isinstance(place.value, dict):
        raise place.refusal("wrong_type", expected="object")


def notes_document(notes: ReviewNotes) -> dict[str, Any]:
    """Return notes as a plan document holds them; what is empty is left out."""
    document: dict[str, Any] = {
        "told": json.loads(notes.told),
        "settings": json.loads(notes.settings),
        "placed_lps_mm": {
            name: point.tolist() for name, point in notes.placed_lps_mm.items()
        },
    }
    return {key: value for key, value in document.items() if value}

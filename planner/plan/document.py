"""Reading a JSON document whose every value is checked where it stands.

A `Place` is a value and the path that leads to it (`levels[0].needles[1].id`), so
that a refusal can name the spot. All refusals are `BadPlan` with the facts `reason`,
`where` and, where they help, `key`, `value`, `expected` or `allowed`.
"""

import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import attrs

from planner.arrays import Vector3, frozen_vector
from planner.errors import BadPlan

FARTHEST_MM = 100_000.0
"""A coordinate beyond this is a slip or another unit, not a point in a scanner."""

Result = TypeVar("Result")


class Memo:
    """What was read before: equal parts of many documents become one value.

    Values never change, so that they may be shared.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], object] = {}

    def once(
        self, kind: str, place: "Place", read: Callable[["Place"], Result]
    ) -> Result:
        """Return what `read` makes of a place, or made of an equal one of its kind."""
        key = (kind, json.dumps(place.value))
        if key not in self._known:
            self._known[key] = read(place)
        return self._known[key]  # type: ignore[return-value] # by kind


@attrs.frozen
class Place:
    """A value of the document and where it stands in it."""

    value: object
    where: str = ""

    def fields(
        self, *, required: Sequence[str] = (), optional: Sequence[str] = ()
    ) -> Mapping[str, "Place"]:
        """Return the members of an object; refuse unknown and missing keys by name."""
        if not isinstance(self.value, dict):
            raise self.refusal("wrong_type", expected="object")
        for key in self.value:
            if key not in required and key not in optional:
                raise self.refusal("unknown_key", key=key)
        for key in required:
            if key not in self.value:
                raise self.refusal("missing_key", key=key)
        prefix = f"{self.where}." if self.where else ""
        return {key: Place(value, prefix + key) for key, value in self.value.items()}

    def items(self) -> list["Place"]:
        if not isinstance(self.value, list):
            raise self.refusal("wrong_type", expected="list")
        return [
            Place(value, f"{self.where}[{index}]")
            for index, value in enumerate(self.value)
        ]

    def text(self) -> str:
        """Return a text that is not blank and holds no control character."""
        if not isinstance(self.value, str):
            raise self.refusal("wrong_type", expected="text")
        if not self.value.strip():
            raise self.refusal("empty")
        if any(ord(letter) < 32 for letter in self.value):
            raise self.refusal("control_character")
        return self.value

    def one_of(self, allowed: Sequence[str]) -> str:
        text = self.text()
        if text not in allowed:
            raise self.refusal("unknown_value", value=text, allowed=tuple(allowed))
        return text

    def number(self, *, low: float = -math.inf, high: float = math.inf) -> float:
        """Return a finite float within [low, high]."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refusal("wrong_type", expected="number")
        if isinstance(self.value, float) and not math.isfinite(self.value):
            raise self.refusal("not_finite")
        if abs(self.value) > sys.float_info.max or not low <= self.value <= high:
            raise self.refusal("out_of_range", low=low, high=high)
        return float(self.value)

    def whole_number(self, *, low: int, high: int) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.refusal("wrong_type", expected="whole_number")
        if not low <= self.value <= high:
            raise self.refusal("out_of_range", low=low, high=high)
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refusal("wrong_type", expected="true_or_false")
        return self.value

    def point_mm(self) -> Vector3:
        """Return three finite coordinates in mm."""
        if not isinstance(self.value, list) or len(self.value) != 3:
            raise self.refusal("wrong_type", expected="three_numbers")
        return frozen_vector(
            [place.number(low=-FARTHEST_MM, high=FARTHEST_MM) for place in self.items()]
        )

    def moment(self) -> datetime:
        """Return a date with time and zone (ISO 8601) in UTC, to the second."""
        text = self.text()
        try:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise ValueError("no zone")
            return moment.astimezone(UTC).replace(microsecond=0)
        except (ValueError, OverflowError) as error:
            raise self.refusal("wrong_type", expected="moment") from error

    def refusal(self, reason: str, **facts: object) -> BadPlan:
        return BadPlan(
            f"{reason} at {self.where or 'top'}",
            reason=reason,
            where=self.where,
            **facts,
        )


def or_none(place: Place | None, read: Callable[[Place], Result]) -> Result | None:
    """Read a value that may be absent or null."""
    return None if place is None or place.value is None else read(place)


def parse_json(content: bytes) -> object:
    """Return the value of a UTF-8 JSON text.

    NaN and Infinity pass here and are refused by `Place.number`, which knows where.

    Raises
    ------
    BadPlan
        With the reason not_text, not_json or repeated_key.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPlan("not UTF-8", reason="not_text") from error
    try:
        value: object = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise BadPlan(
            "not JSON", reason="not_json", line=error.lineno, column=error.colno
        ) from error
    except (RecursionError, ValueError) as error:
        # Nested too deeply, or a number of more digits than Python converts.
        raise BadPlan("not JSON", reason="not_json", line=1, column=1) from error
    return value


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for key, value in pairs:
        if key in members:
            raise BadPlan("key given twice", reason="repeated_key", key=key)
        members[key] = value
    return members

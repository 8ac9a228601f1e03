"""What a tool asks of the reviewer: typed, with units and limits.

The host builds the form from these and hands the answers over, checked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from planner.errors import BadPlan, BadTool
from planner.plan.document import FARTHEST_MM, Place
from planner.review.fields import (
    Anything,
    Name,
    Names,
    Number,
    Text,
    Words,
    always,
    told,
)

NUMBER, WHOLE, FLAG, CHOICE, TEXT, POINTS = (
    "number",
    "whole",
    "flag",
    "choice",
    "text",
    "points",
)
KINDS = (NUMBER, WHOLE, FLAG, CHOICE, TEXT, POINTS)
MOST_POINTS = 64


@attrs.frozen(kw_only=True)
class Parameter:
    """One question: `kind` says what an answer is, `default` what it is if not given.

    A number or whole number lies between `low` and `high`, in `unit`. A choice is one
    of `choices`, whose `labels` the form shows in the same order. Points are places
    that the reviewer marks on the images, patient LPS mm, at most `MOST_POINTS`;
    without a default there are none.
    """

    name: str = always(Text())
    title: str = always(Text())
    kind: str = always(Name(KINDS))
    default: Any = told(Anything())
    tip: str | None = told(Text())
    unit: str | None = told(Text())
    low: float | None = told(Number(-1e9, 1e9))
    high: float | None = told(Number(-1e9, 1e9))
    choices: tuple[str, ...] | None = told(Names())
    labels: tuple[str, ...] | None = told(Words())

    def __attrs_post_init__(self) -> None:
        if not self.name.isidentifier():
            raise BadTool("a name", reason="parameter_name", parameter=self.name)
        if self.kind == CHOICE and not self.choices:
            raise BadTool("no choices", reason="no_choices", parameter=self.name)
        labels = self.labels or self.choices or ()
        if len(labels) != len(self.choices or ()):
            raise BadTool("labels", reason="labels", parameter=self.name)
        if self.kind != POINTS:
            self.read(Place(self.default, self.name))

    def read(self, place: Place) -> Any:
        """Return an answer that was checked.

        Raises
        ------
        BadTool
            With the reason "parameter" and what was wrong with it.
        """
        try:
            return self._read(place)
        except BadPlan as error:
            facts = {
                **error.facts,
                "parameter": self.name,
                "why": error.facts["reason"],
            }
            raise BadTool("parameter", **{**facts, "reason": "parameter"}) from error

    def _read(self, place: Place) -> Any:
        low = -FARTHEST_MM if self.low is None else self.low
        high = FARTHEST_MM if self.high is None else self.high
        match self.kind:
            case "number":
                return place.number(low=low, high=high)
            case "whole":
                return place.whole_number(low=int(low), high=int(high))
            case "flag":
                return place.flag()
            case "choice":
                return place.one_of(self.choices or ())
            case "text":
                return place.text()
            case _:
                items = place.items()
                if len(items) > MOST_POINTS:
                    raise place.refusal("out_of_range", low=0, high=MOST_POINTS)
                return tuple(tuple(map(float, item.point_mm())) for item in items)


def answers(
    parameters: Sequence[Parameter], given: Mapping[str, object]
) -> dict[str, Any]:
    """Return an answer for each parameter, checked; defaults where none was given.

    Raises
    ------
    BadTool
        With the reason "parameter" or "unknown_parameter" and its name.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise BadTool("unknown", reason="unknown_parameter", parameter=name)
    found = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        if value is None and parameter.kind == POINTS:
            value = []
        found[name] = parameter.read(Place(value, name))
    return found

"""Fields that say themselves what may stand in them.

One declaration serves three times: it checks and settles what a value is made of, it
reads the value from a JSON document, and it writes it there. None always means that
nobody told; it is never "no", and an empty list is "looked, and found none".
"""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

import attrs

from planner.errors import BadPlan, BadReviewCase
from planner.plan.document import Place

KIND = "kind"

Value = TypeVar("Value")


class Kind(Protocol):
    """What may stand in a field."""

    def read(self, place: Place) -> Any:
        """Return the value of a place; refuse what may not stand there."""

    def plain(self, value: Any) -> Any:
        """Return a value as JSON knows it."""

    def settled(self, value: Any, where: str) -> Any:
        """Return a value that was given in Python, checked; never None."""


class _Plain:
    """A kind whose values look the same in Python and in a document."""

    def read(self, place: Place) -> Any:
        raise NotImplementedError

    def plain(self, value: Any) -> Any:
        return value

    def settled(self, value: Any, where: str) -> Any:
        return self.read(Place(self.plain(value), where))


@attrs.frozen
class Text(_Plain):
    """Words that are not blank."""

    def read(self, place: Place) -> str:
        return place.text()


@attrs.frozen
class Flag(_Plain):
    """Yes or no."""

    def read(self, place: Place) -> bool:
        return place.flag()


@attrs.frozen
class Number(_Plain):
    """A finite number from `low` to `high`."""

    low: float
    high: float

    def read(self, place: Place) -> float:
        return place.number(low=self.low, high=self.high)


@attrs.frozen
class Whole(_Plain):
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def read(self, place: Place) -> int:
        return place.whole_number(low=self.low, high=self.high)


@attrs.frozen
class Point(_Plain):
    """Three coordinates in mm."""

    def read(self, place: Place) -> tuple[float, float, float]:
        x, y, z = (float(value) for value in place.point_mm())
        return x, y, z

    def plain(self, value: Any) -> Any:
        return list(value)


@attrs.frozen
class Name(_Plain):
    """One name of a list."""

    allowed: tuple[str, ...]

    def read(self, place: Place) -> str:
        return place.one_of(self.allowed)


@attrs.frozen
class Names(_Plain):
    """Any number of names of a list, none of them twice; any words without a list."""

    allowed: tuple[str, ...] | None = None
    least: int = 0

    def read(self, place: Place) -> tuple[str, ...]:
        items = place.items()
        names = [
            item.text() if self.allowed is None else item.one_of(self.allowed)
            for item in items
        ]
        for index, (item, name) in enumerate(zip(items, names, strict=True)):
            if name in names[:index]:
                raise item.refusal("answer_twice", value=name)
        if len(names) < self.least:
            raise place.refusal("empty")
        return tuple(names)

    def plain(self, value: Any) -> Any:
        return list(value) if isinstance(value, tuple) else value


@attrs.frozen
class Words(_Plain):
    """Any words, the same ones twice if need be."""

    least: int = 0

    def read(self, place: Place) -> tuple[str, ...]:
        items = place.items()
        if len(items) < self.least:
            raise place.refusal("empty")
        return tuple(item.text() for item in items)

    def plain(self, value: Any) -> Any:
        return list(value)


@attrs.frozen
class Numbers(_Plain):
    """A fixed count of finite numbers."""

    count: int

    def read(self, place: Place) -> tuple[float, ...]:
        items = place.items()
        if len(items) != self.count:
            raise place.refusal("wrong_type", expected="list")
        return tuple(item.number() for item in items)

    def plain(self, value: Any) -> Any:
        return list(value)


@attrs.frozen
class Rows(_Plain):
    """Lists of words; a cell may be empty."""

    def read(self, place: Place) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(_cell(cell) for cell in row.items()) for row in place.items()
        )

    def plain(self, value: Any) -> Any:
        return [list(row) for row in value]


def _cell(place: Place) -> str:
    return "" if place.value == "" else place.text()


@attrs.frozen
class Anything(_Plain):
    """Any value that JSON knows, numbers finite, not nested beyond `MOST_NESTED`."""

    def read(self, place: Place) -> Any:
        return _plain_value(place, MOST_NESTED)


MOST_NESTED = 12


def _plain_value(place: Place, levels: int) -> Any:
    value = place.value
    if levels == 0:
        raise place.refusal("wrong_type", expected="text")
    match value:
        case None | bool():
            return value
        case int() | float():
            place.number()
            return value
        case str():
            return value
        case list():
            return [_plain_value(item, levels - 1) for item in place.items()]
        case dict() if all(isinstance(key, str) for key in value):
            members = place.fields(optional=tuple(value))
            return {k: _plain_value(v, levels - 1) for k, v in members.items()}
    raise place.refusal("wrong_type", expected="text")


@attrs.frozen
class Group:
    """A value of a class whose own fields are declared the same way."""

    of: type[Any]

    def read(self, place: Place) -> Any:
        return group_from(self.of, place)

    def plain(self, value: Any) -> Any:
        return group_document(value)

    def settled(self, value: Any, where: str) -> Any:
        if not isinstance(value, self.of):
            raise Place(value, where).refusal("wrong_type", expected="object")
        return value


@attrs.frozen
class Groups:
    """Several values of one class."""

    of: type[Any]

    def read(self, place: Place) -> tuple[Any, ...]:
        return tuple(group_from(self.of, item) for item in place.items())

    def plain(self, value: Any) -> Any:
        return [group_document(each) for each in value]

    def settled(self, value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, tuple | list):
            raise Place(value, where).refusal("wrong_type", expected="list")
        return tuple(
            Group(self.of).settled(each, f"{where}[{index}]")
            for index, each in enumerate(value)
        )


def told(kind: Kind) -> Any:
    """Declare a field that is None while nobody told it."""
    return attrs.field(
        default=None,
        metadata={KIND: kind},
        converter=attrs.Converter(_settled, takes_field=True),
    )


def always(kind: Kind) -> Any:
    """Declare a field without which there is no value."""
    return attrs.field(
        metadata={KIND: kind},
        converter=attrs.Converter(_settled_always, takes_field=True),
    )


def group(of: type[Any]) -> Any:
    """Declare a group that is there always, empty while nobody told anything of it."""
    return attrs.field(
        factory=of,
        metadata={KIND: Group(of)},
        converter=attrs.Converter(_settled_always, takes_field=True),
    )


def _settled(value: Any, field: "attrs.Attribute[Any]") -> Any:
    return None if value is None else _settled_always(value, field)


def _settled_always(value: Any, field: "attrs.Attribute[Any]") -> Any:
    try:
        return kind_of(field).settled(value, field.name)
    except BadPlan as error:
        raise BadReviewCase(str(error), **error.facts) from error


def kind_of(field: "attrs.Attribute[Any]") -> Kind:
    """Return what may stand in a declared field."""
    kind: Kind = field.metadata[KIND]
    return kind


def declared(of: type[Any]) -> Mapping[str, "attrs.Attribute[Any]"]:
    """Return the declared fields of a class by name."""
    return {field.name: field for field in attrs.fields(of) if KIND in field.metadata}


def group_from(of: type[Value], place: Place) -> Value:
    """Return the value that an object of a document stands for.

    Raises
    ------
    BadPlan, BadReviewCase
        With `reason`, `where` and what helps to mend it.
    """
    fields = declared(of)
    required = [n for n, field in fields.items() if field.default is attrs.NOTHING]
    places = place.fields(
        required=required, optional=[n for n in fields if n not in required]
    )
    values = {
        name: kind_of(fields[name]).read(at)
        for name, at in places.items()
        if at.value is not None or name in required
    }
    try:
        return of(**values)
    except BadReviewCase as error:
        error.facts["where"] = ".".join(filter(None, (place.where, _where(error))))
        raise


def _where(error: BadReviewCase) -> str:
    return str(error.facts.get("where") or "")


def group_document(value: Any) -> dict[str, Any]:
    """Return a value as an object of a document; what nobody told is left out."""
    document = {}
    for name, field in declared(type(value)).items():
        held, kind = getattr(value, name), kind_of(field)
        plain = None if held is None else kind.plain(held)
        if plain is not None and (plain or not isinstance(kind, Group)):
            document[name] = plain
    return document

"""Fill the facts of a failure into a sentence; a missing fact costs no crash."""

import string
from collections.abc import Mapping, Sequence
from typing import Any

from ui.language import say
from ui.messages.numbers import is_measured, with_unit


class _Fields(string.Formatter):
    """`{name}` writes a fact as words, `{name:mm}` as a number with one decimal.

    `{name:.2 mm}` writes two: spacings differ by less than a tenth.
    """

    def get_value(
        self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> object:
        return kwargs.get(str(key))

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec.startswith("."):
            decimals, unit = format_spec[1:].split(" ", 1)
            return with_unit(value, unit, decimals=int(decimals))
        if format_spec:
            return with_unit(value, format_spec)
        return in_words(value)


def in_words(value: object) -> str:
    if value is None:
        return say("(not given)")
    if isinstance(value, float) and is_measured(value):
        return f"{value:g}"
    if isinstance(value, tuple | list | frozenset | set):
        return say(", ").join(in_words(each) for each in value) or say("none")
    return str(value)


def filled(sentence: str, facts: Mapping[str, object]) -> str:
    """Return an English sentence in the language spoken, with its facts."""
    return _Fields().vformat(say(sentence), (), facts)

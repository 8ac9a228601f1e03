"""How a number is written: with its unit, to a tenth, and never when not measured."""

import math
import re

from ui.language import say

NOT_MEASURED = "not measured"
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:mm|mL|HU|%)(?:\W|$))")


def is_measured(value: object) -> bool:
    """Tell whether a value is a finite number (and no truth value)."""
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
    )


def number(value: object, *, decimals: int = 1, signed: bool = False) -> str:
    """Write a number; `signed` shows a plus too. Zero has no sign."""
    if not isinstance(value, int | float) or not is_measured(value):
        return say(NOT_MEASURED)
    rounded = round(float(value), decimals)
    text = f"{abs(rounded):.{decimals}f}"
    if rounded < 0:
        return f"{MINUS}{text}"
    return f"+{text}" if signed and rounded > 0 else text


def with_unit(
    value: object, unit: str, *, decimals: int = 1, signed: bool = False
) -> str:
    """Write a number and its unit; degrees and per cent follow their own custom."""
    text = number(value, decimals=decimals, signed=signed)
    if not is_measured(value):
        return text
    return f"{text}{unit}" if unit == "°" else f"{text} {unit}"


def millimetres(value: object) -> str:
    return with_unit(value, "mm")


def exceeding(value: object) -> str:
    """Write a distance that is too long, however short: never as zero."""
    if isinstance(value, int | float) and is_measured(value) and 0 < value < 0.05:
        return say("less than 0.1 mm")
    return millimetres(value)


def lacking(value: object, limit: object) -> str:
    """Write a distance below its limit so that it does not round up to it."""
    if number(value) == number(limit) and value != limit:
        return with_unit(value, "mm", decimals=2)
    return millimetres(value)


def unbroken(words: str) -> str:
    """Keep each number and its unit on one line, wherever a line is wrapped."""
    return _BEFORE_UNIT.sub(NO_BREAK, words)


def clearance(value: object) -> str:
    """Write a signed distance to a wall: plus is inside, minus is beyond it.

    A breach is never rounded to zero: it stays a breach in the text.
    """
    if isinstance(value, int | float) and is_measured(value) and -0.05 < value < 0:
        return f"{MINUS}0.1 mm"
    return with_unit(value, "mm", signed=True)


def degrees(value: object) -> str:
    return with_unit(value, "°")


def signed_degrees(value: object) -> str:
    return with_unit(value, "°", signed=True)


def percent(fraction: object, *, decimals: int = 0) -> str:
    """Write a fraction (0 to 1) in per cent."""
    if not isinstance(fraction, int | float) or not is_measured(fraction):
        return say(NOT_MEASURED)
    return with_unit(fraction * 100, "%", decimals=decimals)


def patient_position(point_lps_mm: tuple[float, float, float]) -> str:
    """Write a point in LPS mm with the patient's letters: L or R, P or A, H or F."""
    letters = (("L", "R"), ("P", "A"), ("H", "F"))
    return "  ".join(
        f"{plus if value >= 0 else minus} {abs(value):.1f}"
        for value, (plus, minus) in zip(point_lps_mm, letters, strict=True)
    )

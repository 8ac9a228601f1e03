"""How sharp a reconstruction kernel is: bone wants a sharp one.

The names are those of the scanners' own menus. Where a name carries a number that
rises with sharpness, as those of Siemens do, the number decides, whoever made it.
"""

import re
from enum import IntEnum


class Sharpness(IntEnum):
    """Higher is better for the wall of a pedicle."""

    SOFT = 0
    UNKNOWN = 1
    SHARP = 2
    BONE = 3


NAMED = {
    # GE
    "SOFT": Sharpness.SOFT,
    "STANDARD": Sharpness.SOFT,
    "STND": Sharpness.SOFT,
    "CHST": Sharpness.SOFT,
    "DETAIL": Sharpness.SHARP,
    "LUNG": Sharpness.SHARP,
    "EDGE": Sharpness.SHARP,
    "BONE": Sharpness.BONE,
    "BONEPLUS": Sharpness.BONE,
    # Philips
    "A": Sharpness.SOFT,
    "B": Sharpness.SOFT,
    "C": Sharpness.SOFT,
    "YA": Sharpness.SHARP,
    "L": Sharpness.SHARP,
    "D": Sharpness.BONE,
    "E": Sharpness.BONE,
    "YB": Sharpness.BONE,
    "YC": Sharpness.BONE,
    "YD": Sharpness.BONE,
}

CANON = re.compile(r"FC(\d{2})")
CANON_BONE = frozenset({*range(30, 40), *range(80, 90)})
CANON_LUNG = frozenset(range(50, 60))

NUMBERED = re.compile(r"[A-Z]{1,2}(\d{2})")
"""Siemens: B70f, Br64, Hr68, I70f; the number rises with sharpness."""

BONE_NUMBER, SHARP_NUMBER = 60, 50


def sharpness(kernel: str) -> Sharpness:
    """Judge a Convolution Kernel by its name; of several the first that is known."""
    for word in re.split(r"[\\/\s,]+", kernel.upper()):
        found = _of_word(word)
        if found is not Sharpness.UNKNOWN:
            return found
    return Sharpness.UNKNOWN


def _of_word(word: str) -> Sharpness:
    if word in NAMED:
        return NAMED[word]
    canon = CANON.match(word)
    if canon:
        number = int(canon.group(1))
        if number in CANON_BONE:
            return Sharpness.BONE
        return Sharpness.SHARP if number in CANON_LUNG else Sharpness.SOFT
    numbered = NUMBERED.match(word)
    if numbered is None:
        return Sharpness.UNKNOWN
    if word.startswith("BL") or int(numbered.group(1)) >= BONE_NUMBER:
        return Sharpness.BONE
    is_sharp = int(numbered.group(1)) >= SHARP_NUMBER
    return Sharpness.SHARP if is_sharp else Sharpness.SOFT

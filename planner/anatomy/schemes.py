"""Which number means which vertebra, in the label maps that people have."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part
from planner.errors import BadLabelMap, LevelNotCovered
from planner.imaging.volume import LabelMap
from planner.plan.case import LabelSource

TOTALSEGMENTATOR: Mapping[str, int] = {
    "S1": 26,
    **{f"L{number}": 32 - number for number in range(1, 6)},
    **{f"T{number}": 44 - number for number in range(1, 13)},
}
"""TotalSegmentator version 2, task "total", 117 classes."""

TOTALSEGMENTATOR_CORD = 79
"""The spinal cord in the same numbering."""

VERSE: Mapping[str, int] = {
    **{f"T{number}": 7 + number for number in range(1, 13)},
    **{f"L{number}": 19 + number for number in range(1, 7)},
    "S1": 26,
    "T13": 28,
}
"""VerSe 2019 and 2020: C1 is 1, 27 is not a vertebra."""

VERSE_LARGEST = 28

WHOLE_VERTEBRA_SCHEMES: Mapping[str, Mapping[str, int]] = {
    "totalsegmentator": TOTALSEGMENTATOR,
    "verse": VERSE,
}

SCHEMES = ("auto", "totalsegmentator", "verse", "parts")


def present_values(labels: LabelMap) -> NDArray[np.intp]:
    """Return the values above 0 in the map, rising."""
    seen = np.zeros(np.iinfo(np.uint16).max + 1, np.bool_)
    seen[labels.labels] = True
    seen[0] = False
    return np.flatnonzero(seen)


def resolve_scheme(source: LabelSource, labels: LabelMap, *, level: str) -> str:
    """Return the numbering of a map: the one named, or the only one it can be.

    Raises
    ------
    BadLabelMap
        Reason "empty", "scheme_unknown" (no such name) or "scheme_unclear" (the values
        fit no numbering: the surgeon must name it).
    """
    if source.scheme not in SCHEMES:
        raise _bad("no such numbering", "scheme_unknown", source, level)
    if source.scheme != "auto":
        return source.scheme
    values = present_values(labels)
    if not values.size:
        raise _bad("the label map is empty", "empty", source, level)
    part_values = {part.value for part in Part}
    if set(values.tolist()) <= part_values and Part.CANAL.value in values:
        return "parts"
    if values.max() <= VERSE_LARGEST:
        return "verse"
    above = [value for value in TOTALSEGMENTATOR.values() if value > VERSE_LARGEST]
    if np.isin(above, values).any():
        return "totalsegmentator"
    raise _bad("the numbering cannot be told", "scheme_unclear", source, level)


def _bad(words: str, reason: str, source: LabelSource, level: str) -> BadLabelMap:
    return BadLabelMap(
        words, reason=reason, level=level, file=source.labels, scheme=source.scheme
    )


def value_of_level(
    source: LabelSource, labels: LabelMap, *, scheme: str, level: str
) -> int:
    """Return the label of a level; the source's own `value` comes first.

    Raises
    ------
    LevelNotCovered
        Reason "absent", with `found`: the levels that are in the map.
    """
    numbering = WHOLE_VERTEBRA_SCHEMES[scheme]
    value = source.value if source.value is not None else numbering.get(level)
    if value is not None and (labels.labels == value).any():
        return value
    values = set(present_values(labels).tolist())
    raise LevelNotCovered(
        "the level is not in the label map",
        reason="absent",
        level=level,
        file=source.labels,
        scheme=scheme,
        found=tuple(name for name, held in numbering.items() if held in values),
    )


def neighbours(level: str, *, scheme: str) -> tuple[int | None, int | None]:
    """Return the labels of the next level cranially and caudally, where known."""
    numbering = WHOLE_VERTEBRA_SCHEMES[scheme]
    usual = [f"T{n}" for n in range(1, 13)] + [f"L{n}" for n in range(1, 6)]
    if level not in usual:
        return None, None
    place = usual.index(level)
    above = usual[place - 1] if place > 0 else None
    below = usual[place + 1] if place + 1 < len(usual) else None
    return (
        numbering[above] if above else None,
        numbering[below] if below else None,
    )

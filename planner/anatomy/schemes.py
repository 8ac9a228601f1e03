"""Which number means which vertebra, in the label maps that people have."""

import re
from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.named_parts import NAMED_SCHEMES, named_parts
from planner.anatomy.vertebra import Part
from planner.errors import BadLabelMap, LevelNotCovered
from planner.imaging.volume import LabelMap
from planner.levels import LEVELS
from planner.plan.case import LabelSource

_THORACIC = [f"T{number}" for number in range(1, 13)]
_LUMBAR = [f"L{number}" for number in range(1, 6)]
USUAL_LEVELS = (*_THORACIC, *_LUMBAR)
"""From cranial to caudal."""


@attrs.frozen
class Numbering:
    """Which label means which level; `cord` is that of the spinal cord or canal."""

    name: str
    levels: Mapping[str, int]
    cord: int | None = None


TOTALSEGMENTATOR = Numbering(
    "totalsegmentator",
    {level: 43 - place for place, level in enumerate((*USUAL_LEVELS, "S1"))},
    cord=79,
)
"""TotalSegmentator version 2, task "total", 117 classes."""

TOTALSEGMENTATOR_VERTEBRAE = Numbering(
    "totalsegmentator-vertebrae",
    {level: 19 - place for place, level in enumerate((*USUAL_LEVELS, "S1"))},
)
"""The vertebrae part of the same model by itself: sacrum 1, S1 2, L5 3, up to C1 26."""

VERSE = Numbering(
    "verse",
    {
        **{level: 8 + place for place, level in enumerate(USUAL_LEVELS)},
        "L6": 25,
        "S1": 26,
        "T13": 28,
    },
)
"""VerSe 2019 and 2020: C1 is 1, 27 is not a vertebra."""

PARTS = Numbering("parts", {})
"""One vertebra, its parts numbered as in `Part`."""

NUMBERINGS = {
    numbering.name: numbering
    for numbering in (TOTALSEGMENTATOR, TOTALSEGMENTATOR_VERTEBRAE, VERSE, PARTS)
}
LARGEST_OF_VERTEBRAE = 28
"""Numberings of vertebrae alone use no label above this."""


def present_values(labels: LabelMap) -> NDArray[np.intp]:
    """Return the values above 0 in the map, rising."""
    seen = np.zeros(np.iinfo(np.uint16).max + 1, np.bool_)
    seen[labels.labels] = True
    seen[0] = False
    return np.flatnonzero(seen)


def numbering_of(source: LabelSource, labels: LabelMap, *, level: str) -> Numbering:
    """Return the numbering of a map: the one named, or the only one it can be.

    A map that names its labels needs no other numbering. Numbers of vertebrae alone
    rise caudally in VerSe and cranially in what TotalSegmentator leaves, of which there
    are two: these are never guessed.

    Raises
    ------
    BadLabelMap
        Reason "empty", "scheme_unknown" (no such name) or "scheme_unclear" (the values
        fit no numbering, or several: the surgeon must name it).
    """
    values = present_values(labels)
    if not values.size:
        raise _bad("the label map is empty", "empty", source, level)
    if source.scheme in NAMED_SCHEMES and named_parts(labels):
        return PARTS
    named = named_numbering(labels)
    if source.scheme == "auto" and named.levels:
        return named
    if source.scheme == "auto":
        numbering = _told_by_values(values, labels)
    else:
        numbering = NUMBERINGS.get(source.scheme)
        if numbering is None:
            raise _bad("no such numbering", "scheme_unknown", source, level)
    if numbering is None:
        raise _bad("the numbering cannot be told", "scheme_unclear", source, level)
    return numbering


def _told_by_values(values: NDArray[np.intp], labels: LabelMap) -> Numbering | None:
    part_values = {part.value for part in Part}
    if set(values.tolist()) <= part_values and Part.CANAL.value in values:
        return PARTS
    if values.max() <= LARGEST_OF_VERTEBRAE:
        return VERSE if _rises_caudally(values, labels) else None
    known = [n for n in TOTALSEGMENTATOR.levels.values() if n > LARGEST_OF_VERTEBRAE]
    return TOTALSEGMENTATOR if np.isin(known, values).any() else None


def _rises_caudally(values: NDArray[np.intp], labels: LabelMap) -> bool:
    """Tell whether higher labels lie lower in the patient; a lone one does."""
    if len(values) < 2:
        return True
    ends = [_middle_height_mm(labels, int(value)) for value in (values[0], values[-1])]
    return ends[1] < ends[0]


def _middle_height_mm(labels: LabelMap, value: int) -> float:
    k, j, i = np.argwhere(labels.labels == value).mean(axis=0)
    return float(labels.grid.to_lps((i, j, k))[2])


LEVEL_NAME = re.compile(
    r"(?:^|[^a-z])(?:(?P<letter>[tls])[ _-]?(?P<number>\d{1,2})(?!\d)"
    r"|(?P<ordinal>[a-z]+)[ _-](?P<region>thoracic|lumbar|sacral)[ _-]vertebra)"
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
)
CANAL_NAME = re.compile(r"(spinal|vertebral)[ _-](canal|cord)")


def named_numbering(labels: LabelMap) -> Numbering:
    """Return what the names of labels say ("vertebrae_L1", "First lumbar vertebra").

    A level that two labels claim is left out: which is meant is not known.
    """
    claims: dict[str, list[int]] = {}
    cord = None
    for value, name in labels.names.items():
        told = level_named(name)
        if told is not None:
            claims.setdefault(told, []).append(value)
        elif CANAL_NAME.search(name.lower()):
            cord = value
    levels = {level: held[0] for level, held in claims.items() if len(held) == 1}
    return Numbering("named", levels, cord=cord)


def level_named(name: str) -> str | None:
    """Return the level that a label's name speaks of, if it does."""
    found = LEVEL_NAME.search(name.lower())
    if found is None or "disc" in name.lower() or "rib" in name.lower():
        return None
    if found["letter"]:
        level = f"{found['letter'].upper()}{int(found['number'])}"
    elif found["ordinal"] in ORDINALS:
        number = ORDINALS.index(found["ordinal"]) + 1
        level = f"{found['region'][0].upper()}{number}"
    else:
        return None
    return level if level in LEVELS else None


def _bad(words: str, reason: str, source: LabelSource, level: str) -> BadLabelMap:
    return BadLabelMap(
        words, reason=reason, level=level, file=source.labels, scheme=source.scheme
    )


def value_of_level(
    source: LabelSource, labels: LabelMap, *, numbering: Numbering, level: str
) -> int:
    """Return the label of a level; the source's own `value` comes first.

    Raises
    ------
    LevelNotCovered
        Reason "absent", with `found`: the levels that are in the map.
    """
    levels = numbering.levels
    value = source.value if source.value is not None else levels.get(level)
    if value is not None and (labels.labels == value).any():
        return value
    values = set(present_values(labels).tolist())
    raise LevelNotCovered(
        "the level is not in the label map",
        reason="absent",
        level=level,
        file=source.labels,
        scheme=numbering.name,
        found=tuple(name for name, held in levels.items() if held in values),
    )


def pinned(source: LabelSource, labels: LabelMap, level: str) -> LabelSource:
    """Return the source with the label of a level as its own `value`.

    It then shows the same vertebra whatever the level is called. A map of nameless
    parts holds one vertebra, and needs none.

    Raises
    ------
    BadLabelMap, LevelNotCovered
        See `numbering_of` and `value_of_level`.
    """
    numbering = numbering_of(source, labels, level=level)
    if numbering is PARTS and source.value is None:
        parts = named_parts(labels).get(level, {})
        return attrs.evolve(source, value=next(iter(parts.values()), None))
    if numbering is PARTS:
        return source
    value = value_of_level(source, labels, numbering=numbering, level=level)
    return attrs.evolve(source, value=value)


def levels_in(
    source: LabelSource, labels: LabelMap, *, level: str
) -> tuple[str, ...] | None:
    """Return the levels that a map holds, from cranial to caudal.

    None where it does not tell: nameless parts of one vertebra, which is any level.

    Raises
    ------
    BadLabelMap
        See `numbering_of`.
    """
    numbering = numbering_of(source, labels, level=level)
    if numbering is PARTS:
        told = named_parts(labels)
        return tuple(name for name in LEVELS if name in told) or None
    values = set(present_values(labels).tolist())
    return tuple(name for name in LEVELS if numbering.levels.get(name) in values)


def neighbours(value: int, *, numbering: Numbering) -> tuple[int | None, int | None]:
    """Return the labels of the next vertebra cranially and caudally, where known.

    By the label, not by the name: a surgeon may count otherwise than the map.
    """
    place = next(
        (
            place
            for place, name in enumerate(USUAL_LEVELS)
            if numbering.levels.get(name) == value
        ),
        None,
    )
    if place is None:
        return None, None
    above = USUAL_LEVELS[place - 1] if place > 0 else ""
    below = USUAL_LEVELS[place + 1] if place + 1 < len(USUAL_LEVELS) else ""
    return numbering.levels.get(above), numbering.levels.get(below)

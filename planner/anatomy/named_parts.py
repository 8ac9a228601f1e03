"""Label maps whose names tell level and part: as this program exports them."""

import re
from collections.abc import Mapping

import numpy as np

from planner.anatomy.vertebra import Part
from planner.errors import LevelNotCovered
from planner.imaging.volume import LabelMap
from planner.plan.case import LabelSource

PART_WORDS: Mapping[Part, str] = {
    Part.BODY: "body",
    Part.RIGHT_PEDICLE: "right pedicle",
    Part.LEFT_PEDICLE: "left pedicle",
    Part.CANAL: "spinal canal",
    Part.POSTERIOR_ELEMENTS: "posterior elements",
}
NAMED_SCHEMES = ("auto", "parts")
"""Numberings under which names of parts count."""

NAME = re.compile(rf"(?P<level>[TLS]\d+) (?P<part>{'|'.join(PART_WORDS.values())})\b")


def part_name(level: str, part: Part) -> str:
    """Return what a part is called in files: "L1 right pedicle"."""
    return f"{level} {PART_WORDS[part]}"


def named_parts(labels: LabelMap) -> dict[str, dict[Part, int]]:
    """Return the values of the parts that names tell, by level; others are left out."""
    parts = {words: part for part, words in PART_WORDS.items()}
    found: dict[str, dict[Part, int]] = {}
    for value, name in labels.names.items():
        told = NAME.match(name)
        if told is not None:
            found.setdefault(told["level"], {})[parts[told["part"]]] = value
    return found


def parts_of_level(source: LabelSource, labels: LabelMap, level: str) -> LabelMap:
    """Return a level's parts alone, numbered as in `Part`, where names tell them.

    The source's own `value`, the label of any of its parts, tells the level however it
    is called by now. A map without such names is returned as it is.

    Raises
    ------
    LevelNotCovered
        Reason "absent", with `found`: the levels that are in the map.
    """
    told = named_parts(labels)
    if not told or source.scheme not in NAMED_SCHEMES:
        return labels
    values = told.get(level)
    if source.value is not None:
        values = next((v for v in told.values() if source.value in v.values()), None)
    if values is None:
        raise LevelNotCovered(
            "the level is not in the label map",
            reason="absent",
            level=level,
            file=source.labels,
            scheme=source.scheme,
            found=tuple(told),
        )
    number_of = np.zeros(np.iinfo(np.uint16).max + 1, np.uint16)
    for part, held in values.items():
        number_of[held] = part.value
    return LabelMap(labels=number_of[labels.labels], grid=labels.grid)

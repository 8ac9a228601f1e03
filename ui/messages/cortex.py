"""What the images show of a vertebra's cortex, in words."""

from collections.abc import Iterable, Iterator

from planner.anatomy.measured import BoneMeasures, Cortex, CortexDefect
from planner.arrays import Vector3
from ui.messages.numbers import millimetres, with_unit

PEDICLE_WORDS = {
    "medial": "medial wall",
    "lateral": "lateral wall",
    "cranial": "upper wall",
    "caudal": "lower wall",
}

ENDS = tuple(PEDICLE_WORDS)

WALL_WORDS = {
    "posterior": "posterior wall",
    "anterior": "anterior wall",
    "right_side": "right side wall of the body",
    "left_side": "left side wall of the body",
    "upper_endplate": "upper endplate",
    "lower_endplate": "lower endplate",
    **{
        f"{side}_{wall}": f"{words} of the {side} pedicle"
        for side in ("right", "left")
        for wall, words in PEDICLE_WORDS.items()
    },
}

GROUPS = {
    "both side walls of the body": {"right_side", "left_side"},
    "both endplates": {"upper_endplate", "lower_endplate"},
    "both pedicles": {wall for wall in WALL_WORDS if wall.endswith(ENDS)},
    **{
        f"the {side} pedicle": {f"{side}_{wall}" for wall in ENDS}
        for side in ("right", "left")
    },
}
"""What is said as one if all of it is meant, the larger groups first."""


def gap_words(gap: CortexDefect) -> str:
    """Return the size of a gap and how far it may be off."""
    long, short = (millimetres(mm) for mm in gap.extent_mm)
    return f"{long} × {short} (± {millimetres(gap.uncertainty_mm)})"


def spots_of(bone: BoneMeasures) -> Iterator[tuple[str, Vector3]]:
    """Yield what is to be looked at, each with its place (patient LPS, mm)."""
    if bone.cleft_lps_mm is not None:
        gas = with_unit(bone.gas_ml, "mL", decimals=2)
        reached = [WALL_WORDS[gap.wall] for gap in bone.cleft_openings]
        opens = f" It reaches a gap in the {reached[0]}." if reached else ""
        yield f"Gas in the body ({gas}): a cleft.{opens}", bone.cleft_lps_mm
    if bone.cortex is None:
        return
    for defect in bone.cortex.defects:
        words = f"Gap in the cortex, {WALL_WORDS[defect.wall]}: {gap_words(defect)}."
        yield words, defect.at_lps_mm
    for foramen in bone.cortex.foramina:
        words = (
            "Opening in the place of the basivertebral foramen: "
            f"{gap_words(foramen)}. A gap of this size there looks the same."
        )
        yield words, foramen.at_lps_mm


def cortex_words(cortex: Cortex | None) -> str:
    """Return what was seen, and what was not; a wall is never called whole."""
    if cortex is None or not cortex.shows_mm:
        return "The images show too little of the cortex to tell of gaps in it."
    largest = max(cortex.shows_mm.values())
    also = "other " if cortex.defects or cortex.foramina else ""
    said = (
        f"No {also}gap wider than {millimetres(largest)} was seen in: "
        f"{_listed(cortex.shows_mm)}."
    )
    if cortex.not_seen:
        said += f" The cortex was not seen in: {_listed(cortex.not_seen)}."
    return said


def _listed(walls: Iterable[str]) -> str:
    """Return the walls in words, whole pedicles and a whole vertebra as one."""
    left = set(walls)
    if left == WALL_WORDS.keys():
        return "any wall"
    words = []
    for group, members in GROUPS.items():
        if left >= members:
            words.append(group)
            left -= members
    return ", ".join([*(WALL_WORDS[w] for w in WALL_WORDS if w in left), *words])


def gaps_shown(bone: BoneMeasures, walls: Iterable[str]) -> str:
    """Return what the CT shows of gaps in some walls, nothing where it shows none."""
    defects = bone.cortex.defects if bone.cortex else ()
    return " ".join(
        f"The CT shows a gap in the {WALL_WORDS[gap.wall]}: {gap_words(gap)}."
        for gap in defects
        if gap.wall in walls
    )

"""What the images show of a vertebra's cortex, in words."""

from collections.abc import Iterable, Iterator

import attrs

from planner.anatomy.measured import BoneMeasures, Cortex, CortexDefect
from planner.arrays import Vector3
from ui.language import Texts, say
from ui.messages.numbers import millimetres, with_unit

_WALLS = Texts(
    {
        "medial": "medial wall",
        "lateral": "lateral wall",
        "cranial": "upper wall",
        "caudal": "lower wall",
    }
)
PEDICLE_WORDS = Texts(_WALLS)

ENDS = tuple(_WALLS)

WALL_WORDS = Texts(
    {
        "posterior": "posterior wall",
        "anterior": "anterior wall",
        "right_side": "right side wall of the body",
        "left_side": "left side wall of the body",
        "upper_endplate": "upper endplate",
        "lower_endplate": "lower endplate",
        **{
            f"{side}_{wall}": f"{words} of the {side} pedicle"
            for side in ("right", "left")
            for wall, words in _WALLS.items()
        },
    }
)

WHY_NOT_SEEN = Texts(
    {
        "faint": "no cortex stands out: thin, too coarse an image, or gone",
        "unsure": "the place of the wall is too uncertain",
        "metal": "metal or cement lies over it",
        "small": "too little of it to judge",
    }
)

GROUPS = {
    "both side walls of the body": {"right_side", "left_side"},
    "both endplates": {"upper_endplate", "lower_endplate"},
    "both pedicles": {wall for wall in WALL_WORDS if wall.endswith(ENDS)},
    "the right pedicle": {f"right_{wall}" for wall in ENDS},
    "the left pedicle": {f"left_{wall}" for wall in ENDS},
}
"""What is said as one if all of it is meant, the larger groups first."""


def gap_words(gap: CortexDefect) -> str:
    """Return the size of a gap and how far it may be off."""
    long, short = (millimetres(mm) for mm in gap.extent_mm)
    return f"{long} × {short} (± {millimetres(gap.uncertainty_mm)})"


@attrs.frozen(kw_only=True, eq=False)
class BoneSpot:
    """Something to be looked at: where it is, how wide, and what it is.

    `short` stands beside its mark in the views, `words` say all of it. `across_mm` is
    None where no width was measured.
    """

    at_lps_mm: Vector3
    words: str
    short: str
    across_mm: float | None = None


def spots_of(bone: BoneMeasures) -> Iterator[BoneSpot]:
    """Yield what is to be looked at, each with its place."""
    if bone.cleft_lps_mm is not None:
        gas = with_unit(bone.gas_ml, "mL", decimals=2)
        reached = [WALL_WORDS[gap.wall] for gap in bone.cleft_openings]
        opens = (
            say(" It reaches a gap in the {reached}.", reached=reached[0])
            if reached
            else ""
        )
        yield BoneSpot(
            at_lps_mm=bone.cleft_lps_mm,
            words=say("Gas in the body ({gas}): a cleft.{opens}", gas=gas, opens=opens),
            short=say("gas, {gas}", gas=gas),
        )
    if bone.cortex is None:
        return
    for gap in bone.cortex.defects:
        yield _gap_spot(
            gap,
            say(
                "Gap in the cortex, {wall_words}: {gap_words}.",
                wall_words=WALL_WORDS[gap.wall],
                gap_words=gap_words(gap),
            ),
            say("gap, {size}", size=rounded_mm(gap.extent_mm[0])),
        )
    for foramen in bone.cortex.foramina:
        yield _gap_spot(
            foramen,
            say(
                "Opening in the place of the basivertebral foramen: {gap_words}. "
                "A gap of this size there looks the same.",
                gap_words=gap_words(foramen),
            ),
            say("foramen or gap, {size}", size=rounded_mm(foramen.extent_mm[0])),
        )


def _gap_spot(gap: CortexDefect, words: str, short: str) -> BoneSpot:
    return BoneSpot(
        at_lps_mm=gap.at_lps_mm,
        words=words,
        short=short,
        across_mm=gap.extent_mm[0],
    )


def rounded_mm(size_mm: float) -> str:
    """Write the size of a gap as finely as it is known: to the millimetre."""
    return with_unit(size_mm, "mm", decimals=0)


def wall_told(cortex: Cortex | None, wall: str) -> str:
    """Return what the images show of the cortex of one wall."""
    name = WALL_WORDS[wall].capitalize()
    if cortex is None:
        return say("{name}: its cortex was not looked for.", name=name)
    gaps = [gap_words(gap) for gap in cortex.defects if gap.wall == wall]
    if gaps:
        return say("{name}: gap, {sizes}.", name=name, sizes="; ".join(gaps))
    if wall in cortex.shows_mm:
        least = millimetres(cortex.shows_mm[wall])
        return say(
            "{name}: no gap wider than {least} was seen.", name=name, least=least
        )
    why = WHY_NOT_SEEN.get(cortex.not_seen.get(wall, ""))
    reason = say(" ({parts})", parts=why) if why else ""
    return say("{name}: cortex not seen{reason}.", name=name, reason=reason)


def cortex_words(cortex: Cortex | None) -> str:
    """Return what was seen, and what was not; a wall is never called whole."""
    if cortex is None or not cortex.shows_mm:
        return say("The images show too little of the cortex to tell of gaps in it.")
    largest = max(cortex.shows_mm.values())
    also = say("other ") if cortex.defects or cortex.foramina else ""
    said = say(
        "No {also}gap wider than {largest} was seen in: {listed}.",
        also=also,
        largest=millimetres(largest),
        listed=_listed(cortex.shows_mm),
    )
    if cortex.not_seen:
        said += say(
            " The cortex was not seen in: {listed}.", listed=_listed(cortex.not_seen)
        )
    return said


def _listed(walls: Iterable[str]) -> str:
    """Return the walls in words, whole pedicles and a whole vertebra as one."""
    left = set(walls)
    if left == WALL_WORDS.keys():
        return say("any wall")
    words = []
    for group, members in GROUPS.items():
        if left >= members:
            words.append(say(group))
            left -= members
    return say(", ").join([*(WALL_WORDS[w] for w in WALL_WORDS if w in left), *words])


def gaps_shown(bone: BoneMeasures, walls: Iterable[str]) -> str:
    """Return what the CT shows of gaps in some walls, nothing where it shows none."""
    defects = bone.cortex.defects if bone.cortex else ()
    return " ".join(
        say(
            "The CT shows a gap in the {wall_words}: {gap_words}.",
            wall_words=WALL_WORDS[gap.wall],
            gap_words=gap_words(gap),
        )
        for gap in defects
        if gap.wall in walls
    )

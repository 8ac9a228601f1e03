"""What is said while outlines are corrected: how wide, how far, what it changed."""

from collections.abc import Mapping, Sequence

from planner.anatomy.landmark_frame import MIDLINE
from planner.anatomy.vertebra import Side, Wall
from planner.anatomy.wall_in_hand import PedicleWall
from planner.rules.findings import Severity
from ui.language import Texts, say
from ui.messages.numbers import millimetres, number, with_unit
from ui.messages.words import SEVERITY_WORDS, SIDE_WORDS

ARROW = "→"

LEAST_TOLD_MM = 0.15
"""Measured anew, a width that nobody touched may differ by a tenth."""


CORRECTS_FRAME = Texts(
    {
        "corner": (
            "It moves the ends of endplates and posterior-wall line and turns the "
            "vertebra's planes, not the bone. Where the outline leaves the bone, drag "
            "the wall or paint."
        ),
        "canal": (
            "It moves the middle of the canal, from which walls are looked for, not "
            "the bone. Where the outline leaves the bone, drag the wall or paint."
        ),
    }
)
"""What a mid-sagittal landmark does to outlines that a map or a search gave."""

MOVES_FRAME = "moves planes and wall line, not the bone"


def frame_hint(name: str) -> str:
    """Return what a landmark corrects where it is no wall; empty for a wall's."""
    if name not in MIDLINE:
        return ""
    return CORRECTS_FRAME["canal" if name == "canal_center" else "corner"]


def drag_words(
    *,
    moved_mm: float,
    held: PedicleWall | None,
    across_mm: float | None,
    rooms_mm: Sequence[tuple[str, float]],
) -> str:
    """Return what is known of a wall while it is in the hand, in two lines.

    `across_mm` is how far the point in the hand lies from the opposite wall, `rooms_mm`
    how far from the surface of each needle.
    """
    first = [say("Moved {mm}", mm=millimetres(moved_mm))]
    if held is not None and across_mm is not None:
        tall = held.wall in (Wall.CRANIAL, Wall.CAUDAL)
        across = millimetres(max(across_mm, 0.0))
        first.append(
            say("pedicle {across} tall here", across=across)
            if tall
            else say("pedicle {across} wide here", across=across)
        )
    second = [
        say("{needle} {room} from here", needle=name, room=signed(room))
        for name, room in rooms_mm
    ]
    second.append(say("let go to measure"))
    return " · ".join(first) + "\n" + " · ".join(second)


def effect_words(
    *,
    widths_mm: Mapping[Side, tuple[float, float]],
    rooms_mm: Mapping[str, tuple[float, float]],
    severities: tuple[Severity, Severity] | None,
) -> str:
    """Return what a correction changed, before and after, a line for each.

    `rooms_mm` is the room to the medial wall by needle, `severities` the worst that is
    said of the needles. What hardly changed is left out.
    """
    widths = [
        say(
            "Isthmus {side} {before} {arrow} {after}",
            side=SIDE_WORDS[side.value].lower(),
            before=number(before),
            arrow=ARROW,
            after=millimetres(after),
        )
        for side, (before, after) in widths_mm.items()
        if abs(after - before) >= LEAST_TOLD_MM
    ]
    rooms = [
        say(
            "{needle} medial {before} {arrow} {after}",
            needle=name,
            before=number(before, signed=True),
            arrow=ARROW,
            after=signed(after),
        )
        for name, (before, after) in rooms_mm.items()
        if abs(after - before) >= LEAST_TOLD_MM
    ]
    if severities is not None and severities[0] is not severities[1]:
        was, now = (SEVERITY_WORDS[each] for each in severities)
        rooms.append(f"{was} {ARROW} {now}")
    return "\n".join([*widths, *rooms]) or say(
        "Measured: no width and no room has changed"
    )


def signed(value_mm: float) -> str:
    return with_unit(value_mm, "mm", signed=True)

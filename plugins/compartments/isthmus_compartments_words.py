"""The sentences of the tool "compartments"."""

from planner.review.compartments import CanalShare, PlacedLeak
from planner.review.contract.saying import say
from planner.review.leak_gaps import Gap
from planner.rules.cement_front import LEAST_PIECE_ML

SECTION_TITLE = TABLE_TITLE = OVERLAY_TITLE = "Leaks"
TABLE_HEAD = (
    *("Where", "mL", "Up and down, mm", "Front to back, mm", "Across, mm"),
    "Of the canal's area, %",
)
CANAL_TITLE = "Cement in the spinal canal"
ABUTTING_TITLE = "Cement at the wall of the canal"
ELSEWHERE_TITLE = "Cement at other levels"
NONE_TITLE = "No cement seen outside the bone"
UNKNOWN_TITLE = "Leaks cannot all be told"

NO_CEMENT_TOOL = (
    'Where cement leaked to cannot be told, as the tool "Cement" said nothing: run it '
    "first."
)
NO_PEDICLES = (
    "Where cement leaked to cannot be told, as no pedicle of this vertebra is known: "
    "they bound the canal and the foramina."
)
GAPS = {
    "thick": (
        "The CT's slices lie {mm:.1f} mm apart: small leaks and the borders of "
        "compartments cannot be told in them."
    ),
    "metal": (
        "Metal lies {mm:.0f} mm from the canal: its streaks may hide cement there, or "
        "look like it."
    ),
    "cut": "Cement goes on beyond what was looked at: there may be more of it.",
    "ends": (
        "The CT does not show all that surrounds this vertebra: cement beyond its end "
        "is not counted."
    ),
    "no_canal": (
        "The canal of this vertebra is not known: what lies between its pedicles "
        "behind the wall is told as in the canal, and how full that is cannot be told."
    ),
    "one_pedicle": (
        "One pedicle of this vertebra is not known: its mirror image stands for it."
    ),
}
NAMES = {
    "epidural_central": "in the middle of the canal",
    "epidural_paracentral": "in the canal beside its middle",
    "epidural_pedicle_breach": "in the canal beside a breached pedicle",
    "venous_epidural": "in a vein of the canal",
    "intradural": "within the dura (suspected)",
    "foraminal": "in the foramen",
    "intradiscal_sup": "in the disc above",
    "intradiscal_inf": "in the disc below",
    "paravertebral": "beside the vertebra",
    "venous_segmental": "in a segmental vein",
    "needle_track": "in a needle's track",
}
SIDES = {"right": "right", "left": "left"}
EXTENT = (
    "{up:.0f} mm up and down, {deep:.0f} mm front to back and {across:.0f} mm across"
)
LEAK = "{ml} mL of cement lie {place}: {extent}."
DURA = (
    "{ml} mL of cement lie away from all walls of the canal, {extent}: within the "
    "dura, it is suspected; a CT does not show the dura itself."
)
DURA_ON_SIDE = (
    "{ml} mL of cement lie away from all walls of the canal on the {side}, {extent}: "
    "within the dura, it is suspected; a CT does not show the dura itself."
)
CANAL = (
    "Cement takes {percent:.0f} ± {doubt:.0f} % of the canal's area where it takes "
    "most, {place}."
)
CANAL_CARRIED = (
    "Cement takes {percent:.0f} ± {doubt:.0f} % of the canal's area where it takes "
    "most, {place}, where the canal was not seen but carried on from this vertebra."
)
MID_HEIGHT = "at mid-height of the body"
ABOVE = "{height:.0f} mm above mid-height of the body"
BELOW = "{height:.0f} mm below mid-height of the body"
ABUTTING = (
    "Cement reaches the wall of the canal: whether it is through cannot be told, as "
    "wall and cement are known to {unsure_mm:.1f} mm."
)
ELSEWHERE = (
    "{ml:.2f} mL of what looks like cement lie at other levels and do not reach this "
    "vertebra: they are not counted here."
)
NONE = (
    "No cement of {least_ml:g} mL or more was seen farther than {unsure_mm:.1f} mm "
    "outside the bone; less than that a CT does not tell."
)


def name_of(leak: PlacedLeak) -> str:
    """Return where a leak lies, with its side."""
    name = NAMES[leak.compartment]
    if leak.side is None:
        return name
    return say("{place}, {side}", place=name, side=SIDES[leak.side.value])


def title_of(leak: PlacedLeak) -> str:
    return say("Cement {place}", place=name_of(leak))


def _known(volume_ml: float, spread_ml: float) -> str:
    return f"{volume_ml:.2f} ± {max(spread_ml, 0.01):.2f}"


def leak_sentence(leak: PlacedLeak, spread_ml: float) -> str:
    """Return what was measured of a leak."""
    up, deep, across = leak.extent_mm
    ml = _known(leak.volume_ml, spread_ml)
    extent = say(EXTENT, up=up, deep=deep, across=across)
    if leak.compartment != "intradural":
        return say(LEAK, ml=ml, place=name_of(leak), extent=extent)
    if leak.side is None:
        return say(DURA, ml=ml, extent=extent)
    return say(DURA_ON_SIDE, ml=ml, side=SIDES[leak.side.value], extent=extent)


def canal_sentence(canal: CanalShare) -> str:
    """Return how much of the canal is taken, where it is worst."""
    height = abs(canal.at_z_mm)
    place = say(ABOVE if canal.at_z_mm > 0 else BELOW, height=height)
    return say(
        CANAL_CARRIED if canal.is_carried else CANAL,
        percent=100 * canal.fraction,
        doubt=max(100 * canal.uncertainty, 1),
        place=MID_HEIGHT if height < 0.5 else place,
    )


def gap_sentence(gap: Gap) -> str:
    return say(GAPS[gap.reason], mm=gap.mm or 0.0)


def abutting_sentence(unsure_mm: float) -> str:
    return say(ABUTTING, unsure_mm=unsure_mm)


def elsewhere_sentence(volume_ml: float) -> str:
    return say(ELSEWHERE, ml=volume_ml)


def none_sentence(unsure_mm: float) -> str:
    return say(NONE, least_ml=LEAST_PIECE_ML, unsure_mm=unsure_mm)


def row_of(leak: PlacedLeak, spread_ml: float) -> tuple[str, ...]:
    canal = leak.canal_fraction
    return (
        name_of(leak),
        _known(leak.volume_ml, spread_ml),
        *(f"{mm:.1f}" for mm in leak.extent_mm),
        "" if canal is None else f"{100 * canal:.0f}",
    )

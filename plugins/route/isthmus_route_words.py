"""The sentences of the tool "route"."""

from collections.abc import Sequence

from planner.review.compartments import PlacedLeak
from planner.review.contract.saying import listed, say
from planner.review.route import Exit

SECTION_TITLE = TABLE_TITLE = OVERLAY_TITLE = "Exits"
TABLE_HEAD = (
    *("Way", "Yeom", "Later", "Wall", "Cement in it, mm", "Gap on CT, mm", "Leads"),
)
UNKNOWN_TITLE = "The way out of the bone is not known"

NO_CEMENT_TOOL = (
    'By which way cement left the bone cannot be told, as the tool "Cement" said '
    "nothing: run it first."
)
NO_PEDICLES = (
    "By which way cement left the bone cannot be told, as no pedicle of this vertebra "
    "is known."
)
WAYS = {
    "basivertebral": "where the basivertebral vein leaves the body",
    "segmental_vein": "along a segmental vein",
    "cortical_defect": "through the cortex",
    "endplate": "through the endplate",
    "pedicle": "through the wall of the pedicle",
    "needle_track": "along a needle's track",
}
WALLS = {
    "right_side": "the right side of the body",
    "left_side": "the left side of the body",
    "anterior": "the anterior wall",
    "posterior": "the posterior wall",
    "upper_endplate": "the upper endplate",
    "lower_endplate": "the lower endplate",
    "arch": "the arch",
    "right_medial": "the medial wall of the right pedicle",
    "right_lateral": "the lateral wall of the right pedicle",
    "right_cranial": "the cranial wall of the right pedicle",
    "right_caudal": "the caudal wall of the right pedicle",
    "left_medial": "the medial wall of the left pedicle",
    "left_lateral": "the lateral wall of the left pedicle",
    "left_cranial": "the cranial wall of the left pedicle",
    "left_caudal": "the caudal wall of the left pedicle",
}
LEADS = {
    "epidural_central": "the middle of the canal",
    "epidural_paracentral": "the canal beside its middle",
    "epidural_pedicle_breach": "the canal",
    "venous_epidural": "a vein of the canal",
    "intradural": "the canal",
    "foraminal": "the foramen",
    "intradiscal_sup": "the disc above",
    "intradiscal_inf": "the disc below",
    "paravertebral": "the tissue beside the vertebra",
    "venous_segmental": "a segmental vein",
    "needle_track": "the needle's track behind the bone",
}


TITLES = {
    None: "Exit of type {type}",
    "D": "Exit of type {type}, later type D",
    "track": "Exit of type {type}, later type track",
}
AND = "{before} and {last}"
NOWHERE = "no compartment of its own"
NOT_SEEN = "not seen"
LIKELIEST = (
    "No cement is seen in a wall: the likeliest way is {way}, at {wall}, where cement "
    "on both sides lies nearest."
)
LIKELIEST_INTO = (
    "No cement is seen in a wall: the likeliest way into {leads} is {way}, at {wall}, "
    "where cement on both sides lies nearest."
)
WENT = "Cement went {way}, at {wall}, where it is {cement_mm:.1f} mm wide; {gap}."
WENT_INTO = (
    "Cement went into {leads} {way}, at {wall}, where it is {cement_mm:.1f} mm wide; "
    "{gap}."
)
GAP = "a CT shows a gap of {mm:.1f} mm in the cortex there"
NO_GAP = "a CT shows no gap of {mm:.1f} mm or more in the cortex there"
UNSEEN_GAP = "no CT shows the cortex there well enough to tell a gap"
LOST = (
    "By which way {ml:.2f} mL came into {leads} cannot be told: no cement leads there, "
    "and it lies far from the bone."
)


def name_of(way: Exit) -> str:
    """Return the type and the wall of an exit in a few words."""
    return say("{type}, {wall}", type=way.yeom_type, wall=WALLS[way.wall])


def title_of(way: Exit) -> str:
    later = way.later_type if way.later_type in TITLES else None
    return say(TITLES[later], type=way.yeom_type)


def _leads(leaks: Sequence[PlacedLeak]) -> str:
    names = dict.fromkeys(LEADS[leak.compartment] for leak in leaks)
    return listed(names, by=AND) or NOWHERE


def exit_sentence(way: Exit, leaks: Sequence[PlacedLeak]) -> str:
    """Return where cement left the bone, how wide, and how sure that is."""
    by, wall, leads = WAYS[way.exit], WALLS[way.wall], _leads(leaks)
    if way.cement_mm is None:
        likeliest = LIKELIEST_INTO if leaks else LIKELIEST
        return say(likeliest, leads=leads, way=by, wall=wall)
    return say(
        WENT_INTO if leaks else WENT,
        leads=leads,
        way=by,
        wall=wall,
        cement_mm=way.cement_mm,
        gap=_gap(way),
    )


def _gap(way: Exit) -> str:
    if way.defect_mm is not None:
        return say(GAP, mm=way.defect_mm)
    if way.shows_mm is not None:
        return say(NO_GAP, mm=way.shows_mm)
    return UNSEEN_GAP


def lost_sentence(leak: PlacedLeak) -> str:
    return say(LOST, ml=leak.volume_ml, leads=LEADS[leak.compartment])


def row_of(way: Exit, leaks: Sequence[PlacedLeak]) -> tuple[str, ...]:
    return (
        WAYS[way.exit],
        way.yeom_type,
        way.later_type or "",
        WALLS[way.wall],
        NOT_SEEN if way.cement_mm is None else f"{way.cement_mm:.1f}",
        NOT_SEEN if way.defect_mm is None else f"{way.defect_mm:.1f}",
        _leads(leaks),
    )

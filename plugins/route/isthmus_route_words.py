"""The sentences of the tool "route"."""

from collections.abc import Sequence

from planner.review.compartments import PlacedLeak
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
    **{
        f"{side}_{wall}": f"the {wall} wall of the {side} pedicle"
        for side in ("right", "left")
        for wall in ("medial", "lateral", "cranial", "caudal")
    },
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


def name_of(way: Exit) -> str:
    """Return the type and the wall of an exit in a few words."""
    return f"{way.yeom_type}, {WALLS[way.wall]}"


def title_of(way: Exit) -> str:
    later = {"D": ", later type D", "track": ", later type track"}
    return f"Exit of type {way.yeom_type}{later.get(way.later_type or '', '')}"


def _leads(leaks: Sequence[PlacedLeak]) -> str:
    names = dict.fromkeys(LEADS[leak.compartment] for leak in leaks)
    return " and ".join(names) or "no compartment of its own"


def exit_sentence(way: Exit, leaks: Sequence[PlacedLeak]) -> str:
    """Return where cement left the bone, how wide, and how sure that is."""
    into = f" into {_leads(leaks)}" if leaks else ""
    if way.cement_mm is None:
        return (
            f"No cement is seen in a wall: the likeliest way{into} is "
            f"{WAYS[way.exit]}, at {WALLS[way.wall]}, where cement on both sides lies "
            "nearest."
        )
    return (
        f"Cement went{into} {WAYS[way.exit]}, at {WALLS[way.wall]}, where it is "
        f"{way.cement_mm:.1f} mm wide; {_gap(way)}."
    )


def _gap(way: Exit) -> str:
    if way.defect_mm is not None:
        return f"a CT shows a gap of {way.defect_mm:.1f} mm in the cortex there"
    if way.shows_mm is not None:
        return f"a CT shows no gap of {way.shows_mm:.1f} mm or more in the cortex there"
    return "no CT shows the cortex there well enough to tell a gap"


def lost_sentence(leak: PlacedLeak) -> str:
    return (
        f"By which way {leak.volume_ml:.2f} mL came into {LEADS[leak.compartment]} "
        "cannot be told: no cement leads there, and it lies far from the bone."
    )


def row_of(way: Exit, leaks: Sequence[PlacedLeak]) -> tuple[str, ...]:
    return (
        WAYS[way.exit],
        way.yeom_type,
        way.later_type or "",
        WALLS[way.wall],
        "not seen" if way.cement_mm is None else f"{way.cement_mm:.1f}",
        "not seen" if way.defect_mm is None else f"{way.defect_mm:.1f}",
        _leads(leaks),
    )

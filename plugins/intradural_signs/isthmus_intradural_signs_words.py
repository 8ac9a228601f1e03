"""The sentences of the tool "intradural_signs"."""

from collections.abc import Callable, Mapping

from planner.review.contract.saying import listed, say
from planner.review.intradural import K1, K2, K3, K4, NO, UNKNOWN, YES, Sign

Support = Mapping[str, float]

TABLE_TITLE = "Signs of cement within the dura"
TABLE_HEAD = ("Sign", "On the CT", "Reviewer", "Measured")

NAMES = {
    K1: "medial puncture",
    K2: "layers",
    K3: "no cement outside the dura",
    K4: "blunt, along the sac",
}
ANSWERS = {YES: "yes", NO: "no", UNKNOWN: "not assessable"}

REASONS = {
    "no_tracks": (
        "no track of a needle was measured: mark its two ends in the tool for tracks"
    ),
    "near": (
        "a track lies nearer to the medial wall of its pedicle than it is known to: "
        "{medial_clearance_mm:.1f} ± {uncertainty_mm:.1f} mm"
    ),
    "no_cement": "no cement was looked for, or no pedicle of this vertebra is known",
    "no_canal_cement": "no cement was seen in the canal",
    "little": "too little cement lies in the canal to have a shape: {canal_ml:.2f} mL",
    "coarse": "voxels of {voxel_mm:.1f} mm are too coarse to show gaps and borders",
    "in_operation": "only the operation shows it",
}


MARKED = "a track was marked as medial"
BEYOND = (
    "the needle nearest to the canal went {mm:.1f} ± {unsure_mm:.1f} mm beyond the "
    "medial wall of its pedicle"
)
INSIDE = (
    "the needle nearest to the canal went {mm:.1f} ± {unsure_mm:.1f} mm inside the "
    "medial wall of its pedicle"
)
SHEETS = (
    "{sheets_count:.0f} sheets lie {gap_mm:.1f} mm apart over {percent:.0f} % of the "
    "cement in the canal"
)
NO_SHEETS = (
    "the cement in the canal is not in sheets: gaps of {least_gap_mm:g} to 3 mm lie "
    "over {percent:.0f} % of it; gaps narrower than a voxel ({voxel_mm:.1f} mm) may "
    "not show"
)
CONTOUR = (
    "its border keeps {distance_mm:.1f} ± {spread_mm:.1f} mm from the wall of the "
    "canal over {follows_deg:.0f} degrees of its round and bends with radii from "
    "{radius_mm:.1f} mm; {percent:.0f} % of it lie on the wall ({slices_count:.0f} "
    "slices)"
)
SIGN = "{sign}, {name}"
TITLE = "{sign}, {name}: {answer}"
ON_CT = "{sign}, {name}, {answer} on the CT: {measured}."
TOLD = "The reviewer says {told}; {sign}, {name}, {answer} on the CT: {measured}."
COUNT = (
    "{there} of {assessed} signs that could be assessed are there; the checklist rests "
    "on a single published case and is no probability."
)
COUNT_NAMED = (
    "{there} of {assessed} signs that could be assessed are there ({names}); the "
    "checklist rests on a single published case and is no probability."
)


def _medial(support: Support) -> str:
    if "medial_clearance_mm" not in support:
        return MARKED
    clearance, unsure = support["medial_clearance_mm"], support["uncertainty_mm"]
    return say(BEYOND if clearance < 0 else INSIDE, mm=abs(clearance), unsure_mm=unsure)


def _layers(support: Support) -> str:
    percent = 100 * support["layered_share"]
    pattern = SHEETS if support["sheets_count"] > 1 else NO_SHEETS
    return say(pattern, percent=percent, **support)


def _contour(support: Support) -> str:
    return say(CONTOUR, percent=100 * support["touching_share"], **support)


MEASURED: Mapping[str, Callable[[Support], str]] = {
    K1: _medial,
    K2: _layers,
    K4: _contour,
}


def _measured(name: str, sign: Sign) -> str:
    if sign.answer == UNKNOWN:
        return say(REASONS[sign.reason or "no_cement"], **sign.support)
    return MEASURED[name](sign.support)


def title_of(name: str, sign: Sign) -> str:
    return say(TITLE, sign=name, name=NAMES[name], answer=ANSWERS[sign.counts])


def sentence_of(name: str, sign: Sign) -> str:
    """Return the answer to a sign, and what was measured of it."""
    return say(
        ON_CT if sign.told is None else TOLD,
        told=None if sign.told is None else ANSWERS[sign.told],
        sign=name,
        name=NAMES[name],
        answer=ANSWERS[sign.answer],
        measured=_measured(name, sign),
    )


def count_sentence(signs: Mapping[str, Sign]) -> str:
    """Return how many signs are there, of how many that could be assessed."""
    assessed = [name for name, sign in signs.items() if sign.counts != UNKNOWN]
    there = [name for name in assessed if signs[name].counts == YES]
    return say(
        COUNT_NAMED if there else COUNT,
        there=len(there),
        assessed=len(assessed),
        names=listed(there),
    )


def row_of(name: str, sign: Sign) -> tuple[str, ...]:
    return (
        say(SIGN, sign=name, name=NAMES[name]),
        ANSWERS[sign.answer],
        "" if sign.told is None else ANSWERS[sign.told],
        _measured(name, sign),
    )

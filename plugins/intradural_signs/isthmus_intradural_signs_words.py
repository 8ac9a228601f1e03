"""The sentences of the tool "intradural_signs"."""

from collections.abc import Callable, Mapping

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


def _medial(support: Support) -> str:
    if "medial_clearance_mm" not in support:
        return "a track was marked as medial"
    clearance, unsure = support["medial_clearance_mm"], support["uncertainty_mm"]
    where = "beyond" if clearance < 0 else "inside"
    return (
        f"the needle nearest to the canal went {abs(clearance):.1f} ± {unsure:.1f} mm "
        f"{where} the medial wall of its pedicle"
    )


def _layers(support: Support) -> str:
    percent = 100 * support["layered_share"]
    if support["sheets_count"] > 1:
        return (
            f"{support['sheets_count']:.0f} sheets lie {support['gap_mm']:.1f} mm "
            f"apart over {percent:.0f} % of the cement in the canal"
        )
    return (
        "the cement in the canal is not in sheets: gaps of "
        f"{support['least_gap_mm']:g} to 3 mm lie over {percent:.0f} % of it; "
        f"gaps narrower than a voxel ({support['voxel_mm']:.1f} mm) may not show"
    )


def _contour(support: Support) -> str:
    return (
        f"its border keeps {support['distance_mm']:.1f} ± "
        f"{support['spread_mm']:.1f} mm from the wall of the canal over "
        f"{support['follows_deg']:.0f} degrees of its round and bends with radii "
        f"from {support['radius_mm']:.1f} mm; {100 * support['touching_share']:.0f} % "
        f"of it lie on the wall ({support['slices_count']:.0f} slices)"
    )


MEASURED: Mapping[str, Callable[[Support], str]] = {
    K1: _medial,
    K2: _layers,
    K4: _contour,
}


def _measured(name: str, sign: Sign) -> str:
    if sign.answer == UNKNOWN:
        return REASONS[sign.reason or "no_cement"].format(**sign.support)
    return MEASURED[name](sign.support)


def title_of(name: str, sign: Sign) -> str:
    return f"{name}, {NAMES[name]}: {ANSWERS[sign.counts]}"


def sentence_of(name: str, sign: Sign) -> str:
    """Return the answer to a sign, and what was measured of it."""
    text = f"{name}, {NAMES[name]}, {ANSWERS[sign.answer]} on the CT: "
    text += _measured(name, sign)
    if sign.told is None:
        return f"{text}."
    return f"The reviewer says {ANSWERS[sign.told]}; {text}."


def count_sentence(signs: Mapping[str, Sign]) -> str:
    """Return how many signs are there, of how many that could be assessed."""
    assessed = [name for name, sign in signs.items() if sign.counts != UNKNOWN]
    there = [name for name in assessed if signs[name].counts == YES]
    named = f" ({', '.join(there)})" if there else ""
    return (
        f"{len(there)} of {len(assessed)} signs that could be assessed are there"
        f"{named}; the checklist rests on a single published case and is no "
        "probability."
    )


def row_of(name: str, sign: Sign) -> tuple[str, ...]:
    return (
        f"{name}, {NAMES[name]}",
        ANSWERS[sign.answer],
        "" if sign.told is None else ANSWERS[sign.told],
        _measured(name, sign),
    )

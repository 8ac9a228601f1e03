"""What the rules of the path say, P-03 to P-11, D-01 and D-03."""

from planner.rules.findings import Finding
from ui.messages.finding_parts import (
    Words,
    lacking_mm,
    limit_mm,
    limit_percent,
    mm,
    needle_pair,
    side,
    track,
    value,
)
from ui.messages.numbers import degrees, exceeding, millimetres, percent

CONTENTS = {"cord": "the spinal cord", "cauda_equina": "the roots of the cauda equina"}


def _share(finding: Finding, name: str) -> str:
    return percent(finding.measures.get(name))


def _degrees(finding: Finding, name: str) -> str:
    return degrees(finding.measures.get(name))


def _content(finding: Finding) -> str:
    return CONTENTS.get(str(finding.measures.get("content")), "the dura")


def _minus(finding: Finding, name: str) -> str:
    """Write how far a distance is below zero."""
    below = value(finding, name)
    return exceeding(None if below is None else -below)


def _in_canal(finding: Finding) -> str:
    return (
        f"The needle's surface is {exceeding(finding.measures.get('intrusion_mm'))} "
        f"inside the spinal canal, which holds {_content(finding)}"
    )


def _one_side_unsafe(finding: Finding) -> str:
    needed = value(finding, "needed_deg")
    greatest = value(finding, "greatest_convergence_deg")
    reach = ""
    if needed is not None and greatest is not None and needed > greatest:
        reach = (
            f" To come near the midline it would have to converge {degrees(needed)}; "
            f"the wall allows {degrees(greatest)}."
        )
    return (
        "The only puncture does not keep the pedicle's walls. Plan a second side or "
        f"another access.{reach}"
    )


def _track(finding: Finding) -> str:
    return (
        f"The track of {track(finding)} is "
        f"{exceeding(finding.measures.get('breach_mm'))} beyond a wall"
    )


def _dura(finding: Finding) -> str:
    if finding.measures.get("dura_possibly_open"):
        return " The dura is possibly open too, and no X-ray would show it."
    return ""


WORDS: Words = {
    ("P-03", "entry_breaches"): (
        lambda f: (
            "The entry lies too far medial: the needle's flank is "
            f"{_minus(f, 'entry_clearance_mm')} beyond the pedicle's inner edge where "
            "it meets the bone. Move the entry laterally."
        ),
        "Entry beyond the inner edge",
    ),
    ("P-03", "entry_medial_half"): (
        lambda f: (
            f"The entry lies at {_share(f, 'entry_fraction')} of the pedicle's width "
            f"from its inner edge (asked for: {limit_percent(f, 'entry_fraction')} or "
            "more). An entry further out leaves room to converge."
        ),
        "Entry near the inner edge",
    ),
    ("P-03", "entry_lateral"): (
        lambda f: (
            f"The entry lies at {_share(f, 'entry_fraction')} of the pedicle's width "
            f"from its inner edge (asked for: {limit_percent(f, 'entry_fraction')} or "
            "more)."
        ),
        None,
    ),
    ("P-04", "angle_too_large"): (
        lambda f: (
            f"The needle converges {_degrees(f, 'convergence_deg')}; from this entry "
            f"the medial wall allows {_degrees(f, 'greatest_convergence_deg')}."
        ),
        "Needle converges too much",
    ),
    ("P-04", "no_safe_angle"): (
        "From this entry no angle keeps the medial wall. Move the entry laterally.",
        "No safe angle from this entry",
    ),
    ("P-04", "angle_near_limit"): (
        lambda f: (
            f"The needle converges {_degrees(f, 'convergence_deg')}; from this entry "
            f"the medial wall allows {_degrees(f, 'greatest_convergence_deg')}, which "
            "leaves little."
        ),
        "Little left to the largest angle",
    ),
    ("P-04", "angle_safe"): (
        lambda f: (
            f"The needle converges {_degrees(f, 'convergence_deg')}; from this entry "
            f"the medial wall allows {_degrees(f, 'greatest_convergence_deg')}."
        ),
        None,
    ),
    ("P-05", "one_side_unsafe"): (_one_side_unsafe, "One side alone is not safe"),
    ("P-05", "one_side_near_midline"): (
        "There is one puncture; its tip comes near the midline and the walls are kept.",
        "One puncture only",
    ),
    ("P-05", "one_side_lateral"): (
        lambda f: (
            f"There is one puncture, and its tip stays {mm(f, 'tip_offset_mm')} from "
            "the midline: the other half of the body may stay empty."
        ),
        "One puncture only",
    ),
    ("P-05", "both_sides"): ("The body is reached from both sides.", None),
    ("P-06", "open_track"): (
        lambda f: (
            f"{_track(f)} and stays open, though the needle was withdrawn: cement in "
            f"this body can follow it.{_dura(f)} Do not inject without a reason to."
        ),
        "An earlier track is open",
    ),
    ("P-06", "open_track_injected"): (
        lambda f: (
            f"{_track(f)}, and cement is planned in this body: it can follow the "
            f"track.{_dura(f)}"
        ),
        "Cement planned beside an open track",
    ),
    ("P-06", "repeated"): (
        lambda f: (
            f"One side is punctured {value(f, 'passes_count') or 0:.0f} times. Every "
            "puncture weakens the walls and leaves a track."
        ),
        "Punctured more than once on one side",
    ),
    ("P-06", "tracks_closed"): ("No puncture has opened a wall.", None),
    ("P-07", "anterior_perforated"): (
        lambda f: (
            f"The tip is {_minus(f, 'least_gap_mm')} in front of the anterior cortex: "
            "it is perforated. Draw the tip back."
        ),
        "Anterior cortex perforated",
    ),
    ("P-07", "anterior_near"): (
        lambda f: (
            f"Only {mm(f, 'least_gap_mm')} of bone are left in front of the tip (asked "
            f"for: {limit_mm(f, 'gap_mm')})."
        ),
        lambda f: f"Only {mm(f, 'least_gap_mm')} left in front of the tip",
    ),
    ("P-07", "anterior_clear"): (
        lambda f: (
            f"{mm(f, 'least_gap_mm')} of bone are left in front of the tip (asked for: "
            f"{limit_mm(f, 'gap_mm')})."
        ),
        None,
    ),
    ("P-08", "in_canal_deep"): (
        lambda f: (
            f"{_in_canal(f)}. That deep, or that far through the medial wall, the dura "
            "is at risk."
        ),
        "Needle in the canal, dura at risk",
    ),
    ("P-08", "in_canal"): (lambda f: f"{_in_canal(f)}.", "Needle in the canal"),
    ("P-08", "canal_near"): (
        lambda f: (
            f"The needle passes the canal at {mm(f, 'canal_gap_mm')}, but its border "
            f"may lie {mm(f, 'uncertainty_mm')} from where it is drawn: not enough to "
            "be sure."
        ),
        "Not sure to miss the canal",
    ),
    ("P-08", "canal_clear"): (
        lambda f: f"The needle passes the canal at {mm(f, 'canal_gap_mm')}.",
        None,
    ),
    ("P-08", "canal_not_seen"): (
        (
            "The canal was not outlined, so nobody can say whether the needle meets "
            "it. Use outlines that show it."
        ),
        "Not judged: the canal was not seen",
    ),
    ("P-09", "metal_in_the_way"): (
        lambda f: (
            f"The needle runs {_minus(f, 'metal_gap_mm')} into metal. A screw in the "
            "way turns the needle towards the canal."
        ),
        "Metal in the way",
    ),
    ("P-09", "metal_near"): (
        lambda f: (
            f"The needle passes metal at {mm(f, 'metal_gap_mm')} (asked for: "
            f"{limit_mm(f, 'gap_mm')})."
        ),
        "Metal near the needle",
    ),
    ("P-09", "metal_present"): (
        lambda f: (
            f"There is metal in this vertebra, {mm(f, 'metal_gap_mm')} from the "
            "needle. The CT beside it cannot be trusted."
        ),
        "Metal in this vertebra",
    ),
    ("P-09", "no_metal"): ("There is no metal in this vertebra.", None),
    ("P-09", "metal_not_measured"): (
        (
            "There is metal in this vertebra, but where it lies was not measured: "
            "whether the needle meets it cannot be judged."
        ),
        "Not judged: metal of unknown place",
    ),
    ("P-09", "metal_contradiction"): (
        (
            "What was answered about metal contradicts the CT. Look again and correct "
            "the one that is wrong."
        ),
        "Answer about metal contradicts the CT",
    ),
    ("P-10", "views_stale"): (
        "A view is older than the last advance of the needle. Take it again.",
        "A view is out of date",
    ),
    ("P-10", "views_false"): (
        lambda f: (
            f"A view is turned or tilted by {_degrees(f, 'error_deg')}: what it shows "
            "of the needle cannot be judged. Correct the C-arm."
        ),
        "A view is not true",
    ),
    ("P-10", "views_off"): (
        lambda f: (
            f"A view is turned or tilted by {_degrees(f, 'error_deg')}. Correct the "
            "C-arm before you trust it."
        ),
        "A view is not quite true",
    ),
    ("P-10", "view_off_centre"): (
        lambda f: (
            f"The vertebra lies {mm(f, 'off_axis_mm')} from the central ray, where "
            "parallax misleads. Centre it."
        ),
        "The vertebra is not centred",
    ),
    ("P-10", "views_true"): ("Both views are true and recent.", None),
    ("P-11", "bevelled"): (
        (
            "The tip is bevelled: turn its opening away from the posterior wall before "
            "cement is pushed."
        ),
        "Bevel: turn it forward",
    ),
    ("P-11", "not_bevelled"): ("The tip is not bevelled.", None),
    ("D-01", "too_narrow"): (
        lambda f: (
            f"The pedicle is {mm(f, 'width_mm')} wide at its narrowest, the needle "
            f"{mm(f, 'diameter_mm')} thick: it cannot pass. Take a thinner needle or "
            "another access."
        ),
        "Pedicle narrower than the needle",
    ),
    ("D-01", "tight"): (
        lambda f: (
            f"The pedicle on the {side(f)} is {mm(f, 'width_mm')} wide at its "
            f"narrowest, the needle {mm(f, 'diameter_mm')} thick: "
            f"{millimetres(f.measures.get('spare_mm'))} to spare (asked for: "
            f"{limit_mm(f, 'spare_mm')}). Consider a thinner needle."
        ),
        "Pedicle tight for this needle",
    ),
    ("D-01", "beside_pedicle"): (
        "The needle is planned beside the pedicle, so its width does not matter.",
        "Beside the pedicle",
    ),
    ("D-01", "wide_enough"): (
        lambda f: (
            f"The pedicle is {mm(f, 'width_mm')} wide at its narrowest, the needle "
            f"{mm(f, 'diameter_mm')} thick."
        ),
        None,
    ),
    ("LONG", "too_short"): (
        lambda f: (
            f"The needle is {mm(f, 'instrument_mm')} long, and {mm(f, 'needed_mm')} or "
            "more are needed from the skin to the tip. Take a longer one."
        ),
        "Needle too short",
    ),
    ("LONG", "barely_long"): (
        lambda f: (
            f"Of the needle's {mm(f, 'instrument_mm')} only {mm(f, 'spare_mm')} stay "
            f"outside the skin (asked for: {limit_mm(f, 'spare_mm')}). Take a longer "
            "one."
        ),
        "Needle barely long enough",
    ),
    ("LONG", "long_enough"): (
        lambda f: (
            f"The needle is {mm(f, 'instrument_mm')} long; {mm(f, 'needed_mm')} are "
            "needed from the skin to the tip."
        ),
        None,
    ),
    ("LONG", "skin_not_seen"): (
        lambda f: (
            "The skin is not in the field of view on this needle's line, so whether "
            f"{mm(f, 'instrument_mm')} are enough cannot be told: at least "
            f"{mm(f, 'needed_mm')} are needed. Open a scan that shows the back."
        ),
        "Not judged: the skin is not in the images",
    ),
    ("APART", "needles_collide"): (
        lambda f: f"{needle_pair(f)} run into each other. Move one of them.",
        "Two needles collide",
    ),
    ("APART", "needles_near"): (
        lambda f: (
            f"{needle_pair(f)} pass "
            f"each other at {lacking_mm(f, 'gap_mm')} (asked for: "
            f"{limit_mm(f, 'gap_mm')})."
        ),
        "Two needles nearly touch",
    ),
    ("APART", "needles_apart"): (
        lambda f: f"The needles of this level keep {mm(f, 'gap_mm')} apart.",
        None,
    ),
    ("D-03", "target_shallow"): (
        lambda f: (
            f"The tip ends at {_share(f, 'depth_fraction')} of the body's depth; "
            f"{limit_percent(f, 'shallow_fraction')} or more is the usual target."
        ),
        "Tip short of its target",
    ),
    ("D-03", "target_deep"): (
        lambda f: (
            f"The tip ends at {_share(f, 'depth_fraction')} of the body's depth, "
            "further forward than usual."
        ),
        "Tip far forward",
    ),
    ("D-03", "over_midline"): (
        lambda f: (
            f"The tip lies {_minus(f, 'tip_offset_mm')} beyond the midline. In the "
            "body that is only noted."
        ),
        "Tip beyond the midline",
    ),
    ("D-03", "under_way"): ("The needle is on its way to the body.", None),
    ("D-03", "on_target"): (
        lambda f: (
            f"The tip ends at {_share(f, 'depth_fraction')} of the body's depth, on "
            "its own side of the midline."
        ),
        None,
    ),
}

"""What the rules of the way to the body say, P-03 to P-07."""

from planner.rules.findings import Finding
from ui.language import say
from ui.messages.finding_parts import (
    Words,
    angle,
    below_zero,
    limit_mm,
    limit_percent,
    mm,
    share_of,
    track,
    value,
)
from ui.messages.numbers import degrees, exceeding, lacking


def _one_side_unsafe(finding: Finding) -> str:
    needed = value(finding, "needed_deg")
    greatest = value(finding, "greatest_convergence_deg")
    reach = ""
    if needed is not None and greatest is not None and needed > greatest:
        reach = say(
            " To come near the midline it would have to converge {needed}; "
            "the wall allows {greatest}.",
            needed=degrees(needed),
            greatest=degrees(greatest),
        )
    return say(
        "The only puncture does not keep the pedicle's walls. Plan a "
        "second side or another access.{reach}",
        reach=reach,
    )


def _track(finding: Finding) -> str:
    return say(
        "The track of {track} is {breach} beyond a wall",
        track=track(finding),
        breach=exceeding(finding.measures.get("breach_mm")),
    )


def _dura(finding: Finding) -> str:
    if finding.measures.get("dura_possibly_open"):
        return say(" The dura is possibly open too, and no X-ray would show it.")
    return ""


def _room_left(finding: Finding) -> str:
    """Write what is left in front of the tip, never as the limit it falls short of."""
    return lacking(finding.measures.get("least_gap_mm"), finding.limits.get("gap_mm"))


WORDS: Words = {
    ("P-03", "entry_breaches"): (
        lambda f: say(
            "The entry lies too far medial: the needle's flank is "
            "{entry_clearance} beyond the pedicle's inner edge where it "
            "meets the bone. Move the entry laterally.",
            entry_clearance=below_zero(f, "entry_clearance_mm"),
        ),
        "Entry beyond the inner edge",
    ),
    ("P-03", "entry_medial_half"): (
        lambda f: say(
            "The entry lies at {entry} of the pedicle's width from its inner "
            "edge (asked for: {limit_entry} or more). An entry further out "
            "leaves room to converge.",
            entry=share_of(f, "entry_fraction"),
            limit_entry=limit_percent(f, "entry_fraction"),
        ),
        "Entry near the inner edge",
    ),
    ("P-03", "entry_lateral"): (
        lambda f: say(
            "The entry lies at {entry} of the pedicle's width from its inner "
            "edge (asked for: {limit_entry} or more).",
            entry=share_of(f, "entry_fraction"),
            limit_entry=limit_percent(f, "entry_fraction"),
        ),
        None,
    ),
    ("P-04", "angle_too_large"): (
        lambda f: say(
            "The needle converges {convergence}; from this entry the medial "
            "wall allows {greatest_convergence}.",
            convergence=angle(f, "convergence_deg"),
            greatest_convergence=angle(f, "greatest_convergence_deg"),
        ),
        "Needle converges too much",
    ),
    ("P-04", "no_safe_angle"): (
        "From this entry no angle keeps the medial wall. Move the entry laterally.",
        "No safe angle from this entry",
    ),
    ("P-04", "angle_near_limit"): (
        lambda f: say(
            "The needle converges {convergence}; from this entry the medial "
            "wall allows {greatest_convergence}, which leaves little.",
            convergence=angle(f, "convergence_deg"),
            greatest_convergence=angle(f, "greatest_convergence_deg"),
        ),
        "Little left to the largest angle",
    ),
    ("P-04", "angle_safe"): (
        lambda f: say(
            "The needle converges {convergence}; from this entry the medial "
            "wall allows {greatest_convergence}.",
            convergence=angle(f, "convergence_deg"),
            greatest_convergence=angle(f, "greatest_convergence_deg"),
        ),
        None,
    ),
    ("P-05", "one_side_unsafe"): (_one_side_unsafe, "One side alone is not safe"),
    ("P-05", "one_side_near_midline"): (
        "There is one puncture; its tip comes near the midline and the walls are kept.",
        "One puncture only",
    ),
    ("P-05", "one_side_lateral"): (
        lambda f: say(
            "There is one puncture, and its tip stays {tip_offset} from the "
            "midline: the other half of the body may stay empty.",
            tip_offset=mm(f, "tip_offset_mm"),
        ),
        "One puncture only",
    ),
    ("P-05", "both_sides"): ("The body is reached from both sides.", None),
    ("P-06", "open_track"): (
        lambda f: say(
            "{track} and stays open, though the needle was withdrawn: cement "
            "in this body can follow it.{dura} Do not inject without a "
            "reason to.",
            track=_track(f),
            dura=_dura(f),
        ),
        "An earlier track is open",
    ),
    ("P-06", "open_track_injected"): (
        lambda f: say(
            "{track}, and cement is planned in this body: it can follow the "
            "track.{dura}",
            track=_track(f),
            dura=_dura(f),
        ),
        "Cement planned beside an open track",
    ),
    ("P-06", "repeated"): (
        lambda f: say(
            "One side is punctured {passes:.0f} times. Every puncture weakens "
            "the walls and leaves a track.",
            passes=value(f, "passes_count") or 0,
        ),
        "Punctured more than once on one side",
    ),
    ("P-06", "tracks_closed"): ("No puncture has opened a wall.", None),
    ("P-07", "anterior_perforated"): (
        lambda f: say(
            "The tip is {least_gap} in front of the anterior cortex: it is "
            "perforated. Draw the tip back.",
            least_gap=below_zero(f, "least_gap_mm"),
        ),
        "Anterior cortex perforated",
    ),
    ("P-07", "anterior_near"): (
        lambda f: say(
            "Only {least_gap} of bone are left in front of the tip (asked "
            "for: {limit_gap}).",
            least_gap=_room_left(f),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        lambda f: say(
            "Only {least_gap} left in front of the tip", least_gap=_room_left(f)
        ),
    ),
    ("P-07", "anterior_clear"): (
        lambda f: say(
            "{least_gap} of bone are left in front of the tip (asked for: "
            "{limit_gap}).",
            least_gap=mm(f, "least_gap_mm"),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        None,
    ),
}

"""What P-01, P-02 and the rules before any paper say."""

from collections.abc import Mapping

from planner.rules.findings import Finding
from ui.language import say
from ui.messages.finding_parts import (
    Sentence,
    back_part,
    crossing_mm,
    lacking_mm,
    limit_mm,
    mm,
    side,
    value,
    wall,
)
from ui.messages.numbers import exceeding, is_measured, millimetres, percent

STRICT_WALLS = ("medial", "caudal")


# --- P-01 ---------------------------------------------------------------------------


def _crosses(finding: Finding) -> str:
    if not is_measured(finding.measures.get("crossing_distance_mm")):
        return say(
            "The tip is medial of the pedicle's inner edge before it reaches "
            "the posterior wall. It must stay lateral until then."
        )
    return say(
        "The tip crosses the pedicle's inner edge {crossing} before "
        "it reaches the posterior wall (allowed: {limit_crossing}).",
        crossing=crossing_mm(finding),
        limit_crossing=limit_mm(finding, "crossing_mm"),
    )


def _entry_too_medial(finding: Finding) -> str:
    return say(
        "The entry lies too far medial: the tip crosses the pedicle's "
        "inner edge {crossing} before the posterior wall, while it is "
        "still behind the canal. Move the entry laterally.",
        crossing=crossing_mm(finding),
    )


def _border_is_near(finding: Finding) -> str:
    return say(
        "On its way to the body the tip comes within {margin} of the "
        "pedicle's inner edge (asked for: {limit_margin}).",
        margin=lacking_mm(finding, "margin_mm"),
        limit_margin=limit_mm(finding, "margin_mm"),
    )


def _border_is_kept(finding: Finding) -> str:
    kept = say(
        "The tip stays lateral of the pedicle's inner edge until it is in the body"
    )
    if not is_measured(finding.measures.get("margin_mm")):
        return say("{words}.", words=kept)
    asked = limit_mm(finding, "margin_mm")
    return say(
        "{kept}, by at least {margin} (asked for: {asked}).",
        kept=kept,
        margin=mm(finding, "margin_mm"),
        asked=asked,
    )


# --- P-02 ---------------------------------------------------------------------------


def _breach(finding: Finding) -> str:
    is_strict = finding.measures.get("wall") in STRICT_WALLS
    limit = "breach_mm" if is_strict else ""
    allowed = limit_mm(finding, limit or "tolerated_breach_mm")
    return say(
        "{beyond} (allowed: {allowed}).", beyond=_beyond(finding), allowed=allowed
    )


def _tolerated(finding: Finding) -> str:
    allowed = limit_mm(finding, "tolerated_breach_mm")
    return say(
        "{beyond}. This wall does not border the canal; more than "
        "{allowed} would be a STOP.",
        beyond=_beyond(finding),
        allowed=allowed,
    )


def _beyond(finding: Finding) -> str:
    clearance_mm = value(finding, "clearance_mm") or 0.0
    if clearance_mm < 0:
        breach = exceeding(-clearance_mm)
        return say(
            "The needle's surface is {breach} beyond the {wall} wall",
            breach=breach,
            wall=wall(finding),
        )
    return say(
        "The needle's surface is {clearance} inside the {wall} wall "
        "as drawn, but voxels this coarse can hide {allowance}: counted "
        "as a breach",
        clearance=millimetres(clearance_mm),
        wall=wall(finding),
        allowance=mm(finding, "allowance_mm"),
    )


def _wall_is_near(finding: Finding) -> str:
    return say(
        "The needle's surface comes within {clearance} of the {wall} "
        "wall (asked for: {limit_clearance}){coarse}.",
        clearance=lacking_mm(finding, "clearance_mm"),
        wall=wall(finding),
        limit_clearance=limit_mm(finding, "clearance_mm"),
        coarse=_coarse(finding),
    )


def _walls_are_kept(finding: Finding) -> str:
    return say(
        "The whole needle is inside the pedicle. Its nearest wall is the "
        "{wall} one, {clearance} away (asked for: "
        "{limit_clearance}){coarse}.",
        wall=wall(finding),
        clearance=mm(finding, "clearance_mm"),
        limit_clearance=limit_mm(finding, "clearance_mm"),
        coarse=_coarse(finding),
    )


def _coarse(finding: Finding) -> str:
    allowance = value(finding, "allowance_mm") or 0.0
    if not allowance:
        return ""
    return say(
        ", with {allowance} taken off for coarse voxels",
        allowance=millimetres(allowance),
    )


# --- C-01 ---------------------------------------------------------------------------


def _posterior_third(finding: Finding) -> str:
    depth = finding.measures.get("depth_fraction")
    asked = finding.limits.get("depth_fraction")
    decimals = 1 if percent(depth) == percent(asked) else 0
    return say(
        "The tip lies at {depth} of the body's depth, in its {part}: "
        "cement would start beside the canal (asked for: {asked} or "
        "more).",
        depth=percent(depth, decimals=decimals),
        part=back_part(finding, "depth_fraction"),
        asked=percent(asked, decimals=decimals),
    )


def _anterior(finding: Finding) -> str:
    return say(
        "The tip lies at {depth} of the body's depth, {anterior_gap} "
        "behind its anterior wall (asked for: {asked} or more).",
        depth=percent(finding.measures.get("depth_fraction")),
        anterior_gap=mm(finding, "anterior_gap_mm"),
        asked=percent(finding.limits.get("depth_fraction")),
    )


def _beyond_anterior(finding: Finding) -> str:
    gap = value(finding, "anterior_gap_mm")
    through = millimetres(None if gap is None else -gap)
    return say(
        "The tip is {through} in front of the body: the anterior wall "
        "would be perforated. Draw the tip back.",
        through=through,
    )


def _other_side(finding: Finding) -> str:
    return say(
        "The needle runs on the patient's {side}, but the plan names the "
        "{planned_side}. Stop and find out which is meant.",
        side=side(finding),
        planned_side=side(finding, "planned_side"),
    )


SENTENCES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): _crosses,
    ("P-01", "entry_too_medial"): _entry_too_medial,
    ("P-01", "outside_isthmus"): (
        "The needle passes above or below the pedicle's narrowest section, where it "
        "has no inner edge to compare with. Judge it by the walls, or aim through it."
    ),
    ("P-01", "thin"): _border_is_near,
    ("P-01", "uncertain"): lambda f: say(
        "The tip keeps {margin} from the pedicle's inner edge, but that "
        "edge may lie {uncertainty} from where it is drawn: not enough "
        "to be sure. Keep further away, or outline the pedicle more "
        "finely.",
        margin=mm(f, "margin_mm"),
        uncertainty=mm(f, "uncertainty_mm"),
    ),
    ("P-01", "view_not_true"): (
        "The fluoroscopic views are not true or not recent, so they do not show where "
        "the inner edge is. Correct the views first."
    ),
    ("P-01", "clear"): _border_is_kept,
    ("P-01", "no_pedicle"): (
        "The pedicle on this side was not seen, so its inner edge is not known. Place "
        "its four landmarks, or use a label map that shows it."
    ),
    ("P-01", "not_in_pedicle"): (
        "The needle ends before it passes the canal, so its way along the pedicle "
        "cannot be judged. Move the tip into the body."
    ),
    ("P-02", "breach"): _breach,
    ("P-02", "tolerated_breach"): _tolerated,
    ("P-02", "thin"): _wall_is_near,
    ("P-02", "uncertain"): lambda f: say(
        "The needle is {clearance} inside the {wall} wall as drawn, but "
        "that wall may lie {uncertainty} from there: not enough to be "
        "sure. Keep further away, or outline the pedicle more finely.",
        clearance=mm(f, "clearance_mm"),
        wall=wall(f),
        uncertainty=mm(f, "uncertainty_mm"),
    ),
    ("P-02", "near_metal"): (
        "Metal is so near that the walls on this CT cannot be trusted: they show no "
        "breach, but they clear nothing."
    ),
    ("P-02", "pedicle_fractured"): (
        "This pedicle is broken: there are no whole walls to stay inside of, and none "
        "of them clears the needle. Use the other side."
    ),
    ("P-02", "clear"): _walls_are_kept,
    ("P-02", "no_pedicle"): (
        "The pedicle on this side was not seen, so there are no walls to measure to. "
        "Place its four landmarks, or use a label map that shows it."
    ),
    ("P-02", "not_in_pedicle"): (
        "No part of the needle lies beside the canal, so no wall can be measured. Move "
        "the tip into the body."
    ),
    ("C-01", "target_posterior_third"): _posterior_third,
    ("C-01", "target_anterior"): _anterior,
    ("C-01", "target_not_in_body"): (
        "The tip has not reached the body: there is no target to judge. Advance it "
        "past the posterior wall."
    ),
    ("C-01", "beyond_anterior"): _beyond_anterior,
    ("C-01", "beyond_endplate"): (
        "The tip lies above or below the body, beyond an endplate. Bring it back "
        "between the endplates."
    ),
    ("ANAT", "no_anatomy"): (
        "There are no walls to measure to yet. Complete the vertebra, or read why it "
        "could not be measured."
    ),
    ("ANAT", "unconfirmed"): (
        "Compare the outlines with the CT in every view, then confirm them with your "
        "initials. Until then no number below is vouched for."
    ),
    ("ANAT", "confirmed"): "The outlines were compared with the CT and confirmed.",
    ("PLAN", "no_needle"): "No needle is planned for this level. Draw one.",
    ("PLAN", "withdrawn"): (
        "This needle was withdrawn. It is shown and measured, but not judged."
    ),
    ("PLAN", "side_derived"): lambda finding: say(
        "The needle runs on the patient's {side}; the plan names no side.",
        side=side(finding),
    ),
    ("PLAN", "as_planned"): lambda finding: say(
        "The needle runs on the patient's {side}, as planned.", side=side(finding)
    ),
    ("PLAN", "other_side"): _other_side,
}

HEADLINES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): lambda f: (
        say(
            "Tip crosses medially {crossing} before the body",
            crossing=crossing_mm(f),
        )
        if is_measured(f.measures.get("crossing_distance_mm"))
        else say("Tip runs medial of the pedicle")
    ),
    ("P-01", "entry_too_medial"): "Entry too far medial",
    ("P-01", "outside_isthmus"): "Needle passes above or below the isthmus",
    ("P-01", "thin"): lambda f: say(
        "Only {margin} to the pedicle's inner edge", margin=lacking_mm(f, "margin_mm")
    ),
    ("P-02", "breach"): lambda f: (
        say(
            "{wall} wall breached by {breach}",
            wall=wall(f).capitalize(),
            breach=exceeding(-(value(f, "clearance_mm") or 0.0)),
        )
        if (value(f, "clearance_mm") or 0.0) < 0
        else say(
            "{wall} wall too near for voxels this coarse", wall=wall(f).capitalize()
        )
    ),
    ("P-02", "tolerated_breach"): lambda f: say(
        "{wall} wall breached, away from the canal", wall=wall(f).capitalize()
    ),
    ("P-01", "uncertain"): "Inner edge not known well enough",
    ("P-01", "view_not_true"): "Not judged: the views are not true",
    ("P-02", "uncertain"): lambda f: say(
        "{wall} wall not sure to hold", wall=wall(f).capitalize()
    ),
    ("P-02", "near_metal"): "Not judged: metal is near the walls",
    ("P-02", "pedicle_fractured"): "Not judged: the pedicle is broken",
    ("P-02", "thin"): lambda f: say(
        "Only {clearance} to the {wall} wall",
        clearance=lacking_mm(f, "clearance_mm"),
        wall=wall(f),
    ),
    ("C-01", "target_posterior_third"): lambda f: say(
        "Tip in the {part} ({depth})",
        part=back_part(f, "depth_fraction"),
        depth=percent(f.measures.get("depth_fraction")),
    ),
    ("C-01", "target_not_in_body"): "Tip has not reached the body",
    ("C-01", "beyond_anterior"): "Tip in front of the body",
    ("C-01", "beyond_endplate"): "Tip beyond an endplate",
    ("ANAT", "no_anatomy"): "The vertebra has no walls yet",
    ("ANAT", "unconfirmed"): "Nobody has confirmed the outlines",
    ("PLAN", "no_needle"): "No needle is planned",
    ("PLAN", "other_side"): "Needle runs on the other side than planned",
    ("PLAN", "withdrawn"): "Withdrawn needle",
}

"""What P-01, P-02 and the rules before any paper say."""

from collections.abc import Mapping

from planner.rules.findings import Finding
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

SUPPLY_PEDICLE = "Place its four landmarks, or use a label map that shows it."


# --- P-01 ---------------------------------------------------------------------------


def _crosses(finding: Finding) -> str:
    if not is_measured(finding.measures.get("crossing_distance_mm")):
        return (
            "The tip is medial of the pedicle's inner edge before it reaches the "
            "posterior wall. It must stay lateral until then."
        )
    return (
        "The tip crosses the pedicle's inner edge "
        f"{crossing_mm(finding)} before it reaches the posterior wall "
        f"(allowed: {limit_mm(finding, 'crossing_mm')})."
    )


def _entry_too_medial(finding: Finding) -> str:
    return (
        "The entry lies too far medial: the tip crosses the pedicle's inner edge "
        f"{crossing_mm(finding)} before the posterior wall, while it is still behind "
        "the canal. Move the entry laterally."
    )


def _border_is_near(finding: Finding) -> str:
    return (
        "On its way to the body the tip comes within "
        f"{lacking_mm(finding, 'margin_mm')} of the pedicle's inner edge (asked for: "
        f"{limit_mm(finding, 'margin_mm')})."
    )


def _border_is_kept(finding: Finding) -> str:
    kept = "The tip stays lateral of the pedicle's inner edge until it is in the body"
    if not is_measured(finding.measures.get("margin_mm")):
        return f"{kept}."
    asked = limit_mm(finding, "margin_mm")
    return f"{kept}, by at least {mm(finding, 'margin_mm')} (asked for: {asked})."


# --- P-02 ---------------------------------------------------------------------------


def _breach(finding: Finding) -> str:
    limit = "breach_mm" if wall(finding) in ("medial", "caudal") else ""
    allowed = limit_mm(finding, limit or "tolerated_breach_mm")
    return f"{_beyond(finding)} (allowed: {allowed})."


def _tolerated(finding: Finding) -> str:
    allowed = limit_mm(finding, "tolerated_breach_mm")
    return (
        f"{_beyond(finding)}. This wall does not border the canal; more than {allowed} "
        "would be a STOP."
    )


def _beyond(finding: Finding) -> str:
    clearance_mm = value(finding, "clearance_mm") or 0.0
    if clearance_mm < 0:
        breach = exceeding(-clearance_mm)
        return f"The needle's surface is {breach} beyond the {wall(finding)} wall"
    return (
        f"The needle's surface is {millimetres(clearance_mm)} inside the "
        f"{wall(finding)} wall as drawn, but voxels this coarse can hide "
        f"{mm(finding, 'allowance_mm')}: counted as a breach"
    )


def _wall_is_near(finding: Finding) -> str:
    return (
        f"The needle's surface comes within {lacking_mm(finding, 'clearance_mm')} of "
        f"the {wall(finding)} wall (asked for: {limit_mm(finding, 'clearance_mm')})"
        f"{_coarse(finding)}."
    )


def _walls_are_kept(finding: Finding) -> str:
    return (
        f"The whole needle is inside the pedicle. Its nearest wall is the "
        f"{wall(finding)} one, {mm(finding, 'clearance_mm')} away (asked for: "
        f"{limit_mm(finding, 'clearance_mm')}){_coarse(finding)}."
    )


def _coarse(finding: Finding) -> str:
    allowance = value(finding, "allowance_mm") or 0.0
    if not allowance:
        return ""
    return f", with {millimetres(allowance)} taken off for coarse voxels"


# --- C-01 ---------------------------------------------------------------------------


def _posterior_third(finding: Finding) -> str:
    depth = finding.measures.get("depth_fraction")
    asked = finding.limits.get("depth_fraction")
    decimals = 1 if percent(depth) == percent(asked) else 0
    return (
        f"The tip lies at {percent(depth, decimals=decimals)} of the body's depth, in "
        f"its {back_part(finding, 'depth_fraction')}: cement would start beside the "
        f"canal (asked for: {percent(asked, decimals=decimals)} or more)."
    )


def _anterior(finding: Finding) -> str:
    return (
        f"The tip lies at {percent(finding.measures.get('depth_fraction'))} of the "
        f"body's depth, {mm(finding, 'anterior_gap_mm')} behind its anterior wall "
        f"(asked for: {percent(finding.limits.get('depth_fraction'))} or more)."
    )


def _beyond_anterior(finding: Finding) -> str:
    gap = value(finding, "anterior_gap_mm")
    through = millimetres(None if gap is None else -gap)
    return (
        f"The tip is {through} in front of the body: the anterior wall would be "
        "perforated. Draw the tip back."
    )


def _other_side(finding: Finding) -> str:
    return (
        f"The needle runs on the patient's {side(finding)}, but the plan names the "
        f"{side(finding, 'planned_side')}. Stop and find out which is meant."
    )


SENTENCES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): _crosses,
    ("P-01", "entry_too_medial"): _entry_too_medial,
    ("P-01", "outside_isthmus"): (
        "The needle passes above or below the pedicle's narrowest section, where it "
        "has no inner edge to compare with. Judge it by the walls, or aim through it."
    ),
    ("P-01", "thin"): _border_is_near,
    ("P-01", "uncertain"): lambda f: (
        f"The tip keeps {mm(f, 'margin_mm')} from the pedicle's inner edge, but that "
        f"edge may lie {mm(f, 'uncertainty_mm')} from where it is drawn: not enough to "
        "be sure. Keep further away, or outline the pedicle more finely."
    ),
    ("P-01", "view_not_true"): (
        "The fluoroscopic views are not true or not recent, so they do not show where "
        "the inner edge is. Correct the views first."
    ),
    ("P-01", "clear"): _border_is_kept,
    ("P-01", "no_pedicle"): (
        f"The pedicle on this side was not seen, so its inner edge is not known. "
        f"{SUPPLY_PEDICLE}"
    ),
    ("P-01", "not_in_pedicle"): (
        "The needle ends before it passes the canal, so its way along the pedicle "
        "cannot be judged. Move the tip into the body."
    ),
    ("P-02", "breach"): _breach,
    ("P-02", "tolerated_breach"): _tolerated,
    ("P-02", "thin"): _wall_is_near,
    ("P-02", "uncertain"): lambda f: (
        f"The needle is {mm(f, 'clearance_mm')} inside the {wall(f)} wall as drawn, "
        f"but that wall may lie {mm(f, 'uncertainty_mm')} from there: not enough to be "
        "sure. Keep further away, or outline the pedicle more finely."
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
        f"The pedicle on this side was not seen, so there are no walls to measure to. "
        f"{SUPPLY_PEDICLE}"
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
    ("PLAN", "side_derived"): lambda finding: (
        f"The needle runs on the patient's {side(finding)}; the plan names no side."
    ),
    ("PLAN", "as_planned"): lambda finding: (
        f"The needle runs on the patient's {side(finding)}, as planned."
    ),
    ("PLAN", "other_side"): _other_side,
}

HEADLINES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): lambda f: (
        f"Tip crosses medially {crossing_mm(f)} before the body"
        if is_measured(f.measures.get("crossing_distance_mm"))
        else "Tip runs medial of the pedicle"
    ),
    ("P-01", "entry_too_medial"): "Entry too far medial",
    ("P-01", "outside_isthmus"): "Needle passes above or below the isthmus",
    ("P-01", "thin"): lambda f: (
        f"Only {lacking_mm(f, 'margin_mm')} to the pedicle's inner edge"
    ),
    ("P-02", "breach"): lambda f: (
        f"{wall(f).capitalize()} wall breached by "
        f"{exceeding(-(value(f, 'clearance_mm') or 0.0))}"
        if (value(f, "clearance_mm") or 0.0) < 0
        else f"{wall(f).capitalize()} wall too near for voxels this coarse"
    ),
    ("P-02", "tolerated_breach"): lambda f: (
        f"{wall(f).capitalize()} wall breached, away from the canal"
    ),
    ("P-01", "uncertain"): "Inner edge not known well enough",
    ("P-01", "view_not_true"): "Not judged: the views are not true",
    ("P-02", "uncertain"): lambda f: f"{wall(f).capitalize()} wall not sure to hold",
    ("P-02", "near_metal"): "Not judged: metal is near the walls",
    ("P-02", "pedicle_fractured"): "Not judged: the pedicle is broken",
    ("P-02", "thin"): lambda f: (
        f"Only {lacking_mm(f, 'clearance_mm')} to the {wall(f)} wall"
    ),
    ("C-01", "target_posterior_third"): lambda f: (
        f"Tip in the {back_part(f, 'depth_fraction')} "
        f"({percent(f.measures.get('depth_fraction'))})"
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

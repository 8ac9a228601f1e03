"""What the rules of a needle say of the track that it left (`Finding.is_past`)."""

from planner.rules.findings import Finding
from ui.language import say
from ui.messages.finding_parts import (
    Words,
    angle,
    back_part,
    below_zero,
    crossing_mm,
    lacking_mm,
    limit_mm,
    limit_percent,
    mm,
    share_of,
    side,
    value,
    wall,
)
from ui.messages.numbers import exceeding, is_measured, lacking, millimetres


def _crossed(finding: Finding) -> str:
    if not is_measured(finding.measures.get("crossing_distance_mm")):
        return say(
            "The tip was medial of the pedicle's inner edge before it reached the "
            "posterior wall."
        )
    return say(
        "The tip crossed the pedicle's inner edge {crossing} before it reached the "
        "posterior wall (allowed: {limit_crossing}).",
        crossing=crossing_mm(finding),
        limit_crossing=limit_mm(finding, "crossing_mm"),
    )


def _was_beyond(finding: Finding) -> str:
    clearance_mm = value(finding, "clearance_mm") or 0.0
    if clearance_mm < 0:
        return say(
            "The needle's surface was {breach} beyond the {wall} wall",
            breach=exceeding(-clearance_mm),
            wall=wall(finding),
        )
    return say(
        "The needle's surface was {clearance} inside the {wall} wall as drawn, but "
        "voxels this coarse can hide {allowance}: counted as a breach",
        clearance=millimetres(clearance_mm),
        wall=wall(finding),
        allowance=mm(finding, "allowance_mm"),
    )


def _passed_wall(finding: Finding) -> str:
    return say(
        "The needle's surface came within {clearance} of the {wall} wall (asked for: "
        "{limit_clearance}).",
        clearance=lacking_mm(finding, "clearance_mm"),
        wall=wall(finding),
        limit_clearance=limit_mm(finding, "clearance_mm"),
    )


def _unsure(finding: Finding, room: str) -> str:
    return say(
        "The needle kept {room} from the wall, but wall and track are known to "
        "{uncertainty} only: not enough to be sure.",
        room=mm(finding, room),
        uncertainty=mm(finding, "uncertainty_mm"),
    )


def _converged(finding: Finding) -> str:
    return say(
        "The needle converged {convergence}; from its entry the medial wall allowed "
        "{greatest_convergence}.",
        convergence=angle(finding, "convergence_deg"),
        greatest_convergence=angle(finding, "greatest_convergence_deg"),
    )


def _entered(finding: Finding) -> str:
    return say(
        "The entry lay at {entry} of the pedicle's width from its inner edge (asked "
        "for: {limit_entry} or more).",
        entry=share_of(finding, "entry_fraction"),
        limit_entry=limit_percent(finding, "entry_fraction"),
    )


def _was_in_canal(finding: Finding) -> str:
    return say(
        "The needle's surface was {intrusion} inside the spinal canal",
        intrusion=exceeding(finding.measures.get("intrusion_mm")),
    )


def _room_left(finding: Finding) -> str:
    return lacking(finding.measures.get("least_gap_mm"), finding.limits.get("gap_mm"))


def _reached(finding: Finding) -> str:
    return say(
        "The tip reached {depth} of the body's depth",
        depth=share_of(finding, "depth_fraction"),
    )


WORDS: Words = {
    ("P-01", "crosses"): (_crossed, "Tip crossed the inner edge before the body"),
    ("P-01", "entry_too_medial"): (
        lambda f: say(
            "The entry lay too far medial: the tip crossed the pedicle's inner edge "
            "{crossing} before the posterior wall, while it was still behind the "
            "canal.",
            crossing=crossing_mm(f),
        ),
        "Entry was too far medial",
    ),
    ("P-01", "outside_isthmus"): (
        (
            "The needle passed above or below the pedicle's narrowest section, where "
            "there is no inner edge to compare with."
        ),
        "Needle passed above or below the isthmus",
    ),
    ("P-01", "thin"): (
        lambda f: say(
            "On its way to the body the tip came within {margin} of the pedicle's "
            "inner edge (asked for: {limit_margin}).",
            margin=lacking_mm(f, "margin_mm"),
            limit_margin=limit_mm(f, "margin_mm"),
        ),
        "Tip came near the inner edge",
    ),
    ("P-01", "uncertain"): (
        lambda f: _unsure(f, "margin_mm"),
        "Not sure that the tip kept the inner edge",
    ),
    ("P-01", "clear"): (
        lambda f: say(
            "The tip stayed lateral of the pedicle's inner edge until it was in the "
            "body, by at least {margin} (asked for: {asked}).",
            margin=mm(f, "margin_mm"),
            asked=limit_mm(f, "margin_mm"),
        ),
        None,
    ),
    ("P-02", "breach"): (
        lambda f: say("{beyond}.", beyond=_was_beyond(f)),
        lambda f: say("{wall} wall was breached", wall=wall(f).capitalize()),
    ),
    ("P-02", "tolerated_breach"): (
        lambda f: say(
            "{beyond}. This wall does not border the canal.", beyond=_was_beyond(f)
        ),
        lambda f: say(
            "{wall} wall was breached, away from the canal", wall=wall(f).capitalize()
        ),
    ),
    ("P-02", "thin"): (
        _passed_wall,
        lambda f: say("Needle passed near the {wall} wall", wall=wall(f)),
    ),
    ("P-02", "uncertain"): (
        lambda f: _unsure(f, "clearance_mm"),
        lambda f: say("Not sure that the {wall} wall held", wall=wall(f)),
    ),
    ("P-02", "near_metal"): (
        (
            "Metal is so near that the walls on this CT cannot be trusted: they show "
            "no breach, but they clear nothing."
        ),
        "Not judged: metal is near the walls",
    ),
    ("P-02", "pedicle_fractured"): (
        "This pedicle is broken: there are no whole walls that the needle could keep.",
        "Not judged: the pedicle is broken",
    ),
    ("P-02", "clear"): (
        lambda f: say(
            "The whole needle was inside the pedicle. Its nearest wall was the {wall} "
            "one, {clearance} away (asked for: {limit_clearance}).",
            wall=wall(f),
            clearance=mm(f, "clearance_mm"),
            limit_clearance=limit_mm(f, "clearance_mm"),
        ),
        None,
    ),
    ("P-03", "entry_breaches"): (
        lambda f: say(
            "The entry lay too far medial: the needle's flank was {entry_clearance} "
            "beyond the pedicle's inner edge where it met the bone.",
            entry_clearance=below_zero(f, "entry_clearance_mm"),
        ),
        "Entry was beyond the inner edge",
    ),
    ("P-03", "entry_medial_half"): (_entered, "Entry was near the inner edge"),
    ("P-03", "entry_lateral"): (_entered, None),
    ("P-04", "angle_too_large"): (_converged, "Needle converged too much"),
    ("P-04", "no_safe_angle"): (
        "From this entry no angle could have kept the medial wall.",
        "No safe angle from this entry",
    ),
    ("P-04", "angle_near_limit"): (_converged, "Little was left to the largest angle"),
    ("P-04", "angle_safe"): (_converged, None),
    ("P-07", "anterior_perforated"): (
        lambda f: say(
            "The tip was {least_gap} in front of the anterior cortex: it was "
            "perforated.",
            least_gap=below_zero(f, "least_gap_mm"),
        ),
        "Anterior cortex was perforated",
    ),
    ("P-07", "anterior_near"): (
        lambda f: say(
            "Only {least_gap} of bone were left in front of the tip (asked for: "
            "{limit_gap}).",
            least_gap=_room_left(f),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        lambda f: say(
            "Only {least_gap} were left in front of the tip", least_gap=_room_left(f)
        ),
    ),
    ("P-07", "anterior_clear"): (
        lambda f: say(
            "{least_gap} of bone were left in front of the tip (asked for: "
            "{limit_gap}).",
            least_gap=mm(f, "least_gap_mm"),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        None,
    ),
    ("P-08", "in_canal_deep"): (
        lambda f: say(
            "{in_canal}. That deep, or that far through the medial wall, the dura may "
            "have been opened.",
            in_canal=_was_in_canal(f),
        ),
        "Needle was in the canal, dura at risk",
    ),
    ("P-08", "in_canal"): (
        lambda f: say("{words}.", words=_was_in_canal(f)),
        "Needle was in the canal",
    ),
    ("P-08", "canal_near"): (
        lambda f: say(
            "The needle passed the canal at {canal_gap}, but border and track are "
            "known to {uncertainty} only: not enough to be sure.",
            canal_gap=mm(f, "canal_gap_mm"),
            uncertainty=mm(f, "uncertainty_mm"),
        ),
        "Not sure that the needle missed the canal",
    ),
    ("P-08", "canal_clear"): (
        lambda f: say(
            "The needle passed the canal at {canal_gap}.",
            canal_gap=mm(f, "canal_gap_mm"),
        ),
        None,
    ),
    ("P-08", "canal_not_seen"): (
        "The canal was not outlined, so nobody can say whether the needle met it.",
        "Not judged: the canal was not seen",
    ),
    ("P-09", "metal_in_the_way"): (
        lambda f: say(
            "The needle ran {metal_gap} into where metal lies. A screw in the way "
            "turns a needle towards the canal.",
            metal_gap=below_zero(f, "metal_gap_mm"),
        ),
        "Metal was in the way",
    ),
    ("P-09", "metal_near"): (
        lambda f: say(
            "The needle passed metal at {metal_gap} (asked for: {limit_gap}).",
            metal_gap=mm(f, "metal_gap_mm"),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        "Metal was near the needle",
    ),
    ("P-09", "metal_present"): (
        lambda f: say(
            "There is metal in this vertebra, {metal_gap} from the track. The CT "
            "beside it cannot be trusted.",
            metal_gap=mm(f, "metal_gap_mm"),
        ),
        "Metal in this vertebra",
    ),
    ("P-09", "no_metal"): ("There is no metal in this vertebra.", None),
    ("P-09", "metal_not_measured"): (
        (
            "There was metal in this vertebra, but where it lay was not measured: "
            "whether the needle met it cannot be judged."
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
    ("C-01", "target_posterior_third"): (
        lambda f: say(
            "{reached}, in its {part}: cement started beside the canal (asked for: "
            "{asked} or more).",
            reached=_reached(f),
            part=back_part(f, "depth_fraction"),
            asked=limit_percent(f, "depth_fraction"),
        ),
        lambda f: say("Tip was in the {part}", part=back_part(f, "depth_fraction")),
    ),
    ("C-01", "target_anterior"): (
        lambda f: say(
            "{reached} (asked for: {asked} or more).",
            reached=_reached(f),
            asked=limit_percent(f, "depth_fraction"),
        ),
        None,
    ),
    ("C-01", "target_not_in_body"): (
        "The tip did not reach the body.",
        "Tip did not reach the body",
    ),
    ("C-01", "beyond_anterior"): (
        lambda f: say(
            "The tip was {through} in front of the body: the anterior wall was "
            "perforated.",
            through=below_zero(f, "anterior_gap_mm"),
        ),
        "Tip was in front of the body",
    ),
    ("C-01", "beyond_endplate"): (
        "The tip lay above or below the body, beyond an endplate.",
        "Tip was beyond an endplate",
    ),
    ("D-01", "too_narrow"): (
        lambda f: say(
            "The pedicle is {width} wide at its narrowest, the needle was {diameter} "
            "thick: it could not pass inside.",
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
        ),
        "Pedicle was narrower than the needle",
    ),
    ("D-01", "tight"): (
        lambda f: say(
            "The pedicle on the {side} is {width} wide at its narrowest, the needle "
            "was {diameter} thick: {spare} to spare (asked for: {limit_spare}).",
            side=side(f),
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
            spare=mm(f, "spare_mm"),
            limit_spare=limit_mm(f, "spare_mm"),
        ),
        "Pedicle was tight for this needle",
    ),
    ("D-01", "beside_pedicle"): (
        "The access was beside the pedicle, so its width did not matter.",
        "Beside the pedicle",
    ),
    ("D-01", "wide_enough"): (
        lambda f: say(
            "The pedicle is {width} wide at its narrowest, the needle was {diameter} "
            "thick.",
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
        ),
        None,
    ),
    ("D-03", "target_shallow"): (
        lambda f: say(
            "{reached}; {limit_shallow} or more is the usual target.",
            reached=_reached(f),
            limit_shallow=limit_percent(f, "shallow_fraction"),
        ),
        "Tip stayed short of the usual target",
    ),
    ("D-03", "target_deep"): (
        lambda f: say("{reached}, further forward than usual.", reached=_reached(f)),
        "Tip went far forward",
    ),
    ("D-03", "over_midline"): (
        lambda f: say(
            "The tip went {tip_offset} beyond the midline. In the body that is only "
            "noted.",
            tip_offset=below_zero(f, "tip_offset_mm"),
        ),
        "Tip went beyond the midline",
    ),
    ("D-03", "on_target"): (
        lambda f: say(
            "{reached}, on its own side of the midline.", reached=_reached(f)
        ),
        None,
    ),
}

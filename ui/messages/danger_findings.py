"""What the rules of canal, metal, views and danger say, P-08 to P-11, D-01 and D-03."""

from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages.finding_parts import (
    Words,
    angle,
    below_zero,
    lacking_mm,
    limit_mm,
    limit_percent,
    mm,
    needle_pair,
    share_of,
    side,
)
from ui.messages.numbers import exceeding, millimetres

CONTENTS = Texts(
    {"cord": "the spinal cord", "cauda_equina": "the roots of the cauda equina"}
)


def _content(finding: Finding) -> str:
    content = str(finding.measures.get("content"))
    return CONTENTS[content] if content in CONTENTS else say("the dura")


def _in_canal(finding: Finding) -> str:
    return say(
        "The needle's surface is {intrusion} inside the spinal canal, "
        "which holds {content}",
        intrusion=exceeding(finding.measures.get("intrusion_mm")),
        content=_content(finding),
    )


WORDS: Words = {
    ("P-08", "in_canal_deep"): (
        lambda f: say(
            "{in_canal}. That deep, or that far through the medial wall, the "
            "dura is at risk.",
            in_canal=_in_canal(f),
        ),
        "Needle in the canal, dura at risk",
    ),
    ("P-08", "in_canal"): (
        lambda f: say("{words}.", words=_in_canal(f)),
        "Needle in the canal",
    ),
    ("P-08", "canal_near"): (
        lambda f: say(
            "The needle passes the canal at {canal_gap}, but its border may "
            "lie {uncertainty} from where it is drawn: not enough to be sure.",
            canal_gap=mm(f, "canal_gap_mm"),
            uncertainty=mm(f, "uncertainty_mm"),
        ),
        "Not sure to miss the canal",
    ),
    ("P-08", "canal_clear"): (
        lambda f: say(
            "The needle passes the canal at {canal_gap}.",
            canal_gap=mm(f, "canal_gap_mm"),
        ),
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
        lambda f: say(
            "The needle runs {metal_gap} into metal. A screw in the way "
            "turns the needle towards the canal.",
            metal_gap=below_zero(f, "metal_gap_mm"),
        ),
        "Metal in the way",
    ),
    ("P-09", "metal_near"): (
        lambda f: say(
            "The needle passes metal at {metal_gap} (asked for: {limit_gap}).",
            metal_gap=mm(f, "metal_gap_mm"),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        "Metal near the needle",
    ),
    ("P-09", "metal_present"): (
        lambda f: say(
            "There is metal in this vertebra, {metal_gap} from the needle. "
            "The CT beside it cannot be trusted.",
            metal_gap=mm(f, "metal_gap_mm"),
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
        lambda f: say(
            "A view is turned or tilted by {error}: what it shows of the "
            "needle cannot be judged. Correct the C-arm.",
            error=angle(f, "error_deg"),
        ),
        "A view is not true",
    ),
    ("P-10", "views_off"): (
        lambda f: say(
            "A view is turned or tilted by {error}. Correct the C-arm before "
            "you trust it.",
            error=angle(f, "error_deg"),
        ),
        "A view is not quite true",
    ),
    ("P-10", "view_off_centre"): (
        lambda f: say(
            "The vertebra lies {off_axis} from the central ray, where "
            "parallax misleads. Centre it.",
            off_axis=mm(f, "off_axis_mm"),
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
        lambda f: say(
            "The pedicle is {width} wide at its narrowest, the needle "
            "{diameter} thick: it cannot pass. Take a thinner needle or "
            "another access.",
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
        ),
        "Pedicle narrower than the needle",
    ),
    ("D-01", "tight"): (
        lambda f: say(
            "The pedicle on the {side} is {width} wide at its narrowest, the "
            "needle {diameter} thick: {spare} to spare (asked for: "
            "{limit_spare}). Consider a thinner needle.",
            side=side(f),
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
            spare=millimetres(f.measures.get("spare_mm")),
            limit_spare=limit_mm(f, "spare_mm"),
        ),
        "Pedicle tight for this needle",
    ),
    ("D-01", "beside_pedicle"): (
        "The needle is planned beside the pedicle, so its width does not matter.",
        "Beside the pedicle",
    ),
    ("D-01", "wide_enough"): (
        lambda f: say(
            "The pedicle is {width} wide at its narrowest, the needle "
            "{diameter} thick.",
            width=mm(f, "width_mm"),
            diameter=mm(f, "diameter_mm"),
        ),
        None,
    ),
    ("LONG", "too_short"): (
        lambda f: say(
            "The needle is {instrument} long, and {needed} or more are "
            "needed from the skin to the tip. Take a longer one.",
            instrument=mm(f, "instrument_mm"),
            needed=mm(f, "needed_mm"),
        ),
        "Needle too short",
    ),
    ("LONG", "barely_long"): (
        lambda f: say(
            "Of the needle's {instrument} only {spare} stay outside the skin "
            "(asked for: {limit_spare}). Take a longer one.",
            instrument=mm(f, "instrument_mm"),
            spare=mm(f, "spare_mm"),
            limit_spare=limit_mm(f, "spare_mm"),
        ),
        "Needle barely long enough",
    ),
    ("LONG", "long_enough"): (
        lambda f: say(
            "The needle is {instrument} long; {needed} are needed from the "
            "skin to the tip.",
            instrument=mm(f, "instrument_mm"),
            needed=mm(f, "needed_mm"),
        ),
        None,
    ),
    ("LONG", "skin_not_seen"): (
        lambda f: say(
            "The skin is not in the field of view on this needle's line, so "
            "whether {instrument} are enough cannot be told: at least "
            "{needed} are needed. Open a scan that shows the back.",
            instrument=mm(f, "instrument_mm"),
            needed=mm(f, "needed_mm"),
        ),
        "Not judged: the skin is not in the images",
    ),
    ("APART", "needles_collide"): (
        lambda f: say(
            "{needle_pair} run into each other. Move one of them.",
            needle_pair=needle_pair(f),
        ),
        "Two needles collide",
    ),
    ("APART", "needles_near"): (
        lambda f: say(
            "{needle_pair} pass each other at {gap} (asked for: {limit_gap}).",
            needle_pair=needle_pair(f),
            gap=lacking_mm(f, "gap_mm"),
            limit_gap=limit_mm(f, "gap_mm"),
        ),
        "Two needles nearly touch",
    ),
    ("APART", "needles_apart"): (
        lambda f: say(
            "The needles of this level keep {gap} apart.", gap=mm(f, "gap_mm")
        ),
        None,
    ),
    ("D-03", "target_shallow"): (
        lambda f: say(
            "The tip ends at {depth} of the body's depth; {limit_shallow} or "
            "more is the usual target.",
            depth=share_of(f, "depth_fraction"),
            limit_shallow=limit_percent(f, "shallow_fraction"),
        ),
        "Tip short of its target",
    ),
    ("D-03", "target_deep"): (
        lambda f: say(
            "The tip ends at {depth} of the body's depth, further forward than usual.",
            depth=share_of(f, "depth_fraction"),
        ),
        "Tip far forward",
    ),
    ("D-03", "over_midline"): (
        lambda f: say(
            "The tip lies {tip_offset} beyond the midline. In the body that "
            "is only noted.",
            tip_offset=below_zero(f, "tip_offset_mm"),
        ),
        "Tip beyond the midline",
    ),
    ("D-03", "under_way"): ("The needle is on its way to the body.", None),
    ("D-03", "on_target"): (
        lambda f: say(
            "The tip ends at {depth} of the body's depth, on its own side of "
            "the midline.",
            depth=share_of(f, "depth_fraction"),
        ),
        None,
    ),
}

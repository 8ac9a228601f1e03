"""What the rules of the cement say, C-01 to C-14 and D-02."""

from planner.rules.findings import Finding, Measures
from ui.language import say
from ui.messages.finding_parts import (
    Words,
    back_part,
    limit_mm,
    limit_percent,
    mm,
    share_of,
    track,
)
from ui.messages.numbers import exceeding, percent, with_unit


def _ml(finding: Finding, name: str, *, decimals: int = 1) -> str:
    return with_unit(finding.measures.get(name), "mL", decimals=decimals)


def _limit_ml(finding: Finding, name: str) -> str:
    return with_unit(finding.limits.get(name), "mL")


def _far_back(finding: Finding) -> str:
    return say(
        "Cement would reach back to {front} of the body's depth: "
        "{behind} of it lie in the {depth}. Place the tips further "
        "forward, or plan less.",
        front=share_of(finding, "front_fraction"),
        behind=_ml(finding, "behind_ml", decimals=2),
        depth=back_part(finding, "depth_fraction"),
    )


def _filled(finding: Finding) -> str:
    words = say("{volume} are planned", volume=_ml(finding, "volume_ml"))
    share = finding.measures.get("fill_fraction")
    return (
        words
        if share is None
        else say("{words}, {share} of the body", words=words, share=percent(share))
    )


def _radiopacifier(finding: Finding) -> str:
    return with_unit(finding.measures.get("radiopacifier_percent"), "%", decimals=0)


def _rate(numbers: Measures) -> str:
    return with_unit(numbers.get("rate_ml_s"), "mL/s", decimals=2)


WORDS: Words = {
    ("C-01", "cement_posterior_third"): (
        _far_back,
        lambda f: say("Cement in the {depth}", depth=back_part(f, "depth_fraction")),
    ),
    ("C-01", "cement_posterior_quarter"): (
        _far_back,
        lambda f: say(
            "Cement in the {quarter}", quarter=back_part(f, "quarter_fraction")
        ),
    ),
    ("C-01", "cement_anterior"): (
        lambda f: say(
            "The cement spares the {depth} of the body: it reaches back to "
            "{front} of its depth.",
            depth=back_part(f, "depth_fraction"),
            front=share_of(f, "front_fraction"),
        ),
        None,
    ),
    ("C-02", "cement_in_concavity"): (
        lambda f: say(
            "Cement lies at {front} of the body's depth; in the hollow of "
            "this posterior wall it may be in the canal while the side view "
            "still shows it inside (asked for: {asked} or more).",
            front=share_of(f, "front_fraction"),
            asked=share_of(f, "asked_fraction"),
        ),
        "Cement in the hollow of the posterior wall",
    ),
    ("C-02", "cement_before_concavity"): (
        lambda f: say(
            "Cement stays in front of {asked} of the body's depth, clear of "
            "the hollow posterior wall.",
            asked=share_of(f, "asked_fraction"),
        ),
        None,
    ),
    ("C-03", "cement_in_canal"): (
        lambda f: say(
            "{in_canal} of cement lie in the spinal canal, behind the "
            "posterior wall as it really is.",
            in_canal=_ml(f, "in_canal_ml", decimals=2),
        ),
        "Cement in the canal",
    ),
    ("C-03", "source_in_canal"): (
        "The tip lies in the spinal canal: cement would start there.",
        "Cement would start in the canal",
    ),
    ("C-03", "cement_abuts"): (
        lambda f: say(
            "Cement comes within {wall_gap} of the canal (wall known to "
            "{uncertainty}): it touches the posterior wall.",
            wall_gap=mm(f, "wall_gap_mm"),
            uncertainty=mm(f, "uncertainty_mm"),
        ),
        "Cement touches the posterior wall",
    ),
    ("C-03", "defect_near"): (
        lambda f: say(
            "Cement lies beside a gap in the posterior wall, nearer than "
            "{limit_defect_reach}.",
            limit_defect_reach=limit_mm(f, "defect_reach_mm"),
        ),
        "Cement beside a gap in the posterior wall",
    ),
    ("C-03", "cement_inside"): (
        lambda f: say(
            "The cement stays {wall_gap} in front of the canal.",
            wall_gap=mm(f, "wall_gap_mm"),
        ),
        None,
    ),
    ("C-04", "too_much"): (
        lambda f: say(
            "{filled}: more than the usual dose of a kyphoplasty (up to {large}).",
            filled=_filled(f),
            large=_limit_ml(f, "large_ml"),
        ),
        "More cement than usual",
    ),
    ("C-04", "fills_too_much"): (
        lambda f: say(
            "{filled} (asked for: {limit_high} or less). Leaks were seen "
            "more often in bodies that are filled more.",
            filled=_filled(f),
            limit_high=limit_percent(f, "high_fraction"),
        ),
        lambda f: say(
            "More than {limit_high} of the body",
            limit_high=limit_percent(f, "high_fraction"),
        ),
    ),
    ("C-04", "small_dose"): (
        lambda f: say(
            "{filled}: within what is called a small dose.", filled=_filled(f)
        ),
        "Small dose of cement",
    ),
    ("C-04", "usual_dose"): (
        lambda f: say("{filled}: within the usual dose.", filled=_filled(f)),
        "Usual dose of cement",
    ),
    ("C-04", "fills_little"): (
        lambda f: say("{filled}. That may be enough.", filled=_filled(f)),
        "Little cement",
    ),
    ("C-04", "dose_fine"): (lambda f: say("{words}.", words=_filled(f)), None),
    ("C-05", "liquid"): (
        "The cement is declared liquid. Wait until it is like toothpaste.",
        "Liquid cement",
    ),
    ("C-05", "runny"): (
        (
            "The cement is of low viscosity: it runs along veins and clefts. Wait "
            "longer, or take a thicker one."
        ),
        "Cement of low viscosity",
    ),
    ("C-05", "thick_enough"): (
        (
            "The cement is thick enough. That relaxes no other rule: thick cement "
            "reaches the canal as well."
        ),
        None,
    ),
    ("C-06", "opacity_unknown"): (
        (
            "How much radiopacifier this cement holds is not known. Look it up and "
            "enter it: cement that cannot be seen cannot be stopped."
        ),
        "Not known whether the cement can be seen",
    ),
    ("C-06", "not_opaque"): (
        "This cement cannot be seen on X-ray. Do not inject it.",
        "Cement cannot be seen",
    ),
    ("C-06", "faintly_opaque"): (
        lambda f: say(
            "The cement holds {radiopacifier} of radiopacifier by weight "
            "(asked for: {with_unit}).",
            radiopacifier=_radiopacifier(f),
            with_unit=with_unit(f.limits.get("enough_percent"), "%", decimals=0),
        ),
        "Cement is faint on X-ray",
    ),
    ("C-06", "behind_shoulders"): (
        (
            "At this level the shoulders hide the cement on the side view. Plan for "
            "another view."
        ),
        "Side view through the shoulders",
    ),
    ("C-06", "opaque"): (
        lambda f: say(
            "The cement holds {radiopacifier} of radiopacifier by weight.",
            radiopacifier=_radiopacifier(f),
        ),
        None,
    ),
    ("C-07", "aliquot_large"): (
        lambda f: say(
            "{aliquot} went in between two looks at the side view (at most: "
            "{allowed}).",
            aliquot=_ml(f, "aliquot_ml"),
            allowed=_limit_ml(f, "aliquot_ml"),
        ),
        "Too much cement between two looks",
    ),
    ("C-07", "too_quick"): (
        lambda f: say(
            "Cement was pushed at {rate} (at most: {allowed}).",
            rate=_rate(f.measures),
            allowed=_rate(f.limits),
        ),
        "Cement pushed too quickly",
    ),
    ("C-07", "aliquots_small"): ("Cement was pushed slowly, in small amounts.", None),
    ("C-08", "unchecked"): (
        "Cement was pushed without a look at the side view afterwards.",
        "Cement pushed without a side view",
    ),
    ("C-08", "ap_unchecked"): (
        lambda f: say(
            "{ap} went in between two looks at the front view (at most: {ap_every}).",
            ap=_ml(f, "ap_ml"),
            ap_every=_limit_ml(f, "ap_every_ml"),
        ),
        "Front view not looked at",
    ),
    ("C-08", "checked"): (
        (
            "Every push was followed by a side view. A clean view means that no leak "
            "was seen, not that there is none."
        ),
        None,
    ),
    ("C-09", "with_balloon"): (
        (
            "A balloon's cavity is filled at lower pressure and leaks less often. "
            "Leaks into the canal and the dura happen all the same."
        ),
        "Kyphoplasty",
    ),
    ("C-09", "without_balloon"): (
        (
            "Without a balloon's cavity the bone itself is filled, at higher pressure, "
            "and leaks are more frequent."
        ),
        "Vertebroplasty",
    ),
    ("C-10", "track_touched"): (
        lambda f: say(
            "Cement lies at the track of {track}, which is {breach} through "
            "the medial wall: it can follow when the needle is withdrawn.",
            track=track(f),
            breach=exceeding(f.measures.get("breach_mm")),
        ),
        "Cement at a track with a broken wall",
    ),
    ("C-10", "tracks_sound"): (
        "No cement lies at a track that has opened the medial wall.",
        None,
    ),
    ("C-11", "heat_in_canal"): (
        "Cement in the canal sets hot beside nerves. No temperature can be predicted.",
        "Hot cement in the canal",
    ),
    ("C-11", "heat_near"): (
        lambda f: say(
            "{volume} of cement lie {wall_gap} from the canal: so much of it "
            "sets hot. No temperature can be predicted.",
            volume=_ml(f, "volume_ml"),
            wall_gap=mm(f, "wall_gap_mm"),
        ),
        "Much hot cement near the canal",
    ),
    ("C-11", "heat_far"): ("No large amount of cement lies near the canal.", None),
    ("C-12", "neuro_change"): (
        (
            "A new neurological sign was reported. Stop the injection and look at the "
            "case anew."
        ),
        "New neurological sign: stop",
    ),
    ("C-12", "no_change"): ("No new neurological sign was reported.", None),
    ("C-13", "foramen_near"): (
        lambda f: say(
            "Tip or cement come within {limit_reach} of the basivertebral "
            "foramen, which opens into the canal.",
            limit_reach=limit_mm(f, "reach_mm"),
        ),
        "Near the basivertebral foramen",
    ),
    ("C-13", "cleft_open"): (
        "A cleft opens to the outside of the body: cement can leave through it.",
        "An open cleft",
    ),
    ("C-13", "foramen_far"): (
        "Tip and cement keep away from the basivertebral foramen.",
        None,
    ),
    ("C-13", "foramen_not_seen"): (
        (
            "The basivertebral foramen was not outlined. It opens into the canal in "
            "the middle of the posterior wall: keep cement away from there."
        ),
        "Basivertebral foramen not seen",
    ),
    ("C-14", "systemic"): (
        (
            "Cement and fat reach the lungs and can lower the pressure. Have somebody "
            "watch pressure, pulse and oxygen."
        ),
        "Watch the circulation",
    ),
    ("D-02", "side_heavy"): (
        lambda f: say(
            "On a punctured side cement is {side} of the body (noted above "
            "{limit_side}). Large shares went with leaks into the veins "
            "beside it.",
            side=share_of(f, "side_fraction"),
            limit_side=limit_percent(f, "side_fraction"),
        ),
        "Much cement on one side",
    ),
    ("D-02", "sides_light"): (
        lambda f: say(
            "On the punctured side cement is {side} of the body.",
            side=share_of(f, "side_fraction"),
        ),
        None,
    ),
}

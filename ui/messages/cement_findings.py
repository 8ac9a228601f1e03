"""What the rules of the cement say, C-01 to C-14 and D-02."""

from planner.rules.findings import Finding, Measures
from ui.messages.finding_parts import (
    Words,
    back_part,
    limit_mm,
    limit_percent,
    mm,
    track,
)
from ui.messages.numbers import exceeding, percent, with_unit


def _ml(finding: Finding, name: str, *, decimals: int = 1) -> str:
    return with_unit(finding.measures.get(name), "mL", decimals=decimals)


def _limit_ml(finding: Finding, name: str) -> str:
    return with_unit(finding.limits.get(name), "mL")


def _share(finding: Finding, name: str) -> str:
    return percent(finding.measures.get(name))


def _far_back(finding: Finding) -> str:
    return (
        f"Cement would reach back to {_share(finding, 'front_fraction')} of the body's "
        f"depth: {_ml(finding, 'behind_ml', decimals=2)} of it lie in the "
        f"{back_part(finding, 'depth_fraction')}. Place the tips further forward, or "
        "plan less."
    )


def _filled(finding: Finding) -> str:
    words = f"{_ml(finding, 'volume_ml')} are planned"
    share = finding.measures.get("fill_fraction")
    return words if share is None else f"{words}, {percent(share)} of the body"


def _radiopacifier(finding: Finding) -> str:
    return with_unit(finding.measures.get("radiopacifier_percent"), "%", decimals=0)


def _rate(numbers: Measures) -> str:
    return with_unit(numbers.get("rate_ml_s"), "mL/s", decimals=2)


WORDS: Words = {
    ("C-01", "cement_posterior_third"): (
        _far_back,
        lambda f: f"Cement in the {back_part(f, 'depth_fraction')}",
    ),
    ("C-01", "cement_posterior_quarter"): (
        _far_back,
        lambda f: f"Cement in the {back_part(f, 'quarter_fraction')}",
    ),
    ("C-01", "cement_anterior"): (
        lambda f: (
            f"The cement spares the {back_part(f, 'depth_fraction')} of the body: it "
            f"reaches back to {_share(f, 'front_fraction')} of its depth."
        ),
        None,
    ),
    ("C-02", "cement_in_concavity"): (
        lambda f: (
            f"Cement lies at {_share(f, 'front_fraction')} of the body's depth; in the "
            "hollow of this posterior wall it may be in the canal while the side view "
            f"still shows it inside (asked for: {_share(f, 'asked_fraction')} or more)."
        ),
        "Cement in the hollow of the posterior wall",
    ),
    ("C-02", "cement_before_concavity"): (
        lambda f: (
            f"Cement stays in front of {_share(f, 'asked_fraction')} of the body's "
            "depth, clear of the hollow posterior wall."
        ),
        None,
    ),
    ("C-03", "cement_in_canal"): (
        lambda f: (
            f"{_ml(f, 'in_canal_ml', decimals=2)} of cement lie in the spinal canal, "
            "behind the posterior wall as it really is."
        ),
        "Cement in the canal",
    ),
    ("C-03", "source_in_canal"): (
        "The tip lies in the spinal canal: cement would start there.",
        "Cement would start in the canal",
    ),
    ("C-03", "cement_abuts"): (
        lambda f: (
            f"Cement comes within {mm(f, 'wall_gap_mm')} of the canal (wall known to "
            f"{mm(f, 'uncertainty_mm')}): it touches the posterior wall."
        ),
        "Cement touches the posterior wall",
    ),
    ("C-03", "defect_near"): (
        lambda f: (
            "Cement lies beside a gap in the posterior wall, nearer than "
            f"{limit_mm(f, 'defect_reach_mm')}."
        ),
        "Cement beside a gap in the posterior wall",
    ),
    ("C-03", "cement_inside"): (
        lambda f: f"The cement stays {mm(f, 'wall_gap_mm')} in front of the canal.",
        None,
    ),
    ("C-04", "too_much"): (
        lambda f: (
            f"{_filled(f)}: more than the usual dose of a kyphoplasty (up to "
            f"{_limit_ml(f, 'large_ml')})."
        ),
        "More cement than usual",
    ),
    ("C-04", "fills_too_much"): (
        lambda f: (
            f"{_filled(f)} (asked for: {limit_percent(f, 'high_fraction')} or less). "
            "Leaks were seen more often in bodies that are filled more."
        ),
        lambda f: f"More than {limit_percent(f, 'high_fraction')} of the body",
    ),
    ("C-04", "small_dose"): (
        lambda f: f"{_filled(f)}: within what is called a small dose.",
        "Small dose of cement",
    ),
    ("C-04", "usual_dose"): (
        lambda f: f"{_filled(f)}: within the usual dose.",
        "Usual dose of cement",
    ),
    ("C-04", "fills_little"): (
        lambda f: f"{_filled(f)}. That may be enough.",
        "Little cement",
    ),
    ("C-04", "dose_fine"): (lambda f: f"{_filled(f)}.", None),
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
        lambda f: (
            f"The cement holds {_radiopacifier(f)} of radiopacifier by weight (asked "
            f"for: {with_unit(f.limits.get('enough_percent'), '%', decimals=0)})."
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
        lambda f: f"The cement holds {_radiopacifier(f)} of radiopacifier by weight.",
        None,
    ),
    ("C-07", "aliquot_large"): (
        lambda f: (
            f"{_ml(f, 'aliquot_ml')} went in between two looks at the side view (at "
            f"most: {_limit_ml(f, 'aliquot_ml')})."
        ),
        "Too much cement between two looks",
    ),
    ("C-07", "too_quick"): (
        lambda f: (
            f"Cement was pushed at {_rate(f.measures)} (at most: {_rate(f.limits)})."
        ),
        "Cement pushed too quickly",
    ),
    ("C-07", "aliquots_small"): ("Cement was pushed slowly, in small amounts.", None),
    ("C-08", "unchecked"): (
        "Cement was pushed without a look at the side view afterwards.",
        "Cement pushed without a side view",
    ),
    ("C-08", "ap_unchecked"): (
        lambda f: (
            f"{_ml(f, 'ap_ml')} went in between two looks at the front view (at most: "
            f"{_limit_ml(f, 'ap_every_ml')})."
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
        lambda f: (
            f"Cement lies at the track of {track(f)}, which is "
            f"{exceeding(f.measures.get('breach_mm'))} through the medial wall: it can "
            "follow when the needle is withdrawn."
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
        lambda f: (
            f"{_ml(f, 'volume_ml')} of cement lie {mm(f, 'wall_gap_mm')} from the "
            "canal: so much of it sets hot. No temperature can be predicted."
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
        lambda f: (
            "Tip or cement come within "
            f"{limit_mm(f, 'reach_mm')} of the basivertebral foramen, which opens into "
            "the canal."
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
        lambda f: (
            f"On a punctured side cement is {_share(f, 'side_fraction')} of the body "
            f"(noted above {limit_percent(f, 'side_fraction')}). Large shares went "
            "with leaks into the veins beside it."
        ),
        "Much cement on one side",
    ),
    ("D-02", "sides_light"): (
        lambda f: (
            f"On the punctured side cement is {_share(f, 'side_fraction')} of the body."
        ),
        None,
    ),
}

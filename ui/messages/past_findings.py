"""What the rules say of what was really done (`Finding.is_past`).

Same rules, same numbers, other words: nothing here tells anybody to move a needle. A
reason without words of its own here says the same before and after.
"""

from collections.abc import Mapping

from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages import past_path_findings
from ui.messages.assessment_findings import QUESTIONS, listed
from ui.messages.finding_parts import (
    Sentence,
    Words,
    back_part,
    limit_mm,
    limit_percent,
    mm,
    share_of,
    value,
)
from ui.messages.numbers import degrees, exceeding, percent, with_unit


def _ml(finding: Finding, name: str, *, decimals: int = 1) -> str:
    return with_unit(finding.measures.get(name), "mL", decimals=decimals)


def _one_side_unsafe(finding: Finding) -> str:
    needed = value(finding, "needed_deg")
    greatest = value(finding, "greatest_convergence_deg")
    reach = ""
    if needed is not None and greatest is not None and needed > greatest:
        reach = say(
            " To come near the midline it had to converge {needed}; the wall allowed "
            "{greatest}.",
            needed=degrees(needed),
            greatest=degrees(greatest),
        )
    return say(
        "The only puncture that was marked did not keep the pedicle's walls.{reach}",
        reach=reach,
    )


def _track(finding: Finding) -> str:
    name = finding.measures.get("track")
    return say("Track {name}", name=name) if isinstance(name, str) else say("One track")


def _open_track(finding: Finding) -> str:
    dura = ""
    if finding.measures.get("dura_possibly_open"):
        dura = say(" The dura may have been opened too.")
    return say(
        "{track} went {breach} beyond a wall, and cement was injected into this "
        "body: it could follow that track.{dura}",
        track=_track(finding),
        breach=exceeding(finding.measures.get("breach_mm")),
        dura=dura,
    )


def _reached_back(finding: Finding) -> str:
    return say(
        "Cement reached back to {front} of the body's depth: {behind} of it lie in the "
        "{depth}.",
        front=share_of(finding, "front_fraction"),
        behind=_ml(finding, "behind_ml", decimals=2),
        depth=back_part(finding, "depth_fraction"),
    )


def _filled(finding: Finding) -> str:
    words = say("{volume} were injected", volume=_ml(finding, "volume_ml"))
    share = finding.measures.get("fill_fraction")
    return (
        words
        if share is None
        else say("{words}, {share} of the body", words=words, share=percent(share))
    )


def _radiopacifier(finding: Finding) -> str:
    return with_unit(finding.measures.get("radiopacifier_percent"), "%", decimals=0)


_LEVEL_WORDS: Words = {
    ("ANAT", "no_anatomy"): (
        "There are no walls to measure to: the vertebra was not found on this CT.",
        "The vertebra has no walls",
    ),
    ("ANAT", "unconfirmed"): (
        (
            "Nobody has compared the outlines with this CT yet. Until then no number "
            "below is vouched for."
        ),
        "Nobody has confirmed the outlines",
    ),
    ("PLAN", "no_needle"): (
        "No track was found or marked, so no path could be judged.",
        "No track to judge",
    ),
    ("FORM", "unanswered"): (
        lambda f: say(
            "Nobody told: {open}. What depends on it is not judged.",
            open=listed(f, "open", QUESTIONS),
        ),
        "Not everything was told",
    ),
    ("FORM", "notes_unanswered"): (
        lambda f: say(
            "All that decides was told. Not told, for the record: {open}.",
            open=listed(f, "open", QUESTIONS),
        ),
        "Not everything for the record was told",
    ),
    ("FORM", "all_answered"): ("Everything that was asked was told.", None),
    ("P-05", "one_side_unsafe"): (_one_side_unsafe, "One side alone was not safe"),
    ("P-05", "one_side_near_midline"): (
        ("One puncture was marked; its tip came near the midline and kept the walls."),
        "One puncture only",
    ),
    ("P-05", "one_side_lateral"): (
        lambda f: say(
            "One puncture was marked, and its tip stayed {tip_offset} from the "
            "midline.",
            tip_offset=mm(f, "tip_offset_mm"),
        ),
        "One puncture only",
    ),
    ("P-05", "both_sides"): ("The body was reached from both sides.", None),
    ("P-06", "open_track"): (_open_track, "A track was open"),
    ("P-06", "open_track_injected"): (
        _open_track,
        "Cement was injected beside an open track",
    ),
    ("P-06", "repeated"): (
        lambda f: say(
            "One side was punctured {passes:.0f} times. Every puncture weakens the "
            "walls and leaves a track.",
            passes=value(f, "passes_count") or 0,
        ),
        "Punctured more than once on one side",
    ),
    ("P-06", "tracks_closed"): ("No puncture opened a wall.", None),
    ("C-01", "cement_posterior_third"): (
        _reached_back,
        lambda f: say("Cement in the {depth}", depth=back_part(f, "depth_fraction")),
    ),
    ("C-01", "cement_posterior_quarter"): (
        _reached_back,
        lambda f: say(
            "Cement in the {quarter}", quarter=back_part(f, "quarter_fraction")
        ),
    ),
    ("C-02", "cement_before_concavity"): (
        lambda f: say(
            "Cement stayed in front of {asked} of the body's depth, clear of the "
            "hollow posterior wall.",
            asked=share_of(f, "asked_fraction"),
        ),
        None,
    ),
    ("C-03", "source_in_canal"): (
        "A tip lay in the spinal canal: what was injected there started in the canal.",
        "A tip was in the canal",
    ),
    ("C-03", "cement_inside"): (
        lambda f: say(
            "The cement stayed {wall_gap} in front of the canal.",
            wall_gap=mm(f, "wall_gap_mm"),
        ),
        None,
    ),
    ("C-04", "too_much"): (
        lambda f: say(
            "{filled}: more than the usual dose of a kyphoplasty (up to {large}).",
            filled=_filled(f),
            large=with_unit(f.limits.get("large_ml"), "mL"),
        ),
        "More cement than usual",
    ),
    ("C-04", "fills_too_much"): (
        lambda f: say(
            "{filled} (asked for: {limit_high} or less). Leaks were seen more often in "
            "bodies that are filled more.",
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
        lambda f: say("{filled}.", filled=_filled(f)),
        "Little cement",
    ),
    ("C-04", "dose_fine"): (lambda f: say("{words}.", words=_filled(f)), None),
    ("C-05", "liquid"): ("The cement was liquid.", "Liquid cement"),
    ("C-05", "runny"): (
        "The cement was of low viscosity: it runs along veins and clefts.",
        "Cement of low viscosity",
    ),
    ("C-05", "thick_enough"): (
        "The cement was thick enough. Thick cement reaches the canal as well.",
        None,
    ),
    ("C-06", "opacity_unknown"): (
        "How much radiopacifier the cement held was not told.",
        "Not known whether the cement could be seen",
    ),
    ("C-06", "not_opaque"): (
        "This cement could not be seen on X-ray.",
        "Cement could not be seen",
    ),
    ("C-06", "faintly_opaque"): (
        lambda f: say(
            "The cement held {radiopacifier} of radiopacifier by weight (asked for: "
            "{with_unit}).",
            radiopacifier=_radiopacifier(f),
            with_unit=with_unit(f.limits.get("enough_percent"), "%", decimals=0),
        ),
        "Cement was faint on X-ray",
    ),
    ("C-06", "behind_shoulders"): (
        "At this level the shoulders hid the cement on the side view.",
        "Side view through the shoulders",
    ),
    ("C-06", "opaque"): (
        lambda f: say(
            "The cement held {radiopacifier} of radiopacifier by weight.",
            radiopacifier=_radiopacifier(f),
        ),
        None,
    ),
    ("C-10", "track_touched"): (
        lambda f: say(
            "{track} went {breach} through the medial wall, and cement lies at it: it "
            "could follow when the needle was withdrawn.",
            track=_track(f),
            breach=exceeding(f.measures.get("breach_mm")),
        ),
        "Cement at a track with a broken wall",
    ),
    ("C-11", "heat_in_canal"): (
        "Cement in the canal set hot beside nerves. No temperature can be told.",
        "Hot cement in the canal",
    ),
    ("C-11", "heat_near"): (
        lambda f: say(
            "{volume} of cement lie {wall_gap} from the canal: so much of it set hot. "
            "No temperature can be told.",
            volume=_ml(f, "volume_ml"),
            wall_gap=mm(f, "wall_gap_mm"),
        ),
        "Much hot cement near the canal",
    ),
    ("C-13", "foramen_near"): (
        lambda f: say(
            "Tip or cement came within {limit_reach} of the basivertebral foramen, "
            "which opens into the canal.",
            limit_reach=limit_mm(f, "reach_mm"),
        ),
        "Near the basivertebral foramen",
    ),
    ("C-13", "cleft_open"): (
        "A cleft opened to the outside of the body: cement could leave through it.",
        "An open cleft",
    ),
    ("C-13", "foramen_far"): (
        "Tip and cement kept away from the basivertebral foramen.",
        None,
    ),
    ("C-13", "foramen_not_seen"): (
        (
            "The basivertebral foramen was not outlined. It opens into the canal in "
            "the middle of the posterior wall."
        ),
        "Basivertebral foramen not seen",
    ),
    ("A-09", "general_anaesthesia"): (
        "Under general anaesthesia the patient could not report pain or weakness.",
        "General anaesthesia",
    ),
    ("A-09", "patient_awake"): (
        "The patient could report during the operation.",
        None,
    ),
}

_WORDS = {**past_path_findings.WORDS, **_LEVEL_WORDS}

SENTENCES: Mapping[tuple[str, str], Sentence] = {
    key: sentence for key, (sentence, _) in _WORDS.items()
}
HEADLINES: Mapping[tuple[str, str], Sentence] = {
    key: words for key, (_, words) in _WORDS.items() if words is not None
}

COMMON_SENTENCES: Mapping[str, Sentence] = {
    "no_anatomy": "This cannot be judged: the vertebra has no walls on this CT.",
    "unanswered": "Nobody told this.",
    "no_pedicle": "The pedicle on this side was not seen, so this cannot be judged.",
    "not_in_pedicle": "The needle ended before it passed the canal.",
    "too_coarse": lambda finding: say(
        "The images are measured every {coarsest} only: finer than {limit_too_coarse} "
        "is needed to clear a needle.",
        coarsest=mm(finding, "coarsest_mm"),
        limit_too_coarse=limit_mm(finding, "too_coarse_mm"),
    ),
}

COMMON_HEADLINES: Mapping[str, Sentence] = Texts(
    {
        "unanswered": "Not told",
        "not_in_pedicle": "Not judged: the needle ended before the canal",
    }
)

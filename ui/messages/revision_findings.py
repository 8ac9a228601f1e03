"""What surgeons did in cases like this, S-01 to S-11: told, never advised."""

from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages.finding_parts import Words, value
from ui.messages.numbers import percent, with_unit
from ui.messages.review_findings import deficits, listed
from ui.messages.review_words import COMPARTMENTS

IN_CASES_LIKE_THIS = "In cases like this in the literature"
OBSTACLES = Texts(
    {
        "earlier_surgery": (
            "an open operation at this level before (between the laminae)"
        ),
        "iliac_crest": "the iliac crest (through the foramen)",
        "kidney": "the kidney (from far lateral)",
        "lung": "the lung (from far lateral)",
    }
)
ONSETS = Texts({"immediate": "at once", "early": "early", "late": "late"})


def _places(finding: Finding) -> str:
    return listed(finding, "compartments", COMPARTMENTS)


def _much(finding: Finding) -> str:
    parts = []
    if value(finding, "canal_fraction") is not None:
        share = percent(finding.measures.get("canal_fraction"))
        parts.append(say("{share} of the canal", share=share))
    if value(finding, "length_ratio") is not None:
        ratio = with_unit(
            finding.measures.get("length_ratio"), say("heights of the body")
        )
        parts.append(say("a length of {ratio}", ratio=ratio))
    if finding.measures.get("is_bilateral"):
        parts.append(say("both sides"))
    return say(" Here: {parts}.", parts=say(", ").join(parts)) if parts else ""


def _began(finding: Finding) -> str:
    onset = ONSETS.get(str(finding.measures.get("onset_class")))
    return say(" Here it began {onset}.", onset=onset) if onset else ""


STAGED = (
    "In cases like this in the literature with cement on both sides or much of it, "
    "the endoscope came from both sides or in two operations."
)

WORDS: Words = {
    ("S-01", "urgent_opinion"): (
        lambda f: say(
            "Cement lies beside the nerves and there is a new deficit: "
            "{deficits}. {in_cases_like_this} the nerves were relieved "
            "promptly. This calls for an urgent opinion of a spine surgeon.",
            deficits=deficits(f),
            in_cases_like_this=say(IN_CASES_LIKE_THIS),
        ),
        "Urgent opinion of a spine surgeon",
    ),
    ("S-01", "no_spinal_cement"): (
        "No cement lies in the canal or a foramen.",
        None,
    ),
    ("S-01", "no_deficit"): ("There is no new deficit.", None),
    ("S-02", "options_within_dura"): (
        (
            "In cases like this in the literature the lamina was taken away and the "
            "dura opened in the midline, often with a fixation (T11 to L1, T11 to L3; "
            "once T5 to T11 with most of the body removed)."
        ),
        "What was done within the dura",
    ),
    ("S-03", "residue"): (
        (
            "In one published case some cement was left within the dura, as "
            "monitoring of the nerves warned during its removal."
        ),
        "Some cement was left on purpose",
    ),
    ("S-04", "early_is_easier"): (
        lambda f: say(
            "Two papers hold that cement is easier to remove early; after "
            "five years it had grown together with its surroundings.{began} "
            "No paper names a limit in time.",
            began=_began(f),
        ),
        "Early was easier than late",
    ),
    ("S-05", "approach_a"): (
        lambda f: say(
            "{in_cases_like_this} ({places}) an endoscope went through the "
            "foramen and the lower pedicle (approach A).",
            in_cases_like_this=say(IN_CASES_LIKE_THIS),
            places=_places(f),
        ),
        "Endoscope through the pedicle (A)",
    ),
    ("S-06", "approach_b"): (
        lambda f: say(
            "{in_cases_like_this} ({places}) an endoscope went along a "
            "trench in the medial pedicle and the posterior wall (approach "
            "B).",
            in_cases_like_this=say(IN_CASES_LIKE_THIS),
            places=_places(f),
        ),
        "Endoscope along a trench (B)",
    ),
    ("S-07", "profuse"): (
        lambda f: f"{say(STAGED)}{_much(f)}",
        "In two stages, or from both sides",
    ),
    ("S-07", "bilateral"): (
        lambda f: f"{say(STAGED)}{_much(f)}",
        "From both sides, or in two stages",
    ),
    ("S-07", "extent_open"): (
        (
            "How much of the canal the cement takes, and how long it is, was not "
            "told. Measure it to see whether published cases like this were operated "
            "on in stages."
        ),
        "Extent in the canal not measured",
    ),
    ("S-08", "obstacles"): (
        lambda f: say(
            "May stand in the way of an endoscope: {obstacles}.",
            obstacles=listed(f, "obstacles", OBSTACLES),
        ),
        "The endoscope's way may be blocked",
    ),
    ("S-08", "no_obstacle"): (
        "Nothing known stands in the way of an endoscope.",
        None,
    ),
    ("S-09", "outside_the_series"): (
        (
            "All patients of the endoscopic series had cement outside the dura. It "
            "does not speak of cases like this one."
        ),
        "Endoscopic evidence ends at the dura",
    ),
    ("S-10", "was_watched"): (
        (
            "In cases like this in the literature (no symptom) the leak was documented "
            "on CT and watched."
        ),
        "Leaks like this were watched",
    ),
    ("S-10", "symptoms_unexplained"): (
        (
            "The cement lies outside canal and foramina and does not explain the "
            "deficit. No other cause has been ruled out by it."
        ),
        "The deficit is not explained by this cement",
    ),
    ("S-11", "course_of_series"): (
        (
            "Twelve patients after an endoscope: pain in the leg 6.5, then 2.9, at "
            "last 1.8 of 10; JOA 18.8 of 29 before, 19.3 after, 22.7 at last; 3 "
            "excellent, 5 good and 2 fair of ten. Function came back late."
        ),
        "How patients fared after the endoscope",
    ),
}

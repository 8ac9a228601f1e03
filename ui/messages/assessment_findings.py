"""What the questions before the operation say, A-01 to A-14 and the form as a whole."""

from collections.abc import Mapping

from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages.finding_parts import Words, limit_mm, limit_percent, mm
from ui.messages.numbers import percent, with_unit

QUESTIONS = Texts(
    {
        "P-09": "metal",
        "C-05": "viscosity of the cement",
        "A-01": "MRI",
        "A-02": "posterior wall",
        "A-03": "rest of the cortex",
        "A-04": "cause of the fracture",
        "A-05": "loss of height and age of the fracture",
        "A-06": "bone density",
        "A-07": "cleft",
        "A-08": "broken pedicle",
        "A-09": "anaesthesia",
        "A-10": "operator",
        "A-11": "inflammation and kind of pain",
        "A-12": "contraindications",
        "A-13": "treatment without an operation",
    }
)
"""What a rule that waits for an answer asks for."""

FACES = Texts(
    {
        "endplate_superior": "upper endplate",
        "endplate_inferior": "lower endplate",
        "schmorl_node": "node in an endplate",
        "lateral": "side wall",
        "anterior": "front wall",
    }
)
ITEMS = Texts(
    {
        "coagulopathy": "clotting disorder",
        "infection": "infection",
        "osteomyelitis": "infection of bone",
        "neurological_compression": "compressed nerves",
        "unstable_fracture": "unstable fracture",
        "cement_allergy": "allergy to cement",
        "extensive_posterior_wall": "posterior wall broken over a wide stretch",
        "collapse_over_70_percent": "more than 70 % of the height lost",
        "radiculopathy": "pain along a nerve root",
    }
)
CAUSES = Texts({"metal": "metal", "posterior_wall": "displaced wall", "cleft": "cleft"})
SIDES = Texts({"right": "right", "left": "left", "both": "right and left"})


def listed(finding: Finding, name: str, words: Mapping[str, str]) -> str:
    codes = str(finding.measures.get(name) or "").split(", ")
    return say(", ").join(words.get(code, code) for code in codes if code) or say(
        "not told"
    )


def _density(finding: Finding) -> str:
    density = with_unit(finding.measures.get("trabecular_hu"), "HU", decimals=0)
    return say("The spongy bone measures {density}", density=density)


def _lost(finding: Finding) -> str:
    return percent(finding.measures.get("compression_fraction"))


def _months(finding: Finding) -> str:
    months = finding.measures.get("fracture_age_months")
    unit = say("month") if months == 1 else say("months")
    return with_unit(months, unit, decimals=0)


def _wall_measures(finding: Finding) -> str:
    parts = []
    if finding.measures.get("retropulsion_mm") is not None:
        parts.append(
            say(
                "a fragment is pushed back {retropulsion}",
                retropulsion=mm(finding, "retropulsion_mm"),
            )
        )
    if finding.measures.get("wall_involved_fraction") is not None:
        share = percent(finding.measures.get("wall_involved_fraction"))
        parts.append(say("{share} of the wall are involved", share=share))
    return say(" ({parts})", parts=say(", ").join(parts)) if parts else ""


WORDS: Words = {
    ("FORM", "unanswered"): (
        lambda f: say(
            "Questions that only a person can answer are open: {open}. "
            "Answer them in the assessment of this level; until then nothing "
            "here counts as safe.",
            open=listed(f, "open", QUESTIONS),
        ),
        "Questions before the operation are open",
    ),
    ("FORM", "notes_unanswered"): (
        lambda f: say(
            "Every question that decides is answered. Still open, for the "
            "record: {open}.",
            open=listed(f, "open", QUESTIONS),
        ),
        "Questions for the record are open",
    ),
    ("FORM", "all_answered"): ("Every question is answered.", None),
    ("A-01", "thick_slices"): (
        lambda f: say(
            "The images are measured every {coarsest} (asked for: "
            "{limit_slice} or less): walls are less certain. Use a thinner "
            "series of this scan if there is one.",
            coarsest=mm(f, "coarsest_mm"),
            limit_slice=limit_mm(f, "slice_mm"),
        ),
        "Thick slices",
    ),
    ("A-01", "no_mri"): (
        "There is no MRI and no reason for that. An MRI shows which fracture is fresh.",
        "No MRI",
    ),
    ("A-01", "no_mri_for_a_reason"): (
        "There is no MRI; the reason is noted.",
        "No MRI, for a reason",
    ),
    ("A-01", "imaging_complete"): ("CT and MRI are there, with thin slices.", None),
    ("A-02", "contradiction"): (
        lambda f: say(
            "The posterior wall was called intact, but it was measured "
            "otherwise{wall_measures}. Look at the CT again and correct the "
            "one that is wrong.",
            wall_measures=_wall_measures(f),
        ),
        "Intact posterior wall contradicts the CT",
    ),
    ("A-02", "wall_displaced"): (
        lambda f: say(
            "The posterior wall is displaced{wall_measures}: cement has a "
            "direct way into the canal.",
            wall_measures=_wall_measures(f),
        ),
        "Posterior wall displaced",
    ),
    ("A-02", "wall_fissured"): (
        lambda f: say(
            "The posterior wall is fissured{wall_measures}.",
            wall_measures=_wall_measures(f),
        ),
        "Posterior wall fissured",
    ),
    ("A-02", "wall_intact"): ("The posterior wall is intact.", None),
    ("A-03", "contradiction"): (
        lambda f: say(
            "The answer says that the rest of the cortex is whole, but the images show "
            "a gap in it: {faces}. Look where the gap is ringed. If it is one, name it "
            "in the assessment of this level; until then nothing is judged here.",
            faces=listed(f, "faces", FACES),
        ),
        "Whole cortex contradicts the CT",
    ),
    ("A-03", "cortex_defects"): (
        lambda f: say(
            "The cortex has gaps: {faces}. Cement can leave there.",
            faces=listed(f, "faces", FACES),
        ),
        "Gaps in the cortex",
    ),
    ("A-03", "cortex_whole"): ("The rest of the cortex is whole.", None),
    ("A-04", "pathological"): (
        (
            "A tumour is suspected behind the fracture: leaks are frequent, and "
            "a biopsy is due."
        ),
        "Pathological fracture",
    ),
    ("A-04", "not_pathological"): ("No tumour is suspected.", None),
    ("A-05", "severe_compression"): (
        lambda f: say(
            "{lost} of the height are lost (asked for: {limit_compression} or less).",
            lost=_lost(f),
            limit_compression=limit_percent(f, "compression_fraction"),
        ),
        "Severe compression",
    ),
    ("A-05", "old_fracture"): (
        lambda f: say(
            "The fracture is {months} old: healed bone resists, and cement "
            "looks for another way.",
            months=_months(f),
        ),
        "Old fracture",
    ),
    ("A-05", "moderate_compression"): (
        lambda f: say(
            "{lost} of the height are lost; the fracture is {months} old.",
            lost=_lost(f),
            months=_months(f),
        ),
        None,
    ),
    ("A-06", "density_very_low"): (
        lambda f: say("{density}: very soft bone.", density=_density(f)),
        "Very low bone density",
    ),
    ("A-06", "density_low"): (
        lambda f: say("{density}: soft bone.", density=_density(f)),
        "Low density",
    ),
    ("A-06", "density_reduced"): (
        lambda f: say("{density}: somewhat reduced.", density=_density(f)),
        "Reduced bone density",
    ),
    ("A-06", "density_kept"): (lambda f: say("{words}.", words=_density(f)), None),
    ("A-07", "cleft_communicates"): (
        "The body holds a cleft that opens outside: cement can leave through it.",
        "Open cleft in the body",
    ),
    ("A-07", "cleft_present"): (
        (
            "The body holds a cleft. Cement gathers there, and leaks through the "
            "cortex are more frequent."
        ),
        "Cleft in the body",
    ),
    ("A-07", "no_cleft"): ("The body holds no cleft.", None),
    ("A-08", "pedicle_broken"): (
        lambda f: say(
            "A pedicle is broken ({broken_side}): no wall clears a needle there.",
            broken_side=listed(f, "broken_side", SIDES),
        ),
        "Broken pedicle",
    ),
    ("A-08", "pedicles_whole"): ("Both pedicles are whole.", None),
    ("A-09", "general_anaesthesia"): (
        "Under general anaesthesia the patient cannot report pain or weakness.",
        "General anaesthesia",
    ),
    ("A-09", "patient_awake"): ("The patient can report during the operation.", None),
    ("A-10", "answered_no"): (
        "Nobody experienced in this operation is there.",
        "No experienced operator",
    ),
    ("A-10", "confirmed_yes"): ("An experienced operator is there.", None),
    ("A-11", "inflammation_unexplained"): (
        (
            "Inflammation markers are raised without an explanation. Exclude an "
            "infection or a tumour first."
        ),
        "Unexplained inflammation",
    ),
    ("A-11", "atypical_pain"): (
        "The pain does not fit the fracture. Think of another cause.",
        "Pain that does not fit",
    ),
    ("A-11", "no_red_flag"): ("Nothing points to infection or tumour.", None),
    ("A-12", "contraindicated"): (
        lambda f: say(
            "Speaks against the operation: {items}.", items=listed(f, "items", ITEMS)
        ),
        "Contraindication",
    ),
    ("A-12", "no_contraindication"): ("No contraindication was found.", None),
    ("A-13", "answered_no"): (
        "Treatment without an operation has not been considered.",
        "Alternatives not considered",
    ),
    ("A-13", "confirmed_yes"): (
        "Treatment without an operation was considered.",
        None,
    ),
    ("A-14", "complex_anatomy"): (
        lambda f: say(
            "The anatomy is complex ({causes}): navigation and "
            "neuromonitoring are worth a thought.",
            causes=listed(f, "causes", CAUSES),
        ),
        "Complex anatomy",
    ),
    ("A-14", "plain_anatomy"): ("The anatomy is not complex.", None),
}

"""Every rule of review and revision, once for each severity it can give."""

from typing import Any

import attrs
import pytest

from planner.review.case import Leak, NeuroStatus, ReviewCase, Track
from planner.review.context import WAITS_FOR
from planner.review.judge import REVIEW_RULES, judge_review
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Severity
from tests.review_cases import (
    PUBLISHED,
    V19,
    V20A,
    V20B,
    V20C,
    WELL,
    both_legs,
    changed,
    status,
)

Changes = dict[str, Any]
UNTOLD = ReviewCase(case_id="UNTOLD", levels=("L1",))


def imaging(**fields: Any) -> Changes:
    return {"imaging": fields}


def event(**fields: Any) -> Changes:
    return {"event": fields}


def now(**fields: Any) -> Changes:
    """Return an examination, and no word of "no sign"."""
    return {"event": {"first_sign": None}, "timeline": (status(**fields),)}


def leaks(*found: Leak, **fields: Any) -> Changes:
    return imaging(leaks=found, **fields)


def track(**fields: Any) -> Changes:
    return imaging(tracks=(Track(side="left", **fields),))


CENTRAL = Leak(compartment="epidural_central")
REMOTE = Leak(compartment="venous_remote")
NO_LOOK = dict.fromkeys(("medial_puncture", "layering", "blunt_contour"))

SAID: list[tuple[str, ReviewCase, Changes, str]] = [
    # ---
    ("R-01", WELL, {}, "PASS ct_there"),
    ("R-01", WELL, imaging(modalities=("xray",)), "WARN no_ct_yet"),
    ("R-01", V19, imaging(modalities=("xray",)), "STOP ct_now"),
    ("R-01", WELL, imaging(modalities=()) | event(first_sign="other"), "STOP ct_now"),
    (
        "R-01",
        WELL,
        imaging(modalities=("mri",)) | event(complications=("pulmonary_embolism",)),
        "STOP ct_now",
    ),
    ("R-01", WELL, imaging(modalities=None), "NA unanswered"),
    # ---
    ("R-02", WELL, {}, "PASS no_leak"),
    ("R-02", V20A, {}, "INFO leaks"),
    ("R-02", WELL, imaging(leaks=None), "NA unanswered"),
    ("R-02", WELL, imaging(leaks=None, modalities=("xray",)), "NA no_ct"),
    (
        "R-02",
        WELL,
        leaks(Leak(compartment="epidural_central", midline_fraction=0.26)),
        "NA contradiction",
    ),
    (
        "R-02",
        WELL,
        leaks(Leak(compartment="epidural_central", midline_fraction=0.25)),
        "INFO leaks",
    ),
    (
        "R-02",
        WELL,
        leaks(Leak(compartment="epidural_paracentral", midline_fraction=0.25)),
        "NA contradiction",
    ),
    # ---
    ("R-03", WELL, {}, "PASS no_leak"),
    ("R-03", V20B, {}, "INFO routes"),
    ("R-03", WELL, leaks(CENTRAL), "NA route_open"),
    ("R-03", WELL, imaging(leaks=None), "NA leaks_open"),
    (
        "R-03",
        WELL,
        leaks(Leak(compartment="paravertebral", exit="segmental_vein", yeom_type="B")),
        "NA contradiction",
    ),
    # ---
    ("R-04", WELL, {}, "PASS extradural"),
    ("R-04", WELL, imaging(**NO_LOOK), "PASS no_canal_cement"),
    ("R-04", V20B, imaging(layering="yes"), "INFO one_sign"),
    (
        "R-04",
        V20B,
        imaging(layering="yes", blunt_contour="yes", medial_puncture=None),
        "WARN intradural_suspected",
    ),
    (
        "R-04",
        V20B,
        imaging(layering="yes", no_cement_outside_dura="yes"),
        "WARN intradural_suspected",
    ),
    ("R-04", V19, {}, "WARN intradural_likely"),
    ("R-04", V20B, leaks(Leak(compartment="intradural")), "WARN intradural_seen"),
    ("R-04", V20B, imaging(intradural_suspected=True), "WARN reviewer_suspects"),
    ("R-04", V20B, imaging(layering=None), "NA unanswered"),
    ("R-04", V20B, imaging(layering="not_assessable"), "NA unanswered"),
    (
        "R-04",
        V20B,
        imaging(layering=None, intradural_suspected=False),
        "PASS called_extradural",
    ),
    (
        "R-04",
        V20B,
        imaging(layering=None, blunt_contour="yes", intradural_suspected=False),
        "NA unanswered",
    ),
    ("R-04", V20B, imaging(modalities=(), **NO_LOOK), "NA no_ct"),
    ("R-04", V20C, imaging(layering="yes", blunt_contour="yes"), "NA contradiction"),
    ("R-04", V20C, imaging(medial_puncture="yes"), "INFO one_sign"),
    # ---
    ("R-05", WELL, {}, "PASS not_layered"),
    ("R-05", WELL, imaging(layering=None), "PASS no_canal_cement"),
    ("R-05", V20B, imaging(layering="yes"), "INFO layered"),
    (
        "R-05",
        V20B,
        imaging(layering=None, sheets_count=2, sheet_gap_mm=0.5),
        "INFO layered",
    ),
    (
        "R-05",
        V20B,
        imaging(layering=None, sheets_count=3, sheet_gap_mm=3.01),
        "PASS not_layered",
    ),
    ("R-05", V20B, imaging(layering=None, sheets_count=1), "PASS not_layered"),
    ("R-05", V20B, imaging(layering=None), "NA unanswered"),
    ("R-05", V20B, imaging(sheets_count=2, sheet_gap_mm=1.0), "NA contradiction"),
    # ---
    ("R-06", WELL, imaging(asymmetry_fraction=0.6), "PASS both_sides_filled"),
    ("R-06", WELL, imaging(asymmetry_fraction=0.61), "INFO one_sided"),
    ("R-06", WELL, imaging(asymmetry_fraction=None), "NA unanswered"),
    # ---
    ("R-07", WELL, {}, "PASS no_mass"),
    (
        "R-07",
        WELL,
        imaging(canal_mass=True, mass_hu=999, mass_is_contiguous=False),
        "INFO mass_unlike_cement",
    ),
    ("R-07", WELL, imaging(canal_mass=True, mass_hu=1000), "WARN mass_is_cement"),
    (
        "R-07",
        WELL,
        imaging(canal_mass=True, mass_is_contiguous=True),
        "WARN mass_is_cement",
    ),
    ("R-07", WELL, imaging(canal_mass=True, mass_hu=300), "NA mass_open"),
    ("R-07", WELL, imaging(canal_mass=None), "NA unanswered"),
    # ---
    ("R-08", WELL, {}, "PASS no_deficit"),
    ("R-08", WELL, {"timeline": None}, "PASS no_deficit"),
    ("R-08", V19, {}, "INFO deficit"),
    ("R-08", WELL, now(), "PASS no_deficit"),
    ("R-08", WELL, now(bladder=None), "NA unanswered"),
    ("R-08", UNTOLD, {}, "NA unanswered"),
    (
        "R-08",
        WELL,
        {"event": {"complications": ("neurologic_impairment",)}, "timeline": None},
        "NA unanswered",
    ),
    ("R-08", WELL, {"timeline": (status(paresis=True),)}, "NA contradiction"),
    # ---
    ("R-09", WELL, {}, "PASS no_complication"),
    ("R-09", WELL, event(complications=("death",)), "INFO complications"),
    ("R-09", WELL, event(complications=None), "NA unanswered"),
    # ---
    ("R-10", WELL, {}, "INFO frequent_level"),
    ("R-10", WELL, {"levels": ("T10", "L3")}, "INFO not_for_level"),
    ("R-10", WELL, {"levels": ("T10", "T11")}, "INFO frequent_level"),
    # ---
    ("R-11", WELL, {}, "PASS tracks_were_sound"),
    ("R-11", WELL, imaging(tracks=()), "PASS no_track_seen"),
    ("R-11", WELL, track(medial_clearance_mm=1.0), "PASS tracks_were_sound"),
    ("R-11", WELL, track(medial_clearance_mm=0.99), "INFO track_was_near"),
    (
        "R-11",
        WELL,
        track(medial_clearance_mm=2.0, entry_gap_mm=-0.1),
        "WARN track_was_bad",
    ),
    ("R-11", WELL, track(angle_excess_deg=0.1), "WARN track_was_bad"),
    ("R-11", V19, {}, "WARN track_was_bad"),
    ("R-11", WELL, track(medial_clearance_mm=-0.1), "NA contradiction"),
    ("R-11", WELL, track(is_medial=False), "NA track_open"),
    ("R-11", WELL, imaging(tracks=None), "NA unanswered"),
    # ---
    ("R-12", WELL, {}, "PASS no_onset"),
    ("R-12", WELL, event(first_sign=None, onset_days=1), "INFO immediate"),
    ("R-12", WELL, event(first_sign=None, onset_days=1.01), "INFO early"),
    ("R-12", WELL, event(first_sign=None, onset_days=30), "INFO early"),
    ("R-12", WELL, event(first_sign=None, onset_days=31), "INFO late"),
    ("R-12", WELL, event(first_sign=None, onset_class="late"), "INFO late"),
    ("R-12", WELL, event(first_sign=None), "NA unanswered"),
    ("R-12", WELL, event(onset_days=3), "NA contradiction"),
    (
        "R-12",
        WELL,
        event(first_sign=None, onset_days=3, onset_class="late"),
        "NA contradiction",
    ),
    # --- S-01
    ("S-01", V20C, {}, "PASS no_spinal_cement"),
    ("S-01", WELL, leaks(CENTRAL), "PASS no_deficit"),
    ("S-01", V20A, {}, "STOP urgent_opinion"),
    ("S-01", V19, {"event": {"first_sign": "none"}}, "STOP urgent_opinion"),
    ("S-01", V20A, imaging(leaks=None), "NA leaks_open"),
    ("S-01", V20A, {"timeline": None}, "NA status_open"),
    # --- S-02, S-09
    ("S-02", V19, {}, "INFO options_within_dura"),
    ("S-02", V20B, imaging(layering=None), "NA signs_open"),
    ("S-02", V20B, {}, "-"),
    ("S-09", V19, {}, "WARN outside_the_series"),
    ("S-09", V20B, imaging(layering=None), "NA signs_open"),
    ("S-09", V20B, {}, "-"),
    # --- S-03, S-04
    ("S-03", V20B, {}, "INFO residue"),
    ("S-03", V20C, {}, "-"),
    ("S-04", V19, {}, "INFO early_is_easier"),
    ("S-04", V20C, {}, "-"),
    # --- S-05, S-06
    ("S-05", V20A, {}, "INFO approach_a"),
    ("S-05", V20A, imaging(leaks=None), "NA leaks_open"),
    ("S-05", V20A, {"timeline": None}, "NA status_open"),
    ("S-05", V20A, imaging(layering=None), "NA signs_open"),
    ("S-05", V20A, leaks(Leak(compartment="canal")), "NA compartment_open"),
    ("S-05", V20A, {"timeline": (status(),)}, "-"),
    ("S-05", V20B, {}, "-"),
    ("S-06", V20B, {}, "INFO approach_b"),
    ("S-06", V20B, {"timeline": None}, "NA status_open"),
    ("S-06", V20B, leaks(Leak(compartment="epidural")), "NA compartment_open"),
    ("S-06", V20A, {}, "-"),
    # --- S-07
    ("S-07", V20B, {}, "INFO profuse"),
    ("S-07", V20B, imaging(canal_fraction=0.5), "INFO bilateral"),
    ("S-07", V20A, {}, "-"),
    ("S-07", V20A, imaging(canal_fraction=0.51), "INFO profuse"),
    ("S-07", V20A, imaging(body_height_mm=7.9), "INFO profuse"),
    ("S-07", V20A, imaging(body_height_mm=8.0), "-"),
    ("S-07", V20A, imaging(body_height_mm=None), "NA extent_open"),
    ("S-07", V20A, imaging(canal_fraction=None), "NA extent_open"),
    ("S-07", V20A, {"timeline": None}, "NA status_open"),
    # --- S-08
    ("S-08", V20A, {}, "PASS no_obstacle"),
    ("S-08", V20A, {"index": {"previous_open_surgery": True}}, "WARN obstacles"),
    ("S-08", V20A, imaging(corridor_hits=("lung",)), "WARN obstacles"),
    ("S-08", V20A, imaging(corridor_hits=None), "NA unanswered"),
    ("S-08", V20A, {"index": {"previous_open_surgery": None}}, "NA unanswered"),
    (
        "S-08",
        V20A,
        imaging(corridor_hits=("iliac_crest",)) | {"levels": ("L5",)},
        "WARN obstacles",
    ),
    (
        "S-08",
        V20A,
        imaging(corridor_hits=("kidney",)) | {"levels": ("L5",)},
        "PASS no_obstacle",
    ),
    (
        "S-08",
        V20A,
        imaging(corridor_hits=None) | {"levels": ("T9",)},
        "PASS no_obstacle",
    ),
    ("S-08", V19, {}, "-"),
    ("S-08", V20C, {}, "-"),
    # --- S-10
    ("S-10", V20C, {}, "INFO was_watched"),
    ("S-10", WELL, leaks(CENTRAL), "INFO was_watched"),
    ("S-10", V20C, now(paresis=True), "INFO symptoms_unexplained"),
    ("S-10", V20C, now(bladder=None), "NA status_open"),
    ("S-10", V20C, imaging(leaks=None), "NA leaks_open"),
    ("S-10", V20A, imaging(leaks=None), "NA leaks_open"),
    ("S-10", V20C, imaging(layering="yes"), "NA signs_open"),
    ("S-10", V20C, event(complications=("pulmonary_embolism",)), "-"),
    ("S-10", V20C, leaks(REMOTE) | event(complications=None), "NA unanswered"),
    ("S-10", V20C, leaks(REMOTE), "INFO was_watched"),
    ("S-10", V20C, leaks(CENTRAL, layering=None), "NA signs_open"),
    ("S-10", V20C, leaks(Leak(compartment="intradural")), "-"),
    ("S-10", WELL, {}, "-"),
    ("S-10", V20A, {}, "-"),
    # --- S-11
    ("S-11", V20A, {}, "INFO course_of_series"),
    ("S-11", V20C, {}, "-"),
]


def told(case: ReviewCase, book: RuleBook) -> dict[str, Finding]:
    return {found.rule: found for found in judge_review(case, book).findings}


@pytest.mark.parametrize(
    ("rule", "case", "changes", "expected"),
    SAID,
    ids=[f"{rule} {said}" for rule, _, _, said in SAID],
)
def test_what_a_rule_says(
    rule: str, case: ReviewCase, changes: Changes, expected: str, book: RuleBook
):
    found = told(changed(case, **changes), book).get(rule)
    said = "-" if found is None else f"{found.severity.name} {found.reason}"
    assert said == expected


NEVER_UNKNOWN = {"R-10", "S-03", "S-04", "S-11"}
"""The level is always told; the others are told beside a rule that knows."""


def test_every_rule_was_tried_with_all_it_needs_and_without(book: RuleBook):
    tried: dict[str, set[str]] = {}
    for rule, _, _, said in SAID:
        tried.setdefault(rule, set()).add(said.split()[0])
    assert tried.keys() == REVIEW_RULES.keys()
    assert {rule for rule, words in tried.items() if "NA" not in words} == NEVER_UNKNOWN
    for rule, words in tried.items():
        worst = max(Severity[word].rank for word in words - {"-", "NA"})
        assert worst == book.rule(rule).severity.rank


def test_of_a_case_nobody_told_anything_of_nothing_is_cleared(book: RuleBook):
    said = told(UNTOLD, book)
    assert {found.severity for rule, found in said.items() if rule != "R-10"} == {
        Severity.NA
    }


def fields_told(case: ReviewCase) -> list[tuple[str, str]]:
    return [
        (group, field.name)
        for group in ("imaging", "event", "index")
        for field in attrs.fields(type(getattr(case, group)))
        if getattr(getattr(case, group), field.name) is not None
    ]


@pytest.mark.parametrize("case", [WELL, V19, V20A, V20B, V20C], ids=lambda c: c.case_id)
def test_an_answer_that_is_taken_back_never_clears_a_rule(
    case: ReviewCase, book: RuleBook
):
    """Whatever is forgotten, no rule that spoke of danger says that all is well."""
    before = told(case, book)
    for group, name in fields_told(case):
        after = told(changed(case, **{group: {name: None}}), book)
        for rule, found in after.items():
            was = before.get(rule)
            if was is not None and found.severity is Severity.PASS:
                assert was.severity.rank <= Severity.INFO.rank, (rule, group, name)


@pytest.mark.parametrize(
    "case", [UNTOLD, WELL, V19, V20A, V20B, *PUBLISHED], ids=lambda case: case.case_id
)
def test_an_alarm_is_never_milder_than_what_is_joined_to_it(
    case: ReviewCase, book: RuleBook
):
    judgement = judge_review(case, book)
    by_rule = {found.rule: found for found in judgement.findings}
    for found in judgement.findings:
        if found.part_of is not None:
            assert by_rule[found.part_of].severity.rank >= found.severity.rank
            assert by_rule[found.part_of].part_of is None
    worst = max(found.severity.rank for found in judgement.alarms)
    assert worst == judgement.overall.rank
    assert {rule for rules in WAITS_FOR.values() for rule in rules} <= set(REVIEW_RULES)


def test_findings_carry_levels_limits_papers_and_the_book(book: RuleBook):
    judgement = judge_review(attrs.evolve(V20B, levels=("T12", "L1")), book)
    assert judgement.rulebook == book.id_hash
    found = next(f for f in judgement.findings if f.rule == "S-07")
    assert found.level == "T12, L1"
    assert found.limits == {"canal_fraction": 0.5, "length_ratio": 1.0}
    assert found.limit_source == "default"
    assert found.references == ("yu-2020",)
    assert judgement.findings[0].severity is judgement.overall


# --- what counts as new ---------------------------------------------------------------


def before(**fields: Any) -> NeuroStatus:
    return NeuroStatus(phase="before", **fields)


@pytest.mark.parametrize(
    ("was", "is_now", "new"),
    [
        (before(), status(paresis=None, strength=both_legs("5", "4")), "paresis"),
        (before(), status(paresis=None, strength=both_legs("5", "4+")), ""),
        (
            before(strength=both_legs("5", "4")),
            status(paresis=None, strength=both_legs("5", "4")),
            "",
        ),
        (
            before(strength=both_legs("3+", "5")),
            status(paresis=None, strength=both_legs("2+", "5", "quadriceps")),
            "paresis",
        ),
        (before(paresis=True), status(paresis=True), ""),
        (before(bladder="retention"), status(bladder="retention"), ""),
        (before(bladder="retention"), status(bladder="incontinence"), "bladder_bowel"),
        (before(), status(anal_tone="reduced"), "bladder_bowel"),
        (before(sensory_level="L1"), status(sensory_level="T12"), "sensory_level"),
        (before(), status(leg_pain_score=4.9), ""),
        (before(), status(leg_pain_score=5), "leg_pain"),
        (before(leg_pain_score=6), status(leg_pain_score=6), ""),
        (before(leg_pain_score=6), status(leg_pain_score=9), "leg_pain"),
    ],
)
def test_new_is_what_the_time_before_does_not_explain(
    was: NeuroStatus, is_now: NeuroStatus, new: str, book: RuleBook
):
    case = changed(WELL, event={"first_sign": None}, timeline=(was, is_now))
    assert told(case, book)["R-08"].measures["deficits"] == new


def test_what_was_told_last_counts_and_a_leg_nobody_examined_is_not_well(
    book: RuleBook,
):
    first = NeuroStatus(phase="admission", day=3, strength=both_legs("5", "5"))
    later = NeuroStatus(phase="admission", day=5, strength=both_legs("4", "5"))
    case = changed(WELL, event={"first_sign": None}, timeline=(first, later))
    assert told(case, book)["R-08"].measures["deficits"] == "paresis"
    one_leg = NeuroStatus(
        phase="admission", strength=(*both_legs("5", "5", "quadriceps"),)
    )
    case = changed(WELL, event={"first_sign": None}, timeline=(one_leg,))
    assert "paresis" in str(told(case, book)["R-08"].measures["untold"])


def test_a_policy_may_tighten_what_is_said_of_a_leak(book: RuleBook):
    """What follows from a rule follows from what it found, not from how it is told."""
    raised = attrs.evolve(book.rule("S-07"), raised_to=Severity.WARN)
    silent = attrs.evolve(book.rule("R-04"), is_off=True)
    rules = {**book.rules, "S-07": raised, "R-04": silent}
    said = told(V20B, attrs.evolve(book, rules=rules))
    assert said["S-07"].severity is Severity.WARN
    assert said["S-06"].reason == "approach_b"
    assert said["R-04"].reason != "extradural"
    within = told(V19, attrs.evolve(book, rules=rules))
    assert within["S-09"].severity is Severity.WARN


def test_the_alarm_of_a_leak_cannot_be_turned_off(book: RuleBook):
    assert book.rule("S-01").fixed

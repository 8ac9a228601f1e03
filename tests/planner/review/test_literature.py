"""What published cases say to V19, V20 and the papers' own; counts held by hand."""

import statistics

import attrs
import pytest

from planner.review.case import NeuroStatus, ReviewCase, Treatment
from planner.review.endoscopic_series import (
    COURSE,
    EPIDURAL_PATIENTS,
    FOLLOWED_PATIENTS,
    FORAMINAL_PATIENTS,
    JOA29_BEFORE,
    LEG_PAIN_BEFORE,
    MACNAB,
    PATIENTS,
)
from planner.review.literature import (
    FIGURES_ONLY,
    NO_RATES,
    PAIN_OF_EIGHT,
    TABLE_INCOMPLETE,
    Counted,
    Literature,
    counted,
    literature_of,
    was_done,
)
from planner.rules.book import RuleBook
from planner.shipped import published_cases
from tests.review_cases import (
    LI_2020,
    LIAO_2025,
    MA_2022,
    MAO_2024,
    V19,
    V20A,
    V20B,
    V20C,
    WELL,
    YU_2020,
    changed,
)


def told(case: ReviewCase, book: RuleBook) -> Literature:
    return literature_of(case, published_cases(), book)


def reasons(case: ReviewCase, book: RuleBook) -> list[str]:
    return [f"{o.rule} {o.reason}" for o in told(case, book).options]


WITHIN_DURA = [
    "S-01 urgent_opinion",
    "S-02 options_within_dura",
    "S-03 residue",
    "S-04 early_is_easier",
    "S-09 outside_the_series",
]
EXPECTED: dict[ReviewCase, list[str]] = {
    V19: WITHIN_DURA,
    MA_2022: WITHIN_DURA,
    LIAO_2025: WITHIN_DURA,
    MAO_2024: WITHIN_DURA,
    V20A: [
        *("S-01 urgent_opinion", "S-03 residue", "S-04 early_is_easier"),
        *("S-05 approach_a", "S-11 course_of_series"),
    ],
    V20B: [
        *("S-01 urgent_opinion", "S-03 residue", "S-04 early_is_easier"),
        *("S-06 approach_b", "S-07 profuse", "S-11 course_of_series"),
    ],
    V20C: ["S-10 was_watched"],
    LI_2020: [
        *("S-01 urgent_opinion", "S-03 residue", "S-04 early_is_easier"),
        "S-08 obstacles",
    ],
}


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case.case_id)
def test_the_options_are_those_of_the_specification(case: ReviewCase, book: RuleBook):
    assert reasons(case, book) == EXPECTED[case]


@pytest.mark.parametrize("case", YU_2020, ids=lambda case: case.case_id)
def test_the_endoscope_is_offered_in_the_cases_of_its_own_series(
    case: ReviewCase, book: RuleBook
):
    offered = {reason[:4] for reason in reasons(case, book)}
    assert offered & {"S-05", "S-06"}
    assert not offered & {"S-02", "S-09", "S-10"}


def test_within_the_dura_what_was_done_is_counted_over_twelve_patients(book: RuleBook):
    """Counted by hand in the table: Liao's ten, Liao's own, Mao's; Ma's is Liao's."""
    (option,) = (o for o in told(V19, book).options if o.rule == "S-02")
    assert option.counts == {
        "operated": Counted(yes=11, no=1, untold=0),
        "durotomy": Counted(yes=8, no=3, untold=1),
        "laminectomy": Counted(yes=10, no=1, untold=1),
        "fixation": Counted(yes=5, no=7, untold=0),
        "corpectomy": Counted(yes=2, no=10, untold=0),
        "endoscopic": Counted(yes=0, no=12, untold=0),
    }
    assert all(each.patients == 12 for each in option.counts.values())


def test_who_had_a_deficit_was_operated_on_but_for_one_who_declined(book: RuleBook):
    (option,) = (o for o in told(V20A, book).options if o.rule == "S-01")
    assert option.counts == {"operated": Counted(yes=12, no=1, untold=0)}


@pytest.mark.parametrize(
    ("case", "rule", "count"), [(V20A, "S-05", 3), (V20B, "S-06", 1)]
)
def test_the_patients_shown_in_figures_are_counted(
    case: ReviewCase, rule: str, count: int, book: RuleBook
):
    (option,) = (o for o in told(case, book).options if o.rule == rule)
    assert option.counts == {"endoscopic": Counted(yes=count, no=0, untold=0)}


NEAREST = {
    V19: ["S001-own", "S000-own", "T1-04", "T1-06"],
    V20B: ["S004-3", "S003-own"],
    V20C: [],
    MA_2022: ["S001-own", "T1-03", "T1-04", "T1-08"],
}


@pytest.mark.parametrize("case", NEAREST, ids=lambda case: case.case_id)
def test_the_nearest_cases_are_patients_with_the_cement_in_such_a_place(
    case: ReviewCase, book: RuleBook
):
    near = told(case, book).nearest
    assert [each.case.case_id for each in near] == NEAREST[case]


def test_before_anybody_looked_nothing_is_like_it_and_all_is_open(book: RuleBook):
    found = told(ReviewCase(case_id="new", levels=("L1",)), book)
    assert found.options == ()
    assert found.nearest == ()
    assert found.open == ("leaks_open", "signs_open")


def test_what_is_open_is_told_and_not_taken_for_no(book: RuleBook):
    assert told(LI_2020, book).open == ("compartment_open", "extent_open")


def test_without_a_leak_the_papers_say_nothing(book: RuleBook):
    found = told(WELL, book)
    assert (found.options, found.nearest, found.cautions) == ((), (), ())


def test_each_caution_stands_beside_what_it_is_about(book: RuleBook):
    assert TABLE_INCOMPLETE in told(V19, book).cautions
    assert PAIN_OF_EIGHT not in told(V19, book).cautions
    assert {PAIN_OF_EIGHT, FIGURES_ONLY} <= set(told(V20A, book).cautions)
    assert all(NO_RATES in told(case, book).cautions for case in EXPECTED)


def test_what_nobody_told_is_counted_as_unknown():
    silent = ReviewCase(case_id="a", levels=("L1",))
    partly = changed(silent, treatment=Treatment(done=("fixation",)))
    unsure = changed(partly, treatment={"not_told": ("durotomy",)})
    told_not = changed(silent, treatment=Treatment(done=("none",)))
    assert counted((silent, partly, unsure, told_not), "durotomy") == Counted(
        yes=0, no=2, untold=2
    )
    assert was_done(silent, "operated") is None
    assert was_done(told_not, "operated") is False


def test_an_operation_without_a_name_is_one():
    """li-2020: relieved from behind; whether a lamina was taken nobody tells."""
    done = Treatment(done=(), not_told=("laminectomy",), stages=1)
    case = ReviewCase(case_id="a", levels=("L5",), treatment=done)
    assert was_done(case, "operated") is True
    assert was_done(case, "laminectomy") is None


def test_a_published_case_is_not_its_own_neighbour(book: RuleBook):
    for case in published_cases():
        assert case.case_id not in [n.case.case_id for n in told(case, book).nearest]


def test_a_patient_who_got_worse_later_changes_no_option(book: RuleBook):
    """Only the time before and the time with the leak say what is new."""
    later = NeuroStatus(phase="last", paresis=True)
    worse = attrs.evolve(V20C, timeline=(*(V20C.timeline or ()), later))
    assert reasons(worse, book) == reasons(V20C, book)


# --- the figures of the endoscopic series ---------------------------------------------


def figure(name: str) -> tuple[float | None, float | None]:
    (found,) = (each for each in COURSE if each.name == name)
    return found.mean, found.deviation


def test_the_figures_of_the_series_agree_with_each_other():
    """The paper's own lists give its own means and deviations (rules.md 1.F-5)."""
    for scores, name in (
        (LEG_PAIN_BEFORE, "leg_pain_before"),
        (JOA29_BEFORE, "joa29_before"),
    ):
        mean, deviation = figure(name)
        assert statistics.mean(scores) == mean
        assert round(statistics.stdev(scores), 2) == deviation
    assert len(JOA29_BEFORE) == PATIENTS == FORAMINAL_PATIENTS + EPIDURAL_PATIENTS
    foraminal, _ = figure("operation_foraminal")
    epidural, _ = figure("operation_epidural")
    assert foraminal is not None
    assert epidural is not None
    whole = FORAMINAL_PATIENTS * foraminal + EPIDURAL_PATIENTS * epidural
    assert whole / PATIENTS == pytest.approx(65.5)
    assert sum(MACNAB.values()) == FOLLOWED_PATIENTS
    assert (MACNAB["excellent"] + MACNAB["good"]) / FOLLOWED_PATIENTS == 0.8

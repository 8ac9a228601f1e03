"""V19 and V20 of rules.md section 5.4, and what it expects of the published cases."""

import pytest

from planner.review.case import ReviewCase
from planner.review.document import case_document, case_from_document
from planner.review.judge import judge_review
from planner.review.merged import merged
from planner.rules.book import RuleBook
from planner.rules.findings import Finding, Severity
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
    YU_2020,
    changed,
    status,
)

COLUMNS = ("R-04", "S-01", "S-02", "S-05", "S-06", "S-07", "S-09", "S-10")
TABLE = """
V19  WARN STOP INFO -    -    -    WARN -
V20a PASS STOP -    INFO -    -    -    -
V20b PASS STOP -    -    INFO INFO -    -
V20c PASS PASS -    -    -    -    -    INFO
"""
"""rules.md 5.4; a dash is advice that is not given."""

CASES = {"V19": V19, "V20a": V20A, "V20b": V20B, "V20c": V20C}


def told(case: ReviewCase, book: RuleBook) -> dict[str, Finding]:
    return {found.rule: found for found in judge_review(case, book).findings}


@pytest.mark.parametrize("row", TABLE.split("\n")[1:-1], ids=lambda row: row.split()[0])
def test_every_verdict_of_the_table(row: str, book: RuleBook):
    name, *words = row.split()
    said = told(CASES[name], book)
    expected = dict(zip(COLUMNS, words, strict=True))
    found = {
        rule: said[rule].severity.name if rule in said else "-" for rule in COLUMNS
    }
    assert found == expected


COMPARTMENTS = {
    "V19": "intradural_suspected, needle_track left, needle_track right",
    "V20a": "foraminal right, epidural_pedicle_breach right",
    "V20b": "epidural_central, epidural_paracentral left, epidural_paracentral right",
    "V20c": "intradiscal_sup",
}


@pytest.mark.parametrize("name", CASES)
def test_every_compartment_of_the_table(name: str, book: RuleBook):
    found = told(CASES[name], book)["R-02"]
    assert found.measures["compartments"] == COMPARTMENTS[name]


ROUTES = {
    "V19": ("C", "needle_track"),
    "V20a": ("C", ""),
    "V20b": ("B", ""),
    "V20c": ("C", "D"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_type_of_the_table(name: str, book: RuleBook):
    measures = told(CASES[name], book)["R-03"].measures
    assert (measures["types"], measures["later_types"]) == ROUTES[name]


SIGNS = {
    "V19": ("intradural_likely", 3, 3),
    "V20a": ("extradural", 0, 3),
    "V20b": ("extradural", 0, 3),
    "V20c": ("extradural", 0, 3),
}


@pytest.mark.parametrize("name", CASES)
def test_every_score_of_the_table(name: str, book: RuleBook):
    found = told(CASES[name], book)["R-04"]
    measures = found.measures
    reason, positive, assessed = SIGNS[name]
    assert found.reason == reason
    assert (measures["positive_count"], measures["assessed_count"]) == (
        positive,
        assessed,
    )


def test_the_deficits_of_the_table_and_how_much_strength_was_lost(book: RuleBook):
    v19 = told(V19, book)["R-08"].measures
    assert v19["deficits"] == "paresis, bladder_bowel"
    assert (v19["weakest_left"], v19["weakest_right"]) == ("2", "1")
    assert v19["mrc_drop_score"] == 4
    assert told(V20A, book)["R-08"].measures["deficits"] == "leg_pain"
    assert told(V20A, book)["R-08"].measures["leg_pain_score"] == 7
    assert told(V20B, book)["R-08"].measures["mrc_drop_score"] == 2


def test_profuse_cement_is_told_with_its_share_and_both_sides(book: RuleBook):
    found = told(V20B, book)["S-07"]
    assert found.reason == "profuse"
    assert found.measures["canal_fraction"] == 0.6
    assert found.measures["is_bilateral"] is True


def test_what_was_seen_by_the_table_is_told_of_nothing_else(book: RuleBook):
    """V20c leaves nothing open: what it says is all there is."""
    assert not [f for f in told(V20C, book).values() if f.severity is Severity.NA]


# --- the published cases --------------------------------------------------------------

PUBLISHED = {
    MA_2022: {
        "R-01": "PASS ct_there",
        "R-02": "INFO leaks",
        "R-04": "WARN intradural_seen",
        "R-06": "INFO one_sided",
        "R-07": "WARN mass_is_cement",
        "R-08": "INFO deficit",
        "R-10": "INFO frequent_level",
        "R-12": "INFO late",
        "S-01": "STOP urgent_opinion",
        "S-02": "INFO options_within_dura",
        "S-03": "INFO residue",
        "S-04": "INFO early_is_easier",
        "S-05": "-",
        "S-06": "-",
        "S-07": "-",
        "S-08": "-",
        "S-09": "WARN outside_the_series",
        "S-10": "-",
        "S-11": "-",
    },
    LIAO_2025: {
        "R-01": "PASS ct_there",
        "R-03": "INFO routes",
        "R-04": "WARN intradural_likely",
        "R-05": "INFO layered",
        "R-08": "INFO deficit",
        "R-10": "INFO frequent_level",
        "R-11": "WARN track_was_bad",
        "R-12": "INFO immediate",
        "S-01": "STOP urgent_opinion",
        "S-02": "INFO options_within_dura",
        "S-03": "INFO residue",
        "S-05": "-",
        "S-06": "-",
        "S-09": "WARN outside_the_series",
        "S-10": "-",
    },
    MAO_2024: {
        "R-01": "STOP ct_now",
        "R-04": "WARN intradural_seen",
        "R-08": "INFO deficit",
        "R-10": "INFO not_for_level",
        "R-12": "INFO early",
        "S-01": "STOP urgent_opinion",
        "S-02": "INFO options_within_dura",
        "S-09": "WARN outside_the_series",
        "S-10": "-",
    },
    LI_2020: {
        "R-01": "PASS ct_there",
        "R-04": "PASS called_extradural",
        "R-08": "INFO deficit",
        "R-10": "INFO not_for_level",
        "R-12": "INFO early",
        "S-01": "STOP urgent_opinion",
        "S-02": "-",
        "S-05": "NA compartment_open",
        "S-06": "NA compartment_open",
        "S-08": "WARN obstacles",
        "S-09": "-",
        "S-10": "-",
    },
    YU_2020[0]: {
        "S-01": "STOP urgent_opinion",
        "S-05": "INFO approach_a",
        "S-06": "-",
        "S-09": "-",
        "S-11": "INFO course_of_series",
    },
    YU_2020[1]: {"S-01": "STOP urgent_opinion", "S-05": "INFO approach_a", "S-06": "-"},
    YU_2020[2]: {
        "S-01": "STOP urgent_opinion",
        "S-05": "-",
        "S-06": "INFO approach_b",
        "S-11": "INFO course_of_series",
    },
    YU_2020[3]: {
        "S-01": "STOP urgent_opinion",
        "S-05": "INFO approach_a",
        "S-06": "-",
        "S-07": "INFO bilateral",
    },
}


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case.case_id)
def test_the_published_cases_get_the_answers_of_the_specification(
    case: ReviewCase, book: RuleBook
):
    said = told(case, book)
    found = {
        rule: f"{said[rule].severity.name} {said[rule].reason}" if rule in said else "-"
        for rule in PUBLISHED[case]
    }
    assert found == PUBLISHED[case]


SHIPPED = {case.case_id: case for case in published_cases()}
NOT_BEFORE_SURGERY = {"R-04": "WARN intradural_seen"}
"""What the operation showed afterwards: the shipped documents tell how it ended."""


@pytest.mark.parametrize(
    "case", [MA_2022, LIAO_2025, MAO_2024, LI_2020], ids=lambda case: case.case_id
)
def test_the_shipped_documents_of_the_four_papers_get_the_same_answers(
    case: ReviewCase, book: RuleBook
):
    said = told(SHIPPED[case.case_id], book)
    expected = dict(PUBLISHED[case])
    if expected["R-04"].startswith("WARN"):
        expected |= NOT_BEFORE_SURGERY
    found = {
        rule: f"{said[rule].severity.name} {said[rule].reason}" if rule in said else "-"
        for rule in expected
    }
    assert found == expected


@pytest.mark.parametrize("name", ["S000-own", "S001-own", "S002-own", "S003-own"])
def test_the_shipped_documents_lost_what_the_papers_say(name: str, book: RuleBook):
    typed = next(case for case in PUBLISHED if case.case_id == name)
    lost, shipped = (
        told(case, book)["R-08"].measures["deficits"] for case in (typed, SHIPPED[name])
    )
    assert lost == shipped


def test_what_was_lost_in_the_published_cases(book: RuleBook):
    lost = {
        case.case_id: told(case, book)["R-08"].measures["deficits"]
        for case in PUBLISHED
    }
    assert lost == {
        "S000-own": "paresis, bladder_bowel, sensory_level",
        "S001-own": "paresis, bladder_bowel, sensory_level",
        "S002-own": "paresis, bladder_bowel, sensory_level",
        "S003-own": "paresis, leg_pain",
        **dict.fromkeys(("S004-1", "S004-2", "S004-3", "S004-4"), "leg_pain"),
    }
    worst = told(LIAO_2025, book)["R-08"].measures
    assert (worst["weakest_left"], worst["weakest_right"]) == ("0", "0")


def test_a_leak_within_the_dura_is_never_watched_even_without_a_symptom(book: RuleBook):
    """ma-2022: without a symptom for five years,."""
    silent = changed(
        MA_2022,
        event={"first_sign": "none", "onset_class": None},
        timeline=(status(),),
    )
    assert "S-10" not in told(silent, book)


# --- what tools measured, and what the reviewer told ----------------------------------

SIGNS_OF_TOOL = (
    *("medial_puncture", "layering", "blunt_contour", "no_cement_outside_dura"),
    *("sheets_count", "sheet_gap_mm"),
)


def as_tools_tell(case: ReviewCase) -> ReviewCase:
    """Return a case whose imaging came from tools, and all else from the reviewer."""
    document = case_document(case)
    imaging = document.pop("imaging")
    assert isinstance(imaging, dict)
    signs = {name: imaging.pop(name) for name in SIGNS_OF_TOOL if name in imaging}
    tracks = {"tracks": imaging.pop("tracks")} if "tracks" in imaging else {}
    said = {
        "tracks": {"imaging": tracks},
        "compartments": {"imaging": imaging},
        "intradural_signs": {"imaging": signs},
    }
    return merged(case_from_document(document), said).case


@pytest.mark.parametrize("name", CASES)
def test_tools_and_reviewer_together_tell_the_same_case(name: str, book: RuleBook):
    case = CASES[name]
    together = as_tools_tell(case)
    assert together == case
    assert told(together, book) == told(case, book)

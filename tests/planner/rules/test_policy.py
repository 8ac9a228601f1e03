"""A department's policy: what it may change, what it may not, and what is refused."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from planner.anatomy.vertebra import Vertebra, Wall
from planner.errors import BadPolicy
from planner.plan.case import CementPlan
from planner.plan.needle import Needle
from planner.rules.book import Origin, RuleBook, unit_of
from planner.rules.evaluate import findings_document, judge
from planner.rules.findings import Finding, Judgement, Severity
from planner.rules.path import measure_path
from planner.rules.policy import RANGES, book_with_policy
from planner.rules.site_test import LEVEL_MEASURES, NEEDLE_MEASURES
from tests.phantoms import L1S, analytic_vertebra
from tests.vignettes import ANSWERED, V01, V02, V04, V09A, case_of

HEAD = """
schema = "isthmus-policy/1"
id = "unit-7"
set_by = "Spine unit"
"""
OWN = """
[[rule]]
id = "OWN-1"
title = "Two millimetres medially"
text = "Our own series asks for it."
measure = "medial_clearance_mm"
comparison = "at least"
limit = { value = 2.0, unit = "mm" }
severity = "STOP"
"""

VERTEBRA = analytic_vertebra(L1S)
TRUE = (0.0, 0.0, 0.0)
With = Callable[[str], RuleBook]


@pytest.fixture
def with_policy(book: RuleBook, tmp_path: Path) -> With:
    def made(text: str, head: str = HEAD) -> RuleBook:
        path = tmp_path / "policy.toml"
        path.write_text(head + text, encoding="utf-8")
        return book_with_policy(book, path)

    return made


def judged(
    book: RuleBook,
    needle: Needle,
    vertebra: Vertebra = VERTEBRA,
    **case: Any,
) -> Judgement:
    return judge(case_of(L1S, needle, **case), {"L1": vertebra}, book)


def said(book: RuleBook, needle: Needle, **case: Any) -> Mapping[str, Finding]:
    found = judged(book, needle, **case).findings
    return {f.rule: f for f in found if f.rule != "C-01" or f.needle}


# --- what it changes ------------------------------------------------------------------


def test_a_stricter_limit_decides_and_is_the_sites(with_policy: With):
    text = '[change.P-07.limits]\ngap_mm = { value = 9.0, unit = "mm" }'
    book = with_policy(text)
    found = said(book, V01.needle())["P-07"]
    assert found.severity is Severity.WARN
    assert found.limits["gap_mm"] == 9.0
    assert found.limit_source == "site"
    limit = book.limit("P-07", "gap_mm")
    assert limit.origin is Origin.SITE
    assert limit.instead_of is not None
    assert limit.instead_of.value == 3.0


def test_a_looser_limit_is_taken_where_the_book_allows_it(with_policy: With):
    text = '[change.P-07.limits]\ngap_mm = { value = 1.0, unit = "mm" }'
    plain = attrs.evolve(
        VERTEBRA, parts=attrs.evolve(VERTEBRA.parts, membership={}), uncertainty_mm=TRUE
    )
    findings = judged(with_policy(text), V09A.needle(), plain).findings
    found = next(f for f in findings if f.rule == "P-07")
    assert found.severity is Severity.PASS
    assert found.limit_source == "site"


def test_only_what_the_policy_decided_is_the_sites(with_policy: With):
    text = '[change.P-02.limits]\nclearance_mm = { value = 1.2, unit = "mm" }'
    book = with_policy(text)
    assert said(book, V02.needle())["P-02"].limit_source == "literature"
    thin = said(book, V04.needle())["P-02"]
    assert (thin.reason, thin.limit_source) == ("thin", "site")
    assert said(book, V01.needle())["P-03"].limit_source == "default"


def test_a_rule_raised_to_stop_makes_stops_of_its_warnings(with_policy: With):
    book = with_policy('[change.P-02]\nraised_to = "STOP"')
    found = said(book, V04.needle())["P-02"]
    assert found.severity is Severity.STOP
    assert found.limit_source == "site"
    assert found.measures["medial_severity"] == "STOP"
    assert said(book, V01.needle())["P-02"].severity is Severity.PASS


def test_a_rule_of_notes_is_raised_to_a_warning_or_a_stop(with_policy: With):
    for to in ("WARN", "STOP"):
        book = with_policy(f'[change.D-03]\nraised_to = "{to}"')
        assert said(book, V09A.needle())["D-03"].severity is Severity[to]
        assert said(book, V01.needle())["D-03"].severity is Severity.PASS


def test_what_waits_for_an_answer_or_does_not_apply_is_not_raised(with_policy: With):
    book = with_policy(
        '[change.A-10]\nraised_to = "STOP"\n[change.C-02]\nraised_to = "STOP"'
    )
    unanswered = attrs.evolve(ANSWERED, experienced_operator=None)
    found = said(
        book, V01.needle(), assessment=unanswered, cement=CementPlan(volume_ml=1.0)
    )
    assert found["A-10"].severity is Severity.INFO
    assert found["C-02"].reason == "not_for_level"
    assert found["C-02"].severity is Severity.INFO


def test_a_rule_that_is_turned_off_says_so_and_never_passes(with_policy: With):
    book = with_policy("[change.P-07]\noff = true")
    found = said(book, V09A.needle())["P-07"]
    assert (found.severity, found.reason) == (Severity.INFO, "turned_off")
    assert found.limit_source == "site"


def test_turning_a_rule_off_does_not_blind_those_that_read_it(with_policy: With):
    book = with_policy("[change.P-01]\noff = true")
    assert said(book, V02.needle())["P-05"].severity is Severity.WARN
    assert said(book, V02.needle())["P-02"].severity is Severity.STOP


# --- rules that it adds ---------------------------------------------------------------


def test_an_added_rule_is_judged_told_and_titled(with_policy: With):
    book = with_policy(OWN)
    kept = said(book, attrs.evolve(V01.needle(), outer_diameter_mm=1.5))["OWN-1"]
    assert (kept.severity, kept.reason) == (Severity.PASS, "site_kept")
    found = said(book, V01.needle())["OWN-1"]
    assert (found.severity, found.reason) == (Severity.STOP, "site_broken")
    assert found.measures["medial_clearance_mm"] == pytest.approx(1.46, abs=0.02)
    assert found.title == "Two millimetres medially"
    assert found.limit_source == "site"
    assert found.needle == V01.needle().id


@pytest.mark.parametrize(
    ("comparison", "value", "severity"),
    [
        ("at least", 3.048, Severity.PASS),
        ("more than", 3.048, Severity.WARN),
        ("at most", 3.048, Severity.PASS),
        ("less than", 3.048, Severity.WARN),
        ("at most", 3.0, Severity.WARN),
        ("at least", 3.1, Severity.WARN),
    ],
)
def test_each_comparison_means_what_it_says(with_policy, comparison, value, severity):
    text = OWN.replace("medial_clearance_mm", "diameter_mm").replace("STOP", "WARN")
    text = text.replace("at least", comparison).replace("2.0", str(value))
    assert said(with_policy(text), V01.needle())["OWN-1"].severity is severity


def test_an_added_rule_speaks_for_its_levels_only(with_policy: With):
    book = with_policy(f'{OWN}\nlevels = ["T8", "L2"]')
    assert said(book, V01.needle())["OWN-1"].reason == "not_for_level"
    assert said(with_policy(f'{OWN}\nlevels = "all"'), V01.needle())[
        "OWN-1"
    ].severity is (Severity.STOP)


def test_an_added_rule_on_cement_takes_what_the_book_measured(with_policy: With):
    text = OWN.replace("medial_clearance_mm", "volume_ml").replace(
        "at least", "at most"
    )
    text = text.replace('unit = "mm"', 'unit = "mL"')
    cement = CementPlan(volume_ml=3.0, viscosity="toothpaste")
    found = said(with_policy(text), V01.needle(), cement=cement)["OWN-1"]
    assert found.severity is Severity.STOP
    assert found.measures["volume_ml"] == 3.0
    assert found.needle is None
    assert "OWN-1" not in said(with_policy(text), V01.needle())


def test_where_its_owner_cannot_assess_an_added_rule_clears_nothing(with_policy):
    book = with_policy(OWN.replace("2.0", "0.5"))
    coarse = attrs.evolve(VERTEBRA, coarsest_mm=5.0)
    judgement = judged(book, V01.needle(), coarse)
    found = next(f for f in judgement.findings if f.rule == "OWN-1")
    assert (found.severity, found.reason) == (Severity.NA, "site_not_assessable")
    assert found.part_of == "P-02"
    broken = judged(book, V02.needle(), coarse)
    assert any(
        f.rule == "OWN-1" and f.severity is Severity.STOP for f in broken.findings
    )


def test_a_clearance_within_its_own_uncertainty_is_no_pass(with_policy: With):
    book = with_policy(OWN.replace("2.0", "0.2"))
    unsure = attrs.evolve(VERTEBRA, uncertainty_mm=(2.0, 2.0, 2.0))
    found = {f.rule: f for f in judged(book, V01.needle(), unsure).findings}["OWN-1"]
    assert (found.severity, found.reason) == (Severity.WARN, "site_unsure")


def test_every_limit_of_the_book_has_a_range_in_which_it_can_be_meant(book: RuleBook):
    limits = [limit for rule in book.rules.values() for limit in rule.limits.values()]
    for limit in limits:
        low, high = RANGES[limit.unit]
        assert low <= limit.value <= high, limit.name


def test_every_measure_has_a_unit_and_an_owner_in_the_book(book: RuleBook):
    owners = {**NEEDLE_MEASURES, **LEVEL_MEASURES}
    assert not set(NEEDLE_MEASURES) & set(LEVEL_MEASURES)
    for measure, owner in owners.items():
        assert unit_of(measure) in RANGES
        assert owner in book.rules
    path = measure_path(VERTEBRA, V01.needle()).as_measures()
    told = said(book, V01.needle())
    for measure, owner in NEEDLE_MEASURES.items():
        if measure != "metal_gap_mm":
            assert measure in {**path, **told[owner].measures}
    assert {f"{wall.value}_clearance_mm" for wall in Wall} <= NEEDLE_MEASURES.keys()


# --- who is told ----------------------------------------------------------------------


def test_the_hash_of_the_book_holds_the_policy(book: RuleBook, with_policy: With):
    one = with_policy("")
    other = with_policy('[change.D-03]\nraised_to = "WARN"')
    assert len({book.id_hash, one.id_hash, other.id_hash}) == 3
    assert with_policy("# a word\n").id_hash == one.id_hash


def test_findings_name_the_policy_and_its_hash(with_policy: With):
    book = with_policy("locked = true")
    case = case_of(L1S, V01.needle())
    document = findings_document(judge(case, {"L1": VERTEBRA}, book), case)
    assert book.policy is not None
    assert document["policy"] == {
        "id": "unit-7",
        "set_by": "Spine unit",
        "sha256": book.policy.sha256,
        "locked": True,
    }
    assert document["policy_refused"] is None


def test_findings_tell_why_a_policy_is_not_in_force(book: RuleBook, with_policy: With):
    with pytest.raises(BadPolicy) as refused:
        with_policy("[change.P-99]\noff = true")
    case = case_of(L1S, V01.needle())
    broken = attrs.evolve(book, policy_error=refused.value)
    document = findings_document(judge(case, {"L1": VERTEBRA}, broken), case)
    assert document["policy"] is None
    assert document["policy_refused"] == {
        "reason": "unknown_rule",
        "key": "change.P-99",
        "line": None,
    }
    assert document["rulebook"] == book.id_hash


# --- what is refused ------------------------------------------------------------------

GAP = '[change.P-07.limits]\ngap_mm = { value = 2.0, unit = "mm" }'
REFUSED = {
    "unknown rule": ("[change.P-99]\noff = true", "unknown_rule", "change.P-99"),
    "wrong unit": (
        GAP.replace('"mm"', '"mL"'),
        "wrong_unit",
        "change.P-07.limits.gap_mm.unit",
    ),
    "unknown unit": (
        GAP.replace('"mm"', '"cm"'),
        "unknown_value",
        "change.P-07.limits.gap_mm.unit",
    ),
    "no unit": (
        "[change.P-07.limits]\ngap_mm = { value = 2.0 }",
        "missing_key",
        "change.P-07.limits.gap_mm.unit",
    ),
    "unknown limit": (
        GAP.replace("gap_mm", "gab_mm"),
        "unknown_limit",
        "change.P-07.limits.gab_mm",
    ),
    "limit beyond reason": (
        GAP.replace("2.0", "2000"),
        "out_of_range",
        "change.P-07.limits.gap_mm.value",
    ),
    "no number": (
        GAP.replace("2.0", "nan"),
        "not_finite",
        "change.P-07.limits.gap_mm.value",
    ),
    "P-02 off": ("[change.P-02]\noff = true", "cannot_be_off", "change.P-02.off"),
    "C-03 off": ("[change.C-03]\noff = true", "cannot_be_off", "change.C-03.off"),
    "ANAT off": ("[change.ANAT]\noff = true", "cannot_be_off", "change.ANAT.off"),
    "P-02 medial loosened": (
        '[change.P-02.limits]\nbreach_mm = { value = 2.0, unit = "mm" }',
        "loosens",
        "change.P-02.limits.breach_mm",
    ),
    "P-02 cleared on coarse images": (
        '[change.P-02.limits]\ntoo_coarse_mm = { value = 9.0, unit = "mm" }',
        "loosens",
        "change.P-02.limits.too_coarse_mm",
    ),
    "C-03 loosened": (
        '[change.C-03.limits]\nleak_ml = { value = 5.0, unit = "mL" }',
        "loosens",
        "change.C-03.limits.leak_ml",
    ),
    "lowered severity": (
        '[change.P-07]\nraised_to = "INFO"',
        "unknown_value",
        "change.P-07.raised_to",
    ),
    "unknown measure": (
        OWN.replace("medial_clearance_mm", "luck_mm"),
        "unknown_value",
        "rule[0].measure",
    ),
    "unknown comparison": (
        OWN.replace("at least", "about"),
        "unknown_value",
        "rule[0].comparison",
    ),
    "level outside": (f'{OWN}levels = ["C7"]', "unknown_value", "rule[0].levels[0]"),
    "level below": (f'{OWN}levels = ["L7"]', "unknown_value", "rule[0].levels[0]"),
    "id of the book": (OWN.replace("OWN-1", "P-02"), "twice", "rule[0]"),
    "id twice": (OWN + OWN, "twice", "rule[1]"),
    "id with a blank": (OWN.replace("OWN-1", "my own"), "bad_name", "rule[0].id"),
    "unknown key": (
        "[change.P-07]\nseverity = 1",
        "unknown_key",
        "change.P-07.severity",
    ),
    "not a table": ("change = 3", "wrong_type", "change"),
}


@pytest.mark.parametrize(("text", "reason", "key"), REFUSED.values(), ids=REFUSED)
def test_what_no_policy_may_say_is_refused_with_its_place(
    with_policy: With, text: str, reason: str, key: str
):
    with pytest.raises(BadPolicy) as refused:
        with_policy(text)
    assert (refused.value.facts["reason"], refused.value.facts["key"]) == (reason, key)
    assert str(refused.value.facts["file"]).endswith("policy.toml")


def test_a_file_that_is_no_toml_is_refused_with_its_line(with_policy: With):
    with pytest.raises(BadPolicy) as refused:
        with_policy("off = = 3")
    assert refused.value.facts["reason"] == "not_toml"
    assert refused.value.facts["line"] == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00", "not_text"),
        (b"#" * 1_000_001, "too_large"),
        (b"a=" + b"[" * 5000, "not_toml"),
        (b"", "missing_key"),
        (b'schema = "isthmus-policy/9"\nid = "x"\nset_by = "y"', "unknown_value"),
    ],
    ids=["not text", "too large", "nested", "empty", "newer"],
)
def test_any_file_whatever_is_refused_in_words(
    book: RuleBook, tmp_path: Path, content: bytes, reason: str
):
    path = tmp_path / "policy.toml"
    path.write_bytes(content)
    with pytest.raises(BadPolicy) as refused:
        book_with_policy(book, path)
    assert refused.value.facts["reason"] == reason


def test_a_missing_file_and_a_folder_are_refused(book: RuleBook, tmp_path: Path):
    """Windows does not tell a folder from a file that may not be read."""
    for path, reasons in (
        (tmp_path / "none.toml", {"missing"}),
        (tmp_path, {"folder", "unreadable"}),
    ):
        with pytest.raises(BadPolicy) as refused:
            book_with_policy(book, path)
        assert refused.value.facts["reason"] in reasons


def test_every_limit_that_may_not_be_loosened_knows_which_way_that_is(book: RuleBook):
    limits = [x for rule in book.rules.values() for x in rule.limits.values()]
    assert all(limit.safer for limit in limits if limit.fixed)
    fixed = {
        (r.id, x.name)
        for r in book.rules.values()
        for x in r.limits.values()
        if x.fixed
    }
    assert {("P-02", "breach_mm"), ("C-03", "leak_ml")} <= fixed


def test_no_policy_makes_a_medial_breach_anything_but_a_stop(with_policy: With):
    """However P-02 is loosened where it may be."""
    text = (
        "[change.P-02.limits]\n"
        'clearance_mm = { value = 0.0, unit = "mm" }\n'
        'tolerated_breach_mm = { value = 50.0, unit = "mm" }\n'
    )
    assert said(with_policy(text), V02.needle())["P-02"].severity is Severity.STOP

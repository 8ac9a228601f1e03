"""Each rule says each thing it can say, and the table of them lacks none."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import planner.rules
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding
from tests.planner.rules.verdict_table import ROWS, Scene

KINDS = ("plan", "path", "cement", "assessment")
"""Rules of review and of revision have a table of their own."""

ELSEWHERE = {"too_coarse", "wall_unseen", "turned_off", "no_anatomy", "unanswered"}
"""What any rule may say: `test_coarse_images`, `test_unseen_walls`, `test_policy`."""

RULE_MODULES = (
    *("plan_rules", "needle_rules", "aim_rules", "danger_rules", "access_rules"),
    *("cement_rules", "injection_rules", "assessment_rules", "shelf_rules"),
)


def said(scene: Scene, rule: str, book: RuleBook) -> list[Finding]:
    findings = judge(scene.case, scene.vertebrae, book, scene.level_facts).findings
    return [found for found in findings if found.rule == rule]


@pytest.mark.parametrize(
    ("rule", "severity", "reason", "scene"),
    ROWS,
    ids=[f"{rule}-{reason}-{severity}" for rule, severity, reason, _ in ROWS],
)
def test_the_rule_says_what_the_table_has(
    rule: str, severity: str, reason: str, scene: Scene, book: RuleBook
):
    found = [(f.severity.value, f.reason) for f in said(scene, rule, book)]
    assert (severity, reason) in found


def test_every_rule_of_the_book_is_in_the_table(book: RuleBook):
    told = {rule for rule, *_ in ROWS}
    assert told == {rule.id for rule in book.rules.values() if rule.kind in KINDS}


def test_every_rule_is_seen_to_say_its_worst_and_its_best(book: RuleBook):
    """Rules that can only note have nothing to pass."""
    only_note = {"C-09", "C-14"}
    for rule in book.rules.values():
        if rule.kind in KINDS:
            severities = {word for name, word, *_ in ROWS if name == rule.id}
            assert rule.severity.value in severities, rule.id
            assert "PASS" in severities or rule.id in only_note, rule.id


def reasons_in_source() -> Iterator[str]:
    """Yield every reason that a rule's module names in its own first lines."""
    folder = Path(planner.rules.__path__[0])
    for name in RULE_MODULES:
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "reason":
                yield from _texts(node.value)
            elif isinstance(node, ast.Tuple) and len(node.elts) >= 2:
                if "everity" in ast.unparse(node.elts[0]):
                    yield from _texts(node.elts[1])
            elif isinstance(node, ast.Call):
                called = getattr(node.func, "id", "")
                place = {"_said": 1, "_fine": 0, "not_assessed": 1}.get(called)
                if place is not None and len(node.args) > place:
                    yield from _texts(node.args[place])


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_reason_in_the_source_has_a_row():
    told = {reason for _, _, reason, _ in ROWS}
    found = set(reasons_in_source())
    assert len(found) > 100
    assert found - told - ELSEWHERE == set()

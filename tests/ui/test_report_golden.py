"""What a report says, word for word, for one level and for three; always the same."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from planner.plan.case import Case
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from tests.ui.test_report import words_of
from ui.opening import demo_plan
from ui.report.make_report import report_pdf, session_report

GOLDEN = Path(__file__).resolve().parent / "golden"
VARYING = re.compile(r"isthmus-core@[0-9a-f]{12}|State [0-9a-f]{12}|Isthmus [\d.]+")
"""Hashes and versions change with every word of the rule book."""


def _three_levels() -> Case:
    """Return the same bone planned under three names, each with its own needle."""
    case = phantom_case(SAFE_NEEDLE)
    (plan,) = case.levels
    breaching = attrs.evolve(plan, level="L2", needles=(BREACHING_NEEDLE,))
    empty = attrs.evolve(plan, level="T12", needles=())
    return attrs.evolve(case, levels=(empty, plan, breaching))


@pytest.mark.parametrize(
    ("name", "case"),
    [("one_level", phantom_case(BREACHING_NEEDLE)), ("three_levels", _three_levels())],
)
def test_a_report_says_this_word_for_word(window, show_case, name: str, case: Case):
    show_case(case)
    words = words_of(report_pdf(session_report(window.session)))
    golden = GOLDEN / f"report_{name}.txt"
    said = VARYING.sub("#", words).replace(". ", ".\n") + "\n"
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.long
def test_another_place_and_time_give_the_same_bytes(tmp_path: Path):
    study = tmp_path / "study"
    shutil.copytree(demo_plan().parent, study)
    made = []
    for zone, language, seed in (("Pacific/Apia", "C", "1"), ("UTC", "de_DE", "2")):
        out = tmp_path / seed / "report.pdf"
        out.parent.mkdir()
        command = [
            "-m",
            "ui.cli",
            "report",
            str(study / "plan.json"),
            "--out",
            str(out),
        ]
        variables = {"TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, *command],
            env=os.environ | variables,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        names = ("report.pdf", "report.html", "report.findings.json")
        made.append([(out.parent / name).read_bytes() for name in names])
    assert made[0] == made[1]

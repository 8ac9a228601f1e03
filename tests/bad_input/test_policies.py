"""A policy that is wrong, and answers that contradict: a sentence, and a way out."""

import json
from pathlib import Path
from typing import Any

import pytest

HEAD = 'schema = "isthmus-policy/1"\nid = "unit-7"\nset_by = "Spine unit"\n'
OWN = """
[[rule]]
id = "OWN-1"
title = "Ours"
text = "Ours."
measure = "canal_gap_mm"
comparison = "at least"
limit = { value = 2.0, unit = "mm" }
severity = "STOP"
"""

WRONG = {
    "unknown rule": ("[change.P-99]\noff = true", ("P-99", "correct the id")),
    "wrong unit": (
        '[change.P-07.limits]\ngap_mm = { value = 2, unit = "mL" }',
        ("change.P-07.limits.gap_mm.unit", "mL", "mm is needed", "convert"),
    ),
    "C-03 loosened": (
        '[change.C-03.limits]\nleak_ml = { value = 3.0, unit = "mL" }',
        ("change.C-03.limits.leak_ml", "loosen C-03", "0.02", "stricter"),
    ),
    "P-02 loosened": (
        '[change.P-02.limits]\nbreach_mm = { value = 1.0, unit = "mm" }',
        ("change.P-02.limits.breach_mm", "loosen P-02", "stricter"),
    ),
    "P-02 off": ("[change.P-02]\noff = true", ("P-02", "turned off", "remove")),
    "a level no spine has": (
        OWN + 'levels = ["L7"]',
        ("rule[0].levels[0]", "L7", "L1"),
    ),
    "a level of the neck": (OWN + 'levels = ["C7"]', ("rule[0].levels[0]", "C7", "T1")),
    "severity lowered": ('[change.P-07]\nraised_to = "PASS"', ("PASS", "WARN, STOP")),
    "no TOML": ("off = = true", ("line 4", "correct")),
    "unknown key": ("colour = 3", ("colour", "remove")),
}


@pytest.mark.parametrize(("text", "words"), WRONG.values(), ids=WRONG)
def test_a_policy_that_cannot_be_used(isthmus, tmp_path: Path, text, words):
    path = tmp_path / "policy.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    isthmus("policy", "check", path).assert_refused(str(path), *words)


def test_a_policy_that_is_not_there(isthmus, tmp_path: Path):
    path = tmp_path / "nowhere.toml"
    isthmus("policy", "check", path).assert_refused(str(path), "put the policy back")


def test_a_wall_called_intact_behind_eight_millimetres_of_retropulsion(
    isthmus, plan_with
):
    """Neither answer is believed: nothing is refused, and nothing counts as safe."""

    def answer(plan: dict[str, Any]) -> None:
        plan["levels"][0]["assessment"] = {
            "posterior_wall": "intact",
            "retropulsion_mm": 8.0,
        }

    path = plan_with(answer)
    run = isthmus("check", path)
    said = " ".join(run.out.split())
    assert "called intact" in said
    assert "8.0 mm" in said
    assert "correct the one that is wrong" in said
    found = json.loads(isthmus("check", path, "--json").out)["findings"]
    (wall,) = [f for f in found if f["rule"] == "A-02"]
    assert (wall["severity"], wall["reason"]) == ("NA", "contradiction")

"""What a plugin measures can be a department's rule; what it writes can be exported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.review.host.plugins import Origin, read_plugin
from tests.ui.cohorts import write_cohort
from tests.ui.test_plugin_command import OUTSIDE
from ui.cli import main
from ui.offscreen import offscreen_session
from ui.plugin_permits import allow, forbid
from ui.site_book import POLICY_VARIABLE

POLICY = """
schema = "isthmus-policy/1"
id = "unit"
set_by = "Spine unit"

[[rule]]
id = "OWN-1"
title = "A body large enough"
text = "No body is treated that holds less than this."
measure = "spine-lab/body_ml"
comparison = "at least"
limit = {{ value = {limit_ml}, unit = "mL" }}
severity = "STOP"
"""


@pytest.fixture(scope="module", autouse=True)
def _spine_lab() -> Iterator[None]:
    """The plugin is there and allowed."""
    main(["plugin", "install", str(OUTSIDE)])
    allow(read_plugin(OUTSIDE, Origin.USER))
    yield
    main(["plugin", "remove", "spine-lab"])


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan whose outlines somebody confirmed."""
    folder = write_cohort(tmp_path_factory.mktemp("extras"), [1.0])
    return folder / "case01" / "plan.json"


def own_finding(findings: Any) -> Any:
    (found,) = (each for each in findings if each["rule"] == "OWN-1")
    return found


@pytest.fixture
def use_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that holds the body against a limit."""

    def use(limit_ml: float) -> None:
        path = tmp_path / "policy.toml"
        path.write_text(POLICY.format(limit_ml=limit_ml))
        monkeypatch.setenv(POLICY_VARIABLE, str(path))

    return use


def test_a_department_holds_a_limit_against_what_its_plugin_measures(
    confirmed: Path, use_limit, capsys
):
    use_limit(1.0)
    main(["check", str(confirmed), "--json"])
    kept = own_finding(json.loads(capsys.readouterr().out)["findings"])
    assert kept["severity"] == "PASS"
    body_ml = kept["measures"]["spine-lab/body_ml"]
    use_limit(99.0)
    with offscreen_session(confirmed) as session:
        (found,) = (f for f in session.judgement.findings if f.rule == "OWN-1")
    assert found.severity.value == "STOP"
    assert found.measures["spine-lab/body_ml"] == pytest.approx(body_ml, abs=1e-3)


def test_without_the_plugin_the_rule_is_not_assessable(
    confirmed: Path, use_limit, capsys
):
    use_limit(1.0)
    forbid("spine-lab")
    main(["check", str(confirmed), "--json"])
    found = own_finding(json.loads(capsys.readouterr().out)["findings"])
    allow(read_plugin(OUTSIDE, Origin.USER))
    assert found["severity"] == "NA"


def test_a_case_is_exported_as_a_plugin_writes_it(
    confirmed: Path, tmp_path: Path, capsys
):
    out = tmp_path / "widths.json"
    words = ["export", str(confirmed), "--format", "spine-lab.widths", str(out)]
    main(words)
    widths = json.loads(out.read_text())["pedicle_widths_mm"]["L1"]
    assert all(5 < width < 15 for width in widths.values())
    capsys.readouterr()
    assert main(words) == 2
    assert "widths.json" in capsys.readouterr().err


def test_a_format_that_nobody_brings_is_named_with_those_there_are(
    confirmed: Path, tmp_path: Path, capsys
):
    words = ["export", str(confirmed), "--format", "gone", str(tmp_path / "x")]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "gone" in said
    assert "spine-lab.widths" in said

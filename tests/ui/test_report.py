"""A plan on paper says what the screen says, and names nobody unless asked."""

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from planner.dicom.identity import read_identity
from planner.plan.storage import case_digest
from planner.work import Monitor
from tests.ui.conftest import (
    BREACHING_NEEDLE,
    SAFE_NEEDLE,
    phantom_case,
    save_report,
)
from ui.cli import main
from ui.messages.numbers import clearance
from ui.messages.report import wall_row
from ui.opening import demo_plan, open_plan

TRUE_BREACH_MM = -2.55
"""V02 of rules.md."""
HALF_VOXEL_MM = 0.5
"""The walls are led to the edges of a CT of 1 mm without partial volume."""


def words_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("report") / "study"
    shutil.copytree(demo_plan().parent, folder)
    return folder


@pytest.fixture(scope="module")
def demo_report(qapp, study: Path) -> bytes:
    out = study / "report.pdf"
    assert main(["report", str(study / "plan.json"), "--out", str(out)]) == 1
    return out.read_bytes()


def test_the_report_says_what_the_rules_said(demo_report, study, capsys):
    words = words_of(demo_report)
    main(["check", str(study / "plan.json")])
    said = " ".join(capsys.readouterr().out.split())
    assert "STOP Do not use this plan as it stands." in words
    for rule in ("P-01", "P-02", "C-01", "ANAT"):
        assert rule in words
        assert rule in said
    assert "not a cleared medical device" in words
    assert "true AP, simulated from the CT" in words


def test_it_carries_the_digest_of_the_state_it_was_made_of(demo_report, study):
    opened = open_plan(study / "plan.json", monitor=Monitor())
    digest = case_digest(opened.case)
    assert f"State {digest[:12]}" in words_of(demo_report)


def test_it_names_the_patient_only_if_asked(demo_report, study, qapp):
    identity = read_identity(next((study / "ct").glob("*.dcm")))
    assert identity is not None
    assert identity.patient_id
    assert identity.patient_id not in words_of(demo_report)
    assert identity.patient_id.encode() not in demo_report
    out = study / "named.pdf"
    main(["report", str(study / "plan.json"), "--out", str(out), "--identified"])
    assert identity.patient_id in words_of(out.read_bytes())


def test_two_needles_have_a_row_and_a_picture_each(window, show_case, tmp_path, qtbot):
    left = SAFE_NEEDLE.__class__(
        id="L1",
        entry_lps_mm=SAFE_NEEDLE.entry_lps_mm * (-1, 1, 1),
        tip_lps_mm=SAFE_NEEDLE.tip_lps_mm * (-1, 1, 1),
        outer_diameter_mm=SAFE_NEEDLE.outer_diameter_mm,
    )
    show_case(phantom_case(BREACHING_NEEDLE, left))
    path = tmp_path / "two.pdf"
    before = window.session.needle
    save_report(window, qtbot, path)
    words = words_of(path.read_bytes())
    assert "L1 R1: cut across the needle" in words
    assert "L1 L1: cut across the needle" in words
    measured = window.session.judgement.measures["L1/R1"]["medial_clearance_mm"]
    assert measured == pytest.approx(TRUE_BREACH_MM, abs=HALF_VOXEL_MM)
    assert clearance(measured) in words
    assert window.session.needle == before
    assert "two.pdf" in window.notice.words


def test_the_same_case_gives_the_same_bytes(window, show_case, tmp_path, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    paths = [tmp_path / name for name in ("one.pdf", "two.pdf")]
    for path in paths:
        window.reports._ask = lambda path=path: path
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not window.reports.is_at_work, timeout=60_000)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_place_that_cannot_be_written_is_said(window, show_case, tmp_path, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    save_report(window, qtbot, tmp_path / "absent" / "report.pdf")
    assert "could not be written" in window.notice.words


def test_the_web_page_has_the_same_words(window, show_case, tmp_path, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    path = tmp_path / "report.html"
    save_report(window, qtbot, path)
    text = path.read_text(encoding="utf-8")
    assert "Room to the pedicle walls" in text
    assert text.count("data:image/png") == 6


def test_room_to_a_wall_never_stands_without_what_is_said_of_it(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    judgement = window.session.judgement
    (judged,) = [f for f in judgement.findings if f.rule == "P-02"]
    measures = judgement.measures["L1/R1"]
    medial = wall_row(BREACHING_NEEDLE, measures, judged.measures)[1]
    assert medial.endswith("\nSTOP")
    for cell in wall_row(BREACHING_NEEDLE, measures, {})[1:]:
        assert cell.endswith("\nNOT ASSESSABLE")

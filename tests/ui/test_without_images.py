"""A case without its images can be read, never changed, and its images be found."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableWidget, QTabWidget

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Part
from planner.case_file.marks import FINDINGS, OUTLINES, PICTURE
from planner.case_file.outlines import packed_outlines, unpacked_outlines
from planner.case_file.store import create_case_file
from planner.errors import BadCaseFile
from planner.imaging.slices import Orientation
from planner.plan.history import History
from planner.report.png import png_bytes
from planner.rules.book import load_book
from planner.rules.evaluate import findings_document, judge
from planner.rules.findings_reader import findings_from_document
from tests.phantoms import L1S, grid_around, landmark_source
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from ui.messages.without_images import kept_sentence
from ui.panels.kept_views import PART_GREYS_HU, label_slice
from ui.resources import resource
from ui.signing_door import as_findings_json


@pytest.fixture(scope="module")
def vertebra():
    return build_vertebra(
        level="L1", source=landmark_source(L1S), grid=grid_around(L1S), labels=None
    )


@pytest.fixture(scope="module")
def judgement(vertebra):
    book = load_book(resource("rules"))
    return judge(phantom_case(BREACHING_NEEDLE), {"L1": vertebra}, book)


@pytest.fixture
def lost(tmp_path: Path, vertebra, judgement) -> Path:
    """A signed case whose folder of images is gone."""
    folder = tmp_path / "case"
    folder.mkdir()
    case = phantom_case(BREACHING_NEEDLE)
    path = folder / "lost.isthmus"
    file = create_case_file(path, History(case, author="AB"), rule_book="b@0")
    picture = np.full((40, 50, 3), 90, np.uint8)
    file.sign(
        judgement.overall.value,
        by="CD",
        rule_book=judgement.rulebook,
        attached={
            FINDINGS: as_findings_json(findings_document(judgement, case)),
            f"{OUTLINES}L1": packed_outlines(vertebra),
            f"{PICTURE}01 L1 R1: true AP": png_bytes(picture),
        },
    )
    file.release()
    away = folder.rename(tmp_path / "sent")
    return away / "lost.isthmus"


@pytest.fixture
def page(window, qtbot, lost):
    window.door.open_path(lost)
    qtbot.waitUntil(lambda: window.record.path == lost, timeout=30_000)
    qtbot.waitUntil(window.record.isVisible)
    return window.record


def words_on(widget) -> str:
    return " ".join(text.text() for text in widget.findChildren(QLabel))


def tab(page, name: str):
    pages = page.findChild(QTabWidget, "record.pages")
    names = [pages.tabText(number) for number in range(pages.count())]
    pages.setCurrentIndex(names.index(name))
    return pages.currentWidget()


def test_it_says_what_is_missing_and_how_to_go_on(window, page):
    assert "images" in page.findChild(QLabel, "record.why").text()
    assert page.findChild(QPushButton, "record.find").isVisible()
    assert window.session is None


def test_plan_and_signature_can_be_read(page):
    table = page.findChild(QTableWidget, "record.plan")
    cells = [table.item(0, place).text() for place in range(table.columnCount())]
    assert cells[:3] == ["L1", "R1", "Right"]
    assert cells[4] == f"{BREACHING_NEEDLE.length_mm:.1f} mm"
    assert cells[-1] == "AB"
    assert "Signed by CD" in page.findChild(QLabel, "record.about").text()
    assert "STOP" in page.findChild(QComboBox, "record.signatures").currentText()


def test_the_findings_that_were_signed_are_told_in_full(page, judgement):
    told = words_on(tab(page, "Findings"))
    for found in judgement.alarms:
        assert kept_sentence(found) in told


def test_pictures_outlines_and_trail_are_there(page, tmp_path):
    assert "L1 R1: true AP" in words_on(tab(page, "Pictures"))
    outlines = tab(page, "Outlines")
    assert outlines.view.camera is not None
    trail = tab(page, "Audit trail").findChild(QTableWidget, "audit.table")
    last = trail.rowCount() - 1
    assert [trail.item(last, place).text() for place in (1, 2)] == [
        "CD",
        "Signed off: STOP",
    ]


def test_nothing_of_it_can_be_edited_and_it_is_put_away_again(window, page):
    for name in ("edit.undo", "file.save", "file.sign", "needle.delete"):
        assert not window.actions_by_id.qt[name].isEnabled()
    assert window.actions_by_id.qt["file.open_file"].isEnabled()
    page.findChild(QPushButton, "record.close").click()
    assert not page.isVisible()
    assert window.start.isVisible()


def test_a_case_that_nobody_signed_says_so(window, qtbot, tmp_path):
    path = tmp_path / "a.isthmus"
    (tmp_path / "gone").mkdir()
    case = phantom_case(BREACHING_NEEDLE)
    create_case_file(path, History(case, author="AB"), rule_book="b@0").release()
    window.door.open_path(path)
    qtbot.waitUntil(lambda: window.record.path == path, timeout=30_000)
    assert "Nobody signed this case" in words_on(tab(window.record, "Findings"))


def test_findings_come_out_of_their_document_as_they_went_in(judgement):
    case = phantom_case(BREACHING_NEEDLE)
    content = as_findings_json(findings_document(judgement, case))
    again = findings_from_document(content)
    assert [(f.rule, f.severity, f.reason, f.part_of) for f in again] == [
        (f.rule, f.severity, f.reason, f.part_of) for f in judgement.findings
    ]
    assert [kept_sentence(f) for f in again] == [
        kept_sentence(f) for f in judgement.findings
    ]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"findings": [{}]}', b"[1]"])
def test_a_document_that_is_none_is_refused(content):
    with pytest.raises(BadCaseFile):
        findings_from_document(content)


@pytest.mark.parametrize("orientation", list(Orientation))
def test_a_slice_through_the_parts_lies_where_the_parts_lie(vertebra, orientation):
    """The middle of each part in the slice is its middle in the box."""
    found = unpacked_outlines(packed_outlines(vertebra))
    axis = {Orientation.AXIAL: 0, Orientation.CORONAL: 1, Orientation.SAGITTAL: 2}
    number = found.labels.shape[axis[orientation]] // 2
    picture = label_slice(found, orientation, number)
    assert picture.orientation is orientation
    kept = np.take(found.labels, number, axis=axis[orientation])
    assert np.array_equal(
        picture.slice_hu == PART_GREYS_HU[Part.BODY.value], kept == Part.BODY.value
    )
    for row, column in ((0, 0), (3, 5), (kept.shape[0] - 1, kept.shape[1] - 1)):
        kji = [row, column]
        kji.insert(axis[orientation], number)
        assert np.allclose(
            picture.grid.to_lps((column, row, 0)), found.grid.to_lps(kji[::-1])
        )

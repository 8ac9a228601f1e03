"""A plan is signed knowingly, stays as it was signed, and says so wherever it goes."""

import io
import json
import shutil
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from planner.case_file.marks import (
    FINDINGS,
    OUTLINES,
    PICTURE,
    marks_of,
    standing_of,
)
from planner.case_file.outlines import unpacked_outlines
from planner.case_file.reading import read_record
from planner.case_file.store import (
    MOST_ATTACHED_BYTES,
    create_case_file,
    open_case_file,
)
from planner.plan.edits import (
    with_needle_moved,
    with_stop_overridden,
)
from planner.plan.history import History
from planner.rules.evaluate import findings_document
from planner.rules.findings import Severity
from planner.rules.sign_off import before_signing
from planner.work import Monitor
from tests.ui.conftest import (
    BREACHING_NEEDLE,
    SAFE_NEEDLE,
    phantom_case,
    save_report,
)
from ui.cli import main
from ui.dialogs.sign_off import SignOff
from ui.messages.words import SEVERITY_WORDS
from ui.opening import demo_plan, open_case, open_plan
from ui.site_book import site_book


def words_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


Widget = TypeVar("Widget", bound=QWidget)


def child(dialog: QWidget | None, kind: type[Widget], name: str) -> Widget:
    assert dialog is not None
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def front() -> QDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return dialog


def sign(window, act) -> None:
    """Press the command and do something in its dialog."""
    done = []

    def run() -> None:
        dialog = front()
        assert isinstance(dialog, SignOff)
        try:
            act(dialog)
            done.append(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, run)
    window.actions_by_id.qt["file.sign"].trigger()
    assert done
    wait_for_signature(window)


def wait_for_signature(window) -> None:
    """What is kept with a signature is made while the window lives on."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: None if window.signing.is_at_work else loop.quit())
    timer.start(10)
    if window.signing.is_at_work:
        loop.exec()
    timer.stop()


def tick_all_and_sign(dialog: QDialog) -> None:
    for tick in dialog.findChildren(QCheckBox):
        tick.setChecked(True)
    child(dialog, QLineEdit, "sign.initials").setText("CD")
    child(dialog, QPushButton, "sign.done").click()


def saved(window, show_case, path: Path, *needles, **about) -> None:
    show_case(phantom_case(*needles, **about))
    assert window.door._save_to(path)


@pytest.fixture
def signed(window, show_case, tmp_path):
    """A case that is signed, its pictures left out: painting them takes a while."""
    path = tmp_path / "mine.isthmus"
    saved(window, show_case, path, SAFE_NEEDLE)
    window.door.keeper.sign("CD", attached={})
    return path


def answer_next(name: str) -> list[str]:
    """Press a button of the next question; return what the question says."""
    said: list[str] = []

    def run() -> None:
        dialog = front()
        said.extend(text.text() for text in dialog.findChildren(QLabel))
        child(dialog, QPushButton, name).click()

    QTimer.singleShot(0, run)
    return said


def move(window, by_mm: float = 0.5) -> None:
    window.session.apply(
        lambda case: with_needle_moved(case, "L1", "R1", by_lps_mm=(0, 0, by_mm)),
        label="Move needle",
    )


def mark_words(window) -> str:
    return child(window, QLabel, "signed.words").text()


def test_a_signature_keeps_what_was_shown_findings_outlines_and_pictures(
    window, show_case, tmp_path
):
    path = tmp_path / "mine.isthmus"
    saved(window, show_case, path, SAFE_NEEDLE)
    sign(window, tick_all_and_sign)
    session = window.session
    file, _ = open_case_file(path, by="EF")
    (mark,) = marks_of(file.record)
    assert (mark.by, mark.verdict) == ("CD", session.judgement.overall.value)
    assert mark.rule_book == session.book.stamp
    assert mark.digest == session.marks.standing.digest
    kept = json.loads(file.attachment(mark.attached[FINDINGS]))
    assert kept == json.loads(
        json.dumps(findings_document(session.judgement, session.case))
    )
    outlines = unpacked_outlines(file.attachment(mark.attached[f"{OUTLINES}L1"]))
    assert set(outlines.labels.ravel()) >= {0, 1, 2, 3, 4}
    pictures = [name for name in mark.attached if name.startswith(PICTURE)]
    assert any("true AP" in name for name in pictures)
    assert any("L1 R1" in name for name in pictures)
    sizes = [len(file.attachment(mark.attached[name])) for name in pictures]
    assert sum(sizes) <= MOST_ATTACHED_BYTES
    file.release()


def test_the_window_says_by_whom_it_is_signed_and_that_it_was_changed(window, signed):
    assert mark_words(window).startswith("Signed by CD, ")
    assert "changed" not in mark_words(window)
    answer_next("question.agree")
    move(window)
    assert mark_words(window).endswith("— changed since")
    window.session.undo()
    assert "changed" not in mark_words(window)


def test_a_signed_plan_asks_once_before_it_is_changed(window, signed):
    before = window.session.case
    said = answer_next("question.cancel")
    move(window)
    assert any("new, unsigned version" in words for words in said)
    assert window.session.case == before
    answer_next("question.agree")
    move(window)
    assert window.session.case != before
    move(window)
    window.session.undo()
    window.session.undo()
    assert window.session.case == before
    move(window)
    assert window.session.case != before


@pytest.mark.long
def test_a_drag_of_a_signed_needle_is_put_back_if_the_signature_is_to_stay(
    window, signed
):
    session, before = window.session, window.session.case
    session.preview(
        lambda case: with_needle_moved(case, "L1", "R1", by_lps_mm=(0, 0, 1))
    )
    assert session.case != before
    answer_next("question.cancel")
    session.commit_preview(label="Move needle")
    assert session.case == before
    assert session.marks.standing.signed


def test_a_stop_that_nobody_accepted_cannot_be_signed(window, show_case, tmp_path):
    saved(window, show_case, tmp_path / "a.isthmus", BREACHING_NEEDLE)
    assert window.session.judgement.overall is Severity.STOP
    seen = []

    def look(dialog: SignOff) -> None:
        tick_all_and_sign(dialog)
        seen.append(" ".join(text.text() for text in dialog.findChildren(QLabel)))
        assert not child(dialog, QPushButton, "sign.done").isEnabled()

    sign(window, look)
    assert "cannot be signed yet" in seen[0]
    assert not window.session.marks.standing.signed


def test_outlines_that_nobody_confirmed_cannot_be_signed(window, show_case, tmp_path):
    path = tmp_path / "a.isthmus"
    saved(window, show_case, path, SAFE_NEEDLE, confirmed_by=None)
    blocking = before_signing(window.session.judgement).blocking
    assert [found.rule for found in blocking] == ["ANAT"]


def test_every_accepted_stop_and_all_that_is_not_assessable_must_be_ticked(
    window, show_case, tmp_path
):
    saved(window, show_case, tmp_path / "a.isthmus", BREACHING_NEEDLE)
    session = window.session
    for found in before_signing(session.judgement).blocking:
        session.apply(
            lambda case, found=found: with_stop_overridden(
                case,
                "L1",
                found.rule,
                reason="Seen at the table",
                initials="AB",
                needle_id=found.needle,
            ),
            label="accept",
        )
    before = before_signing(session.judgement)
    assert any(found.override is not None for found in before.to_see)

    def tick_one_by_one(dialog: SignOff) -> None:
        done = child(dialog, QPushButton, "sign.done")
        child(dialog, QLineEdit, "sign.initials").setText("CD")
        ticks = dialog.findChildren(QCheckBox)
        assert len(ticks) == len(before.to_see) + bool(before.warnings)
        for tick in ticks:
            assert not done.isEnabled()
            tick.setChecked(True)
        assert done.isEnabled()
        texts = " ".join(text.text() for text in dialog.findChildren(QLabel))
        assert "Accepted by AB: Seen at the table" in texts

    sign(window, tick_one_by_one)


def test_a_case_without_a_file_is_saved_before_it_is_signed(
    window, show_case, tmp_path
):
    show_case(phantom_case(SAFE_NEEDLE))
    path = tmp_path / "new.isthmus"
    window._asker.place_for_case = lambda proposed, only_cases: path
    said = answer_next("question.agree")
    timer = QTimer()

    def put_away() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SignOff):
            timer.stop()
            dialog.reject()

    timer.timeout.connect(put_away)
    timer.start(10)
    window.actions_by_id.qt["file.sign"].trigger()
    assert any("Save this case as one first" in words for words in said)
    assert marks_of(read_record(path)) == ()
    assert window.door.keeper.is_in_case_file


def test_nothing_can_be_signed_without_a_needle(window, show_case):
    show_case(phantom_case())
    assert not window.actions_by_id.qt["file.sign"].isEnabled()


def test_a_report_carries_the_signature_and_the_state(window, signed, tmp_path, qtbot):
    path = tmp_path / "report.pdf"
    save_report(window, qtbot, path)
    words = words_of(path.read_bytes())
    standing = window.session.marks.standing
    assert "Signed by CD on " in words
    assert f"State {standing.short}" in words
    assert not window.findChild(QLabel, "signed.report").isVisible()
    answer_next("question.agree")
    move(window)
    older = window.findChild(QLabel, "signed.report")
    assert older.isVisible()
    assert standing.short in older.text()
    assert window.session.marks.standing.short in older.text()
    save_report(window, qtbot, path)
    words = words_of(path.read_bytes())
    assert f"Not signed: CD signed state {standing.short}" in words
    assert not older.isVisible()


def test_the_trail_shows_who_signed_and_is_saved_as_a_table(
    window, signed, tmp_path, qtbot
):
    csv = tmp_path / "trail.csv"
    window._asker.audit_csv = lambda: csv
    seen: list[str] = []

    def look() -> None:
        dialog = front()
        child(dialog, QTabWidget, "history.pages").setCurrentIndex(1)
        table = child(dialog, QTableWidget, "audit.table")
        last = table.rowCount() - 1
        cells = [table.item(last, place) for place in range(5)]
        seen.extend(cell.text() for cell in cells if cell is not None)
        qtbot.mouseClick(
            child(dialog, QPushButton, "audit.csv"), Qt.MouseButton.LeftButton
        )
        dialog.accept()

    QTimer.singleShot(0, look)
    window.actions_by_id.qt["edit.history"].trigger()
    session = window.session
    assert seen[1:] == [
        "CD",
        f"Signed off: {SEVERITY_WORDS[session.judgement.overall]}",
        session.marks.standing.short,
        session.book.stamp,
    ]
    head, *lines = csv.read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("number,time_utc,who,kind,what")
    record = read_record(signed)
    assert len(lines) == len(record.entries)
    assert lines[-1].endswith(record.last_chain)


@pytest.fixture
def signed_demo(tmp_path: Path) -> Path:
    """The demo case as a case file, signed."""
    study = shutil.copytree(demo_plan().parent, tmp_path / "study")
    opened = open_plan(study / "plan.json", monitor=Monitor())
    path = study / "case.isthmus"
    history = History(opened.case, author="AB")
    file = create_case_file(path, history, rule_book=site_book().stamp)
    file.sign("STOP", by="CD", rule_book=site_book().stamp, attached={})
    file.release()
    return path


def test_the_command_line_says_who_signed_a_case(signed_demo, capsys):
    main(["check", str(signed_demo)])
    said = capsys.readouterr().out
    digest = marks_of(read_record(signed_demo))[0].short
    assert "Signed by CD on " in said
    assert f"State {digest}" in said


def test_a_case_whose_images_were_moved_and_renamed_is_still_signed(signed_demo):
    moved = signed_demo.parent.parent / "elsewhere"
    (signed_demo.parent / "ct").rename(moved)
    opened = open_case(signed_demo, by="EF", monitor=Monitor(), images=moved)
    assert opened.case_file is not None
    standing = standing_of(opened.case, opened.marks)
    assert [mark.by for mark in standing.signed] == ["CD"]
    opened.case_file.release()


def test_a_plan_that_changes_while_its_pictures_are_made_is_not_signed(
    window, show_case, tmp_path
):
    """A signature is of what was looked at, never of what came after."""
    path = tmp_path / "mine.isthmus"
    saved(window, show_case, path, SAFE_NEEDLE)
    window.signing._ask = lambda judgement, about: "CD"
    window.actions_by_id.qt["file.sign"].trigger()
    assert window.signing.is_at_work
    assert not window.signing.can_sign(), "one at a time"
    move(window)
    wait_for_signature(window)
    assert "Nothing was signed" in window.notice.words
    assert marks_of(read_record(path)) == ()

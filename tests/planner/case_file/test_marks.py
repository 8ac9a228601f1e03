"""A signature belongs to one state, and to no other; paper is known to be older."""

import sqlite3
from contextlib import closing
from pathlib import Path

import attrs
import pytest

from planner.case_file.marks import (
    DIGITS,
    FINDINGS,
    REPORT,
    marks_of,
    standing_of,
)
from planner.case_file.reading import read_record
from planner.case_file.record import NOTE, SIGN
from planner.case_file.store import CaseFile, open_case_file
from planner.errors import BadCaseFile, BadPlan
from planner.imaging.volume import SeriesIdentity
from planner.plan.edits import with_postop_images
from planner.plan.history import History, Move
from planner.plan.needle_edits import with_needle_locked, with_needle_unlocked
from planner.plan.storage import case_digest
from tests.planner.case_file.test_case_file import (
    BOOK,
    a_case,
    follow,
    gauged,
    recorded,
)

FINDINGS_TEXT = b'{"overall": "WARN"}'


def signed(file: CaseFile, by: str = "CD") -> None:
    file.sign("WARN", by=by, rule_book=BOOK, attached={FINDINGS: FINDINGS_TEXT})


def reopened(path: Path) -> tuple[CaseFile, History]:
    file, _ = open_case_file(path, by="AB")
    history = file.record.history()
    follow(history, file)
    return file, history


def test_a_signature_says_who_when_what_and_by_which_book(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    signed(file)
    file.release()
    record = read_record(file.path)
    (mark,) = marks_of(record)
    assert (mark.kind, mark.by, mark.verdict, mark.rule_book) == (
        SIGN,
        "CD",
        "WARN",
        BOOK,
    )
    assert mark.at == record.entries[-1].at
    assert mark.digest == case_digest(record.case)
    assert mark.short == mark.digest[:DIGITS]


def test_the_findings_that_were_signed_come_back_byte_for_byte(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    signed(file)
    file.release()
    again, _ = open_case_file(file.path, by="EF")
    (mark,) = marks_of(again.record)
    assert again.attachment(mark.attached[FINDINGS]) == FINDINGS_TEXT
    again.release()


def test_an_edit_makes_an_unsigned_version_and_undo_leads_back_to_the_signed(tmp_path):
    path = tmp_path / "a.isthmus"
    file = recorded(path)
    signed(file)
    file.release()
    file, history = reopened(path)
    before = standing_of(history.case, marks_of(file.record))
    assert [mark.by for mark in before.signed] == ["CD"]
    history.commit(gauged(history.case, 4.0), label="gauge")
    after = standing_of(history.case, marks_of(file.record))
    assert after.signed == ()
    assert after.is_changed_since
    assert after.last_signed == before.signed[0]
    history.undo()
    assert standing_of(history.case, marks_of(file.record)) == before
    file.release()


def test_two_may_sign_the_same_state(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    signed(file, "CD")
    signed(file, "EF")
    standing = standing_of(file.record.case, marks_of(file.record))
    assert [mark.by for mark in standing.signed] == ["CD", "EF"]
    file.release()


def test_signing_adds_no_step_to_the_history(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    before = file.record.history().steps
    signed(file)
    file.note(REPORT, by="AB", rule_book=BOOK)
    assert read_record(file.path).history().steps == before
    file.release()


def test_a_report_is_older_as_soon_as_the_plan_has_changed(tmp_path):
    file, history = reopened(recorded_and_closed(tmp_path))
    assert not standing_of(history.case, marks_of(file.record)).is_report_old
    file.note(REPORT, by="AB", rule_book=BOOK)
    standing = standing_of(history.case, marks_of(file.record))
    assert standing.last_reported is not None
    assert standing.last_reported.short == standing.short
    assert not standing.is_report_old
    history.commit(gauged(history.case, 4.0), label="gauge")
    assert standing_of(history.case, marks_of(file.record)).is_report_old
    file.note(REPORT, by="AB", rule_book=BOOK)
    assert not standing_of(history.case, marks_of(file.record)).is_report_old
    file.release()


def recorded_and_closed(folder: Path) -> Path:
    path = folder / "a.isthmus"
    recorded(path).release()
    return path


def test_images_that_are_found_elsewhere_leave_a_case_signed(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    signed(file)
    file.move_place("../ct", "/elsewhere/renamed")
    standing = standing_of(file.record.case, marks_of(file.record))
    assert len(standing.signed) == 1
    file.release()


def test_a_copy_under_another_name_is_signed_as_its_original(tmp_path):
    file = recorded(tmp_path / "a.isthmus")
    signed(file)
    (tmp_path / "sub").mkdir()
    copy = file.save_as(tmp_path / "sub" / "b.isthmus", by="EF")
    record = copy.record
    assert marks_of(record) == marks_of(file.record)
    assert standing_of(record.case, marks_of(record)).signed
    copy.release()
    file.release()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET author = 'XY' WHERE verb = 'sign'",
        "UPDATE entry SET label = 'PASS' WHERE verb = 'sign'",
        "UPDATE entry SET rule_book = 'other@0' WHERE verb = 'sign'",
        (
            "UPDATE entry SET state = (SELECT state FROM entry WHERE number = 1) "
            "WHERE verb = 'sign'"
        ),
        "UPDATE attachment SET content = '{}'",
        "DELETE FROM attachment",
    ],
)
def test_a_signature_cannot_be_altered_unseen(tmp_path, change):
    file = recorded(tmp_path / "a.isthmus")
    signed(file)
    file.release()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(BadCaseFile):
        read_record(file.path)


def test_who_unlocked_a_needle_stands_in_the_trail_by_name(tmp_path):
    file, history = reopened(recorded_and_closed(tmp_path))
    history.commit(with_needle_locked(history.case, "L1", "R1"), label="lock")
    history.commit(
        with_needle_unlocked(history.case, "L1", "R1", initials="EF"), label="free"
    )
    history.commit(gauged(history.case, 4.0), label="gauge")
    file.release()
    notes = [e for e in read_record(file.path).entries if e.verb == NOTE]
    assert [(e.label, e.by) for e in notes] == [("unlock L1 R1", "EF")]
    assert notes[0].state == read_record(file.path).entries[-2].state


def test_an_unlocking_that_was_taken_back_stays_in_the_trail(tmp_path):
    file, history = reopened(recorded_and_closed(tmp_path))
    history.commit(with_needle_locked(history.case, "L1", "R1"), label="lock")
    freed = with_needle_unlocked(history.case, "L1", "R1", initials="EF")
    history.commit(freed, label="free")
    history.undo()
    history.redo()
    file.release()
    labels = [e.label for e in read_record(file.path).entries if e.verb == NOTE]
    assert labels == ["unlock L1 R1"]


def test_images_made_after_the_operation_leave_a_plan_signed():
    case = a_case()
    postop = SeriesIdentity(series_uid="1.2.4", content_sha256="f" * 64)
    after = with_postop_images(case, ct="after", identity=postop)
    assert after.study.postop == postop
    assert case_digest(after) == case_digest(case)


def test_the_images_of_the_plan_are_not_taken_for_those_after_the_operation():
    case = a_case()
    own = SeriesIdentity(series_uid="1.2.3", content_sha256="a" * 64)
    study = attrs.evolve(case.study, content_sha256=own.content_sha256)
    with pytest.raises(BadPlan) as refusal:
        with_postop_images(
            attrs.evolve(case, study=study), ct="elsewhere", identity=own
        )
    assert refusal.value.facts["reason"] == "same_images"


def test_a_move_and_its_notes_are_written_together_or_not_at_all(tmp_path):
    file, history = reopened(recorded_and_closed(tmp_path))
    locked = with_needle_locked(history.case, "L1", "R1")
    history.commit(locked, label="lock")
    freed = with_needle_unlocked(locked, "L1", "R1", initials="EF")
    step = attrs.evolve(history.steps[-1], case=freed, label="free")
    file.append_move(
        Move(verb="edit", position=len(history.steps), step=step),
        by="AB",
        rule_book=BOOK,
    )
    verbs = [entry.verb for entry in read_record(file.path).entries[-2:]]
    assert verbs == ["edit", "note"]
    file.release()

"""Nothing written is lost, nothing damaged opens as if it were whole."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import attrs
import pytest

from planner.case_file.lock import lock_path
from planner.case_file.reading import read_record, read_what_is_whole
from planner.case_file.record import NOTE
from planner.case_file.store import CaseFile, create_case_file, open_case_file
from planner.errors import BadCaseFile
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.edits import with_gauge, with_needle_added
from planner.plan.history import History, Move
from planner.plan.needle import Needle
from planner.plan.storage import case_digest, relocated

if sys.platform != "win32":
    import resource

BOOK = "isthmus@0123456789ab"


def a_case(ct: str = "../ct") -> Case:
    needle = Needle(
        id="R1", entry_lps_mm=(1, 2, 3), tip_lps_mm=(4, 5, 60), outer_diameter_mm=1
    )
    level = LevelPlan(level="L1", anatomy=LabelSource(labels="../labels.nii.gz"))
    case = Case(study=StudyReference(ct=ct, series_uid="1.2.3"), levels=(level,))
    return with_needle_added(case, "L1", needle=needle)


def recorded(path: Path, *, gauges: tuple[float, ...] = (2.0, 2.5, 3.0)) -> CaseFile:
    """A case file with one step for each gauge, and the history that feeds it."""
    history = History(a_case(), author="AB")
    made = create_case_file(path, history, rule_book=BOOK)
    follow(history, made)
    for gauge in gauges:
        history.commit(gauged(history.case, gauge), label=f"gauge {gauge}")
    return made


def follow(history: History, case_file: CaseFile) -> None:
    def keep(move: Move) -> None:
        case_file.append_move(move, by="AB", rule_book=BOOK)

    history.on_moved(keep)


def gauged(case: Case, gauge: float) -> Case:
    return with_gauge(case, "L1", "R1", outer_diameter_mm=gauge)


def test_every_step_is_there_again_with_its_name_its_author_and_its_time(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    history = read_record(path).history()
    assert [step.label for step in history.steps] == [
        "open",
        "gauge 2.0",
        "gauge 2.5",
        "gauge 3.0",
    ]
    assert {step.by for step in history.steps} == {"AB"}
    assert history.case == gauged(a_case(), 3.0)
    history.undo()
    assert history.case == gauged(a_case(), 2.5)


def test_undo_outlives_the_program_and_the_trail_tells_of_it(tmp_path):
    path = tmp_path / "a.isthmus"
    history = History(a_case(), author="AB")
    made = create_case_file(path, history, rule_book=BOOK)
    follow(history, made)
    history.commit(gauged(history.case, 2.0), label="one")
    history.undo()
    made.release()
    again = read_record(path)
    assert again.case == a_case()
    assert again.history().redo_label == "one"
    assert [entry.verb for entry in again.entries] == ["edit", "edit", "go"]


def test_a_line_that_was_left_is_in_the_trail_but_not_in_the_history(tmp_path):
    path = tmp_path / "a.isthmus"
    history = History(a_case(), author="AB")
    made = create_case_file(path, history, rule_book=BOOK)
    follow(history, made)
    history.commit(gauged(history.case, 2.0), label="left")
    history.undo()
    history.commit(gauged(history.case, 3.0), label="taken")
    made.release()
    record = read_record(path)
    assert [step.label for step in record.history().steps] == ["open", "taken"]
    assert "left" in [entry.label for entry in record.entries]


def test_what_is_attached_comes_back(tmp_path):
    path = tmp_path / "a.isthmus"
    made = recorded(path)
    last = made.record.entries[-1]
    note = attrs.evolve(last, verb=NOTE, label="signed", by="CD", attached={})
    entry = made.append(made.record.case, note, attached={"findings.json": b"{}"})
    made.release()
    again, _ = open_case_file(path, by="EF")
    assert again.attachment(entry.attached["findings.json"]) == b"{}"
    again.release()


def test_a_case_that_moved_with_its_images_still_finds_them(tmp_path):
    home = tmp_path / "study" / "plans"
    home.mkdir(parents=True)
    recorded(home / "a.isthmus").release()
    (tmp_path / "study").rename(tmp_path / "elsewhere")
    record = read_record(tmp_path / "elsewhere" / "plans" / "a.isthmus")
    assert record.case.study.ct == "../ct"


def test_a_copy_elsewhere_points_at_the_same_images_in_every_step(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "far" / "two").mkdir(parents=True)
    made = recorded(tmp_path / "one" / "a.isthmus")
    before = made.record.entries
    copy = made.save_as(tmp_path / "far" / "two" / "b.isthmus", by="AB")
    made.release()
    copy.release()
    record = read_record(copy.path)
    for entry in record.entries:
        there = copy.path.parent / record.case_of(entry).study.ct
        assert there.resolve() == (tmp_path / "ct").resolve()
    assert record.entries == before


def test_images_found_again_are_found_by_every_step(tmp_path):
    made = recorded(tmp_path / "a.isthmus")
    made.move_place("../ct", "/elsewhere/ct")
    made.release()
    record = read_record(made.path)
    assert {record.case_of(e).study.ct for e in record.entries} == {"/elsewhere/ct"}


def test_the_second_to_open_reads_only_and_is_told_who_holds_it(tmp_path):
    path = tmp_path / "a.isthmus"
    made = recorded(path)
    second, holder = open_case_file(path, by="CD")
    assert second.is_read_only
    assert holder is not None
    assert holder.by == "AB"
    assert holder.computer
    with pytest.raises(BadCaseFile) as refusal:
        second.append(second.record.case, second.record.entries[-1])
    assert refusal.value.facts["reason"] == "read_only"
    second.release()
    made.release()
    third, nobody = open_case_file(path, by="CD")
    assert not third.is_read_only
    assert nobody is None
    third.release()
    assert not lock_path(path).exists()


def test_a_folder_that_takes_no_lock_gives_a_case_that_may_be_read(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    lock_path(path).mkdir()
    opened, holder = open_case_file(path, by="CD")
    assert opened.is_read_only
    assert holder is None
    opened.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_a_full_disk_costs_the_edit_and_nothing_before_it(tmp_path):
    made = recorded(tmp_path / "a.isthmus")
    before = made.record
    full = attrs.evolve(before.entries[-1], verb=NOTE)
    with (
        no_file_larger_than(made.path.stat().st_size),
        pytest.raises(BadCaseFile) as refusal,
    ):
        made.append(before.case, full, attached={"picture": bytes(100_000)})
    assert refusal.value.facts["reason"] == "unwritable"
    assert read_record(made.path) == before
    made.append(before.case, full, attached={"picture": bytes(100_000)})
    made.release()
    assert len(read_record(made.path).entries) == len(before.entries) + 1


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse every byte beyond, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET author = 'XY' WHERE number = 2",
        "UPDATE entry SET label = 'other' WHERE number = 3",
        "UPDATE entry SET at = '2020-01-01T00:00:00+00:00' WHERE number = 3",
        "UPDATE entry SET number = 9 WHERE number = 3",
        "DELETE FROM entry WHERE number = 2",
        "UPDATE state SET document = replace(document, '2.5', '2.4')",
        "UPDATE state SET document = replace(document, 'L1', 'L2')",
        "DELETE FROM state",
        "UPDATE place SET path = '\"other\"'",
        "DELETE FROM place",
    ],
)
def test_whatever_is_changed_behind_our_back_shows(tmp_path, change):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)
    with pytest.raises(BadCaseFile) as refusal:
        read_record(path)
    assert refusal.value.facts["reason"] in ("changed", "damaged")


def test_what_was_before_the_damage_can_be_read_and_is_said_to_be_a_part(
    tmp_path,
):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entry SET label = 'other' WHERE number = 3")
    record, problem = read_what_is_whole(path)
    assert record.case == gauged(a_case(), 2.0)
    assert problem is not None
    assert problem.facts["whole"] == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_case"),
        (b"%PDF-1.7", "not_case"),
        (b"SQLite format 3\0", "damaged"),
        (None, "missing"),
    ],
)
def test_what_is_no_case_is_called_so(tmp_path, content, reason):
    path = tmp_path / "a.isthmus"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadCaseFile) as refusal:
        read_record(path)
    assert refusal.value.facts["reason"] == reason


def test_a_database_of_somebody_else_is_no_case(tmp_path):
    path = tmp_path / "other.isthmus"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")
    with pytest.raises(BadCaseFile) as refusal:
        read_record(path)
    assert refusal.value.facts["reason"] == "not_case"


def test_a_case_of_a_later_version_is_refused_by_name(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(BadCaseFile) as refusal:
        read_record(path)
    assert refusal.value.facts["reason"] == "newer"


def test_the_digest_of_a_case_knows_no_folder_but_every_millimetre(tmp_path):
    case = a_case()
    moved = relocated(case, from_folder=tmp_path / "a", to_folder=tmp_path / "b" / "c")
    assert moved != case
    assert case_digest(moved) == case_digest(case)
    assert case_digest(gauged(case, 2.001)) != case_digest(gauged(case, 2.0))

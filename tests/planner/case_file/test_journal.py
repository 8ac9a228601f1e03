"""What a killed program leaves beside a case: played back, refused, or set aside."""

import shutil
import sqlite3
from pathlib import Path

import attrs
import pytest

from planner.case_file.journal import ASIDE
from planner.case_file.reading import read_record
from planner.case_file.store import create_case_file, open_case_file
from planner.errors import BadCaseFile, BadPlan
from planner.plan.history import History
from planner.sqlite_file import journal_path
from tests.disk import as_anybody
from tests.planner.case_file.test_case_file import BOOK, a_case, gauged, recorded


def half_written(path: Path) -> None:
    """Leave the case as a program does that is killed in the middle of a step."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE entry SET label = 'half'")
    for number in range(300):
        connection.execute(
            "INSERT INTO attachment VALUES (?, ?)", (str(number), bytes(4000))
        )
    torn = path.with_name("torn")
    shutil.copyfile(path, torn)
    shutil.copyfile(journal_path(path), journal_path(torn))
    connection.execute("ROLLBACK")
    connection.close()
    torn.replace(path)
    journal_path(torn).replace(journal_path(path))


def test_a_half_written_step_is_taken_back(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    before = read_record(path)
    half_written(path)
    assert journal_path(path).exists()
    assert read_record(path) == before
    assert not journal_path(path).exists()


def test_a_backup_is_not_spoilt_by_the_journal_of_what_it_replaces(tmp_path):
    path, backup = tmp_path / "a.isthmus", tmp_path / "backup.isthmus"
    recorded(backup, gauges=(1.5,)).release()
    recorded(path, gauges=tuple(range(1, 15))).release()
    half_written(path)
    shutil.copyfile(backup, path)
    content = path.read_bytes()
    assert read_record(path).case == gauged(a_case(), 1.5)
    assert path.read_bytes() == content
    aside = journal_path(path)
    assert not aside.exists()
    assert aside.with_name(aside.name + ASIDE).exists()
    opened, _ = open_case_file(path, by="AB")
    assert not opened.is_read_only
    opened.release()


def test_a_half_written_case_that_may_only_be_read_says_so(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    half_written(path)
    path.chmod(0o444)
    with as_anybody(), pytest.raises(BadCaseFile) as refusal:
        read_record(path)
    assert refusal.value.facts["reason"] == "unfinished"


def test_a_new_case_is_not_spoilt_by_the_journal_of_the_old_one(tmp_path):
    path = tmp_path / "a.isthmus"
    recorded(path, gauges=tuple(range(1, 15))).release()
    half_written(path)
    create_case_file(path, History(a_case()), rule_book=BOOK).release()
    assert not journal_path(path).exists()
    assert read_record(path).case == a_case()
    assert len(read_record(path).entries) == 1


def test_a_case_that_cannot_be_made_leaves_the_one_that_had_its_name(tmp_path):
    """Its second step cannot be stored: nothing of the new case takes the name."""
    path = tmp_path / "a.isthmus"
    recorded(path).release()
    before = read_record(path)
    history = History(a_case())
    twice = attrs.evolve(a_case(), levels=2 * a_case().levels)
    history.commit(twice, label="the same level twice")
    with pytest.raises(BadPlan):
        create_case_file(path, history, rule_book=BOOK)
    assert read_record(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.isthmus"]


@pytest.mark.parametrize("way", ["deleted", "replaced", "folder"])
def test_a_case_that_is_gone_takes_no_step_as_if_it_were_there(tmp_path, way):
    home = tmp_path / "home"
    home.mkdir()
    made = recorded(home / "a.isthmus")
    before = made.record
    if way == "folder":
        home.rename(tmp_path / "away")
    elif way == "replaced":
        recorded(home / "b.isthmus").release()
        (home / "b.isthmus").replace(made.path)
    else:
        made.path.unlink()
    with pytest.raises(BadCaseFile) as refusal:
        made.note("seen", by="AB", rule_book=BOOK)
    assert refusal.value.facts["reason"] == "gone"
    copy = made.save_as(tmp_path / "b.isthmus", by="AB")
    assert copy.record.entries == before.entries
    copy.release()
    made.release()

"""A case of an older version opens with nothing lost, and its file is never half done.

There is no older version yet; the one here is of the tests. It knew no attachments, its
states named paths themselves, and its chain covered less.
"""

import hashlib
import json
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from planner.case_file.database import CASE_FILE, TABLES, VERSION
from planner.case_file.lock import lock_path
from planner.case_file.marks import marks_of
from planner.case_file.migration import MIGRATED, STEPS
from planner.case_file.places import numbered, with_new_places
from planner.case_file.reading import read_record
from planner.case_file.record import NO_CHAIN, Entry, chained
from planner.case_file.store import open_case_file
from planner.errors import BadCaseFile
from planner.plan.document import parse_json
from planner.plan.schema import case_from_document
from planner.plan.storage import canonical_json, canonical_plan
from tests.planner.case_file.test_case_file import (
    BOOK,
    gauged,
    no_file_larger_than,
    recorded,
)

OLD_TABLES = {
    "state": TABLES["state"],
    "entry": (
        "number INTEGER PRIMARY KEY, verb TEXT NOT NULL, label TEXT NOT NULL, "
        "position INTEGER NOT NULL, state TEXT NOT NULL, author TEXT NOT NULL, "
        "at TEXT NOT NULL, rule_book TEXT NOT NULL, chain TEXT NOT NULL"
    ),
}


def old_chain(row: tuple[object, ...], after: str) -> str:
    return hashlib.sha256(canonical_json([*row, after])).hexdigest()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def as_old_file(new: Path, old: Path) -> None:
    """Write what a file of today holds as the older version would have."""
    record = read_record(new)
    with closing(sqlite3.connect(old)) as connection, connection:
        for name, columns in OLD_TABLES.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        with closing(sqlite3.connect(new)) as source:
            (kind,) = source.execute("PRAGMA application_id").fetchone()
        connection.execute(f"PRAGMA application_id = {kind}")
        chain = NO_CHAIN
        for entry in record.entries:
            document = canonical_plan(record.case_of(entry))
            state = sha256(document)
            connection.execute(
                "INSERT OR IGNORE INTO state VALUES (?, ?)", (state, document.decode())
            )
            row = (
                entry.number,
                entry.verb,
                entry.label,
                entry.position,
                state,
                entry.by,
                entry.at.isoformat(),
                entry.rule_book,
            )
            chain = old_chain(row, chain)
            connection.execute(
                f"INSERT INTO entry VALUES ({', '.join('?' * 9)})", (*row, chain)
            )


def from_the_old_version(connection: sqlite3.Connection) -> None:
    """Make the older version one of today; its own chain is checked first."""
    rows = connection.execute("SELECT * FROM entry ORDER BY number").fetchall()
    texts = dict(connection.execute("SELECT * FROM state").fetchall())
    after = NO_CHAIN
    for *row, chain in rows:
        if old_chain(tuple(row), after) != chain:
            raise ValueError("the old chain is broken")
        after = chain
    for name in OLD_TABLES:
        connection.execute(f"DROP TABLE {name}")
    CASE_FILE.make_tables(connection)
    places: tuple[str, ...] = ()
    after = NO_CHAIN
    for number, verb, label, position, state, by, at, book, _ in rows:
        if sha256(texts[state].encode()) != state:
            raise ValueError("an old state is not what was written")
        case = case_from_document(parse_json(texts[state].encode()))
        known, places = len(places), with_new_places(places, case)
        for place in range(known, len(places)):
            text = canonical_json(places[place])
            connection.execute(
                "INSERT INTO place VALUES (?, ?, ?)",
                (place, text.decode(), sha256(text)),
            )
        document = canonical_plan(numbered(case, places))
        connection.execute(
            "INSERT OR IGNORE INTO state VALUES (?, ?)",
            (sha256(document), document.decode()),
        )
        entry = chained(
            Entry(
                verb=verb,
                label=label,
                position=position,
                by=by,
                at=datetime.fromisoformat(at),
                rule_book=book,
                number=number,
                state=sha256(document),
            ),
            after=after,
        )
        after = entry.chain
        connection.execute(
            f"INSERT INTO entry VALUES ({', '.join('?' * 10)})",
            (
                number,
                verb,
                label,
                position,
                entry.state,
                by,
                at,
                book,
                json.dumps({}),
                entry.chain,
            ),
        )


@pytest.fixture
def old(tmp_path, monkeypatch) -> Path:
    """A case of the older version with three steps, and today's way from it."""
    recorded(tmp_path / "new.isthmus").release()
    as_old_file(tmp_path / "new.isthmus", tmp_path / "old.isthmus")
    monkeypatch.setitem(STEPS, 0, from_the_old_version)
    path: Path = tmp_path / "old.isthmus"
    return path


def test_it_is_read_with_every_step_and_left_as_it_was(tmp_path, old):
    before = old.read_bytes()
    record, today = read_record(old), read_record(tmp_path / "new.isthmus")
    steps = [(e.verb, e.label, e.by, e.at, e.position) for e in record.entries]
    assert steps == [(e.verb, e.label, e.by, e.at, e.position) for e in today.entries]
    assert [record.case_of(e) for e in record.entries] == [
        today.case_of(e) for e in today.entries
    ]
    assert old.read_bytes() == before


def test_it_becomes_one_of_today_when_somebody_goes_on_with_it(tmp_path, old):
    with closing(sqlite3.connect(old)) as connection:
        query = "SELECT chain FROM entry ORDER BY number DESC"
        (chain,) = connection.execute(query).fetchone()
    file, holder = open_case_file(old, by="AB")
    assert holder is None
    (note,) = [e for e in file.record.entries if e.label == MIGRATED]
    assert file.attachment(note.attached["chain"]).decode() == chain
    file.sign("PASS", by="CD", rule_book=BOOK, attached={"findings.json": b"{}"})
    file.release()
    again = read_record(old)
    assert again.case == gauged(again.case, 3.0)
    assert [mark.by for mark in marks_of(again)] == ["CD"]
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_while_somebody_else_holds_it_it_is_read_and_not_replaced(old):
    before = old.read_bytes()
    lock_path(old).mkdir()
    file, _ = open_case_file(old, by="AB")
    assert file.is_read_only
    assert len(file.record.history().steps) == 4
    file.release()
    assert old.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such limit")
def test_a_full_disk_leaves_the_old_file_as_it_was(old):
    before = old.read_bytes()
    with no_file_larger_than(8192), pytest.raises(BadCaseFile) as refusal:
        open_case_file(old, by="AB")
    assert refusal.value.facts["reason"] == "unwritable"
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir() if "old" in path.name] == [
        "old.isthmus"
    ]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET author = 'XY' WHERE number = 2",
        "UPDATE state SET document = replace(document, '2.5', '2.4')",
        "DELETE FROM state",
    ],
)
def test_an_old_case_that_was_changed_is_refused_as_a_new_one_would_be(old, change):
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute(change)
    before = old.read_bytes()
    for opening in (read_record, lambda path: open_case_file(path, by="AB")):
        with pytest.raises(BadCaseFile) as refusal:
            opening(old)
        assert refusal.value.facts["reason"] == "damaged"
    assert old.read_bytes() == before


def test_a_version_from_which_no_way_leads_is_refused_by_name(old, monkeypatch):
    monkeypatch.delitem(STEPS, 0)
    with pytest.raises(BadCaseFile) as refusal:
        read_record(old)
    assert refusal.value.facts["reason"] == "older"
    assert refusal.value.facts["file"] == str(old)

"""What can become of a case file, and how the program must answer each time.

A fault is done to a whole case in a folder of its own; then the case is opened as the
window does. It must be the very same case, or a refusal whose sentence names the file
and a way out.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import attrs

from planner.case_file.database import VERSION
from planner.case_file.lock import lock_path, take_lock
from planner.case_file.reading import read_record
from planner.case_file.store import create_case_file, open_case_file
from planner.errors import BadCaseFile
from planner.plan.history import History
from planner.sqlite_file import journal_path
from tests.planner.case_file.test_case_file import BOOK, a_case, gauged, recorded
from tests.planner.case_file.test_journal import half_written
from ui.messages.case_errors import read_only_words
from ui.messages.errors import known_sentence

SAME, READ_ONLY, REFUSED = "the same case", "may only be read", "refused in words"

WAYS_OUT = ("choose", "check", "open", "copy", "save", "wait", "backup")
"""One of these stands in every refusal: what to do next."""


@attrs.frozen(kw_only=True)
class Fault:
    """Something that happens to a case file, and what opening it must come to."""

    name: str
    do: Callable[[Path], object]
    then: str = REFUSED
    reason: str = ""


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def _half_with_strange_journal(path: Path) -> None:
    """A backup is put in the place of a case that was half written."""
    backup = path.with_name("backup")
    shutil.copyfile(path, backup)
    path.unlink()
    recorded(path, gauges=tuple(range(1, 15))).release()
    half_written(path)
    shutil.copyfile(backup, path)
    backup.unlink()


def _torn_without_journal(path: Path) -> None:
    for number in range(20):
        made, _ = open_case_file(path, by="AB")
        made.note(f"seen {number}", by="AB", rule_book=BOOK, attached={"x": bytes(900)})
        made.release()
    half_written(path)
    journal_path(path).unlink()


def _held(path: Path) -> None:
    """Somebody else has it open: their lock stays until this process ends."""
    HELD.append(take_lock(path, by="Dr Other"))


HELD: list[object] = []

FAULTS = (
    Fault(name="nothing at all", do=lambda path: None, then=SAME),
    Fault(name="not there", do=Path.unlink, reason="missing"),
    Fault(name="an empty file", do=_emptied, reason="not_case"),
    Fault(name="a folder of that name", do=_as_folder, reason="unreadable"),
    Fault(name="a database of somebody else", do=_foreign, reason="not_case"),
    Fault(
        name="a picture of that name",
        do=lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(900)),
        reason="not_case",
    ),
    Fault(name="a later version", do=_newer, reason="newer"),
    Fault(name="killed in the middle of a step", do=half_written, then=SAME),
    Fault(
        name="a journal of another file beside it",
        do=_half_with_strange_journal,
        then=SAME,
    ),
    Fault(
        name="a journal that is no journal beside it",
        do=lambda path: journal_path(path).write_bytes(b"notes" * 500),
        then=SAME,
    ),
    Fault(
        name="an empty journal beside it",
        do=lambda path: journal_path(path).write_bytes(b""),
        then=SAME,
    ),
    Fault(
        name="a lock left by a killed program",
        do=lambda path: lock_path(path).write_text('{"by": "X", "computer": "Y"}'),
        then=SAME,
    ),
    Fault(name="half written, its journal gone", do=_torn_without_journal),
    Fault(name="open elsewhere", do=_held, then=READ_ONLY),
    Fault(
        name="a folder that takes no lock",
        do=lambda path: lock_path(path).mkdir(),
        then=READ_ONLY,
    ),
)


def whole_case(folder: Path) -> Path:
    """Make a folder with a whole case in it; return the case."""
    folder.mkdir()
    path = folder / "mine.isthmus"
    history = History(a_case(), author="AB")
    for gauge in (2.0, 2.5, 3.0):
        history.commit(gauged(history.case, gauge), label=f"gauge {gauge}")
    create_case_file(path, history, rule_book=BOOK).release()
    return path


def outcome(path: Path, whole: Path) -> tuple[str, str]:
    """Open a case that something was done to; return what came of it and the words.

    Raises
    ------
    AssertionError
        If it opened as anything but the case that `whole` still holds, or was refused
        without a sentence that names the file and a way out.
    """
    try:
        opened, holder = open_case_file(path, by="CD")
    except BadCaseFile as error:
        return REFUSED, _refusal(error, path)
    record = opened.record
    opened.release()
    assert record == read_record(whole)
    if opened.is_read_only:
        return READ_ONLY, read_only_words(holder)
    return SAME, ""


def _refusal(error: BadCaseFile, path: Path) -> str:
    words = known_sentence(error) or ""
    assert path.name in words, error.facts
    assert any(way in words.lower() for way in WAYS_OUT), words
    return words


def flips_and_cuts(
    folder: Path, *, each_byte: int, each_cut: int
) -> dict[str, dict[str, int]]:
    """Flip one bit of every `each_byte`th byte, and cut at every `each_cut`th.

    Return for both how often the file opened as the same case, and how often it was
    refused in words; anything else raises AssertionError.
    """
    whole = whole_case(folder / "whole")
    content, broken = whole.read_bytes(), folder / "broken.isthmus"
    flips = {SAME: 0, REFUSED: 0, READ_ONLY: 0}
    cuts = dict(flips)
    for index in range(0, len(content), each_byte):
        flipped = bytearray(content)
        flipped[index] ^= 1 << (index // each_byte % 8)
        broken.write_bytes(flipped)
        flips[outcome(broken, whole)[0]] += 1
    for length in range(0, len(content), each_cut):
        broken.write_bytes(content[:length])
        cuts[outcome(broken, whole)[0]] += 1
    assert cuts[SAME] == 0
    return {"one bit flipped": flips, "cut short": cuts}

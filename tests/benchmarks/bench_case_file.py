"""Keeping a case of three levels: each step on the disk, and the case opened again.

A step is a needle moved by a hand that lets go: the history, the digest, the chain, and
one transaction that outlives a power cut. The peer is what SQLite itself takes for one
row of the same size with the same settings (rollback journal, synchronous = EXTRA).
Opening reads the whole trail and checks every hash in it; its peer is SQLite's own
integrity check and a read of every row.
"""

import itertools
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import attrs

from planner.case_file.marks import marks_of
from planner.case_file.store import CaseFile, create_case_file, open_case_file
from planner.plan.case import Case
from planner.plan.edits import with_needle_moved
from planner.plan.history import History, Move
from planner.plan.storage import canonical_plan
from planner.sqlite_file import SAFELY
from tests.benchmarks.harness import Row, compare
from tests.phantoms import L1S, landmark_source, needle_lps
from tests.ui.conftest import phantom_case

LEVELS = ("T12", "L1", "L2")
STEPS = 300
"""Edits in the case that is opened: a long afternoon."""

REPEATS = 200
PICTURES = 24
PICTURE_BYTES = 400_000
"""Key pictures of three levels with two needles each, as a signature keeps them."""

BOOK = "isthmus-core@0123456789ab"
PEER = "sqlite3, one row of the same bytes"


def run(shared_data: Path | None) -> list[Row]:
    """Measure on the disk that holds temporary files; needs no real CT."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_saving(folder), *_opening(folder)]


def three_levels() -> Case:
    """Return a case of three levels with two needles each, all questions answered."""
    right = needle_lps(L1S, (15.5, -22), (13.5, 22))
    left = attrs.evolve(
        right,
        id="N2",
        entry_lps_mm=right.entry_lps_mm * (-1, 1, 1),
        tip_lps_mm=right.tip_lps_mm * (-1, 1, 1),
        side=None,
    )
    (level,) = phantom_case(right, left).levels
    source = landmark_source(L1S)
    levels = tuple(attrs.evolve(level, level=name, anatomy=source) for name in LEVELS)
    return attrs.evolve(phantom_case(), levels=levels)


def _kept(path: Path) -> tuple[CaseFile, History, Callable[[], None]]:
    """Return a case file, the history that feeds it, and the next edit of that."""
    history = History(three_levels(), author="AB")
    file = create_case_file(path, history, rule_book=BOOK)

    def keep(move: Move) -> None:
        file.append_move(move, by="AB", rule_book=BOOK)

    history.on_moved(keep)
    levels = itertools.cycle(LEVELS)

    def edit() -> None:
        level = next(levels)
        needle = history.case.level(level).needles[0].id
        moved = with_needle_moved(
            history.case, level, needle, by_lps_mm=(0.0, 0.0, 0.01)
        )
        history.commit(moved, label="Move needle")

    return file, history, edit


def _saving(folder: Path) -> list[Row]:
    file, _, edit = _kept(folder / "saving.isthmus")
    content = canonical_plan(three_levels())
    with closing(sqlite3.connect(folder / "peer", isolation_level=None)) as peer:
        for pragma in SAFELY:
            peer.execute(pragma)
        peer.execute("CREATE TABLE kept (content BLOB)")

        def plain() -> None:
            peer.execute("INSERT INTO kept VALUES (?)", (content,))

        ours, theirs = compare(edit, plain, repeats=REPEATS)
    file.release()
    return [
        Row(
            work=f"one step of a case of three levels, {percent}th percentile",
            unit="ms",
            ours=ours.percentile_ms(percent),
            peer_name=PEER,
            peer=theirs.percentile_ms(percent),
            limit=50.0,
            note=f"synced to the disk; {len(content)} bytes a state",
        )
        for percent in (50, 95)
    ]


def _opening(folder: Path) -> list[Row]:
    path = folder / "opening.isthmus"
    file, _, edit = _kept(path)
    for _ in range(STEPS):
        edit()
    pictures = {
        f"picture {n:02}": n.to_bytes(2, "big") * (PICTURE_BYTES // 2)
        for n in range(PICTURES)
    }
    file.sign("WARN", by="CD", rule_book=BOOK, attached=pictures)
    file.release()

    def ours() -> None:
        opened, _ = open_case_file(path, by="AB")
        marks_of(opened.record)
        opened.record.history()
        opened.release()

    def plain() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA integrity_check").fetchall()
            for table in ("entry", "state", "attachment", "place"):
                connection.execute(f"SELECT * FROM {table}").fetchall()

    timing, peer = compare(ours, plain, repeats=5)
    size_mb = path.stat().st_size / 1024**2
    return [
        Row(
            work=f"open a signed case of {STEPS} steps, besides its CT",
            unit="s",
            ours=timing.median_ms / 1000,
            peer_name="sqlite3, integrity check and every row",
            peer=peer.median_ms / 1000,
            limit=1.0,
            note=f"{size_mb:.0f} MiB, every hash checked, as the window opens it",
        )
    ]

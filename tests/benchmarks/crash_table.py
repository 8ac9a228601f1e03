"""What is lost when the program is killed, and what a damaged case file opens as.

Run: python -m tests.benchmarks.crash_table [kills N] [faults [STEP]]; `faults` flips a
bit of every STEPth byte (1) and cuts at every 512th. Without words 300 programs are
killed. Each part is written into crash.md beside this file; the other one stays.
"""

import datetime
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import attrs

from tests.disk import has_bad_disk
from tests.ui.case_faults import (
    FAULTS,
    READ_ONLY,
    REFUSED,
    SAME,
    flips_and_cuts,
    outcome,
    whole_case,
)
from tests.ui.killing import KILLS, Count, Desk, Kill, starter

REPORT = Path(__file__).resolve().parent / "crash.md"
ALL_KILLS = 300
KILLS_OF_A_DESK = 16
"""Then the surgeon begins a new case, so that no trail grows for ever."""

HEAD = """\
# Killed, cut, flipped

Written by `python -m tests.benchmarks.crash_table`.
"""

KILLED = """\
## Killed with SIGKILL

The real program (`tests/ui/editing_program.py`: the window, offscreen; a CT of its own
kept small) edits with every verb of the plan, undoes, redoes, jumps and saves, until it
is killed; the next start opens what was left, and goes on. It tells each step through a
pipe before any view hears of it. A step counts as lost if no file at the next start
holds it. A step more may be on the disk: written, not yet shown. Half written: the kill
struck in the middle of a step, and SQLite had to take something back. The slow disk
takes 3 ms for each write, sync, rename and removal; a kill at a call leaves a write
half done (`tests/slow_disk.c`). Offered: states of work that was never saved, at the
next start; questions: starts with more than one.
"""


COLUMNS = (
    "kills",
    "steps shown",
    "saved",
    "signed",
    "lost",
    "one step more",
    "half written",
    "offered",
    "questions",
    "wrong",
)


def killed(
    kills: Sequence[Kill],
    folder: Path,
    *,
    many: int,
    seed: int = 0,
    longest_s: float = float("inf"),
) -> dict[str, Count]:
    """Kill as many programs, of each kind alike, in a random order; return counts."""
    counts = {kill.name: Count() for kill in kills}
    order = [kills[number % len(kills)] for number in range(many)]
    random.Random(seed).shuffle(order)
    with starter(folder) as start:
        desk = Desk(folder / "first", start)
        until = time.monotonic() + longest_s
        for number, kill in enumerate(order):
            if time.monotonic() > until:
                break
            if number and number % KILLS_OF_A_DESK == 0:
                desk = Desk(folder / str(number), start)
            desk.go_on(kill, counts[kill.name], seed=seed + number)
            print(_clock(), number + 1, kill.name, counts[kill.name], flush=True)
    return counts


def total(counts: Sequence[Count]) -> Count:
    """Return the sum of counts."""
    whole = Count()
    for count in counts:
        for field in attrs.fields(Count):
            added = getattr(whole, field.name) + getattr(count, field.name)
            setattr(whole, field.name, added)
    return whole


def _kill_lines(counts: dict[str, Count], seconds: float) -> list[str]:
    whole = total(list(counts.values()))
    rows = [*counts.items(), ("**all**", whole)]
    return [
        KILLED,
        f"| killed while | {' | '.join(COLUMNS)} |",
        f"| --- |{len(COLUMNS) * ' ---: |'}",
        *(
            f"| {name} | {c.kills} | {c.shown} | {c.saved} | {c.signed} | {c.lost} "
            f"| {c.one_more} | {c.half_written} | {c.offered} | {c.questions} "
            f"| {len(c.wrong)} |"
            for name, c in rows
        ),
        "",
        f"{_today()}, {seconds / max(whole.kills, 1):.1f} s for a kill.",
        *(f"- {sentence}" for sentence in whole.wrong),
    ]


FAULTY = """\
## Cut, flipped, foreign, in the wrong place

Each time the case opened as the very same case, to be read only, or was refused in a
sentence that names the file and a way out (`tests/ui/case_faults.py`; full disks, lost
rights, removed folders and shares without locks are in `tests/ui/test_disk_faults.py`).

| fault | tried | the same case | may only be read | refused in words | anything else |
| --- | ---: | ---: | ---: | ---: | ---: |"""


def _fault_lines(folder: Path, step: int) -> list[str]:
    counts = {
        f"{name} (a bit of every {step}th byte)" if "bit" in name else name: count
        for name, count in flips_and_cuts(folder, each_byte=step, each_cut=512).items()
    }
    for number, fault in enumerate(FAULTS):
        whole = whole_case(folder / f"whole {number}")
        path = whole_case(folder / f"mine {number}")
        path.write_bytes(whole.read_bytes())
        fault.do(path)
        counts[fault.name] = {outcome(path, whole)[0]: 1}
    kinds = (SAME, READ_ONLY, REFUSED)
    rows = [
        [name, sum(count.values()), *(count.get(kind, 0) for kind in kinds), 0]
        for name, count in counts.items()
    ]
    lines = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return [FAULTY, *lines, "", f"{_today()}."]


def _clock() -> str:
    return f"{datetime.datetime.now(tz=datetime.UTC):%H:%M:%S}"


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def write_part(lines: Sequence[str]) -> None:
    """Put a part in the place of the one with the same title, or at the end."""
    text = "\n".join(lines).strip() + "\n"
    title = text.splitlines()[0]
    whole = REPORT.read_text(encoding="utf-8") if REPORT.exists() else HEAD
    parts = re.split(r"(?m)^(?=## )", whole)
    kept = [part.strip() + "\n" for part in parts if not part.startswith(title)]
    REPORT.write_text("\n".join([*kept, text]), encoding="utf-8")


def main(words: Sequence[str]) -> int:
    """Run what was asked for; write it, and return 1 if anything was wrong."""
    many = next((int(word) for word in words if word.isdigit()), ALL_KILLS)
    if "faults" in words:
        step = next((int(word) for word in words if word.isdigit()), 1)
        with tempfile.TemporaryDirectory() as folder:
            write_part(_fault_lines(Path(folder), step))
        return 0
    kills = [kill for kill in KILLS if has_bad_disk() or not kill.needs_bad_disk]
    start = time.monotonic()
    longest_s = 60 * float(os.environ.get("MINUTES", "inf"))
    with tempfile.TemporaryDirectory() as folder:
        counts = killed(kills, Path(folder), many=many, longest_s=longest_s)
    write_part(_kill_lines(counts, time.monotonic() - start))
    return int(bool(total(list(counts.values())).wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

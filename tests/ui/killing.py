"""Kills the editing program, and holds what is left against what it had shown."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

from planner.case_file.reading import Record, read_record
from planner.case_file.record import EDIT, GO, SIGN, Line
from planner.plan.case import Case
from planner.plan.storage import case_digest, read_plan, write_plan
from tests.conftest import PROJECT
from tests.dicom_files import write_ct
from tests.disk import bad_disk, has_bad_disk
from tests.phantoms import L1S, ct_phantom, grid_around
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from tests.ui.editing_program import EDITING, SAVING, line_digest
from ui.unsaved_work import find_unsaved

LONGEST_S = 0.8
"""Between the first step on the screen and the end."""
HANGS_S = 100.0
"""A program that was not to be killed by then would have hung."""
AT_CALL_S = 6.0
"""If the call at which it is to die does not come by then, it is killed anyway."""
COARSE_MM = 2.5
SLOW_US = 3000
"""What each call of a slow disk takes: a step takes a tenth of a second."""
CALLS = 250
"""Calls of the disk among which one is the last; a step takes some twenty."""
OPENING_CALLS, OPENING_S = 12, 2.0


@attrs.frozen(kw_only=True)
class Kill:
    """How a program is killed.

    `way` is what it does meanwhile. It dies at some instant of its work, or at one of
    its first `calls` of the disk, or while it `opens` what the last kill has left.
    """

    name: str
    way: str = EDITING
    calls: int = 0
    delay_us: int = 0
    opens: bool = False

    @property
    def needs_bad_disk(self) -> bool:
        return bool(self.calls or self.delay_us)


KILLS = (
    Kill(name="editing"),
    Kill(name="editing, at a call of the disk", calls=CALLS),
    Kill(name="editing on a slow disk", delay_us=SLOW_US),
    Kill(name="saving and signing", way=SAVING),
    Kill(name="saving and signing, at a call of the disk", way=SAVING, calls=CALLS),
    Kill(name="saving and signing on a slow disk", way=SAVING, delay_us=SLOW_US),
    Kill(name="opening what a kill has left", opens=True),
    Kill(name="opening it, at a call of the disk", opens=True, calls=OPENING_CALLS),
)


@attrs.define(kw_only=True)
class Count:
    """What came of the kills of one kind.

    `one_more` counts steps that were on the disk and not yet shown, `half_written`
    kills in the middle of a step, `offered` states at the next start, `questions`
    starts with more than one.
    """

    kills: int = 0
    shown: int = 0
    saved: int = 0
    signed: int = 0
    lost: int = 0
    one_more: int = 0
    half_written: int = 0
    offered: int = 0
    questions: int = 0
    wrong: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Told:
    """What a program had told before it was killed."""

    opened: str | None
    shown: tuple[str, ...]
    events: tuple[tuple[str, ...], ...]

    @property
    def last(self) -> str | None:
        return self.shown[-1] if self.shown else self.opened


class Program:
    """A program that runs: what it tells, and its end."""

    def __init__(self, pipe: Path) -> None:
        self._pipe = os.open(pipe, os.O_RDONLY)
        self._told = b""
        self._pid = int(self.next_line(HANGS_S).split()[1])

    def next_line(self, timeout_s: float) -> str:
        """Return the next whole line, or nothing if it ended or took too long."""
        until = time.monotonic() + timeout_s
        while b"\n" not in self._told:
            if not self._hears(until):
                return ""
        line, _, self._told = self._told.partition(b"\n")
        return line.decode()

    def lines_until(self, timeout_s: float) -> list[str]:
        """Return what it tells until it ends, or until the time is over."""
        until, lines = time.monotonic() + timeout_s, []
        while line := self.next_line(until - time.monotonic()):
            lines.append(line)
        return lines

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        os.close(self._pipe)

    def _hears(self, until: float) -> bool:
        left = max(until - time.monotonic(), 0)
        if not select.select([self._pipe], [], [], left)[0]:
            return False
        heard = os.read(self._pipe, 65536)
        self._told += heard
        return bool(heard)


class Starter:
    """Starts programs on a disk that can be made a bad one."""

    def __init__(self, server: "subprocess.Popen[str]", folder: Path) -> None:
        self._server = server
        self._pipe = folder / "pipe"
        os.mkfifo(self._pipe)

    def start(self, environment: Mapping[str, str], **order: object) -> Program:
        whole = {"environment": environment, "pipe": str(self._pipe), **order}
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(whole) + "\n")
        self._server.stdin.flush()
        return Program(self._pipe)


@contextmanager
def starter(folder: Path) -> Iterator[Starter]:
    """Give what starts programs; `folder` is where its pipe lies."""
    disk = bad_disk(folder) if has_bad_disk() else os.environ
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.editing_program"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=PROJECT,
        env={**disk, "QT_QPA_PLATFORM": "offscreen"},
    ) as server:
        yield Starter(server, folder)
        assert server.stdin is not None
        server.stdin.close()


class Desk:
    """A surgeon's folders, and starts of the program that end in kills.

    `path` is what the next start opens, `known` the line of steps it must show then.
    """

    def __init__(self, folder: Path, start: Starter) -> None:
        self.folder = folder
        self.start = start
        self.unsaved, self.saves = folder / "unsaved", folder / "saves"
        self.saves.mkdir(parents=True)
        self.path = _first_plan(folder)
        self.known: str | None = None

    def go_on(self, kill: Kill, count: Count, *, seed: int) -> None:
        """Start, kill, hold what is left against what was told, note it in `count`."""
        told = self._killed(kill, seed)
        count.kills += 1
        count.shown += len(told.shown)
        count.saved += sum(event[0] == "saved" for event in told.events)
        count.signed += sum(event[0] == "signed" for event in told.events)
        count.half_written += any(self.folder.rglob("*-journal"))
        if told.opened not in (None, self.known) and self.known is not None:
            count.wrong.append(f"{kill.name} {seed}: opened as something else")
        self._look(told, kill, count, seed)

    def _killed(self, kill: Kill, seed: int) -> Told:
        chance = random.Random(seed)
        kill_at = chance.randint(1, kill.calls) if kill.calls else 0
        program = self.start.start(
            {
                "DISK_FOLDER": str(self.folder),
                "DISK_DELAY_US": str(kill.delay_us),
                "DISK_KILL_AT": str(kill_at),
            },
            paths=[str(path) for path in (self.path, self.unsaved, self.saves)],
            seed=seed,
            way=kill.way,
        )
        lines = _ended(program, kill, chance)
        program.close()
        return _told(lines)

    def _look(self, told: Told, kill: Kill, count: Count, seed: int) -> None:
        """Hold the files against what was told; decide what the next start opens."""

        def wrong(sentence: str) -> None:
            count.wrong.append(f"{kill.name} {seed}: {sentence}")

        offers = [work.path for work in find_unsaved(self.unsaved)]
        files = [*offers, *sorted(self.saves.glob("*.isthmus"))]
        records = {path: read_record(path) for path in files}
        lines = {path: lines_of(record) for path, record in records.items()}
        for sentence in _broken_promises(told, self.saves, records, lines):
            wrong(sentence)
        ends = {path: line[-2:] for path, line in lines.items()}
        ends |= {path: [line] for path, line in _whole_documents(told, self.saves)}
        count.offered += len(offers)
        count.questions += len({ends[path][-1] for path in offers}) > 1
        # Nothing was done yet to a plan document that was only opened.
        is_untouched = self.path.suffix == ".json" and not told.shown
        wanted = None if is_untouched else told.last or self.known
        if wanted is None:
            self.known = None
            return
        holding = [path for path, end in ends.items() if wanted in end]
        if not holding:
            count.lost += 1
            wrong("the last step is nowhere")
        elif kill.way == EDITING and not _is_tail(told.shown, lines[holding[0]]):
            wrong("a step is not in the trail")
        # The start screen shows what was not saved; else its file is opened again.
        self.path = next(iter(offers or holding), self.path)
        self.known = ends[self.path][-1] if self.path in lines else None
        count.one_more += wanted != ends.get(self.path, [None])[-1]
        if holding and self.path not in holding:
            wrong("another state is offered")


def _is_tail(shown: tuple[str, ...], kept: list[str]) -> bool:
    """Tell whether steps were kept as shown; one more may be there, not yet shown."""
    many = len(shown)
    return list(shown) in (kept[len(kept) - many :], kept[-many - 1 : -1])


def _broken_promises(
    told: Told,
    saves: Path,
    records: Mapping[Path, Record],
    lines: Mapping[Path, list[str]],
) -> Iterator[str]:
    """Yield what was told of files that nobody began to replace, and is not so."""
    whole = dict(_whole_documents(told, saves))
    for path, saved, _ in _last_saves(told, saves):
        if saved not in lines.get(path, ()) and path not in whole:
            yield f"{path.name} lost what was saved"
    for path, number in _last_signatures(told, saves):
        entries = records[path].entries if path in records else ()
        if number > len(entries) or entries[number - 1].verb != SIGN:
            yield "a signature is not there"


def _whole_documents(told: Told, saves: Path) -> list[tuple[Path, str]]:
    """Return plan documents that hold the state they were told to, and its line."""
    return [
        (path, line)
        for path, line, digest in _last_saves(told, saves)
        if path.suffix == ".json" and _digest(path) == digest
    ]


def _ended(program: Program, kill: Kill, chance: random.Random) -> list[str]:
    """Kill a program when its time has come; return all it has told."""
    lines: list[str] = []
    if not kill.opens:
        while line := program.next_line(HANGS_S):
            lines.append(line)
            if line.startswith("shown"):
                break
    if kill.calls:
        wait_s = AT_CALL_S
    else:
        wait_s = chance.uniform(0, OPENING_S if kill.opens else LONGEST_S)
    lines += program.lines_until(wait_s)
    program.kill()
    return lines + program.lines_until(HANGS_S)


def _told(lines: list[str]) -> Told:
    events = tuple(tuple(line.split(" ")) for line in lines)
    opened = [event[1] for event in events if event[0] == "opened"]
    return Told(
        opened=opened[0] if opened else None,
        shown=tuple(event[1] for event in events if event[0] == "shown"),
        events=events,
    )


def lines_of(record: Record) -> list[str]:
    """Return the line of steps after each entry that changed it, as one word each."""
    line, found = Line(), []
    for entry in record.entries:
        line = line.after(entry)
        if entry.verb in (EDIT, GO):
            cases = [_case(record, step.state) for step in line.steps]
            found.append(line_digest(cases, line.position))
    return found


_cases: dict[str, Case] = {}


def _case(record: Record, state: str) -> Case:
    """One case stands for its state in every file: the digest of it knows no folder."""
    if state not in _cases:
        entry = next(entry for entry in record.entries if entry.state == state)
        _cases[state] = record.case_of(entry)
    return _cases[state]


def _digest(path: Path) -> str | None:
    return case_digest(read_plan(path)) if path.exists() else None


def _last_saves(told: Told, saves: Path) -> list[tuple[Path, str, str]]:
    """Return what each file must hold that nobody began to replace afterwards."""
    found: dict[str, tuple[Path, str, str]] = {}
    for event in told.events:
        if event[0] == "saving":
            found.pop(event[1], None)
        elif event[0] == "saved":
            _, name, line, digest = event
            found[name] = (saves / name, line, digest)
    return list(found.values())


def _last_signatures(told: Told, saves: Path) -> list[tuple[Path, int]]:
    """Return the signatures of files that nobody began to replace afterwards."""
    found: list[tuple[Path, int]] = []
    for event in told.events:
        if event[0] == "saving":
            found = [(path, number) for path, number in found if path.name != event[1]]
        elif event[0] == "signed":
            found.append((saves / event[1], int(event[2])))
    return found


def _first_plan(folder: Path) -> Path:
    grid = grid_around(L1S, spacing_mm=COARSE_MM, margin_mm=15.0)
    volume = ct_phantom(L1S, grid=grid)
    write_ct(folder / "ct", volume.voxels_hu, volume.grid.lps_from_ijk)
    case = phantom_case(SAFE_NEEDLE)
    study = attrs.evolve(case.study, ct="ct")
    write_plan(attrs.evolve(case, study=study), folder / "plan.json")
    return folder / "plan.json"

"""Work done apart may die in any way; the program, and the next work, live on."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from planner.apart import Crew
from planner.apart_worker import Limits
from planner.errors import DiedApart, TookTooLong
from planner.work import Cancelled, Monitor
from tests.planner import deadly

LIMITS = Limits(seconds=20.0)
SHORT = Limits(seconds=0.3)


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    crew = Crew(2)
    yield crew
    crew.close()


def test_a_result_comes_back(crew: Crew):
    assert crew.call(deadly.add, 2, 3, limits=LIMITS) == 5


def test_an_array_lands_in_the_memory_that_was_meant_for_it(crew: Crew):
    into = np.zeros((40, 30), np.int16)
    job = crew.submit(deadly.picture, 40, 30, limits=LIMITS, into=into)
    values, word = job.future.result()
    assert np.shares_memory(values, into)
    assert np.array_equal(into, np.arange(1200).reshape(40, 30))
    assert word == "beside it"


def test_an_array_of_another_size_leaves_that_memory_alone(crew: Crew):
    into = np.full((3, 3), 7, np.int16)
    job = crew.submit(deadly.picture, 40, 30, limits=LIMITS, into=into)
    assert job.future.result()[0].shape == (40, 30)
    assert (into == 7).all()


def test_what_the_function_raises_is_raised_here(crew: Crew):
    with pytest.raises(ValueError, match="not like this"):
        crew.call(deadly.complain, limits=LIMITS)


def test_an_error_that_cannot_travel_is_named(crew: Crew):
    with pytest.raises(DiedApart) as failed:
        crew.call(deadly.complain_oddly, limits=LIMITS)
    assert failed.value.facts["kind"] == "OddError"


@pytest.mark.parametrize("work", [deadly.crash, deadly.leave])
def test_a_process_that_dies_is_an_error_and_is_replaced(crew: Crew, work):
    with pytest.raises(DiedApart):
        crew.call(work, limits=LIMITS)
    assert crew.call(deadly.add, 1, 1, limits=LIMITS) == 2


@pytest.mark.parametrize("work", [deadly.hang, deadly.hang_holding_the_interpreter])
def test_work_that_hangs_is_ended_in_time(crew: Crew, work):
    if work is deadly.hang_holding_the_interpreter and os.name == "nt":
        pytest.skip("Windows has no sleep to hold the interpreter with")
    crew.call(deadly.add, 1, 1, limits=LIMITS)
    start = time.monotonic()
    with pytest.raises(TookTooLong) as late:
        crew.call(work, limits=SHORT)
    assert time.monotonic() - start < 5
    assert late.value.facts["seconds"] == SHORT.seconds
    assert crew.call(deadly.add, 1, 1, limits=LIMITS) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory")
def test_work_that_wants_all_memory_gets_none(crew: Crew):
    with pytest.raises(DiedApart) as failed:
        crew.call(deadly.eat_memory, limits=Limits(seconds=20, memory_bytes=512 << 20))
    assert failed.value.facts["reason"] == "memory"


def test_what_libraries_print_apart_is_seen_nowhere(crew: Crew, capfd):
    assert crew.call(deadly.talk, limits=LIMITS) == 19
    assert capfd.readouterr() == ("", "")


def test_cancelled_work_is_ended_at_once(crew: Crew):
    crew.call(deadly.add, 1, 1, limits=LIMITS)
    monitor = Monitor()
    monitor.cancel()
    start = time.monotonic()
    with pytest.raises(Cancelled):
        crew.call(deadly.hang, limits=LIMITS, monitor=monitor)
    assert time.monotonic() - start < 1
    assert crew.call(deadly.add, 1, 1, limits=LIMITS) == 2


def test_neither_window_nor_3d_is_loaded_apart(crew: Crew):
    loaded = crew.call(deadly.modules, limits=LIMITS)
    assert not [name for name in loaded if name.startswith(("PySide6", "vtk"))]


@pytest.mark.skipif(os.name == "nt", reason="Windows writes no core files")
def test_a_crash_leaves_no_picture_of_a_patient_behind(crew: Crew):
    assert crew.call(deadly.environment_of_crashes, limits=LIMITS) == (1, 1)


def test_closed_it_ends_its_processes_and_starts_again_when_needed():
    crew = Crew(1)
    first = crew.call(deadly.own_process, limits=LIMITS)
    crew.close()
    second = crew.call(deadly.own_process, limits=LIMITS)
    crew.close()
    assert first != second
    assert not _is_there(first)
    assert not _is_there(second)


ORPHAN = """
import sys
from planner.apart import Crew
from planner.apart_worker import Limits
from tests.planner import deadly
crew = Crew(1)
print(crew.call(deadly.own_process, limits=Limits(seconds=5)), flush=True)
crew.submit(deadly.hang_holding_the_interpreter, limits=Limits(seconds=1))
sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by signal, as only POSIX does")
def test_a_worker_does_not_outlive_a_program_that_was_killed():
    project = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN],
        cwd=project,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        program.kill()
    end = time.monotonic() + 20
    while _is_there(worker) and time.monotonic() < end:
        os.sched_yield()
    assert not _is_there(worker)


def _is_there(process: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be told does not."""
    status = Path(f"/proc/{process}/stat")
    if status.exists():
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True

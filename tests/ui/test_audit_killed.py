"""Whoever is killed while an audit works, no case is lost."""

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.ui.cohorts import two_workers, write_cohort
from ui.cli import main

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="/proc tells whom to kill"
    ),
]

CASES = 4
PATIENCE_S = 60.0
LOOK_S = 0.05


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


class Killer(threading.Thread):
    """Kills the first process that works on a case, once, with all it started."""

    def __init__(self, word: str) -> None:
        super().__init__(daemon=True)
        self._word = word
        self._over = threading.Event()
        self.killed = 0

    def run(self) -> None:
        for _ in range(int(PATIENCE_S / LOOK_S)):
            if self._over.wait(LOOK_S):
                return
            for pid in self._workers(os.getpid()):
                # It has begun a case if a tool works for it.
                if children_of(pid):
                    os.kill(pid, signal.SIGKILL)
                    self.killed += 1
                    return

    def _workers(self, pid: int) -> list[int]:
        found = []
        for child in children_of(pid):
            try:
                words = Path(f"/proc/{child}/cmdline").read_bytes().decode()
            except OSError:
                continue
            found += [child] if self._word in words else self._workers(child)
        return found

    def stop(self) -> None:
        self._over.set()
        self.join()


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    volumes_ml = [0.5 + 0.5 * number for number in range(CASES)]
    return write_cohort(tmp_path_factory.mktemp("cohort"), volumes_ml)


@pytest.fixture(scope="module")
def undisturbed(cohort: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return audited(cohort, tmp_path_factory.mktemp("audit") / "out", "--workers", "2")


def audited(cohort: Path, out: Path, *words: str) -> Any:
    main(["audit", str(cohort), "--tool", "cement", "--out", str(out), *words])
    return json.loads((out / "audit.json").read_text())


def test_a_killed_process_of_this_computer_loses_nothing(
    cohort: Path, undisturbed: Any, tmp_path: Path
):
    killer = Killer("apart_worker")
    killer.start()
    document = audited(cohort, tmp_path / "out", "--workers", "2")
    killer.stop()
    assert killer.killed == 1
    assert document == undisturbed
    assert document["failed_count"] == 0


def test_a_killed_worker_of_a_cluster_loses_nothing(
    cohort: Path, undisturbed: Any, tmp_path: Path
):
    pytest.importorskip("distributed", reason="Dask is not installed")
    with two_workers() as address:
        killer = Killer("multiprocessing.spawn")
        killer.start()
        document = audited(cohort, tmp_path / "out", "--scheduler", address)
        killer.stop()
    assert killer.killed == 1
    assert document == undisturbed
    assert document["failed_count"] == 0

"""A cohort of forty: two processes of this computer against a two-worker Dask cluster.

Both must give the same document; what differs is only who hands out the cases.
"""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.harness import Row
from tests.ui.cohorts import two_workers, write_cohort
from ui.cli import main

CASES = 40
WORKERS = 2
LEAST_ML, MOST_ML = 0.5, 4.0


def run(shared_data: Path | None) -> list[Row]:
    """Measure both ways, and refuse to report where they differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        step_ml = (MOST_ML - LEAST_ML) / (CASES - 1)
        volumes_ml = [LEAST_ML + step_ml * number for number in range(CASES)]
        cohort = write_cohort(folder / "cohort", volumes_ml)
        out = folder / "local"
        words = ["audit", str(cohort), "--tool", "cement"]
        local_s = _timed(
            lambda: main([*words, "--workers", str(WORKERS), "--out", str(out)])
        )
        with two_workers() as address:
            other = folder / "cluster"
            cluster_s = _timed(
                lambda: main([*words, "--scheduler", address, "--out", str(other)])
            )
        same = _document(out) == _document(other)
    assert same, "both ways must find the same"
    return [
        Row(
            work=f"{CASES} cases, two local processes",
            unit="s",
            ours=local_s,
            peer_name="Dask, two local workers",
            peer=cluster_s,
            note="the tool cement; the same results, cluster's start not counted",
        )
    ]


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _document(folder: Path) -> object:
    return json.loads((folder / "audit.json").read_text(encoding="ascii"))

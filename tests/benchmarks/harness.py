"""How a benchmark measures, and the row it reports."""

import gc
import json
import math
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

PROJECT = Path(__file__).resolve().parents[2]

WARM_UPS = 2
"""Calls thrown away before timing, so that caches and imports are paid for."""

_COLD_RUN = """
import importlib, json, sys, time
from pathlib import Path
module, function, *arguments = json.loads(sys.argv[1])
call = getattr(importlib.import_module(module), function)
start = time.perf_counter()
call(*arguments)
seconds = time.perf_counter() - start
status = Path("/proc/self/status")
if status.exists():
    line = next(l for l in status.read_text().splitlines() if l.startswith("VmHWM"))
    peak_mb = int(line.split()[1]) / 1024
else:
    import resource
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
print("\\n" + json.dumps([seconds, peak_mb]))
"""


@attrs.frozen(kw_only=True)
class Row:
    """One line of the report.

    `ours` and `peer` are in `unit`; `limit` is the target of the design on `ours`, or
    on `ours / peer` where `limit_is_ratio`.
    """

    work: str
    unit: str
    ours: float
    peer_name: str = "–"
    peer: float | None = None
    limit: float | None = None
    limit_is_ratio: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.peer if self.peer else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met, or None where there is no target."""
        value = self.ratio if self.limit_is_ratio else self.ours
        return None if self.limit is None or value is None else value <= self.limit


@attrs.frozen
class Timing:
    """Seconds of each call, sorted."""

    seconds: tuple[float, ...] = attrs.field(converter=lambda s: tuple(sorted(s)))

    @property
    def median_ms(self) -> float:
        return self.percentile_ms(50)

    def percentile_ms(self, percent: float) -> float:
        """Return the smallest time that at least `percent` of the calls kept to."""
        rank = math.ceil(len(self.seconds) * percent / 100)
        return 1000 * self.seconds[max(rank, 1) - 1]


@attrs.frozen
class ColdCost:
    """What one call in a process of its own took, imports before it not counted."""

    seconds: float
    peak_mb: float


def measure(ours: Callable[[], object], *, repeats: int) -> Timing:
    """Time `repeats` calls after `WARM_UPS` that do not count."""
    return _interleaved((ours,), repeats)[0]


def compare(
    ours: Callable[[], object], peer: Callable[[], object], *, repeats: int
) -> tuple[Timing, Timing]:
    """Time both in turns: ours, peer, ours, peer, ..."""
    first, second = _interleaved((ours, peer), repeats)
    return first, second


def _interleaved(
    calls: Sequence[Callable[[], object]], repeats: int
) -> tuple[Timing, ...]:
    for call in calls:
        for _ in range(WARM_UPS):
            call()
    gc.collect()
    seconds: tuple[list[float], ...] = tuple([] for _ in calls)
    for _ in range(repeats):
        for call, times in zip(calls, seconds, strict=True):
            start = time.perf_counter()
            call()
            times.append(time.perf_counter() - start)
    return tuple(Timing(times) for times in seconds)


def in_fresh_process(module: str, function: str, *arguments: str | float) -> ColdCost:
    """Call `module.function(*arguments)` in a new Python and weigh it.

    Peak memory is that of the whole process, the interpreter and imports included, in
    MiB. Not for Windows, which does not tell.
    """
    request = json.dumps([module, function, *arguments])
    done = subprocess.run(
        [sys.executable, "-c", _COLD_RUN, request],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak_mb = json.loads(done.stdout.splitlines()[-1])
    return ColdCost(seconds, peak_mb)

"""Run a review tool in a process of its own, with an end, and read what it said."""

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.imaging.volume import Volume
from planner.plan.case import Case, LabelSource, LevelPlan, StudyReference
from planner.plan.document import Place
from planner.private_folder import PrivateFolder
from planner.review.contract.inputs import NEEDS, Inputs
from planner.review.contract.result import Result, result_from
from planner.review.contract.tool import ToolInfo
from planner.review.fields import group_from
from planner.review.host.job import (
    ARRAYS,
    CODE,
    FAILURE,
    INPUTS,
    JOB,
    RESULT,
    TOOL_WORD,
    Limits,
    Order,
    environment_of,
)
from planner.review.host.plugins import Origin, Plugin, unchanged_files
from planner.work import Monitor

LOOK_S = 0.05
LARGEST_DOCUMENT = 16 << 20
MOST_ARRAYS = 64
LONGEST_LINE = 64


def describe(plugin: Plugin, *, limits: Limits | None = None) -> tuple[ToolInfo, ...]:
    """Ask a plugin for its tools.

    Raises
    ------
    BadTool
        With the reason why it cannot be used.
    """
    with _job(plugin) as job:
        told = job.run(None, {}, limits or Limits(seconds=30), Monitor())
    try:
        return tuple(group_from(ToolInfo, item) for item in Place(told).items())
    except (BadPlan, BadReviewCase) as error:
        raise BadTool("no info", reason="no_info", tool=plugin.id) from error


def run_tool(
    plugin: Plugin,
    info: ToolInfo,
    inputs: Inputs,
    parameters: Mapping[str, Any],
    *,
    limits: Limits | None = None,
    monitor: Monitor | None = None,
) -> Result:
    """Let a tool look at one level; it sees no more than it asked for.

    Raises
    ------
    BadTool
        With the reason: what it lacks, or how it failed.
    Cancelled
        If the monitor was cancelled; its process is ended before.
    """
    seen = seen_by(info, inputs)
    with _job(plugin) as job:
        (job.folder / INPUTS).write_bytes(pickle.dumps(seen, 5))
        limits = limits or Limits()
        told = job.run(info.id, parameters, limits, monitor or Monitor())
        return _result(job.folder, told, limits)


def seen_by(info: ToolInfo, inputs: Inputs) -> Inputs:
    """Return the inputs that a tool asked for, and no others.

    Raises
    ------
    BadTool
        With the reason "lacks" and what is not there.
    """
    lacking = [need for need in info.needs if _held(inputs, need) is None]
    if lacking:
        raise BadTool("lacks", reason="lacks", tool=info.id, names=tuple(lacking))
    asked = {*info.needs, *(info.wants or ())}
    hidden = {_FIELDS[need]: None for need in NEEDS if need not in asked}
    found = {id_: inputs.found[id_] for id_ in info.after or () if id_ in inputs.found}
    shown: Inputs = attrs.evolve(inputs, **hidden, found=found)  # type: ignore[arg-type]
    return _nameless(shown)


_FIELDS = {
    "postop": "postop",
    "preop": "preop",
    "anatomy": "vertebra",
    "plan": "plan",
    "review": "review",
}


def _held(inputs: Inputs, need: str) -> object:
    return getattr(inputs, _FIELDS[need])


def _nameless(inputs: Inputs) -> Inputs:
    """Names of files may name the patient, numbers of series tell who it was."""
    shown: dict[str, Volume | Case] = {
        name: attrs.evolve(
            volume,
            quarantined=(),
            identity=attrs.evolve(volume.identity, series_uid=""),
        )
        for name in ("postop", "preop")
        if (volume := getattr(inputs, name)) is not None
    }
    if inputs.plan is not None:
        levels = tuple(map(_without_place, inputs.plan.levels))
        study = StudyReference(ct=".")
        shown["plan"] = attrs.evolve(inputs.plan, study=study, levels=levels)
    return attrs.evolve(inputs, **shown)  # type: ignore[arg-type]


def _without_place(level: LevelPlan) -> LevelPlan:
    source = level.anatomy
    if not isinstance(source, LabelSource):
        return level
    return attrs.evolve(level, anatomy=attrs.evolve(source, labels="."))


@attrs.define(kw_only=True)
class _Job:
    """One order in one folder."""

    plugin: Plugin
    folder: Path

    def run(
        self,
        tool: str | None,
        parameters: Mapping[str, Any],
        limits: Limits,
        monitor: Monitor,
    ) -> object:
        order = Order(
            code=str(self.plugin.path),
            is_unpacked=_is_unpacked(self.plugin),
            module=self.plugin.manifest.module,
            tool=tool,
            parameters=dict(parameters),
            limits=limits,
        )
        order.write(self.folder / JOB)
        _run(self.folder, self.plugin.id, limits, monitor)
        return _document(self.folder / RESULT, self.plugin.id)


@contextlib.contextmanager
def _job(plugin: Plugin) -> Iterator[_Job]:
    with PrivateFolder() as folder:
        if _is_unpacked(plugin):
            _unpack(plugin, folder / CODE)
        yield _Job(plugin=plugin, folder=folder)


def _is_unpacked(plugin: Plugin) -> bool:
    """What somebody allowed runs as a copy of just that, whatever changes meanwhile."""
    return plugin.origin is not Origin.BUILT_IN or plugin.path.is_file()


def _unpack(plugin: Plugin, folder: Path) -> None:
    files = unchanged_files(plugin)
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except (OSError, ValueError) as error:
        raise BadTool("unreadable", reason="plugin_unreadable") from error


def _run(folder: Path, tool: str, limits: Limits, monitor: Monitor) -> None:
    process = subprocess.Popen(
        [*_command(), str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment_of(folder),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdout is not None
    progress = _Progress(process.stdout)
    end = time.monotonic() + limits.seconds
    try:
        while process.poll() is None:
            monitor.report(progress.fraction)
            if time.monotonic() > end:
                raise BadTool("late", reason="late", tool=tool, seconds=limits.seconds)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LOOK_S)
    finally:
        _end(process)
        progress.end()
    _check_failure(folder, tool, process.returncode)


def _check_failure(folder: Path, tool: str, code: int) -> None:
    if (folder / FAILURE).exists():
        told = _document(folder / FAILURE, tool)
        facts = told if isinstance(told, dict) else {}
        reason = facts.get("reason")
        known = {str(key): value for key, value in facts.items() if key != "reason"}
        known["tool"] = known.get("tool") or tool
        raise BadTool("failed", reason=str(reason or "raised"), **known)
    if code != 0 or not (folder / RESULT).exists():
        raise BadTool("died", reason="died", tool=tool, exit_code=code)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process, and on Unix whatever it started."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()


class _Progress:
    """Reads how far a tool is, on a thread of its own, however much it writes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.fraction = 0.0
        self._stream = stream
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while line := self._stream.readline(LONGEST_LINE):
                with contextlib.suppress(ValueError):
                    told = float(line)
                    if 0 <= told <= 1:
                        self.fraction = told

    def end(self) -> None:
        self._thread.join(1)
        with contextlib.suppress(OSError):
            self._stream.close()


def _document(path: Path, tool: str) -> Any:
    try:
        if path.stat().st_size > LARGEST_DOCUMENT:
            raise BadTool("too large", reason="too_large", tool=tool)
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadTool("unreadable", reason="garbled", tool=tool) from error


def _result(folder: Path, told: object, limits: Limits) -> Result:
    """Read a result as if a stranger had written it."""
    if not isinstance(told, dict) or not isinstance(told.get("arrays"), list):
        raise BadTool("no result", reason="garbled")
    names = told["arrays"]
    if len(names) > MOST_ARRAYS or not all(isinstance(name, str) for name in names):
        raise BadTool("too many arrays", reason="too_large")
    paths = [folder / ARRAYS / f"{number}.npy" for number in range(len(names))]
    try:
        if sum(path.stat().st_size for path in paths) > limits.result_bytes:
            raise BadTool("too large", reason="too_large")
        arrays = {name: _array(p) for name, p in zip(names, paths, strict=True)}
    except (OSError, ValueError, EOFError) as error:
        raise BadTool("no array", reason="garbled") from error
    return result_from(told.get("result"), arrays)


def _array(path: Path) -> NDArray[np.generic]:
    array: NDArray[np.generic] = np.load(path, allow_pickle=False)
    return array


def _command() -> list[str]:
    """Return what starts a worker: this very program, or its Python with its paths."""
    if getattr(sys, "frozen", False):
        return [sys.executable, TOOL_WORD]
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from pathlib import Path; "
        "from planner.review.host.worker import serve; "
        "sys.exit(serve(Path(sys.argv[1])))"
    )
    return [sys.executable, "-c", code]

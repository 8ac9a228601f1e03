"""A process for one job of a plugin, with an end, in a folder of its own."""

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

from planner.errors import BadTool
from planner.private_folder import PrivateFolder
from planner.review.host.job import (
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
LONGEST_LINE = 64


@attrs.define(kw_only=True)
class ToolJob:
    """One order in one folder."""

    plugin: Plugin
    folder: Path

    def give(self, inputs: object) -> None:
        (self.folder / INPUTS).write_bytes(pickle.dumps(inputs, 5))

    def run(
        self,
        task: str,
        name: str,
        parameters: Mapping[str, Any],
        limits: Limits,
        monitor: Monitor,
    ) -> object:
        order = Order(
            code=str(self.plugin.path),
            is_unpacked=_is_unpacked(self.plugin),
            module=self.plugin.manifest.module,
            task=task,
            name=name,
            parameters=dict(parameters),
            limits=limits,
        )
        order.write(self.folder / JOB)
        _run(self.folder, self.plugin.id, limits, monitor)
        return _document(self.folder / RESULT, self.plugin.id)


@contextlib.contextmanager
def tool_job(plugin: Plugin) -> Iterator[ToolJob]:
    with PrivateFolder() as folder:
        if _is_unpacked(plugin):
            _unpack(plugin, folder / CODE)
        yield ToolJob(plugin=plugin, folder=folder)


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
